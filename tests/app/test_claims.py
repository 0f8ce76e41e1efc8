"""All that a person may give, told apart by what is in it, also where its name says something else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from gander.app.claims import CONFIRM, read_claims
from gander.app.request import Request
from tests.evidence.person import TODAY, VOCABULARY
from tests.shell.claims_makers import docx, make_tar, make_zip, pdf_of

RESUME = json.dumps({"basics": {"summary": "Python"}, "skills": [{"name": "SQL"}]})
BADGE = json.dumps(
    {"type": "Assertion", "issuedOn": "2021", "badge": {"name": "docker", "issuer": "Example"}}
)
PULLS = json.dumps(
    [
        {
            "type": "pull_request",
            "url": "https://github.com/a/b/pull/1",
            "user": "https://github.com/sam",
            "title": "React",
            "merged_at": "2024-01-02T00:00:00Z",
        }
    ]
)
NOTEBOOK = json.dumps(
    {"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "code", "source": "import torch"}]}
)
RESULTS = "Competition,Rank,Teams\nDeep learning of cells,1,9\n"
SKILLS = "Name\nRust\n"


def told(*paths: Path, **more):
    return read_claims(Request(today=TODAY, cv=tuple(map(str, paths)), **more), VOCABULARY)


def skills(answer) -> set[str]:
    return {claim.skill for claim in answer.claims}


@pytest.mark.parametrize(
    ("content", "kind", "skill"),
    [
        (RESUME, "JSON Resume", "python"),
        (BADGE, "certificate", "docker"),
        (PULLS, "GitHub archive", "react"),
        (NOTEBOOK, "Kaggle export", "pytorch"),
        (RESULTS, "Kaggle export", "deep-learning"),
        ("Company Name,Title,Started On\nAcme,SQL,2020\n", "LinkedIn archive", "sql"),
        ("# Me\n- C++", "text", "cpp"),
        ("[My page](https://x.example)\n\n- C++", "text", "cpp"),
        ("{C++}", "text", "cpp"),
    ],
)
def test_a_file_is_what_is_in_it_whatever_its_name(tmp_path, content, kind, skill):
    (tmp_path / "file.txt").write_text(content)
    answer = told(tmp_path / "file.txt")
    (reading,) = answer.readings
    assert (reading.kind, reading.approximate) == (kind, False)
    assert skill in skills(answer)
    assert answer.problems == ()


def test_archives_and_documents_too(tmp_path):
    pytest.importorskip("pypdf")
    pytest.importorskip("docx")
    make_zip(tmp_path / "a.bin", {"Skills.csv": SKILLS})
    make_tar(tmp_path / "b.bin", {"pull_requests_000001.json": PULLS})
    make_tar(tmp_path / "c.gz", {"./x/pull_requests_000001.json": PULLS})
    (tmp_path / "d.bin").write_bytes(docx("Skills\nPython, docker (3 years)"))
    (tmp_path / "e.bin").write_bytes(pdf_of(b"BT /F1 12 Tf (SQL, 2 years) Tj ET"))
    answer = told(*(tmp_path / name for name in ("a.bin", "b.bin", "c.gz", "d.bin", "e.bin")))
    assert [r.kind for r in answer.readings] == [
        "LinkedIn archive", "GitHub archive", "GitHub archive", "DOCX", "PDF",
    ]  # fmt: skip
    assert skills(answer) == {"rust", "react", "python", "docker", "sql"}
    assert {c.skill: c.years for c in answer.claims if c.approximate} == {
        "python": None, "docker": 3.0, "sql": 2.0,
    }  # fmt: skip
    assert [r.assumed for r in answer.readings if r.approximate] == [(CONFIRM,), (CONFIRM,)]


def test_headings_and_tables_of_a_docx_mean_what_they_mean_in_a_text(tmp_path):
    docx_ = pytest.importorskip("docx")
    made = docx_.Document()
    made.add_heading("Work", 1)
    made.add_paragraph("Python", style="List Bullet")
    made.add_heading("To learn", 1)
    made.add_paragraph("Rust")
    made.add_heading("Skills", 1)
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "docker", "none"
    made.save(str(tmp_path / "cv.docx"))
    (reading,) = told(tmp_path / "cv.docx").readings
    assert [c.skill for c in reading.claims] == ["python"]
    assert [(r.skill, r.standing) for r in reading.refused] == [("rust", "wished"), ("docker", "denied")]


def test_a_folder_of_everything(tmp_path):
    folder = tmp_path / "me"
    (folder / "certificates").mkdir(parents=True)
    (folder / "LinkedIn").mkdir()
    (folder / "cv.md").write_text("- Python 5 years")
    (folder / "resume.json").write_text(RESUME)
    (folder / "certificates" / "a.json").write_text(BADGE)
    (folder / "LinkedIn" / "Skills.csv").write_text(SKILLS)
    (folder / "LinkedIn" / "messages.csv").write_text("FROM,CONTENT\nx,React\n")
    (folder / "nb.ipynb").write_text(NOTEBOOK)
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / "table.csv").write_text("a,b\n1,2\n")
    (folder / ".hidden").write_text("React")
    answer = told(folder)
    assert skills(answer) == {"python", "sql", "docker", "rust", "pytorch"}
    assert sorted(r.kind for r in answer.readings) == [
        "JSON Resume", "Kaggle export", "LinkedIn archive", "certificate", "files not read", "text",
    ]  # fmt: skip
    left = {u.what: u.why for u in answer.readings[-1].unread}
    assert left == {
        "LinkedIn/messages.csv": "private, and tells of no skill: not opened",
        "photo.png": "a picture",
        "table.csv": "a table that is not known: no header of LinkedIn or Kaggle",
    }


def test_several_sources_and_the_flag_keep_their_order_and_kind(tmp_path):
    (tmp_path / "a.md").write_text("- Python")
    (tmp_path / "b.json").write_text(RESUME)
    answer = told(tmp_path / "a.md", tmp_path / "no.md", tmp_path / "b.json", know=("rust 2y", "flurb"))
    assert [(c.skill, c.source) for c in answer.claims] == [
        ("rust", "flag"),
        ("python", "text"),
        ("python", "JSON Resume"),
        ("sql", "JSON Resume"),
    ]
    assert [p.where for p in answer.problems] == ["--know 'flurb'", str(tmp_path / "no.md")]
    assert answer.problems[1].why == "not available: it cannot be read (no such file or directory)"


def test_a_claim_holds_what_a_proof_would_need(tmp_path):
    table = "Company Name,Title,Description,Started On,Finished On\n"
    table += "Confidential,Engineer,docker,Jan 2019,Mar 2021\n"
    (tmp_path / "Positions.csv").write_text(table)
    (claim,) = told(tmp_path / "Positions.csv").claims
    assert (claim.skill, claim.where, claim.said, claim.source, claim.part) == (
        "docker", "Positions.csv:2", "docker", "LinkedIn archive", "position",
    )  # fmt: skip
    assert (claim.first, claim.last, claim.employer) == (date(2019, 1, 1), date(2021, 3, 1), "hidden")


@pytest.mark.parametrize(("form", "package"), [("pdf", "pypdf"), ("docx", "docx")])
def test_a_missing_library_names_the_command_that_installs_it(tmp_path, monkeypatch, form, package):
    import importlib.util

    real = importlib.util.find_spec
    monkeypatch.setattr(
        "gander.shell.claims_extract.importlib.util.find_spec",
        lambda name, *more: None if name == package else real(name, *more),
    )
    content = docx("Python") if form == "docx" else pdf_of(b"BT ET")
    (tmp_path / f"cv.{form}").write_bytes(content)
    (tmp_path / "cv.md").write_text("- SQL")
    answer = told(tmp_path / f"cv.{form}", tmp_path / "cv.md")
    (problem,) = answer.problems
    assert problem.why == f"not available: reading {form.upper()} needs one more package"
    assert problem.next == f'pip install "takeagander[{form}]"'
    assert skills(answer) == {"sql"}


def test_an_old_word_file_and_other_kinds(tmp_path):
    (tmp_path / "cv.doc").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 100)
    (problem,) = told(tmp_path / "cv.doc").problems
    assert "an old Word file: save it as .docx" in problem.why


def test_a_process_that_does_not_end_is_ended(tmp_path, monkeypatch):
    import subprocess

    def run(*given, timeout, **more):
        raise subprocess.TimeoutExpired("x", timeout)

    monkeypatch.setattr("gander.shell.claims_extract.subprocess.run", run)
    pytest.importorskip("pypdf")
    (tmp_path / "cv.pdf").write_bytes(pdf_of(b"BT ET"))
    (problem,) = told(tmp_path / "cv.pdf").problems
    assert problem.why == "not available: it takes longer than 20 seconds to read"
