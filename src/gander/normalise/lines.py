"""The lines of a text that speak of one matter, so that costly patterns see a tenth of the text."""

from __future__ import annotations

import re

import polars as pl


def lines_of(texts: pl.Series) -> pl.DataFrame:
    """`row` and `own`: every line of every text, in order; a null one has one line, null too."""
    every = pl.DataFrame({"own": texts}).with_row_index("row")
    return every.with_columns(pl.col("own").str.split("\n")).explode("own")


def joined(lines: pl.DataFrame) -> pl.DataFrame:
    """`row` and `line`: those lines of each row as one string."""
    return lines.group_by("row", maintain_order=True).agg(line=pl.col("own").str.join("\n"))


WRAPPED = 90  # characters; a shorter line may go on in the next


def lines_with(every: pl.DataFrame, pattern: str) -> pl.DataFrame:
    """`row`, `own` and `line` of the lines that match the pattern: the line itself, and with the next one
    joined where the text may be wrapped.

    `every`: all lines, as of `lines_of`. A pattern without word bounds or a switch for case is read at
    memory's speed; let others see what is left.
    """
    index = every["own"].str.contains(pattern).fill_null(False).arg_true()
    found, after = every[index], every[(index + 1).clip(upper_bound=max(every.height - 1, 0))]
    wrapped = (found["own"].str.len_bytes() < WRAPPED) & (after["row"] == found["row"])
    return found.select(
        "row",
        "own",
        pl.when(wrapped).then(pl.concat_str("own", pl.lit(" "), after["own"])).otherwise("own").alias("line"),
    )


TOKEN = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.")


def plain_bounds(pattern: str) -> str:
    r"""The pattern with ASCII word bounds: a Unicode \b in a text with one accent costs twenty times
    as much."""
    return TOKEN.sub(_plain, pattern)


def _plain(token: re.Match[str]) -> str:
    if token[0].startswith("["):
        return token[0].replace(r"\w", "0-9A-Za-z_")
    return {r"\b": r"(?-u:\b)", r"\w": r"(?-u:\w)"}.get(token[0], token[0])
