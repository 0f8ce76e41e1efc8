import pytest

from gander.faces.age_words import age_lines, age_words, closing_words, reposted_words
from gander.market.closing import Closing
from gander.market.ghosts import Ages, AgeSpread, Reposted
from gander.stats.survival import Lasting
from tests.faces.values import estimate

NONE = AgeSpread(basis="stated", days=(), n_employers=0, quartiles=None, older=())
MANY = AgeSpread(
    basis="stated",
    days=tuple(range(1, 201)),
    n_employers=80,
    quartiles=(50, 100, 150),
    older=tuple((limit, estimate(200 - limit, 200, 60, 80)) for limit in (30, 60, 90, 180)),
)
FEW = AgeSpread(basis="stated", days=(5, 9, 30), n_employers=3, quartiles=None, older=())


def ages(stated=NONE, first_seen=NONE, **rest):
    given = {"n_unknown": 0, "n_dated": 0, "n_reposted": 0, "reposted": (), "closing": None} | rest
    return Ages(stated=stated, first_seen=first_seen, **given)


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("days", "basis", "found", "said"),
    [
        (143, "stated", ages(MANY), "open 143 days: longer than 71 % of the 200 open jobs of your question"),
        (1, "stated", ages(MANY), "open 1 day: longer than 0 % of the 200 open jobs of your question"),
        (9, "stated", ages(FEW), "open 9 days: longer than 1 of the 3 open jobs of your question"),
        (9, "stated", ages(), "open 9 days"),
        (
            60,
            "first seen",
            ages(first_seen=MANY),
            "seen for 60 days, open for longer perhaps: longer than 30 % of the 200 that are known so",
        ),
        (0, "unknown", ages(MANY), ""),
    ],
)
def test_one_advert_lies_somewhere_among_the_others(days, basis, found, said):
    assert plain(age_words(days, basis, found)) == said


def test_the_spread_in_a_line():
    (line,) = age_lines(ages(MANY))
    assert plain(line) == (
        "half 100 days or longer (quartiles 50 and 150), 55 % (51–61 %) over 90, 10 % (6–16 %) over 180;"
        " 200 jobs at 80 employers that state the posting day"
    )


def test_few_are_counted_and_kinds_are_told_apart():
    lines = [plain(line) for line in age_lines(ages(FEW, FEW, n_unknown=7))]
    assert lines[0].startswith("30 days at most, too few for shares; 3 jobs at 3 employers")
    assert lines[1].startswith("at least, since first seen: ")
    assert lines[2] == "age unknown of 7 more"
    assert age_lines(ages()) == []


def test_posted_again_names_the_one_most_often():
    one = Reposted(demand="d", employer="Acme", title="Engineer", url="", times=4, days=200)
    found = plain(reposted_words(ages(reposted=(one,), n_reposted=3)))
    assert found == "3 posted again, most often Acme: Engineer, 4 times in 200 days"
    assert reposted_words(ages()) == ""


def test_closing_needs_employers():
    found = Closing(n_closed=8, n_employers=3, n_eff=5.2, n_watched=90, lasting=None)
    assert plain(closing_words(found)) == (
        "how long until they close: cannot tell yet: 8 jobs seen to close at 3 of 15 employers"
        " (as good as 5 of 20 independent ones)"
    )


def test_closing_says_that_it_is_not_filling():
    quartiles = ((20, 15, 26), (45, 38, None), None)
    known = Lasting(start=5, end=120, quartiles=quartiles)
    found = Closing(n_closed=120, n_employers=40, n_eff=80.0, n_watched=300, lasting=known)
    assert plain(closing_words(found)) == (
        "closed, filled or not, after days: of jobs that reach 5 days, a quarter 20 (15–26), half 45 (≥ 38)"
        " (120 jobs closed of 300 watched, up to 120 days)"
    )
