"""Learns the reader's weights from the labels of the tuning part and writes them into the package.

    python -m benchmarks.quality.train [--check]

Needs ../shared and scikit-learn (the dependency group `train`); deterministic. The held part is never looked
at, nor are its postings counted among the words. `--check` prints what cross-validation by employer gives.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np
import polars as pl
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.quality import features
from benchmarks.quality.labels import Labelled, labels
from benchmarks.quality.words import word_table
from gander.reading import learned as learned_module
from gander.reading.reader import Reader
from gander.reading.weights import Model, Signs, Stage
from gander.shell.vocabulary import read_vocabulary

OUT = Path(__file__).resolve().parents[2] / "src" / "gander" / "data" / "reader"
FOLDS = 5
LEAST = 3
"""A value seen less often than this has no weight."""
HIDDEN = 3
"""One part in so many of the vocabulary is hidden in turn, so that its skills teach what names look like.
It was extended from some of these labels: what they leave unknown is not like what is unknown elsewhere."""
STRENGTH = {"naming": 0.3, "status": 0.15, "link": 0.2}
"""Inverse of the ridge penalty, by cross-validation on the tuning part."""
EMPTY = Stage(
    pl.DataFrame(schema={"template": pl.String, "value": pl.String, "weights": pl.List(pl.Float64)}), [0.0]
)


def matrix(rows: Sequence[Signs]) -> tuple[csr_matrix, list[tuple[str, str]]]:
    """One column a (template, value) seen at least LEAST times."""
    columns: dict[tuple[str, str], int] = {}
    counts: dict[tuple[str, str], int] = {}
    for signs in rows:
        for name, template in signs.items():
            codes, times = np.unique(template.codes, return_counts=True)
            for code, n in zip(codes.tolist(), times.tolist(), strict=True):
                key = (name, template.names[code])
                counts[key] = counts.get(key, 0) + n
    for key in sorted(counts):
        if counts[key] >= LEAST:
            columns[key] = len(columns)
    row_parts, column_parts, base = [], [], 0
    for signs in rows:
        n = len(next(iter(signs.values())).codes)
        for name, template in signs.items():
            used = np.unique(template.codes)
            table = np.full(len(template.names), -1)
            table[used] = [columns.get((name, template.names[c]), -1) for c in used.tolist()]
            column = table[template.codes]
            kept = np.flatnonzero(column >= 0)
            row_parts.append(kept + base)
            column_parts.append(column[kept])
        base += n
    row, column = np.concatenate(row_parts), np.concatenate(column_parts)
    data = np.ones(len(row), dtype=np.float32)
    return csr_matrix((data, (row, column)), shape=(base, len(columns))), list(columns)


def fit(rows: features.Rows, strength: float, choices: int) -> tuple[Stage, pl.DataFrame, list[float]]:
    """The weights of one decision."""
    x, columns = matrix(rows.signs)
    y = np.concatenate(rows.target)
    told = np.flatnonzero(y >= 0)
    fitted = LogisticRegression(C=strength, max_iter=400, tol=1e-4).fit(x[told], y[told])
    weights = fitted.coef_ if choices > 1 else fitted.coef_[:1]
    bias = fitted.intercept_.astype(np.float32).tolist()
    table = pl.DataFrame(
        {
            "template": [name for name, _ in columns],
            "value": [value for _, value in columns],
            "weights": np.round(weights.T.astype(np.float32), 4).tolist(),
        },
        schema_overrides={"weights": pl.List(pl.Float32)},
    )
    return Stage(table, bias), table, bias


class Training:
    """Everything that cross-validation and the last fit share."""

    def __init__(self, labelled: list[Labelled]) -> None:
        self.vocabulary = read_vocabulary()
        self.labelled = labelled
        self.words = word_table(Reader(self.vocabulary))
        order = np.random.default_rng(7).permutation(len(labelled))
        self.folds = [[labelled[i] for i in order[k::FOLDS]] for k in range(FOLDS)]

    def reader(self, naming: Stage = EMPTY, status: Stage = EMPTY, link: Stage = EMPTY) -> Reader:
        model = Model(words=self.words, naming=naming, status=status, link=link)
        return Reader(self.vocabulary, model)

    def naming_rows(self, parts: list[list[Labelled]]) -> features.Rows:
        reader, rows = self.reader(), features.Rows()
        assert reader.learned
        for part in parts:
            seen = reader.looked(features.frame(part), unlisted=False)
            for turn in range(HIDDEN):
                hidden = np.array([crc32(one.encode()) % HIDDEN == turn for one in reader.lexicon.ids])
                known = replace(seen, named=seen.named.where(~hidden[seen.named.skill]))
                rows.add(*features.naming_rows(known, part, reader.learned))
        return rows

    def others(self, k: int) -> list[list[Labelled]]:
        return [fold for i, fold in enumerate(self.folds) if i != k]

    def judged(self, naming: list[Stage]) -> list[tuple]:  # type: ignore[type-arg]
        """Each fold as its own naming stage sees it: status rows and what is needed for links."""
        out = []
        for part, stage in zip(self.folds, naming, strict=True):
            reader = self.reader(stage)
            seen = reader.looked(features.frame(part))
            given, lists, verdicts = features.status_rows(seen, reader, part)
            out.append(
                (seen, reader, given, lists, verdicts, features.truth(seen, part, reader, self.vocabulary))
            )
        return out

    def status_rows(self, judged: list[tuple], use: Sequence[int]) -> features.Rows:  # type: ignore[type-arg]
        rows = features.Rows()
        for i in use:
            rows.add(judged[i][2], judged[i][5].rank)
        return rows

    def link_rows(self, judged: list[tuple], use: Sequence[int], status: dict[int, Stage]) -> features.Rows:  # type: ignore[type-arg]
        rows = features.Rows()
        for i in use:
            seen, reader, given, lists, verdicts, told = judged[i]
            scores = learned_module.shared(status[i].scores(given), lists.run, verdicts.rule)
            ranked = replace(verdicts, rank=learned_module.decided(scores, verdicts.rank))
            if (pair := features.link_rows(seen, reader, lists, ranked, told)) is not None:
                rows.add(*pair)
        return rows


def train(check: bool) -> None:
    training = Training([one for one in labels() if one.split == "tune"])
    every = range(FOLDS)
    naming = [fit(training.naming_rows(training.others(k)), STRENGTH["naming"], 1)[0] for k in every]
    judged = training.judged(naming)
    status = {
        k: fit(training.status_rows(judged, [i for i in every if i != k]), STRENGTH["status"], 4)[0]
        for k in every
    }
    link = {
        k: fit(training.link_rows(judged, [i for i in every if i != k], status), STRENGTH["link"], 1)[0]
        for k in every
    }
    if check:
        cross_validate(training, naming, status, link)
    tables = {
        "naming": fit(training.naming_rows(training.folds), STRENGTH["naming"], 1),
        "status": fit(training.status_rows(judged, every), STRENGTH["status"], 4),
        "link": fit(training.link_rows(judged, every, status), STRENGTH["link"], 1),
    }
    write(training.words, {name: (table, bias) for name, (_, table, bias) in tables.items()})


def cross_validate(
    training: Training, naming: list[Stage], status: dict[int, Stage], link: dict[int, Stage]
) -> None:
    from benchmarks.quality.reader import counted, figures, labelled_units, read_units

    for name in ("rules", "learned"):
        counts: dict = {}
        for k, part in enumerate(training.folds):
            reader = (
                Reader(training.vocabulary)
                if name == "rules"
                else training.reader(naming[k], status[k], link[k])
            )
            read = read_units(part, reader)
            for one in part:
                for key, row in counted(labelled_units(one, training.vocabulary), read[one.id]).items():
                    counts.setdefault(key, []).append(row)
        print(name, {key: round(value["value"], 3) for key, value in figures(counts).items()})


def write(words: pl.DataFrame, tables: dict[str, tuple[pl.DataFrame, list[float]]]) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    words.write_parquet(OUT / "words.parquet", compression="zstd", statistics=False)
    rows = [
        table.select(
            pl.lit(name).alias("stage"), "template", "value", pl.col("weights").cast(pl.List(pl.Float32))
        )
        for name, (table, _) in tables.items()
    ]
    biases = pl.DataFrame(
        {"stage": list(tables), "template": ["bias"] * len(tables), "value": [""] * len(tables),
         "weights": [bias for _, bias in tables.values()]},
        schema_overrides={"weights": pl.List(pl.Float32)},
    )  # fmt: skip
    whole = pl.concat([biases, *rows])
    whole.write_parquet(OUT / "weights.parquet", compression="zstd", statistics=False)
    print(whole.group_by("stage", maintain_order=True).len(), words.height, "words")


if __name__ == "__main__":
    train("--check" in sys.argv)
