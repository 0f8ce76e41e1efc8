"""`gander market diff` as a user meets it: lines that fit, names as data, JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from gander.app.market_diff import MarketDiff
from gander.app.market_musts import MustRow
from gander.faces.cli.main import cli
from gander.faces.cli.render.market_diff import market_diff as render
from gander.market.changes import KINDS, Boards, ChangeRow, FailedBoard, Leading
from tests.faces.values import HOSTILE, POPULATION, named

SINCE, UNTIL = date(2026, 11, 6), date(2026, 11, 8)


def row(
    kind: str, n: int, title: str = "Senior machine learning engineer for recommender systems"
) -> ChangeRow:
    advert = Leading(
        title=title,
        employer="Acme Laboratories",
        url="https://boards.example.org/acme-laboratories/jobs/4567890123456789012345678901234567890",
        day=UNTIL,
        how="missing" if kind == "closed" else None,
    )
    return ChangeRow(
        kind=kind,
        n_adverts=n,
        n_jobs=n,
        n_employers=min(n, 1),
        how={"missing": n} if kind == "closed" else {},
        by_role=(("ml-engineer", n),) if n else (),
        by_employer=(("Acme Laboratories", n),) if n else (),
        leading=(advert,) if n else (),
    )


BROKEN = FailedBoard(
    source="greenhouse", subject="void", state="failed", why="no such board", next="leave it out", had=None
)
DIFF = MarketDiff(
    population=POPULATION,
    since=SINCE,
    since_why="after the update before the last (2026-11-05)",
    until=UNTIL,
    n_before=1203,
    boards=Boards(compared=40, first_asked=3, not_asked=2, failed=(BROKEN,)),
    rows=tuple(row(kind, n) for kind, n in zip(KINDS, (12, 0, 1, 2, 7, 30, 4), strict=True)),
    musts=(
        MustRow(
            title="Engineer",
            employer="Acme",
            url=None,
            added=((named("docker", "Docker"),), (named("aws", "AWS"), named("gcp", "GCP"))),
            dropped=((named("sql", "SQL"),),),
        ),
    ),
    n_musts=1,
    musts_note="of adverts that the last update found changed, and that were read both times",
    assumed=("anywhere",),
)


def text_of(answer: MarketDiff, width: int = 80) -> str:
    return "\n".join(line.plain for line in render(answer, width))


@pytest.mark.parametrize("width", [30, 60, 80, 100])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    assert max(cell_len(line.plain) for line in render(DIFF, width)) <= width


def test_it_says_what_is_compared_with_what() -> None:
    text = " ".join(text_of(DIFF).split())
    assert "2026-11-06, after the update before the last (2026-11-05)" in text
    assert "40 compared · 3 asked for the first time · 2 not asked since · 1 failed" in text
    assert "greenhouse:void failed, never had whole: no such board" in text


def test_kinds_with_nothing_in_them_are_left_out() -> None:
    text = " ".join(text_of(DIFF).split())
    assert "posted again" not in text
    assert "how we know: missing 7 · roles: ml-engineer 7" in text
    assert "no new demand" in text
    assert "neither open nor closed" in text
    assert "and 11 jobs more (--top)" in text


def test_musts_stand_as_added_and_dropped() -> None:
    text = text_of(DIFF)
    assert "asks now: Docker, AWS or GCP" in text
    assert "no longer: SQL" in text


def test_nothing_happened_is_an_answer() -> None:
    assert "nothing happened" in text_of(replace(DIFF, rows=tuple(row(kind, 0) for kind in KINDS)))


def test_names_from_outside_are_data() -> None:
    evil = replace(row("new", 1, HOSTILE), by_employer=((HOSTILE, 1),))
    board = replace(BROKEN, subject=HOSTILE, why=HOSTILE)
    answer = replace(DIFF, rows=(evil,), boards=replace(DIFF.boards, failed=(board,)))
    text = text_of(answer)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<script>" in text


def test_an_address_that_is_none_is_left_out() -> None:
    evil = row("new", 1)
    evil = replace(evil, leading=(replace(evil.leading[0], url="javascript:alert(1)"),))
    assert "javascript" not in text_of(replace(DIFF, rows=(evil,)))


def test_the_verb_prints_lines_and_json(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def asked(request, top):
        seen.append((request.since, request.roles, top))
        return DIFF

    monkeypatch.setattr("gander.app.market_diff.market_diff", asked)
    given = ["market", "diff", "--since", "2026-11-06", "--role", "ml-engineer", "--top", "3"]
    result = CliRunner().invoke(cli, given)
    assert (result.exit_code, seen) == (0, [(SINCE, ("ml-engineer",), 3)])
    assert "12" in result.stdout
    body = json.loads(CliRunner().invoke(cli, [*given, "--json"]).stdout)
    assert (body["schema"], body["as_of"]) == ("gander.market-diff/1", "2026-11-08")
    kinds = {kind["kind"]: kind for kind in body["result"]["kinds"]}
    assert list(kinds) == list(KINDS)
    assert kinds["closed"]["how"] == {"missing": 7}
    assert kinds["new"]["by_employer"] == [{"employer": "Acme Laboratories", "n_jobs": 12}]
    assert body["result"]["boards"]["failed"][0]["next"] == "leave it out"
    assert body["result"]["musts"][0]["added"][1] == [
        {"id": "aws", "label": "AWS"},
        {"id": "gcp", "label": "GCP"},
    ]


def test_without_an_update_it_says_what_to_do() -> None:
    result = CliRunner().invoke(cli, ["market", "diff"])
    assert result.exit_code == 1
    assert "no board was asked yet" in result.stderr
    assert "gander update" in result.stderr


def test_help_lists_it_below_market() -> None:
    assert "diff" in CliRunner().invoke(cli, ["market", "--help"]).stdout
