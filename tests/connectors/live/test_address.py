import pytest

from gander.connectors.live.address import Address, parts, quoted, unquoted, web


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "https://Jobs.Lever.co/acme/1?lever-source=x#top",
            ("jobs.lever.co", ("acme", "1"), {"lever-source": "x"}),
        ),
        ("jobs.lever.co/acme", ("jobs.lever.co", ("acme",), {})),  # copied without its scheme
        ("//jobs.lever.co:443//acme/", ("jobs.lever.co", ("acme",), {})),
        (" https://example.com?for=acme ", ("example.com", (), {"for": "acme"})),
    ],
)
def test_an_address_has_host_path_and_query(address, expected):
    assert parts(address) == Address(*expected)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "acme",
        "ftp://example.com/x",
        "https://user:word@example.com/",
        "https://10.0.0.1/acme",
        "https://[::1]/",
        "javascript:alert(1)",
        "https://exa mple.com/",
        "https://localhost/acme",
        "https://a.com/" + "x" * 3000,
    ],
)
def test_what_is_no_public_web_address_has_no_parts(address):
    assert parts(address) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("https://example.com/a", "https://example.com/a"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("example.com/a", None),
        (None, None),
        (7, None),
    ],
)
def test_only_web_addresses_are_links(value, shown):
    assert web(value) == shown


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("acme", "acme"),
        ("Example Robotics", "Example%20Robotics"),
        ("Example%20Robotics", "Example%20Robotics"),  # came encoded already
        ("../v1?x=#", "..%2Fv1%3Fx%3D%23"),
        ("Huế", "Hu%E1%BA%BF"),
        ("\ud800", "%3F"),
    ],
)
def test_a_name_is_one_step_of_a_path(name, step):
    assert quoted(name) == step
    assert quoted(unquoted(step)) == step
