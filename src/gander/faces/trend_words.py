"""What a monthly series says of growth, in words; where it says nothing, what is missing to tell."""

from __future__ import annotations

from gander.faces.words import NBSP, counted
from gander.market.series import MonthlyTrend, OwnSeries
from gander.stats.shares import MIN_EMPLOYERS
from gander.stats.trend import MIN_MONTHS, MIN_PER_MONTH


def trend_words(found: MonthlyTrend) -> str:
    """'growth a year +50 % (95 %: +10 to +105 %; 80 %: …), rising', or 'cannot tell yet: 1 of 24 months'."""
    outlook, trend = found.outlook, found.outlook.trend
    if trend is not None:
        wide = f"95{NBSP}%: {_signed(trend.low)} to {_signed(trend.high)}"
        narrow = f"80{NBSP}%: {_signed(trend.low_80)} to {_signed(trend.high_80)}"
        months = counted(trend.n_months, "month")
        return f"share a year {_signed(trend.growth)} ({wide}; {narrow}), {trend.label}, from {months}"
    since = f" without a gap (nothing from {found.gap[0]} to {found.gap[1]})" if found.gap else ""
    lacks = []
    if outlook.n_months < MIN_MONTHS:
        lacks.append(f"{outlook.n_months} of {MIN_MONTHS}{NBSP}months{since}")
    if outlook.per_month < MIN_PER_MONTH:
        lacks.append(f"{outlook.per_month:.1f} of {MIN_PER_MONTH:.0f}{NBSP}jobs a month")
    if outlook.n_employers < MIN_EMPLOYERS:
        lacks.append(f"{outlook.n_employers} of {MIN_EMPLOYERS}{NBSP}employers")
    return f"growth: cannot tell yet: {', '.join(lacks)}"


def own_note(own: OwnSeries | None) -> str:
    """What the table of the user's own boards counts, or why there is none."""
    if own is None or own.first_asked is None:
        return "your own boards: none was asked yet; gander update, at least once a month"
    if not own.rows:
        return (
            f"your own boards: asked since {own.first_asked}; a month counts once it is over, where they were"
            " asked in it and in the month before: gander update, at least once a month"
        )
    gaps = f"; months in which too little was asked: {', '.join(own.gaps)}" if own.gaps else ""
    return f"jobs first seen in that month, on boards that had been asked before it{gaps}"


def _signed(growth: float) -> str:
    percent = round(growth * 100)
    if percent > 999:
        return f"over +999{NBSP}%"
    return f"{'+' if percent > 0 else '−' if percent < 0 else '±'}{abs(percent)}{NBSP}%"
