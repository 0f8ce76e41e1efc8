"""The employer's own name: where it is also a skill's ('Databricks is hiring'), it asks for nothing."""

from __future__ import annotations

import re

import numpy as np

from gander.reading.alphabet import FOLD
from gander.reading.lexicon import Lexicon
from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Page

_SUFFIX = re.compile(
    r"\b(inc|llc|ltd|limited|gmbh|corp|corporation|co|company|plc|ag|sa|bv|jsc|vietnam|technologies|technology|labs|ai|io|\.com)\b\.?"
)
_NOT_NAME = re.compile(r"[^\w+#.]+")


def own_names(
    page: Page,
    mentions: Mentions,
    lexicon: Lexicon,
    employers: list[str | None],
    titles: list[str | None],
) -> Bools:
    """Whether a mention is spelt like the name of its posting's employer.

    Where the employer is not given, the first field of a title with bars ('Acme | Engineer | Berlin') is it.
    """
    text = page.text_of(mentions.first) if len(mentions.first) else mentions.first
    own = np.zeros(len(mentions.first), dtype=np.bool_)
    names = [_name(employer, title) for employer, title in zip(employers, titles, strict=True)]
    known = lexicon.names
    wanted = np.array([known.get(name, -1) for name in names], dtype=np.int64)
    if len(text):
        own = mentions.skill == wanted[text]
    return own


def _name(employer: str | None, title: str | None) -> str:
    raw = employer if employer else (title or "").split("|")[0] if "|" in (title or "") else (employer or "")
    return simple(raw)


def simple(name: str) -> str:
    """A name in lower case without company suffixes and marks."""
    folded = "".join(chr(FOLD[min(ord(letter), 0xFFFF)]) for letter in name)
    return _NOT_NAME.sub(" ", _SUFFIX.sub(" ", folded.split("(")[0])).strip()
