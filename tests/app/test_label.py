"""From a reading to a sheet and back: the same units, in the very offsets of the text."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from pathlib import Path

import pytest

from gander.app import label as app
from gander.app.label_reading import label_of
from gander.app.read import Given
from gander.app.reading import Readers
from gander.errors import UserError
from gander.labels.form import to_json
from gander.labels.sheet import read_sheet, write_sheet
from gander.model import Named
from gander.reading.canonical import CANONICAL_VERSION, canonical
from gander.shell import label_store
from gander.shell.vocabulary import read_vocabulary

PROSE = """Senior ML engineer

Our stack is Go, Kafka &amp; React &#8211; \u201cfast\u201d.

Requirements
- 5+ years of experience with Python
- PyTorch, TensorFlow or other deep learning frameworks
- Cloud platforms (AWS/GCP), na\u00efve Bayes\u00a0and statistics, C++; Go &lt; C++
- Master&rsquo;s degree in computer science or equivalent experience
- Fluent German

Nice to have
- Kubernetes, communication
"""
VIETNAMESE = """K\u1ef9 s\u01b0 d\u1eef li\u1ec7u

Y\u00eau c\u1ea7u
- T\u1ed1i thi\u1ec3u 3 n\u0103m kinh nghi\u1ec7m v\u1edbi Python v\u00e0 SQL
- Bi\u1ebft PyTorch ho\u1eb7c TensorFlow \U0001f600 Docker
"""
FORUM = """Heron | Backend Engineer, Data Scientist | Berlin, Germany | REMOTE (EU) | 80k-95k EUR

We make maps &amp; more.

Backend Engineer: you know Go and PostgreSQL.

