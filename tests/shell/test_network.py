"""A Fetcher from the configuration: proxy, authority, allowed hosts, robots; TLS on loopback."""

from __future__ import annotations

from pathlib import Path

import pytest

from gander.errors import UserError
from gander.shell import config
from gander.shell.fetch.answer import FetchError
from gander.shell.network import open_fetcher
from tests.shell.fetch.host import Clock, answer, get, host, told

HERE = Path("config.toml")
BOARD = "https://boards-api.greenhouse.io/v1/boards"


@pytest.fixture
def served():
    with host() as made:
        yield made


@pytest.fixture(scope="module")
def replica():
    pytest.importorskip("trustme", reason="the authority needs trustme, of the development group: make")
    from benchmarks.replica import replica

    with replica(boards=9, median=2) as made:
        yield made


@pytest.fixture
def opened():
    """Opens fetchers that wait by a clock of their own, in an environment that says nothing."""
    made = []

    def run(told=None, environment=None, **more):
        clock = Clock()
        fetching = open_fetcher(told, sleep=clock.sleep, clock=clock, environment=environment or {}, **more)
        fetching.clock = clock
        made.append(fetching)
        return fetching

    yield run
    for one in made:
        one.close()


def parse(text):
    return config.parse(f"[network]\n{text}", HERE)


def test_an_allowed_host_is_asked_without_tls_and_any_other_is_not(served, opened):
    served.pages["/jobs"] = told({"jobs": 1})
    assert get(opened(parse(f'allow = ["{served.name}"]')), f"{served.url}/jobs").status == 200
    with pytest.raises(FetchError, match="would be asked without TLS"):
        get(opened(parse("")), f"{served.url}/jobs")
    with pytest.raises(FetchError, match="would be asked without TLS"):
        get(opened(), f"{served.url}/jobs")


def test_robots_are_ignored_where_the_configuration_says_so(served, opened):
    served.pages |= {"/robots.txt": answer(200, b"User-agent: *\nDisallow: /"), "/jobs": told(1)}
    allow = f'allow = ["{served.name}"]'
    with pytest.raises(FetchError, match="robots_ignored"):
        get(opened(parse(allow)), f"{served.url}/jobs")
    ignoring = parse(f'{allow}\nrobots_ignored = ["{served.name}"]')
    assert get(opened(ignoring), f"{served.url}/jobs").status == 200


def test_retries_and_pauses(served, opened):
    served.pages["/jobs"] = answer(500)
    fetching = opened(parse(f'allow = ["{served.name}"]'), retries=1)
    with pytest.raises(FetchError, match="it answers 500"):
        get(fetching, f"{served.url}/jobs")
    assert served.paths() == ["/jobs", "/jobs"]
    assert fetching.clock.slept


# ── the proxy ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_configured_proxy_goes_before_the_environment(served, opened):
    served.pages["http://intranet.example/jobs"] = told(1)
    asked = parse(f'allow = ["intranet.example"]\nproxy = "{served.url}"')
    around = {"HTTPS_PROXY": "http://127.0.0.1:1", "https_proxy": "http://127.0.0.1:1"}
    assert get(opened(asked, around), "http://intranet.example/jobs").status == 200


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy"])
@pytest.mark.parametrize("scheme", ["http://", ""])
def test_the_environment_names_a_proxy_where_the_configuration_does_not(served, opened, name, scheme):
    served.pages["http://intranet.example/jobs"] = told(1)
    fetching = opened(parse('allow = ["intranet.example"]'), {name: scheme + served.name})
    assert get(fetching, "http://intranet.example/jobs").status == 200


@pytest.mark.parametrize(
    "told_to", ["127.0.0.1", "example.org, 127.0.0.1", "*", ".0.0.1", "127.0.0.1:{port}"]
)
def test_hosts_that_the_proxy_is_not_asked_for(served, opened, told_to):
    served.pages["/jobs"] = told(1)
    around = {"HTTPS_PROXY": "http://127.0.0.1:1", "NO_PROXY": told_to.format(port=served.port)}
    fetching = opened(parse(f'allow = ["{served.name}"]'), around)
    assert get(fetching, f"{served.url}/jobs").status == 200


@pytest.mark.parametrize("told_to", ["", "example.org", "27.0.0.1", "127.0.0.1:1", ","])
def test_hosts_that_it_is_asked_for(served, opened, told_to):
    around = {"HTTPS_PROXY": "http://127.0.0.1:1", "NO_PROXY": told_to}
    fetching = opened(parse(f'allow = ["{served.name}"]'), around, retries=0)
    with pytest.raises(FetchError, match=r"the proxy 127\.0\.0\.1:1: connection refused"):
        get(fetching, f"{served.url}/jobs")


def test_what_keeps_a_fetcher_from_being_opened_comes_together(opened, tmp_path):
    (tmp_path / "no.pem").write_text("hello")
    around = {"HTTPS_PROXY": "socks5://me:s3cret@127.0.0.1:1"}
    with pytest.raises(UserError) as caught:
        opened(parse(f"ca = '{tmp_path / 'no.pem'}'"), around)
    proxy, ca = caught.value.problems
    assert (proxy.where, proxy.why) == ("HTTPS_PROXY", "is no address of an HTTP proxy")
    assert (ca.where, ca.why[:30]) == (str(tmp_path / "no.pem"), "holds no certificate in PEM ('")
    assert "s3cret" not in str(caught.value) + repr(caught.value.problems)


def test_an_authority_that_is_not_there(opened, tmp_path):
    with pytest.raises(UserError, match="cannot be read: No such file"):
        opened(parse(f"ca = '{tmp_path / 'none.pem'}'"))


# ── TLS through the proxy ─────────────────────────────────────────────────────────────────────────────


def test_a_board_comes_through_the_proxy_by_tls(replica, opened):
    board = next(one for one in replica.boards if one.platform == "greenhouse")
    fetching = opened(config.load(replica.config_path))
    found = get(fetching, f"{BOARD}/{board.name}/jobs?content=true")
    assert found.status == 200
    assert board.employer.name.encode() in found.body


def test_without_its_authority_the_proxy_is_not_trusted(replica, opened):
    fetching = opened(parse(f'proxy = "http://127.0.0.1:{replica.port}"'), retries=0)
    with pytest.raises(FetchError, match="its certificate does not hold: unable to get local issuer"):
        get(fetching, f"{BOARD}/x/jobs")


def test_a_certificate_for_another_name_does_not_hold(replica, opened):
    replica.proxy.site.host("other.example")
    fetching = opened(config.load(replica.config_path), retries=0)
    with pytest.raises(FetchError, match=r"its certificate does not hold: .*other\.example"):
        get(fetching, "https://other.example/")


def test_a_host_that_the_proxy_does_not_know(replica, opened):
    fetching = opened(config.load(replica.config_path), retries=0)
    with pytest.raises(FetchError, match=f"the proxy 127.0.0.1:{replica.port}: it answers 502"):
        get(fetching, "https://nobody.example/")
