"""Reads the vocabulary that ships in the package, and keeps it parsed in the user's cache folder.

Why:
    TOML is parsed in pure Python, which would take a good part of the first screen's time. The parsed form
    is kept as JSON under a name that holds the hash of the files it came from: a changed file is another
    name, so the cache can be stale in no way, and whatever is wrong with it the TOML files are read again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import platformdirs

from gander.vocabulary.parse import PLAIN_FORMAT, from_plain, skills_from_toml, to_plain
from gander.vocabulary.vocabulary import Vocabulary


def read_vocabulary(cache: Path | None = None) -> Vocabulary:
    """The shipped skills and roles. `cache`: the folder for the parsed form, the user's own by default.

    Raises UserError when a file was edited wrongly.
    """
    data = resources.files("gander") / "data" / "vocabulary"
    skills = _toml_texts(data / "skills")
    roles = _roles_text(data / "roles.toml")
    folder = cache if cache is not None else Path(platformdirs.user_cache_dir("gander", appauthor=False))
    kept = folder / f"vocabulary-{_fingerprint(skills, roles)}.json"
    known = _read(kept)
    if known is not None:
        return known
    vocabulary = skills_from_toml(skills, roles)
    _write(kept, json.dumps(to_plain(vocabulary), ensure_ascii=False, separators=(",", ":")))
    return vocabulary


def _toml_texts(folder: Traversable) -> dict[str, str]:
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def _roles_text(file: Traversable) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8")} if file.is_file() else {}


def _fingerprint(*groups: dict[str, str]) -> str:
    digest = hashlib.blake2b(PLAIN_FORMAT.encode(), digest_size=12)
    for group in groups:
        for name, text in group.items():
            for part in (name, text):
                content = part.encode()
                digest.update(len(content).to_bytes(8, "big"))
                digest.update(content)
        digest.update(b"|")
    return digest.hexdigest()


def _read(path: Path) -> Vocabulary | None:
    try:
        return from_plain(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _write(path: Path, text: str) -> None:
    """Whole or not at all; a folder that cannot be written costs time at the next start, nothing else."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        for old in path.parent.glob("vocabulary-*.json"):
            if old != path:
                old.unlink(missing_ok=True)
