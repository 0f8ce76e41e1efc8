import polars as pl
import pytest

from gander.connectors.live.advert_key import advert_keys, board_of, compared, keys_and_boards, live_keys
from gander.connectors.live.registry import live_connectors

ID = "5b1eac37-708b-4eb2-94f0-d2abe7945989"
SITE = "workday:acme.wd5.myworkdayjobs.com/External"
ADVERTS = [
    ("https://boards.greenhouse.io/acme/jobs/4600001", "greenhouse:acme:4600001"),
    ("HTTPS://Boards.Greenhouse.io/Acme/jobs/4600001?gh_jid=4600001", "greenhouse:acme:4600001"),
    ("boards.greenhouse.io/acme/jobs/4600001#app", "greenhouse:acme:4600001"),
    (
        "https://job-boards.greenhouse.io/acme/jobs/4600001?t=gh_src=&gh_jid=4600001",
        "greenhouse:acme:4600001",
    ),
    ("https://job-boards.eu.greenhouse.io/acme/jobs/4600001/", "greenhouse:acme:4600001"),
    ("https://boards.greenhouse.io/embed/job_app?for=acme&token=4600001", "greenhouse:acme:4600001"),
    ("https://boards.greenhouse.io/embed/job_app?token=4600001", "greenhouse::4600001"),
    ("https://boards-api.greenhouse.io/v1/boards/acme/jobs/4600001", "greenhouse:acme:4600001"),
    ("https://acme.example/careers?utm_source=x&gh_jid=4600001", "greenhouse::4600001"),
    (f"https://jobs.lever.co/acme/{ID}", f"lever:acme:{ID}"),
    (f"https://jobs.lever.co/acme/{ID.upper()}/apply?x=y", f"lever:acme:{ID}"),
    (f"https://jobs.eu.lever.co/acme/{ID}", f"lever:eu:acme:{ID}"),
    (f"https://api.lever.co/v0/postings/acme/{ID}", f"lever:acme:{ID}"),
    (f"https://jobs.ashbyhq.com/Acme%20Robotics/{ID}/application", f"ashby:Acme%20Robotics:{ID}"),
    (f"https://acme.example/jobs?ashby_jid={ID}", f"ashby::{ID}"),
    ("https://acme.wd5.myworkdayjobs.com/External/job/Oslo/Data-Engineer_JR-7", f"{SITE}:JR-7"),
    ("https://acme.wd5.myworkdayjobs.com/en-US/External/job/Data_Engineer_JR-7-1/apply", f"{SITE}:JR-7-1"),
    (
        "https://acme.wd5.myworkdayjobs.com/External/job/Oslo/Engineer_R1/apply/applyManually?source=x",
        f"{SITE}:R1",
    ),
    (
        "https://wd5.myworkdaysite.com/recruiting/acme/External/job/Oslo/Engineer_R1",
        "workday:wd5.myworkdaysite.com/recruiting/acme/External:R1",
    ),
    ("https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/External/job/Oslo/Engineer_R1", f"{SITE}:R1"),
    ("https://apply.workable.com/acme/j/CB1DEFE6CE/", "workable:acme:CB1DEFE6CE"),
    ("https://apply.workable.com/j/cb1defe6ce/apply", "workable::CB1DEFE6CE"),
    ("https://acme.workable.com/j/CB1DEFE6CE", "workable:acme:CB1DEFE6CE"),
    (
        "https://jobs.smartrecruiters.com/Acme/744000122519809-data-engineer",
        "smartrecruiters:Acme:744000122519809",
    ),
    ("https://www.smartrecruiters.com/Acme/744000122519809", "smartrecruiters:Acme:744000122519809"),
    (
        "https://api.smartrecruiters.com/v1/companies/Acme/postings/744000122519809",
        "smartrecruiters:Acme:744000122519809",
    ),
    ("https://acme.recruitee.com/o/data-engineer-2?source=x", "recruitee:acme:data-engineer-2"),
    ("https://acme.recruitee.com/l/en/o/data-engineer/c/new", "recruitee:acme:data-engineer"),
    ("https://acme.jobs.personio.de/job/2335782?language=en", "personio:acme:2335782"),
    ("https://acme.jobs.personio.com/job/2335782", "personio:acme:2335782"),
    ("https://acme.teamtailor.com/jobs/123-data-engineer", "teamtailor:acme:123"),
    ("https://acme.na.teamtailor.com/en/jobs/123-data-engineer", "teamtailor:acme.na:123"),
]
NONE = [
    None,
    "",
    "no address",
    "https://boards.greenhouse.io/acme",
    "https://www.greenhouse.io/blog",
    "https://jobs.lever.co/acme",
    "https://acme.wd5.myworkdayjobs.com/External",
    "https://apply.workable.com/acme/",
    "https://acme.example/jobs/4600001",
    "https://news.ycombinator.com/item?id=1",
    "https://boards.greenhouse.io.example.com/acme/" + "x" * 2000,
]


