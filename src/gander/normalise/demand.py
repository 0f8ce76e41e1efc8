"""The same advert: one demand per employer, near-identical text and role, whatever the city, month or source.

How:
    Adverts of one employer whose titles say the same apart from places are one demand when their texts are
    similar (see `minhash`); with other titles, only when their texts are the same to the letter and the
    titles name the same level, since employers reuse a text and change one word of it for another level,
    language or product. The title of a forum post lists companies and places, so it does not tell posts
    apart. Rows without text go by employer and title. The threshold was
    set on the tune half of benchmarks/quality/demand_pairs.jsonl. Employers are matched a few at a time, so
    that the memory in use does not grow with the market.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

import numpy as np
import polars as pl

from gander.normalise.gazetteer import Gazetteer
from gander.normalise.minhash import Ints, alike, components, unpacked
from gander.normalise.signs import signs

SAME = 0.6
"""Estimated similarity from which two texts under one title are one advert."""
BLOCK = 50_000
"""Rows matched at once, about: their signatures are 25 MB."""
DEMAND = pl.Schema({"id": pl.String, "demand_id": pl.String})


def demand_ids(frame: pl.DataFrame, gazetteer: Gazetteer) -> pl.Series:
    """String ids, 16 hex digits, one for rows that are the same advert; the same rows give the same ids.

    `frame`: as `signs` takes it. The id hashes the smallest '<id>:<roles>' among the members.
    """
    return demands_of(signs(frame, gazetteer))["demand_id"]


def demands_of(signs: pl.DataFrame, known: pl.DataFrame | None = None) -> pl.DataFrame:
    """`id` and `demand_id` of each row of tables.SIGN, in their order; the same rows in any order give the
    same ids.

    known: `id` and `demand_id` of adverts matched before, of these rows or others. A demand keeps the known
    id of its smallest known member, so that it is the same demand when others join it; where two known
    demands turn out to be one, the other id goes. A known id stays with one demand only: what has left it (an
    advert with a new text) is named anew. To match what is new, the signs of its employers are enough.
    """
    # In the order of the keys, so that the ids do not depend on the order in which rows come.
    key = pl.col("id") + ":" + pl.col("role").list.join("+")
    rows = (
        signs.with_row_index("came")
        .with_columns(
            key.alias("key"),
            _role_bits(signs["role"]),
            employer=pl.col("employer_id").rank("dense").fill_null(0).cast(pl.Int64),
        )
        .drop("employer_id", "role")
        .sort("employer", "key", "came")
        .with_columns(row=pl.int_range(pl.len(), dtype=pl.Int64))
    )
    label = np.arange(rows.height, dtype=np.int64)
    for start, stop in _blocks(rows["employer"]):
        pairs = [*_same_text(rows[start:stop]), _same_title(rows[start:stop])]
        first, second = (np.concatenate(ends) - start for ends in zip(*pairs, strict=True))
        label[start:stop] = components(stop - start, first, second) + start
    group = pl.Series("group", label)
    named = _named(rows.select("came", "id", "key").with_columns(group), known)
    return named.sort("came").select(DEMAND.names())


def _blocks(employer: pl.Series) -> Iterator[tuple[int, int]]:
    """Stretches of about BLOCK rows in which every known employer is whole; those of no employer (0) match
    nothing and are in none."""
    ends = np.flatnonzero(np.diff(employer.to_numpy(), append=-1)) + 1
    start = int(employer.search_sorted(1))
    for end in ends.tolist():
        if end > start and (end - start >= BLOCK or end == len(employer)):
            yield start, end
            start = end


def _role_bits(role: pl.Series) -> pl.Series:
    """Each row's roles as bits; beyond 62 different roles they share bits, which can only join more."""
    names = role.explode().drop_nulls().unique().sort()
    bits = pl.Series([1 << (i % 62) for i in range(len(names))], dtype=pl.Int64)
    frame = pl.DataFrame({"role": role}).with_row_index("row").explode("role").drop_nulls("role")
    summed = frame.with_columns(bit=pl.col("role").replace_strict(names, bits, return_dtype=pl.Int64))
    masks = np.zeros(len(role), dtype=np.int64)
    np.bitwise_or.at(masks, summed["row"].to_numpy(), summed["bit"].to_numpy())
    return pl.Series("mask", masks)


