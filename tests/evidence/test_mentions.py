"""Skills named in a line of a CV: case, context, lists, longest first."""

from __future__ import annotations

import pytest

from gander.evidence.mentions import AliasIndex
from tests.evidence.person import VOCABULARY

INDEX = AliasIndex(VOCABULARY)


@pytest.mark.parametrize(
    ("line", "skills"),
    [
        ("- Python, SQL and docker", "python sql docker"),
        ("PyTorch/React", "pytorch react"),
        ("deep learning and machine learning", "deep-learning machine-learning"),
        ("C++ (10 years)", "cpp"),
        ("SQLAlchemy", ""),  # no part of a word
        ("rust on the car", ""),  # case
        ("- Rust", "rust"),
        ("Languages: R, Go", "r go"),
        ("R&D, Go to market, python", "python"),
        ("I Go there often", ""),
        ("see https://example.org/docker and me@docker.example.org", ""),
        ("[my page](https://example.org/react) with **Docker**", "docker"),
        ("kỹ năng: Python, k8s 🚀", "python kubernetes"),
        ("İstanbul python", "python"),  # a letter that grows in lower case
    ],
)
def test_mentions(line, skills):
    assert [m.skill for m in INDEX.mentions(line)] == skills.split()


def test_a_mention_says_where():
    mention = INDEX.mentions("uses  Docker daily")[0]
    assert (mention.start, mention.end, mention.text) == (6, 12, "Docker")
