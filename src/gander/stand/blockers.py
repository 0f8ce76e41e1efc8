"""What stands in the way: skills, and pairs and triples that only help together.

Ranking single gaps is wrong: a posting that misses two skills opens for neither alone. So every posting's
gap is turned into the smallest sets of skills that would close it, and sets are counted, not skills.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product

import polars as pl

Closure = Callable[[Iterable[str]], frozenset[str]]
LARGEST_SET = 3
MOST_UNITS = 6
"""A set of three can close more units than three (one skill implies another), but seldom more than six."""
MOST_CHOICES = 256
"""Any-of units multiply; beyond this many ways the posting is counted by its first choices only."""
SETS_TRIED = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillSet:
    """A set of skills, the postings and employers it opens, and what its proper subsets open already.

    `joint_employers`: employers of the postings that only the whole set opens.
    """

    skills: tuple[str, ...]
    postings: frozenset[str]
    employers: frozenset[str]
    alone: int
    joint_employers: int

    @property
    def together(self) -> int:
        """Postings that only the whole set opens."""
        return len(self.postings) - self.alone


def smallest_sets(units: Iterable[tuple[str, ...]], closure: Closure) -> set[frozenset[str]]:
    """The minimal sets of at most LARGEST_SET skills that meet all units (each a tuple of any-of members)."""
    found: set[frozenset[str]] = set()
    for n, picks in enumerate(product(*units)):
        if n >= MOST_CHOICES:
            break
        chosen = frozenset(picks)
        needless = {
            a for a in chosen for b in chosen if a != b and a in closure((b,)) and b not in closure((a,))
        }
        chosen -= needless
        if len(chosen) <= LARGEST_SET:
            found.add(chosen)
    return {s for s in found if not any(other < s for other in found)}


@dataclass(frozen=True, slots=True)
class _Kin:
    """Postings with the same gap: they count together, since whatever opens one opens all."""

    postings: frozenset[str]
    employers: frozenset[str]
    sets: frozenset[frozenset[str]]
    """the smallest sets that would open them"""


def _kin(missing: pl.DataFrame, employer_of: Mapping[str, str], closure: Closure) -> list[_Kin]:
    """The postings by what they lack; those beyond reach of any small set are left out."""
    units = missing.select(
        "posting",
        pl.when(pl.col("members").list.len() > 0)
        .then(pl.col("members"))
        .otherwise(pl.concat_list("under"))
        .alias("members"),
    )
    few = units.filter(pl.len().over("posting") <= MOST_UNITS)
    lacking: dict[tuple[tuple[str, ...], ...], list[str]] = defaultdict(list)
    for posting, members in few.group_by("posting", maintain_order=True).agg("members").iter_rows():
        lacking[tuple(sorted(tuple(m) for m in members))].append(posting)
    found = []
    for gap, postings in lacking.items():
        sets = frozenset(smallest_sets(gap, closure))
        if sets:
            employers = frozenset(employer_of[p] for p in postings)
            found.append(_Kin(frozenset(postings), employers, sets))
    return found


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


def candidates(size_of: Mapping[frozenset[str], int]) -> list[frozenset[str]]:
    """The SETS_TRIED commonest sets of each size among the gaps and their parts. size_of: set -> postings.

    Parts count too: PyTorch may stand in no gap alone and yet close those of what it implies.
    """
    frequency: Counter[frozenset[str]] = Counter()
    for needed, waiting in size_of.items():
        for size in range(1, len(needed) + 1):
            for part in combinations(sorted(needed), size):
                frequency[frozenset(part)] += waiting
    tried: list[frozenset[str]] = []
    for size in range(1, LARGEST_SET + 1):
        ranked = sorted((s for s in frequency if len(s) == size), key=lambda s: (-frequency[s], sorted(s)))
        tried += ranked[:SETS_TRIED]
    return tried


def skill_sets(missing: pl.DataFrame, employer_of: Mapping[str, str], closure: Closure) -> list[SkillSet]:
    """All candidate sets with what they open, most employers first; ties by postings and name.

    Employers lead because one employer's ten clones are one decision.

    missing: unmet hard must units of the population's postings; employer_of: posting to employer id. The
    SETS_TRIED commonest of each size are evaluated exactly; rarer ones cannot lead the list.
    """
    kin = _kin(missing, employer_of, closure)
    waiting: dict[frozenset[str], set[int]] = defaultdict(set)
    for i, one in enumerate(kin):
        for needed in one.sets:
            waiting[needed].add(i)
    opens: dict[frozenset[str], frozenset[int]] = {}

    def opens_of(skills: frozenset[str]) -> frozenset[int]:
        """The kin that owning `skills` (and what they imply) would open."""
        if skills not in opens:
            reach = closure(skills)
            own = (waiting[needed] for needed in waiting if needed <= reach)
            opens[skills] = frozenset[int]().union(*own)
        return opens[skills]

    result = []
    size_of = {needed: sum(len(kin[i].postings) for i in own) for needed, own in waiting.items()}
    for skills in candidates(size_of):
        opened = opens_of(skills)
        if not opened:
            continue
        parts = (p for size in range(1, len(skills)) for p in combinations(sorted(skills), size))
        alone = frozenset[int]().union(*(opens_of(frozenset(p)) for p in parts))
        result.append(
            SkillSet(
                skills=tuple(sorted(skills)),
                postings=_union(kin[i].postings for i in opened),
                employers=_union(kin[i].employers for i in opened),
                alone=sum(len(kin[i].postings) for i in alone),
                joint_employers=len(_union(kin[i].employers for i in opened - alone)),
            )
        )
    # of two that open the same the broader comes first: 'RAG' says more than one library that implies it
    return sorted(
        result, key=lambda s: (-len(s.employers), -len(s.postings), len(closure(s.skills)), s.skills)
    )


def leading(sets: list[SkillSet], singles: int = 3, together: int = 2) -> list[SkillSet]:
    """What the first screen shows: the best singles, and the sets that help most beyond their parts.

    The best set stands third, so that a screen of three lines has it.
    """
    best_singles: list[SkillSet] = []
    for candidate in (s for s in sets if len(s.skills) == 1):
        # a skill that opens nothing beyond one already shown is no second way
        if len(best_singles) < singles and not any(candidate.postings <= s.postings for s in best_singles):
            best_singles.append(candidate)
    joint = [s for s in sets if len(s.skills) > 1 and s.together > 0]
    joint.sort(key=lambda s: (-s.joint_employers, -s.together, -len(s.postings), s.skills))
    chosen: list[SkillSet] = []
    for candidate in joint:
        if len(chosen) == together:
            break
        # a set that shares two skills with one already shown says nearly the same thing twice
        if not any(len(set(c.skills) & set(candidate.skills)) > 1 for c in chosen):
            chosen.append(candidate)
    return best_singles[:2] + chosen[:1] + best_singles[2:] + chosen[1:]
