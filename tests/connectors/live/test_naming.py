"""The one name of a subject: what its connector takes and would itself read off an address."""

from __future__ import annotations

import pytest

from gander.connectors.live.naming import proper
from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import Subject, WireError
from gander.shell.boards import shipped_boards


def test_every_board_that_ships_is_taken_by_its_connector_under_that_name():
    bad = []
    for source, subject in shipped_boards().select("source", "subject").iter_rows():
        assert live_connectors()[source].requests(Subject(source=source, name=subject))
        if proper(source, subject) != subject:
            bad.append((source, subject))
    assert bad == []


@pytest.mark.parametrize(
    ("source", "name", "is_called"),
    [
        ("greenhouse", "Acme", "acme"),
        ("greenhouse", "https://boards.greenhouse.io/acme/jobs/12", "acme"),
        ("ashby", "Example Kitchens", "Example%20Kitchens"),
        ("lever", "eu:acme", "eu:acme"),
        ("workday", "acme.wd5.myworkdayjobs.com/en-US/External", "acme.wd5.myworkdayjobs.com/External"),
        ("recruitee", "Jobs.Example.com", "jobs.example.com"),
        ("teamtailor", "careers.example.com", "careers.example.com"),
        ("job-posting-page", "example.com/jobs/12#top", "https://example.com/jobs/12"),
        ("hacker-news", "2026-10", "2026-10"),
        ("adzuna", "GB", "gb"),
        ("bundesagentur", "all", "all"),
        ("usajobs", "all", "all"),
        ("france-travail", "all", "all"),
    ],
)
def test_a_name_as_its_connector_writes_it(source, name, is_called):
    assert proper(source, name) == is_called


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("greenhouse", "embed"),
        ("greenhouse", "css"),
        ("greenhouse", ""),
        ("greenhouse", "a\x1b[31m"),
        ("greenhouse", "a/../b"),
        ("workable", "j"),
        ("workday", "acme.wd5.myworkdayjobs.com/en-us"),
        ("personio", "not a name"),
        ("hacker-news", "yesterday"),
        ("adzuna", "atlantis"),
        ("job-posting-page", "intranet"),
    ],
)
def test_a_name_that_is_nobodys_board(source, name):
    with pytest.raises(WireError):
        proper(source, name)


def test_there_is_no_such_source():
    with pytest.raises(KeyError):
        proper("nosuch", "acme")
