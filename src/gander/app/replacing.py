"""What the boards' own answers replace of the snapshot that ships: found by the addresses of adverts."""

from __future__ import annotations

import polars as pl

from gander.connectors.live.advert_key import compared, keys_and_boards, live_keys
from gander.market.superseding import superseded
from gander.shell.store import market_folder, open_market

AT_ONCE = 20_000
"""Addresses looked at together: what is made on the way to their keys is large."""
COLUMNS = ("id", "url", "employer_id", "snapshot_day", "seen_first")


def shipped_adverts() -> pl.DataFrame:
    """The snapshot's postings on boards that could be asked: id, employer_id, snapshot_day, seen_first, and
    `key` and `board` as in connectors.live.advert_key, the key to compare."""
    found = open_market(market_folder()).postings(columns=COLUMNS)
    parts = [_keyed(part) for part in (found.clear(), *found.iter_slices(AT_ONCE))]
    return pl.concat(parts, rechunk=True)


def _keyed(part: pl.DataFrame) -> pl.DataFrame:
    told = part.drop("url").hstack(keys_and_boards(part["url"]))
    known = told.filter(pl.col("key").is_not_null() | pl.col("board").is_not_null())
    return known.with_columns(compared(known["key"]))


def since(shipped: pl.DataFrame, seen: pl.DataFrame) -> pl.DataFrame:
    """id, first_seen of those adverts (history.SEEN) that the snapshot had already."""
    old = shipped.drop_nulls("key").select("key", "seen_first")
    found = live_keys(seen).join(old, on="key").drop_nulls("seen_first")
    return found.group_by("id").agg(pl.col("seen_first").min().alias("first_seen")).sort("id")


def replaced(
    shipped: pl.DataFrame, adverts: pl.DataFrame, postings: pl.DataFrame, subjects: pl.DataFrame
) -> pl.DataFrame:
    """SUPERSEDED, of all that is known. adverts: ADVERT; postings: id, employer_id; subjects: SUBJECT."""
    employer = (
        adverts.select("id", posting="parts")
        .explode("posting", empty_as_null=True, keep_nulls=True)
        .join(postings.select(posting="id", employer_id="employer_id"), on="posting")
        .unique("id", keep="first", maintain_order=True)
    )
    live = (
        live_keys(adverts)
        .join(adverts.select("id", day="last_seen", board=_board()), on="id")
        .join(employer.select("id", "employer_id"), on="id", how="left")
    )
    whole = subjects.drop_nulls("had").select(board=_board(), day=pl.col("had").dt.date())
    # of a large snapshot only what stands where somebody was asked can have been replaced
    near = (
        pl.col("key").is_in(live["key"].unique().implode())
        | pl.col("board").is_in(whole["board"].implode())
        | pl.col("employer_id").is_in(live["employer_id"].drop_nulls().unique().implode())
    )
    return superseded(shipped.filter(near), live, whole)


def _board() -> pl.Expr:
    return pl.concat_str("source", pl.lit(":"), "subject")
