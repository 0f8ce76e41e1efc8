"""Arbeitnow: pages that end, and texts that come encoded."""

import json

import pytest

from gander.connectors.live.arbeitnow import MOST, parse, recognise, requests
from gander.connectors.live.wire import Page, Request, Subject
from tests.connectors.live.test_recorded import AT

SUBJECT = Subject(source="arbeitnow", name="all")
NEXT = "https://www.arbeitnow.com/api/job-board-api?page=2"


def found(*jobs, following=NEXT, **carried):
    body = json.dumps({"data": jobs, "links": {"next": following}, "meta": {}}).encode()
    request = Request(url=NEXT, subject=SUBJECT, carried=carried or {"page": 1, "first": None})
    return parse(Page(request=request, body=body, at=AT))


JOB = {"slug": "engineer-1", "title": "Engineer"}


def test_the_first_page_is_asked_for():
    (request,) = requests(SUBJECT)
    assert request.url == "https://www.arbeitnow.com/api/job-board-api?page=1"


def test_a_page_leads_to_the_next_by_its_number_and_not_by_the_link_that_is_printed():
    (following,) = found(JOB, following="https://elsewhere.example/", page=3, first="other-2").more
    assert following.url == "https://www.arbeitnow.com/api/job-board-api?page=4"
    assert following.carried == {"page": 4, "first": "engineer-1"}


@pytest.mark.parametrize(
    ("jobs", "following", "carried"),
    [
        ([JOB], None, {"page": 2, "first": "other-2"}),  # no next is printed
        ([], NEXT, {"page": 2, "first": "other-2"}),  # an empty page
        ([JOB], NEXT, {"page": MOST, "first": "other-2"}),  # far enough
        ([JOB], NEXT, {"page": 2, "first": "engineer-1"}),  # the page before came again
    ],
)
def test_the_feed_ends(jobs, following, carried):
    assert not found(*jobs, following=following, **carried).more


def test_a_page_that_came_before_gives_no_rows():
    assert not found(JOB, page=2, first="engineer-1").rows


@pytest.mark.parametrize(
    "sent",
    [
        "<p>C++ &amp; ROS</p>",
        "&lt;p&gt;C++ &amp;amp; ROS&lt;/p&gt;",
        "&amp;lt;p&amp;gt;C++ &amp;amp;amp; ROS&amp;lt;/p&amp;gt;",
    ],
)
def test_a_text_is_html_however_often_it_was_encoded(sent):
    assert found({**JOB, "description": sent}).rows[0]["text"] == "<p>C++ &amp; ROS</p>"


@pytest.mark.parametrize(("flag", "way"), [(True, "remote"), (False, None), (None, None), ("yes", None)])
def test_only_true_is_remote(flag, way):
    assert found({**JOB, "remote": flag}).rows[0].get("remote") == way


def test_bad_entries_are_counted_and_do_not_stop_the_others():
    page = found(
        JOB, 7, {"title": "x"}, {"slug": "x-2", "title": 0.5, "created_at": 10**400, "job_types": {}}
    )
    assert [row["source_id"] for row in page.rows] == ["engineer-1", "x-2"]
    assert page.dropped == (("entry cannot be read", 2),)


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://www.arbeitnow.com/", "all"),
        ("https://arbeitnow.com/api/job-board-api?page=3", "all"),
        ("https://www.arbeitnow.com/jobs/companies/example/engineer-1", "all"),
        ("https://arbeitnow.com/view/engineer-1", "all"),
        ("https://www.arbeitnow.com/blog/job-board-api", None),
        ("https://www.arbeitnow.com/api/other", None),
        ("https://arbeitnow.com.example.org/", None),
        ("no address", None),
    ],
)
def test_the_board_is_known_by_its_addresses(link, name):
    assert recognise(link) == name
