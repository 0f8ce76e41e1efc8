"""Which neighbouring skills are alternatives of one unit: the signs by which learned weights decide."""

from __future__ import annotations

import numpy as np

from gander.reading.anyof import RULES as REASONS
from gander.reading.anyof import Lists
from gander.reading.gaps import Gaps
from gander.reading.lexicon import Lexicon
from gander.reading.matcher import Mentions
from gander.reading.naming import FEW, YES_NO
from gander.reading.page import Bools, Ints, Page, after
from gander.reading.status import NAMES, Verdicts
from gander.reading.weights import Signs, Template, capped, crossed, crossed_names
from gander.reading.words import Words, around

_JOINED = crossed_names(YES_NO, YES_NO, YES_NO, YES_NO)
_JOINT_KIN = crossed_names(_JOINED, YES_NO)
_AHEAD = crossed_names(YES_NO, YES_NO, YES_NO, YES_NO)
_AHEAD_JOINT = crossed_names(_AHEAD, _JOINED)
_SPACED_JOINT = crossed_names(YES_NO, _JOINED)
_IN_AHEAD = crossed_names(YES_NO, _AHEAD)
_WHY_KIN = crossed_names(REASONS, YES_NO, _JOINED)
_FIELDS = crossed_names(YES_NO, YES_NO, _JOINED)
_LIST_JOINT = crossed_names(FEW, _JOINED)
_RULED = crossed_names(YES_NO, YES_NO, REASONS)
_RANKS = crossed_names(NAMES, NAMES)
_SPACED = crossed_names(FEW, FEW)
LEARNED = REASONS.index("learned")


def signs(
    page: Page,
    named: Mentions,
    between: Gaps,
    lists: Lists,
    verdicts: Verdicts,
    words: Words,
    codes: Ints,
    lexicon: Lexicon,
) -> Signs:
    """The features of each neighbouring pair of mentions."""
    line = page.tokens.line
    left, right = named.stop[:-1], named.first[1:]
    counts = {name: capped(count, 1) for name, count in between.counts.items()}
    joint = crossed(*((counts[name], YES_NO) for name in ("or", "and", "comma", "slash")))
    bracket = crossed(*((counts[name], YES_NO) for name in ("open", "close", "filler", "for")))
    group, run = lists.group[1:] == lists.group[:-1], lists.run[1:] == lists.run[:-1]
    why = np.maximum(lists.why[1:], lists.why[:-1]).astype(np.int64)
    rank = verdicts.rank.astype(np.int64)
    kind = lexicon.kind[named.skill].astype(np.int64)
    family = lexicon.family[named.skill]
    broad = lexicon.broad[named.skill].astype(np.int64)
    kin = (family[1:] == family[:-1]).astype(np.int64)
    same = (line[named.first[1:]] == line[named.first[:-1]]).astype(np.int64)
    spaced = between.spaced.astype(np.int64)
    begins, ends = _list_edges(lists.run)
    opening, closing = named.first[begins], named.stop[ends]
    kinds = lexicon.kind_names

    def word(place: Ints, step: int) -> Template:
        return Template(around(codes, line, np.clip(place, 0, len(codes) - 1), step), words.names)

    ahead = _ahead(page, closing)
    return {
        "joint": Template(crossed((joint, _JOINED), (kin, YES_NO)), _JOINT_KIN),
        "bracket": Template(bracket, _JOINED),
        "ruled": Template(
            crossed((group.astype(np.int64), YES_NO), (run.astype(np.int64), YES_NO), (why, REASONS)), _RULED
        ),
        "ranks": Template(crossed((rank[:-1], NAMES), (rank[1:], NAMES)), _RANKS),
        "space": Template(
            crossed((capped(between.other, 4), FEW), (capped(between.length // 2, 4), FEW)), _SPACED
        ),
        "kinds": Template(crossed((kind[:-1], kinds), (kind[1:], kinds)), lexicon.kind_pairs),
        "line": Template(same, YES_NO),
        "apart": Template(crossed((spaced, YES_NO), (joint, _JOINED)), _SPACED_JOINT),
        "bracketed": Template(crossed((_inside(page, named)[:-1], YES_NO), (ahead[:-1], _AHEAD)), _IN_AHEAD),
        "reason·kin": Template(crossed((why, REASONS), (kin, YES_NO), (joint, _JOINED)), _WHY_KIN),
        "field": Template(crossed((broad[:-1], YES_NO), (broad[1:], YES_NO), (joint, _JOINED)), _FIELDS),
        "listed": Template(crossed((capped((ends - begins)[:-1], 4), FEW), (joint, _JOINED)), _LIST_JOINT),
        "list": Template(capped((ends - begins)[:-1], 4), FEW),
        "ahead": Template(ahead[:-1], _AHEAD),
        "ahead·joint": Template(crossed((ahead[:-1], _AHEAD), (joint, _JOINED)), _AHEAD_JOINT),
        "gap first": word(left, 0),
        "gap last": word(right, -1),
        "lead": word(opening[:-1], -1),
        "lead2": word(opening[:-1], -2),
        "lead3": word(opening[:-1], -3),
        "tail": word(closing[:-1], 0),
        "tail2": word(closing[:-1], 1),
        "skill": Template(_listed(named, lexicon)[:-1], lexicon.names_by_number),
        "skill+1": Template(_listed(named, lexicon)[1:], lexicon.names_by_number),
    }


def _inside(page: Page, named: Mentions) -> Ints:
    """Whether each mention stands in a bracket."""
    return (page.clause[named.first] > page.tokens.n).astype(np.int64)


def _listed(named: Mentions, lexicon: Lexicon) -> Ints:
    return np.minimum(named.skill, len(lexicon.ids)).astype(np.int64)


def _list_edges(run: Ints) -> tuple[Ints, Ints]:
    """The first and the last row of each row's list."""
    opens = np.concatenate([[True], run[1:] != run[:-1]])
    firsts = np.flatnonzero(opens)
    number = np.cumsum(opens) - 1
    lasts = np.concatenate([firsts[1:], [len(run)]]) - 1
    return firsts[number], lasts[number]


def _ahead(page: Page, closing: Ints) -> Ints:
    """What follows each list within its sentence: 'or similar', 'etc', a closing bracket, a plus."""
    last = page.tokens.n - 1
    similar = after(page.cue("similar")[0], closing) - closing <= 1
    etc = after(page.cue("and so on")[0], closing) - closing <= 1
    spot = np.minimum(closing, last)
    bracket = page.words["close"][spot] | page.words["close"][np.minimum(spot + 1, last)]
    plus = after(page.cue("nice after")[0], closing) - closing <= 4
    flags = (similar, etc, bracket, plus)
    return crossed(*((flag.astype(np.int64), YES_NO) for flag in flags))


def groups(linked: Bools) -> Ints:
    """A number for each group of rows, from whether each is linked to the next."""
    return np.concatenate([[0], np.cumsum(~linked)]).astype(np.int64)
