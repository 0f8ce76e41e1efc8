"""Levels against what a reader judged from diffs alone: does this person make substantive use of that skill?

AUC of the level (how often a substantive pair has the higher one, ties half), the share of substantive pairs
at each level beside the prior of METHODS section 7, and the Brier score of it. Persons are salted hashes.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pygit2

from benchmarks.evidence.sheets import clones
from gander.evidence.assembly import evidence_of
from gander.evidence.confirm import PRIOR
from gander.evidence.facts import facts
from gander.evidence.finding_traces import finding_traces
from gander.evidence.findings import findings
from gander.evidence.probes.registry import PROBES
from gander.evidence.probing import findings_of, owned
from gander.evidence.signatures import Signatures
from gander.shell.gitrepo import Opened, open_repository, read_history
from gander.shell.gitrepo_tree import read_project
from gander.shell.gitrepo_walk import commits_of
from gander.shell.vocabulary import read_vocabulary
from gander.stats.calibration import brier

PAIRS = Path(__file__).parent / "pairs.json"
TODAY = date(2026, 11, 25)
SEED, RUNS = 20261125, 2_000


def run() -> dict[str, Any]:
    """The figures; pairs of repositories that are not there are counted as left out."""
    given = json.loads(PAIRS.read_text(encoding="utf-8"))
    by_repository: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for pair in given["pairs"]:
        by_repository[pair["repository"]].append(pair)
    rows: list[tuple[str, bool, int, bool, str, int]] = []
    for name, path in clones(list(by_repository)):
        rows += _of_repository(path, name, by_repository[name], given["salt"].encode())
    sure = [row for row in rows if row[3]]
    return {
        "pairs": len(rows),
        "left_out": len(given["pairs"]) - len(rows),
        "repositories": len({row[0] for row in rows}),
        "all": _figures(rows),
        "sure": _figures(sure),
        "strength_and_level": [
            [sum(r[5] == s and r[2] == v for r in rows) for v in range(5)] for s in range(5)
        ],
    }


def _of_repository(
    path: Path, name: str, pairs: list[dict[str, Any]], salt: bytes
) -> Iterator[tuple[str, bool, int, bool, str, int]]:
    """(repository, substantive, level, sure, skill, strength) of each pair."""
    vocabulary = read_vocabulary()
    opened = open_repository(path)
    seen = findings_of(read_project(opened.repository, opened.head, name), PROBES)
    addresses = _addresses(opened, salt)
    signatures = Signatures(vocabulary.skills.values())
    kinds = {skill.id: skill.kind for skill in vocabulary.skills.values()}
    for person in sorted({pair["person"] for pair in pairs}):
        if person not in addresses:
            continue
        history, _ = read_history(opened, name, [addresses[person]])
        touched = {touch.path for commit in history.commits for touch in commit.touches}
        traces = (
            *facts([history], signatures, kinds),
            *finding_traces(owned(seen, touched), [history], {probe.id: probe.skills for probe in PROBES}),
        )
        known = evidence_of(vocabulary, traces, findings(traces), (), TODAY)
        for pair in pairs:
            if pair["person"] == person:
                level = known[pair["skill"]].level if pair["skill"] in known else 0
                yield name, pair["substantive"], level, pair["sure"], pair["skill"], pair["strength"]


def _addresses(opened: Opened, salt: bytes) -> dict[str, str]:
    """Hash -> address of everybody who authored a commit."""
    found: dict[str, str] = {}
    seen: set[bytes] = set()
    tips = (pygit2.Oid(hex=opened.head),) if opened.head else ()
    for commit in commits_of(opened.repository, (*tips, *opened.tips), opened.cut, []):
        raw = commit.author.raw_email
        if raw not in seen:
            seen.add(raw)
            address = raw.decode("utf-8", "replace")
            digest = hashlib.blake2b(address.lower().encode(), key=salt, digest_size=8).hexdigest()
            found[digest] = address
    return found


def _figures(rows: list[tuple[str, bool, int, bool, str, int]]) -> dict[str, Any]:
    truth = np.array([row[1] for row in rows])
    level = np.array([row[2] for row in rows])
    names = sorted({row[0] for row in rows})
    members = [np.flatnonzero([row[0] == name for row in rows]) for name in names]
    rng = np.random.default_rng(SEED)
    drawn = []
    for _ in range(RUNS):
        chosen = np.concatenate([members[i] for i in rng.integers(0, len(names), len(names))])
        if 0 < truth[chosen].sum() < len(chosen):
            drawn.append(_auc(truth[chosen], level[chosen]))
    prior = np.array([PRIOR[int(v)] for v in level])
    base = float(truth.mean())
    return {
        "n": len(rows),
        "substantive": int(truth.sum()),
        "auc": round(_auc(truth, level), 3),
        "auc_interval": [round(float(v), 3) for v in np.quantile(drawn, [0.025, 0.975])],
        "by_level": {
            str(v): {
                "n": int((level == v).sum()),
                "substantive": int(truth[level == v].sum()),
                "prior": PRIOR[v],
            }
            for v in range(5)
        },
        "brier_of_priors": round(brier(prior, truth), 3),
        "brier_of_the_base_rate": round(base * (1 - base), 3),
        "proven": {
            "precision": round(float(truth[level >= 2].mean()), 3) if (level >= 2).any() else None,
            "recall": round(float((level[truth] >= 2).mean()), 3),
        },
    }


def _auc(truth: np.ndarray[Any, Any], level: np.ndarray[Any, Any]) -> float:
    """The chance that a substantive pair has the higher level; ties count half."""
    yes, no = level[truth][:, None], level[~truth][None, :]
    return float(((yes > no).sum() + 0.5 * (yes == no).sum()) / (yes.size * no.size))
