from __future__ import annotations

import pytest

from gander.shell.proxy import proxy_of


@pytest.mark.parametrize(
    ("address", "name", "auth"),
    [
        ("http://127.0.0.1:3128", "127.0.0.1:3128", None),
        (" http://proxy.example/ ", "proxy.example:80", None),
        ("http://[::1]:8080", "[::1]:8080", None),
        ("http://me:p%40ss@proxy.example:3128", "proxy.example:3128", ("me", "p@ss")),
        ("http://me@proxy.example:3128", "proxy.example:3128", ("me", "")),
    ],
)
def test_what_is_one(address, name, auth):
    found = proxy_of(address)
    assert found is not None
    assert (found.name, found.auth, found.url) == (name, auth, f"http://{name}/")
    assert "p@ss" not in repr(found)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "proxy.example:3128",
            "socks5://127.0.0.1:9050",
            "https://proxy.example",
            "http://",
            "http://a:b",
        ),
        *("http://proxy.example/path", "http://proxy.example?x", "http://[::1", "http://a:99999"),
        "http://ä.example",
    ],
)
def test_what_is_none(address):
    assert proxy_of(address) is None
