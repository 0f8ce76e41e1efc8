"""Everything the reader looks for, compiled once: the vocabulary's aliases, their contexts and all cues."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gander.model import Skill
from gander.reading.conditions import CONDITIONS
from gander.reading.connectors import WORDS
from gander.reading.cues import CUES
from gander.reading.phrases import Found, Phrases
from gander.reading.tokens import Powers
from gander.reading.weights import SECTION_NAMES, crossed_names
from gander.reading.written import Written, written

BROAD_KINDS = frozenset({"field", "method", "practice", "standard"})
"""Kinds that name an idea; anything else is a product or a language, and can be an example of one."""

_UNLISTED = "unlisted"
"""The kind of names that the vocabulary does not have."""
_LIST = "@list"
"""The context that is no word: beside a certain skill in a list."""
_ONLY = "@only"
"""The context that is no word either: where the others fail, nothing else makes the name this skill."""
UNLISTED_ROOM = 40_000
"""Numbers behind the vocabulary's skills, for names of one page that it does not have."""


class Lexicon:
    """The compiled vocabulary. Skills are numbered by their place in `ids`; families number kind and area.

    What is known of each skill by number has UNLISTED_ROOM more rows, all alike, for unlisted names.
    """

    def __init__(self, skills: Mapping[str, Skill]) -> None:
        live = sorted(
            (skill for skill in skills.values() if skill.merged_into is None), key=lambda one: one.id
        )
        self.ids = [skill.id for skill in live]
        self.powers = Powers()
        spelt = written(live)
        besides, own = spelt.contexts()
        contexts = sorted({word.lstrip("!") for beside in besides for word in beside} - {_LIST, _ONLY})
        tables = {**CUES, **CONDITIONS}
        cues = [(category, phrase) for category, table in tables.items() for phrase in table]
        words = [(category, word) for category, table in WORDS.items() for word in table]
        self.n_aliases, self.n_contexts = len(spelt.text), len(contexts)
        self.categories = list(tables)
        number_of = {category: number for number, category in enumerate(self.categories)}
        self._category = np.array([number_of[category] for category, _ in cues], dtype=np.int16)
        two_words = spelt.two_words()
        self.phrases = Phrases(
            spelt.text + contexts + [phrase for _, phrase in cues],
            self.powers,
            [word for _, word in words] + [word for pair in two_words for word in pair],
        )
        self._word_bits = self._tabulate(words)
        self._pair_up(two_words, self.phrases.extra[len(words) :])
        self._lower = "\n".join(spelt.lower)
        self._describe_skills(live, skills)
        self._describe_aliases(spelt)
        self._describe_contexts(besides, own, contexts)

    def _tabulate(self, words: list[tuple[str, str]]) -> NDArray[np.uint16]:
        """For each token number the categories of single words it is of, one bit each."""
        table = np.zeros(self.phrases.spellings.n + 1, dtype=np.uint16)
        bits = {name: np.uint16(1 << place) for place, name in enumerate(WORDS)}
        for (category, _), number in zip(words, self.phrases.extra[: len(words)], strict=True):
            table[number] |= bits[category]
        return table

    def _pair_up(self, two_words: dict[tuple[str, str], int], numbers: NDArray[np.int32]) -> None:
        keys = numbers[0::2].astype(np.int64) * (self.phrases.spellings.n + 1) + numbers[1::2]
        skills = np.array(list(two_words.values()), dtype=np.int32)
        order = np.argsort(keys)
        self._pair_keys, self._pair_skills = keys[order], skills[order]

    def pairs(self, left: NDArray[np.uint64], right: NDArray[np.uint64]) -> NDArray[np.int32]:
        """The skill that each two words name together, by their spellings, or -1."""
        numbers = self.phrases.spellings.numbers
        a, b = numbers(left), numbers(right)
        if not len(self._pair_keys):
            return np.full(len(a), -1, dtype=np.int32)
        keys = a.astype(np.int64) * (self.phrases.spellings.n + 1) + b
        place = np.minimum(np.searchsorted(self._pair_keys, keys), len(self._pair_keys) - 1)
        found: NDArray[np.int32] = np.where(self._pair_keys[place] == keys, self._pair_skills[place], -1)
        return found

    def word_bits(self, numbers: NDArray[np.int32]) -> NDArray[np.uint16]:
        """The categories of single words that each token is of, one bit each in the order of WORDS."""
        return self._word_bits[numbers]

    def _describe_skills(self, live: list[Skill], skills: Mapping[str, Skill]) -> None:
        kinds = [skill.kind for skill in live]
        self.kind_names = tuple(sorted({*kinds, _UNLISTED}))
        self.kinds_by_section = crossed_names(self.kind_names, SECTION_NAMES)
        self.kind_pairs = crossed_names(self.kind_names, self.kind_names)
        self.names_by_number = (*self.ids, "<unlisted>")
        number_of = {kind: number for number, kind in enumerate(self.kind_names)}
        self.kind = _with_room([number_of[kind] for kind in kinds], number_of[_UNLISTED], np.int16)
        self.soft = self._of_kinds("soft")
        self.spoken = self._of_kinds("spoken-language")
        self.credential = self._of_kinds("credential")
        self.broad = self._of_kinds(*BROAD_KINDS)
        self.field = self._of_kinds("field")
        self.language = self._of_kinds("language")
        areas: dict[str, int] = {}
        area = [areas.setdefault(skill.area, len(areas)) for skill in live]
        self.area = _with_room(area, len(areas), np.int32)
        families: dict[tuple[str, str], int] = {}
        family = [families.setdefault((skill.kind, skill.area), len(families)) for skill in live]
        self.family = _with_room(family, len(families), np.int32)
        place = {skill_id: number for number, skill_id in enumerate(self.ids)}
        self.size = size = len(live) + UNLISTED_ROOM
        pairs = [
            number * size + place[wider]
            for number, skill in enumerate(live)
            for wider in _closure(skill, skills)
            if wider in place
        ]
        self._implied = np.array(sorted(pairs), dtype=np.int64)
        self._narrow, self._wide = np.zeros(size, dtype=np.bool_), np.zeros(size, dtype=np.bool_)
        self._narrow[self._implied // size], self._wide[self._implied % size] = True, True

    def _of_kinds(self, *kinds: str) -> NDArray[np.bool_]:
        """Which skills are of one of those kinds."""
        named: NDArray[np.bool_] = np.array([kind in kinds for kind in self.kind_names])[self.kind]
        return named

    def listed(self, skill: NDArray[np.int32]) -> NDArray[np.int64]:
        """The places of skills in `names_by_number`, whose last is for every unlisted one."""
        return np.minimum(skill, len(self.ids)).astype(np.int64)

    def implies(self, narrow: NDArray[np.int32], wide: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Pairwise: whether having the first means having the second."""
        found = self._narrow[narrow] & self._wide[wide]
        rows = np.flatnonzero(found)
        keys = narrow[rows].astype(np.int64) * self.size + wide[rows]
        found[rows] = (
            self._implied[np.minimum(np.searchsorted(self._implied, keys), len(self._implied) - 1)] == keys
        )
        return found

    def _describe_aliases(self, spelt: Written) -> None:
        n = self.n_aliases
        self.skill_of = np.array(spelt.skill, dtype=np.int32)
        self.exact = np.array([alias.case for alias in spelt.alias], dtype=np.bool_)
        self.raw_length = np.fromiter(map(len, spelt.text), dtype=np.int64, count=n)
        self.short = self.raw_length <= 2
        self.short[self.short] = [spelt.text[row].isalnum() for row in np.flatnonzero(self.short)]
        exact = [spelt.text[row] for row in np.flatnonzero(self.exact)]
        self.exact_names = frozenset(exact)
        width = max(map(len, exact), default=1)
        padded = "".join(text.ljust(width, "\0") for text in exact)
        self._raw = np.frombuffer(padded.encode("utf-32-le"), dtype=np.uint32).reshape(-1, width)

    @cached_property
    def names(self) -> dict[str, int]:
        """The number of a skill by each of its spellings in lower case."""
        return dict(zip(self._lower.split("\n"), self.skill_of.tolist(), strict=False))

    @cached_property
    def only_names(self) -> frozenset[str]:
        """Spellings in lower case that are their skill where the rules find it and nowhere else."""
        lower = self._lower.split("\n")
        return frozenset(lower[row] for row in np.flatnonzero(self.only).tolist())

    @cached_property
    def known_ids(self) -> frozenset[str]:
        """The ids of all skills."""
        return frozenset(self.ids)

    @cached_property
    def raw(self) -> NDArray[np.uint32]:
        """The code points of spellings that count exactly as written, zeros for any other."""
        table = np.zeros((len(self.exact), self._raw.shape[1]), dtype=np.uint32)
        table[self.exact] = self._raw
        return table

    def _describe_contexts(
        self, besides: list[tuple[str, ...]], own: NDArray[np.int64], contexts: list[str]
    ) -> None:
        """What must, and must not, stand beside each spelling: `own` is the place of its context."""
        place = {word: number for number, word in enumerate(contexts)}
        wants = [{place[word] for word in beside if word[0] not in "!@"} for beside in besides]
        forbids = [{place[word.lstrip("!")] for word in beside if word[0] == "!"} for beside in besides]
        self.in_list = np.array([_LIST in beside for beside in besides], dtype=np.bool_)[own]
        self.only = np.array([_ONLY in beside for beside in besides], dtype=np.bool_)[own]
        self.has_words = np.array([bool(words) for words in wants], dtype=np.bool_)[own]
        self.any_forbid = np.array([bool(words) for words in forbids], dtype=np.bool_)[own]
        self.wants, self.forbids = _keys(wants, own, len(contexts)), _keys(forbids, own, len(contexts))

    def cues(self, found: Found) -> dict[str, tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """The cues among the phrases found, by category: first and stop tokens, sorted by first."""
        opening = self.n_aliases + self.n_contexts
        rows = np.flatnonzero(found.phrase >= opening)
        category = self._category[found.phrase[rows] - opening]
        rows = rows[np.argsort(category, kind="stable")]
        first, stop = found.first[rows], found.stop[rows]
        bounds = np.append(0, np.cumsum(np.bincount(category, minlength=len(self.categories))))
        return {
            name: (first[bounds[k] : bounds[k + 1]], stop[bounds[k] : bounds[k + 1]])
            for k, name in enumerate(self.categories)
        }


def _keys(words: list[set[int]], own: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """row * size + word for the words of each row, sorted, after a -1; `own`: the row's place in `words`."""
    flat = np.array([word for some in words for word in sorted(some)], dtype=np.int64)
    counts = np.array([len(some) for some in words], dtype=np.int64)
    first, times = (np.cumsum(counts) - counts)[own], counts[own]
    row = np.repeat(np.arange(len(own)), times)
    within = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
    return np.append(-1, row * size + flat[first[row] + within])


def _with_room(values: list[int], unlisted: int, dtype: type[np.integer]) -> NDArray[Any]:
    """Those values of the skills by number, and behind them the one of all unlisted names."""
    return np.concatenate([values, np.full(UNLISTED_ROOM, unlisted)]).astype(dtype)


def _closure(skill: Skill, skills: Mapping[str, Skill]) -> set[str]:
    seen: set[str] = set()
    todo = list(skill.implies)
    while todo:
        wider = todo.pop()
        if wider not in seen:
            seen.add(wider)
            todo.extend(skills[wider].implies if wider in skills else ())
    return seen
