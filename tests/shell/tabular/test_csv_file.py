"""CSV as it is found: separators, encodings, quotes, and rows that are broken."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from gander.connectors.imported.rows import ROW
from gander.shell.tabular import csv_file, lines
from gander.shell.tabular.csv_file import CsvFile
from gander.shell.tabular.table import Bad

HEAD = "title,company,description\n"


def put(folder: Path, content: str | bytes) -> Path:
    path = folder / "a.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(table: CsvFile) -> tuple[list[tuple[object, ...]], list[Bad]]:
    batches = list(table.batches(table.columns))
    return pl.concat(b.frame for b in batches).rows(), [bad for b in batches for bad in b.bad]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_usual_signs_between_fields(tmp_path: Path, sign: str) -> None:
    table = CsvFile(put(tmp_path, f"title{sign}company\nA, b{sign}Heron\n".replace("A, b", '"A, b"')))
    assert table.columns == ["title", "company"]
    assert read(table) == ([(2, "A, b", "Heron")], [])
    assert csv_file.SEPARATORS[sign] in table.form


def test_a_spreadsheets_first_line_says_the_sign(tmp_path: Path) -> None:
    table = CsvFile(put(tmp_path, "sep=;\r\ntitle;company\r\nA;B\r\n"))
    assert (table.columns, read(table)[0]) == (["title", "company"], [(3, "A", "B")])


def test_a_text_over_several_lines_counts_from_its_first(tmp_path: Path) -> None:
    table = CsvFile(put(tmp_path, HEAD + 'A,B,"one\n\ntwo ""three"""\n\nC,D,four\n'))
    assert read(table)[0] == [(2, "A", "B", 'one\n\ntwo "three"'), (6, "C", "D", "four")]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 with a mark"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16-LE"),
    ],
)
def test_encodings_are_recognised(tmp_path: Path, encoding: str, told: str) -> None:
    table = CsvFile(put(tmp_path, ("title,company\n" + "Kỹ sư,Hải Âu\n" * 3).encode(encoding)))
    assert read(table)[0][2] == (4, "Kỹ sư", "Hải Âu")
    assert table.columns[0] == "title"
    assert table.form.endswith(told)


def test_lines_in_another_encoding_are_read_and_told(tmp_path: Path) -> None:
    mixed = "title,company\nMüller,Ü\n".encode() + "Köchin,É\n".encode("latin-1")
    table = CsvFile(put(tmp_path, mixed))
    assert read(table)[0] == [(2, "Müller", "Ü"), (3, "Köchin", "É")]
    assert table.form.endswith("1 line is no UTF-8 (the first: 3), read as Windows-1252")


def test_ragged_rows_are_named_and_empty_fields_at_the_end_are_not(tmp_path: Path) -> None:
    rows, bad = read(CsvFile(put(tmp_path, HEAD + "A,B\nC,D,E,F\nG,H,I,,\nJ,K,L\n")))
    assert rows == [(4, "G", "H", "I"), (5, "J", "K", "L")]
    assert bad == [Bad(2, "more or fewer fields than columns"), Bad(3, "more or fewer fields than columns")]


def test_nul_bytes_are_no_text(tmp_path: Path) -> None:
    rows, bad = read(CsvFile(put(tmp_path, HEAD + "A,B\0,C\nD,E,F\n")))
    assert (rows, bad) == ([(3, "D", "E", "F")], [Bad(2, "NUL bytes in it")])


def test_an_open_quote_costs_one_row_and_not_the_file(tmp_path: Path) -> None:
    rows, bad = read(CsvFile(put(tmp_path, HEAD + 'A,B,"open\n' + "C,D,E\n" * 50)))
    assert len(rows) == 50 and rows[0] == (3, "C", "D", "E")
    assert bad == [Bad(2, "a quote that is not closed")]


def test_an_open_quote_far_from_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "LONGEST_FIELD", 100)
    rows, bad = read(CsvFile(put(tmp_path, HEAD + 'A,B,"open\n' + "C,D,E\n" * 50)))
    assert (len(rows), [one.row for one in bad]) == (50, [2])


def test_a_quote_within_a_field(tmp_path: Path) -> None:
    rows, bad = read(CsvFile(put(tmp_path, HEAD + 'A,B,"He "said" so"\nC,D,E\n')))
    assert rows == [(3, "C", "D", "E")]
    assert bad == [Bad(2, "a quote within a field that is not doubled")]


def test_a_line_without_end_is_left_out_in_bounded_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "LONGEST", 1000)
    rows, bad = read(CsvFile(put(tmp_path, HEAD + "A,B," + "x" * 5000 + "\nC,D,E\n")))
    assert rows == [(3, "C", "D", "E")]
    assert [one.row for one in bad] == [2] and "longer than" in bad[0].why


def test_a_hundred_megabytes_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(HEAD.encode() + b"A,B,")
        for _ in range(100):
            file.write(b"x" * (1 << 20))
        file.write(b"\nC,D,E\n")
    rows, bad = read(CsvFile(path))
    assert (rows, [one.row for one in bad]) == ([(3, "C", "D", "E")], [2])


def test_names_are_there_and_each_once(tmp_path: Path) -> None:
    assert CsvFile(put(tmp_path, "a,,a,a\n")).columns == ["a", "column 2", "a (2)", "a (3)"]
    assert CsvFile(put(tmp_path, "")).columns == []


def test_only_the_columns_asked_for_and_batches_of_bounded_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gander.shell.tabular.table.ROWS", 10)
    table = CsvFile(put(tmp_path, HEAD + "A,B,C\n" * 25))
    batches = list(table.batches(["company"]))
    assert [b.frame.height for b in batches] == [10, 10, 5]
    assert batches[0].frame.columns == [ROW, "company"]
    assert [b.frame.height for b in table.batches(["title"])] == [10, 10, 5]
