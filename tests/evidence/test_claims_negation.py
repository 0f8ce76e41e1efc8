"""Negation and wishes as people write them, in CV lines, summaries and descriptions, in three languages."""

from __future__ import annotations

import pytest

from gander.evidence.claims_json_resume import read_json_resume
from gander.evidence.claims_linkedin import read_linkedin
from tests.evidence.claims_terms import TERMS, cv_claims

SENTENCES = [
    # English, denied
    ("I don't have any hands-on experience with Kubernetes yet.", ""),
    ("Zero exposure to docker so far; Python every day.", "python"),
    ("Python expert, not a React person", "python"),
    ("My experience does not include Kubernetes.", ""),
    ("We didn't use docker at all, everything ran on bare metal in Python.", "python"),
    ("SQL yes, Kubernetes no", "sql"),
    ("SQL: yes, Kubernetes: no", "sql"),
    ("Docker? Never touched it.", ""),
    ("I am no expert in Rust, but write Go daily", "go"),
    ("Familiar with SQL (no React)", "sql"),
    ("Everything except React: Python, SQL, docker", "docker python sql"),
    ("Kubernetes is something I have yet to use", ""),
    ("I lack experience in Kubernetes and docker", ""),
    ("Have not worked with PyTorch professionally", ""),
    ("I prefer Python over React", "python"),
    ("Unfamiliar with Kubernetes", ""),
    ("Used to avoid docker; now I use docker daily", "docker"),
    ("Migrated from React to Python", "python react"),
    ("No prior Rust; five years of C++", "cpp"),
    # English, wished
    ("Currently learning Rust", ""),
    ("Just started learning Rust", ""),
    ("Rust is next on my list", ""),
    ("Would love to work with Kubernetes", ""),
    ("Hoping to use docker in my next role", ""),
    ("Seeking a role where I can learn Kubernetes", ""),
    ("In 2026 I will learn Rust", ""),
    ("Planning to get certified in Kubernetes", ""),
    ("Taking a course on Kubernetes", ""),
    ("Beginner in Rust (learning), fluent in Python", "python"),
    ("Goal: become good at Kubernetes", ""),
    ("Eager to work with PyTorch; so far SQL only", "sql"),
    ("Looking for an opportunity to apply PyTorch", ""),
    ("Aspiring Rust developer", ""),
    # what looks like it and is none
    ("No-code to Python migrations", "python"),
    ("Taught a course on Kubernetes", "kubernetes"),
    ("Built deep learning models in PyTorch", "deep-learning pytorch"),
    ("Reduced cost without losing accuracy using PyTorch", "pytorch"),
    ("Never missed a release in six years of Python", "python"),
    ("Not a single outage while running Kubernetes", "kubernetes"),
    ("I cannot imagine work without docker", "docker"),
    ("Nobody in the team knew docker, so I taught them docker", "docker"),
    ("Helped others to learn Kubernetes", "kubernetes"),
    # Vietnamese
    ("Tôi chưa có kinh nghiệm với Kubernetes", ""),
    ("Không biết React, thành thạo Python", "python"),
    ("Mong muốn được học Kubernetes", ""),
    ("Sắp tới sẽ học Rust", ""),
    ("Đang tìm hiểu Kubernetes, đã dùng docker 2 năm", "docker"),
    ("Chưa bao giờ làm việc với React nhưng đã dùng SQL 3 năm", "sql"),
    ("Thành thạo Python, SQL và docker", "docker python sql"),
    ("Định hướng: trở thành chuyên gia Kubernetes", ""),
    # German
    ("Ich habe noch keine Erfahrung mit Kubernetes", ""),
    ("Mit docker habe ich noch nie gearbeitet", ""),
    ("Ich möchte Rust lernen", ""),
    ("Zurzeit lerne ich Kubernetes, Python kann ich gut", "python"),
    ("Kubernetes will ich als Nächstes lernen", ""),
    ("Grundkenntnisse in SQL, keinerlei Kenntnisse in React", "sql"),
    ("Gute Kenntnisse in Python und SQL", "python sql"),
    ("Nicht ohne docker: tägliche Arbeit mit Kubernetes", "docker kubernetes"),
    ("Interesse an Kubernetes", ""),
    # more of the same, in wordings that were tried when the rules stood
    ("Kubernetes isn't something I know", ""),
    ("My knowledge of Kubernetes is nil", ""),
    ("I know nothing about Kubernetes", ""),
    ("Kubernetes experience: none", ""),
    ("Docker is new to me", ""),
    ("Nothing but Python", "python"),
    ("Not afraid of Kubernetes", "kubernetes"),
    ("No stranger to docker", "docker"),
    ("Can't live without docker", "docker"),
    ("Don't hesitate to ask me about PyTorch", "pytorch"),
    ("Willing to relocate; Python, SQL", "python sql"),
    ("Looking for a role where I can use my Python and SQL skills", "python sql"),
    ("Mentored juniors who wanted to learn docker", "docker"),
    ("Next steps: Kubernetes, docker", ""),
    ("Goals for 2026: Kubernetes", ""),
    ("Willing to learn docker", ""),
    ("I'd love to try Rust", ""),
    ("I'm teaching myself Rust", ""),
    ("Taught myself Rust", "rust"),
    ("Rust (beginner, still learning)", ""),
    ("Python (expert), Kubernetes (want to learn)", "python"),
    ("Reading a book about Kubernetes", ""),
    ("Enrolled in a Kubernetes bootcamp", ""),
    ("Kubernetes is on my learning list", ""),
    ("Kubernetes: planned for 2027", ""),
    ("Considering learning Rust", ""),
    ("Không có kiến thức về docker", ""),
    ("Thiếu kinh nghiệm với Kubernetes", ""),
    ("Rất muốn được làm việc với Kubernetes", ""),
    ("Đã học và dùng docker 2 năm", "docker"),
    ("Rust lerne ich gerade", ""),
    ("Rust: in Einarbeitung", ""),
    ("Würde gerne mit Kubernetes arbeiten", ""),
    ("Keine Kenntnisse: docker, React", ""),
    ("Sicherer Umgang mit docker, aber nicht mit React", "docker"),
]


