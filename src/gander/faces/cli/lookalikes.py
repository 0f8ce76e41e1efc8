"""Signs that a terminal cannot show become signs that look alike: '–' is '-', 'Đà Nẵng' is 'Da Nang'."""

from __future__ import annotations

import codecs
import unicodedata
from typing import Any

NAME = "gander.lookalikes"
SIGNS = {
    "·": "-",
    "–": "-",
    "—": "-",
    "≥": ">=",
    "≤": "<=",
    "…": "~",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "\u00a0": " ",
    "×": "x",
    "đ": "d",
    "Đ": "D",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "ß": "ss",
    **dict.fromkeys("█▉▊▋▌", "#"),
    **dict.fromkeys("▍▎▏", "."),
}


def alike(text: str) -> str:
    """The text in ASCII: known signs by their look-alikes, letters without accents, '?' for the rest."""
    found = []
    for sign in text:
        if sign in SIGNS or sign.isascii():
            found.append(SIGNS.get(sign, sign))
            continue
        bare = "".join(c for c in unicodedata.normalize("NFKD", sign) if c.isascii())
        found.append(bare or ("" if unicodedata.combining(sign) else "?"))
    return "".join(found)


def _handler(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return alike(error.object[error.start : error.end]), error.end


def register() -> str:
    """Makes the handler known to Python's codecs; returns the name to give as `errors`."""
    codecs.register_error(NAME, _handler)
    return NAME


def can_show(stream: Any, sign: str) -> bool:
    """Whether the stream's encoding has that sign."""
    try:
        sign.encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
