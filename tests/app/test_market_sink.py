"""Imported postings in the user's own market: whole or not at all, and read by every verb."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
import pytest

from gander.app.imported import Ask
from gander.app.market_export import export
from gander.app.market_import import market_import
from gander.app.market_sink import open_sink
from gander.app.request import Request
from gander.errors import UserError
from gander.shell.generation import read_generation
from gander.shell.market_home import market_home
from gander.shell.snapshot import write_market
from gander.shell.store import open_market
from gander.tables import POSTING, REQUIREMENT, SOURCE

TODAY = date(2026, 11, 25)
TEXT = "We count birds.\n\nRequirements\n- Strong Python\n- PyTorch or TensorFlow"


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("GANDER_MARKET", str(tmp_path / "empty"))
    write_market(tmp_path / "empty", *(pl.DataFrame(schema=one) for one in (POSTING, REQUIREMENT, SOURCE)))


def listed(tmp_path, *rows):
    file = tmp_path / "list.jsonl"
    lines = (
        {"title": title, "company": company, "description": f"{TEXT} {title}", "date": "2026-11-01"}
        for title, company in rows
    )
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return str(file)


def bring(file, **more):
    with open_sink(TODAY) as sink:
        return market_import(Ask(file=file, today=TODAY, **more), sink)


def test_a_file_of_rows_is_part_of_the_market(tmp_path):
    answer = bring(listed(tmp_path, ("ML Engineer", "Heron"), ("Data Engineer", "Stork")), licence="CC0")
    assert answer.n_adverts == 2
    store = open_market()
    rows = store.postings()
    assert set(rows["employer"]) == {"Heron", "Stork"} and set(rows["source"]) == {"file:list"}
    assert set(rows["basis"]) == {"read"}
    assert store.requirements(rows)["members"].explode().is_in(["python"]).sum() == 2
    source = store.sources.row(0, named=True)
    assert (source["source"], source["licence"], source["kept"]) == ("file:list", "CC0", 2)


def test_the_same_file_again_changes_nothing(tmp_path):
    file = listed(tmp_path, ("ML Engineer", "Heron"))
    bring(file)
    before = read_generation(market_home().current())
    bring(file)
    after = read_generation(market_home().current())
    assert after.postings.equals(before.postings) and after.events.equals(before.events)


def test_an_import_that_fails_leaves_the_market_as_it_was(tmp_path):
    bring(listed(tmp_path, ("ML Engineer", "Heron")))
    before = market_home().current()
    with pytest.raises(ZeroDivisionError), open_sink(TODAY) as sink:
        sink.take("file:x", "x", pl.DataFrame(), False)  # no tables.RAW at all
        raise ZeroDivisionError
    (tmp_path / "none.csv").write_text("title,company,date\n", encoding="utf-8")
    with pytest.raises(UserError):
        bring(str(tmp_path / "none.csv"))
    assert market_home().current() == before


def test_what_cannot_be_read_is_told_to_who_hands_it_on():
    with pytest.raises(Exception, match="source"), open_sink(TODAY) as sink:
        sink.take("file:x", "x", pl.DataFrame({"title": ["a"]}), False)
        sink.done()


def test_a_market_of_another_machine(tmp_path, monkeypatch):
    bring(listed(tmp_path, ("ML Engineer", "Heron"), ("Data Engineer", "Stork")), licence="CC0")
    export(Request(today=TODAY), str(tmp_path / "school.zip"), include_own=True)
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "elsewhere"))
    answer = bring(str(tmp_path / "school.zip"))
    assert answer.kind == "market" and answer.n_adverts == 2
    for _ in range(2):
        rows = open_market().postings()
        assert set(rows["source"]) == {"market:school"} and rows.height == 2
        assert open_market().requirements(rows).height > 0
        assert "market:school" in open_market().sources["source"].to_list()
        bring(str(tmp_path / "school.zip"))  # again: in place of the first
    bring(listed(tmp_path, ("Nurse", "Ibis")))
    assert set(open_market().postings()["source"]) == {"market:school", "file:list"}
    assert open_market().postings()["demand_id"].null_count() == 0
