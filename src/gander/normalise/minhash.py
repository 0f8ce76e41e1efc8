"""Texts as signatures whose equal share estimates how alike they are, and the pairs worth comparing.

How:
    Word trigrams of each text are hashed into 256 bins, the smallest of each bin is kept (one-permutation
    MinHash, Li, Owen and Zhang 2012); the share of equal bins estimates the Jaccard similarity with a
    standard error of 0.03 at 0.6. Two texts are compared only where four bins in a row agree (which one in
    seven thousand pairs at 0.6 misses), each with the first and the previous of its bucket, so that work
    grows with the rows.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
import polars as pl

Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Signatures = npt.NDArray[np.uint16]

BINS = 256
_BANDS = BINS // 4  # four bins of 16 bits are read as one number of 64
_EMPTY = np.uint16(0xFFFF)
_CLEANED = 2000  # texts cleaned at once: to look for names takes some preparing
_HASHED = 200  # texts hashed at once: half a megabyte, whose numbers stay in the cache
_ODD = 0x9E3779B97F4A7C15
_MARKUP = r"<[^<>]{1,200}>|&#?[a-z0-9]{1,8};|\x00"
_TURN = 8  # bands looked at before what they agree on is joined: later bands then have less to compare


def signatures(texts: pl.Series, names: list[str]) -> tuple[Signatures, Hashes]:
    """(texts, 256) smallest hashes of the word trigrams, all ones where a bin is empty; and each text's hash.

    Case, white space, markup and `names` (lower case) are left out of both, numbers and signs of the first.
    """
    signs = np.full((len(texts), BINS), _EMPTY, dtype=np.uint16)
    whole = np.empty(len(texts), dtype=np.uint64)
    for start in range(0, len(texts), _CLEANED):
        chunk = texts.slice(start, _CLEANED).str.to_lowercase().str.replace_all(_MARKUP, " ")
        chunk = chunk.str.replace_many(names, [""]) if names else chunk
        for at in range(0, len(chunk), _HASHED):
            some = slice(start + at, min(start + at + _HASHED, start + len(chunk)))
            _hash_chunk(chunk.slice(at, _HASHED), signs[some], whole[some])
    return signs, whole


def packed(signs: Signatures) -> pl.Series:
    """One value of 512 bytes a signature, as `unpacked` takes it; the same bytes on every machine."""
    return pl.Series([one.tobytes() for one in signs.astype("<u2", copy=False)], dtype=pl.Binary)


def unpacked(packed: pl.Series) -> Signatures:
    """(values, 256) of what `packed` made."""
    made: Signatures = packed.bin.reinterpret(dtype=pl.Array(pl.UInt16, BINS)).to_numpy()
    return made


@lru_cache(4)
def _powers(bits: int) -> tuple[Hashes, Hashes]:
    """odd^0 … odd^(2^bits - 1) modulo 2^64, and their inverses."""
    first = np.arange(1 << bits) == 0
    up, down = (
        np.cumprod(np.where(first, np.uint64(1), np.uint64(base)), dtype=np.uint64)
        for base in (_ODD, pow(_ODD, -1, 1 << 64))
    )
    return up, down


def _hashes(values: npt.NDArray[np.uint8], starts: Ints, ends: Ints) -> Hashes:
    """The hash of each run values[start:end], none of them empty: wherever it stands, the same.

    A run of bytes is a polynomial in an odd number.
    """
    up, down = _powers(max(len(values) - 1, 1).bit_length())
    sums = np.cumsum(values * up[: len(values)], dtype=np.uint64)
    before = np.where(starts > 0, sums[starts - 1], np.uint64(0))
    return (sums[ends - 1] - before) * down[starts]


def _whole(raw: npt.NDArray[np.uint8], stops: Ints) -> Hashes:
    """The hash of each text without its white space; `stops`: where each one's closing zero stands."""
    inked = (raw > 32) | (raw == 0)
    ends = np.cumsum(inked)[stops]  # the closing zero is part of a text, so that none is empty
    starts = np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1]))
    return _hashes(raw[inked], starts, ends)


