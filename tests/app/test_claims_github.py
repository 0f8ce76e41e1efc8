"""GitHub asked over loopback, in its own wire format: what is sent, how it is paced, and what goes wrong."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from gander.app.claims import read_claims
from gander.app.claims_github import ask_github, plan
from gander.app.request import Request
from gander.errors import UserError
from gander.shell.fetch.fetcher import LONGEST
from gander.shell.github import GitHub
from tests.evidence.claims_terms import TERMS
from tests.evidence.person import TODAY, VOCABULARY
from tests.shell.fetch.host import Clock, answer, fetcher, host, raw, told

TOKEN = "not-a-real-token-7"
ENVIRONMENT = {"GANDER_GITHUB_TOKEN": TOKEN}


def item(number, title="Run it in docker"):
    return {
        "url": f"https://api.github.com/repos/other/tool/issues/{number}",
        "repository_url": "https://api.github.com/repos/other/tool",
        "html_url": f"https://github.com/other/tool/pull/{number}",
        "number": number,
        "title": title,
        "user": {"login": "sam", "type": "User"},
        "state": "closed",
        "pull_request": {
            "url": f"https://api.github.com/repos/other/tool/pulls/{number}",
            "merged_at": "2024-02-03T04:05:06Z",
        },
    }


def searched(items, total=None, **headers):
    value = {
        "total_count": len(items) if total is None else total,
        "incomplete_results": False,
        "items": items,
    }
    return told(value, **headers)


REPOSITORY = {
    "full_name": "sam/own",
    "fork": False,
    "private": False,
    "language": "Rust",
    "topics": ["kubernetes"],
    "created_at": "2020-01-01T00:00:00Z",
    "pushed_at": "2024-01-01T00:00:00Z",
}


@pytest.fixture
def served(monkeypatch, tmp_path):
    monkeypatch.setenv("GANDER_CONFIG", str(tmp_path / "none.toml"))
    with host() as made:
        made.pages["/search/issues"] = searched([item(1)])
        made.pages["/users/sam/repos"] = told([REPOSITORY])
        yield made


def ask(served, environment=ENVIRONMENT, login="sam"):
    with fetcher(served, clock=Clock()) as asking:
        request = Request(today=TODAY, github=login)
        return ask_github(request, TERMS, lambda config: asking, served.url, environment)


def test_merged_work_and_own_repositories_are_claims(served):
    reading = ask(served)
    assert [(c.skill, c.part, c.where) for c in reading.claims] == [
        ("docker", "merged pull request", "other/tool#1"),
        ("rust", "own repository", "sam/own"),
        ("kubernetes", "own repository", "sam/own"),
    ]
    assert reading.kind == "GitHub" and reading.problems == ()
    assert reading.assumed == ("you are 'sam' there; nobody checked it",)


def test_what_is_sent(served):
    ask(served)
    (search, listed) = [(path, headers) for _, path, headers, _ in served.asked if path != "/robots.txt"]
    query = parse_qs(urlsplit(search[0]).query)
    assert query["q"] == ["is:pr is:merged author:sam -user:sam"]
    assert (query["per_page"], query["page"]) == (["100"], ["1"])
    assert parse_qs(urlsplit(listed[0]).query)["type"] == ["owner"]
    for _, headers in (search, listed):
        assert headers["authorization"] == f"Bearer {TOKEN}"
        assert headers["accept"] == "application/vnd.github+json"
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", headers["x-github-api-version"])


def test_what_will_be_asked_is_said_before(served):
    lines = plan("sam")
    assert len(lines) == 2 and all("GET https://api.github.com/" in line for line in lines)
    for bad in ("", "-sam", "sam/x", "sam x", "s" * 40, "sam&x=1"):
        with pytest.raises(UserError):
            plan(bad)


def test_without_the_flag_nobody_is_asked(served, tmp_path, monkeypatch):
    def never(*given):
        raise AssertionError("asked")

    monkeypatch.setattr("gander.app.claims_github.open_fetcher", never)
    (tmp_path / "cv.md").write_text("- docker")
    read_claims(Request(today=TODAY, cv=(str(tmp_path / "cv.md"),), know=("sql",)), VOCABULARY)
    assert served.asked == []


def test_without_a_token_nobody_is_asked(served):
    (problem,) = ask(served, environment={}).problems
    assert problem.why == "not available: no token is known"
    assert "GANDER_GITHUB_TOKEN" in problem.next
    assert served.asked == []


def test_page_after_page(served):
    pages = {"1": [item(n) for n in range(1, 101)], "2": [item(101)]}

    def page(handler):
        number = parse_qs(urlsplit(handler.path).query)["page"][0]
        searched(pages[number], 101)(handler)

    served.pages["/search/issues"] = page
    reading = ask(served)
    assert sum(f.kind == "merged pull request" for f in reading.feats) == 101
    assert reading.problems == ()


def test_a_search_that_has_more_than_it_gives_says_so(served):
    served.pages["/search/issues"] = searched([item(n) for n in range(100)], 4_321)
    (problem,) = ask(served).problems
    assert problem.why == "1,000 of 4,321: a search gives no more"


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (answer(401, b'{"message": "Bad credentials"}'), "it answers 401"),
        (answer(403, b'{"message": "API rate limit exceeded"}'), "it answers 403"),
        (answer(422), "it answers 422"),
        (answer(503), "it answers 503"),
        (answer(200, b"<html>"), "its answer is no JSON"),
        (answer(200, b"[" * 100_000), "its answer is no JSON"),
        (answer(200, b'{"items": 3}'), "its answer has another shape than it documents"),
        (raw(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nx"), ""),
    ],
)
def test_what_goes_wrong_is_one_problem_and_the_rest_is_read(served, page, why):
    served.pages["/search/issues"] = page
    reading = ask(served)
    (problem,) = reading.problems
    assert problem.why.startswith("not available: ") and why in problem.why
    assert problem.next
    assert {c.skill for c in reading.claims} == {"rust", "kubernetes"}
    assert TOKEN not in repr(reading)


@pytest.mark.parametrize(("seconds", "slept"), [(30.0, True), (LONGEST + 60, False)])
def test_the_limits_that_it_states_are_kept_to(served, seconds, slept):
    now = 1_700_000_000.0
    headers = {"x_ratelimit_remaining": "0", "x_ratelimit_reset": str(int(now + seconds))}
    served.pages["/search/issues"] = searched([item(1)], **headers)
    waits = []
    with fetcher(served, clock=Clock()) as asking:
        github = GitHub(asking, TOKEN, served.url, lambda: now, waits.append)
        asked = github.ask("sam", lambda *told: None)
    assert len(asked.pulls) == 1
    assert waits == ([seconds + 1] if slept else [])
    assert len(asked.repositories) == (1 if slept else 0)
    assert [p.why for p in asked.problems] == (
        [] if slept else ["not available: its limit is used up for 3 minutes"]
    )


def test_the_token_is_in_no_text(served):
    with fetcher(served, clock=Clock()) as asking:
        assert TOKEN not in json.dumps([repr(asking), str(plan("sam"))])
