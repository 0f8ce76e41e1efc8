"""LinkedIn's archive, with the headers and dates that it writes."""

from __future__ import annotations

from datetime import date

from gander.evidence.claims_linkedin import is_linkedin, read_linkedin
from tests.evidence.claims_terms import TERMS
from tests.evidence.person import TODAY

POSITIONS = """Company Name,Title,Description,Location,Started On,Finished On
Acme,Engineer,"Training with PyTorch.
No Kubernetes.",Berlin,Jan 2021,Mar 2023
Confidential,Engineer,SQL,,Apr 2023,
Acme,Porter,Carried boxes,,2015,2016
"""
FILES = {
    "Export/Positions.csv": POSITIONS,
    "Export/Skills.csv": "Name\nPython\nZorglub\nReact (learning)\n",
    "Export/Certifications.csv": (
        "Name,Url,Authority,Started On,Finished On,License Number\n"
        "Certified in docker,https://x.example,Example School,Jul 2022,Jul 2025,1\n"
    ),
    "Export/Education.csv": (
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
        "Example University,2010,2015,Thesis in C++,MSc Machine Learning,\n"
    ),
    "Export/Profile.csv": (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code\n"
        "Sam,Example,,,,Engineer | Go | k8s,I want to learn Rust,,\n"
    ),
    "Export/Languages.csv": "Name,Proficiency\nGerman,Professional working proficiency\n",
    "Export/Courses.csv": 'Notes:\n"What this is about, and why"\n\nName,Number\nDeep learning,7\n',
    "Export/Projects.csv": "Title,Description,Url,Started On,Finished On\nBot,A bot in docker,,Feb 2020,\n",
}


def read(files=FILES, rows=100):
    return read_linkedin("me.zip", files, TERMS, rows, 10_000)


def test_every_table():
    found = {(c.skill, c.where): c for c in read().claims}
    assert set(found) == {
        ("pytorch", "Positions.csv:3"),
        ("sql", "Positions.csv:4"),
        ("python", "Skills.csv:2"),
        ("docker", "Certifications.csv:2"),
        ("cpp", "Education.csv:2"),
        ("go", "Profile.csv:2"),
        ("kubernetes", "Profile.csv:2"),
        ("deep-learning", "Courses.csv:5"),
        ("docker", "Projects.csv:2"),
    }
    acme, hidden = found["pytorch", "Positions.csv:3"], found["sql", "Positions.csv:4"]
    assert (acme.first, acme.last, acme.employer) == (date(2021, 1, 1), date(2023, 3, 1), "named")
    assert (hidden.first, hidden.last, hidden.employer) == (date(2023, 4, 1), TODAY, "hidden")
    assert found["docker", "Certifications.csv:2"].last == date(2022, 7, 1)
    assert {c.part for c in found.values()} == {
        "position", "skill list", "certificate", "education", "profile", "course", "project",
    }  # fmt: skip


def test_what_is_not_claimed_and_not_understood():
    reading = read()
    assert [(r.skill, r.standing, r.where) for r in reading.refused] == [
        ("kubernetes", "denied", "Positions.csv:3"),
        ("react", "wished", "Skills.csv:4"),
        ("machine-learning", "degree", "Education.csv:2"),
        ("rust", "wished", "Profile.csv:2"),
    ]
    assert [(u.kind, u.where, u.what) for u in reading.unread] == [
        ("line", "Positions.csv:5", "Porter"),
        ("skill", "Skills.csv:3", "Zorglub"),
        ("field", "Languages.csv:2", "German Professional working proficiency"),
    ]
    assert [f.what for f in reading.feats] == ["Certified in docker"]
    assert reading.assumed == ("Courses.csv: the 3 lines above its header are notes",)


def test_columns_and_tables_that_are_new():
    files = {
        "Courses.csv": "Name,Number,Grade\ndocker,1,A\n",
        "Skills.csv": "Skill\nPython\n",
        "x.csv": "Name,Authority\ndocker,Example\n",
    }
    reading = read(files)
    assert [(u.kind, u.what) for u in reading.unread] == [("field", "Grade"), ("file", "Skills.csv")]
    assert [(c.skill, c.part) for c in reading.claims] == [("docker", "course"), ("docker", "certificate")]


def test_a_broken_row_and_a_table_that_is_too_long():
    files = {"Courses.csv": "Name,Number\ndocker,1,2,3\n", "Skills.csv": "Name\n" + "SQL\n" * 200}
    reading = read(files)
    assert [(u.kind, u.where) for u in reading.unread] == [("line", "Courses.csv:2")]
    assert [p.why for p in reading.problems] == ["not available: more than 100 rows"]


def test_it_is_known_by_its_header():
    assert is_linkedin("whatever.csv", POSITIONS)
    assert is_linkedin("Skills.csv", "Name\nPython\n")
    assert not is_linkedin("other.csv", "Name\nPython\n")
    assert not is_linkedin("Positions.csv", "a,b\n")
