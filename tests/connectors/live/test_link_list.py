"""Sitemaps and feeds that are none, or too much."""

import pytest

from gander.connectors.live.link_list import MOST, is_list, read
from gander.connectors.live.wire import WireError


@pytest.mark.parametrize(
    ("body", "so"),
    [
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><?xml-stylesheet href="x"?><urlset>', True),
        (b"<rdf:RDF xmlns:rdf='x'>", True),
        (b"<rss version='2.0'>", True),
        (b"<?xml version='1.0'?><html>", False),
        (b"<!doctype html><feed>", False),
        (b"", False),
    ],
)
def test_a_list_is_known_by_its_first_element(body, so):
    assert is_list(body) is so


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"<urlset><url>", "no XML"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><urlset/>", "document type"),
        (b"<html/>", "no sitemap"),
        (b"<urlset>" + b"<a>" * 50, "nested"),
        (b"<?xml version='1.0' encoding='x-none'?><urlset/>", "no XML"),
    ],
)
def test_what_is_none_says_so(body, why):
    with pytest.raises(WireError, match=why):
        read(body)


def test_a_list_ends_where_a_sitemap_must():
    body = b"<urlset>" + b"".join(b"<url><loc>/%d</loc></url>" % n for n in range(MOST + 9)) + b"</urlset>"
    assert len(read(body).links) == MOST


def test_an_address_that_nobody_prints_is_left():
    assert read(b"<urlset><url><loc>" + b"x" * 3000 + b"</loc></url></urlset>").links == ()
