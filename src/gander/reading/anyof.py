"""Lists of skills: which neighbours belong to one list, and which of them are alternatives to each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading.gaps import Gaps
from gander.reading.lexicon import Lexicon
from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Ints, Page, after

APART, COMMA, ALL, ANY, SLASH, BOTH = 0, 1, 2, 3, 4, 5
_REACH = 9
"""Tokens between a broader skill and the first of its examples, or between 'one of' and the first choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """One row a mention. `group` numbers alternatives together; `run` numbers lists; `head` is the mention
    that the group's members are examples of, or -1; `why` is the rule's number in RULES."""

    run: Ints
    group: Ints
    head: Ints
    why: NDArray[np.int8]


RULES = ("", "or", "slash", "one-of", "such-as", "bracket", "similar")


def linked(gaps: Gaps) -> Bools:
    """Whether neighbours stand in one list: connectors and fillers, or one unknown item, between them."""
    plain = (gaps.other == 0) & (gaps.length <= 6) & gaps.ends
    unknown_item = gaps.starts & gaps.ends & (gaps.other <= 2) & (gaps.length <= 6)
    noun = (gaps.other == 1) & gaps.ends & (gaps.length <= 4)
    no_brackets = (gaps.counts["open"] == 0) & (gaps.counts["close"] == 0)
    out: Bools = gaps.same & no_brackets & (plain | unknown_item | noun)
    return out


def lists(page: Page, mentions: Mentions, gaps: Gaps, lexicon: Lexicon) -> Lists:
    """Which mentions form lists, groups of alternatives, and examples under a broader skill."""
    n = len(mentions.first)
    link = linked(gaps)
    kind = _connections(mentions, gaps, link, lexicon)
    run = np.concatenate([[0], np.cumsum(~link)]) if n else np.zeros(0, dtype=np.int64)
    first_of_run = np.flatnonzero(np.concatenate([[True], ~link])) if n else np.zeros(0, dtype=np.int64)
    last_of_run = np.concatenate([first_of_run[1:], [n]]) - 1 if n else first_of_run
    why = np.where(kind == ANY, RULES.index("or"), 0).astype(np.int8)
    why[kind == SLASH] = RULES.index("slash")
    joined = (kind == ANY) | (kind == SLASH)
    head_run, why_run = _introduced(page, mentions, gaps, first_of_run, last_of_run, lexicon)
    forced = (why_run > 0)[run[:-1]] if n else np.zeros(0, dtype=np.bool_)
    joined |= forced & link
    group = np.concatenate([[0], np.cumsum(~joined)]) if n else run
    why_all = np.zeros(n, dtype=np.int8)
    why_all[:-1] = np.where(joined, why, 0)
    why_all[1:] = np.maximum(why_all[1:], np.where(joined, why, 0))
    whole = why_run[run] if n else why_all
    return Lists(
        run=run, group=group, head=head_run[run] if n else run, why=np.where(whole > 0, whole, why_all)
    )


def _connections(mentions: Mentions, gaps: Gaps, link: Bools, lexicon: Lexicon) -> NDArray[np.int8]:
    """How each linked pair is connected, commas settled by the next 'and' or 'or' of their list."""
    family = lexicon.family[mentions.skill]
    kin = family[:-1] == family[1:]
    has = {name: gaps.counts[name] > 0 for name in ("or", "and", "slash", "comma")}
    kind = np.full(len(link), COMMA, dtype=np.int8)
    kind[has["slash"] & ~has["comma"]] = SLASH
    kind[has["and"]] = ALL
    kind[has["or"]] = ANY
    kind[has["or"] & has["and"] & ~kin] = ALL
    kind[(kind == SLASH) & ~kin] = ALL
    kind[~link] = APART
    # a comma takes the meaning of the next decisive connector to its right in the same list
    decisive = np.where((kind == ALL) | (kind == ANY) | (kind == APART), np.arange(len(kind)), len(kind))
    following = np.minimum.accumulate(decisive[::-1])[::-1]
    settled = kind[np.minimum(following, len(kind) - 1)] if len(kind) else kind
    settled = np.where(following < len(kind), settled, APART)
    comma = kind == COMMA
    kind[comma] = np.where(settled[comma] == ANY, ANY, ALL)
    return kind


