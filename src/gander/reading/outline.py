"""Headings told by their place and their words: lines that lead to a list, and headings under headings."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gander.reading.alphabet import among
from gander.reading.page import Bools, Page, after

NONE, MUST, NICE, CONTEXT, IGNORE = 0, 1, 2, 3, 4
"""What a line stands under."""
Sections = NDArray[np.int8]

_HINTS = (("context", CONTEXT), ("must", MUST), ("nice", NICE), ("ignore", IGNORE))
"""From the weakest to the strongest: 'you will be a great fit if you also have' is a heading of pluses."""
_LONGEST = 12
"""Words of a line that may lead to a list."""
_LEAD = 4
"""Words before a refusal in its heading ('This role might …'), and behind it ('… if you')."""
_NAME, _ASIDE = 7, 8
"""Words of a job's name, and tokens from it to its colon ('Engineer (Real-Time Team):')."""
_CLOSED, _OPEN = among(":?"), among(".,;!")


def hinted(page: Page, heading: Sections, inline: Sections) -> None:
    """Let lines that lead to a list of bullets become headings by a word in them ('Desired areas of
    expertise', 'Extras that give you an edge'); a word of pluses also turns a heading of requirements."""
    lines = page.lines
    plain = ~lines.bullet & (lines.words > 0) & (lines.words <= _LONGEST) & ~_OPEN[lines.ends]
    leads = plain & (inline == 0) & _before_bullet(page)
    known = heading.copy()
    for name, kind in _HINTS:
        turned = (known == NONE) | ((known == MUST) & (kind == NICE))
        heading[_with(page, f"hint {name}") & leads & turned] = kind
    heading[_with(page, "hint required") & (known == MUST)] = MUST
    _desired(page, heading)


def refused(page: Page, heading: Sections, inline: Sections) -> None:
    """Let headings of whom they do not want ('Who you are NOT:', 'You should not apply if') ask for nothing:
    those that lead to a list or a colon, and lines that say little else."""
    lines, tokens = page.lines, page.tokens
    first, stop = page.cue("refusal")
    line = tokens.line[first]
    counted = page.word_count
    lead = counted[first] - counted[np.minimum(lines.content[line], first)]
    rest = lines.words[line] - lead - (counted[stop] - counted[first])
    glyph = tokens.glyph
    dots = (glyph[np.maximum(lines.stop[line] - 2, 0)] == ord(".")) & (lines.ends[line] == ord("."))
    short = (
        (lead <= _LEAD)
        & (~_OPEN[lines.ends[line]] | dots)
        & (~lines.bullet[line] | _CLOSED[lines.ends[line]])
    )
    leads = _before_bullet(page)[line] & (rest <= _LEAD)
    rows = line[short & (leads | ((rest <= 2) & (lead <= 2)))]
    heading[rows], inline[rows] = IGNORE, NONE
    colon = after(np.flatnonzero(glyph == ord(":")), stop)
    told = (lead <= _LEAD) & (colon - stop <= _LEAD) & (colon < lines.stop[line] - 1)
    inline[line[told]], heading[line[told]] = IGNORE, NONE


def closed(page: Page, held: Sections) -> None:
    """Let nothing below a board's list of other postings count, to the end of the text."""
    lines = page.lines
    first, stop = page.cue("footer")
    line = page.tokens.line[first]
    whole = page.word_count[stop] - page.word_count[first] == lines.words[line]
    for row in line[whole & ~lines.bullet[line]].tolist():
        held[row : int(np.searchsorted(lines.text, lines.text[row], side="right"))] = IGNORE


def offered(page: Page, held: Sections) -> None:
    """Let lines that begin with a job's name and a colon ('Data Engineer: build …') ask by their own words
    where only 'We are looking for' stands above: what follows is the job, and not what it requires."""
    lines, tokens, counted = page.lines, page.tokens, page.word_count
    first, stop = page.cue("job")
    line = tokens.line[first]
    colon = after(np.flatnonzero(tokens.glyph == ord(":")), stop)
    near = (colon < lines.stop[line] - 1) & (colon - stop <= _ASIDE)
    lead = counted[stop] - counted[np.minimum(lines.content[line], stop)]
    line = line[near & (lead <= _NAME) & (held[line] == MUST)]
    asks = _with(page, "demand") | _with(page, "lead")
    held[line[~asks[line]]] = NONE


def _with(page: Page, category: str) -> Bools:
    """The lines that hold such a cue."""
    flags = np.zeros(len(page.lines.first), dtype=np.bool_)
    flags[page.tokens.line[page.cue(category)[0]]] = True
    return flags


def _desired(page: Page, heading: Sections) -> None:
    """'Desired skills' are the requirements of a text that has no others."""
    text = page.lines.text
    lacks = np.ones(int(text[-1]) + 1 if len(text) else 0, dtype=np.bool_)
    lacks[text[heading == MUST]] = False
    heading[_with(page, "hint desired") & (heading == NICE) & lacks[text]] = MUST


def _before_bullet(page: Page) -> Bools:
    """Lines whose next line with words is a bullet of the same text, or that close with a colon."""
    lines = page.lines
    n = len(lines.first)
    filled = np.where(lines.words > 0, np.arange(n), n)
    following = np.minimum.accumulate(filled[::-1])[::-1]
    after = np.minimum(np.append(following[1:], n), n - 1)
    out: Bools = (lines.bullet[after] & (lines.text[after] == lines.text)) | _CLOSED[lines.ends]
    return out


def inherited(page: Page, heading: Sections) -> None:
    """A heading of requirements right below one of pluses is a part of it, and so are numbered ones that
    follow: 'Ideally, you'd have: / 1. Experience: … / 2. Technical skills: …'."""
    lines = page.lines
    rows = np.flatnonzero((heading > 0) & (lines.words > 0))
    stated = _with(page, "hint required")[rows]
    if len(rows) < 2:
        return
    filled = np.flatnonzero(lines.words > 0)
    place = np.searchsorted(filled, rows)
    right_below = np.append(False, np.diff(place) == 1) & ~_first_of_text(lines.text[rows])
    nice = False
    for number, row in enumerate(rows.tolist()):
        kind = heading[row]
        below = nice and kind == MUST and right_below[number] and not stated[number]
        part = nice and kind == MUST and lines.numbered[row] and lines.numbered[rows[number - 1]]
        nice = kind == NICE or bool(below or part)
        if below or part:
            heading[row] = NICE


def _first_of_text(text: NDArray[np.int64]) -> Bools:
    out = np.ones(len(text), dtype=np.bool_)
    out[1:] = text[1:] != text[:-1]
    return out
