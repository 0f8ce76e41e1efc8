"""The platforms, each with its wire format: what of a board stands at which address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import ModuleType

from benchmarks.replica.adverts import Advert
from benchmarks.replica.boards import HACKER_NEWS, Board
from benchmarks.replica.platforms import (
    ashby,
    greenhouse,
    hacker_news,
    lever,
    personio,
    recruitee,
    smartrecruiters,
    teamtailor,
    workable,
    workday,
)
from benchmarks.replica.site import Site

MODULES: dict[str, ModuleType] = {
    "greenhouse": greenhouse,
    "ashby": ashby,
    "lever": lever,
    "workable": workable,
    "smartrecruiters": smartrecruiters,
    "recruitee": recruitee,
    "personio": personio,
    "teamtailor": teamtailor,
    "workday": workday,
    "hacker-news": hacker_news,
}
HOSTS = tuple(dict.fromkeys(host for module in MODULES.values() for host in module.HOSTS))
"""Names on the replica's certificate."""


def serve(site: Site, board: Board, adverts: Sequence[Advert]) -> None:
    """Puts the board's pages on the site."""
    put: Callable[[Site, Board, Sequence[Advert]], None] = MODULES[board.platform].serve
    put(site, board, adverts)


def title(platform: str, one: Advert) -> str:
    """Its title there: on the forum the first line."""
    return hacker_news.title(one) if platform == HACKER_NEWS else one.title


def number(platform: str, one: Advert) -> str:
    """The advert's id on its platform."""
    named: Callable[[Advert], str] = MODULES[platform].number
    return named(one)
