"""What holds of any posting: spans, order, white space, entities, repetition, company, compiled loops."""

from __future__ import annotations

import html
import random
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gander.reading import reader as reading
from gander.reading.canonical import canonical

from .grammar import posting
from .reading_one import frame, reader
from .vocabulary_small import SMALL

# The same examples in every run: what a test finds, anyone finds.
# They are not made smaller when they fail: with texts by the dozen that takes minutes.
some = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
)
batches = st.lists(posting(), min_size=8, max_size=16)  # read at once: a call costs more than a text


def read(*texts: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    return reader().read(frame(*texts))


def facts(*texts: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The reading of some texts without offsets."""
    units, postings = read(*texts)
    units = units.drop("start", "end", "spans")
    kinds = pl.col("gates").list.eval(pl.element().struct.field("kind"))
    return units.to_dicts(), postings.with_columns(kinds).to_dicts()


def pieces(table: pl.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """Rows by posting, without its name."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_dicts():
        found.setdefault(row.pop("posting"), []).append(row)
    return found


@some
@given(batches)
def test_spans_lie_in_the_text_and_hold_what_they_name(texts: list[str]) -> None:
    units, postings = read(*texts)
    whole = {f"p{number}": canonical(text) for number, text in enumerate(texts)}
    for unit in units.iter_rows(named=True):
        text = whole[unit["posting"]]
        assert len(unit["spans"]) == len(unit["members"]) > 0
        for span, member in zip(unit["spans"], unit["members"], strict=True):
            assert 0 <= unit["start"] <= span["start"] < span["end"] <= unit["end"] <= len(text)
            surface = text[span["start"] : span["end"]]
            assert surface == surface.strip()
            named = SMALL.resolve(surface)
            assert named is not None and named.id == member, surface
    for name, gates in postings.select("posting", "gates").iter_rows():
        for gate in gates:
            assert 0 <= gate["start"] < gate["end"] <= len(whole[name])
            assert whole[name][gate["start"] : gate["end"]].strip()


@some
@given(batches, st.builds(random.Random, st.integers(0, 9)))
def test_order_of_postings_does_not_matter(texts: list[str], chance: random.Random) -> None:
    rows = frame(*texts)
    order = list(range(len(texts)))
    chance.shuffle(order)
    for there, back in zip(reader().read(rows), reader().read(rows[order]), strict=True):
        assert pieces(there) == pieces(back)


def spread(with_: str) -> Callable[[str], str]:
    return lambda text: "\n".join(
        line[: len(line) - len(line.lstrip())] + line.strip().replace(" ", with_) for line in text.split("\n")
    )


@some
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(spread("  "), id="double spaces"),
        pytest.param(spread("\t"), id="tabs"),
        pytest.param(spread("\u00a0"), id="no-break spaces"),
        pytest.param(spread(" \u2009"), id="thin spaces"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="CR"),
        pytest.param(lambda text: text.replace("\n", "  \t\n") + " ", id="trailing"),
        pytest.param(lambda text: "\n\n" + text + "\n \n\n", id="around"),
    ],
)
@given(texts=batches)
def test_white_space_does_not_change_the_reading(change: Callable[[str], str], texts: list[str]) -> None:
    assert facts(*map(change, texts)) == facts(*texts)


def coded(text: str, chance: random.Random) -> str:
    """The text with the signs that HTML needs and one character in five as entities."""
    forms = ("&#{};", "&#x{:x};", "&#X{:X};")
    return "".join(
        chance.choice(forms).format(ord(one)) if one != "\n" and chance.random() < 0.2 else html.escape(one)
        for one in text
    )


@some
@given(batches, st.builds(random.Random, st.integers(0, 9)))
def test_entities_do_not_change_the_reading(texts: list[str], chance: random.Random) -> None:
    assert [canonical(coded(text, chance)) for text in texts] == [canonical(text) for text in texts]
    for there, back in zip(read(*texts), read(*(coded(text, chance) for text in texts)), strict=True):
        assert there.equals(back)


@some
@given(st.lists(posting(plain=True), min_size=8, max_size=16), st.sampled_from(("\n\n", "\n\n-----\n\n")))
def test_a_text_twice_has_the_units_of_one(texts: list[str], between: str) -> None:
    def named(*several: str) -> set[tuple[Any, ...]]:
        units, _ = read(*several)
        return {
            (name, frozenset(members), under, status)
            for name, members, under, status in units.select(
                "posting", "members", "under", "status"
            ).iter_rows()
        }

    assert named(*(text + between + text for text in texts)) == named(*texts)


@some
@given(batches)
def test_alone_among_others_and_compiled_a_text_reads_the_same(texts: list[str]) -> None:
    among = [pieces(table) for table in read(*texts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "MANY", 0)  # every batch is large enough for the compiled loops
        compiled = [pieces(table) for table in read(*texts)]
    assert compiled == among
    for number, text in enumerate(texts):
        alone = [pieces(table).get("p0", []) for table in read(text)]
        assert alone == [one.get(f"p{number}", []) for one in among]


@pytest.mark.parametrize(
    ("text", "same_as", "why"),
    [
        (
            "Requirements\n1. SQL\n2. Familiarity with Java is a plus\n3. Kafka",
            "Requirements\n- SQL\n- Familiarity with Java is a plus\n- Kafka",
            "a numbered bullet with a plus is no heading of pluses",
        ),
        (
            "Our stack\n- Docker\n<b>Requirements</b>\n- SQL",
            "Our stack\n- Docker\n\n<b>Requirements</b>\n- SQL",
            "the words of a tag are no words of the heading",
        ),
    ],
)
def test_known_faults(text: str, same_as: str, why: str) -> None:
    units, same = (facts(one)[0] for one in (text, same_as))
    assert units == same, why
