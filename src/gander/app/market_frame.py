"""The postings of a question as one table: role and window from the store, whereabouts from the question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl

from gander.market.selection import gone, is_open, whereabouts, window
from gander.model import Question
from gander.normalise.open_to import open_to
from gander.shell.store import Store

COUNTED = [
    "id",
    "demand_id",
    "employer_id",
    "employer",
    "role",
    "seniority",
    "industry",
    "places",
    "remote",
    "remote_from",
    "posted",
    "seen_last",
    "snapshot_day",
    "closes",
    "closed",
    "basis",
]
"""What of a posting is read where it is only counted: where it is, by whom, when, of which kind."""


def market_frame(
    store: Store,
    asked: Question,
    roles: Iterable[str],
    today: date,
    columns: Sequence[str] | None = None,
) -> tuple[pl.DataFrame, date, date]:
    """tables.POSTING plus `open_to`, `whereabouts` and `gone` for those roles in the window; its first and
    last day. What is gone is there to be counted under hidden, and in no population.

    columns: what of tables.POSTING is read, COUNTED at least; None: all.
    """
    start, end = window(store.newest, asked.since)
    found = store.postings(roles=tuple(roles), seen=pl.col("seen").is_between(start, end), columns=columns)
    return with_whereabouts(found, asked).with_columns(gone(today)), start, end


def n_older(store: Store, roles: Iterable[str], start: date, end: date) -> int:
    """How many postings of those roles are outside the window, or have no day at all."""
    outside = ~pl.col("seen").is_between(start, end).fill_null(False)
    return store.postings(roles=tuple(roles), seen=outside, columns=["part"]).height


def with_whereabouts(postings: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """tables.POSTING plus `open_to` and `whereabouts`, as the question has it."""
    country = asked.remote_from
    answer = (
        open_to(postings["remote_from"], country) if country else pl.Series(["unknown"] * postings.height)
    )
    return postings.with_columns(answer.cast(pl.String).alias("open_to")).with_columns(
        whereabouts(asked.place, asked.anywhere)
    )


def window_note(asked: Question, start: date) -> tuple[str, ...]:
    """What has to be said where the user asked for more than the window."""
    if asked.since is None or asked.since >= start:
        return ()
    return (f"since {start}, not {asked.since}: older adverts count only in gander market --by month",)


def in_population(frame: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """The rows that the question is about: not gone, there or remote and open to the person."""
    return frame.filter(is_open() & pl.col("whereabouts").is_in(kept_whereabouts(asked)))


def kept_whereabouts(asked: Question) -> list[str]:
    """Which whereabouts are part of the question."""
    return ["there", "remote open", *(["remote unsaid"] if asked.remote_unsaid else [])]
