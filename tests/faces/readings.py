"""Postings as they were read, for the faces to render: literal, so that no reader moves them."""

from __future__ import annotations

from datetime import date
from typing import Any

from gander.app.read import Gate, Member, Part, Posting, ReadAnswer, Status, Unit
from gander.model import Named, ReaderQuality

TEXT = """Senior ML engineer

About us
Our stack is Go & Kafka.

Requirements
- 5+ years of experience with Python
- PyTorch or TensorFlow
- Fluent German

Nice to have
- Kubernetes
"""
QUALITY = ReaderQuality(
    n_postings=40,
    n_employers=40,
    measured=date(2026, 11, 22),
    precision={"must": (0.79, 0.69, 0.86)},
    recall={"must": (0.72, 0.63, 0.81)},
    note="",
)
FACTS: dict[str, Any] = {
    "seniority": "senior",
    "places": [{"city": "Berlin", "admin1": "16", "iso2": "DE", "latitude": 52.5, "longitude": 13.4}],
    "remote": "remote",
    "remote_from": {"kind": "countries", "region": None, "iso2": ["DE", "AT"], "tz": None},
    "employment_type": "full-time",
    "years": {"min": 5.0, "max": None},
    "degree": {"level": "master", "required": True, "or_equivalent": True},
    "pay": {"min": 80000.0, "max": 95000.0, "currency": "EUR", "period": "year", "base_or_total": "base"},
    "lang": "en",
    "industry": "health",
    "posted": date(2026, 11, 1),
    "posted_basis": "stated",
    "basis": "read",
}


def span(text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    return at, at + len(words)


def unit(number: int, names: str, status: Status, rule: str, text: str = TEXT, **more: Any) -> Unit:
    members = tuple(
        Member(skill=Named(id=name.lower(), label=name), span=span(text, name)) for name in names.split("|")
    )
    whole = (members[0].span[0], members[-1].span[1])
    fields: dict[str, Any] = {"under": None, "kind": "hard", "years": (None, None), "span": whole} | more
    return Unit(number=number, members=members, status=status, rule=rule, **fields)


UNITS = (
    unit(1, "Python", "must", "heading:requirements", years=(5.0, None)),
    unit(
        2,
        "PyTorch|TensorFlow",
        "must",
        "heading:requirements, or",
        under=Named(id="dl", label="Deep learning"),
    ),
    unit(3, "Kubernetes", "nice", "heading:nice"),
    unit(4, "Go", "context", "stack-line"),
    unit(5, "Kafka", "context", "some:new-rule"),
)
GATES = (
    Gate(kind="years", span=span(TEXT, "- 5+ years of experience with Python")),
    Gate(kind="language", span=span(TEXT, "- Fluent German")),
)
PART = Part(
    part=0, roles=(Named(id="ml-engineer", label="ML engineer"),), facts=FACTS, gates=GATES, units=UNITS
)
POSTING = Posting(
    where="a.txt",
    title="Senior ML engineer",
    employer="Heron",
    location="Berlin",
    url="https://jobs.example.org/1",
    text=TEXT,
    parts=(PART,),
)
ANSWER = ReadAnswer(postings=(POSTING,), reader=QUALITY, today=date(2026, 11, 22))

HOSTILE = (
    "</p></script><script>alert(1)</script>\n"
    "\x1b[31mRed\x07 \u202egnp.exe <img src=x onerror=alert(2)> Python\n"
    "- <b>Kubernetes</b> 'quoted' \"double\" {{ 7 * 7 }} </a><a href=javascript:alert(3)>x</a>\n"
)
EVIL = Posting(
    where="<script>.txt",
    title="<script>alert(0)</script>\x1b[2J",
    employer="</title><script>",
    location=None,
    url="javascript:alert(4)",
    text=HOSTILE,
    parts=(
        Part(
            part=0,
            roles=(Named(id="x", label="<i>role</i>"),),
            facts=FACTS | {"industry": "<b>", "lang": "<u>"},
            gates=(Gate(kind="visa", span=span(HOSTILE, "Python\n- <b>")),),
            units=(
                unit(1, "Python", "must", "<script>, <b>", HOSTILE),
                unit(2, "<b>Kubernetes", "nice", "heading:nice", HOSTILE),
            ),
        ),
    ),
)
UNREAD = Posting(
    where="b.txt",
    title=None,
    employer=None,
    location=None,
    url=None,
    text="Wir suchen eine Person mit Python.",
    parts=(Part(part=0, roles=(), facts={"lang": "de", "basis": "title"}, gates=(), units=()),),
)
TWICE = Posting(
    where="c.txt",
    title="Two jobs",
    employer=None,
    location=None,
    url=None,
    text=TEXT,
    parts=(PART, Part(part=1, roles=PART.roles, facts=FACTS, gates=GATES[:1], units=UNITS[:2])),
)
POSTINGS = {"ordinary": POSTING, "hostile": EVIL, "unread": UNREAD, "two jobs": TWICE}


def answer(*postings: Posting) -> ReadAnswer:
    return ReadAnswer(postings=postings, reader=QUALITY, today=date(2026, 11, 22))
