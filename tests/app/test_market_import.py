"""`gander market import`: what comes in from files of rows and from single postings, and what does not."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gander.app import imported_rows
from gander.app.imported import Ask, Imported
from gander.app.imported_rows import TWICE
from gander.app.market_import import market_import
from gander.app.own_advert import Told
from gander.errors import UserError
from tests.app.sink import Kept

TODAY = date(2026, 6, 30)
HEAD = "title,company,description,date,link,salary\n"
ROW = 'Data engineer,Heron,"Requirements: SQL",2026-05-01,https://example.org/1,€60k-70k a year\n'
PAGE = """<html><head><link rel="canonical" href="https://www.example.org/jobs/7?utm_source=x">
<script type="application/ld+json">{"@type": "JobPosting", "title": "ML engineer",
"datePosted": "2026-06-01", "hiringOrganization": {"name": "Ibis"}, "description": "%s"}</script></head>
<body><h1>ML engineer</h1></body></html>""" % ("<p>We look for an engineer who knows Python.</p>" * 9)


def put(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def run(file: str, **given: Any) -> tuple[Imported, Kept]:
    sink = Kept()
    return market_import(Ask(file=file, today=TODAY, **given), sink), sink


def why(file: str, **given: Any) -> str:
    with pytest.raises(UserError) as caught:
        run(file, **given)
    assert all(problem.next for problem in caught.value.problems)
    return "; ".join(f"{p.where}: {p.why}" for p in caught.value.problems)


def test_a_csv_file_becomes_adverts_of_a_source_of_its_own(tmp_path: Path) -> None:
    answer, sink = run(put(tmp_path, "My List 1.csv", HEAD + ROW), licence="CC0")
    assert (answer.kind, answer.source, answer.n_rows, answer.n_adverts) == ("rows", "file:my-list-1", 1, 1)
    (row,) = sink.raw.iter_rows(named=True)
    assert (row["source_id"], row["employer"]) == ("https://example.org/1", "Heron")
    assert row["employer_id"] and len(row["employer_id"]) == 16
    assert (row["pay_min"], row["pay_max"], row["pay_currency"], row["pay_period"]) == (
        6e4,
        7e4,
        "EUR",
        "year",
    )
    (source,) = sink.sources[0].iter_rows(named=True)
    assert (source["licence"], source["origin"], source["kind"]) == ("CC0", "My List 1.csv", "series")
    assert (source["as_of"], source["kept"]) == (date(2026, 5, 1), 1)
    assert sink.is_done and not sink.batches[0].whole


def test_bad_rows_are_named_by_line_and_the_rest_comes_in(tmp_path: Path) -> None:
    rows = [ROW, "only,two\n", ROW.replace("Heron", ""), ROW, ROW.replace("2026-05-01", "2027-05-01")]
    answer, sink = run(put(tmp_path, "a.csv", HEAD + "".join(rows)))
    assert {(one.why, one.rows) for one in answer.dropped} == {
        ("more or fewer fields than columns", (3,)),
        ("no employer", (4,)),
        (TWICE, (5,)),
        ("its day is still to come", (6,)),
    }
    assert sink.raw.height == answer.n_adverts == 1
    assert {row["reason"] for row in sink.sources[0]["dropped"][0]} == {one.why for one in answer.dropped}


def test_an_advert_of_an_earlier_batch_is_known_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gander.shell.tabular.table.ROWS", 3)
    rows = [ROW.replace("/1", f"/{n}") for n in (1, 2, 3, 2, 4, 4, 1)]
    answer, sink = run(put(tmp_path, "a.csv", HEAD + "".join(rows)))
    assert sink.raw["source_id"].str.tail(1).to_list() == ["1", "2", "3", "4"]
    assert [(one.why, one.rows) for one in answer.dropped] == [(TWICE, (5, 7, 8))]
    assert imported_rows.SHOWN == 5


def test_a_dry_run_shows_and_writes_nothing(tmp_path: Path) -> None:
    answer, sink = run(put(tmp_path, "a.csv", HEAD + ROW), dry_run=True)
    assert not sink.batches and not sink.sources and not sink.is_done
    (first,) = answer.first
    assert [role.id for role in first.roles] == ["data-engineer"]
    assert [[skill.id for skill in unit] for unit in first.musts] == [["sql"]]
    assert first.facts["pay"]["currency"] == "EUR"
    assert [one.field for one in answer.mapping] == ["text", "title", "employer", "posted", "url", "pay"]


def test_json_lines_with_a_mapping(tmp_path: Path) -> None:
    line = '{"a": "Data engineer", "b": {"c": "Heron"}, "z": 1}\n'
    answer, sink = run(
        put(tmp_path, "a.jsonl", line), mapping={"title": "a", "employer": "b.c"}, as_of=date(2026, 6, 1)
    )
    assert sink.raw.select("title", "employer", "snapshot_day").row(0) == (
        "Data engineer",
        "Heron",
        date(2026, 6, 1),
    )
    assert answer.unused == ("z",)
    assert sink.sources[0]["kind"].to_list() == ["stock"]


def test_a_file_without_days_wants_one(tmp_path: Path) -> None:
    file = put(tmp_path, "a.csv", "title,company\nData engineer,Heron\n")
    assert "no column says of when" in why(file)
    assert "still to come" in why(file, as_of=date(2026, 7, 1))
    assert run(file, as_of=TODAY)[0].n_adverts == 1


def test_days_that_can_be_read_in_two_ways_are_asked_about(tmp_path: Path) -> None:
    file = put(tmp_path, "a.csv", HEAD + ROW.replace("2026-05-01", "3/4/2026"))
    assert "can be read in two ways" in why(file)
    assert run(file, dates="dmy")[1].raw["posted"].to_list() == [date(2026, 4, 3)]


def test_nothing_that_can_be_read_names_the_reasons_by_line(tmp_path: Path) -> None:
    told = why(put(tmp_path, "a.csv", HEAD + ROW.replace("Heron", "") * 2))
    assert told.endswith("a.csv, line 2: no employer (2 of 2 rows)")


def test_standard_input_is_known_by_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    def given(content: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))

    given(HEAD + ROW)
    assert run("-")[0].source == "file:pasted"
    given("ML engineer\n\nRequirements:\n- Python, SQL\n")
    answer, sink = run("-", told=Told(employer="Ibis", location="Berlin, DE", url="https://example.org/2"))
    assert (answer.kind, answer.where) == ("advert", "standard input")
    row = sink.raw.row(0, named=True)
    assert (row["source"], row["source_id"], row["title"]) == ("own", "example.org/2", "ML engineer")
    assert (row["employer"], row["location"], row["snapshot_day"]) == ("Ibis", "Berlin, DE", TODAY)


def test_a_saved_page_is_the_same_advert_again(tmp_path: Path) -> None:
    _, first = run(put(tmp_path, "a.html", PAGE))
    _, again = run(
        put(tmp_path, "b.html", PAGE.replace("utm_source=x", "utm_source=y").replace("Python", "R"))
    )
    row = first.raw.row(0, named=True)
    assert row["source_id"] == again.raw["source_id"][0] == "example.org/jobs/7"
    assert (row["employer"], row["title"], row["posted"]) == ("Ibis", "ML engineer", date(2026, 6, 1))
    assert [first.batches[0].subject, again.batches[0].subject] == ["a", "b"]


def test_a_page_that_states_its_job_as_microdata(tmp_path: Path) -> None:
    page = (
        '<html><body><div itemscope itemtype="https://schema.org/JobPosting">'
        '<h1 itemprop="title">Data engineer</h1><span itemprop="hiringOrganization">Heron</span>'
        '<meta itemprop="validThrough" content="2026-08-31"><div itemprop="description">'
        "<p>We look for somebody who knows SQL.</p></div></div></body></html>"
    )
    row = run(put(tmp_path, "a.html", page))[1].raw.row(0, named=True)
    assert (row["employer"], row["title"]) == ("Heron", "Data engineer")
    assert row["closes"] == date(2026, 8, 31)


def test_a_text_without_address_is_known_by_its_content(tmp_path: Path) -> None:
    text = "ML engineer\n\nRequirements:\n- Python\n"
    ids = [run(put(tmp_path, n, t))[1].raw["source_id"][0] for n, t in (("a", text), ("b", text + "\n"))]
    assert ids[0] == ids[1] and len(ids[0]) == 16
    answer, _ = run(put(tmp_path, "a", text))
    assert answer.said == ('nothing says who hires: --employer "NAME" does',)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"", "it is empty"),
        ("a.csv", b"\0" * 100, "NUL bytes"),
        ("a.xlsx", b"PK\x03\x04" + b"x" * 50, "an Excel or Word file"),
        ("a.gz", b"\x1f\x8b\x08" + b"x" * 50, "this is gzip"),
        ("a.parquet", b"nonsense", "no Parquet file"),
        ("a.parquet", b"PAR1nonsense", "cannot be read"),
        ("a.json", b"[1, 2]", "no list of objects"),
        ("a.jsonl", b"[1]\n[2]\n", "no row of it could be read"),
        ("a.csv", b"a,b\n1,2\n", "no column says the title or the text"),
        ("a.csv", HEAD.encode(), "it has no rows"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    assert told in why(put(tmp_path, name, content))


def test_flags_of_one_posting_are_not_of_rows_and_the_other_way_round(tmp_path: Path) -> None:
    assert "are of one posting" in why(put(tmp_path, "a.csv", HEAD + ROW), told=Told(title="x"))
    assert "no --source" in why(put(tmp_path, "a.txt", "ML engineer\nPython\n"), source="x")
    two = '{"jobs": [{"title": "A", "text": "one"}, {"title": "B", "text": "two"}]}'
    assert "2 postings stand in it" in why(put(tmp_path, "a.txt", two), told=Told(url="https://example.org"))


def test_half_a_character_and_a_bracket_are_text(tmp_path: Path) -> None:
    row = run(put(tmp_path, "a.txt", '{"title": "A", "text": "\\ud800 one", "company": "x"}'))[1].raw
    assert row["text"].to_list() == ["? one"]
    row = run(put(tmp_path, "b.txt", "[Remote] ML engineer\n\nPython\n"))[1].raw
    assert row["title"].to_list() == ["[Remote] ML engineer"]


def test_a_page_of_very_many_postings_is_a_file_of_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gander.app.own_advert.MOST", 1)
    one, two = (json.dumps({"title": title, "text": "x" + title, "company": "y"}) for title in "AB")
    jobs = f'{{"jobs": [{one}, {two}]}}'
    assert "2 postings stand in it" in why(put(tmp_path, "a.json", jobs))
    answer, _ = run(put(tmp_path, "a.json", jobs), mapping={"title": "title"}, as_of=TODAY)
    assert (answer.kind, answer.n_adverts) == ("rows", 2)


def test_a_pipe_is_read_as_standard_input_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(HEAD + ROW,))
    writer.start()
    assert run(str(pipe))[0].source == "file:pasted"
    writer.join()


def test_no_address_is_opened() -> None:
    assert "opens no addresses" in why("https://example.org/jobs.csv")
    assert "cannot be read" in why("/no/such/file.csv")
