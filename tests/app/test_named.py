"""Boards by what a user calls them."""

from __future__ import annotations

from datetime import date

import pytest

from gander.app.named import board, known_boards, named
from gander.app.request import Request
from gander.errors import UserError
from gander.shell.boards import add_own
from tests.boards import use


@pytest.fixture(autouse=True)
def boards(tmp_path, monkeypatch):
    use(monkeypatch, tmp_path)


def names(*given, **more):
    return [f"{one.source}:{one.name}" for one in named(*given, **more)]


def problems(*given, **more):
    with pytest.raises(UserError) as caught:
        named(*given, **more)
    return [(one.where, one.why, one.next) for one in caught.value.problems]


def test_by_name_and_by_address_each_once():
    given = [
        "greenhouse:Acme",
        "https://boards.greenhouse.io/acme/jobs/1",
        "lever:eu:globex",
        "ashby:unheard",
    ]
    assert names(given) == ["greenhouse:acme", "lever:eu:globex", "ashby:unheard"]
    assert named(["greenhouse:acme"])[0].company == "Acme"


def test_an_employer_is_all_of_its_boards():
    assert names([], ["ACME Inc."]) == ["greenhouse:acme", "lever:acme"]
    add_own([{"source": "personio", "subject": "acme", "company": "Acme"}])
    assert names([], ["acme"]) == ["personio:acme", "greenhouse:acme", "lever:acme"]


def test_all_mistakes_together_with_what_is_near():
    found = problems(["grenhouse:acme", "acme", "www.example.com/jobs", "workable:j"], ["Initec", "Zzyzx"])
    assert [(where, why) for where, why, _ in found] == [
        ("grenhouse:acme", "'grenhouse' is no source"),
        ("acme", "an employer, not a board"),
        ("www.example.com/jobs", "no address of a known platform, and none of yours"),
        ("workable:j", "'j' is nobody's board there"),
        ("Initec", "no board of such an employer is known"),
        ("Zzyzx", "no board of such an employer is known"),
    ]
    then = [one[2] for one in found]
    assert then[0] == "did you mean 'greenhouse:acme'?"
    assert then[1] == "did you mean 'greenhouse:acme'?"
    assert then[2].endswith("gander sources add www.example.com/jobs")
    assert then[4].startswith("did you mean 'Initech'?")
    assert "did you mean" not in then[5]


def test_an_own_page_is_known_by_its_address():
    add_own([{"source": "job-posting-page", "subject": "https://www.example.com/jobs.xml"}])
    assert board("www.example.com/jobs.xml") == ("job-posting-page", "https://www.example.com/jobs.xml")


def test_what_an_own_line_leaves_out_is_the_shipped_ones():
    add_own(
        [{"source": "greenhouse", "subject": "acme"}, {"source": "lever", "subject": "acme", "company": "A"}]
    )
    own = known_boards().filter("own")
    assert own.select("source", "company", "postings_seen").rows() == [
        ("greenhouse", "Acme", 90),
        ("lever", "A", 10),
    ]
    assert known_boards().height == 5


def test_a_search_is_for_whoever_asks():
    me = Request(today=date(2026, 11, 25), roles=("ml-engineer",), places=("Berlin",))
    assert names(["bundesagentur:all"], request=me) == ["bundesagentur:machine learning engineer, Berlin"]
    keys = {"adzuna": {"app_id": "a", "app_key": "b"}}
    assert named(["adzuna:gb"], request=me, keys=keys)[0].keys == keys["adzuna"]
