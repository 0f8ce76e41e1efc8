"""On which days each board was asked, and since when what it says is known."""

from __future__ import annotations

from datetime import date

import polars as pl

BOARD = ("source", "subject")


def of_whole(asks: pl.DataFrame) -> pl.DataFrame:
    """tables.ASK of the boards that were ever had whole: of others nobody can say what is new there."""
    return asks.join(asks.filter("whole"), on=BOARD, how="semi").sort(*BOARD, "day")


def first_asked(asks: pl.DataFrame) -> pl.DataFrame:
    """source, subject, first: the day from which on what a board says is known."""
    whole = asks.filter("whole").group_by(BOARD).agg(pl.col("day").min().alias("first"))
    return whole.sort(BOARD)


def day_before_last(asked: pl.DataFrame) -> date | None:
    """The day of the update before the last, or None where no board was asked on two days. asked: tables.ASK.

    By board, the newest of all: an update that runs past midnight is one for each board all the same.
    """
    found: date | None = (
        asked.group_by(BOARD)
        .agg(pl.col("day").top_k(2).sort())
        .select(pl.col("day").filter(pl.col("day").list.len() > 1).list.first().max())
        .item()
    )
    return found
