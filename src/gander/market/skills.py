"""Which skills the postings ask for: shares over demands whose requirements were read."""

from __future__ import annotations

import numpy as np
import polars as pl

from gander.market.result import SkillShare
from gander.model import Estimate
from gander.stats.shares import employer_codes, share
from gander.vocabulary.vocabulary import Vocabulary

MENTION_COLUMNS = ("posting", "members", "under", "status", "kind")
"""What is read of a unit to say which skills it asks for."""


def demanded() -> pl.Expr:
    """Units that ask for a skill: musts and what is nice to have. Status context is no demand."""
    return pl.col("status").is_in(["must", "nice"]) & (pl.col("kind") == "hard")


def mentions(requirements: pl.DataFrame) -> pl.DataFrame:
    """posting, skill, must: one row a skill that a posting asks for (must or nice); a group asks for each.

    Requirements of status context are no demand. A broad skill counts beside its examples.
    """
    return (
        requirements.filter(demanded())
        .select(
            "posting",
            pl.concat_list("members", pl.concat_list("under")).alias("skill"),
            (pl.col("status") == "must").alias("must"),
        )
        .explode("skill")
        .drop_nulls("skill")
        .group_by("posting", "skill")
        .agg(pl.col("must").any())
    )


def skill_shares(
    demands: pl.DataFrame, requirements: pl.DataFrame, vocabulary: Vocabulary, top: int
) -> tuple[SkillShare, ...]:
    """The `top` skills by postings that demand them, each with its share as a must and at all.

    demands: id and employer_id, one row a demand, all of them read. Intervals are clustered by employer.
    """
    ids = demands["id"].to_list()
    row_of = {posting: i for i, posting in enumerate(ids)}
    employers = employer_codes(demands["employer_id"].to_list())
    asked = mentions(requirements.filter(pl.col("posting").is_in(demands["id"].implode())))
    leading = (
        asked.group_by("skill")
        .agg(pl.col("must").sum().alias("musts"), pl.len().alias("n"))
        .sort("musts", "n", "skill", descending=[True, True, False])
        .head(top)["skill"]
    )

    def estimate(postings: pl.Series) -> Estimate:
        hits = np.zeros(len(ids), dtype=np.bool_)
        hits[[row_of[p] for p in postings]] = True
        return share(hits, employers)

    result = []
    for skill in leading:
        own = asked.filter(pl.col("skill") == skill)
        result.append(
            SkillShare(
                skill=vocabulary.named(skill),
                must=estimate(own.filter("must")["posting"]),
                asked=estimate(own["posting"]),
            )
        )
    return tuple(result)
