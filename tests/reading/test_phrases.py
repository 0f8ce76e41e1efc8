"""The trie against looking for every phrase at every place."""

import random

from gander.reading.alphabet import code_points, folded
from gander.reading.phrases import Phrases
from gander.reading.tokens import Powers, tokenise

WORDS = ["go", "c", "data", "ci", "cd", "a", "b", "/", "-", "sql", "ünï"]


def _made(chance: random.Random, longest: int) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(0, longest))]
    return "".join(word + chance.choice(["", " "]) for word in words).strip()


def _found(texts: list[str], lines: list[str]) -> list[tuple[int, int, int]]:
    powers = Powers()
    phrases = Phrases(texts, powers)
    row = folded(*code_points(lines))
    tokens = tokenise(row, row.kinds, powers)
    found = phrases.find(tokens, phrases.spellings.numbers(tokens.spelling))
    assert found.first.tolist() == sorted(found.first.tolist())
    return sorted(
        (int(phrase), int(tokens.start[first]), int(tokens.end[stop - 1]))
        for phrase, first, stop in zip(found.phrase, found.first, found.stop, strict=True)
    )


def _looked_for(texts: list[str], lines: list[str]) -> list[tuple[int, int, int]]:
    text = "\n".join(lines)
    return sorted(
        (number, at, at + len(phrase))
        for number, phrase in enumerate(texts)
        for at in range(len(text))
        if phrase and text.startswith(phrase, at) and _bounded(text, at, at + len(phrase))
    )


def _bounded(text: str, start: int, end: int) -> bool:
    within = text[start:end]
    opens = not within[0].isalnum() or not text[:start][-1:].isalnum()
    return opens and (not within[-1].isalnum() or not text[end:][:1].isalnum())


def test_every_phrase_is_found_at_every_place() -> None:
    chance = random.Random(7)
    for _ in range(40):
        texts = [_made(chance, 4) for _ in range(60)]
        lines = [_made(chance, 12) for _ in range(8)]
        assert _found(texts, lines) == _looked_for(texts, lines)


def test_equal_phrases_are_all_found_in_their_order() -> None:
    assert _found(["ci/cd", "ci", "ci/cd"], ["ci/cd"]) == [(0, 0, 5), (1, 0, 2), (2, 0, 5)]


def test_no_phrases_find_nothing() -> None:
    assert _found([], ["a b"]) == []
    assert _found(["", " "], ["a b"]) == []


def test_a_space_is_no_glue() -> None:
    assert _found(["ci/cd", "ci / cd"], ["ci / cd"]) == [(1, 0, 7)]
