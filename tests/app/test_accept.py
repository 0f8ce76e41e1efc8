"""What batches become: only what is new is read, and half an answer closes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

import polars as pl
import pytest

from gander.app.accept import ENOUGH, About, Accepting, Batch, identified
from gander.app.ingest import ingested
from gander.app.market_after import market_after
from gander.app.reading import Readers
from gander.shell.generation import Tables, read_generation
from gander.tables import ASK
from tests.raw import raw

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
ABOUT = About(what="a board", licence="the employers'", origin="https://example.org")
TEXT = "We count birds.\n\nRequirements\n- Strong Python\n- PyTorch or TensorFlow\n"
SHIPPED = pl.DataFrame(
    schema={
        "id": pl.String,
        "employer_id": pl.String,
        "snapshot_day": pl.Date,
        "seen_first": pl.Date,
        "key": pl.String,
        "board": pl.String,
    }
)


@cache
def readers() -> Readers:
    return Readers()


def batch(n: int, *, day: int = 0, text: str = TEXT, whole: bool = True, **more: object) -> Batch:
    at = NOW + timedelta(days=day)
    rows = raw(
        *(
            {
                "source_id": f"acme/{i}",
                "employer_id": "acme",
                "title": f"ML Engineer {i}",
                "text": f"{text}\n{i} colleagues wait for you, and {i * 7} birds.",
                "snapshot_day": at.date(),
            }
            for i in range(n)
        )
    )
    usual = {"source": "test", "subject": "acme", "about": ABOUT, "per": "board", "at": at}
    return Batch(rows=rows, whole=whole, **(usual | more))


def accepted(known: Tables, *batches: Batch, reader: str = "one") -> tuple[Tables, int]:
    accepting = Accepting(known, reader)
    with ingested(accepting.news(batches), readers=readers(), here=True) as parts:
        shown = accepting.shown(parts)
        after = market_after(known, shown, SHIPPED, reader, batches[-1].at.date())
        units = after.tables.requirements.lazy().collect()
    return replace(after.tables, requirements=units), accepting.n_read


@pytest.fixture
def nothing() -> Tables:
    return read_generation(None)


def closed(tables: Tables) -> int:
    return tables.postings.filter(pl.col("closed").is_not_null()).height


def test_only_what_is_new_is_read(nothing: Tables) -> None:
    first, n = accepted(nothing, batch(3))
    assert n == 3 and first.requirements.filter(pl.col("status") == "must").height >= 6
    second, n = accepted(first, batch(4, day=1))
    assert n == 1
    assert second.postings["seen_first"].to_list().count(NOW.date()) == 3
    assert set(second.postings["seen_last"]) == {date(2026, 11, 3)}
    assert second.requirements.height > first.requirements.height
    assert (
        dict(second.postings.select("id", "demand_id").iter_rows()).items()
        >= dict(first.postings.select("id", "demand_id").iter_rows()).items()
    ), "known demands keep their names"


def test_another_reader_reads_all_that_is_shown_again(nothing: Tables) -> None:
    first, _ = accepted(nothing, batch(3))
    second, n = accepted(first, batch(3, day=1), reader="two")
    assert n == 3 and second.reader == "two"
    assert second.events.equals(first.events), "what we read anew did not change there"
    assert second.postings.height == 3 and second.requirements.height == first.requirements.height


def test_a_board_that_shows_little_of_what_it_had_is_asked_twice(nothing: Tables) -> None:
    first, _ = accepted(nothing, batch(ENOUGH + 2))
    second, _ = accepted(first, batch(2, day=1))
    assert closed(second) == 0
    row = second.subjects.row(0, named=True)
    assert row["state"] == "doubted" and "perhaps half an answer" in row["why"]
    third, _ = accepted(second, batch(2, day=2))
    assert closed(third) == ENOUGH and third.subjects["state"].to_list() == ["whole"]


def test_a_small_board_may_close_most_of_its_own(nothing: Tables) -> None:
    first, _ = accepted(nothing, batch(4))
    assert closed(accepted(first, batch(1, day=1))[0]) == 3


def test_the_same_advert_twice_in_one_run_counts_once(nothing: Tables) -> None:
    tables, n = accepted(nothing, batch(2), batch(2))
    assert n == 2 and tables.adverts.height == 2


def test_days_of_asking_are_kept(nothing: Tables) -> None:
    first, _ = accepted(nothing, batch(2, whole=False))
    second, _ = accepted(first, batch(2, day=1))
    assert second.asks.select(ASK.names()).rows() == [
        ("test", "acme", date(2026, 11, 2), False),
        ("test", "acme", date(2026, 11, 3), True),
    ]


def test_what_an_advert_says_is_its_text_and_fields_and_not_its_dates() -> None:
    one = {"title": "A", "text": "b", "posted": date(2026, 1, 1), "url": "https://example.org/1"}
    other = one | {"posted": date(2026, 2, 1), "url": "https://example.org/2"}
    ids = identified(raw(*({"source_id": "x", **row} for row in (one, other, one | {"title": "B"}))))
    first, second, third = ids["content"]
    assert first == second != third
    assert ids["id"].n_unique() == 1
