"""Names of skills that the vocabulary does not have: runs of words that stand where skills are named.

How:
    Every word that is part of no known mention, outside sections that ask for nothing, is judged by learned
    weights over itself, its neighbours, its line and its section; neighbouring words that pass are one name.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gander.reading import sections as kinds
from gander.reading.alphabet import WORD
from gander.reading.gaps import CONNECTORS
from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Ints, Page, before
from gander.reading.weights import SECTION_NAMES as SECTIONS
from gander.reading.weights import Signs, Stage, Template, capped, crossed, crossed_names
from gander.reading.words import BUCKETS, Words, around

YES_NO = ("no", "yes")
SHAPES = ("lower", "Title", "UPPER", "Mixed", "digit")
BESIDE = ("none", "touching", "joined")
FEW = ("0", "1", "2", "3", "4+")
_UNDER = crossed_names(SECTIONS, YES_NO)
_SHAPED = crossed_names(SHAPES, YES_NO)
_NEIGHBOURS = crossed_names(BESIDE, BESIDE)
_COMPANY = crossed_names(FEW, SECTIONS)
_STEPS = np.array([0, 1, 2, 4, 8, 16])
_LED = ("0", "1", "2", "4", "8", "16", "far", "none")
NAMED = -0.8
"""Log odds from which a word is taken as part of a name, by cross-validation on the tuning part."""
LONGEST = 6
"""Words of a name; what is longer is a sentence."""


def worth_judging(page: Page, named: Mentions, section: NDArray[np.int8]) -> Ints:
    """The tokens that could be part of an unknown name."""
    edges = np.zeros(page.tokens.n + 1, dtype=np.int32)
    np.add.at(edges, named.first, 1)
    np.add.at(edges, named.stop, -1)
    covered = np.cumsum(edges)[:-1] > 0
    word = page.letters.kinds[page.tokens.start] == WORD
    out: Ints = np.flatnonzero(word & ~covered & (section[page.tokens.line] != kinds.IGNORE))
    return out


def signs(
    page: Page, named: Mentions, section: NDArray[np.int8], words: Words, codes: Ints, at: Ints
) -> Signs:
    """The features of those tokens; `codes` are those of all of the page's words."""
    tokens, lines = page.tokens, page.lines
    line = tokens.line[at]
    own, left, right = (around(codes, tokens.line, at, step) for step in (0, -1, 1))
    under, bullet = section[line].astype(np.int64), lines.bullet[line].astype(np.int64)
    opening = np.minimum(lines.content[line], tokens.n - 1)
    opens = (opening == at).astype(np.int64)
    on_line = np.bincount(tokens.line[named.first], minlength=len(lines.first))
    shape = shapes(page, at)
    left_of, right_of = beside(page, named, at)
    return {
        "word": Template(own, words.names),
        "word-1": Template(left, words.names),
        "word+1": Template(right, words.names),
        "word-2": Template(around(codes, tokens.line, at, -2), words.names),
        "word+2": Template(around(codes, tokens.line, at, 2), words.names),
        "under": Template(crossed((under, SECTIONS), (bullet, YES_NO)), _UNDER),
        "shape": Template(crossed((shape, SHAPES), (opens, YES_NO)), _SHAPED),
        "suffix": Template(words.suffix[own], words.suffixes),
        "listed": Template(words.listed[own], BUCKETS),
        "asked": Template(words.asked[own], BUCKETS),
        "listed-1": Template(words.listed[left], BUCKETS),
        "listed+1": Template(words.listed[right], BUCKETS),
        "asked-1": Template(words.asked[left], BUCKETS),
        "asked+1": Template(words.asked[right], BUCKETS),
        "suffix-1": Template(words.suffix[left], words.suffixes),
        "suffix+1": Template(words.suffix[right], words.suffixes),
        "opening": Template(around(codes, tokens.line, opening, 0), words.names),
        "led": Template(_led(page, at), _LED),
        "beside": Template(crossed((left_of, BESIDE), (right_of, BESIDE)), _NEIGHBOURS),
        "company": Template(crossed((capped(on_line[line], 4), FEW), (under, SECTIONS)), _COMPANY),
    }


def shapes(page: Page, at: Ints) -> Ints:
    """How each token is written, by its place in SHAPES."""
    raw, folded = page.letters.raw, page.letters.folded
    start, end = page.tokens.start[at], page.tokens.end[at]
    first = raw[start] != folded[start]
    second = raw[np.minimum(start + 1, end - 1)] != folded[np.minimum(start + 1, end - 1)]
    last = raw[end - 1] != folded[end - 1]
    digit = (folded[start] >= ord("0")) & (folded[start] <= ord("9"))
    out = np.where(first & second, 2, np.where(first, 1, np.where(last | second, 3, 0)))
    return np.where(digit, 4, out).astype(np.int64)


def _led(page: Page, at: Ints) -> Ints:
    """How far before each token a demand ends in its sentence ('experience with …'), in steps."""
    ends = np.sort(page.cue("lead")[1])
    cue = before(ends, at)
    same = (cue >= 0) & (page.sentence[np.maximum(cue - 1, 0)] == page.sentence[at])
    return np.where(same, np.searchsorted(_STEPS, at - cue), len(_STEPS) + 1).astype(np.int64)


def beside(page: Page, named: Mentions, at: Ints) -> tuple[Ints, Ints]:
    """Whether a known mention stands right before and right behind: touching, or joined by a connector."""
    n = page.tokens.n
    ends, begins = np.zeros(n + 3, dtype=np.bool_), np.zeros(n + 3, dtype=np.bool_)
    ends[named.stop], begins[named.first] = True, True
    joint = np.zeros(n + 2, dtype=np.bool_)
    joint[:n] = np.logical_or.reduce([page.words[name] for name in CONNECTORS])
    before = np.where(ends[at], 1, np.where(joint[at - 1] & ends[np.maximum(at - 1, 0)], 2, 0))
    behind = np.where(begins[at + 1], 1, np.where(joint[at + 1] & begins[at + 2], 2, 0))
    return before.astype(np.int64), behind.astype(np.int64)


def names(page: Page, at: Ints, chosen: Bools) -> tuple[Ints, Ints]:
    """First and stop tokens of the names: runs of chosen tokens on a line, with marks glued between."""
    picked = at[chosen]
    if not len(picked):
        return picked, picked
    tokens = page.tokens
    gap = np.diff(picked)
    middle = np.minimum(picked[:-1] + 1, tokens.n - 1)
    glued = (gap == 2) & tokens.glued[middle] & tokens.glued[np.minimum(picked[1:], tokens.n - 1)]
    glued &= ~page.words["comma"][middle] & ~page.words["slash"][middle]
    same = (tokens.line[picked[1:]] == tokens.line[picked[:-1]]) & ((gap == 1) | glued)
    opens = np.concatenate([[True], ~same])
    first = picked[opens]
    last = picked[np.concatenate([~same, [True]])]
    short = np.bincount(np.cumsum(opens) - 1) <= LONGEST
    return first[short], last[short] + 1


def chosen(stage: Stage, given: Signs) -> Bools:
    """Which of the judged tokens are part of a name."""
    out: Bools = stage.scores(given)[:, 0] > NAMED
    return out
