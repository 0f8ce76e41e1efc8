"""Sheets: which statements hold in a public repository at one commit, made by reading before the probes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SHEETS = Path(__file__).parent / "sheets"
REPOSITORIES = "GANDER_BENCH_REPOSITORIES"


class Sheet(NamedTuple):
    """`outcomes`: probe -> 'true', 'false' or 'not applicable'; `doubt`: probes its maker was unsure of."""

    repository: str
    commit: str
    kind: str
    outcomes: dict[str, str]
    doubt: frozenset[str]


def sheets() -> list[Sheet]:
    """All sheets, by repository."""
    return [_sheet(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(SHEETS.glob("*.json"))]


def _sheet(plain: dict[str, object]) -> Sheet:
    findings: dict[str, dict[str, object]] = plain["findings"]  # type: ignore[assignment]
    return Sheet(
        repository=str(plain["repository"]),
        commit=str(plain["commit"]),
        kind=str(plain["kind"]),
        outcomes={probe: str(one["outcome"]) for probe, one in findings.items()},
        doubt=frozenset(probe for probe, one in findings.items() if one.get("doubt")),
    )


def clones(names: list[str]) -> Iterator[tuple[str, Path]]:
    """(owner/name, git folder) of those repositories that lie in the folder named by the environment variable
    GANDER_BENCH_REPOSITORIES, as owner+name, bare or not. Raises FileNotFoundError when none does."""
    folder = os.environ.get(REPOSITORIES)
    if not folder or not Path(folder).is_dir():
        raise FileNotFoundError(f"set {REPOSITORIES} to a folder of clones named owner+name")
    for name in names:
        below = Path(folder) / name.replace("/", "+")
        for path in (below, below / "repo", below / "repo" / ".git"):
            if (path / "HEAD").is_file() or (path / ".git").exists():
                yield name, path
                break
