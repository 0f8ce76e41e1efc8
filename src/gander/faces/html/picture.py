"""The report's pictures as inline SVG that takes the page's colours, or none where the extra is missing."""

from __future__ import annotations

from collections.abc import Mapping

from gander.stand.result import Standing

HINT = 'without pictures; for them: pip install "takeagander[pictures]"'


def pictures(standing: Standing) -> Mapping[str, str] | None:
    """Title -> SVG; None where Altair or vl-convert is not installed."""
    try:
        from gander.faces import charts
    except ImportError:
        return None
    found: dict[str, str] = {}
    if not standing.below_floor and standing.stand:
        found["Of the postings that state a must, with 95 % intervals"] = charts.themed(
            charts.svg(charts.stand(standing.stand))
        )
    for by, rows in standing.breakdowns.items():
        known = [row for row in rows if row.n_postings]
        if len(known) > 1:
            found[f"Jobs by {by}, by title"] = charts.themed(charts.svg(charts.breakdown(known)))
    return found
