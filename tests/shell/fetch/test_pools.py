"""Which connections go through the proxy, and which must not."""

from __future__ import annotations

import pytest

from gander.shell.fetch.addresses import private_literal
from gander.shell.fetch.answer import FetchError
from gander.shell.fetch.exchange import Exchange
from gander.shell.proxy import proxy_of
from tests.shell.fetch.host import LIMITS, answer, fetcher, get, host, told

PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "192.168.1.1",
    "169.254.169.254",
    "0.0.0.0",
    "::1",
    "[::1]",
    "fe80::1%eth0",
    "::ffff:127.0.0.1",
    "localhost",
    "LOCALHOST.",
    "api.localhost",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "10.1",
    "999.999.999.999",
    "x.1",
]
PUBLIC = [
    "8.8.8.8",
    "2606:4700::1111",
    "board.example",
    "localhost.example",
    "0x7f.example",
    "1.1.1.1.example",
    "a1",
]


@pytest.mark.parametrize("name", PRIVATE)
def test_names_that_say_that_they_are_not_public(name):
    assert private_literal(name)


@pytest.mark.parametrize("name", PUBLIC)
def test_names_that_do_not(name):
    assert not private_literal(name)


@pytest.fixture
def served():
    with host() as made:
        yield made


def test_a_page_without_tls_comes_through_the_proxy_where_its_host_is_allowed(served):
    served.pages["http://intranet.example/jobs"] = told({"jobs": 1})
    made = Exchange(LIMITS, "gander test", ["intranet.example"], proxy_of(served.url))
    with fetcher(exchange=made) as fetching:
        assert get(fetching, "http://intranet.example/jobs").body == b'{"jobs": 1}'
    assert [path for _, path, _, _ in served.asked] == [
        "http://intranet.example/robots.txt",
        "http://intranet.example/jobs",
    ]


def test_user_and_password_go_to_the_proxy_alone(served):
    address = f"http://me:s3cret@{served.name}"
    served.pages["http://intranet.example/jobs"] = answer(200)
    served.pages["/direct"] = answer(200)
    made = Exchange(
        LIMITS,
        "t",
        ["intranet.example", served.name],
        proxy_of(address),
        lambda name, port: name == "127.0.0.1",
    )
    with fetcher(exchange=made) as fetching:
        get(fetching, "http://intranet.example/jobs")
        get(fetching, f"{served.url}/direct")
    by_path = {path: headers for _, path, headers, _ in served.asked}
    assert by_path["http://intranet.example/jobs"]["proxy-authorization"] == "Basic bWU6czNjcmV0"
    assert "proxy-authorization" not in by_path["/direct"]


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "2130706433"])
def test_the_proxy_is_not_asked_for_what_is_private(served, name):
    made = Exchange(LIMITS, "t", proxy=proxy_of(served.url))
    with fetcher(exchange=made) as fetching, pytest.raises(FetchError) as caught:
        get(fetching, f"https://{name}/")
    assert caught.value.kind == "private address"
    assert served.asked == []


def test_a_redirect_does_not_lead_the_proxy_into_its_own_network(served):
    served.pages["http://intranet.example/jobs"] = answer(302, location="https://127.0.0.1/admin")
    made = Exchange(LIMITS, "t", ["intranet.example"], proxy_of(served.url))
    with fetcher(exchange=made) as fetching, pytest.raises(FetchError) as caught:
        get(fetching, "http://intranet.example/jobs")
    assert caught.value.kind == "private address"
    assert [path for _, path, _, _ in served.asked if "127.0.0.1" in path] == []


def test_an_allowed_address_may_be_private(served):
    made = Exchange(LIMITS, "t", ["127.0.0.1:9"], proxy_of(served.url))
    pools = made._pools
    assert pools.of("127.0.0.1", 9) is pools.of("board.example", 443)
    made.close()


def test_a_proxy_that_is_busy_is_asked_again(served):
    served.pages["board.example:443"] = answer(503)
    made = Exchange(LIMITS, "t", proxy=proxy_of(served.url))
    with fetcher(exchange=made, budget=1) as fetching, pytest.raises(FetchError, match="it answers 503"):
        get(fetching, "https://board.example/jobs")
    assert len(served.asked) == 2


def test_a_proxy_that_refuses_says_so_with_its_name_alone(served):
    made = Exchange(LIMITS, "t", proxy=proxy_of(f"http://me:s3cret@{served.name}"))
    with fetcher(exchange=made, budget=0) as fetching, pytest.raises(FetchError) as caught:
        get(fetching, "https://board.example/jobs")
    assert caught.value.why == f"its robots.txt: the proxy {served.name}: it answers 404"
    assert not caught.value.again


def test_a_proxy_that_wants_a_user(served):
    served.pages["board.example:443"] = answer(407)
    made = Exchange(LIMITS, "t", proxy=proxy_of(served.url))
    with fetcher(exchange=made, budget=0) as fetching, pytest.raises(FetchError) as caught:
        get(fetching, "https://board.example/jobs")
    assert caught.value.why.endswith("it answers 407: it wants another user or password")
    assert [method for method, *_ in served.asked] == ["CONNECT"]


def test_a_proxy_that_is_not_there(served):
    with host() as gone:
        pass
    made = Exchange(LIMITS, "t", proxy=proxy_of(gone.url))
    with fetcher(exchange=made, budget=0) as fetching, pytest.raises(FetchError) as caught:
        get(fetching, "https://board.example/jobs")
    assert caught.value.why == f"its robots.txt: the proxy {gone.name}: connection refused"
