"""A posting's text with its soft line ends undone, character for character, so that every span holds."""

from __future__ import annotations

import re

from gander.app.read import Posting

_JOINT = "\u2060"
"""Stands for a line end within a hyphenated word: no width, no break, and still one character."""
_HYPHEN = re.compile(r"(?<=\w)-(\n[ \t]*)(?=\w)(?!(?:and|or|to|und|oder)\b)")
_BULLET = re.compile(r"[ \t]*(?:[-*•·‣▪●○◦–+][ \t]|\d{1,2}[.)][ \t])")
_ENDS = ".:;!?"


def flowing(posting: Posting) -> str:
    """The text as lines were meant; as it is where nothing wrapped it.

    The reader goes on only behind a line that is full. In a text that it found wrapped, a line that goes on
    in lower case, or below its bullet, is joined here as well: nothing rests on it but the look.
    """
    text, soft = posting.text, posting.look.soft
    if not soft:
        return text
    letters = list(text)
    for at in soft:
        within = _HYPHEN.match(text, at - 1)
        first, last = within.span(1) if within else (at, at + 1)
        letters[first:last] = (_JOINT if within else " ") * (last - first)
    flat = "".join(letters)
    start = 0
    while (end := flat.find("\n", start)) >= 0:
        if _goes_on(flat, start, end):
            letters[end] = " "
            flat = "".join((flat[:end], " ", flat[end + 1 :]))
        else:
            start = end + 1
    return flat


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the line [start, end) of a wrapped text goes on behind its end."""
    stop = text.find("\n", end + 1)
    line, following = text[start:end], text[end + 1 : stop if stop >= 0 else len(text)]
    if not line.strip() or not following.strip() or _BULLET.match(following):
        return False
    indent = len(following) - len(following.lstrip())
    if _BULLET.match(line) and indent > len(line) - len(line.lstrip()):
        return True
    return following.lstrip()[0].islower() and line.rstrip()[-1] not in _ENDS
