"""What an employer does, from what it says of itself: the board's labels, 'About us', the first lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

UNKNOWN = "unknown"
_FLOOR = 2.0  # weighted hits in one advert; a single chance word says nothing
_LABEL = 4.0  # a label the board itself prints counts as much as so many words
_AGREE = 0.4  # share of an employer's telling adverts that its industry must have
_HEAD = 700  # characters of the text's beginning, and as many after 'About us'
_ABOUT = (
    r"(?im)^\W*(?:about (?:us|the company|[\w.&-]+(?: [\w.&-]+)?)|who we are|our (?:mission|story|company)|"
    r"company (?:overview|description)|the company|what we do|giới thiệu công ty)\W*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Industry:
    """One industry: id, label, what one hit counts, and the patterns over lower-case text."""

    id: str
    label: str
    patterns: tuple[str, ...]
    weight: float = 1.0


def parse_industries(table: Mapping[str, Mapping[str, object]]) -> tuple[Industry, ...]:
    """Industries in the order of the parsed file (`[id]`, label, patterns, weight)."""
    found = []
    for name, row in table.items():
        patterns, weight = row["patterns"], row.get("weight", 1.0)
        if not isinstance(patterns, list) or not isinstance(weight, int | float):
            raise TypeError(f"industry {name}: patterns are a list of strings, weight a number")
        found.append(
            Industry(
                id=name, label=str(row["label"]), patterns=tuple(map(str, patterns)), weight=float(weight)
            )
        )
    return tuple(found)


def industries(frame: pl.DataFrame, known: tuple[Industry, ...]) -> pl.Series:
    """The industry id of each row, 'unknown' where nothing tells: String, never null.

    `frame`: employer_id, industries (as the board prints them), text; the latter two may be null. An
    employer has one industry, the commonest of its telling adverts, and rows of it that tell nothing
    (boards without text) take it over; posters of a forum ('poster:…') post for several, so their adverts
    speak for themselves.
    """
    own = of_adverts(frame, known)
    rows = frame.select("employer_id", own=own)
    shared = pl.col("employer_id").is_not_null() & ~pl.col("employer_id").str.starts_with("poster:")
    votes = (
        rows.filter(shared & (pl.col("own") != UNKNOWN))
        .group_by("employer_id", "own")
        .len()
        .with_columns(share=pl.col("len") / pl.col("len").sum().over("employer_id"))
        .sort("employer_id", "len", "own", descending=[False, True, False])
        .unique("employer_id", keep="first", maintain_order=True)
        .select(
            "employer_id", theirs=pl.when(pl.col("share") >= _AGREE).then("own").otherwise(pl.lit(UNKNOWN))
        )
    )
    joined = rows.join(votes, on="employer_id", how="left", maintain_order="left")
    return joined.select(
        pl.when(shared.fill_null(False))
        .then(pl.col("theirs").fill_null(UNKNOWN))
        .otherwise("own")
        .alias("industry")
    ).to_series()


def of_adverts(frame: pl.DataFrame, known: tuple[Industry, ...]) -> pl.Series:
    """What each advert alone says."""
    text = pl.col("text")
    about = text.str.replace(r"(?s)^.*?" + _ABOUT, "").str.slice(0, _HEAD)
    told = (
        frame.select(
            label=pl.col("industries").str.to_lowercase(),
            head=text.str.slice(0, _HEAD).str.to_lowercase(),
            about=pl.when(text.str.contains(_ABOUT)).then(about).str.to_lowercase(),
        )
        .with_row_index("at")
        .filter(pl.any_horizontal(pl.col("label", "head").is_not_null()))
    )
    scores = told.select("at", *(_score(industry).alias(industry.id) for industry in known))
    names = [industry.id for industry in known]
    best = pl.max_horizontal(names)
    first = pl.coalesce(pl.when(pl.col(name) == best).then(pl.lit(name)) for name in names)
    winners = scores.select("at", own=pl.when(best >= _FLOOR).then(first).otherwise(pl.lit(UNKNOWN)))
    rows = pl.DataFrame({"at": pl.arange(frame.height, eager=True, dtype=pl.UInt32)})
    return rows.join(winners, on="at", how="left", maintain_order="left")["own"].fill_null(UNKNOWN)


def _score(industry: Industry) -> pl.Expr:
    pattern = "|".join(industry.patterns)
    words = [pl.col(name).str.count_matches(pattern).fill_null(0) for name in ("head", "about")]
    labels = pl.col("label").str.count_matches(pattern).fill_null(0) * _LABEL
    return industry.weight * (words[0] + words[1] + labels).cast(pl.Float64)
