"""Printed locations and posts' first lines, and the places they name."""

from __future__ import annotations

import pytest

from gander.normalise.place import places
from gander.shell.places import read_gazetteer
from tests.normalise.raw import raw_rows

GAZETTEER = read_gazetteer()


def named(row: dict[str, object]) -> list[str]:
    """'city/state/country' of each place, what is unknown left out; states only where postings print
    letters.
    """
    lettered = ("US", "CA", "AU")
    found = places(raw_rows(row), GAZETTEER).to_list()[0]
    return [
        "/".join(x for x in (p["city"], p["admin1"] if p["iso2"] in lettered else None, p["iso2"]) if x)
        for p in found
    ]


LOCATIONS = [
    # one city, in every order
    ("San Francisco, CA", ["San Francisco/CA/US"]),
    ("New York, New York, United States", ["New York City/NY/US"]),
    ("US, CA, Santa Clara", ["Santa Clara/CA/US"]),
    ("Massachusetts - Boston", ["Boston/MA/US"]),
    ("TX - Frisco", ["Frisco/TX/US"]),
    ("India - Bengaluru", ["Bengaluru/IN"]),
    ("Bengaluru, Karnataka, India", ["Bengaluru/IN"]),
    ("Bengaluru, IND", ["Bengaluru/IN"]),
    ("Toronto, ON, CA", ["Toronto/ON/CA"]),  # CA is Canada after Ontario …
    ("Sunnyvale, CA - US", ["Sunnyvale/CA/US"]),  # … and California before US
    ("Berlin, DE", ["Berlin/DE"]),
    ("Victoria, BC", ["Victoria/BC/CA"]),  # a city with the name of a state …
    ("Victoria, Australia", ["VIC/AU"]),  # … and the state
    ("Wilmington, DE", ["Wilmington/DE/US"]),  # Delaware
    ("Barueri, São Paulo, Brasil", ["Barueri/BR"]),  # a state named like a city
    ("Tokyo (Hybrid)", ["Tokyo/JP"]),
    ("San Francisco Office", ["San Francisco/CA/US"]),
    ("1380 Madison Ave, New York, NY 10128", ["New York City/NY/US"]),  # no town of Madison
    ("IND.Pune", ["Pune/IN"]),
    # several
    (
        "Bellevue, WA; Menlo Park, CA; New York, NY",
        ["Bellevue/WA/US", "Menlo Park/CA/US", "New York City/NY/US"],
    ),
    (
        "San Francisco, CA • New York, NY • United States",
        ["San Francisco/CA/US", "New York City/NY/US", "US"],
    ),
    ("Ha Noi - Ho Chi Minh", ["Hanoi/VN", "Ho Chi Minh City/VN"]),
    ("London, UK / Berlin", ["London/GB", "Berlin/DE"]),
    (
        "Los Angeles, San Francisco, Palo Alto, Toronto",
        ["Los Angeles/CA/US", "San Francisco/CA/US", "Palo Alto/CA/US", "Toronto/ON/CA"],
    ),
    (
        "San Francisco (San Mateo)",
        ["San Francisco/CA/US", "San Mateo/CA/US"],
    ),  # the one nearby, not the largest
    ("San Francisco OR New York", ["San Francisco/CA/US", "New York City/NY/US"]),  # no Oregon
    # states and countries
    ("Remote (United States | Canada)", ["US", "CA"]),
    ("US-Remote", ["US"]),
    ("Remote - KY, TN", ["KY/US", "TN/US"]),
    ("Dubai, UAE", ["Dubai/AE"]),
    ("VN", ["VN"]),
    ("Atlanta, Georgia", ["Atlanta/GA/US"]),
    ("Tbilisi, Georgia", ["Tbilisi/GE"]),
    (
        "Westport, MA",
        ["Westport/MA/US"],
    ),  # a town too small to be known; another of that name is not taken for it
    ("Kingston, MA", ["Kingston/MA/US"]),
    ("Avon, Colorado, United States", ["Avon/CO/US"]),
    ("Crystal City, VA", ["VA/US"]),
    ("Oregon; Washington", ["OR/US", "WA/US"]),
    # a region, a district and a street beside it
    ("Toulouse, Occitanie, France", ["Toulouse/FR"]),
    ("Munich, Bavaria, Germany", ["Munich/DE"]),
    ("Cầu Giấy, Hà Nội", ["Hanoi/VN"]),
    ("Quận 1, TP. Hồ Chí Minh", ["Ho Chi Minh City/VN"]),
    ("200 South Virginia St, Reno, NV", ["Reno/NV/US"]),
    ("Orange County, CA", ["CA/US"]),
    ("AZ_Mesa_HQ", ["Mesa/AZ/US"]),
    ("Menlo Park, CA, OR Remote", ["Menlo Park/CA/US"]),
    ("SF, NY", ["San Francisco/CA/US", "New York City/NY/US"]),
    ("San Francisco Bay Area", ["San Francisco/CA/US"]),
    ("上海", ["Shanghai/CN"]),
    # none
    ("NAMER", []),
    ("Remote (Pacific Time)", []),
    ("Remote (US hours)", []),
    ("Remote", []),
    ("Tinyplace Cove, NV", ["Tinyplace Cove/NV/US"]),  # the town is none of the gazetteer's
    ("Greater Downtown, NV", ["NV/US"]),  # no name of a town
    ("San Mateo", ["San Mateo/CA/US"]),
    ("Brooklyn", ["New York City/NY/US"]),
    ("San Fransisco", ["San Francisco/CA/US"]),
    ("Remote (US/CA)", ["US", "CA"]),
    ("Boston, MA (Hybrid) OR Remote", ["Boston/MA/US"]),
    ("2 Locations", []),
    ("", []),
]


