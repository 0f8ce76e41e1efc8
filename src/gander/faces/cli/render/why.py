"""`--why` as an indented walk from a number down to commits, files, spans and rules."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from gander.app.why import Why
from gander.faces.cli.render.lines import NAME, QUIET, address, fit, flow
from gander.faces.words import clean, link


def tree(step: Why, width: int, depth: int = 0) -> list[Text]:
    """The heading, its facts with their labels in a column, then what it rests on, two cells deeper."""
    indent = " " * min(2 * depth, width // 3)
    lines = flow([(clean(step.heading), NAME)], width, first=indent, rest=indent + "  ")
    labels = [clean(label) for label, _ in step.facts]
    column = min(max((cell_len(label) for label in labels), default=0), width // 2)
    for label, (_, value) in zip(labels, step.facts, strict=True):
        head = f"{indent}  {fit(label, column)}  "
        url = link(value)
        found = address(url, width, first=head) if url else flow([(clean(value), "")], width, first=head)
        found[0].stylize(QUIET, 0, len(head))
        lines += found
    for child in step.children:
        lines += tree(child, width, depth + 1)
    return lines
