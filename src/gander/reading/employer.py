"""The employer's own name: where it is also a skill's ('Databricks is hiring'), it asks for nothing."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from gander.reading.lexicon import Lexicon
from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Page

_SUFFIX = re.compile(
    r"\b(inc|llc|ltd|limited|gmbh|corp|corporation|co|company|plc|ag|sa|bv|jsc|vietnam|technologies|technology"
    r"|labs|ai|io)\b\.?"
)
_FIELD = re.compile(r"\s[-–—]+\s|[|(,:@]")
_NOT_NAME = re.compile(r"[^\w+#.]+")


def own_names(
    page: Page,
    mentions: Mentions,
    lexicon: Lexicon,
    employers: list[str | None],
    titles: list[str | None],
    slugs: tuple[str, ...] = (),
) -> Bools:
    """Whether a mention is spelt like the name of its posting's employer.

    Where the employer is not given, it is what opens the title ('Acme | Engineer', 'Acme, Inc - Berlin').
    """
    text = page.text_of(mentions.first) if len(mentions.first) else mentions.first
    own = np.zeros(len(mentions.first), dtype=np.bool_)
    names = [_name(employer, title) for employer, title in zip(employers, titles, strict=True)]
    known = lexicon.names
    wanted = np.array([known.get(name, -1) for name in names], dtype=np.int64)
    if len(text):
        own = mentions.skill == wanted[text]
    if slugs:
        coined = {name: len(lexicon.ids) + number for number, name in enumerate(slugs)}
        unlisted = np.array([coined.get(name.replace(" ", "-"), -1) for name in names], dtype=np.int64)
        own |= mentions.skill == unlisted[text]
    return own


def _name(employer: str | None, title: str | None) -> str:
    return simple(employer or _FIELD.split(title or "", maxsplit=1)[0])


@lru_cache(1 << 12)
def simple(name: str) -> str:
    """A name in lower case without company suffixes and marks."""
    return _NOT_NAME.sub(" ", _SUFFIX.sub(" ", name.lower().split("(")[0])).strip()
