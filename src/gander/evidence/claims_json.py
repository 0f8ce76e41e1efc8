"""JSON from elsewhere: parsed with its damage named, and its values taken without trust in their shape."""

from __future__ import annotations

import json
from typing import Any


class JsonError(ValueError):
    """A text that is no usable JSON; the message says why."""


def parsed(text: str) -> Any:
    """Raises JsonError: damaged, nested too deep, a number without end."""
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        raise JsonError("its JSON is nested too deep") from None
    except json.JSONDecodeError as error:
        raise JsonError(f"damaged JSON in line {error.lineno}: {error.msg}") from None
    except ValueError:
        raise JsonError("its JSON holds a number without end") from None


def words(value: Any) -> str:
    """A text, or a number as one; '' for anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def items(value: Any) -> list[Any]:
    """A list as it is; one thing as a list of it, as some write it; [] for none."""
    if isinstance(value, list):
        return value
    return [] if value is None or value == "" else [value]


def table(value: Any) -> dict[str, Any]:
    """An object, or {} for anything else."""
    return value if isinstance(value, dict) else {}
