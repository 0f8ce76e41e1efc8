"""The words beside a printed sum, which tell whether it is pay."""

from __future__ import annotations

import polars as pl

from gander.normalise.cues import replaced
from gander.normalise.pay_words import NEXT_SUM

_OF_MARKET = r"(?i)\bmarket[- ](?:competitive|rate)"


def no_sums(hits: pl.DataFrame) -> pl.DataFrame:
    """What is read of no hits."""
    kinds = {"min": pl.Float64, "max": pl.Float64, "currency": pl.String, "period": pl.String}
    return pl.DataFrame(schema={"row": hits.schema["row"], **kinds, "base_or_total": pl.String})


def with_words(hits: pl.DataFrame) -> pl.DataFrame:
    """The hits with the words next to them: `led`, those before; `around`, on both sides; `near`, those of
    the same statement."""
    before = pl.col("before").fill_null("")
    # 'base $100k-$150k (OTE $200k-$300k)': the total is the next sum's.
    after = replaced(hits["after"].fill_null(""), [(NEXT_SUM, "")])
    around = pl.concat_str(before.str.slice(-40), after, separator=" ")
    # Between bars is one statement: a head's '… raised $5M | $120k' says nothing against the pay.
    near = before.str.extract(r"([^|;•]*)$", 1).fill_null("")
    words = hits.with_columns(led=pl.col("before").str.slice(-40), around=around, near=near)
    return words.with_columns(replaced(words["near"], [(_OF_MARKET, "")]))
