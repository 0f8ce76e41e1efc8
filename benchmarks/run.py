"""`make bench`: measures quality and speed and writes results.json beside each, and the reader's card.

    python -m benchmarks.run [quality|quality:postings|quality:demands|findings|levels|speed|reading …]

Nothing is timed in a test; nothing is written where the labelled texts or a part are missing.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.machine import machine

HERE = Path(__file__).parent
CARD = HERE.parent / "src" / "gander" / "data" / "market" / "reader.json"
STATEMENTS = HERE.parent / "src" / "gander" / "data" / "evidence" / "statements.json"
QUALITY = ("postings", "demands")
EVIDENCE = ("findings", "levels")
SPEED = (
    "screen",
    "update",
    "importing",
    "market",
    "reading",
    "adversarial",
    "demands",
    "ingest",
    "evidence",
    "history",
    "snapshot",
)


def write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(
        json.dumps(content, indent=1, ensure_ascii=False, sort_keys=False) + "\n", encoding="utf-8"
    )
    print(f"wrote {path.relative_to(HERE.parent)}")


def quality(parts: tuple[str, ...] = QUALITY) -> None:
    """The labelled postings, held and all, and demands; a part that was not asked for keeps its figures."""
    from benchmarks.quality.report import card, measured
    from benchmarks.quality.scores import RUNS, SEED

    path = HERE / "quality" / "results.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    about = machine() | {"seed": SEED, "bootstrap": f"{RUNS} draws of employers, 95 % percentile"}
    demands = before.get("demands", {})
    try:
        if "demands" in parts:
            from benchmarks.quality import demands as pairs

            demands = machine() | {"figures": pairs.run()}
        result = about | measured() if "postings" in parts else before
    except FileNotFoundError as error:
        print(f"skipped: quality ({error})")
        return
    write(path, result | {"demands": demands})
    write(CARD, card(result))
    print(json.dumps({k: result[k]["held"] for k in ("reader", "outcome")}, indent=1))


def evidence(names: tuple[str, ...]) -> None:
    """Findings and levels against what people saw; a part without its repositories keeps its figures."""
    path = HERE / "evidence" / "results.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name in names:
        try:
            before[name] = machine() | {"figures": import_module(f"benchmarks.evidence.{name}").run()}
        except FileNotFoundError as error:
            print(f"skipped: {name} ({error})")
    write(path, before)
    figures = before["findings"]["figures"]
    card = {
        "measured": before["findings"]["date"],
        "repositories": figures["repositories"],
        "statements": figures["statements"],
        **{k: figures["all"][k] for k in ("precision", "precision_interval", "recall", "recall_interval")},
    }
    write(STATEMENTS, card)


def speed(names: tuple[str, ...]) -> None:
    """Each part's figures; a part that cannot run says so and keeps what was measured before."""
    path = HERE / "speed" / "results.json"
    before = json.loads(path.read_text(encoding="utf-8"))["parts"] if path.exists() else {}
    for name in names:
        try:
            before[name] = machine() | {"figures": import_module(f"benchmarks.speed.{name}").run()}
        except FileNotFoundError as error:
            print(f"skipped: {name} ({error})")
    write(path, {"parts": before})


def main(words: list[str]) -> None:
    asked = (
        QUALITY if not words or "quality" in words else tuple(q for q in QUALITY if f"quality:{q}" in words)
    )
    if asked:
        quality(asked)
    judged = tuple(n for n in EVIDENCE if n in words) or (EVIDENCE if not words else ())
    if judged:
        evidence(judged)
    chosen = tuple(n for n in SPEED if n in words) or (SPEED if not words or "speed" in words else ())
    if chosen:
        speed(chosen)


if __name__ == "__main__":
    main(sys.argv[1:])
