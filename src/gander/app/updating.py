"""`gander update` from what the user configured: whom to ask, with what, and what was left before."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime

from gander.app.choosing import Chosen, choose
from gander.app.named import known_boards, named
from gander.app.replacing import shipped_adverts
from gander.app.request import Progress, Request
from gander.app.update import update
from gander.app.update_result import Updated
from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import Subject
from gander.errors import UserError
from gander.model import Problem
from gander.shell.asking import FRESH, Asker, Offline
from gander.shell.config import Config, load
from gander.shell.generation import read_generation
from gander.shell.keys import Keys
from gander.shell.landing import KEPT, Landing
from gander.shell.market_home import Home, data_folder, market_home
from gander.shell.network import open_fetcher

LEFT = "left by an update that was broken off"


def update_market(
    request: Request,
    boards: Sequence[str] = (),
    employers: Sequence[str] = (),
    most: int = 300,
    stop: threading.Event | None = None,
) -> Updated:
    """Asks the boards named, or those likeliest for the question, and writes the next generation. Once `stop`
    is set no more is asked, and what had come is kept.

    Raises UserError where a name is unknown, the configuration is wrong, another update is writing or the
    disk is full; SourceError where none of them gave anything.
    """
    config, home, stop = load(), market_home(), stop or threading.Event()
    chosen = plan(request, config, boards, employers, most)
    if not chosen:
        raise UserError(
            Problem(
                where="gander update",
                why="there is no board to ask",
                next="add one: gander sources add https://company.example/careers",
            )
        )
    with (
        closing(open_fetcher(config, sleep=stop.wait)) as fetcher,
        closing(Landing(data_folder() / "landing")) as landing,
    ):
        now = datetime.now(UTC)
        landing.expire(now)
        recover(home, landing, now, request.progress)
        return update(
            chosen,
            home=home,
            asker=Asker(fetcher, landing),
            shipped=shipped_adverts(),
            today=request.today,
            left=0 if boards or employers else max(0, known_boards().height - len(chosen)),
            progress=request.progress,
            stop=stop,
        )


def plan(
    request: Request, config: Config | None, boards: Sequence[str], employers: Sequence[str], most: int
) -> list[Chosen]:
    """Whom to ask: those that are named, else the likeliest."""
    keys = keys_of(config)
    if boards or employers:
        subjects = named(boards, employers, request=request, keys=keys)
        return [Chosen(subject=one, why="named") for one in subjects]
    ignored = config.robots_ignored if config else ()
    return choose(request, most, keys=keys, robots_ignored=ignored)


def keys_of(config: Config | None) -> Mapping[str, Mapping[str, str]]:
    """The keys of each source that wants any, as far as they are known."""
    told = config.keys if config else Keys()
    needs = {name: one.facts.needs_key for name, one in live_connectors().items()}
    return {name: told.of(name, wanted) for name, wanted in needs.items() if wanted}


def recover(home: Home, landing: Landing, now: datetime, progress: Progress) -> Updated | None:
    """What an update had asked for that died before it could write: its pages become part of the market as of
    the day on which they came, before anybody is asked anew. Pages of the last FRESH hours need no such help:
    they are not asked for again.
    """
    asked = {
        (source, subject): at
        for source, subject, at in read_generation(home.current())
        .subjects.select("source", "subject", "asked")
        .iter_rows()
    }
    never = datetime.min.replace(tzinfo=UTC)
    left = {
        key: at
        for key, at in landing.latest().items()
        if key[0] in live_connectors() and at > (asked.get(key) or never) and now - at >= FRESH
    }
    if not left:
        return None
    then = max(left.values())
    names = known_boards().select("source", "subject", "company").iter_rows()
    company = {(source, subject): name for source, subject, name in names}
    subjects = [
        Chosen(subject=Subject(source=source, name=name, company=company.get((source, name))), why=LEFT)
        for source, name in sorted(left)
    ]
    asker = Asker(Offline(), landing, now=lambda: then, fresh=KEPT)
    return update(
        subjects,
        home=home,
        asker=asker,
        shipped=shipped_adverts(),
        today=then.date(),
        progress=progress,
    )
