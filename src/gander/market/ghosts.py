"""How long the open jobs of a question have been open, and which were advertised again: counts, no verdicts.

Nothing here says that a job is not meant to be filled. An old advert may wait for the right person, stand
for many jobs, or have been forgotten; only the employer knows. So there is the distribution, where one advert
lies in it, and what is known of each: the day of posting where the employer states it, else since when we saw
it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from gander.market.closing import Closing
from gander.model import Estimate
from gander.stats.shares import employer_codes, share

OLDER_THAN = (30, 60, 90, 180)
STATED, FIRST_SEEN, UNKNOWN = "stated", "first seen", "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeSpread:
    """Ages in days of open jobs whose age is known in one way. `days` ascends; the rest says how it lies."""

    basis: str
    """'stated': since the day of posting; 'first seen': since we first saw it, so at least"""
    days: tuple[int, ...]
    n_employers: int
    quartiles: tuple[int, int, int] | None
    """None below the floors of a share: counts only"""
    older: tuple[tuple[int, Estimate], ...]
    """for each of OLDER_THAN the share that is older"""

    def shorter(self, days: int) -> int:
        """How many have been open for less long."""
        return bisect_left(self.days, days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reposted:
    """A job that was advertised again `times` times, `days` after it was first seen at the last."""

    demand: str
    employer: str | None
    title: str
    url: str
    times: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """The open jobs of a question. `n_unknown` stand on boards but were seen on one day only, and do not say
    when they were posted; `n_dated` come from a dated series: nobody knows whether they are open."""

    stated: AgeSpread
    first_seen: AgeSpread
    n_unknown: int
    n_dated: int
    n_reposted: int
    reposted: tuple[Reposted, ...]
    closing: Closing | None
    """None before the first update"""


def job_ages(postings: pl.DataFrame) -> pl.DataFrame:
    """demand_id, employer_id, basis, days: one row an open job of a board. postings: tables.POSTING.

    The age is that on the day on which the job was last seen open: of the days since then nothing is known.
    """
    stated = (pl.col("posted_basis") == "stated") & (pl.col("posted") <= pl.col("snapshot_day"))
    jobs = (
        postings.filter(pl.col("snapshot_day").is_not_null() & pl.col("closed").is_null())
        .group_by("demand_id")
        .agg(
            pl.col("employer_id").sort().first(),
            pl.col("posted").filter(stated).min(),
            pl.col("seen_first").min(),
            pl.col("snapshot_day").max(),
        )
    )
    seen_longer = pl.col("seen_first") < pl.col("snapshot_day")
    basis = pl.when(pl.col("posted").is_not_null()).then(pl.lit(STATED))
    return jobs.select(
        "demand_id",
        "employer_id",
        basis.when(seen_longer).then(pl.lit(FIRST_SEEN)).otherwise(pl.lit(UNKNOWN)).alias("basis"),
        (pl.col("snapshot_day") - pl.coalesce("posted", "seen_first")).dt.total_days().alias("days"),
    ).sort("demand_id")


def spread(jobs: pl.DataFrame, basis: str) -> AgeSpread:
    """The distribution of the jobs known in that way. jobs: `job_ages`."""
    mine = jobs.filter(pl.col("basis") == basis)
    days, employers = mine["days"].to_numpy(), employer_codes(mine["employer_id"].to_list())
    older = tuple((limit, share(days > limit, employers)) for limit in OLDER_THAN)
    publish = all(estimate.share is not None for _, estimate in older)
    low, middle, high = np.quantile(days, [0.25, 0.5, 0.75], method="inverted_cdf") if publish else (0, 0, 0)
    return AgeSpread(
        basis=basis,
        days=tuple(sorted(int(d) for d in days)),
        n_employers=mine["employer_id"].n_unique(),
        quartiles=(int(low), int(middle), int(high)) if publish else None,
        older=older,
    )


def age_note(ages: Ages) -> str:
    """What the bands count, and what is not in them."""
    rest = (
        (len(ages.first_seen.days), "known only since we first saw them"),
        (ages.n_unknown, "of unknown age"),
        (ages.n_dated, "of a dated series, which may be closed"),
    )
    left = ", ".join(f"{n:,} {why}" for n, why in rest if n)
    note = "open jobs by days since the posting day that the employer states; share = of those jobs"
    return f"{note}; not in it: {left}" if left else note


def reposted(adverts: pl.DataFrame, events: pl.DataFrame, today: date) -> tuple[Reposted, ...]:
    """The jobs that were advertised again, most often first.

    adverts: id, demand_id, employer, title, url, first_seen of all adverts of the question; events:
    tables.EVENT, of which each 'reposted' says that the advert continues an earlier one.
    """
    again = events.filter(pl.col("kind") == "reposted").join(
        adverts.select("id", "demand_id"), on="id", how="inner"
    )
    times = again.group_by("demand_id").agg(pl.struct("id", "day").n_unique().alias("times"))
    found = (
        adverts.join(times, on="demand_id", how="inner")
        .sort("first_seen", "id")
        .group_by("demand_id", maintain_order=True)
        .agg(
            pl.col("first_seen").min(),
            pl.col("employer", "title", "url").last(),
            pl.col("times").first(),
        )
        .sort("times", "first_seen", "demand_id", descending=[True, False, False])
    )
    return tuple(
        Reposted(
            demand=row["demand_id"],
            employer=row["employer"],
            title=row["title"] or "",
            url=row["url"] or "",
            times=row["times"],
            days=(today - row["first_seen"]).days,
        )
        for row in found.iter_rows(named=True)
    )
