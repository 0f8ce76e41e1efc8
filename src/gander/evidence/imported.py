"""What a file imports: the shape that the parsers of all languages give."""

from __future__ import annotations

from typing import NamedTuple


class Imports(NamedTuple):
    """`bound`: name in the file -> keys. `whole`: keys without a name (star imports, includes)."""

    bound: dict[str, set[str]]
    whole: set[str]

    def bind(self, name: str, key: str) -> None:
        self.bound.setdefault(name, set()).add(key)

    def has(self, key: str) -> bool:
        """Whether the file has this key."""
        return key in self.whole or any(key in keys for keys in self.bound.values())

    def keys(self) -> set[str]:
        """Every key of the file."""
        return self.whole.union(*self.bound.values())
