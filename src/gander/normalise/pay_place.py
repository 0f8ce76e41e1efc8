"""The currency that a posting's place tells of a pay without one: '150-200k' in New York is dollars."""

from __future__ import annotations

import polars as pl

from gander.tables import PAY

# '150-200k' beside a place of the United States, and no word of another country or currency.
AMERICAN = (
    r"\b(?:USA?|United States|NYC|New York|San Francisco|SF|Bay Area|Boston|Chicago|Seattle|Austin"
    r"|Los Angeles"
    r"|Denver|Atlanta|Dallas|Houston|Miami|Philadelphia|San Diego|Palo Alto|Mountain View|San Jose|St\. Louis"
    r"|Brooklyn|Pittsburgh|Salt Lake City)\b|U\.S\.|Washington,? D\.?C"
    r"|, (?:AL|AK|AZ|AR|CA|CO|CT|FL|GA|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY"
    r"|NC|ND|OH"
    r"|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY)\b"
)
FOREIGN = (
    r"\b(?:UK|England|London|Ireland|Dublin|Europe(?:an)?|EU|EMEA|German[y]?|Berlin|Munich|France|Paris|Spain"
    r"|Netherlands|Amsterdam|Switzerland|Zurich|Sweden|Stockholm|Norway|Denmark|Poland|Portugal|Israel"
    r"|Tel Aviv"
    r"|India|Bangalore|Singapore|Japan|Tokyo|Australia|Sydney|Melbourne|Canada|Toronto|Vancouver|Montreal"
    r"|Mexico|Brazil|LATAM|EUR|GBP|CAD|CHF|AUD)\b|[€£₹]"
)
PLACED = 600  # characters of a text that say where its job is
CLEAR = 40_000  # a pay from here on is a year's


def american(frame: pl.DataFrame, found: pl.DataFrame) -> pl.Series:
    """The rows whose pay has no currency ('150-200k') and whose place is in the United States alone."""
    pay = pl.col("b").struct
    bare = found.filter(
        pl.col("b").is_not_null() & pay.field("currency").is_null() & (pay.field("max") >= CLEAR)
    )
    text = pl.col("text").fill_null("").str.slice(0, PLACED)
    said = pl.concat_str(pl.col("location", "title").fill_null(""), text, separator="\n")
    there = frame[bare["row"]].select("location", "title", "text").with_columns(row=bare["row"])
    return there.filter(said.str.contains(AMERICAN) & ~said.str.contains(FOREIGN))["row"]


def in_dollars() -> pl.Expr:
    """The pay of the text in US dollars a year, which its size leaves no doubt of."""
    pay = pl.col("b").struct
    year = pl.coalesce(pay.field("period"), pl.lit("year")).alias("period")
    return pay.with_fields(pl.lit("USD").alias("currency"), year).cast(PAY)
