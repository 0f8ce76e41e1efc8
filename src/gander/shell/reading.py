"""One repository as it was read."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gander.evidence.history import History
from gander.model import Problem


class Reading(NamedTuple):
    """The history is None when the repository could not be opened. `fingerprint`: of what the history was
    read from; '' where it may not be kept."""

    path: Path
    name: str
    history: History | None
    problem: Problem | None
    fingerprint: str = ""
