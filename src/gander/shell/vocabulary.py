"""Reads the vocabulary that ships in the package, and keeps it checked in the user's cache folder.

Why:
    TOML is parsed in pure Python, which would take a good part of the first screen's time. The checked form
    is kept under a name that holds the hash of the files it came from: a changed file is another name, so
    the cache can be stale in no way. Its first line is the hash of the rest: a damaged one is read past, and
    the TOML files are read again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from gander.shell.cache import cache_folder, keep
from gander.vocabulary.kept import FORMAT, from_text, to_text
from gander.vocabulary.parse import skills_from_toml
from gander.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Shipped:
    """The shipped vocabulary, and a hash of the files that it was read from."""

    vocabulary: Vocabulary
    fingerprint: str


def read_vocabulary(cache: Path | None = None) -> Vocabulary:
    """The shipped skills and roles. `cache`: the folder for the checked form, the user's own by default.

    Raises UserError when a file was edited wrongly.
    """
    return read_shipped(cache).vocabulary


def read_shipped(cache: Path | None = None) -> Shipped:
    """As `read_vocabulary`, with the fingerprint."""
    data = resources.files("gander") / "data" / "vocabulary"
    skills = _toml_texts(data / "skills")
    roles = _roles_text(data / "roles.toml")
    fingerprint = _fingerprint(skills, roles)
    kept = (cache if cache is not None else cache_folder()) / f"vocabulary-{fingerprint}.txt"
    vocabulary = _read(kept)
    if vocabulary is None:
        vocabulary = skills_from_toml(skills, roles)
        text = to_text(vocabulary).encode()
        keep(kept, _digest(text) + b"\n" + text, instead_of="vocabulary-*")
    return Shipped(vocabulary, fingerprint)


def _toml_texts(folder: Traversable) -> dict[str, str]:
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def _roles_text(file: Traversable) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8")} if file.is_file() else {}


def _fingerprint(*groups: dict[str, str]) -> str:
    digest = hashlib.blake2b(FORMAT.encode(), digest_size=12)
    for group in groups:
        for name, text in group.items():
            for part in (name, text):
                content = part.encode()
                digest.update(len(content).to_bytes(8, "big"))
                digest.update(content)
        digest.update(b"|")
    return digest.hexdigest()


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).hexdigest().encode()


def _read(path: Path) -> Vocabulary | None:
    try:
        digest, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return from_text(content.decode()) if digest == _digest(content) else None
