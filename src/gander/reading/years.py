"""Years of experience: the figures, whether they are demands, and what they qualify."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading import sections as kinds
from gander.reading.conditions import COUNTS
from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Floats, Ints, Page, after, before

_BACK = 6
"""Tokens before 'years' that may hold its figures ('3 - 5 + years', 'three or more years')."""
_REACH = 14
"""Tokens between 'years' and the skill that they qualify."""
_MOST = 20.0
"""More years than this are the company's, not the person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """One row a figure. `at` is its 'years' token, `low` and `high` are years (NaN where not said)."""

    at: Ints
    low: Floats
    high: Floats

    def where(self, mask: Bools) -> Years:
        return Years(at=self.at[mask], low=self.low[mask], high=self.high[mask])


def years(page: Page, section: NDArray[np.int8]) -> Years:
    """The figures that ask for experience. Ages, company histories and lengths of studies are left out."""
    at, _ = page.cue("year")
    at = np.unique(at)
    spot = np.maximum(at[:, None] - np.arange(1, _BACK + 1), 0)
    figures = np.where(page.tokens.line[spot] == page.tokens.line[at][:, None], _values(page, spot), np.nan)
    there = ~np.isnan(figures)
    nearest = np.argmax(there, axis=1) if len(at) else at
    rows = np.arange(len(at))
    last = figures[rows, nearest]
    first_at, joined = _range(page, at, nearest, figures)
    low = np.where(joined, first_at, last).astype(np.float32)
    high = np.where(joined, last, np.nan).astype(np.float32)
    limit = _just_before(page, "up to", at - nearest - 1)
    low, high = np.where(limit, np.float32(np.nan), low), np.where(limit, last.astype(np.float32), high)
    good = there.any(axis=1) & (nearest <= 3) & (last <= _MOST) & _demanding(page, at, nearest, section)
    good &= ~(joined & (first_at > last))
    return Years(at=at, low=low, high=high).where(good)


def _values(page: Page, at: Ints) -> Floats:
    """The number each of those tokens says, NaN where it says none: one or two digits, or number words."""
    tokens, folded = page.tokens, page.letters.folded
    start, end = tokens.start[at], tokens.end[at]
    length = end - start
    one, two = folded[start].astype(np.float32) - 48, folded[end - 1].astype(np.float32) - 48
    digits = (one >= 0) & (one <= 9) & (two >= 0) & (two <= 9) & (length <= 2)
    value = np.where(length == 1, one, one * 10 + two)
    said = np.zeros(tokens.n, dtype=np.int8)
    for number in COUNTS:
        said[page.cue(f"count {number}")[0]] = number
    out = np.where(digits, value, np.nan)
    return np.where(said[at] > 0, said[at], out).astype(np.float32)


def _range(page: Page, at: Ints, nearest: Ints, figures: Floats) -> tuple[Floats, Bools]:
    """The figure before the nearest one, and whether the two are the ends of a range."""
    rows = np.arange(len(at))
    flags = page.words["range"]
    out = np.full(len(at), np.nan, dtype=np.float32)
    joined = np.zeros(len(at), dtype=np.bool_)
    for step in (2, 3):
        column = nearest + step
        inside = column < _BACK
        figure = figures[rows, np.minimum(column, _BACK - 1)]
        between = np.maximum(at - column, 0)
        link = flags[between] | flags[np.minimum(between + 1, page.tokens.n - 1)]
        fits = inside & ~np.isnan(figure) & link & ~joined
        out[fits], joined[fits] = figure[fits], True
    return out, joined


def _just_before(page: Page, category: str, at: Ints) -> Bools:
    stops = np.sort(page.cue(category)[1])
    place = np.searchsorted(stops, at, side="right") - 1
    found: Bools = (place >= 0) & (at - stops[np.maximum(place, 0)] <= 0) if len(stops) else at < 0
    return found


