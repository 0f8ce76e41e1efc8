"""Work that may take too much memory ends alone."""

from __future__ import annotations

import os
import sys

import pytest

from gander.shell.contained import TooMuchError, contained, quiet


def test_what_fits_is_given_back() -> None:
    assert contained(2 << 30, len, "abc") == 3


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not bound memory so")
def test_what_does_not_fit_ends_the_small_process_alone() -> None:
    with pytest.raises(TooMuchError):
        contained(2 << 30, bytes, 8 << 30)


def test_quiet_gives_standard_error_back(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError), quiet():
        os.write(2, b"noise")
        raise ValueError
    os.write(2, b"words")
    assert capfd.readouterr().err == "words"
