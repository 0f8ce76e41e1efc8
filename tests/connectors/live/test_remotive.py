"""Remotive: the board, a category, a search, and pay that is written in words."""

import json

import pytest

from gander.connectors.live.remotive import FACTS, parse, recognise, requests
from gander.connectors.live.wire import Page, Subject, WireError
from tests.connectors.live.test_recorded import AT

SUBJECT = Subject(source="remotive", name="all")


def found(*jobs):
    body = json.dumps({"job-count": len(jobs), "jobs": jobs}).encode()
    return parse(Page(request=requests(SUBJECT)[0], body=body, at=AT))


@pytest.mark.parametrize(
    ("name", "query", "asked"),
    [
        ("all", {}, ""),
        ("Software-Dev", {}, "?category=software-dev"),
        ("all", {"role": "data engineer & more"}, "?search=data%20engineer%20%26%20more"),
        (
            "qa",
            {"role": "tester", "place": "Huế"},
            "?category=qa&search=tester",
        ),  # a place cannot be asked for
    ],
)
def test_one_request_asks_for_a_category_and_a_role(name, query, asked):
    (request,) = requests(Subject(source="remotive", name=name, query=query))
    assert request.url == f"https://remotive.com/api/remote-jobs{asked}"


@pytest.mark.parametrize("name", ["", "a b", "../admin", "x" * 99])
def test_another_name_is_no_category(name):
    with pytest.raises(WireError, match="category"):
        requests(Subject(source="remotive", name=name))


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://remotive.com/", "all"),
        ("https://remotive.com/remote-jobs", "all"),
        ("https://www.remotive.com/remote-jobs/software-dev", "software-dev"),
        ("https://remotive.com/remote-jobs/product/lead-developer-123", "product"),
        ("https://remotive.com/api/remote-jobs?category=software-dev&limit=5", "software-dev"),
        ("https://remotive.com/api/remote-jobs?limit=5", "all"),
        ("https://remotive.com/remote-jobs/feed", "all"),
        ("https://remotive.com/manifesto", None),
        ("https://remotive.com.example.org/remote-jobs", None),
        ("no address", None),
    ],
)
def test_a_category_is_known_by_its_addresses(link, name):
    assert recognise(link) == name


def test_it_is_asked_twice_a_minute_at_most():
    assert FACTS.pace >= 30


def test_pay_in_words_is_part_of_the_text():
    (row,) = found({"id": 1, "title": "Engineer", "salary": "€50k &amp; <b>equity</b>"}).rows
    assert row["text"] == "<h3>Salary</h3>\n€50k &amp; &lt;b&gt;equity&lt;/b&gt;"
    assert not any(name.startswith("pay_") for name in row)


def test_bad_entries_are_counted_and_do_not_stop_the_others():
    page = found({"id": 1, "title": "Engineer"}, {"title": "x"}, None, {"id": [], "title": "x"}, {"id": 2})
    assert [row["source_id"] for row in page.rows] == ["1"]
    assert page.dropped == (("entry cannot be read", 3), ("no title", 1))
