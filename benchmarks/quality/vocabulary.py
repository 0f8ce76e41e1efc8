"""Does the vocabulary know what employers ask for? Recall on labelled requirement spans, by frequency."""

from __future__ import annotations

import re

import polars as pl

from benchmarks.quality.labels import SHARED, Labelled
from benchmarks.quality.scores import interval, ratio
from gander.vocabulary.vocabulary import Vocabulary

BANDS = ((100, "100 and more"), (10, "10 to 99"), (0, "below 10"))
WITH_TEXT = ("ashby-2025", "builtin-2026", "itviec-2026", "hn-2026", "hn-2013-2018")


def spans(one: Labelled) -> list[str]:
    """The surface of every hard skill labelled in a posting, members and broader skills."""
    named = [m for u in one.units if u["kind"] == "hard" for m in (*u["members"], u["under"]) if m]
    return [one.text[m["start"] : m["end"]] for m in named]


def frequency(surfaces: set[str]) -> dict[str, int]:
    """In how many postings of the five files with text each surface stands as whole words, in any case."""
    texts = pl.concat(pl.read_parquet(SHARED / f"{s}.parquet", columns=["text"]) for s in WITH_TEXT)[
        "text"
    ].str.to_lowercase()
    return {
        s: int(
            texts.str.contains(rf"(?:^|[^\p{{L}}\p{{N}}]){re.escape(s.lower())}(?:[^\p{{L}}\p{{N}}]|$)").sum()
        )
        for s in sorted(surfaces)
    }


def known(surface: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.resolve(surface) is not None


def coverage(labelled: list[Labelled], vocabulary: Vocabulary) -> dict[str, object]:
    """Recall of spans: all, seen ten times or more, and by band; with what is missed most."""
    often = frequency({s for one in labelled for s in spans(one)})
    rows: dict[str, list[tuple[int, int]]] = {}

    def add(name: str, wanted: list[str]) -> None:
        rows.setdefault(name, []).append((sum(known(s, vocabulary) for s in wanted), len(wanted)))

    for one in labelled:
        found = spans(one)
        add("all", found)
        add("seen 10 times or more", [s for s in found if often[s] >= 10])
        upper = float("inf")
        for least, name in BANDS:
            add(f"seen {name}", [s for s in found if least <= often[s] < upper])
            upper = least
    missed = sorted(
        {s for one in labelled for s in spans(one) if not known(s, vocabulary)}, key=lambda s: -often[s]
    )
    return {name: interval(counts, ratio) for name, counts in rows.items()} | {
        "n_missed": len(missed),
        "missed_seen_10_or_more": sum(often[s] >= 10 for s in missed),
    }
