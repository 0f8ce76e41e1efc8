"""Sources made to harm: each ends in one named problem, and the rest of what was given is read."""

from __future__ import annotations

import json
import tarfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from gander.app.claims import read_claims
from gander.app.request import Request
from gander.shell.claims_limits import LIMITS
from tests.evidence.person import TODAY, VOCABULARY
from tests.shell.claims_makers import docx, encrypted, make_tar, make_zip, pdf_of

SMALL = replace(
    LIMITS, file=300_000, total=600_000, members=50, small=10_000, rows=1_000, field=50_000, stream=2_000_000
)
SKILLS = "Name\nPython\n"


def problem_of(path: Path, limits=SMALL) -> str:
    """The one problem of a source, given between two good ones which are still read."""
    good = path.parent / "good.md"
    good.write_text("- docker 3 years")
    last = path.parent / "last.md"
    last.write_text("- SQL")
    request = Request(today=TODAY, cv=(str(good), str(path), str(last)))
    told = read_claims(request, VOCABULARY, limits)
    assert {"docker", "sql"} <= {claim.skill for claim in told.claims}
    (problem,) = told.problems
    assert path.name in problem.where
    assert problem.why.startswith("not available: ")
    assert problem.next
    return problem.why.removeprefix("not available: ")


@pytest.mark.parametrize(
    "name", ["../../Skills.csv", "/etc/Skills.csv", "a/../../Skills.csv", "C:\\Skills.csv"]
)
def test_names_that_lead_out_of_a_zip(tmp_path, name):
    assert "leads out of it" in problem_of(make_zip(tmp_path / "x.zip", {name: SKILLS}))
    assert not (tmp_path.parent / "Skills.csv").exists()


@pytest.mark.parametrize("name", ["../../users_000001.json", "/etc/users_000001.json"])
def test_names_that_lead_out_of_a_tar(tmp_path, name):
    assert "leads out of it" in problem_of(make_tar(tmp_path / "x.tar.gz", {name: "[]"}))


def test_a_zip_of_too_many_files(tmp_path):
    files = {f"{n}.csv": "x" for n in range(60)}
    assert problem_of(make_zip(tmp_path / "x.zip", files)) == "more than 50 files are in it"


def test_a_zip_that_unfolds_without_measure(tmp_path):
    why = problem_of(make_zip(tmp_path / "x.zip", {"Skills.csv": "Name\n" + " " * 290_000}))
    assert "unfolds more than 200 times" in why


def test_a_zip_with_a_file_that_is_too_large(tmp_path):
    why = problem_of(make_zip(tmp_path / "x.zip", {"Skills.csv": "y" * 310_000}))
    assert "larger than 0 MB" in why


def test_a_zip_of_many_files_that_are_too_large_together(tmp_path):
    files = {f"{n}.csv": "a,b\n" + "xy" * 140_000 for n in range(4)}
    assert "more is in it" in problem_of(make_zip(tmp_path / "x.zip", files, packed=False))


def test_a_zip_that_lies_of_its_sizes(tmp_path):
    path = make_zip(tmp_path / "x.zip", {"Skills.csv": SKILLS + "Rust\n" * 1000})
    data = path.read_bytes()
    size = len(SKILLS + "Rust\n" * 1000).to_bytes(4, "little")
    path.write_bytes(data.replace(size, (10).to_bytes(4, "little")))
    request = Request(today=TODAY, cv=(str(path),))
    told = read_claims(request, VOCABULARY, SMALL)  # cut short or damaged, and said
    assert told.problems or any(u.kind == "file" for r in told.readings for u in r.unread)


def test_an_encrypted_zip(tmp_path):
    assert problem_of(encrypted(make_zip(tmp_path / "x.zip", {"Skills.csv": SKILLS}))) == "it is encrypted"


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04", b"PK\x03\x04" + b"\xff" * 500, b"PK\x05\x06" + b"\0" * 10]
)
def test_a_damaged_zip(tmp_path, content):
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    assert "damaged" in problem_of(path) or "archive" in problem_of(path)


