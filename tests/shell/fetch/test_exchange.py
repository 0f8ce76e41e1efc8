"""One request against a host that does all that hosts do."""

from __future__ import annotations

import gzip
import logging
import time
import zlib

import pytest

from gander.shell.fetch.answer import Call, FetchError, Limits
from gander.shell.fetch.exchange import Exchange
from tests.shell.fetch.host import LIMITS, answer, host, raw

HEAD = b"HTTP/1.1 200 OK\r\n"
IMPATIENT = {
    "nothing": Limits(silence=0.1),
    "the answer": Limits(seconds=0.2),
    "it swells": Limits(size=2 << 20, ratio=10),
}
"""Limits by what shall be said: each test meets one alone, however slow the machine."""
DRIP = [part for n in range(20) for part in (b"x-%d: y\r\n" % n, 0.05)]


@pytest.fixture
def served():
    with host() as made:
        yield made


def send(made, path="/", limits=LIMITS, **more):
    exchange = Exchange(limits, "gander test", [made.name])
    try:
        return exchange.send(Call(url=made.url + path, **more))
    finally:
        exchange.close()


def packed(*bodies: bytes) -> bytes:
    return b"".join(gzip.compress(body) for body in bodies)


def bomb(handler):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    handler.send_response(200)
    handler.send_header("content-encoding", "gzip")
    handler.end_headers()
    handler.close_connection = True
    for _ in range(1000):  # a GB
        handler.wfile.write(packer.compress(bytes(1 << 20)))


def flood(handler):
    handler.send_response(200)
    handler.send_header("content-length", str(1 << 30))
    handler.end_headers()
    handler.close_connection = True
    for _ in range(1 << 10):
        handler.wfile.write(bytes(1 << 20))


