"""Styled words into lines of a given width, counted in terminal cells.

Why not rich's own tables and panels: a pipe, a phone-wide terminal and a screen reader all want plain lines,
and a test wants to say 'no line is wider than 60 cells'.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.style import Style
from rich.text import Text

from gander.faces.words import NBSP

Piece = tuple[str, str]
"""(text, style); text may contain blanks, where it may be broken."""

LABEL = "bold"
QUIET = "dim"
GOOD = "green"
WARN = "yellow"
NAME = "bold"
GUTTER = 10
"""Cells of the left column that holds a block's name; on narrow screens the name gets a line of its own."""
NARROW = 50
NARROWEST = 12
"""Cells below which a column is not shortened any more."""


def words(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Unbreakable words of one or more styled bits; pieces without a blank between stay together."""
    found: list[list[Piece]] = [[]]
    for text, style in pieces:
        for index, bit in enumerate(text.split(" ")):
            if index:
                found.append([])
            if bit:
                found[-1].append((bit, style))
    return [word for word in found if word]


def flow(pieces: Iterable[Piece], width: int, first: str = "", rest: str | None = None) -> list[Text]:
    """Lines of at most `width` cells; the first starts with `first`, others with `rest` (blanks by default).

    A word too long for a line (an address, a language without blanks) is cut at the edge.
    """
    rest = " " * cell_len(first) if rest is None else rest
    lines: list[list[Piece]] = [[(first, "")]]
    used, empty = cell_len(first), True
    for word in words(pieces):
        size = sum(cell_len(bit) for bit, _ in word)
        if not empty and used + 1 + size > width:
            lines.append([(rest, "")])
            used, empty = cell_len(rest), True
        if not empty:
            # a blank takes the style of both its neighbours, so that a styled sentence is one run
            lines[-1].append((" ", word[0][1] if word[0][1] == lines[-1][-1][1] else ""))
            used += 1
        for bit, style in word:
            for index, part in enumerate(_cut(bit, width - used, width - cell_len(rest))):
                if index:
                    lines.append([(rest, "")])
                    used = cell_len(rest)
                lines[-1].append((part.replace(NBSP, " "), style))
                used += cell_len(part)
        empty = False
    return [_joined(line) for line in lines]


def _joined(pieces: Iterable[Piece]) -> Text:
    line = Text()
    for style, run in groupby(pieces, key=lambda piece: piece[1]):
        line.append("".join(text for text, _ in run), style)
    return line


def _cut(bit: str, room: int, full: int) -> list[str]:
    if cell_len(bit) <= room:
        return [bit]
    room, full = max(room, 1), max(full, 2)
    head = chop_cells(bit, room)[0]
    return [head, *chop_cells(bit[len(head) :], full)]


def block(name: str, body: Sequence[Text], width: int) -> list[Text]:
    """A block of the first screen: its name in the left column, or above where the screen is narrow."""
    if not body:
        return []
    if width < NARROW:
        return [Text(name, style=LABEL), *body]
    head = Text(set_cell_size(name, GUTTER), style="")
    head.stylize(LABEL, 0, len(name))
    rest = [Text(" " * _indent(cell_len(line.plain), width)).append_text(line) for line in body[1:]]
    return [Text.assemble(head, body[0]), *rest]


def _indent(cells: int, width: int) -> int:
    """The gutter; a line wider than the body (an address) moves into it rather than being cut."""
    return next((indent for indent in (GUTTER, 2) if cells + indent <= width), 0)


def inner(width: int) -> int:
    """Cells left for a block's body."""
    return width if width < NARROW else width - GUTTER


def fit(text: str, cells: int) -> str:
    """Exactly that many cells: padded with blanks, or cut with an ellipsis."""
    text = text.replace(NBSP, " ")
    return set_cell_size(text, cells) if cell_len(text) <= cells else set_cell_size(text, cells - 1) + "…"


def address(url: str, width: int, first: str = "", fold: bool = True) -> list[Text]:
    """An address, a link where the terminal can; cut at the edge unless a pipe wants it whole."""
    style = Style(color="cyan", link=url)
    room = max(width - cell_len(first), 8)
    parts = chop_cells(url, room) if fold else [url]
    return [Text(first if not i else " " * cell_len(first)).append(p, style) for i, p in enumerate(parts)]


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[Piece]],
    width: int,
    right: Sequence[int] = (),
    cut: int = 0,
) -> list[Text]:
    """Columns two cells apart; where they do not fit, column `cut` is shortened, at last one fact a line."""
    if not rows:
        return []
    sizes = [max(cell_len(h), *(cell_len(row[i][0]) for row in rows)) for i, h in enumerate(head)]
    over = sum(sizes) + 2 * (len(sizes) - 1) - width
    if over > 0:
        if sizes[cut] - over < NARROWEST:
            return _stacked(head, rows, width)
        sizes[cut] -= over
    lines = [_row([(h, QUIET) for h in head], sizes, right)] if any(head) else []
    return [*lines, *(_row(row, sizes, right) for row in rows)]


def _row(cells: Sequence[Piece], sizes: Sequence[int], right: Sequence[int]) -> Text:
    line = Text()
    for i, ((text, style), size) in enumerate(zip(cells, sizes, strict=True)):
        text = fit(text, size)
        if i in right:
            text = text.rstrip().rjust(len(text)) if cell_len(text) == len(text) else text
        if i == len(sizes) - 1:
            text = text.rstrip()
        line.append(text, style).append("" if i == len(sizes) - 1 else "  ")
    line.rstrip()
    return line


def _stacked(head: Sequence[str], rows: Sequence[Sequence[Piece]], width: int) -> list[Text]:
    lines: list[Text] = []
    for row in rows:
        lines += flow([row[0]], width)
        pairs = [
            (f"{h} {text}".strip(), style) for h, (text, style) in zip(head[1:], row[1:], strict=True) if text
        ]
        pieces: list[Piece] = []
        for i, (text, style) in enumerate(pairs):
            pieces += [(" · ", QUIET)] if i else []
            pieces.append((text, style))
        lines += flow(pieces, width, first="  ")
    return lines


def bar(share: float, cells: int = 16) -> str:
    """A bar of text, eighths of a cell fine."""
    eighths = round(max(0.0, min(1.0, share)) * cells * 8)
    return "█" * (eighths // 8) + ("▏▎▍▌▋▊▉"[eighths % 8 - 1] if eighths % 8 else "")
