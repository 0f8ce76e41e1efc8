"""`gander doors` on the screen, as JSON, and as a command from flags to files."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from gander.faces import doors_json, envelope
from gander.faces.cli.main import cli
from gander.faces.cli.render.doors import doors
from gander.shell.looks import looks_path
from gander.stand.openings import Openings
from tests.app.conftest import BERLIN, sources
from tests.faces.openings import EVIL, FOUND, NONE, OPENING
from tests.faces.values import TODAY
from tests.generations import write_whole_market

CASES = {"ordinary": FOUND, "hostile": EVIL, "none": NONE, "new": replace(FOUND, only_new=True)}


def text(found: Openings, width: int = 80, top: int = 20) -> str:
    return "\n".join(line.plain for line in doors(found, width, top))


def words(found: Openings, top: int = 20) -> str:
    return " ".join(text(found, top=top).split())


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("name", CASES)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    assert max(cell_len(line) for line in text(CASES[name], width).splitlines()) <= width


def test_nothing_from_outside_reaches_the_terminal_as_a_command_or_fills_it() -> None:
    said = text(EVIL)
    assert not {c for c in said if ord(c) < 32 or 0x7F <= ord(c) < 0xA0} - {"\n"}
    assert not {"\u202e", "\u2066", "\u2028"} & set(said)
    assert len(said) < 4000
    assert "x.example" not in said, "an address that is none is not shown"


def test_openings_stand_in_groups_with_all_that_is_known() -> None:
    said = words(FOUND)
    assert "5 in reach of 310 jobs that state a must: 2 nothing missing, 1 one short, 2 ≥ 60 % met" in said
    assert said.index("nothing missing 1 ") < said.index("one short 2 ") < said.index("≥ 60 % met 3 ")
    assert "1 Senior Keeper of Models · Acme Robotics" in said
    assert "new 2026-11-20 · Berlin, Germany, hybrid · €80,000–95,000 a year · posted 12 days ago" in said
    assert "closes in 5 days" in said
    assert "2 senior ML engineer · Mắt Biếc AI 🦉" in said, "no title is kept: level and role"
    assert "ashby and hacker-news, 2 adverts" in said
    assert "written 23 months ago, first seen 11 days ago" in said
    assert "closes 2027-02-01" in said
    assert (
        "put up again after it was taken down, open for 11 days, longer than three quarters of these jobs"
        in said
    )
    assert "and 2 more (--top 5)" in said
    assert "Reader: of the musts it states" in said


def test_an_own_advert_has_no_address() -> None:
    own = replace(OPENING, door=replace(OPENING.door, url=None, source="own"))
    assert "Senior Keeper of Models" in words(replace(FOUND, openings=(own,)))
    assert envelope.plain(doors_json.doors(replace(FOUND, openings=(own,))))


def test_top_cuts_the_list_and_says_so() -> None:
    assert "and 4 more (--top 5)" in words(FOUND, top=1)


@pytest.mark.parametrize(
    ("days", "said"), [(0, "closes today"), (1, "closes tomorrow"), (2, "closes in 2 days")]
)
def test_a_near_closing_day_is_said_in_days(days: int, said: str) -> None:
    one = replace(OPENING, closes=TODAY + timedelta(days=days))
    assert said in words(replace(FOUND, openings=(one,)))


def test_jobs_of_one_advert_that_look_alike_are_one_thing_to_read() -> None:
    said = words(replace(FOUND, openings=(OPENING, replace(OPENING, id="a0b"), FOUND.openings[1])))
    assert said.count("Senior Keeper of Models") == 1
    assert "2 such jobs in one advert" in said
    assert "one short 2 " in said


def test_what_is_new_says_since_when() -> None:
    said = words(replace(FOUND, only_new=True, new_since=date(2026, 11, 18)))
    assert "5 new since 2026-11-18 (boards last asked 2026-11-21)" in said
    assert "5 new: the first look at this question" in words(replace(FOUND, only_new=True))
    assert "gander update" in words(replace(NONE, only_new=True, new_since=TODAY))


def test_json_has_what_a_program_needs_and_no_control_characters() -> None:
    found = json.loads(envelope.dump(doors_json.doors(FOUND)))
    assert found["schema"] == "gander.doors/1"
    assert found["population"]["id"] == FOUND.population.id
    first, second, _ = found["result"]["doors"]
    assert (first["title"], first["closes"], first["new"]) == ("Senior Keeper of Models", "2026-11-27", "new")
    assert first["pay"]["min"] == 80000.0
    assert (second["title"], second["new"], len(second["copies"])) == (None, None, 2)
    assert [m["label"] for m in second["missing"][0]["members"]] == ["AWS", "GCP"]
    evil = doors_json.doors(EVIL)["result"]["doors"][0]
    for word in (evil["title"], evil["employer"], evil["place"]):
        assert not {c for c in word if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c == "\u202e"}
    assert len(evil["title"]) <= doors_json.TITLE
    assert evil["copies"][0]["url"] is None


@pytest.fixture
def updated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A market of two jobs in reach, one of them with a closing day."""
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    day = date.today()
    rows: list[dict[str, Any]] = [
        {"places": BERLIN, "snapshot_day": day, "closes": day + timedelta(days=5)},
        {"places": BERLIN, "snapshot_day": day},
    ]
    needs = [("p0", ["python"]), ("p1", ["python"])]
    write_whole_market(monkeypatch, sources(), rows, needs, {"p0": {}, "p1": {}}, [(day, "p0", "new")])
    return tmp_path


