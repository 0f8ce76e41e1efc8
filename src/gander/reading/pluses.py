"""Where a plus reaches: 'ideally …' before a skill, '… is a plus' and '(nice to have)' behind it."""

from __future__ import annotations

import numpy as np

from gander.reading.page import Bools, Ints, Page


class Earlier:
    """The nearest cue of a category before each mention in its sentence, or -1; each looked up once."""

    def __init__(self, page: Page, at: Ints) -> None:
        self._page, self._at = page, at
        self._known: dict[str, Ints] = {}

    def __call__(self, category: str) -> Ints:
        if category not in self._known:
            page = self._page
            self._known[category] = page.loops.latest(self._at, page.cue(category)[0], page.sentence)
        return self._known[category]


def latest(at: Ints, cue: Ints, sentence: Ints) -> Ints:
    """The nearest cue at or before each place in its sentence, or -1.

    The cues are looked up among the places: both are in order, and cues are fewer.
    """
    behind = np.bincount(np.searchsorted(at, cue), minlength=len(at) + 1)
    nearest = np.append(-1, cue)[np.cumsum(behind[:-1])]
    same = (nearest >= 0) & (sentence[np.maximum(nearest, 0)] == sentence[at])
    return np.where(same, nearest, -1)


_BRACKET = 40
"""Tokens from a skill to the last of its examples in a bracket."""


def next_cue(page: Page, first: Ints, stop: Ints) -> Ints:
    """The nearest of those cues after each mention in its sentence, or -1."""
    if not len(first):
        return np.full(len(stop), -1, dtype=np.int64)
    place = np.searchsorted(first, stop)
    cue = first[np.minimum(place, len(first) - 1)]
    same = (place < len(first)) & (page.sentence[cue] == page.sentence[stop - 1])
    return np.where(same, cue, -1)


def leading_plus(page: Page, at: Ints, earlier: Earlier) -> Bools:
    """A leading plus ('ideally …', 'bonus: …') reaches to its sentence's end, one in a bracket to that's."""
    cue = earlier("nice before")
    inside = page.clause[np.maximum(cue, 0)] > page.tokens.n
    inside &= cue - page.lines.content[page.tokens.line[at]] > 1
    found: Bools = (cue >= 0) & (~inside | (page.clause[np.maximum(cue, 0)] == page.clause[at]))
    return found


def trailing_plus(page: Page, at: Ints, stop: Ints, group: Ints) -> Bools:
    """A trailing plus ('… is a plus', '(preferred)') reaches back over its clause; in a bracket that names no
    skill, over the clause before the bracket, unless an alternative follows: 'Python (preferred) or R'."""
    cue = next_cue(page, page.cue("nice after")[0], stop)
    spot = np.maximum(cue, 0)
    same = page.clause[spot] == page.clause[stop - 1]
    opening = page.clause[spot] > page.tokens.n
    outside = opening & (page.clause[stop - 1] <= page.tokens.n)
    following = np.append(at[1:], page.tokens.n)
    alternative = np.append(group[1:] == group[:-1], False)
    empty = outside & (following > cue) & (cue - stop <= 8) & ~alternative
    found: Bools = (cue >= 0) & (same | empty) | _closed(page, at)
    return found | _inside(page, at, stop, cue, found)


def _inside(page: Page, at: Ints, stop: Ints, cue: Ints, found: Bools) -> Bools:
    """Examples in a bracket share the plus of the skill before it: 'scripting (Python, Bash) is a plus'."""
    if not len(at):
        return found
    clause = page.clause[at]
    inner = clause > page.tokens.n
    outer = np.maximum.accumulate(np.where(inner, -1, np.arange(len(at))))
    before_it = np.maximum(outer, 0)
    close = at - stop[before_it] <= _BRACKET
    first = np.ones(len(at), dtype=np.bool_)
    first[1:] = clause[1:] != clause[:-1]
    opened = np.maximum.accumulate(np.where(first, np.arange(len(at)), 0))
    near = (at[opened] - stop[before_it] <= 3) & close
    same = page.sentence[at] == page.sentence[at[before_it]]
    shared: Bools = inner & (outer >= 0) & near & same & found[before_it] & (cue[before_it] >= stop)
    return shared


def _closed(page: Page, at: Ints) -> Bools:
    """Whether the line of each mention closes with a plus in a bracket: '… (nice to have)'."""
    lines, tokens = page.lines, page.tokens
    first, stop = page.cue("nice closing")
    line = tokens.line[first]
    glyph = tokens.glyph
    bracket = (glyph[np.maximum(first - 1, 0)] == ord("(")) & (lines.stop[line] - stop <= 2)
    bracket &= glyph[np.minimum(stop, tokens.n - 1)] == ord(")")
    closed = np.zeros(len(lines.first), dtype=np.bool_)
    closed[line[bracket & lines.bullet[line]]] = True
    out: Bools = closed[tokens.line[at]]
    return out
