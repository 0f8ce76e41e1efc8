"""Skills named in one line of a person's own text, by the vocabulary's aliases.

A simple matcher for a few hundred lines; postings have the reading room's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from gander.model import Alias
from gander.vocabulary.vocabulary import Vocabulary

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+|\]\([^)\s]*\)")
_START = re.compile(r"(?<![\w@#+])(?=\S)")
_END = re.compile(r"(?<=\S)(?![\w+#])")
_LIST = re.compile(r"[,/;|&:()\[\]•*_\-–`]|\b(?:and|or|và|hoặc)\b")
_VERB = re.compile(
    r"\b(?:know|knows|use|uses|used|using|write|wrote|biết|dùng|sử dụng|viết|kann|kenne|nutze)[\s*_`]*$"
)
"""after these, what stands there is a skill: 'I use Go', 'biết Go'"""
_NEAR = 80
"""characters either side in which an alias's context word has to stand"""


class Mention(NamedTuple):
    """A skill named at [start, end) of a line."""

    skill: str
    start: int
    end: int
    text: str


class AliasIndex:
    """The vocabulary's aliases by their text; the longest match from the left wins.

    `fields`: the ids of skills that are fields.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._aliases: dict[str, list[tuple[str, Alias]]] = defaultdict(list)
        for skill in vocabulary.skills.values():
            for alias in skill.aliases:
                self._aliases[alias.text.lower()].append((vocabulary.current(skill.id), alias))
        self.fields = frozenset(s.id for s in vocabulary.skills.values() if s.kind == "field")
        self._longest = max(map(len, self._aliases), default=0)

    def mentions(self, line: str) -> list[Mention]:
        """The skills named in a line, left to right, without overlaps."""
        text = _ADDRESS.sub(lambda m: " " * len(m[0]), line)
        low = text.lower()
        if len(low) != len(text):
            low = text  # a letter whose lower case is longer would shift every place
        ends = [m.start() for m in _END.finditer(text)]
        found: list[Mention] = []
        free = 0
        for start in (m.start() for m in _START.finditer(text)):
            if start < free:
                continue
            for end in reversed([e for e in ends if start < e <= start + self._longest]):
                skill = self._skill(low, text, start, end)
                if skill is not None:
                    found.append(Mention(skill, start, end, text[start:end]))
                    free = end
                    break
        return found

    def _skill(self, low: str, text: str, start: int, end: int) -> str | None:
        for skill, alias in self._aliases.get(low[start:end], ()):
            if (not alias.case or text[start:end] == alias.text) and _fits(alias, low, start, end):
                return skill
        return None


def _fits(alias: Alias, low: str, start: int, end: int) -> bool:
    """Whether the alias's context holds around [start, end)."""
    forbidden = [entry[1:] for entry in alias.context if entry.startswith("!")]
    for phrase in forbidden:
        if any(m.start() <= end and start <= m.end() for m in re.finditer(re.escape(phrase), low)):
            return False
    asked = [entry for entry in alias.context if not entry.startswith("!") and entry != "@only"]
    if not asked:
        return True
    around = low[max(0, start - _NEAR) : start] + " | " + low[end : end + _NEAR]
    for entry in asked:
        if entry == "@list":
            if _in_list(low, start, end):
                return True
        elif re.search(rf"(?<!\w){re.escape(entry)}(?!\w)", around):
            return True
    return False


def _in_list(low: str, start: int, end: int) -> bool:
    """Whether a separator, or the line's edge, stands on both sides, or a verb that says so before."""
    before, after = low[:start].rstrip(), low[end:].lstrip()
    if _VERB.search(before):
        return True
    left = not before or _LIST.search(before[-4:].strip().rpartition(" ")[2]) is not None
    right = not after or _LIST.match(after) is not None or after.startswith(".")
    return left and right and bool(before or after)
