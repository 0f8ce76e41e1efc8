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
    ({"remote": "True", "location": "San Francisco Office"}, "remote"),  # where the office is, not how often
    ({"remote": "True", "location": "SF Office", "text": "We work in-person 3 days a week."}, "hybrid"),
    ({"remote": "True", "location": "Remote - US", "text": "We meet 2 days a week in our office."}, "remote"),
    ({"remote": "False", "location": "Berlin"}, "onsite"),
    ({"location": "US", "text": "This is a remote-friendly role."}, "remote"),
    ({"location": "US", "text": "Flexible work arrangement (remote or San Francisco office)"}, "remote"),
    ({"location": "New York", "text": "Location Designation: Hybrid - 3 days per week"}, "hybrid"),
    ({"location": "Berlin", "text": "We hold Wednesdays work from home, else we meet."}, "hybrid"),
    ({"location": "Salem", "text": "On-Site Perks: Catered lunches four times a week."}, "unknown"),
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
    ({"location": "Oslo", "text": "Acme is a remote-first company."}, "unknown"),  # the company, not the job
    ({"text": "Acme is a remote-first company."}, "remote"),  # and no place stands against it
    ({"location": "Oslo", "text": "Be part of our remote-friendly culture."}, "unknown"),
    ({"location": "USA", "text": "Be part of our remote-friendly culture."}, "remote"),
    ({"location": "USA", "text": "We give you the flexibility to work from home."}, "remote"),
    ({"text": "This job is based remotely, with travel."}, "remote"),
    ({"text": "Perks:\n- Remote + asynchronous"}, "remote"),
    ({"text": "Contract (full-time), remote"}, "remote"),
    (
        {"location": "Oslo", "text": "Location: Remote (see our list)\nThis role is on-site at times."},
        "remote",
    ),
    ({"remote": "False", "location": "Oslo", "text": "We sell lamps.\n#LI-Remote"}, "remote"),
    ({"text": "Roles in our Oslo office. Remote is ok."}, "remote"),
    # office days
    ({"text": "You may work hybrid from Oslo."}, "hybrid"),
    ({"text": "Location: Oslo, Norway (Hybrid)"}, "hybrid"),
    ({"text": "We ask for presence in our Oslo office location 3 days per week."}, "hybrid"),
    ({"text": "The job is predominantly remote, with weeks now and then in our Oslo office."}, "hybrid"),
    ({"text": "This is a hybrid job in Oslo. Benefits: remote or hybrid work."}, "hybrid"),
    ({"title": "Acme", "location": "Oslo, in-office 3-4 days"}, "hybrid"),
    ({"location": "Oslo, partially onsite"}, "hybrid"),
    ({"text": "You will be working 5 days a week in our Lake City, UT office."}, "onsite"),
    ({"text": "In person in Oslo 6 days a week."}, "onsite"),
    ({"text": "We are an office-first company and do not offer remote-only roles."}, "onsite"),
    ({"text": "All roles are in-office in Oslo."}, "onsite"),
    # how one is hired, and where customers sit
    ({"text": "3. Work trial: 2 days, remote or on-site"}, "unknown"),
    ({"text": "4. Onsite interviews with the team"}, "unknown"),
    ({"location": "USA", "text": "We are remote-first. Some travel to work on-site with shops."}, "remote"),
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
    # a text that its source has wrapped
    ({"text": "With an office in Oslo, we embrace a hybrid\nschedule that brings out the best."}, "hybrid"),
    ({"text": "This job is required to be based\nin our Oslo office 5 days a week."}, "onsite"),
    # lines and parts of their own
    ({"title": "Acme", "text": "Acme\nCleveland OH | Onsite\nApply now."}, "onsite"),
    ({"title": "Acme", "text": "Acme\nPartnerships Manager\nRemote | Full-time"}, "remote"),
    ({"text": "In-Office, NYC-based: Work from our beautiful offices."}, "onsite"),
    ({"location": "Vancouver", "text": "📍 Location - Vancouver (preferred), Canada remote"}, "remote"),
    # the choice and the tag
    ({"text": "The role can be remote or based out of our Oslo office."}, "remote"),
    ({"text": "Open to remote for the right candidate."}, "remote"),
    ({"text": "5 days a week in the office.\n#LI-Remote"}, "remote"),
    ({"text": "Willing to work in person in San Mateo 3+ days a week."}, "hybrid"),
    ({"text": "Remote policy: 1-2 days a week."}, "hybrid"),
    # the employer, not the job
    (
        {"text": "We are a fully-remote company. This role is based in our Oslo office 5 days a week."},
        "onsite",
    ),
    ({"location": "USA", "text": "Flexible, remote-first work environment."}, "remote"),  # no city against it
    ({"location": "Berlin", "text": "Flexible, remote-first work environment."}, "unknown"),
    ({"text": "The number of hybrid, office-based, and remote workers varies."}, "unknown"),
    ({"text": "This hybrid role combines trading and engineering."}, "unknown"),  # two trades
    ({"text": "You build hybrid teams of people and agents. On-site 5 days a week."}, "onsite"),
    # most of Vietnam works at the office, but this advert does not say so
    ({"location": "Hà Nội"}, "unknown"),
    ({"location": "Ho Chi Minh", "text": "Làm việc từ xa."}, "remote"),
    ({"location": "Software Engineer, Distributed"}, "unknown"),
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
    ("Acme | SF (5 days onsite)", "onsite"),
    ("Acme | Oslo (in-office 3-4 days)", "hybrid"),
    ("Acme | Oslo | partial onsite", "hybrid"),
    ("Acme | Oslo (ONSITE)\nNote: three days in the office each week", "hybrid"),
    ("Acme | San Diego | ONSITE (3 days/week in office)", "hybrid"),
    ("Acme | London | ON SITE (but some WFH is not a problem)", "onsite"),
]


@pytest.mark.parametrize(("head", "expected"), POSTS)
def test_the_first_line_of_a_post(head: str, expected: str) -> None:
    row = {"title": head, "text": head, "forum": True, "remote": "False"}  # a forum's 'False' says nothing
    assert remote(raw_rows(row)).to_list() == [expected]
