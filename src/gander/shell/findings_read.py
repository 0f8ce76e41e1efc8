"""Repositories -> findings: kept ones first, then fresh ones; damage ends as 'not available: why'."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gander.evidence.finding import Finding
from gander.evidence.front import Front, front_of
from gander.evidence.probing import findings_of
from gander.shell.findings_cache import FindingsCache, Looked
from gander.shell.gitrepo import open_repository
from gander.shell.gitrepo_tree import read_project
from gander.shell.gitrepo_walk import ERRORS
from gander.shell.repositories import Progress


def read_findings(named: Mapping[Path, str], progress: Progress, cache: FindingsCache) -> dict[Path, Looked]:
    """What was seen of each repository by its path. `named`: path -> display name."""
    found: dict[Path, Looked] = {}
    for path, name in named.items():
        found[path] = _of_one(path, name, cache)
        progress("looking at repositories", len(found), len(named))
    return found


def _of_one(path: Path, name: str, cache: FindingsCache) -> Looked:
    try:
        opened = open_repository(path)
        kept = cache.get(opened, name)
        if kept is not None:
            return kept
        from gander.evidence.probes.registry import PROBES  # thirty-one files: only where something is fresh

        project = read_project(opened.repository, opened.head, name)
        looked = Looked(front_of(project), findings_of(project, PROBES))
    except ERRORS as error:
        return not_available(name, f"the tree cannot be read ({' '.join(str(error).split())})")
    if all(finding.outcome not in ("error", "not available") for finding in looked.findings):
        # what is damaged or missing may be mended without HEAD being moved, so it is not kept
        cache.put(opened, looked)
    return looked


def not_available(name: str, why: str) -> Looked:
    """What is said of a repository whose tree cannot be read."""
    from gander.evidence.probes.registry import PROBES

    findings = (
        Finding(probe=probe.id, outcome="not available", repository=name, why=why) for probe in PROBES
    )
    return Looked(Front(), tuple(findings))
