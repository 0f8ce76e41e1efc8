"""Bodies piece by piece."""

from __future__ import annotations

import gzip

import pytest

from gander.shell.fetch.answer import FetchError, Limits
from gander.shell.fetch.decoding import Body

LIMITS = Limits(size=3 << 20, ratio=20)


@pytest.mark.parametrize("step", [1, 7, 10_000])
def test_pieces_of_any_size_are_one_body(step):
    packed = gzip.compress(b"first " * 50) + gzip.compress(b"second")
    body = Body(" GZIP ", LIMITS)
    for at in range(0, len(packed), step):
        body.take(packed[at : at + step])
    assert body.whole() == b"first " * 50 + b"second"


def test_what_swells_ends_before_it_is_whole():
    body = Body("gzip", LIMITS)
    with pytest.raises(FetchError, match="swells to more than 20 times"):
        body.take(gzip.compress(bytes(30 << 20)))
    assert len(body) <= LIMITS.size + 1, "no more than the limit was ever in memory"


def test_a_small_page_may_swell():
    body = Body("gzip", LIMITS)
    body.take(gzip.compress(bytes(1 << 20)))
    assert len(body.whole()) == 1 << 20


def test_members_without_an_end_count_by_what_was_sent():
    body, empty = Body("gzip", Limits(size=10_000)), gzip.compress(b"") * 100
    with pytest.raises(FetchError, match="too large"):
        for _ in range(100):
            body.take(empty)
