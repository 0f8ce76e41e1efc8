"""Label files and sheets on disk: JSON lines without any text, and the sheets that people write them on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gander.errors import UserError
from gander.labels.form import Label, from_json
from gander.model import Problem
from gander.shell.atomic import write_atomically
from gander.shell.market_home import data_folder

HINT = "choose another file, e.g. --to labels.jsonl"
Line = Mapping[str, Any]


def labels_path() -> Path:
    """The label file that is used where none is named."""
    return data_folder() / "labels.jsonl"


def sheet_path(name: str, digest: str, reader: str, blank: bool) -> Path:
    """Where a reader's sheet of a text lies: one for each, so that work that was left is found again."""
    stem = re.sub(r"[^\w.-]+", "-", Path(name).stem)[:40].strip("-.") or "posting"
    kind = "-blank" if blank else ""
    return data_folder() / "sheets" / f"{stem}-{digest.removeprefix('b2:')[:12]}-{reader}{kind}.txt"


def write_sheet(path: Path, text: str, *, folders: bool = False) -> None:
    """Raises UserError where it cannot be written."""
    write_atomically(path, text, hint="choose another place: --sheet OUT.txt", folders=folders)


def set_aside(path: Path) -> Path:
    """Moves a sheet away and says where it is now; what a person wrote is never thrown away."""
    number = 1
    while (aside := path.with_suffix(f".{number}.txt")).exists():
        number += 1
    return path.rename(aside)


def read_sheet(path: Path) -> str:
    """Raises UserError where it cannot be read."""
    return _text(path, "check the path; --sheet OUT writes a sheet")


def read_lines(path: Path) -> list[tuple[Line, Label]]:
    """Every label of a file. Raises UserError naming each line that is none."""
    found: list[tuple[Line, Label]] = []
    problems: list[Problem] = []
    for number, text in enumerate(_text(path, "name a file of labels, one a line").split("\n"), start=1):
        if not text.strip():
            continue
        try:
            line = json.loads(text)
            found.append((_checked(line), from_json(line)))
        except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            why = f"is no label: {type(error).__name__}: {error}"
            problems.append(
                Problem(
                    where=f"{path}, line {number}", why=why, next="take the line out, or label the text again"
                )
            )
    if problems:
        raise UserError(*problems)
    return found


def _checked(line: Any) -> Line:
    if not isinstance(line, dict) or not str(line["hash"]).startswith("b2:"):
        raise ValueError("it has no hash of a text")
    if not isinstance(line["reader"], str) or not isinstance(line["canonical"], int):
        raise ValueError("it names no reader, or no version of canonical(text)")
    return line


def earlier(path: Path, line: Line) -> Line | None:
    """The label of the same text by the same reader that a file holds already."""
    if not path.exists():
        return None
    return next((old for old, _ in read_lines(path) if _same(old, line)), None)


def store(path: Path, line: Line) -> None:
    """Adds the label, in the place of one of the same text by the same reader; other lines stay as they are.

    Raises UserError where it cannot be.
    """
    text = _text(path, HINT) if path.exists() else ""
    kept = [old for old in text.split("\n") if old.strip() and not _same(json.loads(old), line)]
    content = "".join(f"{one}\n" for one in (*kept, json.dumps(line, ensure_ascii=False)))
    write_atomically(path, content, hint=HINT, folders=path == labels_path())


def _same(old: Line, new: Line) -> bool:
    return all(old[key] == new[key] for key in ("hash", "canonical", "reader"))


def _text(path: Path, hint: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(Problem(where=str(path), why="is no UTF-8", next="save the file as UTF-8")) from error
    except OSError as error:
        why = f"cannot be read: {error.strerror or error}"
        raise UserError(Problem(where=str(path), why=why, next=hint)) from error
