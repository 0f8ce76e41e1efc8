"""The level of a forum advert whose first line says none: that of the one role that its text offers.

Why so strict:
    An advert for several roles at several levels has none. So all levels that its phrases name must be one,
    and a phrase without a level may only say again a role that has it ('we hire a senior data engineer … the
    data engineer will …'), not be a line of its own or offer another; nor may a phrase list several roles.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from gander.normalise.role_phrases import phrases

_ADDRESS = r"https?:|www\.|\.(?:com|io|ai|org|co)\b"
_LONGEST = 90
_NOUN = r"(?i)\b(?:engineer|developer|programmer|scientist|analyst|designer|architect|researcher|manager)"
_SEVERAL = rf"{_NOUN}.*(?:,|&|\band\b).*{_NOUN}"
# Words beside a role that make it no other role.
_PLAIN = """
    a an the and or of for our new more several great talented strong good first hire remote full part time
    software engineer developer programmer dev team engineering job role position individual contributor
"""
_PLAIN_WORDS = _PLAIN.split()


def advert_levels(adverts: pl.DataFrame, read: Callable[[pl.Series], pl.Series]) -> pl.DataFrame:
    """(row, level) of the adverts that offer one level.

    `adverts`: row, title, text; `read`: the levels of titles.
    """
    said = phrases(adverts).drop_nulls("phrase").filter(_may_name())
    said = said.with_columns(level=read(said["phrase"])).with_columns(words=_words())
    with_level = pl.col("level").is_not_null()
    levelled = (
        said.filter(with_level)
        .group_by("row", maintain_order=True)
        .agg(
            pl.col("level").unique(),
            pl.col("words").explode().unique().alias("known"),
            pl.col("phrase").str.contains(_SEVERAL).any().alias("several"),
        )
        .filter((pl.col("level").list.len() == 1) & ~pl.col("several"))
    )
    special = pl.col("words").list.set_difference(_PLAIN_WORDS)
    another = (pl.col("at") == "line") & (special.list.len() > 0)
    fresh = special.list.set_difference("known").list.len() > 0
    others = said.filter(~with_level).join(levelled, on="row").filter(another | fresh)
    return levelled.join(others, on="row", how="anti").select("row", pl.col("level").list.first())


def _may_name() -> pl.Expr:
    phrase = pl.col("phrase")
    return phrase.str.contains(_NOUN) & ~phrase.str.contains(_ADDRESS) & (phrase.str.len_chars() <= _LONGEST)


def _words() -> pl.Expr:
    """The phrase's words without the s of a plural."""
    return (
        pl.col("phrase")
        .str.to_lowercase()
        .str.extract_all(r"\pL[\pL+#]*")
        .list.eval(pl.element().str.replace(r"([^s])s$", "$1"))
    )
