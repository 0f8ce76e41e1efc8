"""Printed values as they stand in files of others: texts, days, numbers, addresses, from strings."""

from __future__ import annotations

from datetime import date
from typing import Literal

import polars as pl

Order = Literal["dmy", "mdy"]
ORDERS: tuple[Order, ...] = ("dmy", "mdy")
EARLIEST = date(1990, 1, 1)
"""No advert of this kind is older; an earlier day is a mistake."""
_SLASHED = r"^(\d{1,2})[/-](\d{1,2})[/-](\d{4})"
_NOTHING = ("null", "none", "nan", "n/a", "na", "-", "--", "unknown", "undefined", "not specified")
_QUOTED = r'"(?:[^"\\]|\\.)*"'


def words(name: str, most: int = 500) -> pl.Expr:
    """A short text on one line; null where it is empty or says that there is nothing. A JSON list of texts,
    as 'Berlin; Huế'."""
    found = pl.col(name)
    listed = found.str.extract_all(_QUOTED).list.eval(pl.element().str.strip_chars('"')).list.join("; ")
    found = pl.when(found.str.starts_with('["')).then(listed).otherwise(found)
    found = found.str.replace_all(r"[\s\u00a0]+", " ").str.strip_chars().str.slice(0, most)
    empty = (found == "") | found.str.to_lowercase().is_in(_NOTHING)
    return pl.when(~empty).then(found).alias(name)


def whole(name: str) -> pl.Expr:
    """A text as it is; null where nothing but white space stands."""
    found = pl.col(name)
    return pl.when(found.str.contains(r"\S")).then(found).alias(name)


def day(name: str, order: Order | None) -> pl.Expr:
    """A day as ISO, '20260501', '1.5.2026', '1 May 2026', 'May 1, 2026', seconds or milliseconds since 1970;
    '1/5/2026' in the order told. Null for anything else."""
    found = pl.col(name).str.strip_chars()
    start = found.str.slice(0, 10)
    number = found.cast(pl.Float64, strict=False)
    seconds = (
        pl.when(number.is_between(1e8, 1e10))
        .then(number)
        .when(number.is_between(1e11, 1e13))
        .then(number / 1e3)
    )
    ways = [
        start.str.to_date("%Y-%m-%d", strict=False),
        start.str.to_date("%Y/%m/%d", strict=False),
        pl.when(found.str.contains(r"^(?:19|20)\d{6}$")).then(found.str.to_date("%Y%m%d", strict=False)),
        pl.when(found.str.contains(r"^\d{4}-\d\d$")).then(
            (found + pl.lit("-01")).str.to_date("%Y-%m-%d", strict=False)
        ),
        found.str.extract(r"^(\d{1,2}\.\d{1,2}\.\d{4})").str.to_date("%d.%m.%Y", strict=False),
        *(
            found.str.to_date(form, strict=False)
            for form in ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y")
        ),
        seconds.cast(pl.Int64).mul(1_000_000).cast(pl.Datetime("us")).cast(pl.Date),
    ]
    if order is not None:
        form = "%d/%m/%Y" if order == "dmy" else "%m/%d/%Y"
        slashed = found.str.extract(r"^(\d{1,2}[/-]\d{1,2}[/-]\d{4})").str.replace_all("-", "/")
        ways.append(slashed.str.to_date(form, strict=False))
    return pl.coalesce(ways).alias(name)


def order_of(column: pl.Series) -> tuple[Order | None, bool]:
    """How '3/4/2026' is meant, as the other days of the column show, and whether such days are there at all.

    None where every one can be read in both ways, or some in each.
    """
    parts = column.drop_nulls().str.strip_chars().str.extract_groups(_SLASHED).struct
    first, second = (parts.field(n).cast(pl.Int32, strict=False) for n in ("1", "2"))
    there = first.is_not_null().any()
    day_first, month_first = bool((first > 12).any()), bool((second > 12).any())
    if day_first == month_first:
        return None, bool(there)
    return ("dmy" if day_first else "mdy"), bool(there)


def number(name: str) -> pl.Expr:
    """'120000', '120,000', '85.000,50', '€ 60k' as a number; null for anything else and below one."""
    found = pl.col(name).str.to_lowercase().str.extract(r"^\D{0,5}?(\d[\d.,' \u00a0]*\s*k?)\D{0,5}$")
    digits = found.str.replace_all(r"[' \u00a0k]", "")
    digits = digits.str.replace_all(r"[.,](\d{3})\b", "$1").str.replace(",", ".", literal=True)
    value = digits.cast(pl.Float64, strict=False)
    value = pl.when(found.str.ends_with("k") & (value < 10_000)).then(value * 1000).otherwise(value)
    # '85.000' is what a German writes for 85,000
    dotted = pl.col(name).str.contains(r"^\s*\d{1,3}(?:\.\d{3})+\s*$").fill_null(False)
    value = (
        pl.when(dotted).then(value).otherwise(pl.coalesce(pl.col(name).cast(pl.Float64, strict=False), value))
    )
    return pl.when(value.is_finite() & value.is_between(1, 1e12)).then(value).alias(name)


def address(name: str) -> pl.Expr:
    """A web address without blanks; anything else is null."""
    found = pl.col(name).str.strip_chars()
    good = found.str.contains(r"^(?i:https?)://[^\s\x00-\x1f\"'<>]{4,2000}$")
    return pl.when(good).then(found).alias(name)
