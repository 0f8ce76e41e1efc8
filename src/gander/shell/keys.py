"""Keys of sources that want one: from the configuration or the environment, and shown to nobody."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping


class Keys:
    """Source id -> name of the key -> its value.

    Why:
        What a mapping holds ends in a message, a log or a JSON file sooner or later. This is no mapping: its
        text is always the same, JSON does not take it, and a value is had by asking for its source alone.
    """

    __slots__ = ("_told",)

    def __init__(self, told: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self._told = {source: dict(keys) for source, keys in (told or {}).items()}

    def __repr__(self) -> str:
        return "Keys(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keys) and self._told == other._told

    __hash__ = None  # type: ignore[assignment]  # a hash of keys would be a trace of them

    def of(
        self, source: str, names: Iterable[str], environment: Mapping[str, str] | None = None
    ) -> dict[str, str]:
        """The keys of a source by name, as far as they are known: the environment's before the file's.

        `names`: what its connector needs (LiveFacts.needs_key). `environment`: os.environ, unless given.
        """
        told = self._told.get(source, {})
        around = os.environ if environment is None else environment
        found = {name: (around.get(variable(source, name)) or told.get(name) or "").strip() for name in names}
        return {name: value for name, value in found.items() if value}


def variable(source: str, name: str) -> str:
    """The environment's name for a key: 'france-travail', 'client_id' is GANDER_FRANCE_TRAVAIL_CLIENT_ID."""
    return f"GANDER_{source}_{name}".upper().replace("-", "_")
