"""Traces of skills kept beside the histories that they come from, for the vocabulary that they were read by.

Why:
    To look every path and key of a hundred thousand commits up in the vocabulary takes seconds. While neither
    the repository nor the vocabulary changes, the answer is the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from gander.evidence.facts import Trace, counted_once, facts_of
from gander.evidence.history import VERSION
from gander.evidence.packed import Packed
from gander.evidence.signatures import Signatures
from gander.evidence.uses import Uses
from gander.model import Skill
from gander.shell.cache import keep
from gander.shell.facts_cache import FactsCache
from gander.shell.reading import Reading

_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_MAGIC = b"gander traces 1\n"
_KINDS = ("i4", "i8", "?")


def traces_of(
    readings: Sequence[Reading], skills: Sequence[Skill], identities: Iterable[str], cache: FactsCache
) -> tuple[Trace, ...]:
    """As `evidence.facts.facts`, from what was kept where nothing changed."""
    who = tuple(identities)
    by_name = {r.history.name: r for r in readings if r.history is not None}
    kinds = {skill.id: skill.kind for skill in skills}
    vocabulary = _digest(skills)
    signatures: list[Signatures] = []
    found: list[Trace] = []
    for history, packed in counted_once(r.history for r in readings if r.history is not None):
        reading = by_name[history.name]
        file = cache.file(reading.path, who).with_suffix(".traces")
        whole = bool(reading.fingerprint) and packed is history.commits
        mark = f"{VERSION} {reading.fingerprint} {vocabulary}"
        kept = _get(file, mark, history.name, packed) if whole else None
        if kept is None:
            signatures = signatures or [Signatures(skills)]
            kept = list(facts_of(history.name, packed, signatures[0], kinds))
            if whole:
                keep(file, _to_bytes(mark, kept))
        found += kept
    return tuple(found)


def _digest(skills: Iterable[Skill]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for skill in skills:
        parts = (skill.id, skill.kind, skill.merged_into, skill.imports, skill.packages, skill.files)
        digest.update(repr(parts).encode())
    return digest.hexdigest()


def _to_bytes(mark: str, traces: Iterable[Trace]) -> bytes:
    rows: list[Mapping[str, Any]] = []
    parts: list[bytes] = []
    for trace in traces:
        uses = trace.uses
        assert isinstance(uses, Uses)
        rows.append(
            {
                "skill": trace.skill,
                "kind": trace.kind,
                "what": trace.what,
                "files": trace.files,
                "n": len(uses),
            }
        )
        columns = zip((uses.places, uses.lines, uses.test), _KINDS, strict=True)
        parts += (column.astype(f"<{kind}").tobytes() for column, kind in columns)
    header = json.dumps({"mark": mark, "traces": rows}).encode()
    rest = b"".join((len(header).to_bytes(4, "little"), header, *parts))
    return _MAGIC + hashlib.blake2b(rest, digest_size=16).digest() + rest


def _get(file: Path, mark: str, name: str, packed: Packed) -> list[Trace] | None:
    try:
        data = file.read_bytes()
        start = len(_MAGIC) + 16
        rest = memoryview(data)[start:]
        if hashlib.blake2b(rest, digest_size=16).digest() != data[len(_MAGIC) : start]:
            return None
        at = 4 + int.from_bytes(rest[:4], "little")
        header = json.loads(bytes(rest[4:at]))
        return list(_traces(header["traces"], rest[at:], name, packed)) if header["mark"] == mark else None
    except _DAMAGED:
        return None


def _traces(rows: list[dict[str, Any]], body: memoryview, name: str, packed: Packed) -> Iterator[Trace]:
    at = 0
    for row in rows:
        columns = []
        for kind in _KINDS:
            size = row["n"] * np.dtype(kind).itemsize
            columns.append(np.frombuffer(body[at : at + size], dtype=f"<{kind}"))
            at += size
        yield Trace(
            skill=row["skill"],
            repository=name,
            kind=row["kind"],
            what=tuple(row["what"]),
            uses=Uses(packed, *columns),
            files=tuple(row["files"]),
        )
