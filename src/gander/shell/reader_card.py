"""The reader's measured quality, as it lies beside the market."""

from __future__ import annotations

from datetime import date
from typing import Any

from gander.model import ReaderAudit, ReaderQuality, ReaderSegment

CARD = "reader.json"


def card(found: dict[str, Any]) -> ReaderQuality:
    """The card as a value; a card of an earlier version has no segments and no audits.

    Raises ValueError, KeyError, TypeError or AttributeError where it is none.
    """
    return ReaderQuality(
        n_postings=found["n_postings"],
        n_employers=found["n_employers"],
        measured=date.fromisoformat(found["measured"]),
        precision=_figures(found["precision"]),
        recall=_figures(found["recall"]),
        note=found["note"],
        segments={
            by: {
                name: ReaderSegment(n_postings=one["n_postings"], figures=_figures(one["figures"]))
                for name, one in values.items()
            }
            for by, values in found.get("segments", {}).items()
        },
        audits={name: ReaderAudit(**counts) for name, counts in found.get("audits", {}).items()},
    )


def _figures(found: dict[str, Any]) -> dict[str, tuple[float, float, float]]:
    return {name: (value, low, high) for name, (value, low, high) in found.items()}
