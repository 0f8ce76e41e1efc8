"""The compiled loops give NumPy's numbers, on words, marks and line ends in any order."""

from __future__ import annotations

import random

import numpy as np
import polars as pl
import pytest

from gander.reading.context import near
from gander.reading.lexicon import Lexicon
from gander.reading.loops import PLAIN, compiled
from gander.reading.matcher import Mentions
from gander.reading.opening import opened
from gander.reading.page import before
from gander.reading.pluses import Earlier
from gander.reading.sentences import parted
from gander.reading.weights import Stage, Template
from gander.reading.words import Words

from .vocabulary_small import SMALL

LEXICON = Lexicon(SMALL.skills)
PIECES = (
    *(one.text for skill in SMALL.skills.values() for one in skill.aliases),
    *"-*,.;|()!?:/+#&'\"•😀7",
    *("the", "with", "e.g.", "Strong", "experience", "42", "x1", "ünlü", "\n", "\n", "- "),
)
WORDS = pl.DataFrame({"word": ["the", "with", "python", "x1"], "listed": [1, 2, 3, 4], "asked": [4, 3, 2, 1]})


def texts(seed: int) -> list[str]:
    chance = random.Random(seed)
    return [
        "".join(chance.choice(PIECES) + chance.choice(("", " ", " ")) for _ in range(chance.randrange(150)))
        for _ in range(12)
    ]


@pytest.mark.skipif(compiled() is PLAIN, reason="numba is not installed")
@pytest.mark.parametrize("seed", range(8))
def test_compiled_loops_give_the_same_numbers(seed: int) -> None:
    fast = compiled()
    page, found = opened(texts(seed), LEXICON, PLAIN)
    quick, other = opened(texts(seed), LEXICON, fast)
    for name in ("start", "end", "line", "glued", "glyph", "word", "spelling"):
        assert np.array_equal(getattr(page.tokens, name), getattr(quick.tokens, name)), name
    rows = [sorted(zip(*(column.tolist() for column in (f.first, f.stop, f.phrase)), strict=True))
            for f in (found, other)]  # fmt: skip
    assert rows[0] == rows[1]
    assert np.array_equal(page.sentence, quick.sentence)
    assert np.array_equal(page.clause, quick.clause)
    flags = np.random.default_rng(seed).random((2, page.tokens.n)) < 0.2
    for mine, its in zip(
        parted(page.letters, page.tokens, *flags), fast.parted(page.letters, page.tokens, *flags), strict=True
    ):
        assert np.array_equal(mine, its)
    words = Words(WORDS, LEXICON.powers)
    assert np.array_equal(words.said(page).row, words.said(quick).row)
    assert np.array_equal(words.said(page).spot, words.said(quick).spot)
    hits = found.where(found.phrase < LEXICON.n_aliases)
    contexts = found.where(
        (found.phrase >= LEXICON.n_aliases) & (found.phrase < LEXICON.n_aliases + LEXICON.n_contexts)
    )
    if LEXICON.n_contexts:
        assert np.array_equal(near(page, hits, contexts, LEXICON), fast.near(page, hits, contexts, LEXICON))
    assert np.array_equal(PLAIN.standing(page, hits, LEXICON), fast.standing(page, hits, LEXICON))


@pytest.mark.skipif(compiled() is PLAIN, reason="numba is not installed")
@pytest.mark.parametrize("seed", range(8))
def test_compiled_passes_over_mentions_give_the_same_numbers(seed: int) -> None:
    fast, chance = compiled(), np.random.default_rng(seed)
    page, _ = opened(texts(seed), LEXICON, PLAIN)
    bounds = np.unique(chance.integers(0, page.tokens.n, 60))
    bounds = bounds[: len(bounds) // 2 * 2]
    first, stop = bounds[::2], bounds[1::2]
    for left, right in ((stop[:-1], first[1:]), (first, stop), (stop, first), (first, first)):
        for mine, its in zip(
            PLAIN.between(page.bits, left, right), fast.between(page.bits, left, right), strict=True
        ):
            assert np.array_equal(mine, its)
    named = Mentions(skill=first.astype(np.int32), first=first, stop=stop, pending=first < 0)
    section = chance.integers(0, 5, len(page.lines.first)).astype(np.int8)
    words = Words(WORDS, LEXICON.powers)
    may_name = chance.random(len(words.names)) < 0.7
    given = (page, named, section, words.said(page), may_name)
    assert np.array_equal(PLAIN.worth(*given), fast.worth(*given))
    assert np.array_equal(PLAIN.shapes(page, bounds), fast.shapes(page, bounds))
    cue = np.unique(chance.integers(0, page.tokens.n, seed * 5))
    assert np.array_equal(PLAIN.latest(first, cue, page.sentence), fast.latest(first, cue, page.sentence))


def test_the_nearest_cue_before_a_mention_is_looked_up_either_way() -> None:
    page, _ = opened(["Strong Python with experience in Java. Go.\nSQL"] * 3, LEXICON, PLAIN)
    chance = np.random.default_rng(3)
    for _ in range(20):
        at = np.sort(chance.integers(0, page.tokens.n, 9))
        cue = np.unique(chance.integers(0, page.tokens.n, chance.integers(0, 9)))
        page.cues["lead"] = (cue, cue + 1)
        nearest = before(cue, at)
        same = (nearest >= 0) & (page.sentence[np.maximum(nearest, 0)] == page.sentence[at])
        assert Earlier(page, at)("lead").tolist() == np.where(same, nearest, -1).tolist()


def test_words_stand_apart_from_the_next_line() -> None:
    page, _ = opened(["the with\npython 42"], LEXICON, PLAIN)
    words = Words(WORDS, LEXICON.powers)
    codes = words.said(page)
    at = np.arange(page.tokens.n)
    assert [words.names[code] for code in codes.around(at, 1)] == ["with", "<edge>", "<number>", "<edge>"]
    assert [words.names[code] for code in codes.around(at, -1)] == ["<edge>", "the", "<edge>", "python"]


def test_templates_of_the_same_things_add_up_as_alone() -> None:
    names = ("a", "b", "c")
    weights = {"s": [0.25, 1.0, -2.0], "t": [4.0, 0.5, 8.0], "u": [16.0, 0.0, 32.0]}
    rows = [(name, value, [w]) for name, ws in weights.items() for value, w in zip(names, ws, strict=True)]
    stage = Stage(pl.DataFrame(rows, schema=["template", "value", "weights"], orient="row"), [0.5])
    each, other, of = np.array([2, 0, 1, 1]), np.array([0, 0, 2, 1]), np.array([3, 0, 0, 2, 1])
    whole = {"s": Template(each, names, of), "t": Template(other, names, of), "u": Template(of % 3, names)}
    alone = {name: Template(one.codes, names) for name, one in whole.items()}
    assert stage.scores(whole).tolist() == stage.scores(alone).tolist()
    assert stage.most({"s": names, "t": names}).tolist() == [9.0]
