"""`gander init`: wishes and answers into the configuration, keeping what a person wrote there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gander.app.request import Request
from gander.errors import UserError
from gander.model import Problem
from gander.shell import config
from gander.shell.atomic import write_atomically

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table

HEAD = (
    "Gander reads this file; every key may be left out, and a flag goes before it.",
    "Check it with: gander doctor",
)
HINT = "choose another file for the configuration, e.g. GANDER_CONFIG=~/gander.toml gander init"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What to write: empty values and None leave what is there. Gates: kind to yes, no or unanswered."""

    identities: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    know: tuple[str, ...] = ()
    cv: str | None = None
    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    remote_from: str | None = None
    gates: Mapping[str, str] = field(default_factory=dict)

    def by_key(self) -> list[tuple[str, str, Any]]:
        """(section, key, value) for everything said."""
        pairs: list[tuple[str, str, Any]] = [
            ("person", "identities", list(self.identities)),
            ("person", "paths", list(self.paths)),
            ("person", "know", list(self.know)),
            ("person", "cv", self.cv),
            ("search", "roles", list(self.roles)),
            ("search", "places", list(self.places)),
            ("search", "remote_from", self.remote_from),
            *(("gates", kind, answer) for kind, answer in self.gates.items()),
        ]
        return [(section, key, value) for section, key, value in pairs if value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One key that gets another value; `before` is None where it was not there."""

    key: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would be written, before anything is."""

    path: Path
    exists: bool
    changes: tuple[Change, ...]
    text: str

    def write(self) -> None:
        """Writes the file whole or not at all; nothing to change writes nothing."""
        if self.changes or not self.exists:
            write_atomically(self.path, self.text, hint=HINT, folders=True)


def plan(wishes: Wishes, path: Path | None = None) -> Plan:
    """The changed configuration with its list of changes; comments and other keys stay as they are.

    Raises UserError where the present file has mistakes, a role, place or value is unknown, or a path or CV
    that is said is not there.
    """
    import tomlkit

    path = path if path is not None else config.config_path()
    exists = config.load(path) is not None
    document = tomlkit.parse(path.read_bytes().decode("utf-8-sig")) if exists else _fresh()
    changes = [
        change for section, key, value in wishes.by_key() if (change := _set(document, section, key, value))
    ]
    text = tomlkit.dumps(document)
    _check(config.parse(text, path), wishes)
    return Plan(path=path, exists=exists, changes=tuple(changes), text=text)


def _fresh() -> TOMLDocument:
    import tomlkit

    document = tomlkit.document()
    for line in HEAD:
        document.add(tomlkit.comment(line))
    return document


def _set(document: TOMLDocument, section: str, key: str, value: Any) -> Change | None:
    import tomlkit
    from tomlkit.items import Table

    if section not in document:
        document.add(section, tomlkit.table())
    table: Any = document[section]
    before = table[key].unwrap() if key in table else None
    if before == value:
        return None
    if before is None and isinstance(table, Table):
        _add(table, key, value)
    else:
        table[key] = value
    return Change(key=f"{section}.{key}", before=before, after=value)


def _add(table: Table, key: str, value: Any) -> None:
    """A new key after the last one; comments after a blank line belong to what follows, and stay there."""
    body = table.value.body
    last = max((i for i, (name, _) in enumerate(body) if name is not None), default=-1)
    blank = next((i for i in range(last + 1, len(body)) if not body[i][1].as_string().strip()), None)
    rest = body[last + 1 if blank is None else blank :]
    del body[len(body) - len(rest) :]
    table[key] = value
    body.extend(rest)


def _check(saved: config.Config, wishes: Wishes) -> None:
    """Unknown roles and places, and files that are not there, are found now and not at the next verb."""
    from gander.app.question import question
    from gander.shell.places import read_gazetteer
    from gander.shell.vocabulary import read_vocabulary

    request = Request(today=date.min, roles=saved.roles, places=saved.places, remote_from=saved.remote_from)
    problems = _missing_files(wishes)
    try:
        question(request, read_vocabulary(), read_gazetteer())
    except UserError as error:
        raise UserError(*problems, *error.problems) from error
    if problems:
        raise UserError(*problems)


def _missing_files(wishes: Wishes) -> list[Problem]:
    problems = [
        Problem(where=path, why="there is nothing at this path", next="name a repository, e.g. ~/code")
        for path in wishes.paths
        if not Path(path).expanduser().exists()
    ]
    if wishes.cv and not Path(wishes.cv).expanduser().exists():
        why = "there is no such file"
        problems.append(
            Problem(where=f"--cv {wishes.cv}", why=why, next="a file or a folder, e.g. --cv ~/cv.md")
        )
    return problems


def git_identity() -> str | None:
    """The address that git signs commits with here, or None."""
    import pygit2

    try:
        found = pygit2.Config.get_global_config()["user.email"]
    except (KeyError, OSError, pygit2.GitError):
        return None
    return found.strip() or None if found else None
