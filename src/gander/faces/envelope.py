"""Answers as JSON: the envelope that every verb shares, and what stands in its `result`."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from gander.app.update_result import Updated
from gander.app.why import Why
from gander.faces import corrected_words, words
from gander.market.result import GroupRow, MarketAnswer, SkillShare
from gander.model import (
    Estimate,
    Evidence,
    Hidden,
    MarketBlock,
    Named,
    Population,
    Problem,
    ReaderQuality,
    Repository,
)
from gander.stand.result import AtLeast, Blocker, Breakdown, Door, Missing, Standing, StandRow

Label = Callable[[str], str]


def envelope(
    verb: str,
    result: Any,
    *,
    as_of: date | None = None,
    population: Population | None = None,
    hidden: Iterable[Hidden] = (),
    problems: Iterable[Problem] = (),
    reader: ReaderQuality | None = None,
) -> dict[str, Any]:
    """The shape of CONTRACTS; `result` is null where nothing could be done."""
    return {
        "schema": f"gander.{verb}/1",
        "as_of": as_of.isoformat() if as_of else None,
        "population": population.to_json() if population else None,
        "result": plain(result),
        "hidden": plain(tuple(hidden)),
        "problems": plain(tuple(problems)),
        "reader": plain(reader),
    }


def dump(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)


def plain(value: Any) -> Any:
    """Dataclasses, dates, tuples and mappings as JSON knows them; shares rounded to four digits."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        return [plain(item) for item in value]
    return value


def stand(standing: Standing, label: Label) -> dict[str, Any]:
    """`gander stand --json`. `label` gives a skill's label by its id."""
    result = {
        "market": market_block(standing.market),
        "below_floor": standing.below_floor,
        "assumed": tuple(filter(None, (words.nothing_known(standing), *words.assumed(standing)))),
        "stand": [_stand_row(row) for row in standing.stand],
        "at_least_60_percent": [_at_least(row) for row in standing.at_least],
        "doors": [_door(door) for door in standing.doors],
        "blockers": [_blocker(blocker) for blocker in standing.blockers],
        "evidence": [evidence(item, label) for item in standing.evidence],
        "nearest": [_breakdown(row) for row in standing.nearest],
        "breakdowns": {by: [_breakdown(row) for row in rows] for by, rows in standing.breakdowns.items()},
        "how_sure": standing.how_sure,
        "repositories": [repository(item) for item in standing.repositories],
    }
    return envelope(
        "stand",
        result,
        as_of=standing.population.as_of,
        population=standing.population,
        hidden=standing.hidden,
        problems=standing.problems,
        reader=standing.reader,
    )


def market(answer: MarketAnswer) -> dict[str, Any]:
    """`gander market --json`."""
    result = {
        "market": market_block(answer.market),
        "skills": [_skill_share(row) for row in answer.skills],
        "by": answer.by,
        "rows": [_group(row) for row in answer.rows],
        "n_groups": answer.n_groups,
        "row_note": answer.row_note,
        "assumed": answer.assumed,
    }
    return envelope(
        "market",
        result,
        as_of=answer.population.as_of,
        population=answer.population,
        hidden=answer.hidden,
        problems=answer.problems,
        reader=answer.reader,
    )


def update(answer: Updated) -> dict[str, Any]:
    """`gander update --json`."""
    result = {name: value for name, value in plain(answer).items() if name not in ("problems", "day")}
    result["totals"] = {name: answer.total(name) for name in answer.COUNTS}
    return envelope("update", result, as_of=answer.day, problems=answer.problems)


def market_block(block: MarketBlock) -> dict[str, Any]:
    return dict(plain(block))


def estimate(value: Estimate) -> dict[str, Any]:
    """Postings and employers with the outcome, their share of `of_postings`, and what it rests on."""
    return {
        "n_postings": value.count,
        "n_employers": value.employers_with,
        "of_postings": value.n,
        "of_employers": value.n_employers,
        "share": plain(value.share),
        "low": plain(value.low),
        "high": plain(value.high),
        "G_eff": round(value.g_eff, 2),
        "n_eff": round(value.n_eff, 2),
    }


def _stand_row(row: StandRow) -> dict[str, Any]:
    return {"evidence": row.evidence, "outcome": row.outcome, **estimate(row.estimate)}


def _at_least(row: AtLeast) -> dict[str, Any]:
    """Cumulative, as read; `corrected` for the reader's error, or null; `method` says how, or why not."""
    return {
        "evidence": row.evidence,
        **estimate(row.estimate),
        "corrected": plain(row.corrected),
        "role_family": row.family,
        "audit": plain(row.audit),
        "method": corrected_words.how(row),
    }


def named(item: Named | None) -> dict[str, str] | None:
    return {"id": item.id, "label": item.label} if item else None


def missing(unit: Missing) -> dict[str, Any]:
    return {"members": [named(m) for m in unit.members], "under": named(unit.under)}


def _door(door: Door) -> dict[str, Any]:
    rest = {f.name: plain(getattr(door, f.name)) for f in dataclasses.fields(door)}
    lacking = [missing(unit) for unit in door.missing] if door.basis == "read" else None
    return {**rest, "missing": lacking}


def _blocker(blocker: Blocker) -> dict[str, Any]:
    return dict(plain(blocker))


def _breakdown(row: Breakdown) -> dict[str, Any]:
    return {
        "label": row.label,
        "n_postings": row.n_postings,
        "n_employers": row.n_employers,
        "asked": row.asked,
        "ask": row.ask,
        "reached": estimate(row.reached),
    }


def _skill_share(row: SkillShare) -> dict[str, Any]:
    return {"skill": named(row.skill), "must": estimate(row.must), "asked": estimate(row.asked)}


def _group(row: GroupRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "label": row.label,
        "n_postings": row.n_postings,
        "n_employers": row.n_employers,
        "share": estimate(row.share) if row.share else None,
    }


def evidence(item: Evidence, label: Label) -> dict[str, Any]:
    """One skill of a person: `skill` as id and label, `freshness` in 0..1 or null, the rest as it stands."""
    return {
        **plain(item),
        "skill": {"id": item.skill, "label": label(item.skill)},
        "needs_refresh": words.needs_refresh(item),
        "freshness": plain(item.needs_refresh),
    }


def repository(item: Repository) -> dict[str, Any]:
    """One repository as it was read. `excluded`: reason -> own commits or touched files that do not count."""
    return {
        "path": item.path,
        "name": item.name,
        "head": item.head,
        "commits": item.n_commits,
        "commits_authored": item.n_own,
        "first": plain(item.first),
        "last": plain(item.last),
        "excluded": dict(item.left_out),
        "problem": plain(item.problem),
    }


def why(answer: Why) -> dict[str, Any]:
    """`--why --json`: a tree of headings, facts and what they rest on."""
    return {
        "heading": answer.heading,
        "facts": [{"what": what, "value": value} for what, value in answer.facts],
        "children": [why(child) for child in answer.children],
    }
