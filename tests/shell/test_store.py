import json
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


def test_a_card_says_also_where_and_how_often_the_reader_errs(folder):
    audit = {
        "n_postings": 57,
        "n_persons": 6,
        "yes": 148,
        "yes_read": 119,
        "yes_n_eff": 20.4,
        "no": 194,
        "no_read": 171,
        "no_n_eff": 83.6,
    }
    card = {
        "n_postings": 130,
        "n_employers": 130,
        "measured": "2026-11-24",
        "precision": {"must": [0.8, 0.7, 0.9]},
        "recall": {"must": [0.7, 0.6, 0.8]},
        "note": "",
    }
    (folder / "reader.json").write_text(json.dumps(card), encoding="utf-8")
    old = open_market(folder).reader_quality()
    assert old is not None
    assert (old.segments, old.audits) == ({}, {}), "a card made before these is read too"
    card["segments"] = {"source": {"a": {"n_postings": 35, "figures": {"recall": [0.7, 0.6, 0.8]}}}}
    card["audits"] = {"all": audit}
    (folder / "reader.json").write_text(json.dumps(card), encoding="utf-8")
    quality = open_market(folder).reader_quality()
    assert quality is not None
    assert quality.segments["source"]["a"].figures["recall"] == (0.7, 0.6, 0.8)
    assert quality.audits["all"].no_n_eff == 83.6


@pytest.mark.parametrize("part", ['"segments": []', '"audits": {"all": {"n_postings": 3}}'])
def test_a_damaged_part_of_the_card_is_named_too(folder, part):
    card = (
        '{"n_postings": 1, "n_employers": 1, "measured": "2026-11-24", "precision": {}, "recall": {}, '
        f'"note": "", {part}'
    )
    (folder / "reader.json").write_text(card + "}", encoding="utf-8")
    with pytest.raises(UserError, match=r"reader\.json"):
        open_market(folder).reader_quality()
