"""Writes docs/reference/faults.md from updates against the replica: its lines are what is really told.

PYTHONPATH=src:. python docs/faults.py > docs/reference/faults.md
"""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from benchmarks.replica import Served, replica
from gander.app.choosing import Chosen
from gander.app.replacing import shipped_adverts
from gander.app.update import update
from gander.connectors.live.wire import Subject
from gander.shell import config
from gander.shell.asking import Asker
from gander.shell.fetch.answer import Limits
from gander.shell.generation import read_generation
from gander.shell.landing import Landing
from gander.shell.market_home import market_home
from gander.shell.network import open_fetcher
from tests.shell.fetch.host import Clock

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
HEAD = """# What happens when a source misbehaves

Made by `docs/faults.py` from updates against the loopback replica (`benchmarks/replica`): each fault stands
on a board of its own. *Kept*: adverts of the faulty board that are in the market afterwards. An answer may
have 64 MB, take 60 seconds and grow 200 times by decompression; this page was made with 4 MB and 5 seconds.

| fault | what is told | kept |
|---|---|---|"""
TAIL = """
Killed at any point, two updates at once, a full disk: the market is the one before or the one after, whole
(`tests/app/test_update_killed.py` kills real processes). Pages that had come are not asked for again, and are
taken in as of the day on which they came also when their adverts have gone since.
"""


def markdown() -> str:
    """The whole page."""
    with tempfile.TemporaryDirectory() as name, replica(boards=9, median=5, seed=5, faults=True) as served:
        os.environ |= {"GANDER_DATA": name, "XDG_CACHE_HOME": f"{name}/cache"}
        told = _told(served, Path(name))
        adverts = read_generation(market_home().current()).adverts
        rows = [HEAD]
        for fault, board in served.faults.items():
            kept = adverts.filter(
                (pl.col("source") == board.platform) & (pl.col("subject") == board.name)
            ).height
            said = "; ".join(told.get(board.name, [])) or "nothing: it is read as it is"
            rows.append(f"| {fault} | {said} | {kept} |")
    return "\n".join(rows) + "\n" + TAIL


def _told(served: Served, folder: Path) -> dict[str, list[str]]:
    """Board's name -> its lines, without its host's port and this machine's paths."""
    clock, landing = Clock(), Landing(folder / "landing")
    fetching = open_fetcher(
        config.load(served.config_path),
        retries=40,
        limits=Limits(size=4 << 20, silence=1.0, seconds=5.0),
        sleep=clock.sleep,
        clock=clock,
        environment={},
    )
    asker, found = Asker(fetching, landing, lambda: NOW), dict[str, list[str]]()
    for board in [*served.boards[:3], *served.faults.values()]:
        subject = Subject(source=board.platform, name=board.name, company=board.employer.name)
        try:
            answer = update(
                [Chosen(subject=subject, why="named")],
                home=market_home(),
                asker=asker,
                shipped=shipped_adverts(),
                today=NOW.date(),
            )
            problems = answer.problems
        except Exception as error:  # nothing came of it at all: its problems say why
            problems = getattr(error, "problems", ())
        found[board.name] = [f"{one.why}. *{one.next}*" for one in problems]
    fetching.close()
    landing.close()
    return found


if __name__ == "__main__":
    print(markdown(), end="")
