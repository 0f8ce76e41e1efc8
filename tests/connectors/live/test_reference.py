"""docs/reference/sources.md says what the connectors state of themselves."""

from __future__ import annotations

import runpy
from pathlib import Path

from gander.connectors.live.registry import live_connectors

DOCS = Path(__file__).parents[3] / "docs"


def test_the_reference_is_made_from_the_connectors():
    made = runpy.run_path(str(DOCS / "sources.py"))["markdown"]()
    written = (DOCS / "reference" / "sources.md").read_text(encoding="utf-8")
    assert written == made, "run: PYTHONPATH=src python docs/sources.py > docs/reference/sources.md"


def test_every_source_has_its_heading():
    written = (DOCS / "reference" / "sources.md").read_text(encoding="utf-8")
    assert [name for name in live_connectors() if f"\n## `{name}`\n" not in written] == []


def test_sources_that_robots_txt_closes_are_said_to_be():
    closed = {name for name, one in live_connectors().items() if one.facts.robots}
    assert closed == {"adzuna", "france-travail", "remotive", "smartrecruiters", "usajobs"}