Data Scientist: you know Python and statistics.
"""
HTML = "<p>We look for:</p><ul><li>5 years of <b>Python</b> &amp; SQL</li><li>Scala or<br>Spark</li></ul>"
POSTINGS = {
    "prose": PROSE,
    "windows": PROSE.replace("\n", "\r\n"),
    "wrapped": PROSE.replace("deep learning", "deep\n  learning"),
    "vietnamese": VIETNAMESE,
    "forum": FORUM,
    "json with html": json.dumps({"title": "ML engineer", "text": HTML, "employer": "Heron"}),
    "page": f"<!doctype html><html><body><main><h1>ML engineer</h1>{HTML}</main></body></html>",
    "german": "Wir suchen eine Person mit Erfahrung in Python und guten Kenntnissen der Statistik.\n" * 3,
}

READERS = cache(Readers)


@pytest.fixture(autouse=True)
def one_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loaded once for all tests: it takes a second."""
    monkeypatch.setattr(app, "Readers", READERS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "posting.txt"
    path.write_text(PROSE, encoding="utf-8", newline="")
    return path


def task(path: Path, text: str) -> app.Task:
    path.write_text(text, encoding="utf-8", newline="")
    return app.task(str(path), Given())


@pytest.mark.parametrize("name", POSTINGS)
def test_a_sheet_says_the_reading_it_was_written_from(file: Path, name: str) -> None:
    one = task(file, POSTINGS[name])
    checked = app.check(one, app.sheet(one, blank=False))
    assert checked.mistakes == ()
    assert checked.changes == ()
    assert checked.label == one.reading
    assert checked.begun == "reading"


@pytest.mark.parametrize("name", [name for name in POSTINGS if name != "german"])
def test_nothing_that_was_read_is_lost(file: Path, name: str) -> None:
    one = task(file, POSTINGS[name])
    read = {
        (unit.status, member.span, member.skill.id)
        for part in one.posting.parts
        for unit in part.units
        for member in unit.members
    }
    label = {(u.status, (m.start, m.end), m.skill) for u in one.reading.units for m in u.members}
    assert label == read
    assert read


def test_offsets_are_of_the_canonical_text(file: Path) -> None:
    one = task(file, PROSE)
    text = canonical(PROSE)
    assert one.digest == "b2:" + blake2b(text.encode(), digest_size=16).hexdigest()
    sheet = app.sheet(one, blank=False).replace("# The text:", "must 8 na\u00efve Bayes\n\n# The text:")
    label = app.check(one, sheet).label
    names = {text[m.start : m.end] for unit in label.units for m in unit.members}
    assert {"Kafka", "React", "Python", "na\u00efve Bayes", "Kubernetes"} <= names


def test_the_broader_skill_is_where_it_stands(file: Path) -> None:
    one = task(file, PROSE)
    unders = {
        one.posting.text[u.under.start : u.under.end].lower()
        for u in one.reading.units
        if u.under is not None
    }
    asked = {u.under.label for part in one.posting.parts for u in part.units if u.under is not None}
    assert len(unders) == len(asked)
    assert all("cloud" in name or "deep" in name for name in unders)


def test_parts_have_their_own_units(file: Path) -> None:
    one = task(file, PROSE)
    (part,) = one.posting.parts
    common, first, second = part.units[:3]
    roles = (Named(id="data-engineer", label="Data engineer"),)
    several = (
        replace(part, part=0, units=(common, first)),
        replace(part, part=1, units=(common, second), roles=roles, gates=()),
    )
    label = label_of(replace(one.posting, parts=several), one.grammar, read_vocabulary())
    assert [unit.part for unit in label.units] == [None, 1, 2]
    assert label.posting["role"] == ["ml-engineer", "data-engineer"]
    assert [known["role"] for known in label.posting["parts"]] == [["ml-engineer"], ["data-engineer"]]
    sheet = read_sheet(write_sheet(label, one.grammar, one.digest, {}), one.grammar, one.digest)
    assert sheet.mistakes == ()
    assert sheet.label == label


def test_a_language_that_is_not_read_is_told(file: Path) -> None:
    assert task(file, POSTINGS["german"]).unread == "de"
    assert task(file, PROSE).unread is None


def test_the_line_holds_no_text(file: Path) -> None:
    one = task(file, PROSE)
    line = app.line(one, app.check(one, app.sheet(one, blank=False)), str(file), "AL")
    assert (line["source"], line["source_id"], line["reader"]) == ("file", "posting.txt", "AL")
    assert (line["canonical"], line["begun"]) == (CANONICAL_VERSION, "reading")
    assert {"labelled", "employer_id", "hash", "units", "posting", "url"} <= line.keys()
    for unit in line["units"]:
        for member in unit["members"]:
            assert set(member) == {"start", "end", "skill"}
    written = json.dumps(line)
    assert not [part for part in ("stack is", "experience with", "Fluent", "Bayes") if part in written]


def test_several_postings_are_refused(file: Path) -> None:
    file.write_text(json.dumps([{"text": PROSE}, {"text": VIETNAMESE}]), encoding="utf-8")
    with pytest.raises(UserError, match="it holds 2 postings"):
        app.task(str(file), Given())


@pytest.mark.parametrize("name", ["A L", "", "Ada Lovelace", "é"])
def test_who_reads_is_a_few_letters(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "_initials", lambda: None)
    with pytest.raises(UserError):
        app.reader_name(name)
    assert app.reader_name("AL") == "AL"


def test_label_files_are_compared_without_their_texts(file: Path, tmp_path: Path) -> None:
    one = task(file, PROSE)
    checked = app.check(one, app.sheet(one, blank=False))
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    line = app.line(one, checked, str(file), "AL")
    label_store.store(first, line)
    fewer = {**line, "reader": "BK", "units": to_json(checked.label)["units"][1:]}
    label_store.store(second, fewer)
    label_store.store(second, {**line, "reader": "BK", "hash": "b2:other"})
    file.unlink()
    found = app.agree(str(first), str(second))
    assert (found.n_texts, found.only_first, found.only_second) == (1, 0, 1)
    assert found.readers == (("AL",), ("BK",))
    by = {figure.what: figure for figure in found.figures}
    assert by["skills of any status, precision"].value == 1
    recall = by["skills of any status, recall"].value
    assert recall is not None and recall < 1
    with pytest.raises(UserError, match="very same labels"):
        app.agree(str(first), str(first))
