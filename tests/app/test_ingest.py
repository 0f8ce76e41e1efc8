"""Raw postings in, parts of a market out: in memory or by processes, in chunks of any size."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import polars as pl
import pytest

from gander.app import ingest as module
from gander.app.ingest import Ingested, ingested
from gander.app.reading import Readers
from gander.errors import SourceError
from gander.normalise.demand import demands_of
from gander.tables import POSTING, REQUIREMENT, SIGN
from tests.raw import raw

TEXT = """We build software that counts birds on photographs, and we are a small team of nine.

Requirements
- Strong Python
- PyTorch or TensorFlow
"""
FORUM = "Heron | Backend Engineer, Data Scientist | Berlin\n\nWe count birds. Mail us: jobs@example.org"


@cache
def readers() -> Readers:
    return Readers()


def rows(n: int) -> pl.DataFrame:
    kinds = (
        {"text": TEXT, "title": "ML Engineer", "location": "Berlin, Germany"},
        {"text": f"{TEXT}- Kubernetes\n", "title": "Data Engineer"},
        {"tags": ["Python", "SQL"], "title": "Data Analyst"},
        {"text": FORUM, "title": FORUM.partition("\n")[0], "source": "hn-test", "employer_id": "poster:1"},
    )
    return raw(*({"employer_id": f"e{i % 5}", **kinds[i % 4]} for i in range(n)))


def tables(market: Ingested) -> dict[str, pl.DataFrame]:
    keys = {"postings": ["id"], "units": ["posting", "unit"], "signs": ["id"], "keys": ["id"]}
    return {name: getattr(market, name).collect().sort(by) for name, by in keys.items()}


def in_memory(*frames: pl.DataFrame) -> dict[str, pl.DataFrame]:
    with ingested(frames, readers=readers()) as market:
        return tables(market)


def test_the_parts_are_what_the_reader_reads_at_once() -> None:
    whole = rows(12)
    found = in_memory(whole)
    read = readers().read(whole)
    assert (found["postings"].schema, found["units"].schema, found["signs"].schema) == (
        POSTING,
        REQUIREMENT,
        SIGN,
    )
    matched = found["postings"].drop("demand_id").join(demands_of(found["signs"]), on="id")
    assert matched.select(POSTING.names()).sort("id").equals(read.postings)
    assert set(found["keys"]["id"]) == set(read.postings["id"])
    read_units = found["units"].filter(pl.col("rule") != "board-tag")
    assert read_units.height == read.units.height


def test_tags_are_units_where_there_is_no_text() -> None:
    units = in_memory(rows(4))["units"].filter(pl.col("rule") == "board-tag")
    assert sorted(units["members"].explode()) == ["python", "sql"]


def test_frames_of_any_size_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rows(11)
    there = in_memory(whole)
    monkeypatch.setattr(module, "CHUNK", 4)
    monkeypatch.setattr(module, "HERE", 9)
    for size in (1, 3, 11):
        again = in_memory(*whole.iter_slices(size))
        assert all(again[name].equals(there[name]) for name in there)


def test_long_texts_are_read_fewer_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHUNK_BYTES", 2 * len(TEXT))
    chunks = list(module._chunks([raw(*({"text": TEXT} for _ in range(9)))]))
    assert [chunk.height for chunk in chunks] == [2, 2, 2, 1, 2]


def test_chunks_keep_every_row_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHUNK", 4)
    whole = raw(*({} for _ in range(23)))
    chunks = list(module._chunks([whole[:1], whole[1:14], whole[14:14], whole[14:]]))
    assert [chunk.height for chunk in chunks] == [4, 4, 4, 4, 4, 3]
    assert pl.concat(chunks).equals(whole)


def test_many_chunks_are_joined_and_the_last_are_not() -> None:
    whole = raw(*({} for _ in range(40)))
    sizes = [piece.height for piece in module._joined(whole.iter_slices(2))]
    assert (sizes[:3], set(sizes[3:])) == ([8, 8, 8], {2})
    assert pl.concat(module._joined(whole.iter_slices(2))).equals(whole)


def test_nothing_gives_empty_parts() -> None:
    assert {name: table.height for name, table in in_memory().items()} == {
        "postings": 0,
        "units": 0,
        "signs": 0,
        "keys": 0,
    }


def test_what_is_no_raw_posting_is_named() -> None:
    with pytest.raises(SourceError, match="source_id"), ingested([pl.DataFrame({"source": ["a"]})]):
        pass


def test_progress_counts_rows() -> None:
    told: list[tuple[int, int | None]] = []
    with ingested([rows(4)], readers=readers(), progress=lambda _, done, total: told.append((done, total))):
        pass
    assert told == [(0, 4), (4, 4)]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of four; what processes would do is done in this one."""
    monkeypatch.setattr(module, "CHUNK", 4)
    monkeypatch.setattr(module, "HERE", 1)
    monkeypatch.setattr(module, "spread", lambda task, jobs: (task(job, readers()) for job in jobs))


def test_many_are_put_into_a_folder_for_the_time(here: None, tmp_path: Path) -> None:
    whole = rows(14)
    with ingested(whole.iter_slices(5), folder=tmp_path) as market:
        (made,) = tmp_path.iterdir()
        assert len(list(made.glob("postings-*.parquet"))) == 4
        spilled = tables(market)
    assert list(tmp_path.iterdir()) == []
    there = in_memory(whole)
    assert all(spilled[name].equals(there[name]) for name in there)


def test_an_interrupted_run_leaves_nothing(here: None, tmp_path: Path) -> None:
    def frames():
        yield rows(9)
        assert len(list(tmp_path.iterdir())) == 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), ingested(frames(), folder=tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
