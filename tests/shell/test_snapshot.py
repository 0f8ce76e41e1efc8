import polars as pl
import pytest

from gander.errors import SourceError, UserError
from gander.shell.snapshot import read_recorded, write_market
from gander.tables import SOURCE
from tests.tables import postings, units

SOURCES = pl.DataFrame(schema=SOURCE)


def test_the_same_rows_in_any_order_give_the_same_bytes(tmp_path):
    table, needs = postings({}, {}, {}), units(("p0", ["a"]), ("p2", ["b"]))
    write_market(tmp_path / "a", table, needs, SOURCES)
    write_market(tmp_path / "b", table.reverse(), needs.reverse(), SOURCES)
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name


def test_a_table_of_another_shape_leaves_the_old_market_as_it_was(tmp_path):
    write_market(tmp_path, postings({}), units(), SOURCES)
    before = (tmp_path / "postings.parquet").read_bytes()
    with pytest.raises(SourceError, match="employer_id"):
        write_market(tmp_path, postings({}).drop("employer_id"), units(), SOURCES)
    assert (tmp_path / "postings.parquet").read_bytes() == before
    assert sorted(f.name for f in tmp_path.iterdir()) == [
        "postings.parquet",
        "requirements.parquet",
        "sources.parquet",
    ]


def test_a_missing_recording_says_which_folder_is_meant(tmp_path):
    with pytest.raises(UserError) as told:
        read_recorded(tmp_path, "ashby-2025.parquet")
    assert "--from ../shared/data" in told.value.problems[0].next