def run(*args: str) -> Result:
    asked = ["doors", "--role", "ml-engineer", "--place", "Berlin", "--know", "python", *args]
    return CliRunner().invoke(cli, asked)


def test_the_command_writes_feed_and_calendar_and_shows_the_list(updated: Path) -> None:
    result = run("--atom", "doors.xml", "--ics", "doors.ics")
    assert result.exit_code == 0, result.output
    assert "1 Job p0 · Employer 0" in result.stdout
    assert "feed: doors.xml (2 entries)" in result.stderr
    assert "calendar: doors.ics (1 closing day)" in result.stderr
    assert len(ET.parse(updated / "doors.xml").findall("{http://www.w3.org/2005/Atom}entry")) == 2
    assert b"BEGIN:VEVENT" in (updated / "doors.ics").read_bytes()
    assert not looks_path().exists(), "a list of everything is no look for what is new"


def test_a_calendar_without_a_closing_day_says_so(updated: Path) -> None:
    result = run("--new", "--since", (date.today() + timedelta(days=1)).isoformat(), "--ics", "doors.ics")
    assert "empty: none of these names a day to apply by" in result.stderr
    assert b"BEGIN:VEVENT" not in (updated / "doors.ics").read_bytes()


def test_a_look_counts_only_once_everything_was_written(updated: Path) -> None:
    (updated / "folder").mkdir()
    assert CliRunner().invoke(cli, ["doors", "--new", "--atom", "nowhere/doors.xml"]).exit_code != 0
    assert run("--new", "--json", "--atom", "folder").exit_code != 0
    assert not looks_path().exists()
    shown = run("--new", "--json")
    assert [door["new"] for door in json.loads(shown.stdout)["result"]["doors"]] == ["new"]
    assert looks_path().exists()
    again = json.loads(run("--new", "--json").stdout)["result"]
    assert [door["advert"] for door in again["doors"]] == ["p0"], "a second look on a day shows the same"


def test_since_with_new_does_not_narrow_the_market(updated: Path) -> None:
    whole = json.loads(run("--json").stdout)["population"]
    since = json.loads(run("--new", "--since", date.today().isoformat(), "--json").stdout)
    assert since["population"] == whole
    assert since["result"]["new_since"] == date.today().isoformat()


def test_new_before_any_update_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    result = run("--new", "--json")
    assert result.exit_code == 1
    (problem,) = json.loads(result.stdout)["problems"]
    assert problem["where"] == "--new"
    assert "gander update" in problem["next"]
