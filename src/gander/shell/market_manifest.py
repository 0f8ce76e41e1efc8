"""manifest.json of an exported market: what is in it, of when, from where, and the hash of each part."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pydantic

from gander.errors import UserError
from gander.model import Problem

SCHEMA = "gander.market/1"
_EXPORT = "ask whoever made it for another export; nothing was imported"


class _Strict(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", frozen=True)


class File(_Strict):
    """One table: its rows, its bytes and their hash."""

    rows: int = pydantic.Field(ge=0)
    bytes: int = pydantic.Field(ge=0)
    sha256: str = pydantic.Field(pattern=r"^[0-9a-f]{64}$")


class Source(_Strict):
    """What one source allows, in its own words and by address."""

    source: str
    licence: str | None
    terms: str | None
    origin: str | None
    as_of: date | None


class LeftOut(_Strict):
    """Rows that were not passed on."""

    reason: str
    n: int


class Manifest(_Strict):
    """`question`: what the export was narrowed to; `reader`: the version that read it and its quality."""

    schema_: str = pydantic.Field(alias="schema")
    name: str = pydantic.Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")
    made: date
    window: tuple[date, date]
    question: dict[str, str | list[str]]
    files: dict[str, File]
    sources: list[Source]
    left_out: list[LeftOut]
    reader: dict[str, Any]


def written(manifest: Manifest) -> bytes:
    """The same manifest gives the same bytes."""
    value = manifest.model_dump(mode="json", by_alias=True)
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def parsed(data: bytes, where: str) -> Manifest:
    """Raises UserError where it is of another version, or says what it cannot."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _problem(where, "its manifest.json is no JSON", _EXPORT) from error
    told = value.get("schema") if isinstance(value, dict) else None
    if told != SCHEMA:
        is_later = isinstance(told, str) and told.startswith("gander.market/")
        why = f"it is '{str(told)[:40]}', and this version reads {SCHEMA}"
        then = "a newer version reads it: pip install --upgrade takeagander" if is_later else _EXPORT
        raise _problem(where, why, then)
    try:
        return Manifest.model_validate(value)
    except pydantic.ValidationError as error:
        raise UserError(
            *(
                Problem(
                    where=f"{where}, manifest.json",
                    why=f"{'.'.join(str(step) for step in one['loc'])[:60] or 'it'}: {one['msg'][:120]}",
                    next=_EXPORT,
                )
                for one in error.errors(include_input=False, include_url=False)[:5]
            )
        ) from error


def _problem(where: str, why: str, then: str) -> UserError:
    return UserError(Problem(where=where, why=why, next=then))
