"""Levels from titles, boards and years."""

from __future__ import annotations

import polars as pl
import pytest

from gander.normalise.seniority import seniority
from tests.normalise.raw import raw_rows

TITLES = [
    # (title, level, why)
    ("Senior Data Scientist", "senior", "the plain word"),
    ("Sr. Data Engineer", "senior", "abbreviated"),
    ("Software Engineer II", "mid", "II is mid"),
    ("Data Analyst 2", "mid", "2 is II"),
    ("Software Engineer I", "junior", "the first step"),
    ("Software Engineer III", "senior", "the step after mid"),
    ("Junior ML Engineer", "junior", "the plain word"),
    ("New Grad Machine Learning Engineer", "junior", "no experience yet"),
    ("Fresher Data Engineer", "junior", "the word used in Vietnam and India"),
    ("Associate Product Manager", "junior", "below a product manager"),
    ("Sales Associate", "unknown", "a trade, not a level"),
    ("Machine Learning Intern", "intern", "the plain word"),
    ("Intern, Engineering Manager's Office", "intern", "an intern of a manager is an intern"),
    ("Internal Tools Engineer", "unknown", "'internal' is not 'intern'"),
    ("Acme | Full time, interns/co-ops | Oslo", "unknown", "both kinds of people"),
    ("Staff ML Engineer", "staff", "the plain word"),
    ("Senior Staff Engineer", "staff", "one level with two words: the higher"),
    ("Senior/Staff Software Engineer", "senior", "either of two: the lower"),
    ("Mid to Senior Backend Engineer", "mid", "either of two: the lower"),
    ("Junior, Middle or Senior React Developer", "junior", "any of three: the lowest"),
    ("Principal Engineer", "staff", "counts as staff"),
    ("Member of Technical Staff", "unknown", "is no level"),
    ("Chief of Staff", "unknown", "assists a chief, is neither"),
    ("Staff Nurse", "unknown", "a trade, not a level"),
    ("Lead Data Scientist", "lead", "the plain word"),
    ("Lead Generation Specialist", "unknown", "leads here are customers"),
    ("Engineering Manager", "lead", "manages people"),
    ("Head of AI", "lead", "manages people"),
    ("VP of Engineering", "lead", "manages people"),
    ("Director, Data Science", "lead", "manages people"),
    ("Product Manager", "unknown", "manages a product"),
    ("Senior Product Manager", "senior", "manages a product, as a senior"),
    ("Technical Account Manager", "unknown", "manages accounts"),
    ("Founding Engineer", "unknown", "is no level"),
    ("AI Engineer, Vice President", "unknown", "a bank's grade"),
    ("Senior Data Engineer - AVP", "senior", "a bank's grade beside a level"),
    ("VP, AI Engineering", "lead", "not behind an engineer"),
    ("AI Engineer (Open to Senior)", "unknown", "is open, does not ask"),
    ("Senior Backend Engineer, Junior Data Analyst", "unknown", "two roles at two levels"),
    ("Giám đốc công nghệ", "lead", "Vietnamese: director of technology"),
    ("Test Engineer (All Levels)", "unknown", "for whoever comes"),
    ("Data Scientist", "unknown", "says nothing"),
    (None, "unknown", "says nothing"),
]


@pytest.mark.parametrize(("title", "expected", "why"), TITLES, ids=[str(t) for t, _, _ in TITLES])
def test_title(title: str | None, expected: str, why: str) -> None:
    frame = pl.DataFrame({"title": [title]}, schema={"title": pl.String})
    assert frame.select(seniority(level=None, years_min=None, text=None)).item() == expected, why


@pytest.mark.parametrize(
    ("title", "level", "low", "high", "expected", "why"),
    [
        ("Data Scientist", "Senior level", None, None, "senior", "the board's word"),
        ("Data Scientist", "Expert/Leader", None, None, "staff", "more than senior, not surely a leader"),
        ("Data Scientist", "Mid level", None, None, "mid", "the board's word"),
        ("Data Scientist", "Entry level", 6.0, None, "senior", "the years before the board"),
        ("Junior Data Scientist", "Senior level", 6.0, None, "junior", "the title before the board"),
        ("Data Scientist", None, 1.0, None, "junior", "below two years"),
        ("Data Scientist", None, 2.0, None, "mid", "two to below five"),
        ("Data Scientist", None, 5.0, None, "senior", "five and more"),
        ("Data Scientist", None, 3.0, 8.0, "senior", "the midpoint of 3 to 8 is 5.5"),
        ("Data Scientist", None, 0.0, 3.0, "junior", "the midpoint of 0 to 3 is 1.5"),
        ("Data Scientist", None, None, None, "unknown", "nothing says it"),
    ],
)
def test_board_and_years_come_after_the_title(
    title: str, level: str | None, low: float | None, high: float | None, expected: str, why: str
) -> None:
    frame = pl.DataFrame(
        {"title": [title], "level": [level], "years_min": [low], "years_max": [high]},
        schema={"title": pl.String, "level": pl.String, "years_min": pl.Float32, "years_max": pl.Float32},
    )
    assert frame.select(seniority(text=None)).item() == expected, why


ADVERTS = [
    # (first line, text, level, why)
    ("Acme | Remote", "We are hiring:\n- Senior Data Engineer", "senior", "the one role of the text"),
    (
        "Acme | Data Engineer | Remote",
        "We look for a senior data engineer to build pipelines.",
        "senior",
        "the first line names the same role",
    ),
    ("Acme | Oslo", "Hiring:\n- Lead Quantitative Developer / Engineer", "lead", "one role with two nouns"),
    ("Acme | Oslo", "Hiring:\n- Senior iOS Engineer\n- Junior Data Analyst", "unknown", "two levels"),
    (
        "Acme | Oslo",
        "Hiring:\n- Senior iOS Engineer\n- Data Analyst",
        "unknown",
        "another role without a level",
    ),
    (
        "Acme | Oslo",
        "We look for senior engineers and engineering managers.",
        "unknown",
        "a list of two roles",
    ),
    (
        "Acme | Oslo",
        "Hiring:\n- Senior iOS Engineer\n- iOS Engineer",
        "unknown",
        "the same role, also without a level",
    ),
    ("Acme | Senior Engineer", "Hiring:\n- Junior Data Analyst", "senior", "the first line comes first"),
    ("Acme | Oslo", "You will work with senior engineers and lead scientists.", "unknown", "somebody else"),
    ("Senior Software Engineer, Data & ML (Python)", "Acme is new.", "senior", "one role with a level"),
    ("Acme | Oslo", None, "unknown", "no text"),
]


@pytest.mark.parametrize(("head", "body", "expected", "why"), ADVERTS, ids=[w for _, _, _, w in ADVERTS])
def test_a_forum_advert(head: str, body: str | None, expected: str, why: str) -> None:
    text = None if body is None else f"{head}\n{body}"
    frame = raw_rows({"title": head, "text": text, "forum": True}, {"title": "Data Scientist", "text": text})
    found = frame.select(seniority(years_min=None)).to_series().to_list()
    assert found == [expected, "unknown"], why  # a board's advert is not read so


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As a Senior AI Platform\nEngineer, you brew tea.", "senior"),
        ("We are hiring a staff engineer.", "staff"),
        ("You report to a senior engineer.", "unknown"),
    ],
)
def test_what_a_board_s_text_calls_the_one_it_wants(text: str, expected: str) -> None:
    frame = pl.DataFrame(
        {"title": ["AI Engineer"], "text": [text], "employer_id": ["a"], "source": ["board"]}
    )
    assert frame.select(seniority(level=None, years_min=None)).item() == expected