@pytest.mark.parametrize(("printed", "expected"), LOCATIONS)
def test_a_printed_location(printed: str, expected: list[str]) -> None:
    assert named({"location": printed}) == expected


def test_a_country_beside_it_decides_between_cities_of_one_name() -> None:
    assert named({"location": "Cambridge", "country": "USA"}) == ["Cambridge/MA/US"]
    assert named({"location": "Cambridge", "country": "United Kingdom"}) == ["Cambridge/GB"]


def test_the_country_alone_serves_where_the_location_says_nothing() -> None:
    assert named({"location": "Headquarters", "country": "Germany"}) == ["DE"]


HEADS = [
    ("Acme | Engineer | San Francisco, CA | ONSITE", ["San Francisco/CA/US"]),
    ("Acme (YC S24) | Founding Engineer | NYC / London | Hybrid", ["New York City/NY/US", "London/GB"]),
    (
        "Acme | SF, Austin, LA | ON-SITE",
        ["San Francisco/CA/US", "Austin/TX/US", "Los Angeles/CA/US"],
    ),  # no Ontario
    (
        "Acme is hiring full-stack engineers in San Francisco & New York",
        ["San Francisco/CA/US", "New York City/NY/US"],
    ),
    ("Acme | Remote (US) | Senior Engineer", ["US"]),
    ("Acme | Remote in US & CAN | Full-time", ["US", "CA"]),
    ("Mobile Engineer | Orange Data | React, Java", []),  # words that are also cities
    ("Reading Labs | REMOTE | Python", []),
]


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_the_first_line_of_a_post(head: str, expected: list[str]) -> None:
    assert named({"title": head, "text": head, "forum": True}) == expected


def test_the_employers_name_is_no_place() -> None:
    head = "Braintree | Security Engineer | Chicago, San Francisco | ONSITE"
    assert named({"title": head, "text": head, "forum": True}) == ["Chicago/IL/US", "San Francisco/CA/US"]


def test_whose_citizens_may_apply_is_no_second_place() -> None:
    head = "Acme | Boston/Cambridge, MA | US Citizens only"
    assert named({"title": head, "text": head, "forum": True}) == ["Boston/MA/US", "Cambridge/MA/US"]


@pytest.mark.parametrize(
    ("location", "text", "expected"),
    [
        (
            "San Francisco, CA",
            "You work within commuting distance of our Seattle, and San Francisco hubs.",
            ["Seattle/WA/US", "San Francisco/CA/US"],
        ),
        ("London", "Location: London or Paris", ["London/GB", "Paris/FR"]),
        ("United Kingdom", "Location: UK or Portugal", ["GB", "PT"]),
        (
            "New York",
            "\n - Based in San Francisco / New York City, in the office",
            ["San Francisco/CA/US", "New York City/NY/US"],
        ),
        # the firm's, and what does not name the location
        ("London", "We are a growing team, based in London and New York.", ["London/GB"]),
        ("London", "Location: Paris, Berlin", ["London/GB"]),
    ],
)
def test_words_of_the_job_that_name_the_location_and_more(
    location: str, text: str, expected: list[str]
) -> None:
    assert named({"location": location, "text": text}) == expected


