from pathlib import Path

import polars as pl
import pytest

from gander.errors import SourceError, UserError
from gander.shell import snapshot
from gander.shell.shelves import Shelves, shelf_of
from gander.shell.snapshot import read_recorded, write_market
from gander.shell.store import open_market
from gander.tables import SOURCE
from tests.tables import postings, units

SOURCES = pl.DataFrame(schema=SOURCE)


def files(folder):
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


@pytest.fixture
def rows():
    roles = [["a"], ["b"], ["a", "b"], ["c"], [], ["a"], ["c", "a"], ["a"]]
    table = postings(*({"role": role} for role in roles))
    needs = [(f"p{i}", [skill]) for i in range(len(roles)) for skill in ("x", "y")]
    return table, units(*needs, {"posting": "p0", "members": ["z"], "status": "nice"})


def test_the_same_rows_in_any_order_give_the_same_bytes(tmp_path, rows):
    table, needs = rows
    sizes = write_market(tmp_path / "a", table, needs, SOURCES)
    write_market(tmp_path / "b", table.reverse(), needs.reverse(), SOURCES)
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert set(sizes) == {"shelves.json", "sources.parquet", "postings", "requirements"}
    assert sum(sizes.values()) == sum(len(content) for content in files(tmp_path / "a").values())


def test_and_in_any_parts_however_many_fit_into_memory(tmp_path, rows, monkeypatch):
    table, needs = rows
    write_market(tmp_path / "whole", table, needs, SOURCES)
    parts = tmp_path / "parts"
    parts.mkdir()
    for i in range(4):
        table.gather_every(4, i).write_parquet(parts / f"postings-{i}.parquet")
        needs.gather_every(4, i).write_parquet(parts / f"requirements-{i}.parquet")
    scans = (pl.scan_parquet(parts / f"{kind}-*.parquet") for kind in ("postings", "requirements"))
    monkeypatch.setattr(snapshot, "BATCH", 2)
    write_market(tmp_path / "market", *scans, SOURCES)
    assert files(tmp_path / "market") == files(tmp_path / "whole")


def test_a_posting_of_one_role_lies_there_and_one_of_several_by_its_rarest():
    count = {"a": 9, "b": 5, "c": 5, "Odd / role": 1}
    lists = [["a"], ["a", "a"], ["a", "b"], ["c", "b", "a"], [], ["Odd / role"], ["a", "Odd / role"]]
    assert [shelf_of(roles, count) for roles in lists] == [
        "a",
        "a",
        "several-b",
        "several-b",
        "several",
        "several",
        "several",
    ]
    assert shelf_of(["several-b"], {"several-b": 1}) == "several", "no role takes the place of a shelf"


def test_an_index_says_the_same_when_it_is_read_again(tmp_path, rows):
    write_market(tmp_path, *rows, SOURCES)
    text = (tmp_path / "shelves.json").read_text(encoding="utf-8")
    index = Shelves.from_json(text)
    assert index.to_json() == text
    assert sum(s.postings for s in index.shelves) == rows[0].height
    assert sum(s.requirements for s in index.shelves) == rows[1].height


def test_units_of_no_posting_and_an_empty_market_do_no_harm(tmp_path):
    write_market(tmp_path, postings({}), units(("p0", ["x"]), ("nobody", ["y"])), SOURCES)
    assert open_market(tmp_path).requirements(["p0", "nobody"])["posting"].to_list() == ["p0"]
    write_market(tmp_path, postings(), units(), SOURCES)
    assert open_market(tmp_path).postings().is_empty()
    assert set(files(tmp_path)) == {"shelves.json", "sources.parquet"}


def test_a_new_market_leaves_nothing_of_the_one_before_it_but_what_is_not_its_own(tmp_path, rows):
    write_market(tmp_path, *rows, SOURCES)
    (tmp_path / "reader.json").write_text("{}", encoding="utf-8")
    (tmp_path / "postings.parquet").write_bytes(b"a market of before there were shelves")
    write_market(tmp_path, postings({"role": ["d"]}), units(), SOURCES)
    assert set(files(tmp_path)) == {"shelves.json", "sources.parquet", "reader.json", "postings/d.parquet"}


@pytest.mark.parametrize("broken", ["a column is missing", "a column cannot be cast", "the disk is full"])
def test_what_goes_wrong_leaves_the_old_market_as_it_was(tmp_path, rows, monkeypatch, broken):
    write_market(tmp_path, *rows, SOURCES)
    before = files(tmp_path)
    table, needs = rows
    if broken == "a column is missing":
        with pytest.raises(SourceError, match="employer_id"):
            write_market(tmp_path, table.drop("employer_id"), needs, SOURCES)
    elif broken == "a column cannot be cast":
        with pytest.raises(SourceError):
            write_market(tmp_path, table.with_columns(part=pl.lit("one")).lazy(), needs, SOURCES)
    else:

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(pl.DataFrame, "write_parquet", full)
        with pytest.raises(OSError, match="No space"):
            write_market(tmp_path, table, needs, SOURCES)
    assert files(tmp_path) == before


def test_what_ships_is_small():
    shipped = files(Path(snapshot.__file__).parents[1] / "data" / "market")
    assert sum(len(content) for content in shipped.values()) <= 15_000_000


def test_a_missing_recording_says_which_folder_is_meant(tmp_path):
    with pytest.raises(UserError) as told:
        read_recorded(tmp_path, "ashby-2025.parquet")
    assert "--from ../shared/data" in told.value.problems[0].next
