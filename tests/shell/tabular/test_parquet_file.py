"""Parquet as rows of strings."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from gander.errors import UserError
from gander.shell.tabular import parquet_file
from gander.shell.tabular.parquet_file import ParquetFile


def test_columns_of_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    frame = {
        "title": ["A", None],
        "company": [{"name": "Heron"}, {"name": None}],
        "tags": [["x", "y"], None],
        "day": [date(2026, 5, 1), None],
        "at": [datetime(2026, 5, 1, 10), None],
        "pay": [1000.5, None],
        "raw": [b"x", b"\xff"],
    }
    pl.DataFrame(frame).write_parquet(path)
    table = ParquetFile(path, "a.parquet")
    assert (table.total, table.columns[1]) == (2, "company.name")
    (batch,) = table.batches(table.columns)
    assert batch.frame.row(0) == (1, "A", "Heron", '["x", "y"]', "2026-05-01", "2026-05-01", "1000.5", "x")
    assert batch.frame.row(1) == (2, *[None] * 6, "\ufffd")


def test_batches_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_file, "ROWS", 4)
    monkeypatch.setattr(parquet_file, "SLICE", 8)
    path = tmp_path / "a.parquet"
    pl.DataFrame({"a": [str(i) for i in range(10)]}).write_parquet(path)
    batches = list(ParquetFile(path, "a").batches(["a"]))
    assert [b.frame.height for b in batches] == [4, 4, 2]
    assert pl.concat(b.frame for b in batches).rows() == [(i + 1, str(i)) for i in range(10)]


def test_a_damaged_file_and_one_of_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame({"a": ["x"] * 50}).write_parquet(path)
    monkeypatch.setattr(parquet_file, "MOST_ROWS", 49)
    with pytest.raises(UserError, match="50 rows"):
        ParquetFile(path, "a")
    path.write_bytes(b"PAR1" + path.read_bytes()[20:-30])
    with pytest.raises(UserError, match="cannot be read"):
        ParquetFile(path, "a")
