"""A column mapping kept in a TOML file: title = "jobTitle", alone or below [map]."""

from __future__ import annotations

import tomllib
from pathlib import Path

from gander.errors import UserError
from gander.model import Problem

EXAMPLE = '[map]\ntitle = "jobTitle"\nemployer = "company.name"'


def read_mapping(name: str) -> dict[str, str]:
    """Field -> column. Raises UserError where the file is none."""
    path = Path(name).expanduser()
    try:
        value = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise _problem(name, f"cannot be read: {error.strerror or error}", "check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _problem(name, f"no TOML: {error}", 'lines such as: title = "jobTitle"') from error
    inner = value.get("map", value)
    if not isinstance(inner, dict):
        raise _problem(name, "'map' is no table", 'lines such as: title = "jobTitle"')
    strange = [field for field, column in inner.items() if not isinstance(column, str)]
    if strange:
        told = ", ".join(str(field)[:40] for field in strange[:5])
        raise _problem(name, f"no text stands beside {told}", 'a column\'s name, e.g. title = "jobTitle"')
    return dict(inner)


def _problem(name: str, why: str, then: str) -> UserError:
    return UserError(Problem(where=name, why=why, next=then))
