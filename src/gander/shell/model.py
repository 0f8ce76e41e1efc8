"""Reads the weights that the reader learned; they ship in the package."""

from __future__ import annotations

from importlib import resources
from io import BytesIO

import polars as pl

from gander.reading.weights import Model, Stage

BIAS = "bias"


def read_model() -> Model | None:
    """The learned weights, or None where the package has none: then the rules read alone."""
    folder = resources.files("gander") / "data" / "reader"
    weights = folder / "weights.parquet"
    if not weights.is_file():
        return None
    table = pl.read_parquet(BytesIO(weights.read_bytes()))
    words = pl.read_parquet(BytesIO((folder / "words.parquet").read_bytes()))
    return Model(
        words=words, **{name: _stage(table.filter(stage=name)) for name in ("naming", "status", "link")}
    )


def _stage(rows: pl.DataFrame) -> Stage:
    bias = rows.filter(template=BIAS)["weights"][0].to_list()
    return Stage(rows.filter(pl.col("template") != BIAS), bias)
