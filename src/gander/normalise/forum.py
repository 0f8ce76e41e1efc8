"""Which adverts are a forum's posts: their title is a first line that lists company, roles and places."""

from __future__ import annotations

import polars as pl

_SOURCES = r"^(?:hn-|hacker-news$)"
"""Recorded threads, pasted posts, and the live connector."""


def of_forum() -> pl.Expr:
    """True for rows whose source is a forum; its posts may advertise several roles."""
    return pl.col("source").str.contains(_SOURCES).fill_null(False)
