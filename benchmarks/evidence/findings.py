"""Findings against the sheets: precision and recall of "true", over all and by probe, by repository.

'false' and 'not applicable' count alike: whether a statement makes no sense somewhere is a matter of taste.
The interval is a bootstrap over repositories, because statements of one repository resemble each other.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.evidence.sheets import Sheet, clones, sheets
from gander.evidence.finding import Finding
from gander.evidence.probes.registry import PROBES
from gander.evidence.probing import findings_of
from gander.shell.gitrepo import open_repository
from gander.shell.gitrepo_tree import read_project

SEED, RUNS = 20261125, 2_000


def run() -> dict[str, Any]:
    """The figures; repositories of which there is no clone, or not that commit, are named as left out."""
    by_name = {sheet.repository: sheet for sheet in sheets()}
    rows: list[tuple[str, str, bool, bool, bool]] = []
    left = set(by_name)
    for name, path in clones(list(by_name)):
        found = _findings(path, by_name[name])
        if found:
            left.discard(name)
            rows += _rows(by_name[name], found)
    return {
        "repositories": len({name for name, *_ in rows}),
        "left_out": sorted(left),
        "statements": len(rows),
        "all": _figures(rows),
        "without_doubtful": _figures([row for row in rows if not row[4]]),
        "by_kind": {
            kind: _counts([r for r in rows if by_name[r[0]].kind == kind])
            for kind in sorted({sheet.kind for sheet in by_name.values()})
        },
        "by_probe": {probe.id: _counts([r for r in rows if r[1] == probe.id]) for probe in PROBES},
    }


def _findings(path: Path, sheet: Sheet) -> tuple[Finding, ...]:
    opened = open_repository(path)
    if sheet.commit not in opened.repository:
        return ()
    return findings_of(read_project(opened.repository, sheet.commit, sheet.repository.split("/")[1]), PROBES)


def _rows(sheet: Sheet, found: tuple[Finding, ...]) -> list[tuple[str, str, bool, bool, bool]]:
    """(repository, probe, true in the sheet, found true, doubtful) of every statement that both judge."""
    return [
        (
            sheet.repository,
            finding.probe,
            sheet.outcomes[finding.probe] == "true",
            finding.outcome == "true",
            finding.probe in sheet.doubt,
        )
        for finding in found
        if finding.probe in sheet.outcomes
    ]


def _counts(rows: list[tuple[str, str, bool, bool, bool]]) -> dict[str, Any]:
    both = sum(truth and found for _, _, truth, found, _ in rows)
    found, truth = sum(row[3] for row in rows), sum(row[2] for row in rows)
    return {
        "true": truth,
        "found": found,
        "both": both,
        "precision": round(both / found, 3) if found else None,
        "recall": round(both / truth, 3) if truth else None,
    }


def _figures(rows: list[tuple[str, str, bool, bool, bool]]) -> dict[str, Any]:
    by_repository: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, _, truth, found, _ in rows:
        counts = by_repository[name]
        counts[0] += truth and found
        counts[1] += found
        counts[2] += truth
    table = np.array(list(by_repository.values()))
    drawn = np.random.default_rng(SEED).integers(0, len(table), size=(RUNS, len(table)))
    both, found_, truth_ = table[drawn].sum(axis=1).T
    return _counts(rows) | {
        "precision_interval": [round(float(v), 3) for v in np.quantile(both / found_, [0.025, 0.975])],
        "recall_interval": [round(float(v), 3) for v in np.quantile(both / truth_, [0.025, 0.975])],
    }