def test_a_state_gives_way_to_the_city_in_the_title() -> None:
    assert named({"location": "Lake City, Utah", "title": "Engineer - Salt Lake City"}) == [
        "Salt Lake City/UT/US"
    ]


def test_a_guess_of_the_source_counts_only_when_the_post_says_it() -> None:
    post = {
        "title": "Acme wants engineers",
        "text": "Acme wants engineers. We sit in a nice office.",
        "forum": True,
    }
    assert named({**post, "location": "San Francisco", "country": "US"}) == []


def test_a_line_of_the_text_serves_where_there_is_no_location() -> None:
    assert named({"text": "About us\nLocation: Hanoi, Vietnam\nYou know Python."}) == ["Hanoi/VN"]


def test_so_does_a_sentence_that_says_where_the_role_is_based() -> None:
    text = "This role is hybrid, based out of our Berlin\nor Hanoi offices. We grew in Oslo."
    assert named({"text": text}) == ["Berlin/DE", "Hanoi/VN"]


TOLD: list[tuple[dict[str, object], list[str]]] = [
    # a title where there is no location
    ({"title": "Applied AI Engineer - New York"}, ["New York City/NY/US"]),
    ({"title": "Acme | Engineer | Berlin | Full-time"}, ["Berlin/DE"]),
    ({"title": "Senior Account Executive, Enterprise"}, []),  # a town in Nevada
    # lines and sentences of the text
    ({"text": "Acme\nCleveland OH | Onsite\nApply now."}, ["Cleveland/OH/US"]),
    (
        {"text": "LOCATION:\n\nHybrid, in:\n- Seattle, WA\n- Palo Alto, CA"},
        ["Seattle/WA/US", "Palo Alto/CA/US"],
    ),
    ({"text": "Địa điểm làm việc: Tầng 5, Cầu Giấy, Hà Nội"}, ["Hanoi/VN"]),
    ({"text": "Reside in one of the following cities:\n- Berlin\n- Hamburg"}, ["Berlin/DE", "Hamburg/DE"]),
    ({"text": "McLean, VA: $1 - $2\nNew\nYork, NY: $3"}, ["McLean/VA/US", "New York City/NY/US"]),
    (
        {"text": "Applications are open for both Stamford and New York City\noffices."},
        ["Stamford/CT/US", "New York City/NY/US"],
    ),
    ({"text": "Hiring in the US right now."}, ["US"]),
    ({"text": "Acme is headquartered in Toronto and likes it."}, []),  # the employer, not the job
    ({"location": "Remote", "text": "Our team is based in Oslo."}, []),
    # a whole country gives way to its city
    ({"location": "Hungary", "title": "Engineer - Budapest"}, ["Budapest/HU"]),
    ({"location": "USA", "text": "Location: NYC (5 days a week)"}, ["New York City/NY/US"]),
    (
        {"location": "USA", "text": "The role is remote or based in our New York City office."},
        ["New York City/NY/US", "US"],
    ),
    ({"location": "USA", "text": "Location: Berlin"}, ["US"]),  # not in it
]


@pytest.mark.parametrize(("row", "expected"), TOLD)
def test_a_title_and_a_text_that_tell_the_place(row: dict[str, object], expected: list[str]) -> None:
    assert named(dict(row)) == expected


def test_rows_keep_their_order_and_nulls_are_empty() -> None:
    frame = raw_rows({"location": "Berlin"}, {}, {"location": "Hanoi"}, {"location": "Berlin"})
    found = places(frame, GAZETTEER).to_list()
    assert [[p["city"] for p in row] for row in found] == [["Berlin"], [], ["Hanoi"], ["Berlin"]]


def test_terms_of_american_law_say_where_a_bare_remote_is() -> None:
    assert named({"location": "Remote", "text": "We pay well and match your 401(k)."}) == ["US"]
    assert named({"location": "Remote - Europe", "text": "We match your 401(k)."}) == []
    assert named({"text": "We match your 401(k)."}) == []


def test_anywhere_in_countries_is_said_in_the_text() -> None:
    text = "This is a position that can be located anywhere\nin the United States or Canada."
    assert named({"text": text}) == ["US", "CA"]


def test_quality_assurance_is_no_country() -> None:
    head = "Acme | Software, Mobile, QA, IT | Berlin"
    assert named({"title": head, "text": head, "forum": True}) == ["Berlin/DE"]
