"""`gander init`: what a person wrote stays, what changes is said, nothing wrong is ever written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gander.app.setup import Change, Wishes, plan
from gander.errors import UserError
from gander.faces.cli.main import cli
from gander.shell import config

OLD = """# my own words
[search]
roles = ["data-engineer"]  # for now

[gates]
degree = "no"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "gander" / "config.toml"
    monkeypatch.setenv("GANDER_CONFIG", str(path))
    return path


def old(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(OLD)


def test_a_new_file_holds_what_was_said(file: Path) -> None:
    wishes = Wishes(identities=("me@example.org",), roles=("ml-engineer",), gates={"language:de": "yes"})
    plan(wishes).write()
    found = config.load(file)
    assert found is not None
    assert found.identities == ("me@example.org",)
    assert found.roles == ("ml-engineer",)
    assert found.gates == {"language:de": True}
    assert "gander doctor" in file.read_text(), "the file says how it is checked"


def test_comments_and_other_keys_stay(file: Path) -> None:
    old(file)
    made = plan(Wishes(roles=("ml-engineer",), gates={"visa": "yes"}))
    assert made.changes == (
        Change(key="search.roles", before=["data-engineer"], after=["ml-engineer"]),
        Change(key="gates.visa", before=None, after="yes"),
    )
    assert file.read_text() == OLD, "a plan writes nothing"
    made.write()
    text = file.read_text()
    assert "# my own words" in text
    assert 'degree = "no"' in text
    assert 'visa = "yes"' in text


def test_saying_the_same_again_changes_nothing(file: Path) -> None:
    old(file)
    made = plan(Wishes(roles=("data-engineer",)))
    assert made.changes == ()
    made.write()
    assert file.read_text() == OLD


@pytest.mark.parametrize(
    ("wishes", "hint"),
    [
        (Wishes(roles=("ml-enginer",)), "ml-engineer"),
        (Wishes(remote_from="Atlantis"), "two letters"),
        (Wishes(places=("Da Nangg",)), "Da Nang"),
    ],
)
def test_what_no_verb_would_understand_is_not_written(file: Path, wishes: Wishes, hint: str) -> None:
    with pytest.raises(UserError) as caught:
        plan(wishes)
    said = " ".join(f"{p.why} {p.next}" for p in caught.value.problems)
    assert hint in said
    assert not file.exists()


def test_a_file_with_mistakes_is_not_touched(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("[search]\nrole = ['x']\n")
    with pytest.raises(UserError, match="'role' is no key"):
        plan(Wishes(roles=("ml-engineer",)))


def test_in_a_pipe_init_writes_what_the_flags_say_and_asks_nothing(file: Path) -> None:
    result = CliRunner().invoke(
        cli, ["init", "--as", "me@example.org", "--role", "ml-engineer", "--gates", "degree=no"]
    )
    assert result.exit_code == 0, result.output
    assert "search.roles = ml-engineer" in result.stdout
    assert f"written: {file}" in result.stdout
    found = config.load(file)
    assert found is not None
    assert found.gates == {"degree": False}


def test_init_says_what_it_changes(file: Path) -> None:
    old(file)
    result = CliRunner().invoke(cli, ["init", "--role", "ml-engineer"])
    assert "search.roles = data-engineer becomes ml-engineer" in result.stdout
    assert f"changed: {file}" in result.stdout


def test_paths_mean_the_same_from_any_folder(file: Path) -> None:
    CliRunner().invoke(cli, ["init", "code", "~/other"])
    found = config.load(file)
    assert found is not None
    assert found.paths == (str(Path("code").absolute()), str(Path("~/other").expanduser()))


def test_init_as_json(file: Path) -> None:
    result = CliRunner().invoke(cli, ["init", "--role", "ml-engineer", "--json"])
    found = json.loads(result.stdout)["result"]
    assert found["created"] is True
    assert found["changes"] == [{"key": "search.roles", "before": None, "after": ["ml-engineer"]}]
