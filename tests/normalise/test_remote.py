"""Onsite, hybrid, remote, unknown: which sign wins."""

from __future__ import annotations

from typing import Any

import pytest

from gander.normalise.remote import remote
from tests.normalise.raw import raw_rows

BOARD: list[tuple[dict[str, Any], str]] = [
    ({"remote": "True", "location": "United States"}, "remote"),
    (
        {
            "remote": "True",
            "location": "Berlin",
            "text": "Three days a week in the office, and 3 days in the office.",
        },
        "hybrid",
    ),
    ({"remote": "True", "location": "San Francisco Office"}, "hybrid"),  # flagged remote at a named office
    ({"remote": "True", "location": "Remote - US", "text": "We meet 2 days a week in our office."}, "remote"),
    ({"remote": "False", "location": "Berlin"}, "onsite"),
    ({"remote": "False", "location": "Berlin", "text": "We have a hybrid work model."}, "hybrid"),
    (
        {
            "remote": "False",
            "location": "Berlin",
            "text": "Acme is a remote-first company; this role in Berlin.",
        },
        "onsite",
    ),
    ({"remote": "At office"}, "onsite"),
    ({"remote": "Hybrid (flexible between home and office)"}, "hybrid"),
    ({"remote": "Remote (don't have to come to the office)"}, "remote"),
    ({"location": "Boston, MA"}, "unknown"),
    ({"location": "Remote, Germany"}, "remote"),
    ({"location": "Hybrid"}, "hybrid"),
    ({"location": "San Francisco, CA (Hybrid) OR Remote-Global"}, "remote"),
    ({"title": "Account Executive (Remote, EMEA)"}, "remote"),
    ({"title": "Remote Sensing Scientist", "location": "Boulder, CO"}, "unknown"),
    ({"text": "This is a fully remote position."}, "remote"),
    ({"text": "Acme is a remote-first company."}, "unknown"),  # the company, not the job
    ({"text": "We are not remote-only."}, "onsite"),
    ({"text": "You will build hybrid cloud systems."}, "unknown"),
    ({"text": "Work remotely up to 3 days a week."}, "hybrid"),
    ({"text": "Benefits: work from anywhere for up to 8 weeks per year."}, "unknown"),  # no way of working
    ({"text": "Occasional remote work is ok."}, "hybrid"),
    ({"text": "This role is on-site in our lab."}, "onsite"),
    ({"text": "5 days a week in the office."}, "onsite"),
    ({"text": "Our team primarily works in-person out of our Berlin office."}, "onsite"),
    ({"text": "We are hiring for this position in our New York office."}, "onsite"),
    ({"text": "The role is designed as 'Hybrid' with two office days."}, "hybrid"),
    ({"text": "Job Type: Full-time, Remote"}, "remote"),
    ({"text": "We are hiring (Remote - US) for two roles."}, "remote"),
    ({"remote": "False", "location": "Global"}, "unknown"),  # a firm in many places, a job not flagged remote
    ({"remote": "False", "location": "Global", "text": "This role is remote friendly."}, "remote"),
    (
        {"remote": "False", "location": "Global", "text": "We mostly work in-person out of our Oslo office."},
        "onsite",
    ),
    ({"remote": "False", "location": "Remote - Global"}, "remote"),  # the word itself beats the flag
]


@pytest.mark.parametrize(("row", "expected"), BOARD)
def test_a_boards_advert(row: dict[str, Any], expected: str) -> None:
    assert remote(raw_rows(dict(row))).to_list() == [expected]


POSTS = [
    ("Acme | Engineer | ONSITE / REMOTE | Berlin", "remote"),
    ("Acme | Engineer | Berlin | ONSITE", "onsite"),
    ("Acme | Engineer | NYC (hybrid, 3 days onsite)", "hybrid"),
    ("Acme | Amsterdam | Onsite (2 days remote OK)", "hybrid"),
    ("Acme | London | Not remote", "onsite"),
    ("Acme | London | Full-time", "unknown"),
]


@pytest.mark.parametrize(("head", "expected"), POSTS)
def test_the_first_line_of_a_post(head: str, expected: str) -> None:
    row = {"title": head, "text": head, "forum": True, "remote": "False"}  # a forum's 'False' says nothing
    assert remote(raw_rows(row)).to_list() == [expected]
