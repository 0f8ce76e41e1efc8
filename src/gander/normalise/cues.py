"""The letters without which a pattern cannot match, and matching that asks for them first.

Why:
    To compile a regular expression costs as much as to search a hundred lines with it, and it is compiled
    anew for each column. One posting alone is asked for hundreds of patterns; the letters of most are not in
    it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import polars as pl

Cues = tuple[tuple["str | Cues", ...], ...]
"""Of each clause one alternative must stand in the text: letters, or again all clauses of a nested choice."""
FEW = 200
"""Values among which the letters are looked for one by one."""
_TOKEN = re.compile(
    r"(?P<choice>\((?:\?:)?[^\\()\[|*+?{.^$]+(?:\|[^\\()\[|*+?{.^$]+)*\))"
    r"|(?P<letters>[^\\()\[|*+?{.^$]+(?![*?{])|\\[^\w]|[^\\()\[|*+?{.^$])"
    r"|(?P<flags>\(\?[a-wyz-]+\))|(?P<open>\((?!\?)|\(\?[a-wyz-]*:)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<times>(?:[*+?]|\{\d+(?:,\d*)?\})\??)"
    r"|(?P<other>\[\^?(?:\\.|[^\]\[\\])+\]|\\[pP](?:\{[^}]*\}|.)|\\[xu](?:\{[^}]*\}|\w\w(?:\w\w)?)|\\\w|[.^$])"
)
"""A letter that may be left out is a token of its own. Classes within classes and (?x) are not known."""
_KNOWN = re.compile(rf"(?:{re.sub(r'[?]P<[a-z]+>', '?:', _TOKEN.pattern)})*")
_EITHER_CASE = re.compile(r"\[(\w)(\w)\]")


def matching(rows: pl.DataFrame, pattern: str, column: str) -> pl.DataFrame:
    """The rows whose column matches the pattern."""
    if not may_match(rows[column], pattern):
        return rows.clear()
    return rows.filter(pl.col(column).str.contains(pattern))


def found(frame: pl.DataFrame, column: str, pattern: str) -> pl.Expr:
    """Whether the frame's column matches the pattern, null where that is; to be evaluated on this frame."""
    named = pl.col(column)
    return named.str.contains(pattern) if may_match(frame[column], pattern) else named != named


def contains(values: pl.Series, pattern: str) -> pl.Series:
    """Whether each value matches the pattern; of few values that cannot, a null one does not either."""
    if may_match(values, pattern):
        return values.str.contains(pattern)
    return pl.Series(values.name, [False], dtype=pl.Boolean).new_from_index(0, len(values))


def replaced(values: pl.Series, pairs: Iterable[tuple[str, str]]) -> pl.Series:
    """The values with all matches of each pattern, one after the other, replaced."""
    for pattern, replacement in pairs:
        if may_match(values, pattern):
            values = values.str.replace_all(pattern, replacement)
    return values


def extracted(frame: pl.DataFrame, column: str, pattern: str) -> pl.Expr:
    """The pattern's first group in the frame's column, to be evaluated on this frame."""
    if may_match(frame[column], pattern):
        return pl.col(column).str.extract(pattern, 1)
    return pl.lit(None, dtype=pl.String)


def may_match(values: pl.Series, pattern: str) -> bool:
    """False where none of the values has the letters of the pattern."""
    few = len(values) <= FEW
    return not few or some_held(pattern, [v.casefold() for v in values.to_list() if v is not None])


def some_held(pattern: str, texts: Sequence[str]) -> bool:
    """Whether one of the texts in folded case has the letters of the pattern, or there are many."""
    asked = cues(pattern)
    return len(texts) > FEW or any(held(asked, text) for text in texts)


def held(asked: Cues, text: str) -> bool:
    """Whether a text in folded case has what those cues ask for."""
    for clause in asked:
        for one in clause:
            if one in text if isinstance(one, str) else held(one, text):
                break
        else:
            return False
    return True


@lru_cache(maxsize=1024)
def cues(pattern: str) -> Cues:
    """What every text that the pattern (of Polars) matches has at least, in folded case; () where nothing is
    known of it."""
    return _choice(_TOKEN.finditer(pattern)) if _KNOWN.fullmatch(pattern) else ()


def _choice(tokens: Iterator[re.Match[str]]) -> Cues:
    """The cues of the alternatives up to the group's end; () where one of them asks for nothing."""
    sequence = _Sequence()
    done = [sequence]
    for token in tokens:
        kind = token.lastgroup
        if kind == "close":
            break
        if kind == "bar":
            sequence.end_word()
            sequence = _Sequence()
            done.append(sequence)
        elif kind == "open":
            sequence.group(_choice(tokens))
        elif kind == "choice":
            words = token[0][1:-1].removeprefix("?:").casefold()
            sequence.group((tuple(words.split("|")),))
        elif kind != "flags":
            sequence.take(kind, token[0])
    sequence.end_word()
    if len(done) == 1:
        return tuple(sequence.clauses)
    each = [one.clauses for one in done]
    return (tuple(map(_alternative, each)),) if all(each) else ()


def _alternative(clauses: list[tuple[str | Cues, ...]]) -> str | Cues:
    only = clauses[0][0] if len(clauses) == 1 and len(clauses[0]) == 1 else None
    return tuple(clauses) if only is None else only


class _Sequence:
    """What one alternative asks for: its words, and the choices in it that may not be left out."""

    def __init__(self) -> None:
        self.clauses: list[tuple[str | Cues, ...]] = []
        self._word = ""
        self._group: Cues = ()
        """The group just read, until it is known that it may not be left out."""

    def take(self, kind: str | None, token: str) -> None:
        if kind == "times":
            self._times(token)
            return
        if self._group:
            self._keep_group()
        if kind == "letters":
            self._word += token.removeprefix("\\")
        elif (either := _EITHER_CASE.fullmatch(token)) and either[1].casefold() == either[2].casefold():
            self._word += either[1]
        elif self._word:
            self.end_word()

    def group(self, asked: Cues) -> None:
        self.end_word()
        self._group = asked

    def end_word(self) -> None:
        if self._group:
            self._keep_group()
        if self._word:
            self.clauses.append((self._word.casefold(),))
            self._word = ""

    def _keep_group(self) -> None:
        self.clauses.extend(self._group)
        self._group = ()

    def _times(self, token: str) -> None:
        """The letter or group before may be left out, or come again: the word ends with it."""
        if token[0] in "*?" or token.startswith(("{0,", "{0}")):
            self._word, self._group = self._word[:-1], ()
        self.end_word()
