"""What a CV denies: how far a negation reaches, in three languages, and what looks like one and is none."""

from __future__ import annotations

import time

import pytest

from tests.evidence.claims_terms import cv_claims


def skills(line):
    return " ".join(sorted(c.skill for c in cv_claims(line)))


@pytest.mark.parametrize(
    ("line", "claimed"),
    [
        # one clause denies nothing of the other
        ("I know Kubernetes but not docker", "kubernetes"),
        ("I don't know docker but I know Kubernetes", "kubernetes"),
        ("No experience with docker; Kubernetes daily", "kubernetes"),
        ("I don't know docker, Kubernetes is my daily work", "kubernetes"),
        ("Python daily, no docker, Kubernetes", "kubernetes python"),  # an item of a list, not its head
        ("Docker without Kubernetes", "docker"),
        ("Python, not docker", "python"),
        ("I have no experience with docker and use Python daily", "python"),
        # one negation denies a whole list
        ("No docker, Kubernetes or SQL", ""),
        ("I have never used docker or Kubernetes", ""),
        ("Neither docker nor Kubernetes, Python always", "python"),
        ("I cannot write React and never had the chance to touch Kubernetes", ""),
        # something else instead
        ("Rather than React I use Go", "go"),
        ("Python instead of React", "python"),
        ("Thay vì React tôi dùng Python", "python"),
        ("Python statt React", "python"),
        # behind the name
        ("Docker: none", ""),
        ("Docker - no experience", ""),
        ("Docker (none), Python (5 years)", "python"),
        ("Docker – not yet", ""),
        ("| Docker | none |", ""),
        ("Docker I have never used", ""),
        ("Docker and Kubernetes: none", ""),
        ("Python, SQL, docker: none", "python sql"),
        ("Docker: 0 years", ""),
        ("Docker chưa biết, Python: 3 năm", "python"),
        ("React kenne ich nicht", ""),
        # marks and struck text
        ("Docker ❌", ""),
        ("- ❌ Docker", ""),
        ("Python ✅ Docker ❌ SQL ✅", "python sql"),
        ("✅ Python ❌ Docker ✅ SQL", "python sql"),
        ("| Docker | ❌ | Python | ✅ |", "python"),
        ("~~React~~ Python", "python"),
        ("<del>React</del> Python <!-- SQL -->", "python"),
        ("- [ ] React", ""),
        ("- [x] React", "react"),
        # German
        ("keine Erfahrung mit React", ""),
        ("Ich kann Python, aber kein React", "python"),
        ("Noch nie mit docker gearbeitet, aber mit Kubernetes", "kubernetes"),
        ("Nicht nur Python, sondern auch SQL", "python sql"),
        # Vietnamese
        ("chưa biết Rust nhưng biết Go", "go"),
        ("Không chỉ Python mà còn C++", "cpp python"),
        ("Không có kinh nghiệm với docker, nhưng biết Python", "python"),
        ("Chưa từng dùng docker và Kubernetes", ""),
        ("Không ngừng học hỏi Python", "python"),
        # what looks like a negation
        ("Not only Python but also SQL", "python sql"),
        ("No-downtime deploys on Kubernetes", "kubernetes"),
        ("Deployed without downtime on Kubernetes", "kubernetes"),
        ("No less than three services in Python", "python"),
        ("Never stop learning Python", "python"),
        ("Python developer with no degree", "python"),
        ("Python, wanting to learn Rust", "python"),
        ("Learning Rust, I know Python", "python"),
    ],
)
def test_reach_of_a_denial(line, claimed):
    assert skills(line) == claimed


@pytest.mark.parametrize(
    ("line", "claimed"),
    [
        ("Bachelor of Machine Learning", ""),
        ("Bachelor of Science in Machine Learning, 2019", ""),
        ("**BSc, Machine Learning**", ""),
        ("PhD in machine learning and deep learning", "deep-learning"),  # may be the thesis, may be work
        ("Master's degree in machine learning", ""),
        ("Machine learning degree", ""),
        ("Cử nhân ngành machine learning", ""),
        ("BSc in Machine Learning, Python", "python"),
        ("Scrum Master, machine learning", "machine-learning"),
        ("Master student, wrote a thesis in Python", "python"),
    ],
)
def test_a_degree_is_no_claim_of_its_field(line, claimed):
    assert skills(line) == claimed


def test_a_line_without_end_takes_no_time_without_end():
    line = "no experience with docker and Python, ❌ never " * 200
    start = time.perf_counter()
    cv_claims(line + " " * 5_000 + "react")
    assert time.perf_counter() - start < 5
