"""GitHub's account archive: what others merged, and own repositories."""

from __future__ import annotations

import json
from datetime import date

from gander.evidence.claims_github import part_of, read_api, read_archive
from tests.evidence.claims_terms import TERMS


def pull(repository, title, merged="2023-04-05T10:00:00Z", user="sam", number=1):
    return {
        "type": "pull_request",
        "url": f"https://github.com/{repository}/pull/{number}",
        "user": f"https://github.com/{user}",
        "repository": f"https://github.com/{repository}",
        "title": title,
        "merged_at": merged,
    }


PULLS = [
    pull("torch-org/pytorch", "Faster loading"),
    pull("other/tool", "Run it in docker", number=2),
    pull("other/tool", "A typo", number=3),
    pull("other/tool", "SQL", merged=None, number=4),
    pull("sam/own", "SQL"),
    pull("other/tool", "SQL", user="alex", number=5),
    {**pull("x/y", "Odd"), "url": "nowhere"},
    "not a row",
]
REPOSITORIES = [
    {
        "type": "repository",
        "url": "https://github.com/sam/own",
        "owner": "https://github.com/sam",
        "description": "Models in Python",
        "created_at": "2020-01-01T00:00:00Z",
    },
    {"type": "repository", "url": "https://github.com/acme/x", "owner": "https://github.com/acme"},
]
USERS = [
    {
        "type": "user",
        "url": "https://github.com/sam",
        "login": "sam",
        "emails": [{"address": "sam@example.org"}],
    },
    {"type": "user", "url": "https://github.com/alex", "login": "alex", "emails": []},
]


def read(**files):
    return read_archive("a.tar.gz", {f"{n}_000001.json": json.dumps(v) for n, v in files.items()}, TERMS)


def test_what_others_merged_is_a_claim_with_its_day():
    reading = read(pull_requests=PULLS, repositories=REPOSITORIES, users=USERS)
    assert reading.assumed == ("you are 'sam' there",)
    merged = [(c.skill, c.where, c.last) for c in reading.claims if c.part == "merged pull request"]
    assert merged == [
        ("pytorch", "torch-org/pytorch#1", date(2023, 4, 5)),
        ("docker", "other/tool#2", date(2023, 4, 5)),
    ]
    assert [(f.detail, f.what) for f in reading.feats if f.kind == "merged pull request"] == [
        ("torch-org/pytorch", "Faster loading"),
        ("other/tool", "Run it in docker"),
        ("other/tool", "A typo"),
    ]
    own = [(c.skill, c.where, c.first) for c in reading.claims if c.part == "own repository"]
    assert own == [("python", "sam/own", date(2020, 1, 1))]


def test_what_is_not_taken_says_why():
    reading = read(pull_requests=PULLS, repositories=REPOSITORIES, users=USERS)
    assert [(u.where, u.why) for u in reading.unread] == [
        ("pull_requests_000001.json[2]", "names no skill"),
        ("pull_requests_000001.json[3]", "not merged"),
        ("pull_requests_000001.json[4]", "in a repository of your own"),
        ("pull_requests_000001.json[5]", "opened by somebody else"),
        ("pull_requests_000001.json[6]", "its repository is not named"),
        ("repositories_000001.json[1]", "a repository of somebody else"),
    ]


def test_whose_archive_it_is_without_addresses():
    assert read(pull_requests=PULLS, repositories=REPOSITORIES[:1]).assumed == ("you are 'sam' there",)
    assert read(pull_requests=PULLS).assumed == ("you are 'sam' there",)
    (problem,) = read(users=[]).problems
    assert "whose archive it is" in problem.why


def test_a_damaged_part_leaves_the_others():
    files = {
        "pull_requests_000001.json": "[{",
        "pull_requests_000002.json": json.dumps(PULLS),
        "users_000001.json": json.dumps(USERS),
    }
    reading = read_archive("a.tar.gz", files, TERMS)
    assert len(reading.problems) == 1 and "pull_requests_000001.json" in reading.problems[0].where
    assert {c.skill for c in reading.claims} == {"pytorch", "docker"}


def test_parts():
    assert part_of("x/pull_requests_000012.json") == "pull_requests"
    assert part_of("issue_events_000001.json") == "issue_events"
    assert part_of("pull_requests.json") is None


def test_answers_of_the_interface():
    pulls = [
        {
            "html_url": "https://github.com/other/tool/pull/2",
            "title": "Run it in docker",
            "pull_request": {"merged_at": "2024-02-03T00:00:00Z"},
        },
        {"html_url": "https://github.com/other/tool/pull/3", "title": "SQL", "pull_request": {}},
        None,
    ]
    repositories = [
        {
            "full_name": "Sam/own",
            "fork": False,
            "language": "Rust",
            "topics": ["deep-learning", "zorglub"],
            "created_at": "2020-01-01T00:00:00Z",
            "pushed_at": "2024-01-01T00:00:00Z",
        },
        {"full_name": "sam/copy", "fork": True, "language": "Go"},
    ]
    reading = read_api("sam", pulls, repositories, TERMS)
    assert [(c.skill, c.where, c.first, c.last) for c in reading.claims] == [
        ("docker", "other/tool#2", date(2024, 2, 3), date(2024, 2, 3)),
        ("rust", "Sam/own", date(2020, 1, 1), date(2024, 1, 1)),
        ("deep-learning", "Sam/own", date(2020, 1, 1), date(2024, 1, 1)),
    ]
    assert [u.why for u in reading.unread] == [
        "not merged",
        "its repository is not named",
        "no skill of that name is known",
        "a fork: the work of others",
    ]
