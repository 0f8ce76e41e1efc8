"""Reposts and near misses made from real adverts at run time: what is done to each is known for certain.

A repost must share the original's demand, a near miss must not. Roles are the same throughout, so that only
title and text can tell.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable

import polars as pl

from benchmarks.quality.scores import SEED, interval, ratio
from gander.normalise.demand import demand_ids
from gander.shell.places import read_gazetteer

Advert = dict[str, str]
N = 600
CITIES = ("Montevideo", "Tallinn", "Kuala Lumpur", "Halifax", "Porto", "Đà Nẵng")
MONTH = "Who is hiring, {} 2026"
NEWS = (
    "We were named one of the best workplaces of the year again and opened a garden on the roof, where "
    "lunch is served on Thursdays; ask us about the beehives, the bicycles and the library when we talk."
)
LEVELS = re.compile(r"\b(?:junior|senior|staff|principal|lead|sr|head|manager|director|intern)\b", re.I)


def _lines(advert: Advert) -> list[str]:
    return advert["text"].splitlines()


def city(advert: Advert, _: Advert, chance: random.Random) -> Advert:
    """Its city's name swapped everywhere."""
    old, new = advert["location"].split(",")[0], chance.choice(CITIES)
    text = advert["text"].replace(old, new) if len(old) > 3 else advert["text"]
    title = advert["title"].replace(old, new) if len(old) > 3 else advert["title"]
    return {"text": text + f"\nThis role is based in {new}.", "title": f"{title} - {new}", "location": new}


def month(advert: Advert, _: Advert, chance: random.Random) -> Advert:
    """A line with the month on top."""
    return {"text": MONTH.format(chance.choice(("May", "June"))) + "\n" + advert["text"]}


def added(advert: Advert, _: Advert, chance: random.Random) -> Advert:
    """A paragraph more."""
    lines = _lines(advert)
    at = chance.randrange(len(lines) + 1)
    return {"text": "\n".join([*lines[:at], NEWS, *lines[at:]])}


def removed(advert: Advert, _: Advert, chance: random.Random) -> Advert:
    """A line of at most a fifth of the text less."""
    lines = _lines(advert)
    may = [i for i, line in enumerate(lines) if 60 <= len(line) <= len(advert["text"]) / 5]
    if may:
        del lines[chance.choice(may)]
    return {"text": "\n".join(lines)}


def reordered(advert: Advert, _: Advert, chance: random.Random) -> Advert:
    """All lines shuffled."""
    lines = _lines(advert)
    chance.shuffle(lines)
    return {"text": "\n".join(lines)}


def boilerplate(advert: Advert, other: Advert, _: random.Random) -> Advert:
    """Up to a seventh of its words replaced at the end by another employer's."""
    words, alien = advert["text"].split(" "), other["text"].split(" ")
    part = min(len(words) // 7, len(alien))
    return {"text": " ".join([*words[: len(words) - part], *alien[len(alien) - part :]])}


def marked_up(advert: Advert, _: Advert, __: random.Random) -> Advert:
    """HTML with entities instead of plain text."""
    return {"text": "\n".join(f"<p>{html.escape(line)}</p>" for line in _lines(advert))}


def other_level(advert: Advert, _: Advert, __: random.Random) -> Advert:
    """The same text for another level."""
    level = "Junior" if "rincipal" in advert["title"] else "Principal"
    return {"title": f"{level} {LEVELS.sub('', advert['title'])}"}


def other_product(advert: Advert, _: Advert, __: random.Random) -> Advert:
    """A word of the text and the title say another product."""
    lines = _lines(advert)
    return {
        "title": advert["title"] + ", Payments Core",
        "text": "\n".join([lines[0], "You join Payments Core.", *lines[1:]]),
    }


def _within(advert: Advert, other: Advert, part: int) -> str:
    """The first and the last of so many parts of one text around the inner parts of another."""
    lines, alien = _lines(advert), _lines(other)
    own, aliens = max(len(lines) // part, 1), max(len(alien) // part, 1)
    return "\n".join([*lines[:own], *alien[aliens:-aliens], *lines[-own:]])


def other_role(advert: Advert, other: Advert, _: random.Random) -> Advert:
    """Two thirds of it kept as the employer's boilerplate, another advert's middle third and title."""
    return {"title": other["title"], "text": _within(advert, other, 3)}


def other_post(advert: Advert, other: Advert, _: random.Random) -> Advert:
    """Half of it kept under the old title, as posters of a forum do."""
    return {"text": _within(advert, other, 4)}


Change = Callable[[Advert, Advert, random.Random], Advert]
REPOSTS: tuple[Change, ...] = (city, month, added, removed, reordered, boilerplate, marked_up)
NEAR_MISSES: tuple[Change, ...] = (other_level, other_product, other_role, other_post)
ONLY_BOARDS = (other_level, other_product, other_role)  # a forum's title does not say the role


def made(adverts: pl.DataFrame) -> dict[str, object]:
    """For each kind of change, the share joined (of reposts) or kept apart (of near misses)."""
    long = adverts.filter(pl.col("text").str.len_bytes() >= 400, pl.col("title").is_not_null())
    long = long.sort("employer_id", "source_id").unique("employer_id", keep="first", maintain_order=True)
    long = long.sample(min(N, long.height), seed=SEED, shuffle=True).with_columns(
        pl.col("location").fill_null("")
    )
    columns = ("employer_id", "source", "title", "text", "location")
    chosen = long.select(columns).to_dicts()
    out: dict[str, object] = {"adverts": len(chosen)}
    for changes, wanted, name in ((REPOSTS, True, "joined"), (NEAR_MISSES, False, "kept apart")):
        for change in changes:
            counts = _counts(chosen, change, wanted)
            out[f"{change.__name__.replace('_', ' ')}: {name}"] = interval(counts, ratio)
    return out


def _counts(chosen: list[Advert], change: Change, wanted: bool) -> list[tuple[float, float]]:
    """(as wanted, 1) for each advert that this change applies to."""
    chance, rows = random.Random(SEED), []
    for at, advert in enumerate(chosen):
        if change in ONLY_BOARDS and advert["source"].startswith("hn"):
            continue
        changed = advert | change(advert, chosen[at - 1], chance)
        rows += [advert | {"id": f"{at}a"}, changed | {"id": f"{at}b"}]
    frame = pl.DataFrame(rows).with_columns(role=pl.lit(["other"], dtype=pl.List(pl.String)))
    ids = demand_ids(frame, read_gazetteer()).to_list()
    return [(float((ids[i] == ids[i + 1]) is wanted), 1.0) for i in range(0, len(ids), 2)]
