"""robots.txt in all its states."""

from __future__ import annotations

import gzip

import pytest

from gander.shell.fetch.answer import FetchError
from gander.shell.fetch.robots import MOST
from tests.shell.fetch.host import Clock, answer, fetcher, get, host, in_turn, raw

CLOSED = b"User-agent: *\nDisallow: /\n"


@pytest.fixture
def served():
    with host() as made:
        made.pages["/jobs"] = made.pages["/private/jobs"] = answer(200, b"had")
        yield made


def robots(served, page, path="/jobs", **more):
    served.pages["/robots.txt"] = page
    with fetcher(served, **more) as asking:
        return get(asking, served.url + path).body


@pytest.mark.parametrize(
    "page",
    [
        answer(404),
        answer(403),
        answer(204),
        answer(200, b""),
        answer(200, b"<!doctype html><html><body>Disallow: everything</body></html>"),
        answer(200, b"\xff\xfe\x00 no text at all \x80"),
        answer(200, b"User-agent: *\nDisallow: /private\nAllow: /\n"),
        answer(200, b"User-agent: gander\nAllow: /\n\n" + CLOSED),
        answer(200, b"User-agent: other\nDisallow: /\n"),
        answer(200, gzip.compress(b"User-agent: *\nAllow: /\n"), content_encoding="gzip"),
        in_turn(answer(503), answer(404)),
    ],
)
def test_allowed(served, page):
    assert robots(served, page) == b"had"


@pytest.mark.parametrize(
    "body",
    [
        CLOSED,
        b"\xef\xbb\xbf" + CLOSED,
        CLOSED.replace(b"\n", b"\r\n"),
        b"user-agent:gander\ndisallow:/jobs # no",
        b"User-agent: *\nDisallow: /*obs$",
        CLOSED + b"\xff\xfe rubbish",
    ],
)
def test_not_allowed_says_how_to_allow_it(served, body):
    with pytest.raises(FetchError) as caught:
        robots(served, answer(200, body))
    assert caught.value.kind == "robots"
    assert caught.value.why.startswith(f"the robots.txt of {served.name} does not allow it; ")
    assert caught.value.why.endswith(f'robots_ignored = ["{served.name}"]'), "the host to allow"
    assert not served.paths()


def test_a_host_whose_robots_txt_the_user_ignores_is_not_asked_for_it(served):
    for name in (served.name, "127.0.0.1"):
        assert robots(served, answer(200, CLOSED), robots_ignored=[name]) == b"had"
    assert not [path for _, path, _, _ in served.asked if path == "/robots.txt"]
    with pytest.raises(FetchError):
        robots(served, answer(200, CLOSED), robots_ignored=["api.example"])


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (answer(500), "its robots.txt: it answers 500"),
        (answer(429), "its robots.txt: it answers 429"),
        (answer(301, location="/robots.txt"), "its robots.txt: more than 5 redirects"),
        (raw(b""), "its robots.txt: its answer is no HTTP"),
        (
            answer(200, b"not packed", content_encoding="gzip"),
            "its robots.txt: it says that it is gzip and is not",
        ),
    ],
)
def test_one_that_cannot_be_read_forbids_all_and_says_why(served, page, why):
    with pytest.raises(FetchError) as caught:
        robots(served, page)
    assert caught.value.why == why
    assert not served.paths()


def test_of_a_huge_one_the_first_part_counts(served):
    def huge(handler):
        handler.send_response(200)
        handler.send_header("content-length", str(1 << 30))
        handler.end_headers()
        handler.close_connection = True
        handler.wfile.write(b"User-agent: *\nDisallow: /private\n")
        handler.wfile.write(b"# long\n" * (MOST // 7))
        for _ in range(1 << 10):
            handler.wfile.write(b"Disallow: /jobs\n" * (1 << 16))

    assert robots(served, huge) == b"had"
    with pytest.raises(FetchError, match="does not allow"):
        robots(served, huge, "/private/jobs")


def test_half_a_rule_is_none(served):
    body = b"User-agent: *\n"
    body += b"#" * (MOST - len(body) - len("\nDisallow: /")) + b"\nDisallow: /private-and-more\n"
    assert robots(served, answer(200, body)) == b"had"


def test_it_is_read_once_and_its_delay_is_kept_to(served):
    clock = Clock()
    served.pages["/robots.txt"] = answer(200, b"User-agent: *\nCrawl-delay: 7\n")
    with fetcher(served, clock=clock) as asking:
        for _ in range(3):
            get(asking, served.url + "/jobs")
    assert [path for _, path, _, _ in served.asked] == ["/robots.txt", "/jobs", "/jobs", "/jobs"]
    assert clock.slept == [7.0, 7.0]


@pytest.mark.parametrize("delay", [b"nan", b"-3", b"1e999", b"soon"])
def test_a_delay_that_is_none(served, delay):
    assert robots(served, answer(200, b"User-agent: *\nCrawl-delay: " + delay)) == b"had"


def test_a_host_that_wants_hours_between_requests_is_left_out(served):
    with pytest.raises(FetchError, match="asks for 3600 seconds between requests") as caught:
        robots(served, answer(200, b"User-agent: *\nCrawl-delay: 3600\n"))
    assert caught.value.kind == "robots"
