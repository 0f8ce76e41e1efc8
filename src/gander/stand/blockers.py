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


def gap_sets(missing: pl.DataFrame, closure: Closure) -> dict[str, set[frozenset[str]]]:
    """For each posting the sets that would open it; postings beyond reach of any small set are left out."""
    units = missing.select(
        "posting",
        pl.when(pl.col("members").list.len() > 0)
        .then(pl.col("members"))
        .otherwise(pl.concat_list("under"))
        .alias("members"),
    )
    grouped = units.group_by("posting", maintain_order=True).agg("members").rows()
    known: dict[tuple[tuple[str, ...], ...], set[frozenset[str]]] = {}
    result: dict[str, set[frozenset[str]]] = {}
    for posting, members in grouped:
        if len(members) > MOST_UNITS:
            continue
        key = tuple(sorted(tuple(m) for m in members))
        if key not in known:
            known[key] = smallest_sets(key, closure)
        if known[key]:
            result[posting] = known[key]
    return result


def opened(
    skills: frozenset[str], by_set: Mapping[frozenset[str], set[str]], closure: Closure
) -> frozenset[str]:
    """The postings that owning `skills` (and what they imply) would open."""
    reach = closure(skills)
    return frozenset(p for needed, postings in by_set.items() if needed <= reach for p in postings)


def candidates(by_set: Mapping[frozenset[str], set[str]]) -> list[frozenset[str]]:
    """The SETS_TRIED commonest sets of each size among the gaps and their parts.

    Parts count too: PyTorch may stand in no gap alone and yet close those of what it implies.
    """
    frequency: Counter[frozenset[str]] = Counter()
    for needed, waiting in by_set.items():
        for size in range(1, len(needed) + 1):
            for part in combinations(sorted(needed), size):
                frequency[frozenset(part)] += len(waiting)
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
    by_set: dict[frozenset[str], set[str]] = defaultdict(set)
    for posting, sets in gap_sets(missing, closure).items():
        for needed in sets:
            by_set[needed].add(posting)
    opens: dict[frozenset[str], frozenset[str]] = {}

    def opens_of(skills: frozenset[str]) -> frozenset[str]:
        if skills not in opens:
            opens[skills] = opened(skills, by_set, closure)
        return opens[skills]

    result = []
    for skills in candidates(by_set):
        postings = opens_of(skills)
        if not postings:
            continue
        parts = (p for size in range(1, len(skills)) for p in combinations(sorted(skills), size))
        alone = frozenset[str]().union(*(opens_of(frozenset(p)) for p in parts))
        result.append(
            SkillSet(
                skills=tuple(sorted(skills)),
                postings=postings,
                employers=frozenset(employer_of[p] for p in postings),
                alone=len(alone),
                joint_employers=len({employer_of[p] for p in postings - alone}),
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
