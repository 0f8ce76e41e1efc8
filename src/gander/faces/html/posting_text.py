"""A posting's text as headings, paragraphs and lists, each a row of runs, plain or marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gander.app.read import Posting, Unit
from gander.faces import marks, reasons
from gander.faces import posting_words as told
from gander.faces.flow import flowing
from gander.faces.words import clean

_BULLET = re.compile(r"[ \t\xa0]*(?:[-*•·‣▪●○◦–+][ \t\xa0]+|[•●▪◦‣]|-(?=[A-Z][\w'’]))(?=\S)")
_INLINE = re.compile(r"(?:(?<=\s)|^)[•●▪◦‣](?=\s+\S)")
_FEWEST, _SENTENCE = 2, 28
"""Bullets, and characters an item on the average, that a list in one line has at least."""
_SHORT, _FEW = 70, 9
"""Characters and words of the longest line that is shown as a heading."""
_LABEL = 4
"""Words of the longest line that is one by its colon alone: forum posts leave no lines empty."""
_WIDE = 80
"""A line longer than this was not broken by hand: it is a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text. `status` is '' for plain text; `units` are the ids that a mark stands for; `again`:
    it names what has its mark elsewhere."""

    text: str
    id: str = ""
    status: str = ""
    units: tuple[str, ...] = ()
    title: str = ""
    gates: tuple[int, ...] = ()
    gate_ids: tuple[str, ...] = ()
    again: bool = False


@dataclass(slots=True, kw_only=True)
class Block:
    """`kind`: 'h' heading · 'p' paragraph (its lines) · 'ul' list (its items)."""

    kind: str
    lines: list[list[Run]] = field(default_factory=list)


def marked(index: int, posting: Posting) -> dict[tuple[int, int, str], str]:
    """(part, unit, skill) to the id of its mark in the text."""
    return {
        (one.part, one.unit.number, one.member.skill.id): f"m{index}-{piece.start}"
        for piece in marks.pieces(posting)
        if not piece.again
        for one in piece.asked
    }


def blocks(index: int, posting: Posting) -> list[Block]:
    """The whole text, in order."""
    lines = list(_lines(index, posting))
    plain = ["".join(run.text for run in line) for line in lines]
    found: list[Block] = []
    for at, line in enumerate(lines):
        if not plain[at].strip():
            found.append(Block(kind=""))
            continue
        bullet = _BULLET.match(plain[at])
        kind = "ul" if bullet else "h" if _is_heading(plain, at) else "p"
        full = kind == "p" and at > 0 and max(len(plain[at - 1]), len(plain[at])) > _WIDE
        if not found or found[-1].kind != kind or kind == "h" or full:
            found.append(Block(kind=kind))
        found[-1].lines.append(_cut(line, bullet.end()) if bullet else _bare(line) if kind == "h" else line)
    return _joined(found)


def _joined(found: list[Block]) -> list[Block]:
    """Without the empty lines; lists that only empty lines part are one."""
    out: list[Block] = []
    for block in found:
        if block.kind == "ul" and out and out[-1].kind == "ul":
            out[-1].lines += block.lines
        elif block.kind:
            out.append(block)
    return out


def _is_heading(plain: list[str], at: int) -> bool:
    line = plain[at].strip()
    if re.match(r"#{1,6}\s", line) or re.fullmatch(r"\*\*[^*]+\*\*:?", line):
        return True
    if len(line) > _SHORT or len(line.split()) > _FEW or line[-1] in ".,;!?" or "|" in line:
        return False
    if ": " in line:
        return False
    if line.endswith(":") and line[:1].isupper() and len(line.split()) <= _LABEL:
        return True
    before = at == 0 or not plain[at - 1].strip() or line.isupper()
    following = next((text for text in plain[at + 1 :] if text.strip()), "")
    if _BULLET.match(following) and (before or line.endswith(":")):
        return True
    goes_on = plain[at + 1].lstrip()[:1].islower() if at + 1 < len(plain) else False
    return before and bool(following) and line[:1].isupper() and not goes_on


def _cut(line: list[Run], size: int) -> list[Run]:
    """Without the first `size` characters, which are a bullet and blanks."""
    out: list[Run] = []
    for run in line:
        if size >= len(run.text):
            size -= len(run.text)
            continue
        out.append(replace(run, text=run.text[size:]) if size else run)
        size = 0
    return out


def _bare(line: list[Run]) -> list[Run]:
    """A heading without the signs that made it one."""
    if line:
        line = [replace(line[0], text=line[0].text.lstrip("#* ")), *line[1:]]
        line = [*line[:-1], replace(line[-1], text=re.sub(r"[* ]+(:?)$", r"\1", line[-1].text))]
    return line


def _lines(index: int, posting: Posting) -> Iterator[list[Run]]:
    line: list[Run] = []
    seen: set[int] = set()
    text = flowing(posting)
    for piece in marks.pieces(posting):
        ids = tuple(f"s{index}-{gate}" for gate in piece.gates if gate not in seen)
        seen.update(piece.gates)
        words = text[piece.start : piece.end]
        if piece.asked:
            line.append(_mark(index, words, piece, ids))
            continue
        for at, words_of_line in enumerate(words.split("\n")):
            if at:
                yield from _items(line)
                line = []
            if words_of_line:
                line.append(Run(text=_visible(words_of_line), gates=piece.gates, gate_ids=ids))
                ids = ()
    yield from _items(line)


def _items(line: list[Run]) -> Iterator[list[Run]]:
    """The items of a list that was written in one line; any other line as it is.

    Only between bullets that are nothing else, and only where what they part is as long as sentences are: a
    headline has bullets between its names, too.
    """
    plain = "".join("x" * len(run.text) if run.id else run.text for run in line)
    at = [found.start() for found in _INLINE.finditer(plain)]
    if len(at) < _FEWEST or len(plain) - at[0] < _SENTENCE * len(at):
        yield line
        return
    anchored: set[str] = set()
    for start, end in pairwise(sorted({0, *at, len(plain)})):
        item = []
        for run in _between(line, start, end):
            item.append(replace(run, gate_ids=tuple(i for i in run.gate_ids if i not in anchored)))
            anchored.update(run.gate_ids)
        if plain[start:end].strip():
            yield item


def _between(line: list[Run], start: int, end: int) -> list[Run]:
    """The characters [start, end) of a line."""
    out: list[Run] = []
    for run in _cut(line, start):
        left = end - start - sum(len(one.text) for one in out)
        if left > 0:
            out.append(replace(run, text=run.text[:left]))
    return out


def _mark(index: int, words: str, piece: marks.Piece, ids: tuple[str, ...]) -> Run:
    status = marks.strongest(piece)
    return Run(
        text=clean(words),
        id=f"m{index}-{piece.start}",
        status=status,
        units=tuple(dict.fromkeys(f"u{index}-{one.part}-{one.unit.number}" for one in piece.asked)),
        again=piece.again,
        title="\n".join(dict.fromkeys(_said(one.unit) for one in piece.asked)),
        gates=piece.gates,
        gate_ids=ids,
    )


def _said(unit: Unit) -> str:
    """What a browser shows of a mark where nothing runs."""
    parts = [told.unit(unit), told.HEADS[unit.status], told.aside(unit)]
    return f"{' · '.join(part for part in parts if part)}. {reasons.reason(unit.rule)}"


def _visible(text: str) -> str:
    """Cleaned of what could turn a line about, with its outer blanks."""
    body = clean(text)
    if not body:
        return " "
    return (" " if text[0].isspace() else "") + body + (" " if text[-1].isspace() else "")
