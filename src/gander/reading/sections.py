"""What each line stands under: requirements, pluses, context, or what asks nothing of anybody."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gander.reading.alphabet import among
from gander.reading.nested import below
from gander.reading.outline import (
    CONTEXT,
    IGNORE,
    MUST,
    NICE,
    NONE,
    Sections,
    closed,
    hinted,
    inherited,
    offered,
    refused,
)
from gander.reading.page import Ints, Page

_KINDS = {"must": MUST, "nice": NICE, "context": CONTEXT, "ignore": IGNORE}
_LONGEST = 9
"""Words of a heading that is not its phrase alone."""
_ENDERS = among(".,;!")
_CLOSERS, _COLONS = among(":*_#"), among(":*?")


def sections(page: Page) -> tuple[Sections, NDArray[np.bool_]]:
    """The section of each line, and which lines are headings.

    A heading holds until the next one. A heading with text behind its colon on the same line holds for
    that line, and for the bullets right below it.
    """
    n_lines = len(page.lines.first)
    heading = np.zeros(n_lines, dtype=np.int8)
    inline = np.zeros(n_lines, dtype=np.int8)
    rank = np.zeros(n_lines, dtype=np.int64)
    for name, kind in _KINDS.items():
        _vote(page, name, kind, heading, inline, rank)
    for name, kind in (("context", CONTEXT), ("ignore", IGNORE)):
        _openings(page, name, kind, heading)
    hinted(page, heading, inline)
    refused(page, heading, inline)
    inherited(page, heading)
    held = _held(page, heading, inline)
    held = _flipped(page, held, heading)
    parent = below(page, "nice after")
    held[(parent >= 0) & (heading[parent] == 0) & (held != IGNORE)] = NICE
    offered(page, held)
    closed(page, held)
    return held, heading > 0


def _vote(
    page: Page, name: str, kind: int, heading: Sections, inline: Sections, rank: NDArray[np.int64]
) -> None:
    """Let one kind's phrases claim their lines; longer ones beat shorter ones, 'nice' beats 'must'."""
    first, stop = page.cue(f"heading {name}")
    line = page.tokens.line[first]
    words = _words(page, first, stop)
    lead = _words(page, page.lines.content[line], first)
    total = page.lines.words[line] - page.lines.numbered[line]
    # most of what is found stands within a sentence and could be neither kind of heading
    rows = np.flatnonzero((lead == 0) | (total <= _LONGEST) | (total == words))
    stop, line, words, lead, total = stop[rows], line[rows], words[rows], lead[rows], total[rows]
    behind = np.minimum(stop, page.tokens.n - 1)
    glyph = np.where(page.tokens.line[behind] == line, page.letters.folded[page.tokens.start[behind]], 0)
    told = (glyph == ord(":")) & (total > lead + words)
    is_heading = ~told & _shaped(page, line, words, lead, behind, kind == NICE)
    dashed = (glyph == ord("-")) & ~page.tokens.glued[behind]
    is_inline = ~is_heading & (lead == 0) & (_CLOSERS[glyph] | dashed) & (total > words)
    worth = words * 4 + 1 + (kind == NICE) * 6 - (lead > 0)
    for mask, target in ((is_heading, heading), (is_inline, inline)):
        rows = np.flatnonzero(mask)
        rows = rows[np.argsort(worth[rows], kind="stable")]
        better = worth[rows] > rank[line[rows]]
        rows = rows[better]
        target[line[rows]] = kind
        np.maximum.at(rank, line[rows], worth[rows])


