"""Writes serious SQL: joins, windows, common table expressions, HAVING, upserts, or a schema with keys."""

from __future__ import annotations

import re

from gander.evidence.code_sql import Statement
from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.places import near_root
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project
from gander.evidence.rules import is_test

_TOOL = re.compile(r"(?:^|/)(?:migrations?|alembic|versions|prisma|flyway|liquibase)/|dump", re.IGNORECASE)
TABLES = 3


def look(project: Project) -> Seen:
    paths = [p for p in project.named(r"\.(?:sql|ddl|pgsql|hql)$") if not _TOOL.search(p)]
    words = ("SELECT", "select", "CREATE", "INSERT", "MERGE")
    inside = [p for p in project.with_words(*words) if not _TOOL.search(p)]
    places: list[Place] = []
    for path in (*near_root(paths), *sorted(inside, key=is_test)):
        places += _places(path, project.sql(path))
        if len(places) >= 8:
            break
    return (
        true(places)
        if places
        else false("no statement with joins, windows, common table expressions or upserts")
    )


def _places(path: str, found: tuple[Statement, ...]) -> list[Place]:
    for one in found:
        what = _serious(one)
        if what:
            return [Place(path, one.line, what)]
    tables = [s for s in found if s.kind == "create_table"]
    if len(tables) >= TABLES and any(s.keys for s in tables):
        return [Place(path, tables[0].line, f"schema of {len(tables)} tables with keys")]
    return []


def _serious(one: Statement) -> str:
    marks = (
        ("recursive query", one.recursive),
        ("window function", one.windows),
        ("common table expression", one.ctes),
        ("two joins or more", one.joins >= 2),
        ("grouping with HAVING", one.groups and one.havings),
        ("upsert", one.upserts),
    )
    return next((word for word, true_ in marks if true_), "")


PROBE = Probe("serious-sql", look, skills=("sql",))
