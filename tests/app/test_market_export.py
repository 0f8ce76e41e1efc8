"""`gander market export`: what goes out, what stays, and that it comes in again."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from gander.app.imported import Ask
from gander.app.market_export import OWN, SHIPPED, Exported, export, market_name
from gander.app.market_import import market_import
from gander.app.request import Request
from gander.connectors.live.registry import live_connectors
from gander.connectors.passing_on import FORBIDDEN
from gander.errors import UserError
from gander.shell import market_zip
from tests.app.conftest import BERLIN
from tests.app.sink import Kept
from tests.tables import place

TODAY = date(2026, 6, 30)
LISBON = [place("Lisbon", "PT", 38.72, -9.13)]


@pytest.fixture
def made(market: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve postings of as many sources and kinds."""
    monkeypatch.setattr(market_zip, "contained", lambda most, function, *given: function(*given))
    sources = ["greenhouse"] * 4 + [
        "adzuna",
        "remotive",
        "own",
        "file:a",
        "market:b",
        "hn-2026",
        "ashby",
        "new",
    ]
    rows = [
        {
            "id": f"{at:016x}",
            "demand_id": f"{at:016x}",
            "source": source,
            "places": LISBON if source == "ashby" else BERLIN,
            "role": ["data-engineer"] if at == 3 else ["ml-engineer"],
            "posted": date(2026, 1 if at == 2 else 5, 1),
        }
        for at, source in enumerate(sources)
    ]
    rare = [(f"{at:016x}", ["python", "secret-tool"]) for at in range(2)]
    often = [(f"{at:016x}", ["heronlang"]) for at in range(3)]
    return Path(market(rows, [*rare, *often, (f"{6:016x}", ["sql"])]))


def run(file: Path, **given: Any) -> Exported:
    words = {name: given.pop(name) for name in ("roles", "places", "since") if name in given}
    return export(Request(today=TODAY, **words), str(file), **given)


def table(file: Path, name: str = "postings") -> pl.DataFrame:
    with zipfile.ZipFile(file) as archive:
        return pl.read_parquet(archive.read(f"{name}.parquet"))


def test_only_what_may_be_passed_on_goes_and_the_rest_is_counted(made: Path, tmp_path: Path) -> None:
    file = tmp_path / "ml-school-2026-06.zip"
    answer = run(file)
    assert set(table(file)["source"]) == {"greenhouse", "ashby"}
    assert (answer.n_postings, answer.name, answer.bytes) == (5, "ml-school", file.stat().st_size)
    told = {one.reason: (one.n, one.flag) for one in answer.hidden}
    assert told[FORBIDDEN["adzuna"]] == (1, "") and told[FORBIDDEN["remotive"]] == (1, "")
    assert told[OWN] == (2, "--include-own") and told[SHIPPED] == (1, "--include-shipped")
    assert sum(n for n, _ in told.values()) == 7


def test_nothing_of_a_text_is_in_it(made: Path, tmp_path: Path) -> None:
    run(tmp_path / "a.zip", include_own=True, include_shipped=True)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        names = archive.namelist()
        assert names == ["manifest.json", "postings.parquet", "requirements.parquet", "sources.parquet"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        columns = {c for n in names[1:] for c in pl.read_parquet(archive.read(n)).columns}
    assert not columns & {"title", "text", "content", "subject", "source_id"}


def test_a_name_that_few_employers_use_does_not_leave(made: Path, tmp_path: Path) -> None:
    answer = run(tmp_path / "a.zip")
    members = set(table(tmp_path / "a.zip", "requirements")["members"].explode())
    assert members == {"python", "unlisted", "heronlang"}
    assert answer.n_unlisted == 2


def test_flags_narrow_and_widen(made: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    assert run(file, places=("Lisbon",)).n_postings == 1
    assert run(file, roles=("data-engineer",)).question == {"roles": ["data-engineer"]}
    assert run(file, since=date(2026, 2, 1)).n_postings == 4
    assert run(file, include_own=True).n_postings == 7
    assert run(file, include_shipped=True).n_postings == 6


def test_the_same_market_on_the_same_day_is_the_same_file(made: Path, tmp_path: Path) -> None:
    run(tmp_path / "a.zip", name="x")
    run(tmp_path / "b.zip", name="x")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_the_manifest_says_what_it_is(made: Path, tmp_path: Path) -> None:
    run(tmp_path / "a.zip", places=("Berlin",))
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        told = json.loads(archive.read("manifest.json"))
    assert (told["schema"], told["made"]) == ("gander.market/1", "2026-06-30")
    assert told["window"] == ["2026-01-01", "2026-05-01"]
    assert told["question"] == {"place": "Berlin, DE"}
    (source,) = told["sources"]
    assert source["terms"] == live_connectors()["greenhouse"].facts.terms
    assert told["files"]["postings.parquet"]["rows"] == 4
    assert told["reader"]["version"]


def test_nothing_to_pass_on_says_why(made: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        run(tmp_path / "a.zip", since=date(2027, 1, 1))
    assert "no posting is asked for" in caught.value.problems[0].why
    assert not (tmp_path / "a.zip").exists()


def test_a_folder_that_is_not_there_is_no_reason_to_work(made: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="there is no folder"):
        run(tmp_path / "no" / "a.zip")


def test_what_was_exported_comes_in_elsewhere(made: Path, tmp_path: Path) -> None:
    run(tmp_path / "a.zip", name="school")
    sink = Kept()
    answer = market_import(Ask(file=str(tmp_path / "a.zip"), today=TODAY), sink)
    assert (answer.kind, answer.source, answer.n_adverts) == ("market", "market:school", 5)
    assert sink.markets[0].postings.height == 5 and sink.is_done
    assert sink.sources[0]["source"].to_list() == ["market:school"]
    dry = Kept()
    market_import(Ask(file=str(tmp_path / "a.zip"), today=TODAY, dry_run=True), dry)
    assert not dry.markets and not dry.is_done


def test_an_older_one_does_not_take_a_newer_ones_place(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path / "a.zip", name="school")
    path = made / "sources.parquet"
    had = pl.read_parquet(path)
    later = had.with_columns(source=pl.lit("market:school"), as_of=pl.lit(date(2026, 6, 1)))
    later.write_parquet(path)
    with pytest.raises(UserError, match="is newer, as of 2026-06-01"):
        market_import(Ask(file=str(tmp_path / "a.zip"), today=TODAY), Kept())
    assert (
        market_import(Ask(file=str(tmp_path / "a.zip"), today=TODAY, source="b"), Kept()).source == "market:b"
    )


def test_a_markets_columns_are_known(made: Path, tmp_path: Path) -> None:
    run(tmp_path / "a.zip")
    with pytest.raises(UserError, match="no --map"):
        market_import(Ask(file=str(tmp_path / "a.zip"), today=TODAY, mapping={"title": "x"}), Kept())


@pytest.mark.parametrize(
    ("said", "name"),
    [("ML School 2026-05.zip", "ml-school"), ("market_20260501.zip", "market"), ("2026-05.zip", "2026-05")],
)
def test_names(said: str, name: str) -> None:
    assert market_name(said) == name


def test_a_name_of_nothing() -> None:
    with pytest.raises(UserError, match="no name can be made"):
        market_name("---.zip")


def test_every_forbidden_source_is_one() -> None:
    assert set(FORBIDDEN) <= set(live_connectors())
