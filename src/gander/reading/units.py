"""Units: what is satisfied as one. Mentions become groups, groups of a posting become its requirements."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gander.reading.anyof import Lists
from gander.reading.lexicon import Lexicon
from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Floats, Ints
from gander.reading.status import DROPPED, Verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """One row a unit, ordered by text and start; `member_…` has one row a member, ordered by unit.

    `under` is a skill or -1; `start`, `end` are positions in the letters.
    """

    text: Ints
    under: NDArray[np.int32]
    rank: NDArray[np.int8]
    rule: NDArray[np.int8]
    why: NDArray[np.int8]
    low: Floats
    high: Floats
    start: Ints
    end: Ints
    member_unit: Ints
    member_skill: NDArray[np.int32]
    member_start: Ints
    member_end: Ints

    def within(self, origins: Ints) -> Units:
        """The same units with starts and ends counted from where their texts start."""
        origin = origins[self.text]
        member = origin[self.member_unit]
        return replace(
            self,
            start=self.start - origin,
            end=self.end - origin,
            member_start=self.member_start - member,
            member_end=self.member_end - member,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What is known of each mention, in one place: columns of equal length."""

    mentions: Mentions
    lists: Lists
    verdicts: Verdicts
    low: Floats
    high: Floats
    text: Ints
    start: Ints
    end: Ints


def units(read: Read, lexicon: Lexicon) -> Units:
    """The units of a page.

    Alternatives are one unit with the strongest status of its members. The same unit said twice keeps its
    strongest status; a skill named alone with less than the group that holds it goes.
    """
    alive = read.verdicts.rank > DROPPED
    head = _heads(read, alive)
    headed = np.zeros(len(alive), dtype=np.bool_)
    headed[head[head >= 0]] = True
    rows = np.flatnonzero(alive & ~headed)
    if not len(rows):
        return _none()
    group = _by_status(read, rows)
    order = np.lexsort((read.start[rows], group))
    rows, group = rows[order], group[order]
    bounds = np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1]]))
    number = np.cumsum(np.concatenate([[False], group[1:] != group[:-1]]))
    built = _assemble(read, head, rows, bounds, number)
    return _select(built, _strongest(built, lexicon))


def _heads(read: Read, alive: Bools) -> Ints:
    """The broader mention of each example that is asked for as strongly; a preferred example of a required
    family ('cloud, AWS preferred') is a unit of its own, and so is the family."""
    head = np.where(alive, read.lists.head, -1)
    rank = read.verdicts.rank
    return np.where((head >= 0) & (rank >= rank[np.maximum(head, 0)]), head, -1)


def _by_status(read: Read, rows: Ints) -> Ints:
    """The group of each row; a preferred member of a required list stands apart from it."""
    rank = read.verdicts.rank[rows].astype(np.int64)
    return read.lists.group[rows] * 4 + (4 - rank) if len(rows) else rows


def _assemble(read: Read, heads: Ints, rows: Ints, bounds: Ints, number: Ints) -> Units:
    size = np.diff(np.concatenate([bounds, [len(rows)]]))
    head = heads[rows][bounds]
    under = np.where(head >= 0, read.mentions.skill[np.maximum(head, 0)], -1).astype(np.int32)
    start = np.minimum.reduceat(read.start[rows], bounds)
    start = np.where(head >= 0, np.minimum(start, read.start[np.maximum(head, 0)]), start)
    skill = read.mentions.skill[rows]
    pairs, at = np.unique(number * (1 << 32) + skill, return_index=True)
    low = np.fmin.reduceat(read.low[rows], bounds)
    why = np.maximum.reduceat(read.lists.why[rows], bounds)
    return Units(
        text=read.text[rows][bounds],
        under=under,
        rank=read.verdicts.rank[rows][bounds],
        rule=read.verdicts.rule[rows][bounds],
        why=np.where((size > 1) | (head >= 0), why, 0).astype(np.int8),
        low=low,
        high=np.fmax.reduceat(read.high[rows], bounds),
        start=start,
        end=np.maximum.reduceat(read.end[rows], bounds),
        member_unit=pairs >> 32,
        member_skill=(pairs & 0xFFFFFFFF).astype(np.int32),
        member_start=read.start[rows][at],
        member_end=read.end[rows][at],
    )


def _strongest(built: Units, lexicon: Lexicon) -> Bools:
    """Which units stay when the same thing was said several times."""
    n = len(built.text)
    n_skills = lexicon.size + 1
    mix = (built.member_skill.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mix ^= mix >> np.uint64(29)
    mix *= np.uint64(0xBF58476D1CE4E5B9)
    first = np.searchsorted(built.member_unit, np.arange(n))
    sign = np.add.reduceat(mix, first)
    size = np.diff(np.concatenate([first, [len(mix)]]))
    alone = size == 1
    single = built.member_skill[first]
    # equal units: the strongest, then the one with years, then the first
    strength = built.rank.astype(np.int64) * 4 + 2 * ~np.isnan(built.low) + (built.under >= 0)
    order = np.lexsort((built.start, -strength, sign, built.text))
    same = (sign[order][1:] == sign[order][:-1]) & (built.text[order][1:] == built.text[order][:-1])
    kept = np.ones(n, dtype=np.bool_)
    kept[order[1:][same]] = False
    # singles against groups: the best rank of each skill inside a group
    key = built.text[built.member_unit] * n_skills + built.member_skill
    spots, at = np.unique(key, return_inverse=True)
    best_group = np.zeros(len(spots), dtype=np.int8)
    lone = alone[built.member_unit]
    np.maximum.at(best_group, at[~lone], built.rank[built.member_unit[~lone]])
    under = np.flatnonzero(built.under >= 0)
    place = np.searchsorted(spots, built.text[under] * n_skills + built.under[under])
    place = np.minimum(place, len(spots) - 1)
    hit = spots[place] == built.text[under] * n_skills + built.under[under]
    as_head = np.zeros(len(spots), dtype=np.int8)
    np.maximum.at(as_head, place[hit], built.rank[under[hit]])
    own = at[first]
    weaker = alone & (best_group[own] > built.rank)
    weaker |= alone & (as_head[own] >= built.rank) & (built.under != single)
    out: Bools = kept & ~weaker
    return out


def _select(built: Units, kept: Bools) -> Units:
    order = np.flatnonzero(kept)
    order = order[np.lexsort((built.start[order], built.text[order]))]
    place = np.full(len(kept), -1, dtype=np.int64)
    place[order] = np.arange(len(order))
    member = np.flatnonzero(kept[built.member_unit])
    unit = place[built.member_unit[member]]
    again = np.lexsort((built.member_skill[member], unit))
    names = ("text", "under", "rank", "rule", "why", "low", "high", "start", "end")
    columns = {name: getattr(built, name)[order] for name in names}
    member = member[again]
    members = {name: getattr(built, name)[member] for name in ("member_skill", "member_start", "member_end")}
    return Units(**columns, **members, member_unit=unit[again])


def _none() -> Units:
    zero = np.zeros(0, dtype=np.int64)
    tiny, number, real = zero.astype(np.int8), zero.astype(np.int32), zero.astype(np.float32)
    return Units(
        text=zero,
        under=number,
        rank=tiny,
        rule=tiny,
        why=tiny,
        low=real,
        high=real,
        start=zero,
        end=zero,
        member_unit=zero,
        member_skill=number,
        member_start=zero,
        member_end=zero,
    )
