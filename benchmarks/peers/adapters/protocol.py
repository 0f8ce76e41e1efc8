"""What all adapters share: texts as JSON lines in, findings as JSON lines out. Standard library only, because
it runs in the peers' own environments.

In: {"set", "doc_id", "text"}. Out: first {"load_seconds", "versions"}, then for each text {"set", "doc_id",
"spans", "terms", "seconds"}. `seconds` is the peer's own call alone: looking up where its answer stands in
the text is our wish, not its work.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import distributions
from typing import Any, Protocol

Spans = list[tuple[int, int]]


class Peer(Protocol):
    """One system, loaded."""

    def read(self, text: str) -> Any:
        """The peer's own call."""

    def found(self, text: str, answer: Any) -> tuple[Spans, list[str]]:
        """Where in the text the answer stands, and the names that it gives."""


def lowered(text: str) -> str:
    """Lower case that keeps every offset ('İ'.lower() has two characters)."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def longest(hits: set[tuple[int, int]]) -> Spans:
    """The hits without those inside or across a longer one."""
    kept: Spans = []
    for start, end in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit)):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end))
    return sorted(kept)


def serve(load: Callable[[], Peer]) -> None:
    """Answer standard input. What the peer prints itself goes to standard error."""
    out = sys.stdout
    lines = [json.loads(line) for line in sys.stdin if line.strip()]
    with contextlib.redirect_stdout(sys.stderr):
        start = time.perf_counter()
        peer = load()
        versions = {str(d.metadata["Name"]).lower().replace("_", "-"): d.version for d in distributions()}
        header = {"load_seconds": time.perf_counter() - start, "versions": versions}
        print(json.dumps(header), file=out)
        for line in lines:
            text = line.pop("text")
            start = time.perf_counter()
            answer = peer.read(text)
            seconds = time.perf_counter() - start
            spans, terms = peer.found(text, answer)
            print(json.dumps({**line, "spans": spans, "terms": terms, "seconds": seconds}), file=out)