def test_an_archive_within_an_archive_is_named_and_not_opened(tmp_path):
    inner = make_zip(tmp_path / "inner.zip", {"Skills.csv": SKILLS}).read_bytes()
    files = {"Skills.csv": SKILLS, "inner.zip": inner, "disguised.json": inner}
    told = read_claims(Request(today=TODAY, cv=(str(make_zip(tmp_path / "x.zip", files)),)), VOCABULARY)
    assert [claim.skill for claim in told.claims] == ["python"]
    left = {unread.what: unread.why for reading in told.readings for unread in reading.unread}
    assert set(left) == {"inner.zip", "disguised.json"}
    assert all("not opened" in why for why in left.values())


def test_a_tar_that_unfolds_without_measure(tmp_path):
    path = make_tar(tmp_path / "x.tar.gz", {"other.bin": b"\0" * 2_500_000})
    assert "unfolds to more than 2 MB" in problem_of(path, replace(SMALL, ratio=10_000))
    assert "unfolds to more than" in problem_of(path)


def test_links_in_a_tar_are_not_followed(tmp_path):
    with tarfile.open(tmp_path / "x.tar", "w") as archive:
        link = tarfile.TarInfo("users_000001.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    told = read_claims(Request(today=TODAY, cv=(str(tmp_path / "x.tar"),)), VOCABULARY)
    assert [(u.what, u.why) for r in told.readings for u in r.unread] == [("users_000001.json", "a link")]


def test_a_damaged_tar(tmp_path):
    path = make_tar(tmp_path / "x.tar.gz", {"users_000001.json": "[" + '"x",' * 9_000 + '"x"]'})
    path.write_bytes(path.read_bytes()[:-40])
    assert "damaged" in problem_of(path)


def test_a_table_of_very_many_rows(tmp_path):
    path = tmp_path / "Positions.csv"
    path.write_text("Company Name,Title,Started On\n" + "A,B,2020\n" * 1_001)
    assert problem_of(path) == "more than 1,000 rows"


def test_a_million_rows_at_the_real_limits(tmp_path):
    path = tmp_path / "Positions.csv"
    path.write_text("Company Name,Title,Started On\n" + "A,B,2020\n" * 1_000_000)
    assert problem_of(path, LIMITS) == "more than 500,000 rows"


@pytest.mark.parametrize("field", ["x" * 60_000, '"' + "x\n" * 60_000])
def test_a_field_without_end(tmp_path, field):
    path = tmp_path / "Positions.csv"
    path.write_text(f"Company Name,Title,Started On\nA,{field},2020\n")
    assert "a field of more than 50,000 characters" in problem_of(path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("[" * 100_000 + "]" * 100_000, "nested too deep"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "nested too deep"),
        ('{"basics": {}, "work": [', "damaged JSON in line 1"),
        ("[" + "1" * 5_000 + "]", "a number without end"),
        ('{"some": "thing"}', "no résumé, badge, notebook"),
        ("", "it is empty"),
    ],
)
def test_json_that_is_no_use(tmp_path, content, why):
    path = tmp_path / "resume.json"
    path.write_text(content)
    assert why in problem_of(path, LIMITS)


def test_shapes_that_nobody_expects_are_no_crash(tmp_path):
    odd = {
        "basics": {"summary": ["x"], "label": {}},
        "work": [
            None,
            3,
            "Python",
            {"highlights": {"a": 1}, "name": ["x"], "startDate": 20, "summary": None},
        ],
        "skills": [
            None,
            3,
            ["x"],
            {"name": 5, "keywords": "Python"},
            {"keywords": [{"name": "docker"}, None]},
        ],
        "certificates": "AWS",
        "education": {"area": []},
        "languages": [1],
        "interests": [[]],
        "meta": {"gander": {"claims": [None, {"skill": []}], "evidence": None}},
    }
    path = tmp_path / "resume.json"
    path.write_text(json.dumps(odd))
    told = read_claims(Request(today=TODAY, cv=(str(path),)), VOCABULARY)
    assert {claim.skill for claim in told.claims} == {"python", "docker"}
    assert told.problems == ()


