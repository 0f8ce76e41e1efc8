"""Precision, recall and F1 as the shared scorer counts them, with intervals from a bootstrap over documents.

Why:
    The counts come from ../shared/bench/score.py itself, so that they cannot drift from it; only the draws
    are ours, since a paired interval needs both systems on the same draws.
"""

from __future__ import annotations

import importlib.util
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.peers.sets import BENCH, Question
from benchmarks.quality.scores import Counts, interval

METRICS = ("exact", "overlap", "char", "set")
Table = npt.NDArray[np.float64]
"""Documents by metrics by (right among predicted, predicted, found among labelled, labelled)."""


def scorer() -> ModuleType:
    """The shared scorer. Raises FileNotFoundError where it is not on this machine."""
    spec = importlib.util.spec_from_file_location("shared_score", BENCH / "score.py")
    if spec is None or spec.loader is None or not (BENCH / "score.py").is_file():
        raise FileNotFoundError("../shared/bench/score.py is not on this machine")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counted(
    question: Question, docs: list[dict[str, Any]], answers: dict[str, dict[str, Any]], score: ModuleType
) -> Table:
    """The counts of one system in each document of a question."""
    asked = SimpleNamespace(
        label=[question.label] if question.label else [], ignore=[], trim=False, terms=question.terms
    )
    terms = "esco" if question.terms else "said"
    given = ({"spans": one["spans"], "terms": one[terms]} for one in (answers[doc["doc_id"]] for doc in docs))
    rows = [score.doc_counts(doc, one, asked)[0] for doc, one in zip(docs, given, strict=True)]
    return np.array([[row[metric] for metric in METRICS] for row in rows], dtype=np.float64)


def f1(counts: Counts) -> Counts:
    """For rows of the four counts."""
    precision = counts[:, 0] / np.maximum(counts[:, 1], 1)
    recall = counts[:, 2] / np.maximum(counts[:, 3], 1)
    result: Counts = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    return result


def lead(counts: Counts) -> Counts:
    """How much higher the F1 of the first four counts is than that of the last four."""
    result: Counts = f1(counts[:, :4]) - f1(counts[:, 4:])
    return result


def metrics_of(question: Question) -> tuple[str, ...]:
    """Terms have no places."""
    return ("set",) if question.terms else METRICS


def figures(question: Question, table: Table) -> dict[str, Any]:
    """Each metric's precision, recall and F1 with its interval."""
    result: dict[str, Any] = {}
    for metric in metrics_of(question):
        rows = table[:, METRICS.index(metric)]
        right, predicted, found, labelled = rows.sum(axis=0)
        one = interval(rows.tolist(), f1)
        result[metric] = {
            "precision": round(right / predicted, 4) if predicted else 0.0,
            "recall": round(found / labelled, 4) if labelled else 0.0,
            "f1": one["value"],
            "low": one["low"],
            "high": one["high"],
            "predicted": int(predicted),
            "labelled": int(labelled),
        }
    return result


def leads(question: Question, ours: Table, theirs: Table) -> dict[str, Any]:
    """Our F1 less theirs on the same draws of documents, by metric."""
    result: dict[str, Any] = {}
    for metric in metrics_of(question):
        place = METRICS.index(metric)
        one = interval(np.hstack([ours[:, place], theirs[:, place]]).tolist(), lead)
        result[metric] = {key: one[key] for key in ("value", "low", "high")}
    return result
