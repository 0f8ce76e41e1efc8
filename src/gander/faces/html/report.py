"""`--html FILE`: one file that loads nothing from elsewhere; everything from outside escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from markupsafe import Markup, escape

from gander import __version__
from gander.faces import corrected_words, door_words, words
from gander.faces.html import picture
from gander.faces.html.templates import environment, source
from gander.model import EVIDENCE_KINDS, OUTCOMES, EvidenceKind, Outcome
from gander.shell.atomic import write_atomically
from gander.stand.result import Standing, StandRow

HINT = "choose a file in a folder you may write to, e.g. --html ~/report.html"
FIRST = 5
"""Doors shown before the fold."""
_FLAG = re.compile(r"--[a-z][a-z-]*")
SHOWN: tuple[Outcome, ...] = ("nothing missing", "one short", ">= 60 %", "less")
NAMES: Mapping[Outcome, str] = {
    "nothing missing": "nothing missing",
    "one short": "one short",
    ">= 60 %": "≥ 60 % met",
    "less": "less",
    "no stated must": "no stated must",
}
LEVELS = (
    (4, "merged by others, or released"),
    (3, "with tests, configuration or fixes, or kept up for six months"),
    (2, "own work in three commits over thirty days"),
    (1, "seen, too little to prove it"),
    (0, "said, not seen"),
)


def write(standing: Standing, file: str, label: Callable[[str], str]) -> str:
    """Writes the report and returns the line that says so. Raises UserError where it cannot be written."""
    path = Path(file).expanduser()
    pictures = picture.pictures(standing)
    write_atomically(path, render(standing, label, pictures), hint=HINT)
    hint = f"\n{picture.HINT}" if pictures is None else ""
    return f"report: {path}{hint}"


def render(standing: Standing, label: Callable[[str], str], pictures: Mapping[str, str] | None) -> str:
    """The whole document. `pictures`: title -> SVG made here, or None where the extra is not installed."""
    templates = environment()
    templates.filters["flags"] = _flags
    return templates.get_template("report.html.j2").render(
        s=standing,
        say=words,
        told=door_words,
        corrected=corrected_words,
        further=[door for door in standing.doors[FIRST:] if door_words.judged(door)],
        unread=[door for door in standing.doors[FIRST:] if not door_words.judged(door)],
        label=label,
        outcomes=[(NAMES[o], [(kind, _row(standing, kind, o)) for kind in EVIDENCE_KINDS]) for o in SHOWN],
        n=max((row.estimate.n for row in standing.stand if row.outcome in SHOWN), default=0),
        n_employers=max((r.estimate.n_employers for r in standing.stand if r.outcome in SHOWN), default=0),
        cannot_tell=words.cannot_tell(standing),
        levels=LEVELS,
        style=Markup(source("report.css")),
        pictures=None if pictures is None else {title: Markup(svg) for title, svg in pictures.items()},
        picture_hint=picture.HINT,
        version=__version__,
        order=OUTCOMES,
    )


def _row(standing: Standing, kind: EvidenceKind, outcome: Outcome) -> StandRow | None:
    return next((r for r in standing.stand if r.evidence == kind and r.outcome == outcome), None)


def _flags(text: str) -> Markup:
    """The text, escaped, with its flags as code, so that no browser breaks a line inside '--role'."""
    return Markup(_FLAG.sub(r"<code>\g<0></code>", str(escape(text))))
