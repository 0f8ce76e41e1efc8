"""Which neighbouring skills are alternatives of one unit: the signs by which learned weights decide."""

from __future__ import annotations

import numpy as np

from gander.reading.anyof import RULES as REASONS
from gander.reading.anyof import Lists
from gander.reading.codes import Said
from gander.reading.gaps import CONNECTORS, Gaps
from gander.reading.lexicon import Lexicon
from gander.reading.matcher import Mentions
from gander.reading.naming import FEW, YES_NO
from gander.reading.page import Ints, Page, after
from gander.reading.status import NAMES, Verdicts
from gander.reading.weights import Signs, Template, capped, crossed, crossed_names
from gander.reading.words import Words

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
    codes: Said,
    lexicon: Lexicon,
) -> Signs:
    """The features of each neighbouring pair of mentions."""
    begins, ends = _list_edges(lists.run)
    opening, closing = named.first[begins][:-1], named.stop[ends]

    def word(place: Ints, step: int) -> Template:
        return Template(codes.around(np.clip(place, 0, page.tokens.n - 1), step), words.names)

    return {
        **_of_gap(named, between, lists, lexicon),
        **_of_pair(page, named, lists, verdicts, lexicon),
        **_of_list(page, named, between, ends - begins, closing),
        "gap first": word(named.stop[:-1], 0),
        "gap last": word(named.first[1:], -1),
        "lead": word(opening, -1),
        "lead2": word(opening, -2),
        "lead3": word(opening, -3),
        "tail": word(closing[:-1], 0),
        "tail2": word(closing[:-1], 1),
    }


def _joint(between: Gaps) -> Ints:
    """Which connectors stand in each gap."""
    return crossed(*((capped(between.counts[name], 1), YES_NO) for name in CONNECTORS))


def _of_gap(named: Mentions, between: Gaps, lists: Lists, lexicon: Lexicon) -> Signs:
    """What stands between the two, by itself and with what they are."""
    joint = _joint(between)
    bracket = (capped(between.counts[name], 1) for name in ("open", "close", "filler", "for"))
    family = lexicon.family[named.skill]
    broad = lexicon.broad[named.skill].astype(np.int64)
    kin = (family[1:] == family[:-1]).astype(np.int64)
    size = (capped(between.other, 4), FEW), (capped(between.length // 2, 4), FEW)
    why, spaced = _why(lists), between.spaced.astype(np.int64)
    return {
        "joint": Template(crossed((joint, _JOINED), (kin, YES_NO)), _JOINT_KIN),
        "bracket": Template(crossed(*((flag, YES_NO) for flag in bracket)), _JOINED),
        "space": Template(crossed(*size), _SPACED),
        "apart": Template(crossed((spaced, YES_NO), (joint, _JOINED)), _SPACED_JOINT),
        "reason·kin": Template(crossed((why, REASONS), (kin, YES_NO), (joint, _JOINED)), _WHY_KIN),
        "field": Template(crossed((broad[:-1], YES_NO), (broad[1:], YES_NO), (joint, _JOINED)), _FIELDS),
    }


def _of_pair(page: Page, named: Mentions, lists: Lists, verdicts: Verdicts, lexicon: Lexicon) -> Signs:
    """What the two are, and what the rules said of them."""
    line = page.tokens.line[named.first]
    group = (lists.group[1:] == lists.group[:-1]).astype(np.int64)
    run = (lists.run[1:] == lists.run[:-1]).astype(np.int64)
    rank = verdicts.rank.astype(np.int64)
    kind, kinds = lexicon.kind[named.skill].astype(np.int64), lexicon.kind_names
    skill = lexicon.listed(named.skill)
    return {
        "ruled": Template(crossed((group, YES_NO), (run, YES_NO), (_why(lists), REASONS)), _RULED),
        "ranks": Template(crossed((rank[:-1], NAMES), (rank[1:], NAMES)), _RANKS),
        "kinds": Template(crossed((kind[:-1], kinds), (kind[1:], kinds)), lexicon.kind_pairs),
        "line": Template((line[1:] == line[:-1]).astype(np.int64), YES_NO),
        "skill": Template(skill[:-1], lexicon.names_by_number),
        "skill+1": Template(skill[1:], lexicon.names_by_number),
    }


def _of_list(page: Page, named: Mentions, between: Gaps, size: Ints, closing: Ints) -> Signs:
    """How long the list of the left one is, and what follows it."""
    joint, ahead = _joint(between), _ahead(page, closing)[:-1]
    some, inside = capped(size[:-1], 4), _inside(page, named)[:-1]
    return {
        "list": Template(some, FEW),
        "listed": Template(crossed((some, FEW), (joint, _JOINED)), _LIST_JOINT),
        "ahead": Template(ahead, _AHEAD),
        "ahead·joint": Template(crossed((ahead, _AHEAD), (joint, _JOINED)), _AHEAD_JOINT),
        "bracketed": Template(crossed((inside, YES_NO), (ahead, _AHEAD)), _IN_AHEAD),
    }


def _why(lists: Lists) -> Ints:
    """The reason that the rules had for either one's group."""
    return np.maximum(lists.why[1:], lists.why[:-1]).astype(np.int64)


def _inside(page: Page, named: Mentions) -> Ints:
    """Whether each mention stands in a bracket."""
    return (page.clause[named.first] > page.tokens.n).astype(np.int64)


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
