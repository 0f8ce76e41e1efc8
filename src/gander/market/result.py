"""What `gander market` answers."""

from __future__ import annotations

from dataclasses import dataclass

from gander.market.ghosts import Ages
from gander.market.series import MonthlyTrend, OwnSeries
from gander.model import Estimate, Hidden, MarketBlock, Named, Population, Problem, ReaderQuality


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillShare:
    """In what share of the postings read a skill is asked for: as a must, and at all (must or nice)."""

    skill: Named
    must: Estimate
    asked: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """One row of `--by`: its jobs by title, and its share of the whole (`share` is None where undefined)."""

    id: str
    label: str
    n_postings: int
    n_employers: int
    share: Estimate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketAnswer:
    """Counts, the skills asked for, and one grouping. `by` is None when no grouping was asked for."""

    population: Population
    market: MarketBlock
    skills: tuple[SkillShare, ...]
    by: str | None
    rows: tuple[GroupRow, ...]
    row_note: str
    """what a row counts and what its share is a share of; '' without grouping"""
    hidden: tuple[Hidden, ...]
    reader: ReaderQuality | None
    assumed: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    n_groups: int = 0
    """groups there are in all, of which `rows` are the largest"""
    ages: Ages | None = None
    """how long the open jobs have been open"""
    trend: MonthlyTrend | None = None
    """by month: what the dated series says of growth"""
    own: OwnSeries | None = None
    """by month: the user's own boards, once there was an update"""
