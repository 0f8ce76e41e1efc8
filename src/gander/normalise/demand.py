"""The same advert: one demand per employer, near-identical text and role, whatever the city, month or source.

How:
    Word trigrams of each text are hashed into 256 bins, the smallest of each bin is kept (one-permutation
    MinHash, Li, Owen and Zhang 2012); the share of equal bins estimates the Jaccard similarity with a
    standard error of 0.025 at 0.8. Pairs are looked at only within an employer and only where four bins in
    a row agree, each with the first and the previous of its bucket, so that work grows with the rows.
    Rows without text go by employer, normalised title and role.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import polars as pl

Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Signatures = npt.NDArray[np.uint32]

SAME = 0.8  # METHODS section 1: Jaccard of one advert's copies
_BINS = 256
_BAND = 4
_CHUNK = 2000  # texts hashed at once: about 10 MB, which stays near the cache
_EMPTY = np.uint32(0xFFFFFFFF)
_ODD = 0x9E3779B97F4A7C15
_PLACE_WORDS = (
    *("remote", "hybrid", "onsite", "on-site", "us", "usa", "uk", "eu", "emea", "apac", "latam", "americas"),
    *("anywhere", "worldwide", "global", "united states", "north america", "europe", "office"),
)


def demand_ids(frame: pl.DataFrame) -> pl.Series:
    """String ids, 16 hex digits, one for rows that are the same advert; the same rows give the same ids.

    `frame`: id, employer_id (null: never the same as another), role (List[String]), title, text (null where
    there is none), source, and location if there is one: places it names do not tell adverts apart.
    The id hashes the smallest '<id>:<roles>' among the members.
    """
    key = pl.col("id") + ":" + pl.col("role").list.sort().list.join("+")
    # In the order of the keys, so that the ids do not depend on the order in which rows come.
    rows = frame.with_row_index("came").select(
        "came",
        key.alias("key"),
        pl.col("employer_id").rank("dense").fill_null(0).cast(pl.Int64).alias("employer"),
        "role",
        "title",
        text=pl.when(pl.col("text").str.len_bytes() >= 80).then("text"),
    )
    rows = (
        rows.sort("key", maintain_order=True).with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    )
    places = _places(frame)
    roles = _role_bits(rows["role"])
    pairs = [_same_text(rows, roles, places), _same_title(rows, roles, places)]
    group = components(
        rows.height, np.concatenate([a for a, _ in pairs]), np.concatenate([b for _, b in pairs])
    )
    first = pl.col("key").min().over("group")
    smallest = rows.with_columns(group=pl.Series(group)).with_columns(first).sort("came")["key"]
    keys = smallest.unique()
    ids = pl.Series([blake2b(key.encode(), digest_size=8).hexdigest() for key in keys], dtype=pl.String)
    return smallest.replace_strict(keys, ids, return_dtype=pl.String).alias("demand_id")


def normalised_title(title: pl.Expr) -> pl.Expr:
    """The title without brackets, requisition ids, gender marks and punctuation, in lower case."""
    return (
        title.str.to_lowercase()
        .str.replace_all(r"\([^)]*\)|\[[^\]]*\]", " ")
        .str.replace_all(r"\b(?:req|job|id|ref|jr|r)[ #:_-]*\d{3,}\b|\b[a-z0-9]*\d{4,}[a-z0-9]*\b|#\w+", " ")
        .str.replace_all(r"\b[mfwdhx]/[mfwdhx](?:/[mfwdhx]+)?\b", " ")
        .str.replace_all(r"[^\p{L}\d+#.]+", " ")
        .str.strip_chars()
    )


def _places(frame: pl.DataFrame) -> pl.Series:
    """Lower-case names of places that the locations of these rows mention twice or more."""
    known = pl.Series(_PLACE_WORDS, dtype=pl.String)
    if "location" not in frame.columns:
        return known
    parts = (
        frame.select(part=pl.col("location").str.to_lowercase().str.split(" - "))
        .explode("part")
        .select(pl.col("part").str.split(","))
        .explode("part")
        .select(pl.col("part").str.replace_all(r"[;|/•()]", ";").str.split(";"))
        .explode("part")
        .select(pl.col("part").str.strip_chars())
        .filter(pl.col("part").str.len_chars().is_between(3, 40))
    )
    often = parts.group_by("part").len().filter(pl.col("len") > 1)["part"]
    return pl.concat([known, often]).unique().sort()


def _role_bits(role: pl.Series) -> Ints:
    """Each row's roles as bits; beyond 62 different roles they share bits, which can only join more."""
    names = role.explode().drop_nulls().unique().sort()
    bits = pl.Series([1 << (i % 62) for i in range(len(names))], dtype=pl.Int64)
    frame = pl.DataFrame({"role": role}).with_row_index("row").explode("role").drop_nulls("role")
    summed = frame.with_columns(bit=pl.col("role").replace_strict(names, bits, return_dtype=pl.Int64))
    masks = np.zeros(len(role), dtype=np.int64)
    np.bitwise_or.at(masks, summed["row"].to_numpy(), summed["bit"].to_numpy())
    return masks


