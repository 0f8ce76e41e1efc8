"""Pictures as Altair charts: pure functions from answers to a chart, and from a chart to a file's bytes.

Needs the extra [pictures]; importing this module without it raises ImportError.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt
import vl_convert

from gander.faces.words import clean, sentence, short
from gander.market.result import GroupRow, SkillShare
from gander.model import Estimate, Outcome
from gander.stand.result import Breakdown, StandRow

INK, QUIET, LINE, ACCENT, SECOND = "#23262b", "#666c75", "#e4e1da", "#1f6f78", "#9a6412"
_THEME = {
    INK: "var(--ink)",
    QUIET: "var(--quiet)",
    LINE: "var(--line)",
    ACCENT: "var(--accent)",
    SECOND: "var(--warn)",
}
WIDTH = 340
MOST = 25
LINE_OF_TITLE, LINE_OF_NOTE = 52, 64
"""Characters a line: a title wider than the picture is cut off, and its narrowest is WIDTH and a label."""
SHOWN: dict[Outcome, str] = {
    "nothing missing": "nothing missing",
    "one short": "one short",
    ">= 60 %": "≥ 60 % met",
    "less": "less",
}


def stand(rows: Sequence[StandRow]) -> alt.LayerChart:
    """Shares by outcome with intervals, proven over proven or claimed; rows without a share are left out."""
    data = [
        {"outcome": SHOWN[row.outcome], "evidence": row.evidence, **_share(row.estimate)}
        for row in rows
        if row.outcome in SHOWN and row.estimate.share is not None
    ]
    base = alt.Chart(_values(data)).encode(
        y=alt.Y("outcome:N", sort=list(SHOWN.values()), title=None),
        yOffset=alt.YOffset("evidence:N", sort=["proven", "proven or claimed"]),
        color=alt.Color(
            "evidence:N",
            title=None,
            scale=alt.Scale(domain=["proven", "proven or claimed"], range=[ACCENT, SECOND]),
            legend=alt.Legend(orient="top"),
        ),
    )
    return _finish(_interval(base), height=170)


def skills(rows: Sequence[SkillShare], top: int = MOST) -> alt.LayerChart:
    """The skills asked for as a must, with intervals, most first; without those below the floors."""
    known = [row for row in rows[:top] if row.must.share is not None]
    data = [{"name": short(row.skill.label), **_share(row.must)} for row in known]
    order = [item["name"] for item in data]
    base = alt.Chart(_values(data)).encode(y=alt.Y("name:N", sort=order, title=None), color=alt.value(ACCENT))
    return _finish(_interval(base), height=max(80, 20 * len(data)))


def groups(rows: Sequence[GroupRow], by: str) -> alt.LayerChart:
    """Months as shares with intervals on an axis of time, anything else as bars with the number beside."""
    if by == "month":
        return months(rows)
    data = [{"name": short(row.label), "jobs": row.n_postings, "employers": row.n_employers} for row in rows]
    return _bars(data[:MOST])


def months(rows: Sequence[GroupRow]) -> alt.LayerChart:
    """Shares by month: counts would show how many adverts were collected, not how many were asked for.

    Months without adverts stay empty, so that a gap in the series is seen as one.
    """
    data = [
        {"month": f"{row.id}-01", "jobs": row.n_postings, **_share(row.share)}
        for row in rows
        if row.share is not None and row.share.share is not None
    ]
    base = alt.Chart(_values(data)).encode(
        x=alt.X("month:T", title=None, axis=alt.Axis(format="%Y-%m", labelOverlap=True)),
        color=alt.value(ACCENT),
        tooltip=[
            alt.Tooltip("month:T", format="%Y-%m"),
            *(alt.Tooltip(f"{name}:Q", format=".1%") for name in ("share", "low", "high")),
            alt.Tooltip("jobs:Q"),
            alt.Tooltip("n:Q"),
        ],
    )
    y = alt.Y("share:Q", title="share, 95 % interval", axis=alt.Axis(format="%", tickCount=5))
    rule = base.mark_rule(strokeWidth=3, opacity=0.35).encode(y=alt.Y("low:Q"), y2="high:Q")
    point = base.mark_point(filled=True, size=25, opacity=1).encode(y=y)
    return _finish(alt.LayerChart(layer=[rule, point]), height=220)


def breakdown(rows: Sequence[Breakdown]) -> alt.LayerChart:
    """Jobs by group as bars, most first."""
    ordered = sorted(rows, key=lambda row: -row.n_postings)[:MOST]
    data = [
        {
            "name": short(r.label if r.asked else f"+ {r.label}"),
            "jobs": r.n_postings,
            "employers": r.n_employers,
        }
        for r in ordered
    ]
    return _bars(data)


def _bars(data: list[dict[str, Any]]) -> alt.LayerChart:
    base = alt.Chart(_values(data)).encode(
        y=alt.Y("name:N", sort=[item["name"] for item in data], title=None),
        x=alt.X(
            "jobs:Q", title="jobs by title", axis=alt.Axis(tickMinStep=1, tickCount=5, labelOverlap=True)
        ),
        tooltip=["name:N", "jobs:Q", "employers:Q"],
    )
    marks = alt.LayerChart(
        layer=[
            base.mark_bar(color=ACCENT, height=12),
            base.mark_text(align="left", dx=4, color=QUIET, fontSize=11).encode(
                text=alt.Text("jobs:Q", format=",")
            ),
        ]
    )
    return _finish(marks, height=max(60, 20 * len(data)))


def _interval(base: alt.Chart) -> alt.LayerChart:
    x = alt.X(
        "share:Q",
        title="share of postings, 95 % interval",
        axis=alt.Axis(format="%", tickCount=5, labelOverlap=True),
    )
    tooltip = [alt.Tooltip(f"{name}:Q", format=".1%") for name in ("share", "low", "high")]
    tooltip += [alt.Tooltip("count:Q"), alt.Tooltip("n:Q"), alt.Tooltip("employers:Q")]
    rule = base.mark_rule(strokeWidth=5, opacity=0.4).encode(x=alt.X("low:Q"), x2="high:Q", tooltip=tooltip)
    point = base.mark_point(filled=True, size=55, opacity=1).encode(x=x, tooltip=tooltip)
    return alt.LayerChart(layer=[rule, point])


def _share(estimate: Estimate) -> dict[str, Any]:
    return {
        "share": estimate.share,
        "low": estimate.low,
        "high": estimate.high,
        "count": estimate.count,
        "n": estimate.n,
        "employers": estimate.employers_with,
    }


def _values(data: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=data)


def _finish(chart: alt.LayerChart, height: int) -> alt.LayerChart:
    # a page's own font may be wider than the one the labels were measured with
    room = {"left": 32, "right": 16, "top": 4, "bottom": 4}
    done: alt.LayerChart = (
        chart.properties(width=WIDTH, height=height, background="transparent", padding=room)
        .configure(font="system-ui, sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            titleColor=QUIET,
            gridColor=LINE,
            domainColor=LINE,
            tickColor=LINE,
            labelFontSize=12,
            titleFontSize=11,
            titleFontWeight="normal",
            labelLimit=200,
        )
        .configure_legend(labelColor=INK, labelFontSize=12)
    )
    return done


def titled(chart: alt.LayerChart, title: str, note: str = "") -> alt.LayerChart:
    """A picture that stands alone says what it is of; on white, because nothing is known of its page."""
    heading = alt.TitleParams(
        textwrap.wrap(clean(title), LINE_OF_TITLE),
        subtitle=textwrap.wrap(sentence(note), LINE_OF_NOTE),
        color=INK,
        subtitleColor=QUIET,
        fontSize=13,
        anchor="start",
        offset=12,
    )
    room = {"left": 32, "right": 16, "top": 12, "bottom": 8}
    done: alt.LayerChart = chart.properties(title=heading, background="white", padding=room)
    return done


def svg(chart: alt.LayerChart) -> str:
    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


def png(chart: alt.LayerChart) -> bytes:
    return bytes(vl_convert.vegalite_to_png(chart.to_dict(), scale=2))


def html(chart: alt.LayerChart) -> str:
    """Interactive, with its JavaScript inside: nothing is loaded from elsewhere."""
    return str(vl_convert.vegalite_to_html(chart.to_dict(), bundle=True))


def themed(picture: str) -> str:
    """An SVG for a page of ours: its colours become the page's, so that it follows light and dark."""
    for colour, variable in _THEME.items():
        picture = picture.replace(f'"{colour}"', f'"{variable}"')
    return picture
