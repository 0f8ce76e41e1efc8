"""The words that the reader's weights know: how often each stands in lists of skills and in requirements."""

from __future__ import annotations

import json

import numpy as np
import polars as pl

from benchmarks.quality.labels import HERE, SHARED
from gander.reading import naming
from gander.reading.alphabet import WORD
from gander.reading.loops import compiled
from gander.reading.outline import IGNORE, MUST, NICE
from gander.reading.reader import CHUNK, Reader

FILES = ("ashby-2025", "builtin-2026", "itviec-2026", "hn-2026", "hn-2013-2018")
LEAST = 15
"""Occurrences below which a word is not known."""
LEVELS = 8


def texts() -> pl.DataFrame:
    """The texts of all recorded postings but the held ones."""
    lines = (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    held = [(r["source"], r["source_id"]) for r in map(json.loads, lines) if r["split"] == "held"]
    frames = []
    for name in FILES:
        out = [source_id for source, source_id in held if source == name]
        rows = pl.read_parquet(SHARED / f"{name}.parquet", columns=["source_id", "text"])
        frames.append(rows.filter(~pl.col("source_id").cast(pl.String).is_in(out)).select("text"))
    return pl.concat(frames).filter(pl.col("text").is_not_null()).unique(maintain_order=True)


def word_table(reader: Reader) -> pl.DataFrame:
    """word, listed, asked: buckets 1 to 8 of the word's share beside a skill in lists and in requirements."""
    parts = []
    corpus = texts()
    for at in range(0, corpus.height, CHUNK):
        parts.append(_counted(corpus[at : at + CHUNK], reader))
    table = (
        pl.concat(parts)
        .group_by("spelling")
        .agg(pl.col("word").min(), pl.col("n").sum(), pl.col("listed").sum(), pl.col("asked").sum())
        .filter(
            (pl.col("n") >= LEAST)
            & (pl.col("word").str.len_chars() > 1)
            & ~pl.col("word").str.contains(r"\d{3}")
        )
    )
    buckets = [_bucket(pl.col(name) / pl.col("n"), pl.col("n")).alias(name) for name in ("listed", "asked")]
    return table.select("word", *buckets).unique("word", keep="first").sort("word")


def _bucket(share: pl.Expr, n: pl.Expr) -> pl.Expr:
    """1 to LEVELS by rank of the share, weighed by how often the words stand."""
    return (share.rank("ordinal") * LEVELS / (pl.len() + 1)).floor().cast(pl.Int8) + 1


def _counted(part: pl.DataFrame, reader: Reader) -> pl.DataFrame:
    frame = part.select(
        posting=pl.lit(""),
        title=pl.lit(None, dtype=pl.String),
        employer=pl.lit(None, dtype=pl.String),
        text="text",
    )
    seen = reader.looked(frame, compiled(), unlisted=False)
    page, named = seen.page, seen.named
    under = seen.section[page.tokens.line]
    at = np.flatnonzero((page.letters.kinds[page.tokens.start] == WORD) & (under != IGNORE))
    before, behind = naming.beside(page, named, at)
    table = pl.DataFrame(
        {
            "spelling": page.tokens.spelling[at],
            "at": at,
            "listed": (before == 2) | (behind == 2),
            "asked": (under[at] == MUST) | (under[at] == NICE),
        }
    )
    table = table.group_by("spelling").agg(
        pl.col("at").min(), pl.len().alias("n"), pl.col("listed").sum(), pl.col("asked").sum()
    )
    folded = page.letters.folded
    first = table["at"].to_numpy()
    starts, ends = page.tokens.start[first].tolist(), page.tokens.end[first].tolist()
    words = [folded[s:e].tobytes().decode("utf-16-le", "replace") for s, e in zip(starts, ends, strict=True)]
    return table.with_columns(word=pl.Series(words)).drop("at")
