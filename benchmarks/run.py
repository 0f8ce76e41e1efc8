"""`make bench`: measures quality and speed and writes results.json beside each, and the reader's card.

    python -m benchmarks.run [quality|speed …]

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
SPEED = ("screen", "reading", "evidence", "snapshot")


def write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(
        json.dumps(content, indent=1, ensure_ascii=False, sort_keys=False) + "\n", encoding="utf-8"
    )
    print(f"wrote {path.relative_to(HERE.parent)}")


def quality() -> None:
    """Vocabulary and reader against the labelled postings, on the held part and on all."""
    from benchmarks.quality.labels import labels
    from benchmarks.quality.posting import posting_fields
    from benchmarks.quality.reader import quality as reader_quality
    from benchmarks.quality.scores import RUNS, SEED
    from benchmarks.quality.vocabulary import coverage
    from gander.shell.vocabulary import read_vocabulary

    try:
        labelled = labels()
    except FileNotFoundError as error:
        print(f"skipped: quality ({error})")
        return
    vocabulary = read_vocabulary()
    held = [one for one in labelled if one.split == "held"]
    parts = {"held": held, "all": labelled}
    result = machine() | {"seed": SEED, "bootstrap": f"{RUNS} draws of employers, 95 % percentile"}
    result["vocabulary"] = {name: coverage(part, vocabulary) for name, part in parts.items()}
    result["reader"] = {name: reader_quality(part, vocabulary) for name, part in parts.items()}
    result["posting"] = {name: posting_fields(part, vocabulary) for name, part in parts.items()}
    write(HERE / "quality" / "results.json", result)
    write(CARD, card(result))
    print(json.dumps({k: result[k] for k in ("vocabulary", "reader", "posting")}, indent=1))


def card(result: dict[str, Any]) -> dict[str, Any]:
    """What the product prints of its reader: the held figures, since nothing was tuned on them."""
    figures = result["reader"]["held"]
    n = figures["recall, must"]["n"]

    wholly = figures["postings whose musts are wholly right"]["value"]

    def of(name: str) -> list[float]:
        return [figures[name][k] for k in ("value", "low", "high")]

    return {
        "n_postings": n,
        "n_employers": n,
        "measured": result["date"],
        "precision": {"must": of("precision, must"), "any status": of("precision, any status")},
        "recall": {"must": of("recall, must"), "any status": of("recall, any status")},
        "note": f"All musts right in {wholly:.0%} of them.",
    }


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
    if not words or "quality" in words:
        quality()
    chosen = tuple(n for n in SPEED if n in words) or (SPEED if not words or "speed" in words else ())
    if chosen:
        speed(chosen)


if __name__ == "__main__":
    main(sys.argv[1:])
