"""One employer, one id across all sources, by the contract's formula."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

import polars as pl

from gander.normalise.lines import plain_bounds

SUFFIXES = (
    *("inc", "llc", "ltd", "limited", "gmbh", "corp", "corporation", "co", "company", "plc", "ag", "sa"),
    *("bv", "jsc", "vietnam", "technologies", "technology"),
)
_SUFFIX = re.compile(rf"\b(?:{'|'.join(SUFFIXES)})\b")
# Words of one who hires for another; 'our clients' in the plural is any consultancy's.
_FOR_ANOTHER = (
    r"(?i)(?:on behalf of|behalf of) (?:our|my|a|one of our) (?:client|customer)\b"
    r"|\b(?:our|my) client(?:,| is| are| -| –)|\bhiring for (?:our|my|a|one of our) clients?\b"
    r"|\bone of (?:our|my) (?:recruitment )?clients? (?:is|are|in|who|seeks|needs)\b"
    r"|\bclient:? confidential\b|\bour client['’]s (?:team|company|office|product)\b"
    r"|\b(?:für|bei) unsere[nm] Kunden\b|\bmandanten\b|\bpour (?:notre|un de nos) clients?\b"
    r"|khách hàng của chúng tôi (?:là|đang|cần)|tuyển dụng cho (?:khách hàng|đối tác)"
)
_CHEAP = ["ur client", "ur Client", "my client", "My client", "client: conf", "Client: conf", "a client"]
_CHEAP += ["nos client", "otre client", "ustomer", "Kunden", "andanten", "khách hàng của", "tuyển dụng cho"]
_AGENCIES = (
    r"(?i)\b(?:recruit(?:ment|ing|ers)?|staffing|headhunt\w*|executive search"
    r"|talent (?:solutions|partners|search)"
    r"|manpower|adecco|randstad|robert half|michael page|robert walters|navigos|jobot|cybercoders"
    r"|tuyển dụng|nhân sự|personnel|search partners)\b"
)
_OPENING = 1500  # characters; further down a client is somebody to work with
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


def agency(frame: pl.DataFrame) -> pl.Series:
    """Whether the one who advertises hires for another whom it hides: never null; unsure ones are employers.

    `frame`: employer, title, text, all of which may be null.
    """
    text = pl.col("text").str.slice(0, _OPENING)
    where = pl.concat_str("title", text, separator="\n", ignore_nulls=True)
    rows = frame.select("employer", where.alias("said")).with_row_index("row")
    cheap = rows.filter(pl.col("said").str.contains_any(_CHEAP))
    told = cheap.filter(pl.col("said").str.contains(plain_bounds(_FOR_ANOTHER)))["row"]
    named = rows.select(pl.col("employer").unique().drop_nulls()).to_series()
    agencies = named.filter(named.str.contains(_AGENCIES))
    return (
        rows.select(
            pl.col("row").is_in(told.implode())
            | pl.col("employer").is_in(agencies.implode()).fill_null(False)
        )
        .to_series()
        .alias("agency")
    )