# ── by text ───────────────────────────────────────────────────────────────────────────────────────────


def _same_text(rows: pl.DataFrame, roles: Ints, places: pl.Series) -> tuple[Ints, Ints]:
    """Pairs of rows of one employer with overlapping roles and near-identical text."""
    texts = rows.filter(pl.col("text").is_not_null() & (pl.col("employer") > 0))
    texts = texts.filter(pl.len().over("employer") > 1)
    if texts.is_empty():
        return _no_pairs()
    distinct = texts.select("text").unique(maintain_order=True).with_row_index("at")
    at = texts.join(distinct, on="text", how="left", maintain_order="left")["at"].to_numpy()
    signs = signatures(distinct["text"], places)
    row = texts["row"].to_numpy()
    first, second = candidates(texts["employer"].to_numpy(), signs, at)
    overlap = (roles[row[first]] & roles[row[second]]) != 0
    first, second = first[overlap], second[overlap]
    same = similarity(signs, at[first], at[second]) >= SAME
    return row[first[same]], row[second[same]]


def signatures(texts: pl.Series, places: pl.Series) -> Signatures:
    """One-permutation MinHash of the word trigrams: (texts, 256) uint32, all ones where a bin is empty.

    Numbers and names of places are left out before the trigrams are made.
    """
    names = places.filter(places.str.len_chars() >= 4).to_list()
    signs = np.full((len(texts), _BINS), _EMPTY, dtype=np.uint32)
    for start in range(0, len(texts), _CHUNK):
        chunk = texts.slice(start, _CHUNK).str.to_lowercase().str.replace_all("\x00", " ", literal=True)
        chunk = chunk.str.replace_many(names, [""]) if names else chunk
        _hash_chunk(chunk, signs[start : start + _CHUNK])
    return signs


def _letters() -> npt.NDArray[np.uint8]:
    """Byte -> itself for letters and for bytes of letters beyond ASCII, 0 for everything else."""
    table = np.zeros(256, dtype=np.uint8)
    for byte in [*range(ord("a"), ord("z") + 1), *range(128, 256)]:
        table[byte] = byte
    return table


_LETTER = _letters()


def _hash_chunk(texts: pl.Series, signs: Signatures) -> None:
    """Fill the rows of `signs` for a few texts; a word's hash is its bytes as a polynomial modulo 2^64."""
    raw = np.frombuffer(("\x00".join(texts.to_list()) + "\x00").encode(), dtype=np.uint8)
    letters = _LETTER[raw]
    inside = letters > 0
    edges = np.flatnonzero(np.diff(inside, prepend=False))
    starts, ends = edges[0::2], edges[1::2]
    if len(starts) < 3:
        return
    powers = _powers(_ODD, len(raw))
    sums = np.cumsum(letters * powers, dtype=np.uint64)
    before = np.where(starts > 0, sums[starts - 1], np.uint64(0))
    inverse = pow(_ODD, -1, 1 << 64)
    words = (sums[ends - 1] - before) * _powers(inverse, len(raw))[starts]
    text = np.searchsorted(np.flatnonzero(raw == 0), starts)
    within = text[2:] == text[:-2]
    grams = _mix(words[:-2] + words[1:-1] * np.uint64(_ODD) + words[2:] * np.uint64(_ODD * _ODD % (1 << 64)))[
        within
    ]
    slot = text[:-2][within] * _BINS + (grams >> np.uint64(56)).astype(np.int64)
    flat = signs.reshape(-1)
    np.minimum.at(flat, slot, (grams & np.uint64(0xFFFFFFFE)).astype(np.uint32))


def _powers(base: int, n: int) -> Hashes:
    """base^0 … base^(n-1) modulo 2^64."""
    factors = np.full(n, base, dtype=np.uint64)
    factors[0] = 1
    return np.cumprod(factors, dtype=np.uint64)


