"""The adverts of the boards that were asked, with the facts of their postings: the closed ones too."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from gander.app.market_frame import kept_whereabouts, with_whereabouts
from gander.market.asks import of_whole
from gander.market.selection import has_role
from gander.model import Question
from gander.shell.market_history import MarketHistory
from gander.shell.store import open_market
from gander.tables import POSTING

FACTS = ("demand_id", "employer_id", "employer", "role", "posted", "posted_basis", "hit")


def own_postings(history: MarketHistory, asked: Question, roles: Iterable[str]) -> pl.DataFrame:
    """The postings of those roles from the boards asked, open and closed: tables.POSTING, open_to,
    whereabouts, and `hit`: whether it is what the question is about."""
    found = pl.DataFrame(schema=POSTING)
    if history.folder is not None:
        found = open_market(history.folder).postings(roles=tuple(roles))
    here = pl.col("whereabouts").is_in(kept_whereabouts(asked)) & has_role(asked.roles)
    return with_whereabouts(found, asked).with_columns(here.alias("hit"))


def own_adverts(history: MarketHistory, postings: pl.DataFrame) -> pl.DataFrame:
    """tables.ADVERT with FACTS and, for parts, `posting`: one row a part. postings: `own_postings`."""
    facts = postings.select(pl.col("id").alias("posting"), *FACTS)
    return history.adverts.explode("parts").rename({"parts": "posting"}).join(facts, on="posting")


def own_asks(history: MarketHistory) -> pl.DataFrame:
    """tables.ASK of every board that was ever had whole."""
    return of_whole(history.asks)
