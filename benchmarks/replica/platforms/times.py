"""Days of adverts as the platforms print their times."""

from __future__ import annotations

from datetime import UTC, date, datetime, time


def at(day: date, number: int) -> datetime:
    """A time of the day in working hours, always the same for an advert."""
    return datetime.combine(day, time(9 + number % 8, number // 8 % 60, number // 480 % 60), UTC)
