"""What a correction changes, what is wrong with a sheet, and how far two label files agree, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from gander.faces import words as say
from gander.faces.cli.render.lines import GOOD, NAME, QUIET, WARN, Piece, flow, table

if TYPE_CHECKING:
    from gander.app.label import Agreed, Checked
    from gander.labels.agree import Figure
    from gander.labels.changes import Change

_SIGNS = {
    "added": ("+", GOOD),
    "removed": ("-", WARN),
    "status": ("~", ""),
    "changed": ("~", ""),
    "field": ("~", ""),
}
_COUNTED = (
    ("added", "added"),
    ("removed", "removed"),
    ("status", "of another status"),
    ("changed", "otherwise changed"),
)


def changes(checked: Checked, width: int) -> list[Text]:
    """Against the reading: one difference a line, then how many there are.

    Of a blank sheet only how much it holds: whoever reads independently shall not learn from Gander's reading
    what it would have said.
    """
    units = len(checked.label.units)
    if checked.begun == "blank":
        return flow([(say.counted(units, "requirement"), NAME)], width)
    lines = flow([("against the reading", NAME)], width)
    for change in checked.changes:
        sign, style = _SIGNS[change.what]
        lines += flow([(_said(change), style)], width, first=f"  {sign} ", rest="    ")
    return [*lines, *flow([(_summary(checked.changes, units), QUIET)], width, first="  ")]


def _said(change: Change) -> str:
    before, after = say.clean(change.before), say.clean(change.after)
    return f"{before}  becomes  {after}" if before and after else before or after


def _summary(found: tuple[Change, ...], units: int) -> str:
    parts = [f"{n} {word}" for what, word in _COUNTED if (n := sum(c.what == what for c in found))]
    fields = sum(change.what == "field" for change in found)
    if fields:
        parts.append(f"{say.counted(fields, 'field')} changed")
    return f"{', '.join(parts) or 'nothing changed'}; {say.counted(units, 'requirement')} in all"


def mistakes(checked: Checked, where: str) -> Iterator[str]:
    """Each with its line, what is wrong and a right line; all of them, in the order of the sheet."""
    for mistake in checked.mistakes:
        yield f"{where}:{mistake.line}" if mistake.line else where
        if mistake.said:
            yield f"    {say.short(mistake.said, 100)}"
        yield f"   why  {say.clean(mistake.why)}"
        yield f"   e.g. {say.clean(mistake.example)}"


def agreed(found: Agreed, width: int) -> list[Text]:
    """A figure a line, with its counts; the interval where there are enough texts for one."""
    first, second = (", ".join(map(say.clean, names)) for names in found.readers)
    head = f"{say.counted(found.n_texts, 'text')} read by {first} and by {second}"
    alone = f"only in the first: {found.only_first} · only in the second: {found.only_second}"
    lines = flow([(head, NAME)], width)
    lines += flow([(f"{alone} · the first is the measure", QUIET)], width)
    rows: list[list[Piece]] = [
        [(figure.what, ""), (_share(figure), NAME), (_interval(figure), ""), (_counts(figure), QUIET)]
        for figure in found.figures
    ]
    lines += table(("what", "", "95 %", "of"), rows, width, right=(1, 2, 3))
    if all(figure.low is None for figure in found.figures):
        lines += flow([("too few texts for an interval: ten are needed", QUIET)], width)
    return lines


def _share(figure: Figure) -> str:
    return "–" if figure.value is None else f"{figure.value:.2f}"


def _interval(figure: Figure) -> str:
    return "" if figure.low is None or figure.high is None else f"{figure.low:.2f}–{figure.high:.2f}"


def _counts(figure: Figure) -> str:
    return f"{figure.hits:,.0f} of {figure.of:,.0f}"
