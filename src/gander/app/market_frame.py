"""The postings of a question as one table: role and window from the store, whereabouts from the question."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import polars as pl

from gander.market.selection import has_role, in_window, whereabouts, window
from gander.model import Question
from gander.normalise.open_to import open_to
from gander.shell.store import Store


def market_frame(store: Store, asked: Question, roles: Iterable[str]) -> tuple[pl.DataFrame, date, date]:
    """tables.POSTING plus `open_to`, `whereabouts` and `in_window` for those roles; first and last day."""
    start, end = window(store.newest, asked.since)
    frame = with_whereabouts(store.postings(has_role(roles)), asked)
    return frame.with_columns(in_window(start, end).fill_null(False).alias("in_window")), start, end


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
    """The rows that the question is about: in the window, there or remote and open to the person."""
    return frame.filter(pl.col("in_window") & pl.col("whereabouts").is_in(kept_whereabouts(asked)))


def kept_whereabouts(asked: Question) -> list[str]:
    """Which whereabouts are part of the question."""
    return ["there", "remote open", *(["remote unsaid"] if asked.remote_unsaid else [])]
