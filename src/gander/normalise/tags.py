"""The board's own skill tags as requirement units, where a posting has no text: shown apart, never judged."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from gander.model import Skill
from gander.tables import REQUIREMENT, conform

SKILL_KINDS_APART = ("soft", "spoken-language")


def board_tags(raw: pl.DataFrame, resolve: Callable[[str], Skill | None]) -> pl.DataFrame:
    """tables.REQUIREMENT, one unit a known tag: status 'context' and rule 'board-tag', offsets -1.

    raw: id and tags (List[String]). A tag says that the board filed the advert there, not that the employer
    demands it, so it is no must; tags the vocabulary does not know are left out.
    """
    rows = (
        raw.select(pl.col("id").alias("posting"), pl.col("tags").alias("tag"))
        .explode("tag")
        .drop_nulls("tag")
    )
    known = {tag: resolve(tag) for tag in rows["tag"].unique().sort()}
    skill = {tag: found.id for tag, found in known.items() if found and found.kind not in SKILL_KINDS_APART}
    units = (
        rows.with_columns(
            pl.col("tag").replace_strict(skill, default=None, return_dtype=pl.String).alias("skill")
        )
        .drop_nulls("skill")
        .unique(["posting", "skill"], keep="first", maintain_order=True)
        .with_columns(
            unit=pl.int_range(pl.len()).over("posting"),
            members=pl.concat_list("skill"),
            under=pl.lit(None, dtype=pl.String),
            status=pl.lit("context"),
            kind=pl.lit("hard"),
            years_min=pl.lit(None, dtype=pl.Float32),
            years_max=pl.lit(None, dtype=pl.Float32),
            start=pl.lit(-1),
            end=pl.lit(-1),
            rule=pl.lit("board-tag"),
        )
    )
    return conform(units, REQUIREMENT, "board tags")
