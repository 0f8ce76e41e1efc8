"""Does the vocabulary know what employers ask for? Recall on labelled requirement spans, by frequency."""

from __future__ import annotations

import re

import polars as pl

from benchmarks.quality.labels import SHARED, Labelled
from benchmarks.quality.scores import interval, ratio
from gander.vocabulary.vocabulary import Vocabulary

BANDS = ((100, None, "100 and more"), (10, 100, "10 to 99"), (0, 10, "below 10"))
WITH_TEXT = ("ashby-2025", "builtin-2026", "itviec-2026", "hn-2026", "hn-2013-2018")


def spans(one: Labelled) -> list[tuple[str, str]]:
    """(surface, labelled skill in words) of every hard skill of a posting, members and broader skills."""
    named = [m for u in one.units if u["kind"] == "hard" for m in (*u["members"], u["under"]) if m]
    return [(one.text[m["start"] : m["end"]], m["skill"].replace("-", " ")) for m in named]


def frequency(words: set[str]) -> dict[str, int]:
    """In how many postings of the five files with text each phrase stands as whole words, in any case."""
    files = (pl.read_parquet(SHARED / f"{s}.parquet", columns=["text"]) for s in WITH_TEXT)
    texts = pl.concat(files)["text"].str.to_lowercase()
    edge = r"[^\p{L}\p{N}]"
    return {
        w: int(texts.str.contains(rf"(?:^|{edge}){re.escape(w.lower())}(?:{edge}|$)").sum())
        for w in sorted(words)
    }


def written(span: tuple[str, str], vocabulary: Vocabulary) -> bool:
    """The vocabulary has this very way of writing as an alias."""
    return vocabulary.resolve(span[0]) is not None


def known(span: tuple[str, str], vocabulary: Vocabulary) -> bool:
    """The vocabulary has the skill, though the span may not name it in full ('vision and language')."""
    return written(span, vocabulary) or vocabulary.resolve(span[1]) is not None


def coverage(labelled: list[Labelled], vocabulary: Vocabulary) -> dict[str, object]:
    """Recall of labelled spans: of all, of skills seen ten times or more, by band of frequency.

    A skill is as frequent as its labelled name is in the postings; names that a labeller had to coin are
    rare by that, which is why the lowest band is the vocabulary's edge.
    """
    often = frequency({label for one in labelled for _, label in spans(one)})
    bands = [("all", 0, None), ("seen 10 times or more", 10, None)]
    bands += [(f"seen {name}", least, upper) for least, upper, name in BANDS]
    result: dict[str, object] = {}
    for name, least, upper in bands:
        chosen = [
            [s for s in spans(one) if often[s[1]] >= least and (upper is None or often[s[1]] < upper)]
            for one in labelled
        ]
        for what, test in (("skill known", known), ("written so", written)):
            counts = [(sum(test(s, vocabulary) for s in found), len(found)) for found in chosen]
            result[f"{what}, {name}"] = interval(counts, ratio)
    return result
