"""The configuration: answers and wishes a person need not type again. One TOML file, never required.

Why:
    A misspelt key that is silently ignored makes every later number wrong, so anything unknown is named with
    the nearest right key and an example, and all mistakes come together. pydantic takes a while to import and
    is only touched when there is a file to check.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gander.errors import UserError
from gander.model import GATE_KINDS, Problem
from gander.shell.keys import Keys

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "person": {
        "identities": 'identities = ["me@example.org"]',
        "paths": 'paths = ["~/code"]',
        "know": 'know = ["sql", "docker 3y"]',
        "cv": 'cv = "~/cv.md"',
    },
    "search": {
        "roles": 'roles = ["ml-engineer"]',
        "places": 'places = ["Da Nang"]',
        "remote_from": 'remote_from = "VN"',
    },
    "gates": {kind: f'{kind} = "no"' for kind in GATE_KINDS},
    "network": {
        "allow": 'allow = ["intranet.example", "127.0.0.1:8080"]',
        "robots_ignored": 'robots_ignored = ["api.adzuna.com"]',
        "proxy": 'proxy = "http://127.0.0.1:3128"',
        "ca": 'ca = "~/company-ca.pem"',
    },
    "keys": {
        "adzuna": 'adzuna = { app_id = "…", app_key = "…" }',
        "usajobs": 'usajobs = { key = "…", email = "me@example.org" }',
        "france_travail": 'france_travail = { client_id = "…", client_secret = "…" }',
        "github": 'github = { token = "…" }',
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the file says; what it leaves out is empty or None. Paths have '~' spelt out."""

    path: Path
    identities: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    know: tuple[str, ...] = ()
    cv: str | None = None
    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    remote_from: str | None = None
    gates: Mapping[str, bool] = field(default_factory=dict)
    allow: tuple[str, ...] = ()
    robots_ignored: tuple[str, ...] = ()
    proxy: str | None = field(default=None, repr=False)  # it may hold a password
    ca: str | None = None
    keys: Keys = field(default_factory=Keys, repr=False)


def config_path() -> Path:
    """$GANDER_CONFIG, or config.toml in the user's configuration folder (XDG)."""
    told = os.environ.get("GANDER_CONFIG")
    if told:
        return Path(told).expanduser()
    import platformdirs

    return Path(platformdirs.user_config_dir("gander", appauthor=False)) / "config.toml"


def load(path: Path | None = None) -> Config | None:
    """The configuration, or None where there is no file. Raises UserError with every mistake in it."""
    path = path if path is not None else config_path()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError as error:
        raise _broken(path, f"byte {error.start} is no UTF-8", "save the file as UTF-8") from error
    except OSError as error:
        raise _broken(path, f"cannot be read: {error.strerror}", "check the file's permissions") from error
    return parse(text, path)


