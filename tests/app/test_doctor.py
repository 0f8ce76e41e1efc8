"""`gander doctor`: one line a check, whatever is broken."""

from __future__ import annotations

import json
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from gander.app import doctor
from gander.faces.cli.main import cli

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GANDER_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("GANDER_MARKET", str(tmp_path / "market"))


def by_name(checks: list[doctor.Check]) -> dict[str, list[doctor.Check]]:
    found: dict[str, list[doctor.Check]] = {}
    for check in checks:
        found.setdefault(check.name, []).append(check)
    return found


def test_a_missing_market_is_a_failure_with_what_to_do() -> None:
    checks = by_name(doctor.doctor(TODAY))["market"]
    assert {check.state for check in checks} == {"fail"}
    assert all(check.next for check in checks)


def test_no_configuration_is_well() -> None:
    (check,) = by_name(doctor.doctor(TODAY))["configuration"]
    assert check.state == "ok"
    assert "never required" in check.what


def test_a_wrong_configuration_is_named_and_the_other_checks_go_on(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[search]\nrole = ['x']\n[person]\nwho = 1\n")
    found = by_name(doctor.doctor(TODAY))
    assert [check.state for check in found["configuration"]] == ["fail", "fail"]
    assert {"python", "vocabulary", "identity", "pictures"} <= set(found)


def test_a_path_that_went_away_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(f"[person]\npaths = ['{tmp_path / 'gone'}']\n")
    states = [check.state for check in by_name(doctor.doctor(TODAY))["configuration"]]
    assert states == ["ok", "warn"]


def test_without_an_identity_it_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "git_identity", lambda: None)
    (check,) = by_name(doctor.doctor(TODAY))["identity"]
    assert check.state == "warn"
    assert "--as me@example.org" in check.next


def test_pictures_are_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda name: None if name == "altair" else find_spec(name))
    (check,) = by_name(doctor.doctor(TODAY))["pictures"]
    assert check.state == "warn"
    assert check.next == 'pip install "takeagander[pictures]"'


def test_a_check_that_breaks_is_a_line_and_not_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> list[doctor.Check]:
        raise ImportError("libgit2 is gone")

    monkeypatch.setattr(doctor, "_identity", broken)
    found = by_name(doctor.doctor(TODAY))
    assert found["identity"][0].state == "fail"
    assert "libgit2 is gone" in found["identity"][0].what
    assert "pictures" in found, "the later checks still ran"


def test_the_command_exits_1_when_something_fails() -> None:
    result = CliRunner().invoke(cli, ["doctor", "--json"])
    assert result.exit_code == 1
    names = {check["name"] for check in json.loads(result.stdout)["result"]}
    assert {"python", "market", "terminal"} <= names
    text = CliRunner().invoke(cli, ["doctor"], env={"COLUMNS": "60"}).stdout
    assert max(len(line) for line in text.splitlines()) <= 60
    assert "next: " in text
