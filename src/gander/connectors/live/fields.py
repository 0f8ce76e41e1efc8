"""Reading a page's JSON with care: what is missing or of another type is named, what is new is reported."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from gander.connectors.live.wire import Page, WireError


def parsed(page: Page) -> Any:
    """The page's JSON. Raises WireError where it is none (a login page, a half answer, another encoding)."""
    try:
        return json.loads(page.body)
    except (ValueError, RecursionError, UnicodeDecodeError):
        start = page.body[:200].lstrip()[:15].lower()
        if start.startswith((b"<!doctype", b"<html")):
            raise WireError("", "a web page came instead of JSON") from None
        raise WireError("", "it is no JSON") from None


def given(found: Any, path: str, kind: type | tuple[type, ...], name: str) -> Any:
    """`found[name]`, of that kind. Raises WireError naming the path where it is missing or another."""
    where = f"{path}.{name}" if path else name
    if not isinstance(found, dict):
        raise WireError(path, "it is no object")
    if name not in found:
        raise WireError(where, "it is missing")
    value = found[name]
    if not isinstance(value, kind) or (isinstance(value, bool) and kind in (int, float, (int, float))):
        raise WireError(where, f"it is {type(value).__name__}")
    return value


def maybe(found: Any, *path: str) -> Any:
    """The value at a path of names, or None where a step is missing or no object."""
    for name in path:
        if not isinstance(found, dict):
            return None
        found = found.get(name)
    return found


def words(value: Any) -> str | None:
    """A text without outer white space; None for an empty one and for anything else."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def unknown(found: Any, known: frozenset[str], path: str = "") -> frozenset[str]:
    """Dotted paths in the JSON that are not known; below a known path that ends in '.*' everything is."""
    return frozenset(name for name in _paths(found, path) if not _covered(name, known))


def _paths(found: Any, path: str) -> set[str]:
    """The paths of all values, each once; walked without recursion, since depth is the sender's choice."""
    out: set[str] = set()
    todo = [(found, path)]
    while todo:
        value, here = todo.pop()
        if isinstance(value, dict) and value:
            todo += [(below, f"{here}.{name}" if here else str(name)) for name, below in value.items()]
        elif isinstance(value, list) and value:
            todo += [(below, f"{here}[]") for below in value]
        elif here:
            out.add(here)
    return out


@lru_cache(maxsize=4096)
def _covered(name: str, known: frozenset[str]) -> bool:
    if name in known:
        return True
    steps = [at for at, letter in enumerate(name) if letter in ".["]
    return any(f"{name[:at]}.*" in known for at in steps)
