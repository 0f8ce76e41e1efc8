"""The snapshot and what `gander update` brought since, as one market."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from gander.errors import UserError
from gander.shell.market_history import SUPERSEDED
from gander.shell.snapshot import write_market
from gander.shell.store import open_market
from gander.tables import SOURCE
from tests.generations import write_generation
from tests.tables import postings, units


def sources(name: str) -> pl.DataFrame:
    return pl.DataFrame([{"source": name, "kind": "stock", "kept": 2}], schema=SOURCE)


@pytest.fixture
def updated(tmp_path, monkeypatch):
    """A snapshot of p0 and p1, and a generation of n0 that supersedes p1; the generation's folder."""
    monkeypatch.setenv("GANDER_MARKET", str(tmp_path / "snapshot"))
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data"))
    snapshot = postings({}, {"role": ["ml-engineer", "data-engineer"]})
    write_market(tmp_path / "snapshot", snapshot, units(("p0", ["x"]), ("p1", ["y"])), sources("old"))
    fresh = postings({"id": "n0", "source": "greenhouse", "snapshot_day": date(2026, 6, 9)})
    return write_generation(
        postings=fresh,
        requirements=units(("n0", ["z"])),
        sources=sources("greenhouse"),
        superseded=pl.DataFrame([{"id": "p1", "by": "n0"}], schema=SUPERSEDED),
    )


def test_both_are_one_market(updated):
    store = open_market()
    assert set(store.postings()["id"]) == {"p0", "n0"}
    assert set(store.postings(roles=["ml-engineer"])["source"]) == {"test", "greenhouse"}
    assert set(store.requirements(store.postings())["posting"]) == {"p0", "n0"}
    assert store.sources["source"].to_list() == ["old", "greenhouse"]
    assert store.newest == date(2026, 6, 9)


def test_what_was_superseded_is_found_by_no_question(updated):
    assert open_market().postings(roles=["data-engineer"]).is_empty()
    assert open_market().postings(pl.col("id") == "p1").is_empty()


def test_a_posting_that_takes_the_place_of_one_with_its_id_has_its_own_units_alone(updated):
    write_market(
        updated, postings({"id": "p1", "source": "greenhouse"}), units(("p1", ["z"])), sources("new")
    )
    store = open_market()
    assert store.postings(pl.col("id") == "p1")["source"].to_list() == ["greenhouse"]
    for asked in (["p1"], store.postings()):
        units_of = store.requirements(asked).filter(pl.col("posting") == "p1")
        assert units_of["members"].to_list() == [["z"]]


def test_before_the_first_update_the_snapshot_is_all(updated, monkeypatch, tmp_path):
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "none"))
    assert open_market().postings()["id"].to_list() == ["p0", "p1"]


def test_a_folder_that_is_named_is_read_alone(updated):
    assert open_market(updated).postings()["id"].to_list() == ["n0"]


@pytest.mark.parametrize("name", ["shelves.json", "sources.parquet", "superseded.parquet", "postings"])
def test_a_missing_file_of_an_update_says_how_to_get_out(updated, name):
    gone = updated / name
    if gone.is_dir():
        gone = gone / "ml-engineer.parquet"
    gone.unlink()
    with pytest.raises(UserError) as told:
        open_market()
    (problem,) = told.value.problems
    assert problem.where == str(gone)
    assert "gander update" in problem.next


@pytest.mark.parametrize(
    "name", ["superseded.parquet", "requirements/ml-engineer.parquet", "sources.parquet"]
)
def test_a_damaged_file_of_an_update_says_how_to_get_out(updated, name):
    (updated / name).write_bytes(b"PAR1 not really")
    with pytest.raises(UserError) as told:
        store = open_market()
        assert store.sources.height
        store.requirements(store.postings())
    (problem,) = told.value.problems
    assert problem.where == str(updated / name)
    assert "gander update" in problem.next
