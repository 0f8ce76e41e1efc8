from datetime import date

import polars as pl
import pytest

from gander.errors import UserError
from gander.market.selection import has_role
from gander.shell.snapshot import write_market
from gander.shell.store import FILES, open_market
from gander.tables import SOURCE
from tests.tables import postings, units


@pytest.fixture
def folder(tmp_path):
    table = postings({}, {"role": ["data-engineer"], "posted": date(2026, 6, 1)})
    write_market(tmp_path, table, units(("p0", ["python"]), ("p1", ["sql"])), pl.DataFrame(schema=SOURCE))
    return tmp_path


def test_a_store_answers_what_is_asked(folder):
    store = open_market(folder)
    assert store.postings(has_role(["data-engineer"]))["id"].to_list() == ["p1"]
    assert store.requirements(["p0"])["members"].to_list() == [["python"]]
    assert store.newest == date(2026, 6, 1)


def test_every_missing_file_is_named(tmp_path):
    with pytest.raises(UserError) as told:
        open_market(tmp_path)
    assert [p.where.rsplit("/")[-1] for p in told.value.problems] == list(FILES)


@pytest.mark.parametrize("content", [b"", b"PAR1 not really", b"x" * 4096])
def test_a_damaged_file_is_named_with_what_to_do(folder, content):
    (folder / "postings.parquet").write_bytes(content)
    with pytest.raises(UserError) as told:
        open_market(folder).postings(pl.lit(True))
    assert told.value.problems[0].where.endswith("postings.parquet")
    assert "make snapshot" in told.value.problems[0].next


def test_a_damaged_card_of_the_reader_is_named(folder):
    (folder / "reader.json").write_text('{"n_postings": 3}', encoding="utf-8")
    with pytest.raises(UserError, match=r"reader\.json"):
        open_market(folder).reader_quality()


def test_no_card_means_not_measured(folder):
    assert open_market(folder).reader_quality() is None
