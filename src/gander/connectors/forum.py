"""What the forum's posts share: the title is the first line with words, and some posts are no adverts."""

from __future__ import annotations

import polars as pl

# A frame of dashes or ASCII art is no title: a line counts once it holds two letters in a row.
FIRST_LINE = r"(?m)^.*?\p{L}{2}.*$"
SEEKING = (
    r"(?i)^\W*(seeking work|looking for (work|a job|freelance)|available for (work|hire)"
    r"|who wants to be hired)"
)
SHORT = 60  # characters; a shorter post names no work


ENTITIES = {
    "&#x2F;": "/",
    "&#x27;": "'",
    "&quot;": '"',
    "&gt;": ">",
    "&lt;": "<",
    "&nbsp;": " ",
    "&amp;": "&",
}


def headline() -> pl.Expr:
    """The post's first line that has words, its HTML entities decoded."""
    line = pl.col("text").str.extract(f"({FIRST_LINE})", 1)
    for entity, character in ENTITIES.items():  # in this order: '&amp;gt;' stays '&gt;'
        line = line.str.replace_all(entity, character, literal=True)
    return pl.when(line.str.strip_chars().str.len_bytes() > 0).then(line.str.strip_chars())


def poster() -> pl.Expr:
    """Who posted, as an employer id of its own kind: posters are not named."""
    return pl.lit("poster:") + pl.col("poster_id").cast(pl.String)


NOT_AN_ADVERT = (
    "not an advert",
    (pl.col("text").str.len_chars() < SHORT) | pl.col("text").str.contains(SEEKING),
)
