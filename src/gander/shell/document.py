"""A posting before it is read: its text and what its file states beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """`where` is the file it comes from; None is what the file does not say."""

    where: str
    text: str
    title: str | None = None
    location: str | None = None
    country: str | None = None
    employer: str | None = None
    posted: date | None = None
    posted_basis: str | None = None
    closes: date | None = None
    remote: str | None = None
    employment_type: str | None = None
    pay_min: float | None = None
    pay_max: float | None = None
    pay_currency: str | None = None
    pay_period: str | None = None
    url: str | None = None