@pytest.mark.parametrize(
    ("content", "skills"),
    [
        ("- Python, Erfahrung mit docker für Köche".encode("cp1252"), {"python", "docker"}),
        (b"\xff\xfe" + "- Python\n".encode("utf-16-le"), {"python"}),
        (b"\xef\xbb\xbf- Python\r\n", {"python"}),
        (b"- Python \xff\xfe\xfa docker\n", {"python", "docker"}),
        (b"- Python\r- docker\r", {"python", "docker"}),
    ],
)
def test_broken_and_foreign_encodings(tmp_path, content, skills):
    (tmp_path / "cv.md").write_bytes(content)
    told = read_claims(Request(today=TODAY, cv=(str(tmp_path / "cv.md"),)), VOCABULARY)
    assert {claim.skill for claim in told.claims} == skills


def test_bytes_that_are_no_text(tmp_path):
    (tmp_path / "cv.md").write_bytes(b"\x89\0\1\2" * 100)
    assert problem_of(tmp_path / "cv.md") == "this is no text file"


def test_half_characters_and_escapes_reach_nobody(tmp_path):
    (tmp_path / "r.json").write_text('{"basics": {}, "skills": [{"name": "zz\\ud800\\u001b[31m"}]}')
    told = read_claims(Request(today=TODAY, cv=(str(tmp_path / "r.json"),)), VOCABULARY)
    (unread,) = told.readings[0].unread
    unread.what.encode()
    assert unread.what.startswith("zz�")


def test_a_file_that_is_too_large(tmp_path):
    (tmp_path / "cv.md").write_text("- Python\n" * 40_000)
    assert "larger than 0 MB" in problem_of(tmp_path / "cv.md")


def test_a_folder_with_a_circle_and_too_many_files(tmp_path):
    folder = tmp_path / "me"
    folder.mkdir()
    (folder / "cv.md").write_text("- Python")
    (folder / "again").symlink_to(folder)
    told = read_claims(Request(today=TODAY, cv=(str(folder),)), VOCABULARY, SMALL)
    assert [claim.skill for claim in told.claims] == ["python"]
    for number in range(60):
        (folder / f"{number}.bin").write_bytes(b"")
    assert problem_of(folder) == "more than 50 files are in it"


PDF_LIMITS = replace(LIMITS, pages=3, seconds=2.0, extracted=10_000, memory=1 << 29)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.4 nothing", "damaged"),
        (pdf_of(b"BT ET"), "no text is in it"),
        (pdf_of(b"BT /F1 12 Tf (Python) Tj ET", pages=4), "more than 3 pages"),
        (pdf_of(b"BT /F1 12 Tf " + b"(Python and words) Tj T* " * 9_000 + b" ET"), "characters are in it"),
        (pdf_of(zlib.compress(b"(x) Tj " * 40_000_000, 9), extra=b"/Filter/FlateDecode"), ""),
    ],
    ids=["damaged", "no text", "pages", "characters", "bomb"],
)
def test_a_pdf_that_is_no_use(tmp_path, content, why):
    pytest.importorskip("pypdf")
    (tmp_path / "cv.pdf").write_bytes(content)
    assert why in problem_of(tmp_path / "cv.pdf", PDF_LIMITS)


def test_a_pdf_that_takes_its_time(tmp_path):
    pytest.importorskip("pypdf")
    slow = pdf_of(b"BT /F1 12 Tf " + b"1 0 0 1 1 1 Tm (x) Tj " * 400_000 + b" ET")
    (tmp_path / "cv.pdf").write_bytes(slow)
    limits = replace(LIMITS, seconds=1.0)
    assert "more than 1 seconds" in problem_of(tmp_path / "cv.pdf", limits)


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (docx("", ENTITIES), "declares entities"),
        (docx("", "<w:document"), "damaged"),
        (docx("x" * 2_000_000), "unfolds more than 200 times"),
        (docx("\n".join(f"line {n}" for n in range(9_000))), "characters are in it"),
        (docx(" "), "no text is in it"),
        (docx("Python")[:-30], "damaged"),
    ],
    ids=["entities", "xml", "bomb", "characters", "no text", "zip"],
)
def test_a_docx_that_is_no_use(tmp_path, content, why):
    pytest.importorskip("docx")
    (tmp_path / "cv.docx").write_bytes(content)
    assert why in problem_of(tmp_path / "cv.docx", PDF_LIMITS)
