"""Which postings of a snapshot the boards' own answers have replaced, or shown to be gone.

Why:
    A snapshot shows a board as it stood on a day. Once that board has said all that it has open, its rows of
    the snapshot say nothing that is still true: each is there again, or gone. Of a board that was asked in
    part, or not at all, only what was found again is known.
"""

from __future__ import annotations

import polars as pl


def superseded(snapshot: pl.DataFrame, live: pl.DataFrame, whole: pl.DataFrame) -> pl.DataFrame:
    """`id` of the snapshot's postings that hold no more, `by` (the live advert's id; null: gone) and `day`,
    the day on which that was known; one row a posting, by id.

    snapshot: id, key, board, employer_id, snapshot_day. live: id, key, board, employer_id, day (last seen),
    one row for each key of an advert, closed ones too. whole: board, day of every board that was asked
    wholly. Keys and boards as in connectors.live.advert_key (`compared`, `live_keys`); null where not known.
    """
    newest = live.drop_nulls("key").sort("day", "id", descending=[True, False], nulls_last=True)
    found = snapshot.select("id", "key").join(
        newest.unique("key", keep="first").select("key", "day", by="id"), on="key", how="inner"
    )
    rest = snapshot.join(found, on="id", how="anti")
    asked = whole.group_by("board").agg(pl.col("day").max())
    stands = pl.concat(
        [rest.drop_nulls("board").select("id", "snapshot_day", "board"), _elsewhere(rest, snapshot, live)]
    ).join(asked, on="board", how="left")
    known = stands.group_by("id", "snapshot_day").agg(
        pl.col("day").max(), everywhere=pl.col("day").is_not_null().all()
    )
    # a snapshot that is younger than the answer knows better
    fresh = (pl.col("snapshot_day") > pl.col("day")).fill_null(False)
    gone = known.filter(pl.col("everywhere") & ~fresh)
    gone = gone.select("id", "day", by=pl.lit(None, dtype=pl.String))
    return pl.concat([one.select("id", "by", "day") for one in (found, gone)]).sort("id")


def _elsewhere(rest: pl.DataFrame, snapshot: pl.DataFrame, live: pl.DataFrame) -> pl.DataFrame:
    """`id`, `snapshot_day`, `board` of postings on an employer's own page, whose address names no board.

    They stand on one of the employer's boards of that platform: which one is not known, so that only all of
    them together can show that an advert is gone.
    """
    both = ("employer_id", "key", "board")
    boards = pl.concat([snapshot.select(both), live.select(both)]).drop_nulls(["employer_id", "board"])
    boards = boards.select("employer_id", _platform("board"), known="board").unique()
    homeless = rest.filter(pl.col("board").is_null() & pl.col("key").is_not_null())
    stands = homeless.with_columns(_platform("key")).join(boards, on=["employer_id", "platform"])
    return stands.select("id", "snapshot_day", board="known")


def _platform(name: str) -> pl.Expr:
    """'greenhouse' of 'greenhouse:acme' and of 'greenhouse::4600001'."""
    return pl.col(name).str.extract(r"^([^:]+):").alias("platform")
