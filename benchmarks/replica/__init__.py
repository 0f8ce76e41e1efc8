"""A replica of job boards on loopback: hundreds of invented employers in their platforms' own wire formats.

    with replica(boards=20, latency=0.05) as served:
        ...  # GANDER_CONFIG=served.config_path, and the boards of served.boards_path

The adverts are made from a seed: the same for ever, on every machine. Nobody outside is asked for anything.
"""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.replica import faults as wrong
from benchmarks.replica import platforms
from benchmarks.replica.boards import HACKER_NEWS, MEDIAN, START, Board, make_boards
from benchmarks.replica.certificates import authority
from benchmarks.replica.platforms import hacker_news
from benchmarks.replica.server import Proxy
from benchmarks.replica.site import Site

ROBOTS_IGNORED = ("api.smartrecruiters.com",)
"""Hosts of documented interfaces whose robots.txt is closed to robots."""
COLUMNS = ("platform", "board", "company", "postings_seen", "ml_postings_seen")


@dataclass(kw_only=True)
class Served:
    """`config_path`, `boards_path`: ready for Gander. `faults`: boards by the fault's name; `boards`: the
    others. `asked`: answers by (host, status); 0 broke off on purpose."""

    config_path: Path
    boards_path: Path
    port: int
    boards: list[Board]
    faults: dict[str, Board] = field(default_factory=dict)
    start: date
    day: int
    proxy: Proxy = field(repr=False)

    @property
    def asked(self) -> Counter[tuple[str, int]]:
        return self.proxy.asked

    def expected(self, board: Board) -> dict[str, str]:
        """The title of every advert that the board shows today, by its `source_id`."""
        name = str(hacker_news.THREAD) if board.platform == HACKER_NEWS else board.name
        return {
            f"{name}/{platforms.number(board.platform, one)}": platforms.title(board.platform, one)
            for one in board.adverts(self.day, self.start)
        }

    def show(self, day: int) -> None:
        """Goes on to another day; who asks now finds the boards as they are then."""
        self.proxy.site = _site(self.boards, list(self.faults.values()), day, self.start)
        self.day = day


@contextmanager
def replica(
    boards: int = 20,
    latency: float = 0.0,
    *,
    seed: int = 7,
    port: int = 0,
    day: int = 0,
    faults: bool = False,
    folder: Path | None = None,
    median: int = MEDIAN,
    start: date = START,
) -> Iterator[Served]:
    """Serves so many boards until the end of the block. `latency`: seconds before each answer.

    `folder`: where config.toml, boards.csv and ca.pem go; a passing one unless given. `day`: how many days
    after `start` the boards are shown. `median`: adverts of a board. Everything is made before serving.
    """
    made = make_boards(boards, seed, median)
    bad = wrong.fault_boards(made[0]) if faults else []
    site = _site(made, bad, day, start)
    with tempfile.TemporaryDirectory(prefix="gander-replica-") as passing:
        to = folder or Path(passing)
        to.mkdir(parents=True, exist_ok=True)
        proxy = Proxy(site, authority(to / "ca.pem", platforms.HOSTS), latency, port)
        try:
            (to / "config.toml").write_text(_config(proxy.port, to / "ca.pem"), encoding="utf-8")
            _write_boards(to / "boards.csv", [*made, *bad], day, start)
            yield Served(
                config_path=to / "config.toml",
                boards_path=to / "boards.csv",
                port=proxy.port,
                boards=made,
                faults={one.name.removeprefix("fault-"): one for one in bad},
                start=start,
                day=day,
                proxy=proxy,
            )
        finally:
            proxy.close()


def _site(boards: list[Board], bad: list[Board], day: int, start: date) -> Site:
    site = Site()
    for board in boards:
        platforms.serve(site, board, board.adverts(day, start))
    for board in bad:
        wrong.serve(site, board, day, start)
    return site


def _config(port: int, ca: Path) -> str:
    """Literal strings: a path on Windows has backslashes."""
    ignored = ", ".join(f'"{host}"' for host in ROBOTS_IGNORED)
    return f"[network]\nproxy = \"http://127.0.0.1:{port}\"\nca = '{ca}'\nrobots_ignored = [{ignored}]\n"


def _write_boards(path: Path, boards: list[Board], day: int, start: date) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for board in boards:
            shown = board.adverts(day, start)
            ml = sum(one.family.ml for one in shown)
            writer.writerow((board.platform, board.name, board.employer.name, len(shown), ml))
