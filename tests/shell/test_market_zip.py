"""A market as one file: the same bytes for the same facts, and nothing believed that comes back."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from gander.errors import UserError
from gander.shell import contained, market_zip
from gander.shell.market_manifest import SCHEMA, Manifest, Source, written
from gander.shell.market_zip import described, is_market, read_market_zip, table_bytes, write_market_zip
from gander.tables import SOURCE
from tests.tables import place, postings, units

MADE, TODAY = date(2026, 5, 20), date(2026, 6, 1)
Frames = dict[str, pl.DataFrame]
GOOD = f"{1:016x}"


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables are read once, in this process: that another one can is a test of its own."""
    monkeypatch.setattr(market_zip, "contained", lambda most, function, *given: function(*given))


def frames() -> Frames:
    made = postings(
        {"id": GOOD, "demand_id": GOOD, "places": [place("Berlin", "DE")], "source": "greenhouse"},
        {"id": f"{2:016x}", "demand_id": GOOD, "source": "greenhouse"},
    )
    source = dict.fromkeys(SOURCE.names()) | {
        "source": "greenhouse",
        "licence": "facts only",
        "kind": "stock",
    }
    return {
        "postings.parquet": made,
        "requirements.parquet": units((GOOD, ["python", "cpp"]), (GOOD, ["sql"])),
        "sources.parquet": pl.DataFrame([source | {"as_of": MADE}], schema=SOURCE),
    }


def manifest(tables: dict[str, bytes], rows: dict[str, int], **changed: Any) -> Manifest:
    given: dict[str, Any] = {
        "schema": SCHEMA,
        "name": "school",
        "made": MADE,
        "window": (date(2026, 5, 1), date(2026, 5, 1)),
        "question": {"roles": ["ml-engineer"]},
        "files": described(tables, rows),
        "sources": [Source(source="greenhouse", licence=None, terms=None, origin=None, as_of=None)],
        "left_out": [],
        "reader": {"version": "1"},
    }
    return Manifest(**given | changed)


def write(path: Path, **changed: Any) -> Path:
    made = frames()
    tables = {name: table_bytes(name, frame) for name, frame in made.items()}
    write_market_zip(path, manifest(tables, {n: f.height for n, f in made.items()}, **changed), tables)
    return path


