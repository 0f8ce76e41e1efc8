import json

import pytest

from gander.connectors.live.recruitee import parse, recognise, requests
from gander.connectors.live.wire import Page, Subject, WireError
from tests.connectors.live.test_recorded import AT


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("examplewindmills", "https://examplewindmills.recruitee.com/api/offers/"),
        (
            "Werkenbij.Example.com",
            "https://werkenbij.example.com/api/offers/",
        ),  # under the employer's own host
    ],
)
def test_one_request_asks_for_a_site(name, url):
    assert [request.url for request in requests(Subject(source="recruitee", name=name))] == [url]


@pytest.mark.parametrize("name", ["", "a/b", "a@example.com", "example.com:80", "ex ample", "-a", "a..b#"])
def test_a_name_that_would_lead_elsewhere_is_none(name):
    with pytest.raises(WireError):
        requests(Subject(source="recruitee", name=name))


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://examplewindmills.recruitee.com", "examplewindmills"),
        ("https://ExampleWindmills.recruitee.com/o/monteur/c/new?source=x", "examplewindmills"),
        ("https://examplewindmills.recruitee.com/api/offers/", "examplewindmills"),
        ("https://api.recruitee.com/c/1/offers", None),
        ("https://docs.recruitee.com/reference", None),
        ("https://recruitee.com/", None),
        ("https://a.b.recruitee.com/", None),
        ("https://werkenbij.example.com/o/monteur", None),
    ],
)
def test_sites_are_recognised(address, name):
    assert recognise(address) == name


@pytest.mark.parametrize(
    ("flags", "way"),
    [
        ({"remote": True, "hybrid": False, "on_site": False}, "remote"),
        ({"remote": False, "hybrid": True, "on_site": True}, "hybrid/onsite"),
        ({"remote": False, "hybrid": False, "on_site": False}, None),
        ({"remote": "yes"}, None),
        ({}, None),
    ],
)
def test_every_way_of_working_that_is_allowed_is_said(flags, way):
    subject = Subject(source="recruitee", name="examplewindmills")
    body = json.dumps({"offers": [{"id": 1, "title": "Monteur", **flags}]}).encode()
    (row,) = parse(Page(request=requests(subject)[0], body=body, at=AT)).rows
    assert row.get("remote") == way
