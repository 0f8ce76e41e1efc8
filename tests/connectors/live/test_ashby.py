import json

import pytest

from gander.connectors.live.ashby import parse, recognise, requests
from gander.connectors.live.wire import Page, Subject
from tests.connectors.live.test_recorded import AT

SUBJECT = Subject(source="ashby", name="Example%20Kitchens", company="Kitchens by Example")


def rows(*jobs):
    return parse(Page(request=requests(SUBJECT)[0], body=json.dumps({"jobs": jobs}).encode(), at=AT)).rows


@pytest.mark.parametrize("name", ["Example Kitchens", "Example%20Kitchens"])
def test_one_request_asks_for_pay_whether_or_not_the_name_came_encoded(name):
    (request,) = requests(Subject(source="ashby", name=name))
    assert request.url == (
        "https://api.ashbyhq.com/posting-api/job-board/Example%20Kitchens?includeCompensation=true"
    )


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://jobs.ashbyhq.com/Example", "Example"),
        (
            "https://jobs.ashbyhq.com/example.ai/30000000-0000-4000-8000-000000000001/application",
            "example.ai",
        ),
        ("https://jobs.ashbyhq.com/Example%20Kitchens?embed=js", "Example%20Kitchens"),
        ("https://api.ashbyhq.com/posting-api/job-board/Example?includeCompensation=true", "Example"),
        ("https://jobs.ashbyhq.com/", None),
        ("https://jobs.ashbyhq.com/api/non-user-graphql", None),
        ("https://api.ashbyhq.com/jobPosting.list", None),
        ("https://www.ashbyhq.com/careers", None),
        ("https://example.com/careers?ashby_jid=30000000-0000-4000-8000-000000000001", None),
    ],
)
def test_boards_are_recognised_with_their_capitals(address, name):
    assert recognise(address) == name


@pytest.mark.parametrize(
    ("flag", "kind", "way"),
    [
        (True, "Hybrid", "Hybrid"),  # isRemote is true of hybrid jobs
        (True, "Remote", "Remote"),
        (False, "OnSite", "OnSite"),
        (True, None, "True"),
        (False, None, "False"),
        (None, None, None),
    ],
)
def test_the_workplace_type_goes_before_the_flag(flag, kind, way):
    assert rows({"id": "1", "title": "Cook", "isRemote": flag, "workplaceType": kind})[0].get("remote") == way


def test_the_employer_is_the_subjects_as_no_job_names_it():
    assert rows({"id": "1", "title": "Cook"})[0]["employer"] == "Kitchens by Example"
