"""What became of adverts: those known, and those seen now, as one history. Nothing is inferred silently.

Rules:
    A board that was asked wholly says of every advert whether it is there; a feed, a search or an answer that
    is not whole says so only of those that it shows. So an advert is closed when its board, asked wholly, no
    longer has it; when the board itself is gone; when the closing date that its employer named has passed
    and nobody shows it; and, of feeds and searches, when it was not shown for FADE. Each says how. A forum's
    posts are a series of what was asked in a month: they are never closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from gander.tables import ADVERT, EVENT, conform, schema

GONE = "no longer on its board"
NO_BOARD = "its board is gone"
PASSED = "its closing date passed"
FADED = "not shown any more"
HOW = (GONE, NO_BOARD, PASSED, FADED)
FADE = timedelta(days=60)
"""A feed shows what is new, a search the first so many: after so long absence says something. A judgement."""

# An advert as it is said now. Grain: one advert.
SEEN = schema(
    id=pl.String,
    source=pl.String,
    subject=pl.String,
    source_id=pl.String,
    url=pl.String,
    title=pl.String,
    content=pl.String,
    day=pl.Date,
)

# A subject as it was asked now: `per` as LiveFacts has it ('file' for what a user brought), `whole` whether
# all of it came, `gone` whether it says that it does not exist. Grain: one subject.
ASKED = schema(
    source=pl.String,
    subject=pl.String,
    per=pl.String,
    whole=pl.Boolean,
    gone=pl.Boolean,
    day=pl.Date,
)

CONTENT = (
    *("title", "location", "country", "remote", "closes", "employment_type", "level", "industries", "tags"),
    *("pay_min", "pay_max", "pay_currency", "pay_period", "text"),
)
"""What an advert says: its address and its dates of posting may change without a word of it."""


@dataclass(frozen=True, slots=True)
class History:
    """`adverts`: all, by tables.ADVERT without a change to those that were not asked for. `events`: what
    happened now, by tables.EVENT."""

    adverts: pl.DataFrame
    events: pl.DataFrame


def news(known: pl.DataFrame, seen: pl.DataFrame) -> pl.Series:
    """Ids of the adverts seen (SEEN) that say something that is not known (ADVERT): to be read."""
    now = seen.join(known.select("id", before="content"), on="id", how="left")
    return now.filter(pl.col("before").is_null() | (pl.col("before") != pl.col("content")))["id"]


def merged(
    known: pl.DataFrame,
    seen: pl.DataFrame,
    asked: pl.DataFrame,
    closes: pl.DataFrame,
    since: pl.DataFrame,
    today: date,
) -> History:
    """known: ADVERT; seen: SEEN, each advert once; asked: ASKED, each subject once; closes: id, closes, of
    all adverts that name a last day; since: id, first_seen of adverts that an older market has already."""
    after = _seen(known, seen, since)
    after = after.join(asked.drop("day"), on=["source", "subject"], how="left", maintain_order="left")
    after = after.join(
        asked.select("source", "subject", asked_on="day"), on=["source", "subject"], how="left"
    )
    after = after.join(closes.unique("id"), on="id", how="left", maintain_order="left")
    after = _closed(after, today)
    events = pl.concat(
        [
            _event(after, (pl.col("was") == "unknown") & pl.col("since").is_null(), "new", "first_seen"),
            _event(after, pl.col("says_else"), "changed", "day"),
            _event(after, pl.col("back"), "reopened", "day"),
            _event(after, pl.col("ends"), "closed", "closed", "how"),
        ]
    )
    return History(conform(after, ADVERT, "adverts").sort("id"), events.sort("day", "kind", "id"))


def _seen(known: pl.DataFrame, seen: pl.DataFrame, since: pl.DataFrame) -> pl.DataFrame:
    """All adverts as they are after this look, with `was` ('unknown' | 'open' | 'closed'), `day` (null: not
    seen now), `says_else` and `back`."""
    now = seen.rename({name: f"now_{name}" for name in SEEN.names() if name not in ("id", "day")})
    both = known.join(now, on="id", how="full", coalesce=True).join(
        since.select("id", since="first_seen").unique("id"), on="id", how="left"
    )
    here = pl.col("day").is_not_null()
    was = (
        pl.when(pl.col("content").is_null())
        .then(pl.lit("unknown"))
        .when(pl.col("closed").is_null())
        .then(pl.lit("open"))
        .otherwise(pl.lit("closed"))
    )
    says_else = here & pl.col("content").is_not_null() & (pl.col("content") != pl.col("now_content"))
    both = both.with_columns(was=was, says_else=says_else.fill_null(False))
    back = here & (pl.col("was") == "closed")
    told = [
        pl.when(here).then(f"now_{name}").otherwise(name).alias(name)
        for name in ("source", "subject", "source_id", "url", "title", "content")
    ]
    return both.with_columns(
        *told,
        back=back,
        first_seen=pl.coalesce("first_seen", pl.min_horizontal("since", "day")),
        last_seen=pl.max_horizontal("last_seen", "day"),
        changed=pl.when("says_else").then("day").otherwise("changed"),
        closed=pl.when(back).then(None).otherwise("closed"),
        how=pl.when(back).then(None).otherwise("how"),
    ).drop([f"now_{name}" for name in SEEN.names() if name not in ("id", "day")])


def _closed(after: pl.DataFrame, today: date) -> pl.DataFrame:
    """With `closed`, `how` and `ends`: those that were open and are now known to be gone."""
    unseen = pl.col("day").is_null() & pl.col("closed").is_null()
    per = pl.col("per")
    window = per.is_in(["feed", "search"])
    how = (
        pl.when(unseen & pl.col("gone") & (per == "board"))
        .then(pl.lit(NO_BOARD))
        .when(unseen & pl.col("whole") & per.is_in(["board", "page"]))
        .then(pl.lit(GONE))
        .when(unseen & (pl.col("closes") < today))
        .then(pl.lit(PASSED))
        .when(unseen & window & (pl.col("last_seen") + FADE < today))
        .then(pl.lit(FADED))
    )
    after = after.with_columns(ending=how)
    ends = pl.col("ending").is_not_null()
    day = pl.when(pl.col("ending") == PASSED).then("closes").otherwise(pl.coalesce("asked_on", pl.lit(today)))
    return after.with_columns(
        ends=ends,
        closed=pl.when(ends).then(day).otherwise("closed"),
        how=pl.when(ends).then("ending").otherwise("how"),
    )


def _event(after: pl.DataFrame, when: pl.Expr, kind: str, day: str, how: str | None = None) -> pl.DataFrame:
    found = after.filter(when).select(
        pl.col(day).alias("day"),
        "id",
        pl.lit(kind).alias("kind"),
        (pl.col(how) if how else pl.lit(None, dtype=pl.String)).alias("how"),
    )
    return conform(found, EVENT, "events")


def reposted(adverts: pl.DataFrame, demands: pl.DataFrame, new: pl.Series) -> pl.DataFrame:
    """EVENT rows of kind 'reposted' for those new adverts whose demand had an advert that is gone by then;
    `how` is the id of the latest such. adverts: ADVERT; demands: id (of a part), demand_id.

    One whose twin is still there is another copy, for another city or source, and no repost.
    """
    each = adverts.explode("parts", empty_as_null=True, keep_nulls=True).join(
        demands.select(parts="id", demand_id="demand_id"), on="parts"
    )
    fresh = each.filter(pl.col("id").is_in(new.implode())).select("id", "demand_id", "first_seen")
    gone = each.filter(pl.col("closed").is_not_null()).select("demand_id", before="id", closed="closed")
    pairs = fresh.join(gone, on="demand_id").filter(
        (pl.col("before") != pl.col("id")) & (pl.col("closed") <= pl.col("first_seen"))
    )
    last = pairs.sort("closed", "before").unique("id", keep="last", maintain_order=True)
    return conform(
        last.select(day="first_seen", id="id", kind=pl.lit("reposted"), how="before"), EVENT, "reposts"
    ).sort("id")
