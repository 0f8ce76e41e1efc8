"""The same advert: one demand per employer, near-identical text and role, whatever the city, month or source.

How:
    Adverts of one employer whose titles say the same apart from places are one demand when their texts are
    similar (see `minhash`); with other titles, only when their texts are the same to the letter and the
    titles name the same level, since employers reuse a text and change one word of it for another level,
    language or product. The title of a forum post lists companies and places, so it does not tell posts
    apart. Rows without text go by employer and title. The threshold was
    set on the tune half of benchmarks/quality/demand_pairs.jsonl.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import polars as pl

from gander.normalise.minhash import Ints, alike, components, signatures

SAME = 0.6
"""Estimated similarity from which two texts under one title are one advert."""
_SHORTEST = 80  # bytes; a shorter text says nothing of its own
_FORUM = "poster:"
_PLACE_WORDS = (
    *("remote", "hybrid", "onsite", "on-site", "us", "usa", "uk", "eu", "emea", "apac", "latam", "americas"),
    *("anywhere", "worldwide", "global", "united states", "north america", "europe", "office"),
)
_LEVEL = (
    r"\b(?:intern|internship|fresher|junior|mid|middle|senior|staff|principal|lead|leader|head|director|chief"
    r"|distinguished|vp|manager|graduate|i{1,3}|iv)\b"
)
_SPLIT = r" [-–—|@/]+ ?|[,|(\[\])]|: | in "
_ASIDE = (
    r"^(?:(?:fully |100% )?(?:remote|hybrid|on-?site)\b.*|[mfwdhx](?:/[mfwdhx])+|up ?to .*\d.*|.*[$€£]\d.*)$"
)


def demand_ids(frame: pl.DataFrame) -> pl.Series:
    """String ids, 16 hex digits, one for rows that are the same advert; the same rows give the same ids.

    `frame`: id, employer_id (null: never the same as another), role (List[String]), title, text (null where
    there is none), source, and location if there is one: places it names do not tell adverts apart.
    The id hashes the smallest '<id>:<roles>' among the members.
    """
    key = pl.col("id") + ":" + pl.col("role").list.sort().list.join("+")
    location = pl.col("location") if "location" in frame.columns else pl.lit(None, dtype=pl.String)
    # In the order of the keys, so that the ids do not depend on the order in which rows come.
    rows = frame.with_row_index("came").select(
        "came",
        key.alias("key"),
        pl.col("employer_id").rank("dense").fill_null(0).cast(pl.Int64).alias("employer"),
        "role",
        "title",
        forum=pl.col("employer_id").str.starts_with(_FORUM).fill_null(False),
        location=location.str.to_lowercase(),
        text=pl.when(pl.col("text").str.len_bytes() >= _SHORTEST).then("text"),
    )
    rows = (
        rows.sort("key", maintain_order=True).with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    )
    places = _places(rows["location"])
    rows = rows.with_columns(name=title_keys(rows, places), mask=_role_bits(rows["role"]))
    pairs = [*_same_text(rows, places), _same_title(rows)]
    group = components(
        rows.height, np.concatenate([a for a, _ in pairs]), np.concatenate([b for _, b in pairs])
    )
    first = pl.col("key").min().over("group")
    smallest = rows.with_columns(group=pl.Series(group)).with_columns(first).sort("came")["key"]
    keys = smallest.unique()
    ids = pl.Series([blake2b(key.encode(), digest_size=8).hexdigest() for key in keys], dtype=pl.String)
    return smallest.replace_strict(keys, ids, return_dtype=pl.String).alias("demand_id")


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
        .filter(~part.is_in(places.to_list()) & ~part.str.contains(_ASIDE) & ~here.fill_null(False))
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


def _places(location: pl.Series) -> pl.Series:
    """Lower-case names of places that these locations mention twice or more."""
    known = pl.Series(_PLACE_WORDS, dtype=pl.String)
    parts = (
        location.rename("part")
        .to_frame()
        .select(pl.col("part").str.replace_all(r" - |[,;|/•()]", "\x00").str.split("\x00"))
        .explode("part", empty_as_null=True, keep_nulls=True)
        .select(pl.col("part").str.strip_chars())
        .filter(pl.col("part").str.len_chars().is_between(3, 40))
    )
    often = parts.group_by("part").len().filter(pl.col("len") > 1)["part"]
    return pl.concat([known, often]).unique().sort()


def _role_bits(role: pl.Series) -> pl.Series:
    """Each row's roles as bits; beyond 62 different roles they share bits, which can only join more."""
    names = role.explode().drop_nulls().unique().sort()
    bits = pl.Series([1 << (i % 62) for i in range(len(names))], dtype=pl.Int64)
    frame = pl.DataFrame({"role": role}).with_row_index("row").explode("role").drop_nulls("role")
    summed = frame.with_columns(bit=pl.col("role").replace_strict(names, bits, return_dtype=pl.Int64))
    masks = np.zeros(len(role), dtype=np.int64)
    np.bitwise_or.at(masks, summed["row"].to_numpy(), summed["bit"].to_numpy())
    return pl.Series("mask", masks)


