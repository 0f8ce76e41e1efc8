"""The same repositories through one employer's published rubric, rule by rule, never as one sum.

Source: the screening rubric that HackerRank published in its repository interviewstreet/hiring-agent (seen
2026-07-24). It is one employer's, and contested by its own users (issues 228 and 286: merged pull requests to
others ignored; no live demo should not cost back-end or ML people). The ranges are facts; the words are ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gander.evidence.audit import Audit

Verdict = Literal["applies", "does not apply", "cannot be told"]
NAME = "hackerrank"
SOURCE = (
    "interviewstreet/hiring-agent, as published in 2026-07; one employer's rubric, contested (#228, #286)"
)
CATEGORIES = (
    ("open source", "0 to 35 points"),
    ("projects of one's own", "0 to 30 points"),
    ("production", "0 to 25 points"),
    ("technical skills", "0 to 10 points"),
    ("bonus", "up to 20 points"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricRow:
    """One rule: its category, what it says, whether it applies here, and what that rests on."""

    category: str
    rule: str
    verdict: Verdict
    because: str


def rubric_rows(audits: Sequence[Audit], merged_elsewhere: int | None) -> tuple[RubricRow, ...]:
    """The rules over these repositories. `merged_elsewhere`: own pull requests merged in repositories of
    others, None where nothing was given that could tell (an account archive, or the API on request)."""
    return (
        _open_source(audits, merged_elsewhere),
        *(row for one in audits for row in _project(one)),
        _production(audits),
        RubricRow(
            category="open source",
            rule="contributions in a Hacktoberfest alone: at most 5",
            verdict="cannot be told",
            because="why somebody contributed is in no repository",
        ),
    )


def _open_source(audits: Sequence[Audit], merged: int | None) -> RubricRow:
    rule = "only repositories of one's own: at most 10 of 35"
    by_others = sum(one.repository.n_own < 0.5 * one.repository.n_commits for one in audits)
    if merged:
        return RubricRow(
            category="open source",
            rule=rule,
            verdict="does not apply",
            because=f"{merged:,} merged pull requests elsewhere",
        )
    if by_others:
        because = f"{by_others} of {len(audits)} repositories hold mostly others' commits"
        return RubricRow(category="open source", rule=rule, verdict="does not apply", because=because)
    return RubricRow(
        category="open source",
        rule=rule,
        verdict="applies" if merged == 0 else "cannot be told",
        because="no merged pull request elsewhere was given; --cv takes a GitHub account archive",
    )


def _project(one: Audit) -> list[RubricRow]:
    name, front = one.repository.name, one.front
    held = {finding.probe for finding in one.holds}
    category = "projects of one's own"

    def row(rule: str, applies: bool, because: str) -> RubricRow:
        verdict: Verdict = "applies" if applies else "does not apply"
        return RubricRow(category=category, rule=rule, verdict=verdict, because=f"{name}: {because}")

    usual = f"'{front.usual}' in its name" if front.usual else "its name is its own"
    demo = "a demo" if "can-be-tried" in held else "no demo, app or link to try was found"
    links = f"{front.links} links in the README" if front.links else "no link in the README"
    return [
        row("a name of tutorials (todo, weather, calculator): points off", bool(front.usual), usual),
        row("without a live demo: 2 to 3 points off", "can-be-tried" not in held, demo),
        row("without a link: 3 to 5 points off", not front.links, links),
        RubricRow(
            category=category,
            rule="a dead link: 1 to 2 points off each",
            verdict="cannot be told",
            because=f"{name}: links are not asked for, nothing leaves this machine",
        ),
    ]


def _production(audits: Sequence[Audit]) -> RubricRow:
    found = [
        f"{one.repository.name}: {finding.probe.replace('-', ' ')}"
        for one in audits
        for finding in one.holds
        if finding.probe in ("deployed", "monitored", "serves-an-api", "containerised")
    ]
    return RubricRow(
        category="production",
        rule="work that ran in production counts up to 25",
        verdict="cannot be told",
        because="; ".join(found[:4]) or "no deployment, monitoring or service in these repositories",
    )
