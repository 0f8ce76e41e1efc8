"""Imports of the languages that no parser of ours reads: Kotlin, Scala, Rust, R, and templates of SQL."""

from __future__ import annotations

import re
from collections.abc import Callable

from gander.evidence.imported import Imports

_JVM = re.compile(
    r"^\s*import\s+(?:static\s+)?([\w.]+?)(?:\.(\*|_|\{[^{}\n]*\}))?\s*(?:as\s+(\w+)\s*)?;?[ \t\r]*$",
    re.MULTILINE,
)
_RUST_USE = re.compile(r"^\s*(?:pub(?:\([^)]*\))?\s+)?use\s+(?:::)?(\w+)([^;]{0,4000});", re.MULTILINE)
_RUST_OWN = {"std", "core", "alloc", "crate", "self", "super", "Self"}
_R_LIBRARY = re.compile(r"\b(?:library|require|requireNamespace|loadNamespace)\(\s*['\"]?([\w.]+)['\"]?")
_DBT = re.compile(r"\{\{-?\s*(?:ref|source|config|dbt_utils|this)\b|\{%-?\s*(?:macro|snapshot|test)\b")


def _jvm(text: str, found: Imports) -> None:
    for path, group, alias in _JVM.findall(text):
        if group in ("*", "_"):
            found.whole.add(f"jvm:{path}")
        elif group:
            for part in group.strip("{}").split(","):
                words = part.replace("=>", " ").split()
                if words:
                    found.bind(words[-1], f"jvm:{path}.{words[0]}")
        else:
            found.bind(alias or path.rpartition(".")[2], f"jvm:{path}")


def _rust(text: str, found: Imports) -> None:
    for crate, rest in _RUST_USE.findall(text):
        if crate not in _RUST_OWN:
            for name in {crate, *re.findall(r"\w+", rest)} - {"as", "self"}:
                found.bind(name, f"rust:{crate}")


def _r(text: str, found: Imports) -> None:
    found.whole.update(f"r:{name}" for name in _R_LIBRARY.findall(text))


def _sql(text: str, found: Imports) -> None:
    """SQL imports nothing; a template that asks for other models is a dbt model, all of it."""
    if _DBT.search(text):
        found.whole.add("sql:dbt")


READERS: dict[str, Callable[[str, Imports], None]] = {"jvm": _jvm, "rust": _rust, "r": _r, "sql": _sql}
"""by language; each adds to what it is given"""
