"""Makes src/gander/data/vocabulary/industry-weights.csv: `python -m benchmarks.quality.industries [--check]`.

How:
    Softmax regression in NumPy, deterministic, around weights known beforehand (industry_words.toml). It
    learns from the adverts of employers whose names are in industries.toml or whose ids are in
    industry_employers.csv (judged by name, board label and first words), from single adverts of a forum
    (industry_adverts.csv, judged by what they say of their employer), and from the labelled adverts of the
    split 'tune'; employers of the split 'held' are never seen. With --check nothing is written, and the
    share of tune adverts read right is printed, each by a model that has seen nothing of its employer.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from benchmarks.quality.labels import HERE, SHARED
from gander.connectors.registry import ALL
from gander.normalise.industry import UNKNOWN, Industry, by_name, counted, of_adverts
from gander.shell.industries import read_industries

DATA = HERE.parents[1] / "src" / "gander" / "data" / "vocabulary"
FACTS = HERE / "industry_employers.csv"
SINGLE = HERE / "industry_adverts.csv"
SOURCES = ("ashby-2025", "builtin-2026", "itviec-2026", "hn-2026", "hn-2013-2018")
PRIOR = {"strong": 4.5, "some": 1.5}
EACH = 5  # adverts of one employer that are learnt from, at most
LEARNT = 600  # words beyond those known beforehand
SPREAD = 1e-4  # how dear it is to leave what was known beforehand
ROUNDS, RATE, FOLDS = 80, 0.04, 5
KEPT = 0.12  # weights smaller than this are left out

Floats = NDArray[np.float32]


def adverts() -> tuple[pl.DataFrame, pl.DataFrame]:
    """Adverts by known names, and labelled ones: tables.RAW with `label` and `who`; no held employers."""
    rows = [json.loads(line) for line in (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    tune = {(r["source"], r["source_id"]): r["posting"]["industry"] for r in rows if r["split"] == "tune"}
    held = {(r["source"], r["source_id"]) for r in rows} - tune.keys()
    frames = [c.parse(pl.read_parquet(SHARED / c.facts.file))[0] for c in ALL if c.facts.id in SOURCES]
    raw = pl.concat(frames).filter(pl.col("text").is_not_null())
    key = pl.concat_str("source", "source_id", separator=" ")
    raw = raw.with_columns(key=key, who=pl.coalesce(pl.col("employer_id"), key))
    hidden = raw.filter(pl.col("key").is_in([" ".join(k) for k in held]))["who"].unique()
    raw = raw.filter(~pl.col("who").is_in(hidden.implode()))
    labels = {" ".join(k): v for k, v in tune.items() if v}
    labelled = raw.filter(pl.col("key").is_in([" ".join(k) for k in tune]))
    others = raw.filter(~pl.col("who").is_in(labelled["who"].implode()))
    labelled = labelled.with_columns(
        label=pl.col("key").replace_strict(labels, default=None, return_dtype=pl.String)
    ).drop_nulls("label")
    titled = pl.col("title").str.extract(r"^([^|,(:–—]{2,40})")
    name = pl.coalesce(pl.col("employer"), titled)
    called = others.with_columns(employer=name, text=pl.lit(""))
    told = dict(pl.read_csv(FACTS).select("employer_id", "industry").iter_rows())
    own = pl.col("employer_id").replace_strict(told, default=None, return_dtype=pl.String)
    others = others.with_columns(label=by_name(called, read_industries()), who=name)
    single = pl.read_csv(SINGLE, schema_overrides={"source_id": pl.String})
    judged = dict(single.select(key.alias("key"), "industry").iter_rows())
    read = pl.col("key").replace_strict(judged, default=None, return_dtype=pl.String)
    others = others.with_columns(label=pl.coalesce("label", own, read)).drop_nulls("label")
    return others.filter(pl.int_range(pl.len()).over("who") < EACH), labelled


def candidates(frame: pl.DataFrame, ids: list[str], known: set[str]) -> list[str]:
    """Words of the adverts' beginnings that stand with one industry, by employer; the most telling ones."""
    said: dict[str, set[str]] = {}
    label: dict[str, int] = {}
    for who, text, of in frame.select("who", pl.col("text").str.slice(0, 900), "label").iter_rows():
        words = re.findall(r"[^\W\d_]{4,}", text.lower())
        said.setdefault(who, set()).update(words)
        label[who] = ids.index(of)
    total = Counter(word for words in said.values() for word in words)
    words = sorted(w for w, n in total.items() if n >= 8 and w not in known)
    at = {word: i for i, word in enumerate(words)}
    seen = np.zeros((len(words), len(ids)))
    for who, own in said.items():
        seen[[at[w] for w in own if w in at], label[who]] += 1
    share = np.bincount(list(label.values()), minlength=len(ids)) / len(label)
    expected = seen.sum(axis=1, keepdims=True) * share
    telling = ((seen - expected) ** 2 / (expected + 0.5) * (seen > expected)).max(axis=1)
    return [words[i] for i in np.argsort(-telling, kind="stable")[:LEARNT]]


