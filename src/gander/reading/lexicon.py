"""Everything the reader looks for, compiled once: the vocabulary's aliases, their contexts and all cues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gander.model import Alias, Skill
from gander.reading.conditions import CONDITIONS
from gander.reading.connectors import WORDS
from gander.reading.cues import CUES
from gander.reading.phrases import Found, Phrases
from gander.reading.tokens import Powers
from gander.reading.weights import SECTION_NAMES, crossed_names

_PLURAL_KINDS = frozenset({"field", "method", "practice", "standard", "model", "tool", "framework"})
BROAD_KINDS = frozenset({"field", "method", "practice", "standard"})
"""Kinds that name an idea; anything else is a product or a language, and can be an example of one."""

UNLISTED_ROOM = 40_000
"""Numbers behind the vocabulary's skills, for names of one page that it does not have."""


class Written(NamedTuple):
    """One spelling of one alias, as it goes into the trie."""

    skill: int
    text: str
    exact: bool
    context: tuple[str, ...]


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
        written = [spelling for number, skill in enumerate(live) for spelling in _spellings(number, skill)]
        contexts = sorted({word.lstrip("!") for one in written for word in one.context if word != "@list"})
        tables = {**CUES, **CONDITIONS}
        cues = [(category, phrase) for category, table in tables.items() for phrase in table]
        words = [(category, word) for category, table in WORDS.items() for word in table]
        self.n_aliases, self.n_contexts = len(written), len(contexts)
        self.categories = list(tables)
        number_of = {category: number for number, category in enumerate(self.categories)}
        self._category = np.array([number_of[category] for category, _ in cues], dtype=np.int16)
        two_words = self._two_words(written)
        self.phrases = Phrases(
            [one.text for one in written] + contexts + [phrase for _, phrase in cues],
            self.powers,
            [word for _, word in words] + [word for pair in two_words for word in pair],
        )
        self._word_bits = self._tabulate(words)
        self._pair_up(two_words, self.phrases.extra[len(words) :])
        self.names = {one.text.lower(): one.skill for one in written}
        self.exact_names = {one.text for one in written if one.exact}
        self._describe_skills(live, skills)
        self._describe_aliases(written, contexts)

    def _tabulate(self, words: list[tuple[str, str]]) -> NDArray[np.uint16]:
        """For each token number the categories of single words it is of, one bit each."""
        table = np.zeros(self.phrases.spellings.n + 1, dtype=np.uint16)
        bits = {name: np.uint16(1 << place) for place, name in enumerate(WORDS)}
        for (category, _), number in zip(words, self.phrases.extra[: len(words)], strict=True):
            table[number] |= bits[category]
        return table

    @staticmethod
    def _two_words(written: list[Written]) -> dict[tuple[str, str], int]:
        """The skills named by two plain words wherever they stand, by those words."""
        pairs: dict[tuple[str, str], int] = {}
        for one in written:
            left, _, right = one.text.lower().partition(" ")
            if left.isalpha() and right.isalpha() and not one.exact and not one.context:
                pairs.setdefault((left, right), one.skill)
        return pairs

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

    def words(self, numbers: NDArray[np.int32]) -> dict[str, NDArray[np.bool_]]:
        """For each category of single words, which tokens are of it."""
        bits = self._word_bits[numbers]
        return {name: (bits & np.uint16(1 << place)) > 0 for place, name in enumerate(WORDS)}

    def _describe_skills(self, live: list[Skill], skills: Mapping[str, Skill]) -> None:
        kinds = [skill.kind for skill in live] + ["unlisted"] * UNLISTED_ROOM
        self.kind_names = tuple(sorted(set(kinds)))
        self.kinds_by_section = crossed_names(self.kind_names, SECTION_NAMES)
        self.kind_pairs = crossed_names(self.kind_names, self.kind_names)
        self.names_by_number = (*self.ids, "<unlisted>")
        number_of = {kind: number for number, kind in enumerate(self.kind_names)}
        self.kind = np.array([number_of[kind] for kind in kinds], dtype=np.int16)
        self.soft = np.array([kind == "soft" for kind in kinds], dtype=np.bool_)
        self.spoken = np.array([kind == "spoken-language" for kind in kinds], dtype=np.bool_)
        self.credential = np.array([kind == "credential" for kind in kinds], dtype=np.bool_)
        self.broad = np.array([kind in BROAD_KINDS for kind in kinds], dtype=np.bool_)
        self.field = np.array([kind == "field" for kind in kinds], dtype=np.bool_)
        self.language = np.array([kind == "language" for kind in kinds], dtype=np.bool_)
        areas: dict[str, int] = {}
        area = [areas.setdefault(skill.area, len(areas)) for skill in live]
        self.area = np.array(area + [len(areas)] * UNLISTED_ROOM, dtype=np.int32)
        families: dict[tuple[str, str], int] = {}
        family = [families.setdefault((skill.kind, skill.area), len(families)) for skill in live]
        self.family = np.array(family + [len(families)] * UNLISTED_ROOM, dtype=np.int32)
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

    def _describe_aliases(self, written: list[Written], contexts: list[str]) -> None:
        self.skill_of = np.array([one.skill for one in written], dtype=np.int32)
        self.exact = np.array([one.exact for one in written], dtype=np.bool_)
        self.short = np.array([len(one.text) <= 2 and one.text.isalnum() for one in written], dtype=np.bool_)
        self.in_list = np.array(["@list" in one.context for one in written], dtype=np.bool_)
        width = max((len(one.text) for one in written if one.exact), default=1)
        self.raw = np.zeros((len(written), width), dtype=np.uint32)
        exact = [(row, one.text) for row, one in enumerate(written) if one.exact]
        padded = "".join(text.ljust(width, "\0") for _, text in exact)
        codes = np.frombuffer(padded.encode("utf-32-le"), dtype=np.uint32)
        self.raw[[row for row, _ in exact]] = codes.reshape(len(exact), width)
        self.raw_length = np.array([len(one.text) for one in written], dtype=np.int64)
        place = {word: number for number, word in enumerate(contexts)}
        keys = {"wants": [-1], "forbids": [-1]}
        self.has_words = np.zeros(len(written), dtype=np.bool_)
        for row, one in enumerate(written):
            for word in one.context:
                if word == "@list":
                    continue
                forbids = word.startswith("!")
                keys["forbids" if forbids else "wants"].append(row * len(contexts) + place[word.lstrip("!")])
                self.has_words[row] |= not forbids
        self.wants = np.array(sorted(keys["wants"]), dtype=np.int64)
        self.forbids = np.array(sorted(keys["forbids"]), dtype=np.int64)
        self.any_forbid = np.isin(np.arange(len(written)), self.forbids[1:] // max(len(contexts), 1))

    def cues(self, found: Found) -> dict[str, tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """The cues among the phrases found, by category: first and stop tokens, sorted by first."""
        mask = found.phrase >= self.n_aliases + self.n_contexts
        category = self._category[found.phrase[mask] - self.n_aliases - self.n_contexts]
        order = np.argsort(category, kind="stable")
        first, stop = found.first[mask][order], found.stop[mask][order]
        bounds = np.searchsorted(category[order], np.arange(len(self.categories) + 1))
        return {
            name: (first[bounds[k] : bounds[k + 1]], stop[bounds[k] : bounds[k + 1]])
            for k, name in enumerate(self.categories)
        }


def _closure(skill: Skill, skills: Mapping[str, Skill]) -> set[str]:
    seen: set[str] = set()
    todo = list(skill.implies)
    while todo:
        wider = todo.pop()
        if wider not in seen:
            seen.add(wider)
            todo.extend(skills[wider].implies if wider in skills else ())
    return seen


def _spellings(number: int, skill: Skill) -> Iterator[Written]:
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for alias in skill.aliases:
        for text in _variants(alias, skill.kind):
            key = (text if alias.case else text.lower(), alias.context)
            if text.strip() and key not in seen:
                seen.add(key)
                yield Written(skill=number, text=text, exact=alias.case, context=alias.context)


def _variants(alias: Alias, kind: str) -> Iterator[str]:
    """The alias, with hyphens for spaces and the reverse, and a plural where the kind has one."""
    texts = [alias.text]
    if " " in alias.text:
        texts.append(alias.text.replace(" ", "-", 1))
        texts.append(alias.text.replace(" ", "-"))
    if "-" in alias.text.strip("-"):
        texts.append(alias.text.replace("-", " "))
    countable = kind in _PLURAL_KINDS and (" " in alias.text or alias.text[-3:].isupper())
    for text in texts:
        yield text
        if countable and text[-1:].isalpha() and text[-1].lower() != "s":
            yield text + "s"
