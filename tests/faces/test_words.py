"""The phrases that terminal and report share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gander.faces import words as say
from gander.model import Estimate
from tests.faces.values import BELOW, DOOR, DOORS, HOSTILE, MARKET, POPULATION, STANDING, estimate


def spaced(text: str) -> str:
    return text.replace(say.NBSP, " ")


@pytest.mark.parametrize(
    ("given", "shown", "reason"),
    [
        ("Acme", "Acme", "plain text stays"),
        ("\x1b[31mred\x1b[0m", "red", "a colour of the employer's own"),
        ("\x1b]8;;https://evil.example\x07click\x1b]8;;\x07", "click", "a terminal link"),
        ("a\u202eb", "ab", "text turned round"),
        ("a\r\nb\tc", "a b c", "Windows line ends and tabs are blanks"),
        ("Đà Nẵng 🦉", "Đà Nẵng 🦉", "letters of all languages and emoji stay"),
        ("\x9b31mx", "31mx", "the one-byte form of an escape loses its first byte"),
        ("<script>", "<script>", "markup is text; the report escapes it"),
    ],
)
def test_text_from_outside_is_cleaned(given: str, shown: str, reason: str) -> None:
    assert say.clean(given) == shown, reason


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        ("https://jobs.example.org/1?a=b&c=d", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://a b", False),
        ("https://a'onclick=", False),
        ('https://a"onclick=', False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url: str, opens: bool) -> None:
    assert (say.link(url) is not None) == opens


def test_a_share_never_stands_without_its_interval() -> None:
    whole = estimate(16, 412, 12, 180)
    assert spaced(say.share(whole)) == "4 % (0–10 %)"
    assert say.share(replace(whole, low=None)) == ""
    assert say.share(estimate(1, 9, 1, 7)) == "", "below the floors there is no share"


def test_small_shares_keep_a_digit_so_that_few_is_not_none() -> None:
    few = Estimate(
        count=1,
        n=400,
        n_employers=90,
        employers_with=1,
        share=0.0025,
        low=0.0004,
        high=0.016,
        g_eff=80,
        n_eff=300,
    )
    assert spaced(say.share(few)) == "0.2 % (0–2 %)"


@pytest.mark.parametrize(
    ("n", "noun", "text"),
    [
        (1, "posting", "1 posting"),
        (0, "posting", "0 postings"),
        (1204, "job", "1,204 jobs"),
        (2, "country", "2 countries"),
    ],
)
def test_counts_agree_with_their_noun(n: int, noun: str, text: str) -> None:
    assert spaced(say.counted(n, noun)) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (None, "age unknown"),
        (0, "today"),
        (-3, "today"),
        (1, "1 day old"),
        (59, "59 days old"),
        (75, "2 months old"),
    ],
)
def test_ages(days: int | None, text: str) -> None:
    assert spaced(say.age(days)) == text


def test_a_door_says_what_it_lacks_and_what_else_it_asks() -> None:
    assert say.lacks(DOOR) == "nothing missing of 6"
    assert say.lacks(DOORS[2]) == "lacks AWS or GCP (Cloud), Apache Spark"
    assert spaced(say.asks(DOOR)) == "asks master, 5+ years, language", "said gates are not repeated"
    assert spaced(say.asks(replace(DOOR, degree=None, years_min=None))) == "asks degree, language, years"
    assert say.asks(DOORS[1]) == ""


def test_a_first_seen_date_is_not_called_the_posting_s_age() -> None:
    assert spaced(say.door_age(DOORS[3])) == "seen 2 months ago"


def test_the_role_is_named_only_where_it_is_not_the_one_asked_for() -> None:
    assert say.door_what(DOOR, ("ml-engineer",)) == "senior"
    assert say.door_what(DOOR, ("data-scientist",)) == "senior ML engineer"


def test_an_employer_s_long_name_does_not_fill_the_screen() -> None:
    assert len(say.door_who(replace(DOOR, employer="x" * 500))) == 40


def test_one_employer_with_many_jobs_is_a_warning() -> None:
    assert say.dominated(MARKET) == ""
    warning = spaced(say.dominated(replace(MARKET, largest_employer_share=0.2)))
    assert warning == "beware: Acme Robotics alone holds 20 %"


def test_the_question_in_words() -> None:
    assert say.question(POPULATION) == "ml-engineer · Germany · remote open to DE"
    assert say.question(replace(POPULATION, place=None, remote_from=None)) == "ml-engineer · anywhere"
    assert "\x1b" not in say.question(replace(POPULATION, place=HOSTILE))


def test_below_the_floors_the_sentence_with_the_figures_is_used() -> None:
    assert say.cannot_tell(BELOW).startswith("Cannot tell yet: 6 postings at 5 employers")
    assert say.cannot_tell(STANDING) == f"Cannot tell yet: a share {say.FLOOR}."
