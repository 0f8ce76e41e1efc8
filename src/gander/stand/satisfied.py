"""Is a requirement unit satisfied? The one function that everything uses."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl


def satisfied(units: pl.DataFrame, owned: Iterable[str]) -> pl.Series:
    """For every row of `units` (tables.REQUIREMENT): does a person owning those skills meet it?

    An any-of unit is met by one of its members; a broad skill with examples (`under`) by one of the examples;
    a broad skill on its own by itself or by anything that implies it, so `owned` must be closed under
    'implies' (Vocabulary.closure). Years are not judged here: they are shown beside the unit and, as the
    gate 'years', left to the person.
    """
    owned_ids = pl.Series("owned", sorted(owned), dtype=pl.String)
    exploded = units.select(
        pl.int_range(pl.len()).alias("row"),
        # a unit whose examples the reader does not know falls back to the broad skill itself
        pl.when(pl.col("members").list.len() > 0)
        .then(pl.col("members"))
        .otherwise(pl.concat_list("under"))
        .alias("member"),
    ).explode("member", empty_as_null=True)
    met = exploded.filter(pl.col("member").is_in(owned_ids.implode()))["row"].unique()
    return pl.Series("satisfied", range(units.height), dtype=pl.Int64).is_in(met.implode()).alias("satisfied")