# ── names ─────────────────────────────────────────────────────────────────────────────────────────────


def _named(rows: pl.DataFrame, known: pl.DataFrame | None) -> pl.DataFrame:
    """`rows` (key, group …) with `demand_id`: a known one where the group has any, else that of its key."""
    smallest = rows.group_by("group").agg(pl.col("key").min()).sort("group")
    if known is None or known.is_empty():
        ids = smallest.with_columns(demand_id=_hashed(smallest["key"]))
    else:
        kept = _kept(rows, known)
        fresh = smallest.join(kept, on="group", how="anti")
        taken = pl.concat([known["demand_id"], kept["demand_id"]]).unique()
        ids = pl.concat([kept, fresh.select("group", demand_id=_free(fresh["key"], taken))], how="vertical")
    return rows.join(ids.select("group", "demand_id"), on="group", how="left", maintain_order="left")


def _kept(rows: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """`group` and `demand_id` of groups that keep a known id: each that of its smallest known member, and of
    groups with one id the one whose member is the smallest."""
    had = rows.join(known.select(DEMAND.names()).unique("id", keep="first"), on="id").sort("key", "group")
    had = had.unique("group", keep="first", maintain_order=True)
    return had.unique("demand_id", keep="first", maintain_order=True).select("group", "demand_id")


def _hashed(keys: pl.Series) -> pl.Series:
    return pl.Series([blake2b(key.encode(), digest_size=8).hexdigest() for key in keys], dtype=pl.String)


def _free(keys: pl.Series, taken: pl.Series) -> pl.Series:
    """An id for each key that no other demand has: the advert that named a demand may have left it."""
    ids = _hashed(keys)
    while (clash := ids.is_in(taken.implode())).any():
        keys = keys.zip_with(~clash, keys + "'")
        ids = _hashed(keys)
    return ids


# ── by text ───────────────────────────────────────────────────────────────────────────────────────────


def _same_text(rows: pl.DataFrame) -> list[tuple[Ints, Ints]]:
    """Pairs of rows of one employer with similar texts under one title, and with one text under two."""
    texts = rows.filter(pl.col("letters").is_not_null())
    texts = texts.filter(pl.len().over("employer") > 1)
    if texts.is_empty():
        return []
    texts = texts.with_columns(
        group=pl.struct("employer", pl.when("forum").then(pl.lit("")).otherwise("name")).rank("dense"),
        level=pl.when("forum").then(pl.lit("")).otherwise("level"),
    )
    # Rows with one text under one title and role need no comparing: the first stands for all.
    kept = texts.unique(["group", "letters", "mask"], keep="first", maintain_order=True)
    kept = kept.filter(pl.len().over("group") > 1)
    group, mask = kept["group"].to_numpy().astype(np.int64), kept["mask"].to_numpy()
    first, second = alike(unpacked(kept["bins"]), group, mask, SAME)
    row = kept["row"].to_numpy()
    return [(row[first], row[second]), _to_first(texts, ["employer", "letters", "level", "mask"])]


def _to_first(rows: pl.DataFrame, by: list[str]) -> tuple[Ints, Ints]:
    """The first row of each group, with each row of it."""
    head = rows.select(pl.col("row").first().over(by)).to_series()
    return head.to_numpy().astype(np.int64), rows["row"].to_numpy().astype(np.int64)


# ── by title ──────────────────────────────────────────────────────────────────────────────────────────


def _same_title(rows: pl.DataFrame) -> tuple[Ints, Ints]:
    """Pairs of rows of one employer with one title and role, of which at least one carries no text."""
    known = rows.filter(pl.col("name") != "")
    known = known.with_columns(bare=pl.col("letters").is_null()).sort(
        "employer", "name", "mask", "bare", "row"
    )
    # The first of a group, with text if any has, stands for it; rows with text are not joined by title.
    known = known.with_columns(head=pl.col("row").first().over("employer", "name", "mask")).filter("bare")
    return known["head"].to_numpy().astype(np.int64), known["row"].to_numpy().astype(np.int64)
