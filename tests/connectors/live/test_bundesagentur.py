"""Bundesagentur: a request an advert, pages that end, codes that stand for words."""

import json

import pytest

from gander.connectors.live.bundesagentur import MOST, parse, recognise, requests
from gander.connectors.live.wire import Page, Request, Subject, WireError
from tests.connectors.live.test_recorded import AT

SUBJECT = Subject(source="bundesagentur", name="data", query={"role": "Ärztin & Co", "place": "Köln"})


def answer(body, kind="list", **carried):
    request = Request(
        url="https://x.example", subject=SUBJECT, kind=kind, carried=carried or {"page": 1, "first": None}
    )
    return parse(Page(request=request, body=json.dumps(body).encode(), at=AT))


def found(*offers, total=None, **carried):
    return answer({"ergebnisliste": offers, "maxErgebnisse": total}, **carried)


def row(**said):
    return answer({"referenznummer": "1", "stellenangebotsTitel": "Stelle", **said}, "advert", offer={}).rows[
        0
    ]


OFFER = {"referenznummer": "1", "stellenangebotsTitel": "x"}


def test_a_search_is_asked_with_the_key_that_is_everyones():
    (request,) = requests(SUBJECT)
    assert request.url == (
        "https://rest.arbeitsagentur.de/jobboerse/jobsuche-service/pc/v6/jobs"
        "?was=%C3%84rztin%20%26%20Co&wo=K%C3%B6ln&angebotsart=1&size=100&page=1"
    )
    assert request.headers["x-api-key"] == "jobboerse-jobsuche"


def test_an_advert_is_asked_for_by_its_number_in_base64():
    (details,) = found({**OFFER, "referenznummer": "a?>b"}, total=1).more
    assert (details.kind, details.url.rpartition("/")[2]) == ("advert", "YT8%2BYg%3D%3D")
    assert details.carried == {"offer": {"referenznummer": "a?>b", "stellenangebotsTitel": "x"}}


def test_a_page_leads_to_the_next_behind_its_adverts():
    details, following = found(OFFER, total=101).more
    assert details.kind == "advert"
    assert following.url.endswith("&page=2") and following.carried == {"page": 2, "first": "1"}


@pytest.mark.parametrize(
    ("offers", "total", "carried"),
    [
        ([OFFER], 100, {"page": 1, "first": None}),  # the total is reached
        ([], 5000, {"page": 2, "first": "9"}),  # an empty page
        ([OFFER], 5000, {"page": MOST, "first": "9"}),  # far enough
        ([OFFER], 5000, {"page": 2, "first": "1"}),  # the page before came again
    ],
)
def test_the_search_ends(offers, total, carried):
    assert not [one for one in found(*offers, total=total, **carried).more if one.kind == "list"]


def test_the_list_may_be_left_out_only_where_nothing_was_found():
    assert answer({"maxErgebnisse": 0}).total == 0
    with pytest.raises(WireError, match="ergebnisliste"):
        answer({"maxErgebnisse": 7})


def test_the_details_go_before_the_list_and_what_they_leave_out_stays():
    page = answer(
        {"referenznummer": "1", "firma": "Neu GmbH", "stellenangebotsTitel": None},
        "advert",
        offer={"firma": "Alt GmbH", "stellenangebotsTitel": "Stelle"},
    )
    assert (page.rows[0]["employer"], page.rows[0]["title"]) == ("Neu GmbH", "Stelle")


@pytest.mark.parametrize(
    ("said", "pay"),
    [
        ({"verguetungsangabe": "STUNDENLOHN", "gehaltsspanneVon": 19.78}, (19.78, None, "hour")),
        ({"verguetungsangabe": "MONATSGEHALT", "festgehalt": 3000}, (3000.0, 3000.0, "month")),
        ({"festgehalt": 50000.0}, (50000.0, 50000.0, None)),
    ],
)
def test_pay_is_a_sum_or_a_range(said, pay):
    one = row(**said)
    assert (one["pay_min"], one.get("pay_max"), one.get("pay_period")) == pay


@pytest.mark.parametrize(
    "said", [{"verguetungsangabe": "KEINE_ANGABEN"}, {"verguetungsangabe": "TAGESLOHN", "festgehalt": 90}]
)
def test_pay_for_another_time_stays_out(said):
    assert "pay_min" not in row(**said)


@pytest.mark.parametrize(
    ("said", "remote"),
    [
        ({"homeofficemoeglich": True, "homeofficetyp": "VOLLSTAENDIG"}, "remote"),
        ({"homeofficemoeglich": "True", "homeofficetyp": "NACH_VEREINBARUNG"}, "hybrid"),
        ({"homeofficemoeglich": False}, None),
        ({"homeofficemoeglich": []}, None),
    ],
)
def test_home_office_by_agreement_is_not_remote(said, remote):
    assert row(**said).get("remote") == remote


def test_bad_entries_are_counted_and_do_not_stop_the_others():
    odd = {**OFFER, "stellenlokationen": [None, {"adresse": 7}], "homeofficetyp": []}
    page = found(odd, {"stellenangebotsTitel": "x"}, "x", {"referenznummer": "3"}, total=4)
    assert len(page.more) == 1
    assert page.dropped == (("entry cannot be read", 2), ("no title", 1))
    assert row(stellenlokationen={"adresse": 1}, firma=[], datumErsteVeroeffentlichung=7)["title"] == "Stelle"


@pytest.mark.parametrize(
    "body", [{}, [], {"referenznummer": None}, {"messages": [{"code": "STELLENANGEBOT_NICHT_GEFUNDEN"}]}]
)
def test_details_that_are_none_say_so(body):
    with pytest.raises(WireError):
        answer(body, "advert", offer={})


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://www.arbeitsagentur.de/jobsuche/suche?was=x&wo=y", "all"),
        ("https://www.arbeitsagentur.de/jobsuche/jobdetail/10001-1-S", "all"),
        ("https://rest.arbeitsagentur.de/jobboerse/jobsuche-service/pc/v6/jobs", "all"),
        ("https://rest.arbeitsagentur.de/infosysbub/bnet/pc/v1/berufe", None),
        ("https://www.arbeitsagentur.de/unternehmen", None),
        ("https://www.arbeitsagentur.de.example.org/jobsuche/", None),
        ("no address", None),
    ],
)
def test_it_is_known_by_its_addresses(link, name):
    assert recognise(link) == name
