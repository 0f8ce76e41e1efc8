"""The population: the one object that every statement names, and its jobs counted without repeats."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

import polars as pl

from gander.model import Basis, MarketBlock, Population, Question
from gander.tables import seen

ORDER: tuple[Basis, ...] = ("read", "tags", "title")


def one_per_demand(postings: pl.DataFrame) -> pl.DataFrame:
    """One posting a demand: the best known copy (read, there, newest), so that a clone counts once."""
    rank = pl.col("basis").replace_strict(
        {b: i for i, b in enumerate(ORDER)}, default=9, return_dtype=pl.Int8
    )
    there = pl.col("whereabouts") != "there" if "whereabouts" in postings.columns else pl.lit(False)
    # only what decides is sorted: a posting has thirty columns, half of them nested
    deciding = postings.select(
        "id", "demand_id", pl.int_range(pl.len()).alias("row"), rank=rank, away=there, seen=seen()
    )
    order = deciding.sort("rank", "away", "seen", "id", descending=[False, False, True, False])
    return postings[order.unique("demand_id", keep="first", maintain_order=True)["row"]]


def population(question: Question, postings: pl.DataFrame, start: date, end: date) -> Population:
    """The population made of those postings (tables.POSTING). Shares are over demands, one a clone."""
    demands = one_per_demand(postings)
    sizes = demands["employer_id"].value_counts()["count"]
    n = demands.height
    squares = int((sizes * sizes).sum()) if n else 0
    ids: str = postings["id"].sort().str.join("\n").item() or ""
    digest = blake2b(ids.encode(), digest_size=8).hexdigest()
    by_source = postings["source"].value_counts().sort("source")
    newest = postings.select(seen().max()).item() if postings.height else end
    return Population(
        id=digest,
        roles=question.roles,
        place="anywhere" if question.anywhere else (question.place.label if question.place else None),
        remote_from=question.remote_from,
        as_of=newest,
        start=start,
        end=end,
        basis=tuple(b for b in ORDER if b in set(postings["basis"])),
        n_postings=postings.height,
        n_demands=n,
        n_employers=sizes.len(),
        g_eff=n * n / squares if squares else 0.0,
        largest_employer_share=max(sizes.to_list(), default=0) / max(n, 1),
        by_source=dict(by_source.iter_rows()),
    )


def market_block(selected: pl.DataFrame, people: pl.DataFrame, today: date) -> MarketBlock:
    """The market line: `people` are the postings of the population, `selected` also those left out."""
    demands = one_per_demand(people)
    unsaid = selected.filter(pl.col("whereabouts") == "remote unsaid").join(
        people.select("demand_id"), on="demand_id", how="anti"
    )
    counts = dict(demands["whereabouts"].value_counts().iter_rows())
    newest = people.select(seen().max()).item() if people.height else None
    biggest = (
        demands.group_by("employer_id")
        .agg(pl.len().alias("n"), pl.col("employer").drop_nulls().first())
        .sort("n", "employer_id", descending=[True, False])
        .head(1)
        .to_dicts()
    )
    return MarketBlock(
        n_postings=people.height,
        n_demands=demands.height,
        n_employers=demands["employer_id"].n_unique(),
        there=counts.get("there", 0),
        remote_open=counts.get("remote open", 0),
        remote_unsaid=unsaid["demand_id"].n_unique(),
        unsaid_counted=counts.get("remote unsaid", 0),
        n_read=int((demands["basis"] == "read").sum()),
        newest=newest,
        age_days=(today - newest).days if newest else None,
        largest_employer=biggest[0]["employer"] if biggest else None,
        largest_employer_share=biggest[0]["n"] / demands.height if biggest else 0.0,
    )
