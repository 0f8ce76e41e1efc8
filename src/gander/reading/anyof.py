"""Lists of skills: which neighbours belong to one list, and which of them are alternatives to each other."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from gander.reading.examples import INTRODUCTIONS, introductions
from gander.reading.gaps import CONNECTOR, Gaps
from gander.reading.lexicon import Lexicon
from gander.reading.matcher import Mentions
from gander.reading.nested import below
from gander.reading.page import Bools, Ints, Page, after

_CHOICE = 14
"""Words of a bullet that can be one of several choices."""
_ASIDE = 7
"""Tokens between alternatives that say again what is asked for, or what is acceptable."""
APART, COMMA, ALL, ANY, SLASH, BOTH = 0, 1, 2, 3, 4, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """One row a mention. `group` numbers alternatives together; `run` numbers lists; `head` is the mention
    that the group's members are examples of, or -1; `why` is the rule's number in RULES; `preferred` are
    those whose alternatives are acceptable, so that their preference asks for nothing more."""

    run: Ints
    group: Ints
    head: Ints
    why: NDArray[np.int8]
    preferred: Bools

    def where(self, mask: Bools) -> Lists:
        return Lists(**{field.name: getattr(self, field.name)[mask] for field in fields(self)})


RULES = ("", "or", "slash", *INTRODUCTIONS, "learned")


def linked(gaps: Gaps) -> Bools:
    """Whether neighbours stand in one list: connectors and fillers, or one unknown item, between them."""
    plain = (gaps.other == 0) & (gaps.length <= 6) & gaps.ends
    unknown_item = gaps.starts & gaps.ends & (gaps.other <= 2) & (gaps.length <= 6)
    noun = (gaps.other == 1) & gaps.ends & (gaps.length <= 4)
    no_brackets = (gaps.counts["open"] == 0) & (gaps.counts["close"] == 0)
    # 'Python (preferred) or R': a bracket that names no skill does not end the list
    aside = (gaps.counts["open"] == 1) & (gaps.counts["close"] == 1) & (gaps.other <= 2) & gaps.ends
    out: Bools = gaps.same & ((no_brackets & (plain | unknown_item | noun)) | aside)
    return out


def lists(page: Page, mentions: Mentions, gaps: Gaps, lexicon: Lexicon) -> Lists:
    """Which mentions form lists, groups of alternatives, and examples under a broader skill."""
    n = len(mentions.first)
    accepted = _accepted(page, mentions, gaps)
    link = linked(gaps)
    link = link | accepted | (_once_more(page, mentions, gaps) & ~np.append(link[1:], False))
    kind = _connections(mentions, gaps, link, lexicon)
    kind[accepted] = ANY
    run = np.concatenate([[0], np.cumsum(~link)]) if n else np.zeros(0, dtype=np.int64)
    first_of_run = np.flatnonzero(np.concatenate([[True], ~link])) if n else np.zeros(0, dtype=np.int64)
    last_of_run = np.concatenate([first_of_run[1:], [n]]) - 1 if n else first_of_run
    why = np.where(kind == ANY, RULES.index("or"), 0).astype(np.int8)
    why[kind == SLASH] = RULES.index("slash")
    joined = (kind == ANY) | (kind == SLASH)
    head_run, introduced = introductions(page, mentions, first_of_run, last_of_run, lexicon)
    why_run = np.where(introduced > 0, introduced + 2, 0).astype(np.int8)
    forced = (why_run > 0)[run[:-1]] if n else np.zeros(0, dtype=np.bool_)
    joined |= forced & link
    spread = _spread(page, mentions)
    joined |= spread
    why[spread] = RULES.index("one-of")
    group = np.concatenate([[0], np.cumsum(~joined)]) if n else run
    why_all = np.zeros(n, dtype=np.int8)
    why_all[:-1] = np.where(joined, why, 0)
    why_all[1:] = np.maximum(why_all[1:], np.where(joined, why, 0))
    whole = why_run[run] if n else why_all
    return Lists(
        run=run,
        group=group,
        head=head_run[run] if n else run,
        why=np.where(whole > 0, whole, why_all),
        preferred=np.append(accepted, False)[:n],
    )


def _accepted(page: Page, mentions: Mentions, gaps: Gaps) -> Bools:
    """Whether the left one is preferred and the right one acceptable: 'A preferred, but B/C acceptable'."""
    plus, fine = page.cue("nice after")[0], page.cue("acceptable")[0]
    if len(mentions.first) < 2 or not len(fine):
        return np.zeros(max(len(mentions.first) - 1, 0), dtype=np.bool_)
    stop, right = mentions.stop[:-1], mentions.stop[1:]
    preferred, cue = after(plus, stop), after(fine, right)
    out: Bools = gaps.same & (gaps.length <= _ASIDE) & (preferred - stop <= 1) & (cue - right <= _ASIDE)
    out &= page.clause[np.minimum(cue, page.tokens.n - 1)] == page.clause[right - 1]
    return out


def _once_more(page: Page, mentions: Mentions, gaps: Gaps) -> Bools:
    """Whether an 'or' between neighbours only says the demand once more: 'A and/or experience with B'."""
    begins, ends = page.cue("lead")
    at = mentions.first[1:]
    if not len(ends) or not len(at):
        return np.zeros(len(at), dtype=np.bool_)
    order = np.argsort(ends, kind="stable")
    place = np.minimum(np.searchsorted(ends[order], at), len(ends) - 1)
    lead = order[place]
    joint = np.maximum(begins[lead] - 1, 0)
    straight = (ends[lead] == at) & ((page.bits[joint] & CONNECTOR) > 0)
    out: Bools = gaps.same & straight & gaps.starts & (gaps.counts["or"] > 0) & (gaps.length <= _ASIDE)
    return out


def _spread(page: Page, mentions: Mentions) -> Bools:
    """Whether neighbours stand in bullets below 'one of the following:', short enough to be choices."""
    line = page.tokens.line[mentions.first]
    parent = below(page, "one of these")[line]
    parent[page.lines.words[line] > _CHOICE] = -1
    out: Bools = (parent[1:] == parent[:-1]) & (parent[1:] >= 0)
    return out


def _connections(mentions: Mentions, gaps: Gaps, link: Bools, lexicon: Lexicon) -> NDArray[np.int8]:
    """How each linked pair is connected, commas settled by the next 'and' or 'or' of their list."""
    family = lexicon.family[mentions.skill]
    kin = family[:-1] == family[1:]
    has = {name: gaps.counts[name] > 0 for name in ("or", "and", "slash", "comma")}
    kind = np.full(len(link), COMMA, dtype=np.int8)
    kind[has["slash"] & ~has["comma"]] = SLASH
    kind[has["and"]] = ALL
    kind[has["or"]] = ANY
    both = has["or"] & has["and"]
    kind[both & ~kin & ~has["slash"]] = ALL
    broad = lexicon.broad[mentions.skill]
    ideas = broad[:-1] & broad[1:]
    spaced = gaps.spaced & ~broad[:-1] & ~broad[1:]
    kind[(kind == SLASH) & ~kin & ~ideas & ~spaced] = ALL
    kind[~link] = APART
    # a comma takes the meaning of the next decisive connector to its right in the same list
    decisive = np.where((kind == ALL) | (kind == ANY) | (kind == APART), np.arange(len(kind)), len(kind))
    following = np.minimum.accumulate(decisive[::-1])[::-1]
    settled = kind[np.minimum(following, len(kind) - 1)] if len(kind) else kind
    settled = np.where(following < len(kind), settled, APART)
    comma = kind == COMMA
    kind[comma] = np.where(settled[comma] == ANY, ANY, ALL)
    return kind
