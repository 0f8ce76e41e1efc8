"""What a posting was read with: a fingerprint of the rules, weights and vocabulary of this installation."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib import resources
from importlib.resources.abc import Traversable

ROOMS = (
    *("reading", "normalise", "vocabulary"),
    *("data/reader", "data/vocabulary", "data/vocabulary/skills", "data/places"),
)
"""Whatever lies in these folders can change what is read."""


@cache
def reader_version() -> str:
    """24 hex digits, others once any file of ROOMS is another."""
    digest = blake2b(digest_size=12)
    for room in ROOMS:
        for file in sorted(_files(resources.files("gander") / room), key=lambda one: one.name):
            digest.update(f"{room}/{file.name}".encode())
            digest.update(blake2b(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Traversable) -> list[Traversable]:
    return [one for one in folder.iterdir() if one.is_file() and not one.name.endswith(".pyc")]
