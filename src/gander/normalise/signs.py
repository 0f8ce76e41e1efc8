"""What matching needs of each advert, so that its text can be forgotten: title, level and signature.

How:
    Every column of a row comes from that row and the gazetteer alone: signs made of any rows, in any order
    and however few at a time, are the same. Names of places do not tell adverts apart: they are left out of
    titles and texts.
"""

from __future__ import annotations

import polars as pl

from gander.normalise.gazetteer import Gazetteer
from gander.normalise.minhash import packed, signatures
from gander.normalise.place_list import named_in_texts, place_list
from gander.tables import SIGN, conform

SHORTEST = 80
"""Bytes; a shorter text says nothing of its own."""
_FORUM = "poster:"
_LEVEL = (
    r"\b(?:intern|internship|fresher|junior|mid|middle|senior|staff|principal|lead|leader|head|director|chief"
    r"|distinguished|vp|manager|graduate|i{1,3}|iv)\b"
)
_SPLIT = r" [-–—|@/]+ ?|[,|(\[\])]|: | in "
_ASIDE = (
    r"^(?:(?:fully |100% )?(?:remote|hybrid|on-?site)\b.*|[mfwdhx](?:/[mfwdhx])+|up ?to .*\d.*|.*[$€£]\d.*)$"
)


def signs(frame: pl.DataFrame, gazetteer: Gazetteer) -> pl.DataFrame:
    """tables.SIGN of adverts, one a row, in their order.

    `frame`: id, employer_id (null: never the same as another), role (List[String]), title, text (null where
    there is none), and location if there is one: places it names do not tell adverts apart.
    """
    location = pl.col("location") if "location" in frame.columns else pl.lit(None, dtype=pl.String)
    rows = frame.select(
        "id",
        "employer_id",
        pl.col("role").list.sort(),
        "title",
        forum=pl.col("employer_id").str.starts_with(_FORUM).fill_null(False),
        location=location.str.to_lowercase(),
        text=pl.when(pl.col("text").str.len_bytes() >= SHORTEST).then("text"),
    )
    names = title_keys(rows, place_list(gazetteer))
    rows = rows.with_columns(names.alias("name")).with_columns(
        level=pl.col("name").str.extract_all(_LEVEL).list.join(" ")
    )
    return conform(rows.with_columns(_read(rows["text"], gazetteer)), SIGN, "signs")


def _read(texts: pl.Series, gazetteer: Gazetteer) -> list[pl.Series]:
    """`letters` and `bins` of each text; null where there is none."""
    distinct = texts.drop_nulls().unique(maintain_order=True)
    bins, letters = signatures(distinct, named_in_texts(gazetteer))
    made = pl.DataFrame(
        {
            "text": distinct,
            "letters": pl.Series(letters, dtype=pl.UInt64),
            "bins": packed(bins),
        }
    )
    return texts.to_frame("text").join(made, on="text", how="left", maintain_order="left").get_columns()[1:]


def normalised_title(title: pl.Expr) -> pl.Expr:
    """The title's words in lower case without requisition ids, gender marks and punctuation."""
    return (
        title.str.to_lowercase()
        .str.replace_all(r"\b(?:req|job|id|ref|jr|r)[ #:_-]*\d{3,}\b|\b[a-z0-9]*\d{4,}[a-z0-9]*\b|#\w+", " ")
        .str.replace_all(r"\b[mfwdhx]/[mfwdhx](?:/[mfwdhx]+)?\b", " ")
        .str.replace_all(r"\bsr\b\.?", "senior")
        .str.replace_all(r"\bjr\b\.?", "junior")
        .str.replace_all(r"[^\p{L}\d+#.]+", " ")
        .str.strip_chars()
    )


def title_keys(rows: pl.DataFrame, places: pl.Series) -> pl.Series:
    """The words of each title, sorted, without its parts that only say where or for how much."""
    titles = rows.select("title", "location").unique(maintain_order=True)
    part = pl.col("part")
    here = pl.col("location").str.contains(part, literal=True) & (part.str.len_chars() > 2)
    kept = (
        titles.with_row_index("at")
        .with_columns(
            part=pl.col("title").str.to_lowercase().str.replace_all(_SPLIT, "\x00").str.split("\x00")
        )
        .explode("part", empty_as_null=True, keep_nulls=True)
        .with_columns(part.str.strip_chars(" -–"))
        .filter(~part.is_in(places.implode()) & ~part.str.contains(_ASIDE) & ~here.fill_null(False))
        .group_by("at", maintain_order=True)
        .agg(part.str.join(" "))
    )
    named = titles.with_row_index("at").join(kept, on="at", how="left", maintain_order="left")
    whole = normalised_title(part.fill_null(pl.col("title").fill_null("")))
    named = named.with_columns(name=whole.str.split(" ").list.unique().list.sort().list.join(" "))
    joined = rows.select("title", "location").join(
        named, on=["title", "location"], how="left", nulls_equal=True, maintain_order="left"
    )
    return joined["name"].fill_null("")