@pytest.mark.parametrize(("line", "claimed"), SENTENCES)
def test_a_line_of_a_cv(line, claimed):
    assert " ".join(sorted(c.skill for c in cv_claims(f"- {line}"))) == claimed


@pytest.mark.parametrize(("line", "claimed"), SENTENCES[::3])
def test_the_same_in_a_resume_and_an_archive(line, claimed):
    resume = {"basics": {"summary": f"Engineer.\n{line}"}, "work": [{"name": "Acme", "summary": line}]}
    found = {c.skill for c in read_json_resume("me.json", resume, TERMS).claims}
    assert " ".join(sorted(found)) == claimed
    quoted = line.replace('"', '""')
    table = f'Company Name,Title,Description,Started On,Finished On\nAcme,Engineer,"{quoted}",Jan 2020,\n'
    reading = read_linkedin("x.zip", {"Positions.csv": table}, TERMS, 100, 10_000)
    assert " ".join(sorted({c.skill for c in reading.claims})) == claimed


@pytest.mark.parametrize(
    ("line", "skill", "standing"),
    [
        ("No experience with Kubernetes", "kubernetes", "denied"),
        ("Currently learning Kubernetes", "kubernetes", "wished"),
        ("Master's degree in machine learning", "machine-learning", "degree"),
        ("~~React~~ Python", "react", "struck out"),
    ],
)
def test_what_is_not_claimed_is_kept_with_the_reason(line, skill, standing):
    reading = read_linkedin("x", {"Courses.csv": f'Name,Number\n"{line}",\n'}, TERMS, 10, 10_000)
    assert [(r.skill, r.standing, r.where, r.said) for r in reading.refused] == [
        (skill, standing, "Courses.csv:2", line)
    ]