FAULTS = {
    "silent before its answer": (raw(0.3), "timeout", "nothing came for 0.1 seconds", True),
    "silent in its body": (
        raw(HEAD + b"content-length: 9\r\n\r\nab", 0.3),
        "timeout",
        "nothing came for 0.1 seconds",
        True,
    ),
    "a header now and then": (
        raw(HEAD, *DRIP),
        "timeout",
        "the answer was not whole after 0.2 seconds",
        True,
    ),
    "interim answers without an end": (
        raw(*[part for _ in range(20) for part in (b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.05)]),
        "timeout",
        "the answer was not whole after 0.2 seconds",
        True,
    ),
    "a byte now and then": (
        raw(HEAD + b"\r\n", *[part for _ in range(20) for part in (b"x", 0.05)]),
        "timeout",
        "the answer was not whole after 0.2 seconds",
        True,
    ),
    "ends in its body": (
        raw(HEAD + b"content-length: 99\r\n\r\nab"),
        "broken off",
        "its answer is not whole",
        True,
    ),
    "ends in a chunk": (
        raw(HEAD + b"transfer-encoding: chunked\r\n\r\nff\r\nab"),
        "broken off",
        "its answer is not whole",
        True,
    ),
    "no answer at all": (raw(), "broken off", "its answer is no HTTP", True),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "broken off", "its answer is no HTTP", True),
    "headers without an end": (
        raw(HEAD + b"x: " + b"y" * 300_000),
        "broken off",
        "its answer is no HTTP",
        True,
    ),
    "a GB": (flood, "too large", "it is larger than 2 MB", False),
    "a bomb": (bomb, "too large", "it swells to more than 10 times what was sent", False),
    "half a gzip": (
        answer(200, packed(b"x" * 5000)[:-9], content_encoding="gzip"),
        "broken off",
        "the compressed body is not whole",
        True,
    ),
    "no gzip": (
        answer(200, b"{}", content_encoding="gzip"),
        "encoding",
        "it says that it is gzip and is not",
        True,
    ),
    "another encoding": (
        answer(200, b"{}", content_encoding="br"),
        "encoding",
        "an encoding that was not asked for: 'br'",
        False,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_ends_soon_and_is_one_clear_line(served, name):
    page, kind, why, again = FAULTS[name]
    served.pages["/"] = page
    limits = next((found for said, found in IMPATIENT.items() if why.startswith(said)), LIMITS)
    began = time.monotonic()
    with pytest.raises(FetchError) as caught:
        send(served, limits=limits)
    assert (caught.value.kind, caught.value.why, caught.value.again) == (kind, why, again)
    assert time.monotonic() - began < 10


def test_a_reset_in_mid_body(served):
    import socket
    import struct

    def reset(handler):
        handler.wfile.write(HEAD + b"content-length: 99\r\n\r\nab")
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
        handler.close_connection = True

    served.pages["/"] = reset
    with pytest.raises(FetchError, match="broken off: connection reset by peer") as caught:
        send(served)
    assert caught.value.again


def test_nobody_there(served):
    exchange = Exchange(LIMITS, "test", ["127.0.0.1"])
    with pytest.raises(FetchError, match="unreachable: connection refused") as caught:
        exchange.send(Call(url="http://127.0.0.1:1/"))
    assert caught.value.again


@pytest.mark.parametrize(
    ("page", "body"),
    [
        (answer(200, packed(b"a" * 900, b"b"), content_encoding="gzip"), b"a" * 900 + b"b"),
        (answer(200, packed(b"a") + b"\0\0", content_encoding="x-gzip"), b"a"),
        (answer(200, b"", content_encoding="gzip"), b""),
        (raw(HEAD + b"transfer-encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"), b"ab"),
        (answer(404, b"not gzip", content_encoding="gzip"), b""),
        (answer(304, content_encoding="gzip"), b""),
    ],
)
def test_whole_bodies(served, page, body):
    served.pages["/"] = page
    assert send(served).body == body


def test_a_body_that_is_cut_on_purpose_is_no_fault(served):
    served.pages["/"] = flood
    exchange = Exchange(LIMITS, "test", [served.name])
    assert exchange.send(Call(url=served.url), most=1000).body == bytes(1000)
    exchange.close()


def test_a_given_header_stands_for_ours_and_addresses_are_quoted(served):
    served.pages["/%C4%91%20?q=%7B"] = answer(200, b"yes")
    call = {"User-Agent": "me@x.example", "Accept": "a/b"}
    assert send(served, "/đ ?q={", headers=call).body == b"yes"
    _, _, told, _ = served.asked[0]
    assert (told["user-agent"], told["accept"], told["accept-encoding"]) == ("me@x.example", "a/b", "gzip")


@pytest.mark.parametrize("key", ["s3cret\nx: y", "s3cret…", "s3cret\x00"])
def test_a_key_that_cannot_be_sent_is_not_printed(served, key, caplog):
    caplog.set_level(logging.DEBUG)
    call = Call(url=f"{served.url}/?key=s3cret", headers={"authorization": key}, body=b"s3cret")
    exchange = Exchange(LIMITS, "test", [served.name])
    with pytest.raises(FetchError, match=r"the header authorization .* holds signs") as caught:
        exchange.send(call)
    exchange.close()
    assert "s3cret" not in str(caught.value) + repr(call) + caplog.text


def test_no_key_is_logged_where_all_goes_well(served, caplog):
    caplog.set_level(logging.DEBUG)
    served.pages["/"] = answer(200, b"{}", x_echo="you sent s3cret")
    send(served, "/?key=s3cret", headers={"authorization": "s3cret"}, body=b"s3cret", method="POST")
    assert "s3cret" not in caplog.text


def test_a_host_without_tls_is_not_asked_without(served):
    exchange = Exchange(LIMITS, "test", [served.name])
    with pytest.raises(FetchError, match="unreachable: TLS failed: "):
        exchange.send(Call(url=f"https://{served.name}/"))
    exchange.close()
    assert not served.asked