@pytest.mark.parametrize(("url", "key"), ADVERTS)
def test_an_advert_has_one_key_however_its_address_is_spelt(url, key):
    assert advert_keys(pl.Series([url])).to_list() == [key]


@pytest.mark.parametrize("url", NONE)
def test_what_is_no_advert_of_a_known_platform_has_none(url):
    assert advert_keys(pl.Series([url], dtype=pl.String)).to_list() == [None]


BOARDS = [
    *(url for url, _ in ADVERTS),
    *(url for url in NONE if url),
    "https://job-boards.greenhouse.io/?url_token=acme",
    "https://boards.greenhouse.io?for=acme",
    "https://boards.greenhouse.io//acme//jobs/1",
    "https://boards.greenhouse.io:443/acme",
    "https://boards.greenhouse.io./acme",
    "https://boards.greenhouse.io/acme?x=a b",
    "  https://boards.greenhouse.io/acme/jobs/1 ",
    "https://someone@boards.greenhouse.io/acme",
    "https://boards.greenhouse.io/embed",
    "https://boards.greenhouse.io/embedded/jobs/1",
    "https://example.org/?next=boards.greenhouse.io/acme/jobs/1",
    "https://boards.greenhouse.io.example.com/acme/jobs/1",
    "https://jobs.lever.co/v0/postings/acme",
    "https://api.lever.co/acme",
    "https://api.ashbyhq.com/posting-api/job-board/acme",
    "https://jobs.ashbyhq.com/api/x",
    "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme",
    "https://acme.wd5.myworkdayjobs.com/en-US",
    "https://acme.wd5.myworkdayjobs.com/job/Oslo/Engineer_R1",
    "https://wd5.myworkdaysite.com/en-US/recruiting/acme/External",
    "https://wd5.myworkdaysite.com/External",
    "https://www.workable.com/api/accounts/acme?details=true",
    "https://apply.workable.com/api/v3/accounts/acme/jobs",
    "https://jobs.smartrecruiters.com/oneclick-ui/company/Acme/publication/x",
    "https://jobs.smartrecruiters.com/oneclick-ui/company/12345/publication/x",
    "https://www.smartrecruiters.com/about/1234",
    "https://www.recruitee.com/o/x",
    "https://acme-jobs.personio.de/job/1",
    "https://app.teamtailor.com/jobs/1",
]


@pytest.mark.parametrize("url", BOARDS)
def test_the_board_is_what_the_connector_recognises(url):
    asked = {name: one for name, one in live_connectors().items() if one.facts.per == "board"}
    told = [f"{name}:{subject}" for name, one in asked.items() if (subject := one.recognise(url))]
    assert board_of(pl.Series([url])).to_list() == (told or [None])


def test_columns_keep_their_order_and_nulls():
    urls = pl.Series("url", [None, ADVERTS[0][0], "x", ADVERTS[9][0]])
    found = keys_and_boards(urls)
    assert found["key"].to_list() == [None, ADVERTS[0][1], None, ADVERTS[9][1]]
    assert found["board"].to_list() == [None, "greenhouse:acme", None, "lever:acme"]
    assert advert_keys(urls).name == "url"


def test_an_empty_column_has_no_keys():
    assert advert_keys(pl.Series([], dtype=pl.String)).to_list() == []


@pytest.mark.parametrize(
    ("key", "same"),
    [
        ("greenhouse:acme:1", "greenhouse::1"),
        ("greenhouse::1", "greenhouse::1"),
        (f"lever:eu:acme:{ID}", f"lever::{ID}"),
        (f"{SITE}:R1", f"{SITE}:R1"),  # every employer has an R1
        ("personio:acme:1", "personio:acme:1"),
        (None, None),
    ],
)
def test_numbers_that_are_unique_are_compared_without_their_board(key, same):
    assert compared(pl.Series([key], dtype=pl.String)).to_list() == [same]


def test_a_live_advert_is_found_by_its_address_and_by_its_own_ids():
    adverts = pl.DataFrame(
        [
            ("a", "recruitee", "acme/77", "https://acme.recruitee.com/o/engineer"),
            ("b", "greenhouse", "acme/1", "https://acme.example/?gh_jid=1"),
            ("c", "workday", "acme.wd5.myworkdayjobs.com/External/R1", None),
            ("d", "usajobs", "5", "https://www.usajobs.gov/job/5"),
        ],
        schema=["id", "source", "source_id", "url"],
        orient="row",
    )
    found = live_keys(adverts)
    assert sorted(found.rows()) == [
        ("a", "recruitee:acme:77"),
        ("a", "recruitee:acme:engineer"),
        ("b", "greenhouse::1"),
        ("c", f"{SITE}:R1"),
    ]