def parse(text: str, path: Path) -> Config:
    """The text of a configuration file, checked. Raises UserError with every mistake in it."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _broken(
            path, f"is no TOML: {error}", f"e.g. [search] and below it: {_example('search', 'roles')}"
        ) from error
    from pydantic import ValidationError

    from gander.shell.config_model import File

    try:
        file = File.model_validate(raw)
    except ValidationError as error:
        found = [_problem(detail, text, path) for detail in error.errors(include_url=False)]
        raise UserError(*dict.fromkeys(found)) from error
    person, search, network = file.person, file.search, file.network
    return Config(
        path=path,
        identities=tuple(person.identities),
        paths=tuple(str(Path(p).expanduser()) for p in person.paths),
        know=tuple(person.know),
        cv=str(Path(person.cv).expanduser()) if person.cv else None,
        roles=tuple(search.roles),
        places=tuple(search.places),
        remote_from=search.remote_from,
        gates={kind: answer == "yes" for kind, answer in file.gates.items() if answer != "unanswered"},
        allow=tuple(network.allow),
        robots_ignored=tuple(network.robots_ignored),
        proxy=network.proxy,
        ca=str(Path(network.ca).expanduser()) if network.ca else None,
        keys=Keys(file.keys.by_source()),
    )


def _broken(path: Path, why: str, hint: str) -> UserError:
    return UserError(Problem(where=str(path), why=why, next=hint))


def _example(section: str, key: str) -> str:
    return EXAMPLES[section].get(key, f'{key} = "yes"')


def _problem(detail: ErrorDetails, text: str, path: Path) -> Problem:
    parts = [str(part) for part in detail["loc"] if part != "[key]"]
    section, key = parts[0], parts[1] if len(parts) > 1 else ""
    line = _line(text, section, key)
    where = f"{path}, line {line}" if line else str(path)
    if section == "keys" and len(parts) > 1:
        return _of_a_source(where, key, parts[2] if len(parts) > 2 else "", detail["type"])
    if detail["type"] == "extra_forbidden":
        return _unknown(where, section, key)
    return _wrong(where, section, key, detail)


def _unknown(where: str, section: str, key: str) -> Problem:
    if not key:
        near = difflib.get_close_matches(section, EXAMPLES, 1, 0.5)
        place = _section_of(section)
        hint = f"did you mean [{near[0]}]?" if near else f"there are: {', '.join(f'[{s}]' for s in EXAMPLES)}"
        if place:
            hint = f"it belongs below [{place}]: {EXAMPLES[place][section]}"
        return Problem(where=where, why=f"'{section}' is unknown here", next=hint)
    place = _section_of(key)
    if place and place != section:
        return Problem(
            where=where,
            why=f"'{key}' does not belong to [{section}]",
            next=f"write it below [{place}]: {EXAMPLES[place][key]}",
        )
    near = difflib.get_close_matches(key, EXAMPLES[section], 1, 0.4)
    hint = (
        f"did you mean '{near[0]}'? e.g. {EXAMPLES[section][near[0]]}"
        if near
        else (
            f"[{section}] knows {', '.join(EXAMPLES[section])}; e.g. {next(iter(EXAMPLES[section].values()))}"
        )
    )
    return Problem(where=where, why=f"'{key}' is no key of [{section}]", next=hint)


def _of_a_source(where: str, source: str, name: str, kind: str) -> Problem:
    """A mistake below [keys]. What was written there is not shown: it may be a key."""
    example = _example("keys", source.replace("-", "_"))
    if kind == "extra_forbidden" and not name:
        return _unknown(where, "keys", source)
    names = re.findall(r"(\w+) = \"", example)
    near = difflib.get_close_matches(name, names, 1, 0.4)
    if kind == "extra_forbidden":
        hint = f"did you mean '{near[0]}'? " if near else f"{source} knows {', '.join(names)}; "
        return Problem(where=where, why=f"'{name}' is no key of {source}", next=f"{hint}e.g. {example}")
    wants = f"'{name}' of {source} wants a text in quotes" if name else f"'{source}' wants its keys in braces"
    return Problem(where=where, why=wants, next=f"e.g. {example}")


def _section_of(key: str) -> str | None:
    return next((name for name, keys in EXAMPLES.items() if key in keys), None)


def _wrong(where: str, section: str, key: str, detail: ErrorDetails) -> Problem:
    given = detail["input"]
    if section not in EXAMPLES or not key:
        return Problem(
            where=where, why=f"'{section}' must be a section", next=f"write [{section}] on a line of its own"
        )
    if section == "gates" and key.partition(":")[0] not in GATE_KINDS:
        return _unknown(where, section, key)
    kinds: dict[str, str] = {
        "list_type": "wants a list",
        "string_type": "wants a text in quotes",
        "string_pattern_mismatch": "wants a country as two letters",
        "literal_error": 'wants "yes", "no" or "unanswered"',
        "host": "wants hosts alone, perhaps with a port",
        "proxy": "wants the address of an HTTP proxy",
    }
    why = f"'{key}' {kinds.get(detail['type'], 'has a wrong value')}"
    if key != "proxy":  # which may hold a password
        why += f", not {_shown(given)}"
    return Problem(where=where, why=why, next=f"e.g. {_example(section, key)}")


def _shown(given: Any) -> str:
    text = repr(given)
    return text if len(text) < 60 else text[:57] + "…"


def _line(text: str, section: str, key: str) -> int | None:
    """The line of a key below its section's head, found by its words: good enough to point at."""
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        word = line.partition("=")[0].strip().strip("\"'")
        if line.lstrip().startswith("["):
            head, _, below = line.partition("#")[0].strip().strip("[] ").partition(".")
            inside = head == section
            word = (below or section) if inside else ""
        if (inside and word == key) if key else word == section:
            return number
    return None
