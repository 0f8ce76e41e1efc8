"""A posting of our own making, and the names that its sheets may use."""

from __future__ import annotations

from gander.labels.form import Label, Member, Unit
from gander.labels.grammar import Grammar
from gander.labels.known import Known
from gander.labels.page import Page

TEXT = """Senior ML engineer – Berlin
Our stack is Go, Kafka & React.
Requirements
- 5+ years of experience with Python
- PyTorch or TensorFlow, or another deep
  learning framework
- C++ and C; Go, Google, Go
- Naïve Bayes, tiếng Việt, "List [Go]" (soft) | x < y = z
- 24:7 support, Formula #1
- Fluent German"""
PAGE = Page(TEXT)
LABELS = {
    "python": "Python",
    "pytorch": "PyTorch",
    "deep-learning": "Deep learning",
    "cpp": "C++",
    "go": "Go",
}
SPELT = {label.casefold(): id_ for id_, label in LABELS.items()} | {
    "deep learning framework": "deep-learning",
    "golang": "go",
}
KNOWN = Known(
    roles=("ml-engineer", "data-engineer", "other"),
    industries=("finance", "ai", "unknown"),
    countries=frozenset(("DE", "US", "CA", "GB", "VN")),
    skill=lambda name: SPELT.get(name.casefold()) or "-".join(name.casefold().split()),
    skill_label=lambda id_: LABELS.get(id_, id_),
)
GRAMMAR = Grammar(PAGE, KNOWN)
DIGEST = "b2:0123456789abcdef0123456789abcdef"
POSTING = """role: ml-engineer
seniority: senior
places: Berlin, DE
remote: hybrid
remote_from: -
pay: -
years: 5-
degree: -
gates: years@4; language:de@10
industry: ai
employer: direct
lang: en
"""


def member(words: str, skill: str = "", nth: int = 1) -> Member:
    """The nth place of the words in the text."""
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    return Member(at, at + len(words), skill or KNOWN.skill(words))


def unit(*words: str, **more: object) -> Unit:
    fields: dict[str, object] = {"status": "must"} | more
    return Unit(members=tuple(member(one) for one in words), **fields)  # type: ignore[arg-type]


LABEL = Label(
    units=(
        unit("Python", years=(5.0, None)),
        unit("PyTorch", "TensorFlow", under=member("deep\n  learning framework", "deep-learning")),
        Unit(status="nice", members=(member("Go", nth=4),)),
        unit("Kafka", status="context", part=1),
        unit("tiếng Việt", kind="soft", part=2),
    ),
    posting={
        "role": ["ml-engineer", "other"],
        "seniority": "unknown",
        "places": ["Berlin, DE", "US"],
        "remote": "remote",
        "remote_from": "countries:US,CA;region:EU",
        "pay": {"min": None, "max": 9000.5, "currency": None, "period": "month", "base_or_total": "unknown"},
        "years": [None, 3.0],
        "degree": {"level": "phd", "required": False, "or_equivalent": True},
        "gates": [{"kind": "years", "detail": None, "start": 73, "end": 109}],
        "industry": "unknown",
        "employer": "agency",
        "lang": "vi",
        "parts": [
            {"role": ["ml-engineer"], "seniority": "lead", "start": 0},
            {"role": ["data-engineer", "other"], "seniority": "unknown", "start": 28},
        ],
    },
)
