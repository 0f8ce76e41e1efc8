"""How a posting is shown: whole paragraphs and lists, further mentions, jobs told once, places by name."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gander.app.read import Gate, Look, Part, Posting
from gander.app.read_looks import Mention
from gander.faces import jobs, marks, place_words, posting_words, quality_words
from gander.faces.flow import flowing
from gander.faces.html.posting import render
from gander.faces.html.posting_text import blocks
from gander.model import ReaderQuality, ReaderSegment
from tests.faces.readings import FACTS, PART, POSTING, TWICE, answer, span, unit

WRAPPED = """What you will do

We count the geese on every lake and write down
which have moved since the last winter.

- Build the scales that weigh a goose while it is
  asleep, and the data-
  driven rest
- Mend boats
#LI-Remote
"""


def posting(text: str, *parts: Part, **more: Any) -> Posting:
    return Posting(
        where="a.txt", title=None, employer=None, location=None, url=None, text=text, parts=parts, **more
    )


def soft(text: str, *before: str) -> Look:
    """A look in which the line ends behind those words are soft."""
    return Look(soft=tuple(text.index(words + "\n") + len(words) for words in before))


def shape(found: Posting) -> list[tuple[str, list[str]]]:
    return [(b.kind, ["".join(run.text for run in line) for line in b.lines]) for b in blocks(0, found)]


def test_wrapped_lines_are_whole_again_and_spans_hold() -> None:
    look = soft(WRAPPED, "write down", "while it is", "the data-")
    found = posting(WRAPPED, look=look)
    assert len(flowing(found)) == len(WRAPPED)
    kinds = [
        (kind, [line.replace("\u2060", "").replace("   ", " ") for line in lines])
        for kind, lines in shape(found)
    ]
    assert kinds == [
        ("h", ["What you will do"]),
        (
            "p",
            [
                "We count the geese on every lake and write down which have moved since the last winter.",
            ],
        ),
        (
            "ul",
            [
                "Build the scales that weigh a goose while it is asleep, and the data-driven rest",
                "Mend boats",
            ],
        ),
        ("p", ["#LI-Remote"]),
    ]


def test_a_text_that_nothing_wrapped_keeps_its_lines() -> None:
    found = posting("We look for someone\nwho likes geese")
    assert flowing(found) == found.text
    assert shape(found) == [("p", ["We look for someone", "who likes geese"])]


def test_a_list_in_one_line_is_a_list_but_a_headline_is_none() -> None:
    listed = "Bring: • ten winters on lakes with birds • a boat that you can mend alone • much love for geese"
    (before, items) = shape(posting(listed))
    assert before == ("h", ["Bring:"])
    assert items[0] == "ul"
    assert [item.strip() for item in items[1]] == [
        "ten winters on lakes with birds",
        "a boat that you can mend alone",
        "much love for geese",
    ]
    head = "Heron • Berlin • Remote • Full-time"
    assert shape(posting(head)) == [("p", [head])]


def test_a_label_with_a_colon_is_a_heading_without_empty_lines() -> None:
    text = "Heron counts geese, and has done so for years.\nThe offer:\nA boat of your own, and a lake."
    assert [kind for kind, _ in shape(posting(text))] == ["p", "h", "p"]


def test_what_is_named_again_is_marked_faintly() -> None:
    text = "Python is fun.\n\nRequirements\n- Python\n"
    at = text.rindex("Python")
    python = unit(1, "Python", "must", "heading:requirements", text)
    first = replace(python.members[0], span=(at, at + 6))
    part = replace(PART, gates=(), units=(replace(python, members=(first,), span=first.span),))
    look = Look(mentions=(Mention(skill="python", span=(0, 6)), Mention(skill="python", span=(at, at + 6))))
    shown = [piece for piece in marks.pieces(posting(text, part, look=look)) if piece.asked]
    assert [(piece.start, piece.again) for piece in shown] == [(0, True), (at, False)]
    source = render(answer(posting(text, part, look=look)))
    assert re.search(r'class="m must again" id="m0-0" href="#u0-0-1"', source)
    assert f'<a href="#m0-{at}">Python</a>' in source


def test_a_sentence_with_two_conditions_stands_once_and_without_its_bar() -> None:
    text = "Heron | MSc and 5 years | Remote"
    whole = span(text, "MSc and 5 years |")
    gates = (Gate(kind="degree", span=whole), Gate(kind="years", span=whole))
    found = posting(text, replace(PART, gates=gates, units=()))
    (condition,) = marks.conditions(found)
    assert condition.kinds == ("degree", "years")
    assert marks.said(found, condition) == "MSc and 5 years"
    assert "Degree and years of experience" in render(answer(found))


def test_a_place_leads_only_to_a_sentence_that_names_it() -> None:
    text = "You work on site.\nYou must live near Berlin."
    bare = replace(PART, units=(), gates=(Gate(kind="place", span=span(text, "You work on site.")),))
    named = replace(bare, gates=(Gate(kind="place", span=span(text, "You must live near Berlin.")),))
    place = re.compile(r"<a [^>]*>Berlin,\u00a0Germany</a>")
    assert not place.search(render(answer(posting(text, bare))))
    assert place.search(render(answer(posting(text, named))))


def test_context_is_folded_behind_the_eighth() -> None:
    text = " ".join(f"Tool{n}x" for n in range(12))
    units = tuple(unit(n + 1, f"Tool{n}x", "context", "stack-line", text) for n in range(12))
    source = render(answer(posting(text, replace(PART, gates=(), units=units))))
    assert '<details class="more"><summary>and 4 more</summary>' in source
    assert '<span class="count">12</span>' in source


def test_several_jobs_are_told_once() -> None:
    second = replace(
        TWICE.parts[1], facts=FACTS | {"seniority": "junior"}, title="Junior keeper of the geese, nights"
    )
    found = jobs.tell(replace(TWICE, parts=(replace(PART, title="Keeper of the geese"), second)))
    assert found.whole
    assert [job.name for job in found.jobs] == ["Keeper of the geese", "Junior keeper of the geese, nights"]
    assert ("place", "Berlin,\u00a0Germany", "place") in found.whole.facts
    assert [job.facts for job in found.jobs] == [
        (("seniority", "senior", ""),),
        (("seniority", "junior", ""),),
    ]
    assert [u.number for job in found.all for u in job.part.units] == [1, 2, 3, 4, 5]
    assert [len(job.part.units) for job in found.all] == [2, 3, 0]


def test_jobs_without_a_title_are_called_by_role_and_seniority() -> None:
    assert [job.name for job in jobs.tell(TWICE).jobs] == ["senior ML engineer"] * 2
    assert jobs.tell(POSTING).jobs == ()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"city": "Detroit", "admin1": "MI", "iso2": "US"}, "Detroit, MI, US"),
        ({"city": None, "admin1": "CA", "iso2": "US"}, "California, US"),
        ({"city": None, "admin1": None, "iso2": "CA"}, "Canada"),
        ({"city": "Toronto", "admin1": "ON", "iso2": "CA"}, "Toronto, Ontario, Canada"),
        ({"city": "Bilbao", "admin1": "59", "iso2": "ES"}, "Bilbao, Spain"),
        ({"city": "Singapore", "admin1": None, "iso2": "SG"}, "Singapore"),
        ({"city": None, "admin1": None, "iso2": "US"}, "United States"),
    ],
)
def test_places_by_name(place: dict[str, Any], said: str) -> None:
    assert place_words.place(place) == said


def test_remote_from_countries_by_name() -> None:
    row = {"remote": "remote", "remote_from": {"kind": "countries", "iso2": ["US", "CA"]}}
    assert place_words.remote(row) == "remote, from the US or Canada"


def test_titles_are_cut_behind_a_word() -> None:
    long = replace(POSTING, title="Heron | " + "Keeper of the geese | " * 8)
    title = posting_words.title(long)
    assert len(title) <= 120
    assert re.search(r"(?:Keeper|of|the|geese)…$", title)
    assert posting_words.title(replace(POSTING, title="Heron | Berlin |")) == "Heron | Berlin"


def test_industries_have_their_names() -> None:
    assert posting_words.industry("commerce-travel") == "Commerce, food and travel"
    assert posting_words.industry("other") == posting_words.industry("unknown") == ""


def test_how_sure_goes_by_the_kind_of_text() -> None:
    def kind(n: int, value: float) -> ReaderSegment:
        return ReaderSegment(n_postings=n, figures={"precision": (value, 0.1, 0.9)})

    source = {"hn-2026": kind(20, 0.4), "hn-2011": kind(14, 0.3), "board-2026": kind(30, 0.9)}
    quality = ReaderQuality(
        n_postings=64,
        n_employers=64,
        measured=date(2026, 11, 22),
        precision={"must": (0.8, 0.7, 0.9)},
        recall={},
        note="",
        segments={"source": source},
    )
    (said,) = quality_words.lines(quality, [posting("Heron | Berlin | Remote\nWe count geese.", PART)])
    assert said.startswith("In forum posts of 2026, of the musts it states 40")
    assert quality_words.lines(quality, [TWICE]) == [said]
    (said,) = quality_words.lines(quality, [POSTING])
    assert said.startswith("Of the musts it states 80")
    assert "64\u00a0postings of all kinds" in said
