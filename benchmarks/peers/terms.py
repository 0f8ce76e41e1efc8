"""Names as ESCO writes them, for sets whose truth is ESCO's labels.

Why:
    ESCO writes 'Java (computer programming)'; a system that says 'Java' is right. The list at hand has no
    column of labels, only entries that begin with the label, so a name counts as ESCO's where an entry begins
    with it, and what ESCO has no entry for is no answer. The same is done for every system.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import polars as pl

from benchmarks.peers.sets import ESCO

_EXPLAINED = re.compile(r"^([^()]{1,40}?) \([a-z ]{1,40}\)")


def plain(term: str) -> str:
    """As the scorer compares terms."""
    return " ".join(term.lower().split())


class EscoNames:
    """ESCO's entries, looked up by how they begin."""

    def __init__(self, truth: Iterable[str]) -> None:
        """truth: all labels in any of the sets, by which an address is named; others could not be right."""
        frame = pl.read_parquet(ESCO)
        entries = [plain(entry) for entry in frame["description"]]
        self._begun = set[str]()
        self._explained: dict[str, str] = {}
        labels = {plain(term) for term in truth}
        self._label: dict[str, str] = {}
        for address, entry in zip(frame["id"], entries, strict=True):
            words = entry.split(" ")
            starts = [" ".join(words[:n]) for n in range(1, min(len(words), 16))]
            self._begun.update(starts)
            if explained := _EXPLAINED.match(entry):
                self._explained[explained[1]] = explained[0]
            known = [start for start in starts if start in labels]
            self._label[address] = known[-1] if known else address

    def of(self, names: Sequence[str]) -> str | None:
        """The first of a skill's names that ESCO has, as ESCO has it; None where it has none of them."""
        folded = [plain(name) for name in names]
        for name in folded:
            if name in self._label:
                return self._label[name]
            if name in self._explained:
                return self._explained[name]
        return next((name for name in folded if name in self._begun), None)
