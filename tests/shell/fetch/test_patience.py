"""Hosts that are left alone."""

from __future__ import annotations

import pytest

from gander.shell.fetch.answer import FetchError
from gander.shell.fetch.patience import Patience


def test_a_host_that_fails_on_and_on_is_left_alone_and_others_are_not():
    patience = Patience(in_a_row=3)
    for host in ("a", "b", "a", "a"):
        patience.check(host)
        patience.failed(host, "nothing came")
    with pytest.raises(FetchError) as caught:
        patience.check("a")
    assert caught.value.why == "a is left alone for this run: 3 tries in a row failed, the last: nothing came"
    patience.check("b")


def test_an_answer_begins_the_count_anew():
    patience = Patience(in_a_row=2)
    for _ in range(5):
        patience.failed("a", "x")
        patience.answered("a")
    patience.check("a")
