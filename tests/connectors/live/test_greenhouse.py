import json

import pytest

from gander.connectors.live.greenhouse import parse, recognise, requests
from gander.connectors.live.wire import Page, Subject
from tests.connectors.live.test_recorded import AT

SUBJECT = Subject(source="greenhouse", name="examplerobotics", company="Robotics by Example")


def rows(*jobs):
    return parse(Page(request=requests(SUBJECT)[0], body=json.dumps({"jobs": jobs}).encode(), at=AT)).rows


def test_one_request_asks_for_texts_and_pay():
    (request,) = requests(SUBJECT)
    assert request.url == (
        "https://boards-api.greenhouse.io/v1/boards/examplerobotics/jobs?content=true&pay_transparency=true"
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://boards.greenhouse.io/examplerobotics",
        "https://boards.greenhouse.io/ExampleRobotics/jobs/4600001?gh_jid=4600001",
        "https://job-boards.greenhouse.io/examplerobotics/jobs/4600001",
        "https://job-boards.eu.greenhouse.io/examplerobotics",
        "https://boards.eu.greenhouse.io/examplerobotics",
        "https://boards.greenhouse.io/embed/job_board?for=examplerobotics&b=x",
        "https://boards.greenhouse.io/embed/job_board/js?for=examplerobotics",
        "https://boards.greenhouse.io/embed/job_app?for=examplerobotics&token=4600001",
        "https://job-boards.greenhouse.io/?url_token=examplerobotics",
        "https://boards-api.greenhouse.io/v1/boards/examplerobotics/jobs?content=true",
        "https://api.greenhouse.io/v1/boards/examplerobotics/jobs",
    ],
)
def test_a_board_is_recognised(address):
    assert recognise(address) == "examplerobotics"


@pytest.mark.parametrize(
    "address",
    [
        "https://robotics.example.com/careers?gh_jid=4600001",  # the number alone names no board
        "https://www.greenhouse.io/blog",
        "https://boards.greenhouse.io/embed/job_app?token=4600001",
        "https://boards.greenhouse.io/",
        "https://boards-api.greenhouse.io/v1/boards",
        "https://boards.greenhouse.io.example.com/examplerobotics",
        "https://jobs.lever.co/examplerobotics",
        "no address",
    ],
)
def test_other_addresses_are_not(address):
    assert recognise(address) is None


@pytest.mark.parametrize(
    "content",
    [
        "&lt;p&gt;C++ &amp;amp; ROS&lt;/p&gt;",  # as clients saw it
        "&amp;lt;p&amp;gt;C++ &amp;amp;amp; ROS&amp;lt;/p&amp;gt;",  # as it is documented
        "<p>C++ &amp; ROS</p>",
    ],
)
def test_a_text_is_html_however_often_it_was_encoded(content):
    assert rows({"id": 1, "title": "Engineer", "content": content})[0]["text"] == "<p>C++ &amp; ROS</p>"


def test_plain_words_about_entities_stay():
    assert (
        rows({"id": 1, "title": "Engineer", "content": "latency &lt; 5 ms"})[0]["text"] == "latency &lt; 5 ms"
    )


def test_the_day_is_the_employers_own():
    assert (
        str(rows({"id": 1, "title": "E", "first_published": "2026-04-20T22:32:33-04:00"})[0]["posted"])
        == "2026-04-20"
    )


def test_an_employer_that_is_not_printed_is_the_subjects():
    assert rows({"id": 1, "title": "Engineer"})[0]["employer"] == "Robotics by Example"
