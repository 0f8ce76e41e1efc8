"""One employer, one id across all sources, by the contract's formula.

Why its own file below all rooms: a connector makes the id where a row is made, and whoever meets an
employer's name elsewhere must come to the same one.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

import polars as pl

SUFFIXES = (
    *("inc", "llc", "ltd", "limited", "gmbh", "corp", "corporation", "co", "company", "plc", "ag", "sa"),
    *("bv", "jsc", "vietnam", "technologies", "technology"),
)
_SUFFIX = re.compile(rf"\b(?:{'|'.join(SUFFIXES)})\b")
_NOT_KEPT = re.compile(r"[^a-z0-9]+")


def employer_id(name: str) -> str | None:
    """16 hex digits: blake2b of 8 bytes over the name in lower-case ASCII, without company suffixes (as
    words, wherever they stand) and without anything but a-z0-9.

    None when the name is blank. A name of which the formula leaves nothing ('株式会社', 'Technology Co')
    is hashed as it is written, in lower case: otherwise all such employers would be one.
    """
    written = unicodedata.normalize("NFKD", name).casefold().strip()
    if not written:
        return None
    plain = written.encode("ascii", "ignore").decode("ascii")
    key = _NOT_KEPT.sub("", _SUFFIX.sub("", plain)) or written
    return blake2b(key.encode(), digest_size=8).hexdigest()


def employer_ids(names: pl.Series) -> pl.Series:
    """String ids of a column of names, null where the name is null or blank; works over unique names only."""
    unique = names.drop_nulls().unique()
    ids = pl.Series([employer_id(name) for name in unique], dtype=pl.String)
    return names.replace_strict(unique, ids, default=None, return_dtype=pl.String).alias("employer_id")
