"""Runs every system on the same texts: peers each in its own environment, one after the other, and Gander."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.peers.environments import RECIPES, Recipe, python_of
from benchmarks.peers.gander_spans import Mention, gander_seconds, gander_spans, unit_spans
from benchmarks.peers.sets import PLACELESS, SPEED, wants_soft
from gander.shell.vocabulary import read_vocabulary

ADAPTERS = Path(__file__).with_name("adapters")
Docs = Mapping[str, list[dict[str, Any]]]
"""The documents of each file."""


@dataclass(slots=True, kw_only=True)
class System:
    """What one system found: `answers` by file and document, `names` a list of names for each thing found."""

    name: str
    hits: str
    spans: bool
    versions: dict[str, str]
    load_s: float
    postings_per_s: float
    answers: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def about(self) -> dict[str, object]:
        """The facts that go into the results."""
        return {
            "hits": self.hits,
            "versions": self.versions,
            "load_s": round(self.load_s, 2),
            "postings_per_s": float(f"{self.postings_per_s:.3g}"),
        }


def run_peer(folder: Path, recipe: Recipe, docs: Docs, keep: bool) -> System | str:
    """The peer's answers, or why there are none. `keep`: those of an earlier run, if it asked the same."""
    python = python_of(folder, recipe.name)
    if python is None:
        return "not set up; python -m benchmarks.peers.environments"
    adapter = ADAPTERS / f"read_{recipe.name.replace('-', '_')}.py"
    asked = "\n".join(
        json.dumps({"set": file, "doc_id": doc["doc_id"], "text": doc["text"]})
        for file, rows in docs.items()
        if recipe.spans or file in PLACELESS
        for doc in rows
    )
    sources = (asked, repr(recipe), adapter.read_text(), adapter.with_name("protocol.py").read_text())
    digest = hashlib.blake2b("\0".join(sources).encode(), digest_size=8).hexdigest()
    kept = python.parents[1] / f"answers-{digest}.jsonl"
    if not (keep and kept.exists()):
        command = [str(python), "-W", "ignore", str(adapter)]
        done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
        if done.returncode:
            return " ".join(done.stderr.split())[-300:]
        kept.write_text(done.stdout, encoding="utf-8")
    header, *rows = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    return _system(recipe, header, rows)


def _system(recipe: Recipe, header: dict[str, Any], rows: list[dict[str, Any]]) -> System:
    timed = [row["seconds"] for row in rows if row["set"] == SPEED]
    system = System(
        name=recipe.name,
        hits=recipe.hits,
        spans=recipe.spans,
        versions={name: header["versions"][name] for name in recipe.packages},
        load_s=header["load_seconds"],
        postings_per_s=len(timed) / sum(timed),
    )
    for row in rows:
        names = [[term] for term in row["terms"]]
        system.answers.setdefault(row["set"], {})[row["doc_id"]] = {"spans": row["spans"], "names": names}
    return system


def run_peers(folder: Path, docs: Docs, keep: bool) -> tuple[list[System], dict[str, str]]:
    """All peers, and why some did not run."""
    ran: list[System] = []
    missing: dict[str, str] = {}
    for name, recipe in RECIPES.items():
        print(f"reading: {name}", flush=True)
        result = run_peer(folder, recipe, docs, keep)
        if isinstance(result, str):
            missing[name] = result
            print(f"skipped: {name} ({result})", flush=True)
        else:
            ran.append(result)
    return ran, missing


VARIANTS: dict[str, tuple[str, Callable[[Sequence[str]], list[list[Mention]]]]] = {
    "gander, stated": (
        "every mention that it states as must, nice, context or gate",
        lambda texts: [[m for m in one if m.status] for one in gander_spans(texts)],
    ),
    "gander, named": ("every mention of its vocabulary, asked for or not", gander_spans),
    "gander, units": ("its public output: each skill once, where it stands first", unit_spans),
}


def run_gander(docs: Docs) -> list[System]:
    """Gander's variants: what it states, all that it recognises, and what it puts out."""
    words = {
        skill.id: [skill.label, *(alias.text for alias in skill.aliases)]
        for skill in read_vocabulary().skills.values()
    }
    load, seconds = gander_seconds([doc["text"] for doc in docs[SPEED]])
    systems = []
    for name, (hits, find) in VARIANTS.items():
        system = System(
            name=name,
            hits=hits,
            spans=True,
            versions={"takeagander": version("takeagander")},
            load_s=load,
            postings_per_s=len(docs[SPEED]) / seconds,
        )
        for file, rows in docs.items():
            found = find([doc["text"] for doc in rows])
            system.answers[file] = {
                doc["doc_id"]: _answer(mentions, words, wants_soft(file))
                for doc, mentions in zip(rows, found, strict=True)
            }
        systems.append(system)
    return systems


def _answer(mentions: list[Mention], words: dict[str, list[str]], soft: bool) -> dict[str, Any]:
    kept = [one for one in mentions if soft or not one.soft]
    return {
        "spans": [(one.start, one.end) for one in kept],
        "names": [
            words.get(skill, [skill.replace("-", " ")]) for skill in sorted({one.skill for one in kept})
        ],
    }
