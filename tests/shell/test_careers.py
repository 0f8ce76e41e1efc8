"""What a company's own page says of where its jobs are."""

from __future__ import annotations

import time

from gander.shell.careers import look, same_site

URL = "https://www.example.com/company"
POSTING = '<script type="application/ld+json">{"@type": "JobPosting", "title": "Engineer"}</script>'


def test_boards_by_links_frames_and_scripts_the_one_named_most_first():
    page = b"""
      <a href="https://jobs.lever.co/acme/1">One</a><a href="//jobs.lever.co/acme/2?lever-source=x">Two</a>
      <iframe src="https://boards.greenhouse.io/embed/job_board?for=globex&amp;b=1"></iframe>
      <script>load("https:\\/\\/jobs.lever.co\\/acme")</script>
    """
    assert look(page, URL).boards == {("lever", "acme"): 3, ("greenhouse", "globex"): 1}


def test_a_platforms_own_pages_feeds_and_threads_are_nobodys_board():
    page = b"""<a href="https://www.greenhouse.io/privacy">Powered by Greenhouse</a>
      <a href="https://news.ycombinator.com/item?id=1">talk</a> <a href="https://remotive.com/">jobs</a>
      <script src="https://boards.greenhouse.io/embed/job_board/js"></script>"""
    assert look(page, URL).boards == {}


def test_a_site_that_a_platform_serves_under_the_employers_own_host():
    page = b'<link href="https://assets.teamtailor-cdn.com/a.css" rel="stylesheet">'
    assert look(page, "https://careers.example.com/jobs").boards == {("teamtailor", "careers.example.com"): 1}


def test_postings_feeds_and_links_of_the_same_site():
    page = f"""{POSTING}
      <link rel="alternate" type="application/rss+xml" href="/jobs/feed.xml">
      <link rel="alternate" type="application/rss+xml" href="/blog/feed.xml">
      <a href="/careers/teams/a">Teams</a> <a href="/about">Join us</a> <a href="/blog">Blog</a>
      <a href="https://jobs.example.com/jobs/data-engineer#apply">Data Engineer</a>
      <a href="https://elsewhere.org/jobs/cook">Cook</a> <a href="mailto:jobs@example.org">Write</a>
      <a href="http://[broken">x</a>"""
    found = look(page.encode(), URL)
    assert found.postings == 1
    assert found.feeds == ("https://www.example.com/jobs/feed.xml",)
    assert found.careers == (
        "https://www.example.com/about",
        "https://jobs.example.com/jobs/data-engineer",
        "https://www.example.com/careers/teams/a",
    )
    assert found.jobs[0] == "https://jobs.example.com/jobs/data-engineer"


def test_hosts_of_one_owner():
    assert same_site("https://jobs.example.com/a", "https://www.example.com/")
    assert same_site("https://jobs.example.co.uk/a", "https://example.co.uk/")
    assert not same_site("https://other.co.uk/a", "https://example.co.uk/")
    assert not same_site("https://example.org/", "https://example.com/")
    assert not same_site("http://10.0.0.1/", "http://10.1.0.1/")


def test_hostile_pages_end_soon():
    start = time.monotonic()
    assert look(b"<div>" * 200_000, URL).boards == {}
    assert look(b"//a." * 300_000, URL).boards == {}
    assert look(b"https://jobs.lever.co/a" + b"x" * 2_000_000, URL).boards == {}
    assert look(b"".join(b'<a href="//h%d.example.org/">x</a>' % n for n in range(6_000)), URL).boards == {}
    assert look(b"\xff\xfe\x00", URL).boards == {}
    assert time.monotonic() - start < 10
