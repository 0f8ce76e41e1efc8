"""The answers of `gander evidence confirm`: one JSON line each, only ever added to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from gander.errors import UserError
from gander.evidence.confirm import Answer
from gander.model import Problem
from gander.shell.atomic import write_atomically
from gander.shell.market_home import data_folder


def confirmations_path() -> Path:
    """Where the answers are kept."""
    return data_folder() / "confirmed.jsonl"


def read_confirmations(path: Path | None = None) -> list[Answer]:
    """All answers, oldest first; none where nothing was answered. Raises UserError naming damaged lines."""
    path = path or confirmations_path()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        why = f"cannot be read ({getattr(error, 'strerror', None) or 'no text'})"
        raise UserError(Problem(where=str(path), why=why, next="mend it, or move it away")) from error
    found: list[Answer] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(_answer(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                why, then = "is no answer", "take the line out; the others stay"
                problems.append(Problem(where=f"{path}, line {number}", why=why, next=then))
    if problems:
        raise UserError(*problems)
    return found


def add_confirmations(answers: Iterable[Answer], path: Path | None = None) -> Path:
    """Adds answers to the record; nothing that stands there is changed. Raises UserError where it cannot."""
    path = path or confirmations_path()
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    lines = [
        json.dumps({"skill": a.skill, "level": a.level, "yes": a.yes, "on": a.on.isoformat()})
        for a in answers
    ]
    text = before + "".join(f"{line}\n" for line in lines)
    write_atomically(path, text, hint="set GANDER_DATA to a folder you may write to", folders=True)
    return path


def _answer(plain: dict[str, object]) -> Answer:
    level, yes = plain["level"], plain["yes"]
    if not isinstance(yes, bool) or not isinstance(level, int) or not 0 <= level <= 4:
        raise ValueError("no answer")
    return Answer(skill=str(plain["skill"]), level=level, yes=yes, on=date.fromisoformat(str(plain["on"])))