def _mix(values: Hashes) -> Hashes:
    """Spread the entropy over all bits (the finaliser of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def candidates(employer: Ints, signs: Signatures, at: npt.NDArray[np.uint32]) -> tuple[Ints, Ints]:
    """Pairs of positions of one employer that agree in a band of four bins. `at`: position -> signature."""
    row = np.arange(len(employer))
    found: list[Hashes] = []
    size = np.uint64(len(employer))
    for band in range(0, _BINS, _BAND):
        part = signs[:, band : band + _BAND]
        filled = (part != _EMPTY).any(axis=1)
        key = np.zeros(len(part), dtype=np.uint64)
        for column in range(_BAND):
            key = _mix(key * np.uint64(_ODD) + part[:, column])
        keys = _mix(key[at] + employer.astype(np.uint64) * np.uint64(_ODD))
        use = row[filled[at]]
        order = use[np.argsort(keys[use], kind="stable")]
        same = keys[order][1:] == keys[order][:-1]
        begins = np.concatenate(([True], ~same))
        head = (
            order[np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))] if len(order) else order
        )
        for other in (order[:-1], head[1:]):
            pairs = np.stack((other[same], order[1:][same])).astype(np.uint64)
            found.append(pairs.min(axis=0) * size + pairs.max(axis=0))
    unique = np.unique(np.concatenate(found))
    first, second = (unique // size).astype(np.int64), (unique % size).astype(np.int64)
    keep = (employer[first] == employer[second]) & (first != second)
    return first[keep], second[keep]


def similarity(
    signs: Signatures, first: npt.NDArray[np.uint32], second: npt.NDArray[np.uint32]
) -> npt.NDArray[np.float64]:
    """Estimated Jaccard similarity of pairs of signatures: equal bins among those that either one fills."""
    result = np.empty(len(first), dtype=np.float64)
    for start in range(0, len(first), 50_000):
        a, b = signs[first[start : start + 50_000]], signs[second[start : start + 50_000]]
        either = (a != _EMPTY) | (b != _EMPTY)
        result[start : start + 50_000] = ((a == b) & either).sum(axis=1) / np.maximum(either.sum(axis=1), 1)
    return result


# ── by title ──────────────────────────────────────────────────────────────────────────────────────────


def _same_title(rows: pl.DataFrame, roles: Ints, places: pl.Series) -> tuple[Ints, Ints]:
    """Pairs of rows of one employer with one title and role, of which at least one carries no text."""
    known = rows.filter((pl.col("employer") > 0) & pl.col("title").is_not_null())
    known = known.filter(pl.col("text").is_null().any().over("employer"))
    if known.is_empty():
        return _no_pairs()
    titles = known.select("title").unique(maintain_order=True)
    titles = titles.with_columns(name=_without_places(titles["title"], places))
    named = (
        known.join(titles, on="title", how="left", maintain_order="left")
        .select("row", "employer", "name", bare=pl.col("text").is_null(), bits=pl.Series(roles)[known["row"]])
        .filter(pl.col("name") != "")
        .sort("employer", "name", "bits", "bare", "row")
    )
    # The first of a group, with text if any has, stands for it; rows with text are not joined by title.
    head = named.with_columns(head=pl.col("row").first().over("employer", "name", "bits")).filter("bare")
    return head["head"].to_numpy().astype(np.int64), head["row"].to_numpy().astype(np.int64)


def _without_places(titles: pl.Series, places: pl.Series) -> pl.Series:
    """Normalised titles, without those of their parts that are nothing but a place."""
    parts = (
        pl.DataFrame({"title": titles})
        .with_row_index("at")
        .with_columns(
            part=pl.col("title")
            .str.to_lowercase()
            .str.replace_all(r" [-–—|@/]+ ?|[,|(\[:]| in ", "\x00")
            .str.split("\x00")
        )
        .explode("part")
        .with_columns(pl.col("part").str.strip_chars(" )]-–"))
        .filter(~pl.col("part").is_in(places.to_list()))
        .group_by("at", maintain_order=True)
        .agg(pl.col("part").str.join(" "))
    )
    joined = pl.DataFrame({"at": pl.arange(len(titles), eager=True, dtype=pl.UInt32)}).join(
        parts, on="at", how="left", maintain_order="left"
    )
    return joined.select(normalised_title(pl.col("part").fill_null(pl.Series(titles)))).to_series()


def _no_pairs() -> tuple[Ints, Ints]:
    return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)


def components(n: int, first: Ints, second: Ints) -> Ints:
    """The smallest connected row of each of n rows, given pairs: labels spread until nothing changes."""
    label = np.arange(n, dtype=np.int64)
    while len(first):
        low = np.minimum(label[first], label[second])
        before = label.copy()
        np.minimum.at(label, label[first], low)
        np.minimum.at(label, label[second], low)
        np.minimum.at(label, first, low)
        np.minimum.at(label, second, low)
        label = label[label]
        if np.array_equal(before, label):
            break
    return label
