"""When a question was last asked for what is new, and what was in reach then: the file looks.json."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gander.errors import UserError
from gander.model import Problem
from gander.shell.atomic import write_atomically
from gander.shell.market_home import data_folder

SCHEMA = "gander.looks/1"
MOST = 100
"""Questions that are remembered; of more, those not asked for longest are forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The last look (`day`, ids of adverts in reach then) and the one before it (`since`, `then`).

    Why both: whoever looks twice on a day shall see the same twice. `since` is None for the first look.
    """

    since: date | None
    then: frozenset[str]
    day: date
    reach: frozenset[str]


def next_look(last: Look | None, reach: frozenset[str], today: date) -> Look:
    """The look of today after the last one; a second one on a day has the same look before it."""
    if last is None:
        return Look(since=None, then=frozenset(), day=today, reach=reach)
    if last.day >= today:
        return Look(since=last.since, then=last.then, day=last.day, reach=reach)
    return Look(since=last.day, then=last.reach, day=today, reach=reach)


def looks_path() -> Path:
    return data_folder() / "looks.json"


def read_look(question: str) -> Look | None:
    """The last look for that question. Raises UserError where the file is damaged."""
    found = _read(looks_path()).get(question)
    return found[1] if found else None


def write_look(question: str, words: str, look: Look) -> None:
    """Keeps the look; `words`: the question as people read it. Raises UserError where it cannot be kept."""
    path = looks_path()
    kept = {**_read(path), question: (words, look)}
    newest = sorted(kept.items(), key=lambda item: item[1][1].day, reverse=True)[:MOST]
    body = {"schema": SCHEMA, "looks": {key: _plain(said, one) for key, (said, one) in sorted(newest)}}
    hint = "allow it, or choose another folder, e.g. GANDER_DATA=~/gander gander doors --new"
    write_atomically(path, json.dumps(body, ensure_ascii=False, indent=1) + "\n", hint=hint, folders=True)


def _plain(words: str, look: Look) -> dict[str, Any]:
    return {
        "question": words,
        "since": look.since.isoformat() if look.since else None,
        "then": sorted(look.then),
        "day": look.day.isoformat(),
        "reach": sorted(look.reach),
    }


def _read(path: Path) -> Mapping[str, tuple[str, Look]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {key: (str(row["question"]), _look(row)) for key, row in found["looks"].items()}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(
            Problem(
                where=str(path),
                why=f"when you last looked cannot be read ({type(error).__name__})",
                next=f"remove it, then all counts as new once: rm {shlex.quote(str(path))}",
            )
        ) from error


def _look(row: Mapping[str, Any]) -> Look:
    return Look(
        since=date.fromisoformat(row["since"]) if row["since"] else None,
        then=frozenset(map(str, row["then"])),
        day=date.fromisoformat(row["day"]),
        reach=frozenset(map(str, row["reach"])),
    )