def _demanding(page: Page, at: Ints, nearest: Ints, section: NDArray[np.int8]) -> Bools:
    """Whether the figure speaks of the person's experience."""
    sentence = page.sentence[at]
    follows = page.words["follow"][np.minimum(at + 1, page.tokens.n - 1)]
    wrong = after(page.cue("not years")[0], at) - at <= 3
    team = before(page.cue("team")[0], at)
    ours = (team >= 0) & (page.sentence[np.maximum(team, 0)] == sentence)
    under = section[page.tokens.line[at]]
    listed = (under == kinds.MUST) | (under == kinds.NICE)
    speaks = page.sentences_with("experience")[sentence] | follows | listed
    close = after(page.cue("experience")[0], at + 1) - at <= 5
    plus = page.letters.folded[page.tokens.start[np.maximum(at - 1, 0)]] == ord("+")
    close |= follows & (plus | (at - page.lines.content[page.tokens.line[at]] <= 4))
    # 'YOE' is years of experience by itself
    letter = np.minimum(page.tokens.start[at] + 1, len(page.letters.folded) - 1)
    itself = np.isin(page.letters.folded[letter], (ord("o"), ord(".")))
    speaks, close, ours = speaks | itself, close | itself, ours & ~itself
    loose = (under == kinds.NONE) | (under == kinds.CONTEXT)
    span = _just_before(page, "before span", at - nearest - 2) | _just_before(
        page, "before span", at - nearest - 1
    )
    good: Bools = speaks & ~wrong & ~span & ~ours & (under != kinds.IGNORE) & (~loose | close)
    return good


def qualified(page: Page, figures: Years, mentions: Mentions, run: Ints) -> tuple[Floats, Floats]:
    """The years of each mention: a figure qualifies the list of skills that follows it in its sentence, or
    that stands right before it ('Python (3+ years)'). 'N years as a …' qualifies the posting only."""
    n = len(mentions.first)
    low = np.full(n, np.nan, dtype=np.float32)
    high = np.full(n, np.nan, dtype=np.float32)
    if not n or not len(figures.at):
        return low, high
    at = figures.at
    following = np.searchsorted(mentions.first, at)
    next_one = np.minimum(following, n - 1)
    role = after(page.cue("role noun")[0], at)
    fits = (following < n) & (page.sentence[mentions.first[next_one]] == page.sentence[at])
    fits &= (mentions.first[next_one] - at <= _REACH) & ~(
        (role < mentions.first[next_one]) & (role - at <= 4)
    )
    later = np.minimum(np.searchsorted(at, at + 1), len(at) - 1)
    fits &= ~((at[later] > at) & (at[later] < mentions.first[next_one]))
    previous = np.maximum(following - 1, 0)
    behind = ~fits & (following > 0) & (at - mentions.stop[previous] <= 6)
    behind &= page.sentence[mentions.first[previous]] == page.sentence[at]
    target = np.where(fits, next_one, previous)
    used = fits | behind
    for values, out in ((figures.low, low), (figures.high, high)):
        by_run = np.full(int(run[-1]) + 1, np.nan, dtype=np.float32)
        by_run[run[target[used]]] = values[used]
        out[:] = by_run[run]
    return low, high


def of_posting(
    page: Page, figures: Years, section: NDArray[np.int8], n_texts: int
) -> tuple[Floats, Floats, Ints]:
    """The years of each posting and the row of their figure (-1: none): the figure with the highest floor
    that is no plus, the first of equals."""
    low = np.full(n_texts, np.nan, dtype=np.float32)
    high = np.full(n_texts, np.nan, dtype=np.float32)
    source = np.full(n_texts, -1, dtype=np.int64)
    plus = _plus(page, figures.at, section)
    text = page.text_of(figures.at)
    firm = np.zeros(n_texts, dtype=np.bool_)
    firm[text[~plus]] = True
    # "Ideally, you'd have: 4+ years of experience": where nothing else is asked for, this is.
    wished = plus & ~firm[text] & page.sentences_with("experience")[page.sentence[figures.at]]
    rows = np.flatnonzero(~plus | wished)
    text = text[rows]
    floor = np.where(np.isnan(figures.low[rows]), -1.0, figures.low[rows])
    order = np.lexsort((-rows, floor))
    rows, text = rows[order], text[order]
    low[text], high[text], source[text] = figures.low[rows], figures.high[rows], rows
    return low, high, source


def _plus(page: Page, at: Ints, section: NDArray[np.int8]) -> Bools:
    """Whether a figure is only a plus; '5 years, preferably in finance' is a demand with a plus behind it."""
    if not len(at):
        return np.zeros(0, dtype=np.bool_)
    last = page.tokens.n - 1
    leading = before(page.cue("nice before")[0], at)
    led = (leading >= 0) & (page.sentence[np.maximum(leading, 0)] == page.sentence[at])
    following = after(page.cue("nice after")[0], at)
    spot = np.minimum(following, last)
    closed = (following <= last) & (page.clause[spot] == page.clause[at])
    closed &= page.counted["comma"][spot] == page.counted["comma"][at]
    out: Bools = (section[page.tokens.line[at]] == kinds.NICE) | led | closed
    return out