# ── by text ───────────────────────────────────────────────────────────────────────────────────────────


def _same_text(rows: pl.DataFrame, places: pl.Series) -> list[tuple[Ints, Ints]]:
    """Pairs of rows of one employer with similar texts under one title, and with one text under two."""
    texts = rows.filter(pl.col("text").is_not_null() & (pl.col("employer") > 0))
    texts = texts.filter(pl.len().over("employer") > 1)
    if texts.is_empty():
        return []
    distinct = texts.select("text").unique(maintain_order=True).with_row_index("at")
    texts = texts.join(distinct, on="text", how="left", maintain_order="left").drop("text")
    signs, whole = signatures(distinct["text"], places.filter(places.str.len_chars() >= 4).to_list())
    del distinct
    level = pl.col("name").str.extract_all(_LEVEL).list.join(" ")
    texts = texts.with_columns(
        group=pl.struct("employer", pl.when("forum").then(pl.lit("")).otherwise("name")).rank("dense"),
        letters=pl.Series(whole)[texts["at"]],
        level=pl.when("forum").then(pl.lit("")).otherwise(level),
    )
    # Rows with one text under one title and role need no comparing: the first stands for all.
    kept = texts.unique(["group", "at", "mask"], keep="first", maintain_order=True)
    at = kept["at"].to_numpy()
    first, second = alike(signs[at], kept["group"].to_numpy().astype(np.int64), kept["mask"].to_numpy(), SAME)
    row = kept["row"].to_numpy()
    return [
        (row[first], row[second]),
        _to_first(texts, ["group", "at", "mask"]),
        _to_first(texts, ["employer", "letters", "level", "mask"]),
    ]


def _to_first(rows: pl.DataFrame, by: list[str]) -> tuple[Ints, Ints]:
    """The first row of each group, with each row of it."""
    head = rows.select(pl.col("row").first().over(by)).to_series()
    return head.to_numpy().astype(np.int64), rows["row"].to_numpy().astype(np.int64)


# ── by title ──────────────────────────────────────────────────────────────────────────────────────────


def _same_title(rows: pl.DataFrame) -> tuple[Ints, Ints]:
    """Pairs of rows of one employer with one title and role, of which at least one carries no text."""
    known = rows.filter((pl.col("employer") > 0) & (pl.col("name") != ""))
    known = known.with_columns(bare=pl.col("text").is_null()).sort("employer", "name", "mask", "bare", "row")
    # The first of a group, with text if any has, stands for it; rows with text are not joined by title.
    known = known.with_columns(head=pl.col("row").first().over("employer", "name", "mask")).filter("bare")
    return known["head"].to_numpy().astype(np.int64), known["row"].to_numpy().astype(np.int64)
