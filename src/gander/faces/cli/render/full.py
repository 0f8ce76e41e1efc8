"""`--full`: the first screen, then every breakdown and the evidence behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text

from gander.faces import words as say
from gander.faces.cli.render import evidence
from gander.faces.cli.render.lines import LABEL, QUIET, WARN, Piece, bar, flow, table
from gander.faces.cli.render.outcomes import ROW_NAMES, STYLES, method
from gander.faces.cli.render.stand import Layout, first_screen
from gander.model import EVIDENCE_KINDS
from gander.stand.result import Breakdown, Standing, StandRow

TITLES = {
    "role": "by role",
    "place": "by place",
    "industry": "by industry",
    "seniority": "by seniority",
}


def full_screen(standing: Standing, width: int, label: Callable[[str], str], fold: bool = True) -> list[Text]:
    """Every block, at most `width` cells wide."""
    sections: list[tuple[str, str, list[Text]]] = [
        ("every outcome", "of the postings that state a must", outcomes(standing, width)),
        ("at least 60 % met", "cumulative: nothing missing is in it", method(standing.at_least, width)),
    ]
    for by, rows in standing.breakdowns.items():
        note = "jobs by title; of those read, nothing missing by proven or claimed"
        sections.append((TITLES.get(by, f"by {say.clean(by)}"), note, breakdown(rows, width)))
    if standing.evidence:
        note = "the level says what was seen, not how well it is mastered"
        sections.append(("evidence", note, evidence.evidence(standing.evidence, label, width)))
    if standing.repositories:
        sections.append(("repositories", "", evidence.repositories(standing.repositories, width)))
    lines = first_screen(standing, Layout(width=width, fold=fold, full=True))
    for name, note, body in sections:
        if body:
            lines += [Text(), *flow([(name, LABEL), (f" · {note}" if note else "", QUIET)], width), *body]
    return lines


def outcomes(standing: Standing, width: int) -> list[Text]:
    """All outcomes by both kinds of evidence with a bar, or counts below the floors."""
    lines: list[Text] = []
    for kind in EVIDENCE_KINDS:
        rows = [row for row in standing.stand if row.evidence == kind]
        if rows:
            lines += flow([(kind, QUIET)], width)
            lines += [
                Text("  ").append_text(t) for t in table(("",) * 4, [_outcome(r) for r in rows], width - 2)
            ]
    return lines


def _outcome(row: StandRow) -> list[Piece]:
    style = STYLES.get(row.outcome, "")
    return [
        (ROW_NAMES[row.outcome], style),
        (say.at_employers(row.estimate.count, row.estimate.employers_with), ""),
        (say.share(row.estimate), ""),
        (bar(row.estimate.share or 0.0) if say.share(row.estimate) else "", style or "cyan"),
    ]


def breakdown(rows: Sequence[Breakdown], width: int) -> list[Text]:
    """One line a group; neighbours, which are no part of the population, are marked '+'."""
    cells: list[list[Piece]] = []
    for row in rows:
        name = say.clean(row.label)
        reached = say.share(row.reached) or f"{say.number(row.reached.count)} of {say.number(row.reached.n)}"
        cells.append(
            [
                (name if row.asked else f"+ {name}", "" if row.asked else QUIET),
                (say.number(row.n_postings), ""),
                (say.number(row.n_employers), ""),
                (reached if row.reached.n else "none read", "" if row.reached.n else QUIET),
                (bar(row.reached.share or 0.0, 10) if say.share(row.reached) else "", "cyan"),
            ]
        )
    lines = table(("", "jobs", "employers", "nothing missing", ""), cells, width, right=(1, 2))
    if any(not row.asked for row in rows):
        lines += flow([("+ not part of the question", WARN)], width)
    return lines
