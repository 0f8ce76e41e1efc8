"""Reading one text, in a form that a table of cases can hold."""

from __future__ import annotations

from functools import cache

import polars as pl

from gander.reading.reader import Reader

from .vocabulary_small import SMALL

COLUMNS = {"posting": pl.String, "title": pl.String, "employer": pl.String, "text": pl.String}


@cache
def reader() -> Reader:
    return Reader(SMALL)


def frame(*texts: str, title: str | None = None, employer: str | None = None) -> pl.DataFrame:
    rows = [
        {"posting": f"p{number}", "title": title, "employer": employer, "text": text}
        for number, text in enumerate(texts)
    ]
    return pl.DataFrame(rows, schema=COLUMNS)


def units(text: str, title: str | None = None, employer: str | None = None) -> list[str]:
    """Each unit as 'status member|member<under', in the order of the text."""
    requirements, _ = reader().read(frame(text, title=title, employer=employer))
    return [
        f"{row['status']} {'|'.join(row['members'])}{'<' + row['under'] if row['under'] else ''}"
        for row in requirements.iter_rows(named=True)
    ]
