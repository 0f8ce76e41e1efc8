import json
from datetime import date

import polars as pl
import pytest

from gander.errors import UserError
from gander.shell.snapshot import write_market
from gander.shell.store import open_market
from gander.tables import POSTING, REQUIREMENT, SOURCE
from tests.tables import postings, units


@pytest.fixture
def folder(tmp_path):
    table = postings({}, {"role": ["data-engineer"], "posted": date(2026, 6, 1)})
    write_market(tmp_path, table, units(("p0", ["python"]), ("p1", ["sql"])), pl.DataFrame(schema=SOURCE))
    return tmp_path


def test_a_store_answers_what_is_asked(folder):
    store = open_market(folder)
    assert store.postings(roles=["data-engineer"])["id"].to_list() == ["p1"]
    assert store.postings(pl.col("posted") < date(2026, 6, 1))["id"].to_list() == ["p0"]
    assert store.postings().schema == POSTING
    assert store.requirements(["p0"])["members"].to_list() == [["python"]]
    assert store.newest == date(2026, 6, 1)


def test_every_missing_file_is_named(tmp_path):
    with pytest.raises(UserError) as told:
        open_market(tmp_path)
    assert [p.where.rsplit("/")[-1] for p in told.value.problems] == ["shelves.json", "sources.parquet"]


def test_a_missing_shelf_is_named_before_anything_is_counted(folder):
    (folder / "postings" / "data-engineer.parquet").unlink()
    (folder / "requirements" / "ml-engineer.parquet").unlink()
    with pytest.raises(UserError) as told:
        open_market(folder)
    assert [p.where.removeprefix(f"{folder}/") for p in told.value.problems] == [
        "postings/data-engineer.parquet",
        "requirements/ml-engineer.parquet",
    ]


@pytest.mark.parametrize("content", [b"", b"PAR1 not really", b"x" * 4096])
def test_a_damaged_file_is_named_with_what_to_do(folder, content):
    (folder / "postings" / "data-engineer.parquet").write_bytes(content)
    with pytest.raises(UserError) as told:
        open_market(folder).postings()
    assert told.value.problems[0].where.endswith("postings/data-engineer.parquet")
    assert "make snapshot" in told.value.problems[0].next


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"format": 9, "shelves": []}',
        '{"format": 1, "newest": null, "shelves": [{"name": "../a"}]}',
    ],
    ids=["empty", "no object", "of another day", "a name that leads elsewhere"],
)
def test_a_damaged_index_is_named(folder, content):
    (folder / "shelves.json").write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=r"shelves\.json") as told:
        open_market(folder)
    assert len(told.value.problems) == 1


def test_a_question_finds_postings_of_several_roles_and_their_units(tmp_path):
    roles = [["a"], ["b"], ["a", "b"], ["b", "a", "c"], ["c"], [], ["Odd / role"], ["a", "Odd / role"]]
    table = postings(*({"role": r} for r in roles))
    write_market(
        tmp_path, table, units(*((f"p{i}", ["x"]) for i in range(len(roles)))), pl.DataFrame(schema=SOURCE)
    )
    store = open_market(tmp_path)
    for asked in (["a"], ["b"], ["c"], ["a", "c"], ["Odd / role"], ["nobody"], []):
        wanted = {f"p{i}" for i, r in enumerate(roles) if not asked or set(asked) & set(r)}
        found = store.postings(roles=asked)
        assert set(found["id"]) == wanted, asked
        assert set(store.requirements(found)["posting"]) == wanted, asked
        assert set(store.requirements(found["id"])["posting"]) == wanted, asked


def test_units_are_found_of_postings_of_any_day_or_none(tmp_path):
    days = [date(2020, 1, 1), date(2026, 6, 1), None]
    table = postings(*({"posted": day} for day in days))
    write_market(tmp_path, table, units(*((f"p{i}", ["x"]) for i in range(3))), pl.DataFrame(schema=SOURCE))
    store = open_market(tmp_path)
    assert store.newest == date(2026, 6, 1)
    assert store.postings(seen=pl.col("seen") >= date(2026, 1, 1))["id"].to_list() == ["p1"]
    for kept in ([0], [1], [2], [0, 1], [1, 2]):
        found = store.postings(pl.col("id").is_in([f"p{i}" for i in kept]))
        assert set(store.requirements(found)["posting"]) == {f"p{i}" for i in kept}


def test_what_is_read_of_a_row_can_be_said(folder):
    store = open_market(folder)
    assert store.postings(columns=["url", "id"]).columns == ["url", "id"]
    none = store.requirements(store.postings(roles=["data-engineer"]), pl.col("status") == "nice")
    assert (none.height, none.schema) == (0, REQUIREMENT)


def test_a_market_of_before_the_shelves_is_read_too(tmp_path):
    """With a column less, too: it was written before adverts could close."""
    table = postings({"role": ["a", "b"]}, {"role": ["b"], "posted": None}, {"posted": date(2026, 6, 1)})
    table.drop("closes", "closed").write_parquet(tmp_path / "postings.parquet")
    units(("p0", ["x"]), ("p1", ["y"]), ("p2", ["z"])).write_parquet(tmp_path / "requirements.parquet")
    pl.DataFrame(schema=SOURCE).write_parquet(tmp_path / "sources.parquet")
    store = open_market(tmp_path)
    assert store.newest == date(2026, 6, 1)
    found = store.postings(roles=["b"])
    assert (found["id"].to_list(), found["closed"].to_list()) == (["p0", "p1"], [None, None])
    assert store.requirements(found)["members"].to_list() == [["x"], ["y"]]
    assert store.postings(seen=pl.col("seen") > date(2026, 5, 20))["id"].to_list() == ["p2"]


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
