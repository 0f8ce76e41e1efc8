"""`gander evidence confirm --json`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from gander.app.confirm import Confirming
from gander.evidence.confirm import Answer
from gander.faces.envelope import envelope, evidence, plain
from gander.vocabulary.vocabulary import Vocabulary


def confirming(
    state: Confirming, new: Sequence[Answer], vocabulary: Vocabulary, as_of: date
) -> dict[str, Any]:
    """The envelope: what is asked, what was answered now, and the fit (Brier null below 20 answers)."""
    given = {answer.skill for answer in new}

    def label(skill_id: str) -> str:
        return vocabulary.named(skill_id).label

    result = {
        "asked": [evidence(item, label) for item in state.asked if item.skill not in given],
        "answered": plain(tuple(new)),
        "fit": plain(state.fit),
    }
    return envelope("evidence-confirm", result, as_of=as_of, problems=state.problems)