def _letters() -> npt.NDArray[np.uint8]:
    """Byte -> itself for letters and for bytes of letters beyond ASCII, 0 for everything else."""
    table = np.zeros(256, dtype=np.uint8)
    for byte in [*range(ord("a"), ord("z") + 1), *range(128, 256)]:
        table[byte] = byte
    return table


_LETTER = _letters()


def _hash_chunk(texts: pl.Series, signs: Signatures, whole: Hashes) -> None:
    """Fill the rows of `signs` and `whole` for a few cleaned texts."""
    raw = np.frombuffer(("\x00".join(texts.to_list()) + "\x00").encode(), dtype=np.uint8)
    stops = np.flatnonzero(raw == 0)
    whole[:] = _whole(raw, stops)
    letters = _LETTER[raw]
    edges = np.flatnonzero(np.diff(letters > 0, prepend=False))
    starts, ends = edges[0::2], edges[1::2]
    if len(starts) < 3:
        return
    words = _hashes(letters, starts, ends)
    text = np.searchsorted(stops, starts)
    within = text[2:] == text[:-2]
    grams = words[:-2] + words[1:-1] * np.uint64(_ODD) + words[2:] * np.uint64(_ODD * _ODD % (1 << 64))
    grams = mixed(grams)[within]
    slot = text[:-2][within] * BINS + (grams >> np.uint64(56)).astype(np.int64)
    np.minimum.at(signs.reshape(-1), slot, (grams & np.uint64(0xFFFE)).astype(np.uint16))


def mixed(values: Hashes) -> Hashes:
    """Spread the entropy over all bits (the finaliser of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def similarity(signs: Signatures, first: Ints, second: Ints) -> npt.NDArray[np.float64]:
    """Estimated Jaccard similarity of pairs of signatures: equal bins among those that either one fills."""
    result = np.empty(len(first), dtype=np.float64)
    for start in range(0, len(first), 50_000):
        a, b = signs[first[start : start + 50_000]], signs[second[start : start + 50_000]]
        either = (a != _EMPTY) | (b != _EMPTY)
        result[start : start + 50_000] = ((a == b) & either).sum(axis=1) / np.maximum(either.sum(axis=1), 1)
    return result


def alike(signs: Signatures, group: Ints, mask: Ints, least: float) -> tuple[Ints, Ints]:
    """Pairs of rows that connect those of one group which share a bit of `mask` and are at least so similar.

    Pairs that others connect already may be left out.
    """
    bands = np.ascontiguousarray(signs).view(np.uint64)
    label = np.arange(len(group), dtype=np.int64)
    firsts, seconds = [label[:0]], [label[:0]]
    salt = mixed(group.astype(np.uint64) * np.uint64(_ODD))
    for turn in range(0, _BANDS, _TURN):
        found = [
            _neighbours(bands[:, band], salt, np.uint64(len(group))) for band in range(turn, turn + _TURN)
        ]
        pairs = np.unique(np.concatenate(found))
        first, second = np.divmod(pairs.astype(np.int64), max(len(group), 1))
        new = (label[first] != label[second]) & (group[first] == group[second])
        new &= (mask[first] & mask[second]) != 0
        first, second = first[new], second[new]
        same = similarity(signs, first, second) >= least
        firsts.append(first[same])
        seconds.append(second[same])
        label = components(len(group), np.concatenate(firsts), np.concatenate(seconds))
    return np.concatenate(firsts), np.concatenate(seconds)


def _neighbours(band: Hashes, salt: Hashes, size: np.uint64) -> Hashes:
    """Rows with the previous and the first of their bucket (band and salt), as smaller * size + larger."""
    use = np.flatnonzero(band != np.uint64(0xFFFFFFFFFFFFFFFF))
    keys = mixed(band[use] + salt[use])
    order = np.argsort(keys, kind="stable")
    same = keys[order][1:] == keys[order][:-1]
    begins = np.concatenate((np.ones(min(len(order), 1), dtype=np.bool_), ~same))
    order_head = np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))
    rows = use[order].astype(np.uint64)
    later = rows[1:][same]  # the sort is stable: rows of a bucket stand in ascending order
    previous, head = rows[:-1][same], rows[order_head[1:]][same]
    return np.concatenate((previous * size + later, head * size + later))


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
