"""Names outside the vocabulary: which could be a skill's at all."""

from __future__ import annotations

import pytest

from gander.reading.coining import says_something, slug


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("spot instance scaling", True),
        ("Borsh", True),
        ("large-scale data systems", True),
        ("Data", False),  # part of a hundred names, none by itself
        ("Systems", False),
        ("e.g", False),  # single letters
        ("a software", False),  # an article leads no name
        ("C", False),
        ("…", False),
    ],
)
def test_a_name_says_something_by_itself(name: str, says: bool) -> None:
    assert says_something(slug(name)) is says