def _introduced(
    page: Page, mentions: Mentions, gaps: Gaps, first: Ints, last: Ints, lexicon: Lexicon
) -> tuple[Ints, NDArray[np.int8]]:
    """For each list: the broader mention it exemplifies (or -1), and the rule that makes it any-of (or 0)."""
    head = np.full(len(first), -1, dtype=np.int64)
    why = np.zeros(len(first), dtype=np.int8)
    if not len(first):
        return head, why
    at = mentions.first[first]
    lead = _last_stop(page.cue("one of")[1], at)
    fits = (lead >= 0) & (at - lead <= _REACH) & (page.sentence[np.maximum(lead - 1, 0)] == page.sentence[at])
    fits &= ~_skill_between(mentions, first, lead)
    why[fits & (last > first)] = RULES.index("one-of")
    tail = after(page.cue("similar")[0], mentions.stop[last])
    why[(tail - mentions.stop[last] <= 1) & (last >= first)] = RULES.index("similar")
    previous = np.maximum(first - 1, 0)
    beside = (first > 0) & (gaps.same[np.maximum(first - 1, 0)] if len(gaps.same) else False)
    example = _last_stop(page.cue("such as")[1], at)
    plain = _plain(gaps, previous)
    such = beside & plain & (example > mentions.stop[previous] - 1) & (at - example <= 2)
    such &= at - mentions.stop[previous] <= _REACH
    opened = _last_stop(np.flatnonzero(page.words["open"]) + 1, at)
    bracket = (
        beside
        & plain
        & (opened > mentions.stop[previous])
        & (at - opened <= 3)
        & (opened - mentions.stop[previous] <= 4)
    )
    wider = lexicon.implies(mentions.skill[first], mentions.skill[previous])
    broad = wider | (lexicon.broad[mentions.skill[previous]] & ~lexicon.broad[mentions.skill[first]])
    one_family = _one_family(mentions, first, last, lexicon)
    such_any = such & broad
    bracket_any = bracket & broad & (one_family | wider) & ~such
    why[such_any] = RULES.index("such-as")
    why[bracket_any] = RULES.index("bracket")
    headed = such_any | bracket_any
    head[headed] = previous[headed]
    loose = (example >= 0) & (at - example <= 2) & ~beside & one_family & (last > first)
    loose &= page.sentence[np.maximum(example - 1, 0)] == page.sentence[at]
    why[loose & (why == 0)] = RULES.index("such-as")
    return head, why


def _plain(gaps: Gaps, previous: Ints) -> Bools:
    """Whether nothing but a comma stands between a broader skill and the cue of its examples: 'SQL, and tools
    such as dbt' does not make dbt an example of SQL."""
    if not len(gaps.same):
        return np.zeros(len(previous), dtype=np.bool_)
    row = np.minimum(previous, len(gaps.same) - 1)
    counts = gaps.counts
    out: Bools = (counts["or"][row] + counts["and"][row] + counts["slash"][row] == 0) & (
        counts["comma"][row] <= 1
    )
    out &= (counts["comma"][row] == 0) | (gaps.other[row] <= 2)
    return out


def _one_family(mentions: Mentions, first: Ints, last: Ints, lexicon: Lexicon) -> Bools:
    """Whether all mentions of a list are of one family."""
    family = lexicon.family[mentions.skill]
    changes = np.concatenate([[0], np.cumsum(family[1:] != family[:-1])])
    same: Bools = changes[last] == changes[first]
    return same


def _last_stop(stops: Ints, at: Ints) -> Ints:
    """For each place the nearest of these ends of cues at or before it, or -1."""
    stops = np.sort(stops)
    if not len(stops):
        return np.full(len(at), -1, dtype=np.int64)
    place = np.searchsorted(stops, at, side="right") - 1
    return np.where(place >= 0, stops[place], -1)


def _skill_between(mentions: Mentions, first: Ints, lead: Ints) -> Bools:
    """Whether another mention stands between the cue and the list."""
    previous = np.maximum(first - 1, 0)
    between: Bools = (first > 0) & (mentions.first[previous] >= lead)
    return between
