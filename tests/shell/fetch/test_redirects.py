"""What of a call may follow a redirect, and where to."""

from __future__ import annotations

import pytest

from gander.shell.fetch.answer import Answer, Call, FetchError
from gander.shell.fetch.redirects import REDIRECTS, onward
from tests.shell.fetch.host import answer, fetcher, get, host

GET = Call(url="https://a.example/x/y?key=s3cret", headers={"authorization": "k", "Accept": "a/b"})
POST = Call(url="https://a.example/x", method="POST", headers={"content-type": "t"}, body=b"s3cret")


def led(call, status, **headers):
    return onward(call, Answer(status=status, headers=headers, body=b""))


def test_what_is_no_redirect_leads_nowhere():
    assert led(GET, 200, location="/z") is None
    assert led(GET, 304) is None


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("z", "https://a.example/x/z"),
        ("//a.example/z#top", "https://a.example/z#top"),
        ("/tìm".encode().decode("latin-1"), "https://a.example/t%C3%ACm"),
        ("/a b\x01", "https://a.example/a%20b%01"),
    ],
)
def test_targets(location, url):
    found = led(GET, 302, location=location)
    assert found.url == url
    assert found.headers == GET.headers, "the same host may know what it was told"


@pytest.mark.parametrize("to", ["https://b.example/", "http://a.example/", "https://a.example:444/"])
def test_another_host_is_told_no_key(to):
    assert led(GET, 307, location=to).headers == {"Accept": "a/b"}
    with pytest.raises(FetchError, match="would tell another host"):
        led(POST, 307, location=to)


def test_a_form_becomes_a_question_where_the_host_says_see_other():
    for status in (301, 302, 303):
        found = led(POST, status, location="https://b.example/done")
        assert (found.method, found.body, found.headers) == ("GET", None, {})
    assert led(POST, 308, location="/there").body == b"s3cret"


@pytest.mark.parametrize("to", ["", "https://[", "https://x:y/"])
def test_targets_that_are_none(to):
    with pytest.raises(FetchError, match="redirect"):
        led(GET, 302, location=to)


@pytest.fixture
def two():
    with host() as one, host() as other:
        yield one, other


def test_a_redirect_to_a_host_that_is_not_allowed(two):
    one, other = two
    one.pages["/"] = answer(302, location=f"https://{other.name}/admin?key=s3cret")
    with fetcher(one) as asking, pytest.raises(FetchError) as caught:
        get(asking, one.url + "/")
    assert caught.value.kind == "private address"
    assert caught.value.why == "its robots.txt: 127.0.0.1 leads to an address that is not public"
    one.pages["/"] = answer(302, location=f"http://{other.name}/admin?key=s3cret")
    with fetcher(one) as asking, pytest.raises(FetchError) as caught:
        get(asking, one.url + "/")
    assert caught.value.why == "127.0.0.1 would be asked without TLS, over http"
    assert not other.asked


def test_an_allowed_host_is_asked_by_its_own_rules(two):
    one, other = two
    one.pages["/"] = answer(302, location=f"{other.url}/x")
    other.pages["/robots.txt"] = answer(200, b"User-agent: *\nDisallow: /")
    with fetcher(one, other) as asking, pytest.raises(FetchError) as caught:
        get(asking, one.url + "/")
    assert caught.value.kind == "robots"
    assert other.name in caught.value.why
    assert not other.paths()


def test_redirects_without_an_end(two):
    one, _ = two
    one.pages["/"] = answer(302, location="/")
    with fetcher(one) as asking, pytest.raises(FetchError, match="more than 5 redirects"):
        get(asking, one.url + "/")
    assert len(one.paths()) == REDIRECTS + 1