def _shaped(
    page: Page, line: NDArray[np.int32], words: Ints, lead: Ints, behind: Ints, plus: bool
) -> NDArray[np.bool_]:
    """Whether lines with such a phrase look like headings: short, without a full stop, mostly the phrase; or
    in capitals, or closed by a colon. A bullet must be closed by a colon, in capitals or numbered."""
    lines = page.lines
    total, ends = lines.words[line] - lines.numbered[line], lines.ends[line]
    closed = _COLONS[ends]
    capitals = _shouted(page, line)
    numbered = lines.numbered[line]
    alone = numbered & (closed | capitals | (total <= words + 1))
    fitting = (~lines.bullet[line] | closed | alone | capitals) & (alone | (ends != ord(".")))
    goes_on = (lead == 0) & (words >= 2) & (page.words["for"] | page.words["filler"])[behind]
    mostly = (2 * words >= total) | ((closed | capitals) & (total <= 8)) | (goes_on & (total <= 6))
    if plus:
        mostly |= (words >= 3) & (total <= 8)
    out: NDArray[np.bool_] = fitting & (total <= _LONGEST) & (lead <= 4) & mostly & (words * 3 >= total)
    out |= total == words
    out &= (ends != ord(".")) | capitals | (words >= 2)
    return out


def _openings(page: Page, name: str, kind: int, heading: Sections) -> None:
    """Short lines that start like a heading: 'About Acme', 'Why Acme'."""
    first, _ = page.cue(f"opening {name}")
    line = page.tokens.line[first]
    lines = page.lines
    plain = ~_ENDERS[lines.ends[line]]
    shaped = (lines.content[line] == first) & ~lines.bullet[line] & (lines.words[line] <= 6) & plain
    rows = line[shaped & (heading[line] == 0)]
    heading[rows] = kind


def _words(page: Page, first: Ints, stop: Ints) -> NDArray[np.int64]:
    """How many words stand between two tokens."""
    counted = page.word_count
    out: Ints = counted[np.maximum(stop, first)] - counted[first]
    return out


def _shouted(page: Page, line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether the line's first and last words are in capitals."""
    raw, folded = page.letters.raw, page.letters.folded
    last = np.maximum(page.tokens.end[np.maximum(page.lines.stop[line] - 1, 0)] - 1, 0)
    at = page.tokens.start[np.minimum(page.lines.content[line], page.tokens.n - 1)]
    second = np.minimum(at + 1, len(raw) - 1)
    upper = (raw[at] != folded[at]) & (raw[second] != folded[second])
    back = np.maximum(last - 1, 0)
    out: NDArray[np.bool_] = upper & ((raw[last] != folded[last]) | (raw[back] != folded[back]))
    return out


def _held(page: Page, heading: Sections, inline: Sections) -> Sections:
    """Each line's section: the last heading of its text, or its inline heading with the bullets below."""
    lines = page.lines
    n = len(lines.first)
    index = np.arange(n)
    opens = np.ones(n, dtype=np.bool_)
    opens[1:] = lines.text[1:] != lines.text[:-1]
    anchor = np.maximum.accumulate(np.where(opens | (heading > 0), index, 0))
    block = heading[anchor]
    empty = lines.words == 0
    ends_inline = (~lines.bullet & ~empty) | opens | (heading > 0) | (inline > 0)
    anchor = np.maximum.accumulate(np.where(ends_inline, index, 0))
    local = inline[anchor]
    return np.where(local > 0, local, block).astype(np.int8)


def _flipped(page: Page, held: Sections, heading: Sections) -> Sections:
    """Requirements without a heading: where a text has none, they begin at the first bullet that opens with
    a demand on the person ('- Bachelor…', '- 3+ years…') and hold until the next heading."""
    lines = page.lines
    n_texts = int(lines.text[-1]) + 1 if len(lines.text) else 0
    has_must = np.zeros(n_texts, dtype=np.bool_)
    has_must[lines.text[held == MUST]] = True
    first, _ = page.cue("demand")
    line = page.tokens.line[first]
    opening = _words(page, lines.content[line], first) <= 1
    asks = np.zeros(len(held), dtype=np.bool_)
    asks[line[opening]] = True
    asks &= lines.bullet & ~has_must[lines.text] & ((held == NONE) | (held == CONTEXT))
    opens = np.ones(len(held), dtype=np.bool_)
    opens[1:] = lines.text[1:] != lines.text[:-1]
    anchor = np.maximum.accumulate(np.where(opens | (heading > 0) | asks, np.arange(len(held)), 0))
    return np.where(asks[anchor] & (heading[anchor] == 0), MUST, held).astype(np.int8)


__all__ = ["CONTEXT", "IGNORE", "MUST", "NICE", "NONE", "Sections", "sections"]
