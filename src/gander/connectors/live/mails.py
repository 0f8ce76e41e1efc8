"""E-mail addresses in what a source prints: none is read, shown or kept.

Why:
    An advert's address is often a person's, and no figure needs it. They are masked here, once, where rows
    become a frame; the pages in the landing stay as they came, and expire.
How:
    An address becomes '<email>', also where its signs are entities or words ('jobs [at] example [dot] org');
    within a tag it becomes 'email', since a bracket would end the tag. What could as well be prose stays:
    'engineers at example.org'.
"""

from __future__ import annotations

import polars as pl

MASK = "<email>"
_LOCAL = r"[\w%+-](?:[\w.%+'’-]*[\w%+-])?"
_AT = r"(?:[@＠]|&(?:amp;)?#0*64;|&(?:amp;)?#[xX]0*40;|&(?:amp;)?commat;|%40)"
# A sentence that goes on without a space ('… @scale.We are') is no domain, and 'x@1.2.3' is a version.
_TOP = r"(?:\p{Ll}{2,24}|\p{Lu}{2,24}|Com|Org|Net|Io|Ai|Co|De|Eu|Fr|Uk|Vn)"
_MAIL = rf"{_LOCAL}{_AT}(?:[\w-]+\.)+{_TOP}"
_TAGGED = rf"(<[a-zA-Z][a-zA-Z0-9:-]*\s[^<>]*?=[^<>]*?){_MAIL}([^<>]*>)"
_IN_A_TAG = 4
"""Addresses that one tag may hold: link, copy, blind copy and title."""
_BRACKETED = (
    rf"{_LOCAL}\s?[\[({{]\s?(?:(?i:at)|@)\s?[\])}}]\s?[\w-]+"
    r"(?:(?:\s?[\[({]\s?(?:(?i:dot)|\.)\s?[\])}]\s?|\s(?i:dot)\s|\.)[\w-]+){1,4}"
)
_SPELT = (
    rf"{_LOCAL}\s(?i:at)\s[\w-]+(?:\s(?i:dot)\s[\w-]+)*"
    r"\s(?i:dot)\s(?i:com|org|net|io|ai|co|dev|app|edu|gov|eu|uk|de|fr|vn|example)\b"
)
# Cloudflare writes an address as hexadecimal digits that its script reads.
_CODED = r"(data-cfemail=[\"']?|email-protection#)[0-9a-fA-F]{6,}"
_CHEAP = [
    "@",
    "＠",
    "#64;",
    "#064;",
    "#x40;",
    "#x040;",
    "commat;",
    "%40",
    "at)",
    "at]",
    "at}",
    "at )",
    "at ]",
]
_CHEAP += [" dot ", "\u00a0dot\u00a0", "cfemail", "email-protection#"]
"""Without one of these, in whatever case, a text has no address."""


def may_hold_mails(texts: pl.Series) -> bool:
    """Whether any of the texts (String) could hold an address: the quick look that `without_mails` takes."""
    return bool(texts.str.contains_any(_CHEAP, ascii_case_insensitive=True).any())


def without_mails(texts: pl.Series) -> pl.Series:
    """The texts (String) with every e-mail address masked, else unchanged; nulls stay."""
    rows = texts.str.contains_any(_CHEAP, ascii_case_insensitive=True).fill_null(False).arg_true()
    if rows.is_empty():
        return texts
    said = pl.col("said").str.replace_all(_CODED, "${1}")
    for _ in range(_IN_A_TAG):
        said = said.str.replace_all(_TAGGED, "${1}email${2}")
    for pattern in (_MAIL, _BRACKETED, _SPELT):
        said = said.str.replace_all(pattern, MASK)
    masked = texts.gather(rows).alias("said").to_frame().select(said).to_series()
    return texts.scatter(rows, masked)
