"""Names of skills that the vocabulary does not have: runs of words that stand where skills are named.

How:
    Every word that is part of no known mention, outside sections that ask for nothing, is judged by learned
    weights over itself, its neighbours, its line and its section; neighbouring words that pass are one name.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gander.reading import sections as kinds
from gander.reading.codes import Said
from gander.reading.gaps import CONNECTOR
from gander.reading.matcher import Mentions, addressed
from gander.reading.page import Bools, Ints, Page, before
from gander.reading.weights import SECTION_NAMES as SECTIONS
from gander.reading.weights import Signs, Stage, Template, capped, crossed, crossed_names
from gander.reading.words import BUCKETS, Words

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
    """The tokens that could be part of an unknown name; what stands in an address names nothing."""
    edges = np.zeros(page.tokens.n + 1, dtype=np.int32)
    np.add.at(edges, named.first, 1)
    np.add.at(edges, named.stop, -1)
    covered = (np.cumsum(edges)[:-1] > 0) | addressed(page)
    out: Ints = np.flatnonzero(page.tokens.word & ~covered & (section[page.tokens.line] != kinds.IGNORE))
    return out


def worth(page: Page, named: Mentions, section: NDArray[np.int8], codes: Said, may_name: Bools) -> Ints:
    """Those whose word may be part of a name; `may_name` says so of each code."""
    at = worth_judging(page, named, section)
    out: Ints = at[may_name[codes.around(at, 0)]]
    return out


def signs(
    page: Page, named: Mentions, section: NDArray[np.int8], words: Words, codes: Said, at: Ints
) -> Signs:
    """The features of those tokens; `codes` are those of all of the page's words."""
    return {**surroundings(page, named, section, words, codes, at), **forms(page, named, at)}


def surroundings(
    page: Page, named: Mentions, section: NDArray[np.int8], words: Words, codes: Said, at: Ints
) -> Signs:
    """What is told of the words around each token, and of its line."""
    tokens, lines = page.tokens, page.lines
    line = tokens.line[at]
    left2, left, own, right, right2 = codes.beside(at, -2, -1, 0, 1, 2)
    under, bullet = section.astype(np.int64), lines.bullet.astype(np.int64)
    opening = codes.around(np.minimum(lines.content, tokens.n - 1), 0)
    on_line = np.bincount(tokens.line[named.first], minlength=len(lines.first))
    return {
        "word": Template(words.itself, words.names, own),
        "word-1": Template(words.itself, words.names, left),
        "word+1": Template(words.itself, words.names, right),
        "word-2": Template(words.itself, words.names, left2),
        "word+2": Template(words.itself, words.names, right2),
        "suffix": Template(words.suffix, words.suffixes, own),
        "suffix-1": Template(words.suffix, words.suffixes, left),
        "suffix+1": Template(words.suffix, words.suffixes, right),
        "listed": Template(words.listed, BUCKETS, own),
        "listed-1": Template(words.listed, BUCKETS, left),
        "listed+1": Template(words.listed, BUCKETS, right),
        "asked": Template(words.asked, BUCKETS, own),
        "asked-1": Template(words.asked, BUCKETS, left),
        "asked+1": Template(words.asked, BUCKETS, right),
        "under": Template(crossed((under, SECTIONS), (bullet, YES_NO)), _UNDER, line),
        "opening": Template(opening, words.names, line),
        "company": Template(crossed((capped(on_line, 4), FEW), (under, SECTIONS)), _COMPANY, line),
    }


def forms(page: Page, named: Mentions, at: Ints) -> Signs:
    """How each token is written, and what it stands by."""
    opens = (page.lines.content[page.tokens.line[at]] == at).astype(np.int64)
    left, right = beside(page, named, at)
    return {
        "shape": Template(crossed((shapes(page, at), SHAPES), (opens, YES_NO)), _SHAPED),
        "led": Template(_led(page, at), _LED),
        "beside": Template(crossed((left, BESIDE), (right, BESIDE)), _NEIGHBOURS),
    }


def shapes(page: Page, at: Ints) -> Ints:
    """How each token is written, by its place in SHAPES."""
    return page.loops.shapes(page, at)


def written(page: Page, at: Ints) -> Ints:
    """The same in NumPy."""
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
    left = (at > 0) & (page.bits[np.maximum(at - 1, 0)] & CONNECTOR > 0)
    right = (at + 1 < n) & (page.bits[np.minimum(at + 1, n - 1)] & CONNECTOR > 0)
    before = np.where(ends[at], 1, np.where(left & ends[np.maximum(at - 1, 0)], 2, 0))
    behind = np.where(begins[at + 1], 1, np.where(right & begins[at + 2], 2, 0))
    return before.astype(np.int64), behind.astype(np.int64)


def names(page: Page, picked: Ints) -> tuple[Ints, Ints]:
    """First and stop tokens of the names: runs of those tokens on a line, with marks glued between."""
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


def part_of_names(
    stage: Stage,
    page: Page,
    named: Mentions,
    section: NDArray[np.int8],
    words: Words,
    codes: Said,
    at: Ints,
) -> Ints:
    """Those of the tokens that are part of a name. Their forms are looked at only where they could decide."""
    score = stage.scores(surroundings(page, named, section, words, codes, at))[:, 0]
    open_ = score > NAMED - stage.most({"shape": _SHAPED, "led": _LED, "beside": _NEIGHBOURS})[0]
    at, score = at[open_], score[open_]
    out: Ints = at[score + stage.added(forms(page, named, at))[:, 0] > NAMED]
    return out
