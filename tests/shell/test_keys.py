"""Keys of sources: where they come from, and that nothing prints them."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from gander.shell.keys import Keys, variable

TOLD = Keys({"france-travail": {"client_id": "s3cret-a", "client_secret": " s3cret-b\n"}})
NAMES = ("client_id", "client_secret")


def test_the_environment_goes_before_the_file():
    around = {"GANDER_FRANCE_TRAVAIL_CLIENT_ID": "other", "GANDER_ADZUNA_APP_ID": "x"}
    assert TOLD.of("france-travail", NAMES, around) == {"client_id": "other", "client_secret": "s3cret-b"}
    assert TOLD.of("adzuna", ("app_id", "app_key"), around) == {"app_id": "x"}


def test_the_environment_is_the_process_one(monkeypatch):
    monkeypatch.setenv("GANDER_USAJOBS_KEY", "k")
    assert Keys().of("usajobs", ("key", "email")) == {"key": "k"}


def test_an_empty_variable_says_nothing():
    assert TOLD.of("france-travail", NAMES[:1], {"GANDER_FRANCE_TRAVAIL_CLIENT_ID": ""}) == {
        "client_id": "s3cret-a"
    }
    assert Keys().of("adzuna", ("app_id",), {}) == {}


def test_names_of_variables():
    assert variable("france-travail", "client_id") == "GANDER_FRANCE_TRAVAIL_CLIENT_ID"
    assert variable("adzuna", "app_key") == "GANDER_ADZUNA_APP_KEY"


def test_they_are_shown_nowhere():
    for shown in (repr(TOLD), str(TOLD), f"{TOLD}", json.dumps([TOLD], default=repr)):
        assert "s3cret" not in shown
    with pytest.raises(TypeError):
        json.dumps(TOLD)
    with pytest.raises(TypeError):
        vars(TOLD)


def test_equal_and_copied():
    assert copy.deepcopy(TOLD) == TOLD == pickle.loads(pickle.dumps(TOLD))
    assert Keys() != TOLD
