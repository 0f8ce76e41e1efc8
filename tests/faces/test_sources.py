"""`gander sources` from the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gander.app.sources import BoardState, Recorded, Sources, SourceState
from gander.app.sources_own import Added, Changed
from gander.errors import UserError
from gander.faces.cli.main import cli
from gander.faces.cli.render import sources as render
from gander.model import Problem
from tests.faces.values import HOSTILE

ASKED = date(2026, 11, 23)


def source(name: str, **said: Any) -> SourceState:
    blank: dict[str, Any] = {
        "what": "boards, with text",
        "per": "board",
        "verified": True,
        "docs": "https://docs.example.org/",
        "terms": "https://terms.example.org/",
        "needs_key": (),
        "has_key": True,
        "closed_hosts": (),
        "boards": 0,
        "own": 0,
    }
    return SourceState(id=name, **(blank | said))


def row(subject: str, **said: Any) -> BoardState:
    blank: dict[str, Any] = {
        "source": "greenhouse",
        "company": "Acme",
        "own": False,
        "postings_seen": 90,
        "ml_postings_seen": 5,
    }
    return BoardState(subject=subject, **(blank | said))


FAILED = row("gone", state="failed", asked=ASKED, age_days=2, why="it answers 404", next="look it up")
FOUND = Sources(
    live=(
        source(
            "greenhouse",
            boards=2997,
            asked=120,
            whole=118,
            partial=1,
            failed=1,
            open=4210,
            last_asked=ASKED,
            age_days=2,
            problem="it answers 404",
            n_problem=3,
        ),
        source(
            "adzuna",
            per="search",
            verified=False,
            needs_key=("app_id",),
            has_key=False,
            closed_hosts=("api.example.org",),
        ),
    ),
    recorded=(Recorded(source="old-2025", what="old", licence="none", as_of=date(2025, 10, 25), kept=7722),),
    own=(row("acme", own=True, state="whole", asked=ASKED, age_days=2, open=12),),
    failed=(FAILED,),
    problems=(Problem(where="boards.csv, line 3", why="'x' is no source", next="mend it"),),
)


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    asked: list[Any] = []

    def sources(today: date, name: str | None, **network: Any) -> Sources:
        asked.append(name)
        return FOUND

    monkeypatch.setattr("gander.app.sources.sources", sources)
    return asked


def test_the_overview(told: list[Any]) -> None:
    result = run("sources")
    assert result.stdout.splitlines() == [
        "source      boards  whole/part/fail   open  asked",
        "greenhouse   2,997          118/1/1  4,210  2 days ago",
        "  boards, with text",
        "  3 × it answers 404",
        "adzuna                                      never",
        "  boards, with text; unverified: its format rests on one description; needs a",
        "  key (app_id); asks not to be asked by robots: see docs",
        "",
        "yours",
        "board                   went   open  seen  asked",
        "greenhouse:acme  yours  whole    12    90  2 days ago",
        "",
        "failed the last time",
        "greenhouse:gone: it answers 404",
        "  next: look it up",
        "",
        "recorded, in what ships; never asked",
        "source    postings  as of",
        "old-2025     7,722  2025-10-25",
    ]
    assert "boards.csv, line 3: 'x' is no source" in result.stderr


def test_what_failed_alike_is_told_once_and_what_was_imported_does_not_ship() -> None:
    failed = tuple(replace(FAILED, subject=f"gone{n}") for n in range(5))
    own = Recorded(source="file:mine", what="mine", licence="none", as_of=ASKED, kept=2)
    found = replace(FOUND, failed=failed, imported=(own,))
    said = " ".join(" ".join(line.plain for line in render.sources(found, 80, whole=False)).split())
    assert "greenhouse:gone0, greenhouse:gone1, greenhouse:gone2 and 2 more (--all): it answers 404" in said
    assert said.count("next: look it up") == 1
    assert said.index("imported by you; never asked") < said.index("file:mine 2") < said.index("what ships")
    everything = " ".join(line.plain for line in render.sources(found, 80, whole=True))
    assert "greenhouse:gone4" in everything


def test_without_a_verb_it_is_show(told: list[Any]) -> None:
    for args in ([], ["--all"], ["show"], ["greenhouse"], ["show", "greenhouse:acme"], ["--json"]):
        assert run("sources", *args).exit_code == 0
    assert told == [None, None, None, "greenhouse", "greenhouse:acme", None]
    assert "remove" in run("sources", "--help").stdout


def test_json_holds_everything(told: list[Any]) -> None:
    body = json.loads(run("sources", "--json").stdout)
    assert (body["schema"], body["as_of"]) == ("gander.sources/1", "2026-11-23")
    assert body["result"]["sources"][0]["open"] == 4210
    assert body["result"]["failed"][0]["why"] == "it answers 404"
    assert body["result"]["recorded"][0]["as_of"] == "2025-10-25"
    assert body["result"]["boards"] is None
    assert body["problems"][0]["where"] == "boards.csv, line 3"


def text(found: Sources, width: int = 80, whole: bool = False) -> str:
    return "\n".join(line.plain for line in render.sources(found, width, whole))


def test_one_source_lists_its_boards_and_cuts_long_lists() -> None:
    found = Sources(live=FOUND.live[:1], boards=tuple(row(f"b{n}") for n in range(60)))
    shown = text(found)
    assert "2,997 boards known; 120 boards asked, 2 days ago: 118 whole" in " ".join(shown.split())
    assert "40 of 60; the rest: --all, or --json" in shown
    assert text(found, whole=True).count("greenhouse:b") == 60


def test_one_board() -> None:
    shown = text(Sources(live=FOUND.live[:1], boards=(FAILED,)))
    assert "asked     failed, 2 days ago (2026-11-23)" in shown
    assert "problem   it answers 404" in shown
    assert "seen      90 postings by 2026-08, 5 of them in ML" in shown


@pytest.mark.parametrize("width", [30, 60, 80, 100])
def test_no_line_is_wider_than_the_screen_and_nothing_hostile_reaches_it(width: int) -> None:
    bad = row(HOSTILE, company=HOSTILE, own=True, state="failed", asked=ASKED, why=HOSTILE, next=HOSTILE)
    for found in (
        Sources(live=FOUND.live, own=(bad,), failed=(bad,), recorded=FOUND.recorded),
        Sources(live=FOUND.live[:1], boards=(bad,)),
        Sources(live=FOUND.live[:1], boards=(bad, FAILED)),
        FOUND,
    ):
        lines = render.sources(found, width, False)
        assert max(line.cell_len for line in lines) <= width
        assert not any(ord(sign) < 32 or ord(sign) == 127 for line in lines for sign in line.plain)


DONE = Changed(
    file=Path("boards.csv"),
    added=(
        Added(
            asked="www.example.com",
            source="greenhouse",
            subject="acme",
            company="Acme",
            state="added",
            how="named 3 times on www.example.com/",
            others=("lever:acme",),
            note="it needs a key (app_id) in the configuration",
        ),
    ),
    problems=(Problem(where="x", why="no", next="y"),),
)


def test_adding(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def add(addresses: Any, fetcher: Any, **more: Any) -> Changed:
        asked.append((addresses, more["dry_run"]))
        return DONE

    monkeypatch.setattr("gander.app.sources_own.add", add)
    result = run("sources", "add", "www.example.com", "--dry-run")
    assert asked == [(("www.example.com",), True)]
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "added greenhouse:acme (Acme), named 3 times on www.example.com/",
        "  also named: lever:acme",
        "  it needs a key (app_id) in the configuration",
        "your own boards lie in boards.csv",
    ]
    body = json.loads(run("sources", "add", "www.example.com", "--json").stdout)
    assert body["schema"] == "gander.sources.add/1"
    assert body["result"]["added"][0]["others"] == ["lever:acme"]
    assert body["problems"] == [{"where": "x", "why": "no", "next": "y"}]


def test_removing(monkeypatch: pytest.MonkeyPatch) -> None:
    def remove(names: Any) -> Changed:
        assert names == ("lever:acme",)
        return Changed(file=Path("boards.csv"), removed=("lever:acme",))

    monkeypatch.setattr("gander.app.sources_own.remove", remove)
    assert run("sources", "remove", "lever:acme").stdout.splitlines()[0] == "removed lever:acme"


def test_a_word_that_means_nothing_is_one_clear_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def sources(today: date, name: str | None, **network: Any) -> Sources:
        raise UserError(Problem(where="nosuch", why="nothing", next="gander sources"))

    monkeypatch.setattr("gander.app.sources.sources", sources)
    result = run("sources", "nosuch")
    assert result.exit_code == 1
    assert "nosuch: nothing" in result.stderr and "Traceback" not in result.stderr
    assert run("sources", "add").exit_code == 1
