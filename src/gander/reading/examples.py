"""How lists are introduced: 'one of', 'such as', a bracket, 'or similar'; and what they are examples of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gander.reading.lexicon import Lexicon
from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Ints, Page, after

INTRODUCTIONS = ("one-of", "such-as", "bracket", "similar")
_ONE_OF, _SUCH_AS, _BRACKET, _SIMILAR = 1, 2, 3, 4
_REACH = 9
"""Tokens between a broader skill and the first of its examples, or between 'one of' and the first choice."""
_NEAR = 2
"""Tokens between 'such as' and its first example ('such as the …')."""
_WORDS = 4
"""Tokens between a broader skill and the bracket of its examples ('cloud platforms (…')."""


def introductions(
    page: Page, mentions: Mentions, first: Ints, last: Ints, lexicon: Lexicon
) -> tuple[Ints, NDArray[np.int8]]:
    """For each list, by its first and last mention: the mention it exemplifies (or -1), and how it becomes
    any-of (0: it does not; otherwise a place in INTRODUCTIONS counted from 1)."""
    head = np.full(len(first), -1, dtype=np.int64)
    why = np.zeros(len(first), dtype=np.int8)
    if not len(first):
        return head, why
    at = mentions.first[first]
    several = last > first
    why[_chosen(page, mentions, first) & several] = _ONE_OF
    tail = after(page.cue("similar")[0], mentions.stop[last])
    why[tail - mentions.stop[last] <= 1] = _SIMILAR
    begins, ends = _nearest(page.cue("such as"), at)
    such = (ends >= 0) & (at - ends <= _NEAR) & (page.sentence[np.maximum(begins, 0)] == page.sentence[at])
    opening = np.flatnonzero(page.words["open"])
    opened, _ = _nearest((opening, opening + 1), at)
    bracket = (opened >= 0) & (at - opened <= _NEAR + 1) & ~_including(page, at)
    previous = np.maximum(first - 1, 0)
    skill, wide = mentions.skill[first], mentions.skill[previous]
    wider = lexicon.implies(skill, wide)
    idea = lexicon.broad[wide] & ~lexicon.broad[skill]
    kin = _one_family(mentions, first, last, lexicon)
    exemplified = such & _plain(page, mentions, first, begins) & (wider | idea)
    enclosed = bracket & ~such & _plain(page, mentions, first, opened) & (wider | (idea & kin))
    enclosed &= opened - mentions.stop[previous] <= _WORDS
    apart = enclosed & ~wider & _written_in(page, opened, wide, skill, lexicon)
    enclosed &= ~apart
    head[exemplified | enclosed] = previous[exemplified | enclosed]
    things = _products(mentions, first, last, lexicon)
    why[such & (kin | things) & several & (why == 0)] = _SUCH_AS
    why[exemplified] = _SUCH_AS
    why[enclosed | (apart & several)] = _BRACKET
    return head, why


def _written_in(
    page: Page, opened: Ints, wide: NDArray[np.int32], skill: NDArray[np.int32], lexicon: Lexicon
) -> Bools:
    """Whether a bracket names the language that work in a field is done in ('Data & ML (Python)'): asked for
    besides the field, and no example of it, but where the bracket explains 'languages'."""
    foreign = lexicon.area[wide] != lexicon.area[skill]
    out: Bools = lexicon.field[wide] & lexicon.language[skill] & foreign
    out &= ~page.among(opened - 1, page.cue("languages")[0])
    return out


def _chosen(page: Page, mentions: Mentions, first: Ints) -> Bools:
    """Whether 'one of' stands before the list with no other skill between."""
    at = mentions.first[first]
    begins, ends = page.cue("one of")
    meant = ~page.among(begins, page.cue("not one of")[0])
    _, lead = _nearest((begins[meant], ends[meant]), at)
    near = (lead >= 0) & (at - lead <= _REACH)
    near &= page.sentence[np.maximum(lead - 1, 0)] == page.sentence[at]
    previous = np.maximum(first - 1, 0)
    out: Bools = near & ~((first > 0) & (mentions.first[previous] >= lead))
    return out


def _including(page: Page, at: Ints) -> Bools:
    """Whether 'including' stands right before: such a bracket names parts, and each of them counts."""
    _, ends = _nearest(page.cue("including"), at)
    out: Bools = (ends >= 0) & (at - ends <= 1)
    return out


def _plain(page: Page, mentions: Mentions, first: Ints, begins: Ints) -> Bools:
    """Whether the mention before the list leads to the cue of its examples without a connector between, but
    for a comma right before the cue: 'SQL, and tools such as dbt' does not make dbt an example of SQL."""
    at, previous = mentions.first[first], np.maximum(first - 1, 0)
    stop = mentions.stop[previous]
    beside = (first > 0) & (begins >= stop) & (at - stop <= _REACH)
    beside &= page.sentence[mentions.first[previous]] == page.sentence[at]
    cue = np.maximum(begins, 0)
    comma = page.counted["comma"][cue] - page.counted["comma"][np.maximum(cue - 1, 0)]
    connectors = page.counted["connector"][cue] - page.counted["connector"][np.minimum(stop, cue)]
    out: Bools = beside & (connectors <= comma)
    return out


def _one_family(mentions: Mentions, first: Ints, last: Ints, lexicon: Lexicon) -> Bools:
    """Whether all mentions of a list are of one family."""
    family = lexicon.family[mentions.skill]
    changes = np.concatenate([[0], np.cumsum(family[1:] != family[:-1])])
    same: Bools = changes[last] == changes[first]
    return same


def _products(mentions: Mentions, first: Ints, last: Ints, lexicon: Lexicon) -> Bools:
    """Whether no mention of a list is an idea."""
    ideas = np.concatenate([[0], np.cumsum(lexicon.broad[mentions.skill])])
    none: Bools = ideas[last + 1] == ideas[first]
    return none


def _nearest(cue: tuple[Ints, Ints], at: Ints) -> tuple[Ints, Ints]:
    """For each place the cue that ends nearest before or at it: its first token and its end, or -1."""
    order = np.argsort(cue[1], kind="stable")
    begins, ends = cue[0][order], cue[1][order]
    if not len(ends):
        none = np.full(len(at), -1, dtype=np.int64)
        return none, none
    place = np.searchsorted(ends, at, side="right") - 1
    spot = np.maximum(place, 0)
    return np.where(place >= 0, begins[spot], -1), np.where(place >= 0, ends[spot], -1)
