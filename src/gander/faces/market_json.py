"""The parts of `gander market --json` on ages, growth and the user's own boards; and `gander market diff`."""

from __future__ import annotations

from typing import Any

from gander.app.market_diff import MarketDiff
from gander.faces import envelope
from gander.market.ghosts import Ages, AgeSpread
from gander.market.result import MarketAnswer
from gander.market.series import MonthlyTrend, OwnSeries
from gander.stats.shares import MIN_EMPLOYERS
from gander.stats.trend import MIN_MONTHS, MIN_PER_MONTH


def market(answer: MarketAnswer) -> dict[str, Any]:
    """`gander market --json`."""
    body = envelope.market(answer)
    body["result"] |= {
        "ages": _ages(answer.ages) if answer.ages else None,
        "growth": _growth(answer.trend) if answer.trend else None,
        "own_boards": _own(answer.own) if answer.own else None,
    }
    return body


def _ages(ages: Ages) -> dict[str, Any]:
    return {
        "stated": _spread(ages.stated),
        "first_seen": _spread(ages.first_seen),
        "n_unknown": ages.n_unknown,
        "n_dated_series": ages.n_dated,
        "n_reposted": ages.n_reposted,
        "reposted": envelope.plain(ages.reposted),
        "closing": envelope.plain(ages.closing),
    }


def _spread(found: AgeSpread) -> dict[str, Any]:
    return {
        "n_postings": len(found.days),
        "n_employers": found.n_employers,
        "quartiles": envelope.plain(found.quartiles),
        "older_than_days": {str(limit): envelope.estimate(share) for limit, share in found.older},
    }


def _growth(found: MonthlyTrend) -> dict[str, Any]:
    """`a_year` is null where it cannot be told; `needs` says what it would take."""
    outlook = found.outlook
    return {
        "a_year": envelope.plain(outlook.trend),
        "n_months": outlook.n_months,
        "per_month": envelope.plain(outlook.per_month),
        "n_employers": outlook.n_employers,
        "gap": envelope.plain(found.gap),
        "needs": {"months": MIN_MONTHS, "per_month": MIN_PER_MONTH, "employers": MIN_EMPLOYERS},
    }


def _own(own: OwnSeries) -> dict[str, Any]:
    return {
        "first_asked": envelope.plain(own.first_asked),
        "months": envelope.plain(own.rows),
        "gaps": list(own.gaps),
        "growth": _growth(own.trend),
    }


def market_diff(answer: MarketDiff) -> dict[str, Any]:
    """`gander market diff --json`."""
    result = {
        "since": answer.since.isoformat(),
        "since_why": answer.since_why,
        "until": answer.until.isoformat(),
        "n_before": answer.n_before,
        "boards": envelope.plain(answer.boards),
        "kinds": [
            {
                **envelope.plain(row),
                "by_role": [{"id": role, "n_jobs": n} for role, n in row.by_role],
                "by_employer": [{"employer": employer, "n_jobs": n} for employer, n in row.by_employer],
            }
            for row in answer.rows
        ],
        "musts": envelope.plain(answer.musts),
        "n_musts": answer.n_musts,
        "musts_note": answer.musts_note,
        "assumed": list(answer.assumed),
    }
    return envelope.envelope(
        "market-diff",
        result,
        as_of=answer.until,
        population=answer.population,
        problems=answer.problems,
    )
