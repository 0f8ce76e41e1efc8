"""`gander market import --json` and `gander market export --json`."""

from __future__ import annotations

import dataclasses
from typing import Any

from gander.app.imported import Imported
from gander.app.imported_preview import FirstRow
from gander.app.market_export import Exported
from gander.faces.envelope import envelope, named, plain


def exported(answer: Exported) -> dict[str, Any]:
    """What was written; what stayed here is under `hidden`."""
    names = ("file", "name", "bytes", "n_postings", "n_requirements", "n_employers", "n_unlisted", "question")
    result = {name: getattr(answer, name) for name in names}
    start, end = answer.window
    result["window"] = {"from": start, "to": end}
    result["sources"] = [source.model_dump(mode="json") for source in answer.sources]
    return envelope("market-export", result, as_of=end, hidden=answer.hidden)


def imported(answer: Imported) -> dict[str, Any]:
    """What came in, or would; rows that did not are under `dropped`, with the first of them by number."""
    names = ("kind", "where", "source", "form", "kept", "n_rows", "n_adverts", "as_of", "licence", "row_word")
    result: dict[str, Any] = {name: getattr(answer, name) for name in names}
    result |= {
        "mapping": [dataclasses.asdict(one) for one in answer.mapping],
        "unused_columns": answer.unused,
        "dropped": [dataclasses.asdict(one) for one in answer.dropped],
        "notes": [dataclasses.asdict(one) for one in answer.notes],
        "first": [_first(one) for one in answer.first],
        "said": answer.said,
        "market": None,
    }
    if answer.market is not None:
        market = answer.market
        result["market"] = {
            "name": market.name,
            "made": market.made,
            "n_requirements": market.requirements.height,
            "sources": market.origins.to_dicts(),
        }
    return envelope("market-import", result, as_of=answer.as_of)


def _first(row: FirstRow) -> dict[str, Any]:
    return {
        **plain(row),
        "roles": [named(role) for role in row.roles],
        "musts": [[named(skill) for skill in unit] for unit in row.musts],
    }
