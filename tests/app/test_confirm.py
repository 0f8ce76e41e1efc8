"""Answers in a file, what they change, and every line that is none."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from gander.app.confirm import confirming, parse_answers
from gander.app.evidence import read_person
from gander.app.request import Request
from gander.errors import UserError
from gander.faces.cli.main import cli
from gander.shell.demo import make_sample_repositories
from tests.evidence.person import TODAY, VOCABULARY


@pytest.fixture
def request_(tmp_path, monkeypatch):
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    identities = make_sample_repositories(tmp_path / "sample")
    return Request(today=TODAY, paths=(str(tmp_path / "sample"),), identities=identities)


def test_answers_of_a_file_change_what_is_owned(request_, tmp_path):
    file = tmp_path / "answers.txt"
    file.write_text("# mine\npytorch no\nDocker: yes\nreact yes\nsql skip\n")
    arguments = [
        "evidence",
        "confirm",
        "--n",
        "200",
        *request_.paths,
        *(w for i in request_.identities for w in ("--as", i)),
    ]
    first = json.loads(CliRunner().invoke(cli, [*arguments, "--json"]).stdout)["result"]
    assert {row["skill"]["id"] for row in first["asked"]} >= {"pytorch", "docker", "sql"}
    assert first["fit"]["n"] == 0
    result = CliRunner().invoke(cli, [*arguments, "--answers", str(file), "--json"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)["result"]
    assert (found["fit"]["n"], found["fit"]["before"]) == (3, None)
    person, _, _ = read_person(request_, VOCABULARY, {})
    assert person.evidence["pytorch"].state == "unknown"
    assert person.evidence["docker"].state == "proven"
    assert person.evidence["react"].state == "claimed"
    screen = CliRunner().invoke(cli, arguments)
    assert "17 more and it can be said how well levels fit you" in " ".join(screen.output.split())


def test_lines_that_are_no_answers(request_):
    state = confirming(request_, VOCABULARY, 25)
    with pytest.raises(UserError) as error:
        parse_answers("docker maybe\nnosuchthing yes\nkubernetes no\n", state, request_, VOCABULARY)
    assert [p.why for p in error.value.problems] == [
        "is no answer",
        "no skill of that name",
        "was not asked about",
    ]
    assert "docker yes" in error.value.problems[0].next