def design(frame: pl.DataFrame, words: list[str]) -> Floats:
    row, word, value = counted(frame, words)
    out = np.zeros((frame.height, len(words)), dtype=np.float32)
    out[row, word] = value
    return out


def fitted(x: Floats, y: NDArray[np.int64], share: Floats, prior: Floats) -> tuple[Floats, Floats]:
    """Weights and bases by Adam on the whole batch, starting from and drawn to `prior`."""
    weight, base = prior.copy(), np.zeros(prior.shape[1], dtype=np.float32)
    truth = np.eye(prior.shape[1], dtype=np.float32)[y]
    moments = [np.zeros_like(p) for p in (weight, weight, base, base)]
    for turn in range(1, ROUNDS + 1):
        scores = x @ weight + base
        belief = np.exp(scores - scores.max(axis=1, keepdims=True))
        wrong = (belief / belief.sum(axis=1, keepdims=True) - truth) * share[:, None]
        slopes = (x.T @ wrong + SPREAD * (weight - prior), wrong.sum(axis=0) + 0.01 * SPREAD * base)
        for i, slope in enumerate(slopes):
            moments[2 * i] = 0.9 * moments[2 * i] + 0.1 * slope
            moments[2 * i + 1] = 0.99 * moments[2 * i + 1] + 0.01 * slope**2
            size = np.sqrt(moments[2 * i + 1] / (1 - 0.99**turn)) + 1e-8
            step = RATE * (moments[2 * i] / (1 - 0.9**turn)) / size
            weight, base = (weight - step, base) if i == 0 else (weight, base - step)
    return weight.astype(np.float32), base.astype(np.float32)


def trained(frame: pl.DataFrame, known: tuple[Industry, ...]) -> tuple[Industry, ...]:
    """The industries with weights learnt from those adverts."""
    ids = [industry.id for industry in known]
    table = tomllib.loads((HERE / "industry_words.toml").read_text(encoding="utf-8"))
    before = {(w, i): PRIOR[s] for i, own in table.items() for s, listed in own.items() for w in listed}
    words = sorted({word for word, _ in before})
    words += candidates(frame, ids, set(words))
    prior = np.array([[before.get((w, i), 0.0) for i in ids] for w in words], dtype=np.float32)
    of = Counter(frame["who"].to_list())
    share = np.array([of[who] ** -0.5 for who in frame["who"]], dtype=np.float32)
    y = np.array([ids.index(label) for label in frame["label"]])
    weight, base = fitted(design(frame, words), y, share / share.sum(), prior)
    return tuple(
        replace(
            industry,
            weights={w: float(v) for w, v in zip(words, weight[:, i], strict=True) if abs(v) >= KEPT},
            base=float(base[i]),
        )
        for i, industry in enumerate(known)
    )


def checked(others: pl.DataFrame, labelled: pl.DataFrame, known: tuple[Industry, ...]) -> None:
    """Prints the share of labelled adverts read right from their text alone, without and with known names."""
    fold = labelled["who"].hash(seed=1).to_numpy() % FOLDS
    nobody = tuple(replace(industry, names=()) for industry in known)
    right, named = 0, 0
    for one in range(FOLDS):
        test = labelled.filter(pl.Series(fold == one))
        rest = labelled.filter(pl.Series(fold != one) & (pl.col("label") != UNKNOWN))
        blank = test.with_columns(employer=pl.lit(None, pl.String), industries=pl.lit(None, pl.String))
        model = trained(pl.concat([others, rest]), nobody)
        own = of_adverts(blank, model)
        whole = by_name(blank, known).fill_null(own)
        right += int((own == test["label"]).sum())
        named += int((whole == test["label"]).sum())
    n = labelled.height
    print(f"text alone, by employer: {right / n:.3f}; with known names {named / n:.3f}; n={n}")


def written(known: tuple[Industry, ...], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("industry", "word", "weight"))
        for industry in known:
            rows = {"": industry.base, **dict(sorted(industry.weights.items()))}
            out.writerows((industry.id, word, f"{weight:.2f}") for word, weight in rows.items())


def main() -> None:
    """Trains and writes, or checks."""
    others, labelled = adverts()
    known = read_industries()
    if "--check" in sys.argv:
        checked(others, labelled, known)
        return
    told = labelled.filter(pl.col("label") != UNKNOWN)
    written(trained(pl.concat([others, told]), known), DATA / "industry-weights.csv")


if __name__ == "__main__":
    main()