def rewritten(
    path: Path, change: Callable[[dict[str, bytes]], None], method: int = zipfile.ZIP_STORED
) -> Path:
    """The zip with other members."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def why(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_market_zip(path, TODAY)
    assert all(problem.where.startswith(path.name) and problem.next for problem in caught.value.problems)
    return "; ".join(problem.why for problem in caught.value.problems)


def test_there_and_back(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip")
    assert is_market(path)
    found = read_market_zip(path, TODAY)
    assert (found.name, found.made, found.as_of) == ("school", MADE, date(2026, 5, 1))
    assert found.postings["source"].unique().to_list() == ["market:school"]
    assert found.postings.drop("source").equals(frames()["postings.parquet"].drop("source"))
    assert found.requirements.equals(frames()["requirements.parquet"])
    assert found.origins["source"].to_list() == ["greenhouse"]
    (row,) = found.source.iter_rows(named=True)
    assert (row["source"], row["licence"], row["kind"]) == ("market:school", "facts only", "stock")
    assert (row["rows_in"], row["as_of"]) == (2, date(2026, 5, 1))


def test_another_name_and_licence(tmp_path: Path) -> None:
    found = read_market_zip(write(tmp_path / "a.zip"), TODAY, "mine", "CC0")
    assert found.source.select("source", "licence").row(0) == ("market:mine", "CC0")


def test_the_same_facts_are_the_same_bytes(tmp_path: Path) -> None:
    assert write(tmp_path / "a.zip").read_bytes() == write(tmp_path / "b.zip").read_bytes()


def test_what_this_machine_has_by_itself_goes_before(tmp_path: Path) -> None:
    found = read_market_zip(write(tmp_path / "a.zip"), TODAY).without(pl.Series([GOOD, "other"]))
    assert found.postings["id"].to_list() == [f"{2:016x}"]
    assert found.requirements.is_empty()
    assert found.source["kept"].to_list() == [1]


def test_names_that_are_no_markets(tmp_path: Path) -> None:
    path = rewritten(write(tmp_path / "a.zip"), lambda m: m.update({"../../evil": b"x"}))
    assert "'../../evil', which is no file of a market" in why(path)
    assert not (tmp_path.parent / "evil").exists()
    path = rewritten(write(tmp_path / "b.zip"), lambda m: m.pop("sources.parquet"))
    assert why(path) == "sources.parquet is missing"


def test_a_file_that_stands_in_it_twice(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("manifest.json", b"{}")
    assert why(path) == "a file stands in it twice"


def test_bytes_that_unfold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = rewritten(
        write(tmp_path / "a.zip"),
        lambda m: m.update({"postings.parquet": b"\0" * (20 << 20)}),
        zipfile.ZIP_DEFLATED,
    )
    assert path.stat().st_size < 1 << 20
    assert why(path) == "postings.parquet is larger than its manifest says"
    monkeypatch.setitem(market_zip.MOST_BYTES, "postings.parquet", 10 << 20)  # type: ignore[arg-type]
    assert why(path) == "postings.parquet is larger than 10 MB"


def test_a_zip_that_lies_about_sizes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip")
    data = bytearray(path.read_bytes())
    start = data.rindex(b"PK\x01\x02")  # the last member's entry in the directory
    data[start + 24 : start + 28] = (1).to_bytes(4, "little")
    path.write_bytes(data)
    assert why(path)


def test_another_hash(tmp_path: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        data = bytearray(members["requirements.parquet"])
        data[100] ^= 1
        members["requirements.parquet"] = bytes(data)

    assert "another SHA-256" in why(rewritten(write(tmp_path / "a.zip"), change))


@pytest.mark.parametrize(
    ("schema", "told"), [("gander.market/2", "pip install --upgrade"), ("gander.stand/1", "another export")]
)
def test_another_schema(tmp_path: Path, schema: str, told: str) -> None:
    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = json.dumps(
            json.loads(members["manifest.json"]) | {"schema": schema}
        ).encode()

    with pytest.raises(UserError) as caught:
        read_market_zip(rewritten(write(tmp_path / "a.zip"), change), TODAY)
    assert f"'{schema}'" in caught.value.problems[0].why and told in caught.value.problems[0].next


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"[" * 100_000, b'{"schema": "gander.market/1"}'])
def test_a_manifest_that_is_none(tmp_path: Path, content: bytes) -> None:
    assert why(rewritten(write(tmp_path / "a.zip"), lambda m: m.update({"manifest.json": content})))


def test_an_export_of_tomorrow(tmp_path: Path) -> None:
    assert "still to come" in why(write(tmp_path / "a.zip", made=date(2026, 6, 3)))
    assert read_market_zip(write(tmp_path / "b.zip", made=date(2026, 6, 2)), TODAY).made == date(2026, 6, 2)


def test_fewer_rows_than_said(tmp_path: Path) -> None:
    made = frames()
    tables = {name: table_bytes(name, frame) for name, frame in made.items()}
    rows = {name: frame.height for name, frame in made.items()}
    write_market_zip(tmp_path / "a.zip", manifest(tables, rows | {"postings.parquet": 3}), tables)
    assert "2 rows, and its manifest says 3" in why(tmp_path / "a.zip")
    write_market_zip(tmp_path / "b.zip", manifest(tables, rows | {"postings.parquet": 10**9}), tables)
    assert "1,000,000,000 rows; more than" in why(tmp_path / "b.zip")


def test_columns_and_types_of_no_market(tmp_path: Path) -> None:
    def with_table(path: Path, frame: pl.DataFrame) -> Path:
        made = frames()
        tables = {name: table_bytes(name, one) for name, one in made.items()}
        frame.write_parquet(tmp_path / "p")
        tables["postings.parquet"] = (tmp_path / "p").read_bytes()
        write_market_zip(path, manifest(tables, {n: f.height for n, f in made.items()}), tables)
        return path

    good = frames()["postings.parquet"]
    assert "'url' is missing" in why(with_table(tmp_path / "a.zip", good.drop("url")))
    titled = good.with_columns(title=pl.lit("Data engineer"))
    assert "columns that no market has: title" in why(with_table(tmp_path / "b.zip", titled))
    wrong = good.with_columns(posted=pl.lit("soon"))
    assert "another type" in why(with_table(tmp_path / "c.zip", wrong))


def test_what_unfolds_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(market_zip, "MOST_IN_MEMORY", 100)
    assert "unfolds to more than" in why(write(tmp_path / "a.zip"))


def test_no_zip_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04" + b"x" * 100)
    assert not is_market(path)
    assert "the zip is damaged" in why(path)
    write(path)
    path.write_bytes(path.read_bytes()[:-50])
    assert "the zip is damaged" in why(path)


def test_a_table_that_takes_more_memory_than_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(*given: object) -> None:
        raise contained.TooMuchError

    monkeypatch.setattr(market_zip, "contained", too_much)
    assert "unfold to more than this machine can hold" in why(write(tmp_path / "a.zip"))


def test_the_manifest_is_plain_json(tmp_path: Path) -> None:
    made = manifest({}, {})
    assert json.loads(written(made))["schema"] == SCHEMA
