"""The tables that the reader returns: schema, offsets, numbering, many texts at once, odd input."""

from __future__ import annotations

import polars as pl

from gander.reading.canonical import canonical
from gander.reading.reader import CHUNK, MANY, Reader
from gander.tables import READ_POSTING, READ_UNIT

from .reading_one import COLUMNS, frame, reader
from .vocabulary_small import SMALL

TEXT = (
    "Về chúng tôi 🚀 – R&amp;D\r\nYêu cầu\r\n- 3+ năm kinh nghiệm Python\r\n"
    "- PyTorch or TensorFlow\r\nBonus\r\n- Kafka"
)


def test_schemas() -> None:
    requirements, postings = reader().read(frame(TEXT))
    assert requirements.schema == READ_UNIT
    assert postings.schema == READ_POSTING


def test_offsets_are_characters_of_the_canonical_text() -> None:
    requirements, _ = reader().read(frame(TEXT))
    spans = [canonical(TEXT)[row["start"] : row["end"]] for row in requirements.iter_rows(named=True)]
    assert spans == ["Python", "PyTorch or TensorFlow", "Kafka"]


def test_units_are_numbered_within_their_posting() -> None:
    requirements, _ = reader().read(frame(TEXT, "nothing here", TEXT))
    assert requirements.select("posting", "unit").rows() == [
        ("p0", 0), ("p0", 1), ("p0", 2), ("p2", 0), ("p2", 1), ("p2", 2),
    ]  # fmt: skip


def test_a_posting_reads_the_same_alone_and_among_many() -> None:
    others = [f"Requirements\n- SQL and Java {number}" for number in range(CHUNK)]
    many, many_postings = reader().read(frame(*others, TEXT, *others))
    alone, alone_postings = reader().read(frame(TEXT))
    name = f"p{CHUNK}"
    assert many.filter(posting=name).drop("posting").equals(alone.drop("posting"))
    assert many_postings.filter(posting=name).drop("posting").equals(alone_postings.drop("posting"))


def test_every_posting_has_a_row_even_without_text() -> None:
    odd = frame("", "   \n\n", "\x00 � \ud7ff", "🚀" * 40, "•\n-\n1.\n(((")
    odd = odd.with_columns(
        pl.when(pl.col("posting") == "p0").then(None).otherwise(pl.col("text")).alias("text")
    )
    requirements, postings = reader().read(odd)
    assert requirements.height == 0
    assert postings["posting"].to_list() == ["p0", "p1", "p2", "p3", "p4"]
    assert postings["years"].struct.field("min").is_null().all()


def test_no_postings() -> None:
    requirements, postings = reader().read(pl.DataFrame(schema=COLUMNS))
    assert requirements.schema == READ_UNIT and postings.schema == READ_POSTING
    assert requirements.height == postings.height == 0


def test_a_vocabulary_without_skills_reads_gates_only() -> None:
    empty = Reader(type(SMALL)(skills={}, roles={}))
    requirements, postings = empty.read(frame("Requirements\n- Bachelor's degree\n- Python"))
    assert requirements.height == 0
    assert [gate["kind"] for gate in postings["gates"][0]] == ["degree"]


def test_lines_wrapped_to_a_column_are_read_as_they_were_meant() -> None:
    line = "- Work with colleagues across the whole company on\n  many different and interesting matters\n"
    text = "Responsibilities\n\n" + line * 8
    text += "\nRequirements\n\n- Experience in the wide field of modern natural\n"
    text += "  language processing, as well as some deep\n- SQL\n"
    requirements, _ = reader().read(frame(text))
    assert requirements["members"].to_list() == [["nlp"], ["sql"]], "the first name runs over a line end"


def test_many_postings_read_on_threads_as_one_by_one() -> None:
    texts = [f"Requirements\n- {number % 9 + 1}+ years of Python or Java, SQL" for number in range(MANY + 1)]
    requirements, postings = reader().read(frame(*texts))
    assert postings["posting"].to_list() == [f"p{number}" for number in range(MANY + 1)]
    assert requirements["years_min"].to_list()[:4] == [1.0, 1.0, 2.0, 2.0]
    halves = [reader().read(frame(*texts[at : at + 1])) for at in (0, 1_000, MANY)]
    for (units, _), at in zip(halves, (0, 1_000, MANY), strict=True):
        assert requirements.filter(posting=f"p{at}").drop("posting").equals(units.drop("posting"))
