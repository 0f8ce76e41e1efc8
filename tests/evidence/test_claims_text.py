"""A CV in Markdown or plain text: times of positions, lists of skills, and what is not understood."""

from __future__ import annotations

from datetime import date

from gander.evidence.claims_text import read_text
from tests.evidence.claims_terms import TERMS, TODAY

CV = """# Sam
Engineer.

## Work
### Data engineer, Acme, Jan 2019 – Mar 2021
- Pipelines in SQL
### Engineer, under NDA, 2022 - now
- PyTorch
Docker (2023–2024)

## Skills
- Python, Zorglub, docker
- **Tools:** k8s, Wibble 9
```
React
```
"""


def read(text):
    return read_text("cv.md", text, TERMS)


def test_times_and_hidden_employers_reach_the_lines_below_a_position():
    found = {c.skill: (c.where, c.first, c.last, c.employer) for c in read(CV).claims}
    assert found == {
        "sql": ("cv.md:6", date(2019, 1, 1), date(2021, 3, 1), "none"),
        "pytorch": ("cv.md:8", date(2022, 1, 1), TODAY, "hidden"),
        "docker": ("cv.md:9", date(2023, 1, 1), date(2024, 7, 1), "hidden"),
        "python": ("cv.md:12", None, None, "none"),
        "kubernetes": ("cv.md:13", None, None, "none"),
    }


def test_what_is_not_understood_is_kept_with_its_place():
    left = [(u.kind, u.where, u.what) for u in read(CV).unread]
    assert left == [
        ("skill", "cv.md:12", "Zorglub"),
        ("skill", "cv.md:13", "Wibble 9"),
        ("line", "cv.md", "lines 2, 15"),
    ]


def test_a_text_without_marks_has_sections_too():
    text = "Sam\n\nSKILLS\nPython, Zorglub\n\nLearning goals\nRust\n\nWork experience\ndocker\n"
    reading = read(text)
    assert [c.skill for c in reading.claims] == ["python", "docker"]
    assert [(r.skill, r.standing) for r in reading.refused] == [("rust", "wished")]
    assert [u.what for u in reading.unread if u.kind == "skill"] == ["Zorglub"]


def test_german_and_vietnamese_sections():
    text = "## Kenntnisse\nPython, Zorglub\n## Möchte ich lernen\nRust\n## Kỹ năng\nSQL, Wibble\n## Sẽ học\n"
    text += "docker"
    reading = read(text)
    assert [c.skill for c in reading.claims] == ["python", "sql"]
    assert [r.skill for r in reading.refused] == ["rust", "docker"]
    assert [u.what for u in reading.unread if u.kind == "skill"] == ["Zorglub", "Wibble"]


def test_a_layout_is_marked_as_approximate():
    reading = read_text("cv.pdf", "Python", TERMS, "PDF", approximate=True)
    assert reading.approximate and reading.claims[0].approximate
    assert (reading.claims[0].source, reading.claims[0].part) == ("PDF", "text")
