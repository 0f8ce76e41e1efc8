"""The public sets, our own untouched labels, and what is asked of each. No text is shipped: it is others'."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.labels import Labelled, labels

BENCH = Path(__file__).resolve().parents[2].parent / "shared" / "bench"
ESCO = BENCH.parent / "data" / "vocabulary" / "esco_skills.parquet"
OWN = "held_labels"
"""The held postings of benchmarks/quality: what their first reader names, each skill once, where it is most
asked for. Who marks a skill at each of its places is wrong at most by `exact`; `set` counts it once."""
TOKENISED, RUNNING = "skillspan_test_docs", "skillspan_test_docs_detok"
GREEN = "green_orig_test_sents"
SPEED = RUNNING
"""Timed on whole postings as running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One set of documents, and what counts as right in it: spans of a label, or `terms` by name."""

    name: str
    file: str
    prefix: str = ""
    label: str = ""
    terms: bool = False


def _skillspan(title: str, prefix: str) -> tuple[Question, Question]:
    """The set as SkillSpan tokenised it, and as running text."""
    name = f"SkillSpan {title}, Knowledge"
    return (
        Question(name=f"{name}, running text", file=RUNNING, prefix=prefix, label="Knowledge"),
        Question(name=f"{name}, tokenised", file=TOKENISED, prefix=prefix, label="Knowledge"),
    )


QUESTIONS = (
    *_skillspan("TECH test", "tech"),
    *_skillspan("HOUSE test", "house"),
    *_skillspan("test", ""),
    Question(name="Green 2022 test, Skill", file=GREEN, label="Skill"),
    Question(name="Gander's held labels, hard skills", file=OWN, label="hard"),
    Question(name="ESCO TECH test, terms", file="esco_tech_test", terms=True),
    Question(name="ESCO HOUSE test, terms", file="esco_house_test", terms=True),
    Question(name="ESCO TECHWOLF test, terms", file="esco_techwolf_test", terms=True),
)
PLACELESS = (SPEED, *(question.file for question in QUESTIONS if question.terms))
"""All that a system which says nothing of places is asked."""
FILES = tuple(dict.fromkeys(question.file for question in QUESTIONS))


def wants_soft(file: str) -> bool:
    """Knowledge is what Gander calls hard; the other sets count skills of every kind."""
    return not file.startswith("skillspan") and file != OWN


def gold(file: str) -> list[dict[str, Any]]:
    """The documents of one file. Raises FileNotFoundError without ../shared."""
    if file == OWN:
        return [_own(one) for one in labels() if one.split == "held"]
    path = BENCH / "gold" / f"{file}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _own(one: Labelled) -> dict[str, Any]:
    spans = [
        [member["start"], member["end"], unit["kind"]]
        for unit in one.units
        for member in [*unit["members"], *([unit["under"]] if unit["under"] else [])]
    ]
    return {"doc_id": one.id, "text": one.text, "gold": spans}
