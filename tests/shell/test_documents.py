"""Files of every form as postings, and one clear message for each that is none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gander.errors import UserError
from gander.shell.documents import decoded, read_documents

TEXT = "Data engineer\n\nRequirements\n- Python\n- SQL\n"
LONG = "<p>We look for a data engineer.</p><ul><li>Python</li><li>SQL</li></ul>" + "<p>Heron works.</p>" * 20


def put(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_text_has_its_first_line_as_title(tmp_path: Path) -> None:
    (found,) = read_documents(put(tmp_path, "a.txt", f"\n## **{TEXT}"))
    assert found.title == "Data engineer"
    assert "- SQL" in found.text


def test_a_long_first_line_is_no_title(tmp_path: Path) -> None:
    (found,) = read_documents(put(tmp_path, "a.txt", "word " * 50))
    assert found.title is None


@pytest.mark.parametrize("name", ["page.html", "page"])
def test_a_page_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    page = f"<html><title>x</title><body><nav>Jobs</nav><h1>Data engineer</h1>{LONG}</body></html>"
    (found,) = read_documents(put(tmp_path, name, page))
    assert found.title == "Data engineer"
    assert "- Python\n- SQL" in found.text
    assert "Jobs" not in found.text


def test_a_page_s_own_description_goes_before_its_text(tmp_path: Path) -> None:
    stated = {
        "@type": "JobPosting",
        "title": "Data engineer",
        "description": LONG,
        "datePosted": "2026-05-01T08:00:00Z",
        "validThrough": "2026-06-30T23:59",
        "hiringOrganization": {"@type": "Organization", "name": "Heron"},
        "jobLocation": [{"address": {"addressLocality": "Berlin", "addressCountry": {"name": "DE"}}}],
        "jobLocationType": "TELECOMMUTE",
        "baseSalary": {
            "currency": "EUR",
            "value": {"minValue": "70,000", "maxValue": 90000, "unitText": "YEAR"},
        },
    }
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    (found,) = read_documents(put(tmp_path, "p.html", f"<html><body>{script}<p>Scala</p></body></html>"))
    assert "Scala" not in found.text
    assert "- Python\n- SQL" in found.text
    assert (found.title, found.employer, found.location) == ("Data engineer", "Heron", "Berlin, DE")
    assert (found.posted, found.posted_basis, found.remote) == (date(2026, 5, 1), "stated", "Remote")
    assert found.closes == date(2026, 6, 30)
    assert (found.pay_min, found.pay_max, found.pay_currency, found.pay_period) == (
        70000,
        90000,
        "EUR",
        "YEAR",
    )


def test_a_day_of_writing_is_no_day_of_posting(tmp_path: Path) -> None:
    own = {"title": "Data engineer", "text": LONG, "createdAt": "2026-01-02"}
    (written,) = read_documents(put(tmp_path, "a.json", json.dumps(own)))
    assert (written.posted, written.posted_basis) == (date(2026, 1, 2), "written")
    (posted,) = read_documents(put(tmp_path, "b.json", json.dumps({**own, "publishedAt": "2026-05-01"})))
    assert (posted.posted, posted.posted_basis) == (date(2026, 5, 1), "stated")


def test_a_saved_mhtml_page(tmp_path: Path) -> None:
    body = f"<html><body><h1>Data engineer</h1>{LONG}</body></html>".replace("=", "=3D")
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
    part = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    (found,) = read_documents(put(tmp_path, "p.mhtml", f"{head}{part}{body}\n--B--\n"))
    assert found.title == "Data engineer"
    assert "- Python" in found.text


@pytest.mark.parametrize(
    ("value", "title", "place"),
    [
        ({"title": "T", "text": TEXT, "location": "Hue"}, "T", "Hue"),
        (
            [
                {
                    "name": "T",
                    "content": "&lt;p&gt;Python &amp;amp; SQL&lt;/p&gt;",
                    "location": {"name": "Hue"},
                }
            ],
            "T",
            "Hue",
        ),
        ({"jobs": [{"title": "T", "descriptionHtml": "<p>Python</p>", "city": "Hue"}]}, "T", "Hue"),
        ({"text": "T", "description": TEXT, "categories": {"location": "Hue"}}, "T", "Hue"),
    ],
)
def test_json_under_the_usual_names(tmp_path: Path, value: Any, title: str, place: str) -> None:
    (found,) = read_documents(put(tmp_path, "a.json", json.dumps(value)))
    assert (found.title, found.location) == (title, place)
    assert "Python" in found.text
    assert "<p>" not in found.text


def test_several_postings_in_one_file(tmp_path: Path) -> None:
    rows = [{"title": f"T{n}", "text": TEXT} for n in range(3)]
    for content in (json.dumps(rows), "\n".join(map(json.dumps, rows))):
        assert [d.title for d in read_documents(put(tmp_path, "a.json", content))] == ["T0", "T1", "T2"]


def test_a_text_that_opens_with_a_bracket_is_text(tmp_path: Path) -> None:
    (found,) = read_documents(put(tmp_path, "a.txt", "[Remote] Data engineer\nPython"))
    assert found.title == "[Remote] Data engineer"


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (found,) = read_documents(put(tmp_path, "a.pdf", pdf("Data engineer with Python")))
    assert "Data engineer with Python" in found.text


def pdf(words: str) -> bytes:
    """The smallest PDF that says that."""
    stream = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, at = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        at.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in at)
    size, xref = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, xref)


def test_without_the_extra_the_command_that_installs_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    with pytest.raises(UserError) as error:
        read_documents(put(tmp_path, "a.pdf", b"%PDF-1.4 x"))
    assert 'pip install "takeagander[pdf]"' in error.value.problems[0].next


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", " \n", "it is empty"),
        ("a.docx", b"PK\x03\x04xxxx", "Word file"),
        ("a.bin", b"abc\x00def", "no text"),
        ("a.json", '{"title": "T"}', "no posting with a text"),
        ("a.json", '{"title": "T", ', "damaged JSON"),
        ("a.html", "<html><body><script>x</script></body></html>", "no text stands on this page"),
    ],
)
def test_what_is_no_posting_says_so(tmp_path: Path, name: str, content: str | bytes, why: str) -> None:
    with pytest.raises(UserError) as error:
        read_documents(put(tmp_path, name, content))
    (problem,) = error.value.problems
    assert why in problem.why
    assert problem.next


def test_missing_files_and_addresses(tmp_path: Path) -> None:
    for name, why in (
        (str(tmp_path / "no"), "cannot be read"),
        ("https://x.example/1", "opens no addresses"),
    ):
        with pytest.raises(UserError, match=why):
            read_documents(name)


@pytest.mark.parametrize(
    "data",
    [
        "Đà Nẵng".encode(),
        "\ufeffĐà Nẵng".encode(),
        "Đà Nẵng".encode("utf-16"),
        b"\xff\xfe" + "Đà Nẵng".encode("utf-16-le"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert decoded(data) == "Đà Nẵng"


def test_old_encodings() -> None:
    assert decoded("Köln – Büro".encode("cp1252")) == "Köln – Büro"
    assert decoded("<meta charset='iso-8859-2'>Łódź".encode("iso-8859-2")).endswith("Łódź")
