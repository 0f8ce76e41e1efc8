"""A pattern that is not run because its letters are missing would not have matched."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gander.normalise import pay_words, place_text, remote_from, remote_words, role_spelling, seniority
from gander.normalise.cues import FEW, contains, cues, extracted, found, held, matching, may_match, replaced

KINDS = (
    *(remote_words.HYBRID_TOLD, remote_words.ONSITE_TOLD, remote_words.REMOTE_TOLD),
    *(remote_words.REMOTE_SAID, remote_words.COMPANY_TOLD, remote_words.NEVER_TOLD),
)
PATTERNS = (
    *(pattern for kind in KINDS for pattern in sum(kind, ())),
    *(remote_words.HYBRID, remote_words.ONSITE, remote_words.SOME_WEEKS, *remote_words.OWN_LINE.values()),
    *remote_from.SENTENCES,
    *(place_text.LOCATED, place_text.BASED, place_text.OFFICE, place_text.ASKED, place_text.FOLLOWING),
    *(pay_words.RANGE, pay_words.SINGLE, pay_words.ALONE, pay_words.NOT_PAY_BEFORE, pay_words.NOT_PAY_AFTER),
    *(pattern for pattern, _ in role_spelling.SPELLING),
    *(pattern for _, pattern in seniority._LEVELS),
)
SENTENCES = (
    "This role is hybrid: 3 days a week in our Zürich office.",
    "We are a fully remote company, REMOTE\u017f welcome, 2 days remotely",
    "#LI-Remote  #LI-Hybrid Location: Berlin\n- Munich",
    "Candidates must be based in Toronto, ON. Hiring in the US only; UTC+2 to UTC+5, EST time zones",
    "Salary: $120k-150k per year, up to 20 triệu a month, bonus of $5,000 in funding",
    "senior full-stack developer, generative ai / machine-learning engineer iii, qa automation tester",
    "work from anywhere for 4 wee\u212as a year, no remote, not fully remote",
    "không",
    "",
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_few_values_match_as_many_do(pattern: str) -> None:
    few = pl.Series("line", [*SENTENCES, None])
    many = few.str.contains(pattern)
    assert contains(few, pattern).fill_null(False).to_list() == many.fill_null(False).to_list()
    frame = few.to_frame()
    assert frame.select(found(frame, "line", pattern)).to_series().to_list() == many.to_list()
    assert matching(frame, pattern, "line").equals(frame.filter(pl.col("line").str.contains(pattern)))
    assert replaced(few, [(pattern, "-")]).equals(few.str.replace_all(pattern, "-"))
    for line in SENTENCES:
        alone = pl.DataFrame({"line": [line]})
        assert contains(alone["line"], pattern).to_list() == alone["line"].str.contains(pattern).to_list()
        grouped = f"({pattern})"
        plain = alone.select(pl.col("line").str.extract(grouped, 1))
        assert alone.select(extracted(alone, "line", grouped).alias("line")).equals(plain)


MADE = (
    r"(?i)\bremot(?:e|ely)?s? (?:work|role){1,2}x",
    r"ab?c|[Rr]ole(?:s|d)?x+|(?:foo|ba[rz])*end",
    r"a\.b{0,2}\$(c|d|)e(?:f(?:g|hh)+){2}",
    r"(?i)(?:sales|kiss) (?:ops?|desk)[^a-z]?z",
)


@given(st.sampled_from(MADE).flatmap(lambda p: st.tuples(st.just(p), st.from_regex(p))))
def test_what_matches_has_the_letters(made: tuple[str, str]) -> None:
    pattern, text = made
    assert held(cues(pattern), text.casefold())


def test_cues_are_the_letters_that_may_not_be_left_out() -> None:
    assert cues(r"(?i)\b(?:not|no)\b[ -~]{0,30}\bRemote?") == (("not", "no"), ("remot",))
    assert cues(r"[Rr]oles?|jo+b") == (("role", (("jo",), ("b",))),)
    assert cues(r"(?:a|b?)c{2}") == (("c",),)
    assert cues(r"(?-u:\b)(?:first|(?:in )?second)?") == ()


@pytest.mark.parametrize("pattern", [r"(?x)a b", r"(?P<name>a)", r"[[:alpha:]]b", r"[a&&[b]]c"])
def test_nothing_is_known_of_other_syntax(pattern: str) -> None:
    assert cues(pattern) == ()


def test_many_values_are_searched_at_once() -> None:
    assert not may_match(pl.Series(["x"] * FEW), "abc")
    assert may_match(pl.Series(["x"] * (FEW + 1)), "abc")


@pytest.mark.parametrize("pattern", [place_text.BASED, place_text.FOLLOWING, place_text.ASKED])
def test_the_least_of_a_pattern_matches_as_often(pattern: str) -> None:
    told = (
        *("The role is based in Toronto", "The role is based in T", "Our job is located out of the X."),
        *("following locations: A", "following locations: Berlin", "office locations: X", "these cities: "),
        *("must reside in Texas", "must reside in T.", "hiring in the US", "", *SENTENCES),
    )
    lines = pl.Series(told)
    least, whole = place_text._least(pattern), place_text._plain(pattern)
    assert len(least) < len(whole)
    assert lines.str.contains(least).equals(lines.str.contains(whole))
