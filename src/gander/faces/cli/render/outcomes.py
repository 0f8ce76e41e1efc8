"""The table of the stand: a row an outcome, by proven and by proven or claimed side by side, never mixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from gander.faces import corrected_words
from gander.faces import words as say
from gander.faces.cli.render.lines import GOOD, QUIET, WARN, fit, flow
from gander.model import EVIDENCE_KINDS, Estimate, EvidenceKind, Outcome
from gander.stand.result import AtLeast, StandRow

SHOWN: tuple[Outcome, ...] = ("nothing missing", "one short", ">= 60 %")
ROW_NAMES: dict[Outcome, str] = {
    "nothing missing": "nothing missing",
    "one short": "one short",
    ">= 60 %": "≥ 60 % met",
    "less": "less",
    "no stated must": "no stated must",
}
STYLES: dict[str, str] = {"nothing missing": GOOD, "one short": WARN}


@dataclass(frozen=True, slots=True)
class Row:
    """A name and what stands beside it for each kind of evidence."""

    name: str
    cells: Mapping[EvidenceKind, str]
    style: str = ""


def outcomes(stand: Sequence[StandRow], at_least: Sequence[AtLeast], room: int) -> list[Text]:
    """The outcomes shown first; below them at least 60 % in all, where that could be corrected."""
    rows = [
        Row(
            ROW_NAMES[outcome],
            {row.evidence: _cell(row.estimate) for row in stand if row.outcome == outcome},
            STYLES.get(outcome, ""),
        )
        for outcome in SHOWN
    ]
    if any(row.corrected for row in at_least):
        rows += cumulative(at_least)
    widths = {
        kind: max(len(kind), *(cell_len(row.cells.get(kind, "")) for row in rows)) for kind in EVIDENCE_KINDS
    }
    name = max(len(row.name) for row in rows)
    if name + 2 + sum(widths.values()) + 2 > room:
        return _stacked(rows, room)
    head = "  ".join([" " * name, *(fit(kind, widths[kind]) for kind in EVIDENCE_KINDS)]).rstrip()
    lines = [Text(head, QUIET)]
    for row in rows:
        line = Text(fit(row.name, name), row.style)
        for kind in EVIDENCE_KINDS:
            line.append("  " + fit(row.cells.get(kind, ""), widths[kind]))
        line.rstrip()
        lines.append(line)
    return lines


def cumulative(at_least: Sequence[AtLeast]) -> list[Row]:
    """At least 60 % met as read, and below it without the reader's error."""
    read = {row.evidence: _cell(row.estimate) for row in at_least}
    right = {row.evidence: corrected_words.figure(row).replace(say.NBSP, " ") for row in at_least}
    return [Row(corrected_words.NAME, read), Row(corrected_words.CORRECTED, right)]


def method(at_least: Sequence[AtLeast], width: int) -> list[Text]:
    """The cumulative rows for the full view, each kind with how it was corrected or why it was not."""
    lines: list[Text] = []
    for row in at_least:
        figures = f"{row.evidence}: {_cell(row.estimate)}"
        if row.corrected:
            figures += f"; corrected {corrected_words.figure(row)}"
        lines += flow([(figures, ""), (f". {corrected_words.how(row)}", QUIET)], width, rest="  ")
    return lines


def _stacked(rows: Sequence[Row], room: int) -> list[Text]:
    name = max(len(row.name) for row in rows)
    lines: list[Text] = []
    for kind in EVIDENCE_KINDS:
        lines.append(Text(fit(kind, min(room, len(kind))), QUIET))
        for row in rows:
            label = f"  {row.name}".ljust(name + 2) + "  "
            lines += flow([(row.cells.get(kind, ""), "")], room, first=label)
            lines[-1].stylize(row.style, 0, min(len(label), len(lines[-1])))
    return lines


def _cell(estimate: Estimate) -> str:
    counts = f"{say.number(estimate.count)} at {say.number(estimate.employers_with)}"
    return f"{say.share(estimate)} {counts}".strip().replace(say.NBSP, " ")
