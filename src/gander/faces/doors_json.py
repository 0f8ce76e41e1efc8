"""`gander doors --json`: the openings in the envelope that every verb shares."""

from __future__ import annotations

from typing import Any

from gander.faces import envelope, words
from gander.stand.openings import Copy, Opening, Openings

TITLE = 300


def doors(found: Openings) -> dict[str, Any]:
    """`new_since` is null for a first look, and where what is new was not asked for."""
    result = {
        "new_since": envelope.plain(found.new_since),
        "only_new": found.only_new,
        "boards_asked": envelope.plain(found.asked),
        "in_reach": dict(found.counts),
        "n_judged": found.n_judged,
        "n_found": found.n_found,
        "assumed": found.assumed,
        "market": envelope.market_block(found.market),
        "doors": [_door(opening) for opening in found.openings],
        "how_sure": found.how_sure,
    }
    return envelope.envelope(
        "doors",
        result,
        as_of=found.population.as_of,
        population=found.population,
        hidden=found.hidden,
        problems=found.problems,
        reader=found.reader,
    )


def _door(opening: Opening) -> dict[str, Any]:
    """`missing` is null where nothing was read; `title` where none is kept; `new` says why, or null."""
    door, news = opening.door, opening.news
    own = {
        "posting": door.posting,
        "advert": opening.advert,
        "title": words.short(opening.title, TITLE) if opening.title else None,
        "employer": words.clean(door.employer) if door.employer else None,
        "role": [envelope.named(role) for role in door.role],
        "seniority": door.seniority,
        "place": words.clean(door.place),
        "remote": door.remote,
        "missing": [envelope.missing(unit) for unit in door.missing] if door.basis == "read" else None,
        "n_must": door.n_must,
        "outcome": opening.outcome,
        "basis": door.basis,
        "degree": door.degree,
        "years_min": door.years_min,
        "gates": door.gates,
        "pay": opening.pay,
        "posted": door.posted,
        "posted_basis": door.posted_basis,
        "first_seen": opening.first_seen,
        "closes": opening.closes,
        "reposted": opening.reposted,
        "url": words.link(door.url),
        "source": door.source,
        "new": news.kind if news else None,
        "new_on": news.day if news else None,
        "copies": [_copy(copy) for copy in opening.copies],
    }
    return {name: envelope.plain(value) for name, value in own.items()}


def _copy(copy: Copy) -> dict[str, Any]:
    return {**envelope.plain(copy), "place": words.clean(copy.place), "url": words.link(copy.url)}
