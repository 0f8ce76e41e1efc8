"""Makes the list of boards that ships, from the recorded one: names that their connectors take, once each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from gander.connectors.live.address import unquoted
from gander.connectors.live.naming import proper
from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import WireError
from gander.employers import employer_ids
from gander.tables import BOARD, conform

BOARDS = "boards.csv"
SOURCE_NOTE = """\
boards.csv: public job boards of employers by platform and name, with how many adverts, and how many of them
in machine learning by their title, were seen there between 2025-10 and 2026-08.
Read off the addresses of public adverts: facts. As of 2026-08.
Changed: names as the platform's own interface wants them, each board once, platforms without a connector
left out. Made by gander.shell.boards_maker.
"""


def build_boards(shared: Path, out: Path) -> Mapping[str, int]:
    """Writes boards.csv (tables.BOARD) and SOURCE.txt into `out` from `shared`/places/boards.csv; the same
    bytes again. Returns what became of the rows: 'kept', 'the same board', and why others were left out.
    """
    raw = pl.read_csv(shared / "places" / BOARDS)
    told: Counter[str] = Counter()
    names = [_name(platform, board, told) for platform, board in raw.select("platform", "board").iter_rows()]
    named = raw.with_columns(pl.Series("subject", names, dtype=pl.String)).filter(
        pl.col("subject").is_not_null()
    )
    boards = (
        named.group_by("platform", "subject")
        .agg(
            pl.col("company").sort_by("postings_seen", "company", descending=[True, False]).first(),
            pl.col("postings_seen", "ml_postings_seen").sum(),
        )
        .rename({"platform": "source"})
        .sort("source", "subject")
    )
    told["the same board"], told["kept"] = named.height - boards.height, boards.height
    company = pl.col("company").map_elements(unquoted, return_dtype=pl.String)  # 'Example%20Robotics'
    boards = boards.with_columns(company)
    whole = boards.with_columns(employer_ids(boards["company"]))
    out.mkdir(parents=True, exist_ok=True)
    conform(whole, BOARD, BOARDS).write_csv(out / BOARDS)
    (out / "SOURCE.txt").write_text(SOURCE_NOTE, encoding="utf-8")
    return dict(sorted(told.items()))


def _name(platform: str, board: str, told: Counter[str]) -> str | None:
    if platform not in live_connectors():
        told[f"{platform}: no connector"] += 1
        return None
    try:
        name = proper(platform, board)
    except WireError:
        told[f"{platform}: no name of a board"] += 1
        return None
    told["mended names"] += name != board
    return name
