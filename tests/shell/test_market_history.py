from datetime import date

import polars as pl
import pytest

from gander.errors import UserError
from gander.shell.market_history import SUPERSEDED, MarketHistory, market_history
from gander.shell.market_home import market_home
from gander.tables import ADVERT, ASK, EVENT, SIGN, SUBJECT

TABLES = {
    "adverts": ADVERT,
    "events": EVENT,
    "subjects": SUBJECT,
    "asks": ASK,
    "superseded": SUPERSEDED,
    "signs": SIGN,
}


def write(folder, **tables):
    for name, columns in TABLES.items():
        pl.DataFrame(tables.get(name, []), schema=columns).write_parquet(folder / f"{name}.parquet")


def test_before_the_first_update_every_table_is_empty_and_has_its_columns(tmp_path, monkeypatch):
    monkeypatch.setenv("GANDER_DATA", str(tmp_path))
    history = market_history()
    assert history.folder is None
    for name, columns in TABLES.items():
        assert getattr(history, name).schema == columns
        assert getattr(history, name).is_empty()


def test_the_tables_are_those_of_the_generation_that_holds(tmp_path, monkeypatch):
    monkeypatch.setenv("GANDER_DATA", str(tmp_path))
    for day in (date(2026, 6, 1), date(2026, 6, 2)):
        with market_home().writing() as new:
            write(
                new.folder,
                adverts=[{"id": "a", "title": "Weaver of nets", "first_seen": day}],
                events=[{"day": day, "id": "a", "kind": "new"}],
                superseded=[{"id": "gone"}],
            )
    history = market_history()
    assert history.events["day"].to_list() == [date(2026, 6, 2)]
    assert history.adverts.row(0, named=True)["title"] == "Weaver of nets"
    assert history.superseded["id"].to_list() == ["gone"]
    assert history.subjects.is_empty()


@pytest.mark.parametrize("harm", ["missing", "no parquet", "a column too few"])
def test_a_damaged_file_is_named_with_what_to_do(tmp_path, harm):
    folder = tmp_path / "gen-000001"
    folder.mkdir()
    write(folder)
    path = folder / "events.parquet"
    if harm == "missing":
        path.unlink()
    elif harm == "no parquet":
        path.write_bytes(b"PAR1 of sorts")
    else:
        pl.DataFrame({"id": ["a"]}).write_parquet(path)
    with pytest.raises(UserError) as told:
        _ = MarketHistory(folder).events
    (problem,) = told.value.problems
    assert problem.where == str(path)
    assert problem.next.endswith("gander update")
    assert str(tmp_path / "CURRENT") in problem.next
