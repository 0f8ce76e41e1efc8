"""Which boards an update asks."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gander.app.choosing import choose
from gander.app.request import Request
from gander.employers import employer_id
from gander.shell.boards import add_own, own_file
from tests.app.conftest import BERLIN
from tests.boards import asked, use
from tests.tables import place

TODAY = date(2026, 11, 25)
HUE = [place("Huế", "VN", 16.46, 107.6)]
ACME, GLOBEX, INITECH = (employer_id(name) for name in ("Acme", "Globex", "Initech"))


@pytest.fixture
def known(market, tmp_path, monkeypatch):
    """The boards of tests/boards.py and a market in which these jobs were seen."""

    def rows(*jobs):
        use(monkeypatch, tmp_path / "data")
        market([{"places": BERLIN, **job} for job in jobs] or None, needs=[])

    return rows


def boards(n=10, roles=("ml-engineer",), places=("Berlin",), **more):
    found = choose(Request(today=TODAY, roles=roles, places=places), n, **more)
    return [(f"{one.subject.source}:{one.subject.name}", one.why) for one in found]


def shipped(**more):
    feeds = ("hacker-news", "remoteok", "arbeitnow", "we-work-remotely")
    return [pair for pair in boards(**more) if not pair[0].startswith(feeds)]


def test_boards_of_employers_with_jobs_of_the_roles_at_the_place_first(known):
    known(
        {"employer_id": INITECH, "places": HUE},
        {"employer_id": GLOBEX},
        {"employer_id": ACME},
        {"employer_id": ACME, "demand_id": "again"},
        {"employer_id": ACME, "demand_id": "again"},
    )
    assert shipped() == [
        ("greenhouse:acme", "jobs of your roles seen there"),
        ("lever:acme", "jobs of your roles seen there"),
        ("greenhouse:globex", "jobs of your roles seen there"),
        ("ashby:initech", "most ML postings"),
    ]


def test_a_remote_job_that_is_open_counts_and_one_elsewhere_does_not(known):
    anywhere = {"kind": "anywhere", "region": None, "iso2": [], "tz": []}
    known(
        {"employer_id": GLOBEX, "places": [], "remote": "remote", "remote_from": anywhere},
        {"employer_id": INITECH, "places": HUE},
    )
    assert shipped()[0] == ("greenhouse:globex", "jobs of your roles seen there")


def test_neighbouring_roles_count_less(known):
    known(
        {"employer_id": INITECH},
        *({"employer_id": GLOBEX, "role": ["data-scientist"], "demand_id": f"n{n}"} for n in range(3)),
        *({"employer_id": ACME, "role": ["sales-marketing"], "demand_id": f"s{n}"} for n in range(9)),
    )
    assert shipped()[:3] == [
        ("ashby:initech", "jobs of your roles seen there"),
        ("greenhouse:globex", "jobs of roles near yours seen there"),
        ("greenhouse:acme", "most ML postings"),
    ]


def test_without_a_role_and_a_place_those_with_most_ml(known):
    known({"employer_id": GLOBEX})
    found = shipped(roles=(), places=())
    assert [name for name, _ in found] == [
        "greenhouse:acme",
        "ashby:initech",
        "lever:acme",
        "greenhouse:globex",
    ]
    assert found[0][1] == "most ML postings" and found[-1][1] == "most postings"


def test_another_family_of_roles_goes_by_all_postings(known):
    known({"employer_id": "0" * 16, "role": ["designer"]})
    found = shipped(roles=("designer",))
    assert [name for name, _ in found][:2] == ["greenhouse:globex", "greenhouse:acme"]
    assert found[0][1] == "most postings"


def test_no_more_than_asked_for_beside_what_is_always_asked(known):
    known({"employer_id": ACME})
    add_own([{"source": "personio", "subject": "mine", "company": "Mine"}])
    found = boards(n=1)
    assert found[0] == ("personio:mine", "yours")
    assert [name for name, why in found if "jobs" in why or "job of" in why] == ["greenhouse:acme"]
    assert len(boards(n=0)) == len(found) - 1


def test_an_own_board_that_ships_too_is_asked_once(known):
    known({"employer_id": ACME})
    add_own([{"source": "greenhouse", "subject": "acme"}])
    found = boards(n=2)
    assert [name for name, _ in found].count("greenhouse:acme") == 1
    assert found[0] == ("greenhouse:acme", "yours")
    assert [name for name, _ in found][-2:] == ["lever:acme", "ashby:initech"]


def test_boards_that_were_gone_lately_are_last(known):
    known({"employer_id": ACME})
    lately, long_ago = datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    gone = {"state": "failed", "why": "it answers 404"}
    asked(
        {"source": "greenhouse", "subject": "acme", "asked": lately, **gone},
        {"source": "lever", "subject": "acme", "asked": long_ago, **gone},
        {
            "source": "ashby",
            "subject": "initech",
            "asked": lately,
            "state": "failed",
            "why": "it answers 503",
        },
    )
    names = [name for name, _ in shipped()]
    assert names[0] == "lever:acme" and names[-1] == "greenhouse:acme"
    assert names.index("ashby:initech") < names.index("greenhouse:acme")


def test_sources_that_robots_txt_closes_only_where_the_user_opens_them(known):
    known({"employer_id": employer_id("Hooli")})
    assert all("smartrecruiters" not in name for name, _ in shipped())
    opened = shipped(robots_ignored=["API.smartrecruiters.com"])
    assert opened[0] == ("smartrecruiters:Hooli", "jobs of your roles seen there")


def test_an_own_search_is_one_for_each_role_at_the_place(known):
    known({"employer_id": ACME})
    own_file().parent.mkdir(exist_ok=True)
    own_file().write_text("bundesagentur,all\n")
    found = boards(n=0, roles=("ml-engineer", "data-scientist"))
    assert found[:2] == [
        ("bundesagentur:machine learning engineer, Berlin", "yours"),
        ("bundesagentur:data scientist, Berlin", "yours"),
    ]
