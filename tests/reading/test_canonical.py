"""The canonical form decodes entities and unifies line ends, and does nothing else."""

from __future__ import annotations

import pytest

from gander.reading.canonical import canonical

CASES = [
    ("plain", "plain", "nothing to do"),
    ("R&amp;D &lt;b&gt;", "R&D <b>", "named entities"),
    ("it&#x27;s &#39;ok&#39;", "it's 'ok'", "numbered entities"),
    ("a\r\nb\rc", "a\nb\nc", "line ends"),
    ("?a=1&copy=2", "?a=1&copy=2", "an address, not an entity"),
    ("  two  spaces\t", "  two  spaces\t", "spaces stay"),
    ("&unknown;", "&unknown;", "an unknown name stays"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_canonical(text: str, expected: str, why: str) -> None:
    assert canonical(text) == expected, why
