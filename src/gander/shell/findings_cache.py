"""Findings kept in the user's cache folder, one file a repository; safe to delete.

Why:
    Findings rest on the tree at HEAD, the version tags and the probes, nothing else. So the key is the
    commit, the tags and a digest of the probes' own sources: a changed probe is never answered from an old
    file.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from gander.evidence.finding import Finding, Place
from gander.evidence.front import Front
from gander.shell.cache import cache_folder, keep
from gander.shell.gitrepo import Opened

_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


class Looked(NamedTuple):
    """What was seen of one repository at HEAD."""

    front: Front
    findings: tuple[Finding, ...]


class FindingsCache:
    """Kept findings in a folder (default: the user's cache folder by XDG)."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = (folder if folder is not None else cache_folder()) / "findings"

    def get(self, opened: Opened, name: str) -> Looked | None:
        """What was seen of this commit, under that repository name; None when it is not kept, or damaged."""
        try:
            plain = json.loads(self._file(opened).read_bytes())
            if plain["key"] != key(opened):
                return None
            plain["front"]["languages"] = tuple(map(tuple, plain["front"]["languages"]))
            return Looked(Front(**plain["front"]), tuple(_finding(one, name) for one in plain["findings"]))
        except _DAMAGED:
            return None

    def put(self, opened: Opened, looked: Looked) -> None:
        """Keeps what was seen of a commit instead of an older one."""
        rows = [[f.probe, f.outcome, f.why, [list(p) for p in f.places]] for f in looked.findings]
        whole = {"key": key(opened), "front": asdict(looked.front), "findings": rows}
        text = json.dumps(whole, separators=(",", ":"))
        keep(self._file(opened), text.encode())

    def _file(self, opened: Opened) -> Path:
        name = hashlib.blake2b(str(opened.path).encode("utf-8", "surrogateescape"), digest_size=16)
        return self.folder / f"{name.hexdigest()}.json"


def key(opened: Opened) -> str:
    """What decides whether kept findings are still true."""
    tags = ",".join(sorted(map(str, opened.releases)))
    return f"{opened.head} {hashlib.blake2b(tags.encode(), digest_size=8).hexdigest()} {probes_version()}"


def _finding(plain: list[object], name: str) -> Finding:
    probe, outcome, why, places = plain
    return Finding(
        probe=str(probe),
        outcome=outcome,  # type: ignore[arg-type]  # as written by `put`
        repository=name,
        why=str(why),
        places=tuple(Place(*place) for place in places),  # type: ignore[attr-defined]
    )


@cache
def probes_version() -> str:
    """A digest of everything that decides on a finding: the sources of `gander.evidence`."""
    digest = hashlib.blake2b(digest_size=8)
    for file in _sources(resources.files("gander.evidence")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _sources(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            found += _sources(item)
        elif item.name.endswith(".py"):
            found.append(item)
    return found
