"""Where a name may lead."""

from __future__ import annotations

from ipaddress import ip_address

import httpcore
import pytest

from gander.shell.fetch import addresses
from gander.shell.fetch.addresses import GuardedBackend, PrivateAddressError, public
from gander.shell.fetch.answer import Call, FetchError
from gander.shell.fetch.exchange import Exchange
from tests.shell.fetch.host import LIMITS

PRIVATE = """
    127.0.0.1 127.9.9.9 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 198.18.0.1
    224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 192.0.2.1
    :: ::1 fe80::1 fc00::1 fd12::1 fec0::1 ff02::1 ff0e::1 2001:db8::1 100::1
    ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b:1::7f00:1
    2002:7f00:1:: 2002:c0a8:101:: 2001:0:4136:e378:8000:63bf:3fff:fdd2
"""
PUBLIC = "93.184.216.34 1.1.1.1 2606:4700::1111 ::ffff:1.1.1.1 64:ff9b::1.1.1.1 2002:101:101::"


@pytest.mark.parametrize("address", PRIVATE.split())
def test_no_form_of_a_private_address_is_public(address):
    assert not public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC.split())
def test_public_addresses_are(address):
    assert public(ip_address(address))


@pytest.fixture
def names(monkeypatch):
    """Answers of the resolver by name, one after the other; and the addresses that were connected to."""
    answers: dict[str, list[list[str]]] = {}
    connected: list[str] = []

    def resolve(host, port, **_):
        if host not in answers:
            raise OSError(-2, "Name or service not known")
        found = answers[host].pop(0) if len(answers[host]) > 1 else answers[host][0]
        return [(0, 0, 0, "", (address, port)) for address in found]

    def connect(self, address, *_):
        connected.append(address)
        if address.endswith(".9"):
            raise httpcore.ConnectError("refused")
        return httpcore.MockStream([])

    monkeypatch.setattr(addresses.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    return answers, connected


def test_a_name_that_resolves_anew_is_looked_at_anew(names):
    answers, connected = names
    answers["board.example"] = [["93.184.216.34"], ["127.0.0.1"]]
    backend = GuardedBackend()
    backend.connect_tcp("board.example", 443)
    with pytest.raises(PrivateAddressError, match=r"board\.example leads to an address that is not public"):
        backend.connect_tcp("board.example", 443)
    assert connected == ["93.184.216.34"], "what was looked at is what is connected to, not the name again"


def test_one_private_address_among_public_ones_is_enough(names):
    answers, connected = names
    answers["board.example"] = [["93.184.216.34", "fd00::1%eth0"]]
    with pytest.raises(PrivateAddressError):
        GuardedBackend().connect_tcp("board.example", 443)
    assert not connected


def test_the_next_address_is_tried_where_one_refuses(names):
    answers, connected = names
    answers["board.example"] = [["93.184.216.9", "93.184.216.34"]]
    GuardedBackend().connect_tcp("board.example", 443)
    assert connected == ["93.184.216.9", "93.184.216.34"]


@pytest.mark.parametrize("allowed", ["intranet", "Intranet:8080"])
def test_an_allowed_host_may_lead_anywhere(names, allowed):
    answers, connected = names
    answers["intranet"] = [["10.0.0.1"]]
    GuardedBackend([allowed]).connect_tcp("intranet", 8080)
    assert connected == ["10.0.0.1"]
    with pytest.raises(PrivateAddressError):
        GuardedBackend(["intranet:80"]).connect_tcp("intranet", 8080)


@pytest.mark.parametrize(
    ("url", "kind", "why"),
    [
        (
            "https://board.example/x",
            "private address",
            "board.example leads to an address that is not public",
        ),
        ("https://nowhere.example/x", "unreachable", "nowhere.example cannot be resolved"),
        ("http://board.example/x", "address", "board.example would be asked without TLS, over http"),
        ("file:///etc/passwd", "address", "an address that begins with neither https nor http"),
        ("https://[::1", "address", "an address that is none"),
        ("https://x:99999/", "address", "an address that is none"),
        ("https://me:secret@board.example/", "address", "the address names a user of board.example: leave"),
    ],
)
def test_each_is_one_clear_line_of_an_exchange(names, url, kind, why):
    answers, connected = names
    answers["board.example"] = [["169.254.169.254"]]
    exchange = Exchange(LIMITS, "test")
    with pytest.raises(FetchError) as caught:
        exchange.send(Call(url=url))
    assert caught.value.kind == kind
    assert caught.value.why.startswith(why)
    assert "secret" not in str(caught.value)
    assert not connected
