"""The probes' pages, from the files beside their code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from pydantic import TypeAdapter

from gander.evidence.probes.page import ProbePage, StatementCard
from gander.evidence.probes.registry import PROBES


@cache
def read_pages() -> Mapping[str, ProbePage]:
    """Probe id -> its page, in the order of the probes."""
    return {probe.id: _page(probe.id) for probe in PROBES}


@cache
def read_card() -> StatementCard:
    """How right statements were when they were last measured."""
    file = resources.files("gander") / "data" / "evidence" / "statements.json"
    return TypeAdapter(StatementCard).validate_json(file.read_bytes())


def _page(probe: str) -> ProbePage:
    file = resources.files("gander.evidence.probes") / probe.replace("-", "_") / "page.toml"
    values = tomllib.loads(file.read_text(encoding="utf-8"))
    return TypeAdapter(ProbePage).validate_python(values)
