"""Gander's reader beside its peers, on public sets, in one run.

    python -m benchmarks.peers.environments      # once: installs the peers outside the project
    python -m benchmarks.peers.run [--peers DIR] [--keep]

Writes results.json beside this file. Says what is skipped: the sets where ../shared/bench is missing, a peer
that is not installed or that fails. The peers take minutes and do not change: `--keep` takes what they
answered to the same texts before, with the speed of then.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.machine import machine
from benchmarks.peers.environments import folder_argument
from benchmarks.peers.figures import counted, figures, leads, scorer
from benchmarks.peers.sets import FILES, QUESTIONS, Question, gold
from benchmarks.peers.systems import System, run_gander, run_peers
from benchmarks.peers.table import lines, speeds
from benchmarks.peers.terms import EscoNames
from benchmarks.quality.scores import RUNS, SEED

RESULTS = Path(__file__).with_name("results.json")


def named(system: System, names: EscoNames) -> None:
    """Give each answer the names that the scorer compares: as the system writes them, and as ESCO does."""
    for by_doc in system.answers.values():
        for answer in by_doc.values():
            answer["said"] = sorted({words[0] for words in answer["names"]})
            answer["esco"] = sorted({name for words in answer["names"] if (name := names.of(words))})


def answered(
    question: Question, docs: list[dict[str, Any]], systems: list[System], score: ModuleType
) -> dict[str, Any]:
    """Every system's figures for one question, and Gander's leads over each peer."""
    chosen = [doc for doc in docs if doc["doc_id"].startswith(question.prefix)]
    able = [system for system in systems if system.spans or question.terms]
    tables = {s.name: counted(question, chosen, s.answers[question.file], score) for s in able}
    ours = [name for name in tables if name.startswith("gander")]
    return {
        "documents": len(chosen),
        "systems": {name: figures(question, table) for name, table in tables.items()},
        "leads": {
            us: {
                name: leads(question, tables[us], table) for name, table in tables.items() if name not in ours
            }
            for us in ours
        },
    }


def measure(folder: Path, keep: bool) -> dict[str, Any]:
    """All systems on all sets. Raises FileNotFoundError without ../shared/bench."""
    score = scorer()
    docs = {file: gold(file) for file in FILES}
    peers, missing = run_peers(folder, docs, keep)
    systems = [*run_gander(docs), *peers]
    names = EscoNames(term for rows in docs.values() for doc in rows for term in doc.get("gold_terms", ()))
    for system in systems:
        named(system, names)
    result: dict[str, Any] = machine() | {
        "seed": SEED,
        "bootstrap": f"{RUNS} draws of documents, 95 % percentile; leads on the same draws",
        "timed": "reading alone, load not counted; a machine shared with other work",
        "systems": {system.name: system.about() for system in systems},
        "not run": missing,
    }
    result["sets"] = {q.name: answered(q, docs[q.file], systems, score) for q in QUESTIONS}
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description="Gander's reader beside its peers, on public sets.")
    folder_argument(parser)
    parser.add_argument("--keep", action="store_true", help="take what the peers answered before")
    asked = parser.parse_args()
    try:
        result = measure(asked.peers, asked.keep)
    except FileNotFoundError as error:
        print(f"skipped: peers ({error})")
        return
    RESULTS.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, one in result["sets"].items():
        print("\n".join(lines(name, one)))
    print("\n".join(speeds(result["systems"])))
    print(f"wrote {RESULTS.name}")


if __name__ == "__main__":
    main()
