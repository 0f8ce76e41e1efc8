"""The phrases that terminal and report share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gander.faces import words as say
from gander.model import Estimate
from tests.faces.values import BELOW, HOSTILE, MARKET, POPULATION, STANDING, estimate


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


def test_one_employer_with_many_jobs_is_a_warning() -> None:
    assert say.dominated(MARKET) == ""
    warning = spaced(say.dominated(replace(MARKET, largest_employer_share=0.2)))
    assert warning == "beware: Acme Robotics alone holds 20 %"


def test_the_question_in_words() -> None:
    assert say.question(POPULATION) == "ml-engineer · Germany · remote open to DE"
    assert say.question(replace(POPULATION, place=None, remote_from=None)) == "ml-engineer · anywhere"
    assert "\x1b" not in say.question(replace(POPULATION, place=HOSTILE))


def test_anywhere_is_anywhere_whatever_country_one_would_work_from() -> None:
    everywhere = replace(POPULATION, place="anywhere")
    assert say.question(everywhere) == "ml-engineer · anywhere"
    assert spaced(say.how_many(MARKET, everywhere)) == "1,204 jobs (1,530 adverts) at 480 employers"


def test_remote_jobs_that_were_asked_for_without_a_where_are_a_part_that_is_named() -> None:
    found = spaced(say.how_many(replace(MARKET, unsaid_counted=61, there=249), POPULATION))
    assert found.endswith(": 249 there, 894 remote open to DE, 61 remote, not said from where")


def test_that_nothing_is_known_of_a_person_is_said_once_and_first() -> None:
    assert say.nothing_known(STANDING) == ""
    blank = replace(STANDING, evidence=(), assumed=("role ml-engineer",))
    assert say.nothing_known(blank).startswith("nothing is known of you")
    only_touched = tuple(e for e in STANDING.evidence if e.state == "unknown")
    assert say.nothing_known(replace(blank, evidence=only_touched)), "what is unknown shows nothing"
    told = replace(blank, assumed=("nothing is known of you, so …", "role ml-engineer"))
    assert say.nothing_known(told) == "nothing is known of you, so …", "the answer's own words go first"
    assert say.assumed(told) == ("role ml-engineer",)


def test_a_near_question_says_how_many_were_read_and_no_share_below_the_floors() -> None:
    row = BELOW.nearest[0]
    assert spaced(say.reached(row)) == "nothing missing 7 of 60 read, 12 % (8–18 %)"
    assert spaced(say.reached(replace(row, reached=estimate(1, 9, 1, 7)))) == "nothing missing 1 of 9 read"
    assert say.reached(replace(row, reached=estimate(0, 0, 0, 0))) == "none read"


def test_a_skill_needs_refreshing_when_its_half_life_has_passed() -> None:
    states = [say.needs_refresh(item) for item in STANDING.evidence]
    assert states == [False, True, None, True], "without a date nothing is known"


def test_below_the_floors_the_sentence_with_the_figures_is_used() -> None:
    assert say.cannot_tell(BELOW).startswith("Cannot tell yet: 6 postings at 5 employers")
    assert say.cannot_tell(STANDING) == f"Cannot tell yet: a share {say.FLOOR}."


@pytest.mark.parametrize(("days", "how"), [(0, ""), (6, ""), (7, "gander update"), (None, "gander update")])
def test_only_an_old_market_says_how_to_get_a_newer_one(days: int | None, how: str) -> None:
    assert say.newer(replace(MARKET, age_days=days)) == how
