"""The templates of all pages: everything escaped, a missing value an error, sources from this package."""

from __future__ import annotations

from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined


def environment() -> Environment:
    """An environment in which nothing from outside becomes markup."""
    return Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def source(name: str) -> str:
    """A template, style or script beside this file."""
    return (resources.files("gander.faces.html") / name).read_text(encoding="utf-8")
