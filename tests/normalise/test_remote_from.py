"""From where a remote job may be done, and to whom it is open."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from gander.normalise.open_to import open_to, open_to_one
from gander.normalise.regions import EU, LATAM, REGIONS
from gander.normalise.remote_from import remote_from
from gander.normalise.window import read_window
from gander.normalise.zones import offsets
from gander.shell.places import read_gazetteer
from gander.tables import REMOTE_FROM
from tests.normalise.raw import raw_rows

GAZETTEER = read_gazetteer()


def where(row: dict[str, Any]) -> dict[str, Any]:
    frame = raw_rows(dict(row))
    found: dict[str, Any] = remote_from(frame, pl.Series(["remote"]), GAZETTEER).to_list()[0]
    return found


COUNTRIES: list[tuple[dict[str, Any], list[str]]] = [
    ({"location": "Remote, Germany"}, ["DE"]),
    ({"location": "Remote - US"}, ["US"]),
    ({"location": "Remote (United States | Canada)"}, ["US", "CA"]),
    ({"title": "Manager (Remote East Coast)", "location": "New York", "remote": "True"}, ["US"]),
    ({"location": "Remote - Denver"}, ["US"]),  # the city is the seat of the remote job
    ({"location": "New York, NY; Remote - US"}, ["US"]),
    ({"location": "United States", "remote": "True"}, ["US"]),
    ({"location": "Remote", "country": "USA"}, ["US"]),
    ({"location": "Remote", "title": "Engineer - Remote (Canada)"}, ["CA"]),
    ({"location": "Remote", "text": "You must be based in Germany."}, ["DE"]),
    ({"location": "Remote", "text": "Remote (US only)."}, ["US"]),
    # a line that its source has wrapped
    (
        {
            "location": "Remote",
            "text": "The work is remote and you can be located anywhere\nin Norway or Sweden.",
        },
        ["NO", "SE"],
    ),
    ({"location": "Remote", "text": "It is fine as long as you live in Norway."}, ["NO"]),
    ({"location": "Remote", "text": "Job Location: Norway\nWe sell lamps."}, ["NO"]),
    ({"location": "Remote", "text": "You are authorized to work in the United States."}, ["US"]),
    ({"title": "Acme | Remote (US preferred)", "forum": True}, ["US"]),  # nothing else is said
    ({"location": "Berlin", "remote": "True", "text": "You are based in Berlin."}, ["DE"]),
    ({"title": "Acme | REMOTE (US/Canada) | Engineer", "forum": True}, ["US", "CA"]),
    ({"title": "Acme | Engineer | SF or Remote (in US only)", "forum": True}, ["US"]),
    ({"location": "Remote · Atlanta, Georgia, United States"}, ["US"]),
    ({"location": "Remote", "text": "This is remote: work from anywhere in Hong Kong."}, ["HK"]),
    ({"title": "Acme | Engineer | US – Remote and Hybrid"}, ["US"]),  # a head without a forum's column
    ({"location": "Remote", "text": "Hiring in the US right now."}, ["US"]),
    ({"source": "itviec-2026", "location": "Ha Noi", "country": "Vietnam"}, ["VN"]),  # a national board
]


@pytest.mark.parametrize(("row", "iso2"), COUNTRIES)
def test_countries(row: dict[str, Any], iso2: list[str]) -> None:
    assert (where(row)["kind"], where(row)["iso2"]) == ("countries", iso2)


REGION = [
    ({"location": "Remote in Europe"}, "Europe"),
    ({"location": "Remote EMEA"}, "EMEA"),
    ({"location": "LatAm", "country": "Panama"}, "LATAM"),  # read as Panama by the source
    ({"location": "Remote", "country": "European Union"}, "EU"),
    ({"title": "Acme | REMOTE (EMEA/APAC) | Engineer", "forum": True}, "EMEA/APAC"),
    ({"location": "Remote", "text": "You must be located in the EU."}, "EU"),
]


@pytest.mark.parametrize(("row", "region"), REGION)
def test_regions(row: dict[str, Any], region: str) -> None:
    assert (where(row)["kind"], where(row)["region"]) == ("region", region)


OTHER: list[tuple[dict[str, Any], str]] = [
    ({"location": "Remote - Global"}, "anywhere"),
    ({"location": "Anywhere"}, "anywhere"),
    (
        {"location": "Europe", "title": "Video Editor (Remote - Worldwide)"},
        "anywhere",
    ),  # the title says remote
    ({"title": "Acme | San Francisco, CA / Remote | Full-time"}, "not_said"),
    ({"title": "Acme | 100% REMOTE (Worldwide) | Engineer", "forum": True}, "anywhere"),
    ({"location": "Remote", "text": "Work from anywhere in the world."}, "anywhere"),
    ({"title": "Acme | REMOTE (UTC-5 to UTC+2) | Engineer", "forum": True}, "timezone"),
    ({"title": "Acme | Remote (US time zones) | Engineer", "forum": True}, "timezone"),
    ({"location": "Remote"}, "not_said"),
    (
        {"location": "San Francisco", "remote": "True", "country": "United States"},
        "not_said",
    ),  # an office's city
    ({"location": "London or Remote"}, "not_said"),
    ({"location": "Remote International", "country": "Argentina"}, "not_said"),  # where is not told
    (
        {
            "location": "Remote - Multiple Locations",
            "text": "Work remotely from many countries of the world.",
        },
        "not_said",
    ),
    (
        {
            "location": "Remote",
            "text": "Work remotely from multiple countries around the world.\nUS based pay.",
        },
        "not_said",
    ),
    ({"title": "Acme | REMOTE or Boston, Chicago, New Jersey | Engineer", "forum": True}, "not_said"),
    ({"title": "Acme | Remote CET / EST | Engineer", "forum": True}, "timezone"),
    ({"title": "Acme | Oslo or [REMOTE] (US time zones)", "forum": True}, "timezone"),
    ({"title": "Acme | EU REMOTE (Norway preferred)", "forum": True}, "region"),
    ({"title": "Acme | Smallville, Norway | REMOTE", "forum": True}, "not_said"),  # a town that nobody lists
    ({"location": "Remote", "text": "Your day has to overlap 4 hours with EST."}, "timezone"),
    ({"location": "Remote", "text": "We make it easy to book trains anywhere in Europe."}, "not_said"),
    ({"location": "USA", "text": "You do not need to be based in the US."}, "anywhere"),
    ({"location": "Remote", "text": "Our work-from-anywhere scheme gives you 10 days per year."}, "not_said"),
    ({"title": "Acme | Toronto | ONSITE or REMOTE", "forum": True}, "not_said"),
]


@pytest.mark.parametrize(("row", "kind"), OTHER)
def test_anywhere_time_zones_and_nothing_said(row: dict[str, Any], kind: str) -> None:
    assert where(row)["kind"] == kind


def test_named_countries_outrank_an_hours_overlap_but_keep_it() -> None:
    found = where({"title": "Acme | REMOTE (US or LATAM; overlap with Pacific hours)", "forum": True})
    assert found["kind"] == "region" and set(found["iso2"]) == {"US", *LATAM}
    assert found["tz"] == [-8.0, -8.0]


def test_countries_in_the_text_outrank_the_hours_of_the_head_but_keep_them() -> None:
    text = (
        "Acme | Remote CET / EST\nWe look for people between the CET and EST timezones, in Poland or Canada."
    )
    found = where({"title": "Acme | Remote CET / EST", "text": text, "forum": True})
    assert (found["kind"], found["iso2"], found["tz"]) == ("countries", ["PL", "CA"], [-5.0, 1.0])


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"location": "UK", "text": "This role is remote and can be executed globally."}, "anywhere"),
        ({"location": "Slovakia", "title": "Support Engineer (EMEA)"}, "region"),
        ({"location": "UK", "text": "Work anywhere in the world for four weeks a year."}, "countries"),
    ],
)
def test_what_comes_before_a_location_that_does_not_say_remote(row: dict[str, Any], kind: str) -> None:
    frame = raw_rows(row)
    found = remote_from(frame, pl.Series(["remote"]), GAZETTEER)
    assert found.struct.field("kind").to_list() == [kind]


def test_a_post_that_is_not_remote_has_none() -> None:
    frame = raw_rows({"location": "Remote - US"}, {"location": "Berlin"})
    found = remote_from(frame, pl.Series(["remote", "onsite"]), GAZETTEER)
    assert [f is None or f["kind"] is None for f in found.to_list()] == [False, True]


WINDOWS = [
    ("UTC-5 to UTC+2", (-5, 2)),
    ("GMT-8 – GMT+2", (-8, 2)),
    ("UTC-5 ~ UTC+5", (-5, 5)),
    ("UTC -3 to +3", (-3, 3)),
    ("CET ± 2", (-1, 3)),
    ("Remote CET / EST", (-5, 1)),
    ("between the CET and EST timezones", (-5, 1)),
    ("ET to PT", (-8, -5)),
    ("+/- 3 hours of EST", (-8, -2)),
    ("US time zones", (-8, -5)),
    ("European time zone", (0, 2)),
    ("EST hours", (-5, -5)),
    ("crossover w/ PST required", (-8, -8)),
    ("from 9 am to 12 pm PT", (-8, -8)),
    ("8am-5pm UTC+8", (8, 8)),
    ("US/EU timezones", (-8, 2)),
    ("North America timezones", (-8, -5)),
    ("East Coast hours", (-5, -5)),
    ("overlap with US business hours", (-8, -5)),
    ("REMOTE (UTC+12)", (12, 12)),
]


@pytest.mark.parametrize(("text", "window"), WINDOWS)
def test_windows(text: str, window: tuple[float, float]) -> None:
    found = read_window(text)
    assert found is not None and (found.low, found.high) == window


@pytest.mark.parametrize("text", ["Remote (Germany)", "best of both worlds", "part time", "the last time"])
def test_no_window(text: str) -> None:
    assert read_window(text) is None


def scope(
    kind: str | None,
    iso2: tuple[str, ...] = (),
    tz: list[float] | None = None,
    region: str | None = None,
) -> dict[str, Any]:
    return {"kind": kind, "region": region, "iso2": list(iso2), "tz": tz}


OPEN: list[tuple[dict[str, Any], str, str]] = [
    (scope("anywhere"), "VN", "yes"),
    (scope("countries", ("US", "CA")), "US", "yes"),
    (scope("countries", ("US", "CA")), "VN", "no"),
    (scope("region", EU), "DE", "yes"),
    (scope("region", EU), "GB", "no"),
    (scope("region", EU), "TR", "no"),
    (scope("region", REGIONS["EMEA"], region="EMEA"), "TR", "yes"),  # by way of the Middle East
    (scope("region", REGIONS["EMEA"], region="EMEA"), "RU", "unknown"),
    (scope("region", REGIONS["Europe"], region="Europe"), "DE", "yes"),
    (scope("region", REGIONS["Europe"], region="Europe"), "GB", "yes"),
    (scope("region", REGIONS["Europe"], region="Europe"), "UA", "yes"),
    (
        scope("region", REGIONS["Europe"], region="Europe"),
        "TR",
        "unknown",
    ),  # who writes Europe seldom means it
    (scope("region", REGIONS["Europe"], region="Europe"), "GE", "unknown"),
    (scope("region", ("US", *REGIONS["Europe"]), region="LATAM/Europe"), "AZ", "unknown"),
    (scope("region", REGIONS["Europe"], region="Europe"), "VN", "no"),
    (scope("region", REGIONS["Western Europe"], region="Western Europe"), "PL", "unknown"),
    (scope("region", EU, tz=[-5.0, 1.0], region="EU"), "DE", "yes"),
    (scope("region", EU, tz=[-5.0, 1.0], region="EU"), "RO", "unknown"),  # listed, and outside of the hours
    (scope("region", LATAM, tz=[-8.0, -8.0], region="LATAM"), "BR", "yes"),  # a single zone is an overlap
    (scope("timezone", tz=[0.0, 3.0]), "DE", "yes"),
    (scope("timezone", tz=[-6.0, -5.0]), "US", "unknown"),  # only some of its zones
    (scope("timezone", tz=[-8.0, -5.0]), "VN", "no"),
    (scope("timezone", tz=[-5.0, -5.0]), "BR", "unknown"),  # beside a single zone: rarely shut out
    (scope("not_said"), "VN", "unknown"),
    (scope(None), "VN", "no"),  # not remote
]


@pytest.mark.parametrize(("remote", "iso2", "answer"), OPEN)
def test_open_to(remote: dict[str, Any], iso2: str, answer: str) -> None:
    assert open_to_one(remote, iso2) == answer
    assert open_to(pl.Series([remote], dtype=REMOTE_FROM), iso2).to_list() == [answer]


def test_offsets_of_countries() -> None:
    assert offsets("DE") == (1.0,)
    assert offsets("VN") == (7.0,)
    assert offsets("US") == (-8.0, -7.0, -6.0, -5.0)
    assert offsets("XX") == ()
