"""`gander skills`, `gander roles`, `gander places`: the words Gander knows, with what the market says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

import polars as pl

from gander.errors import UserError
from gander.market.selection import gone, is_open, window
from gander.market.skills import MENTION_COLUMNS, demanded, mentions
from gander.model import Alias, Named, Problem, Skill
from gander.shell.places import read_gazetteer
from gander.shell.store import Store, open_market
from gander.shell.vocabulary import read_vocabulary
from gander.tables import place_names
from gander.vocabulary.vocabulary import Vocabulary

PLACES_SHOWN = 40
COUNTED = ("demand_id", "employer_id")
DAYS = ("snapshot_day", "posted", "seen_last")
"""What `tables.seen` needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillRow:
    """A skill with the demands (one a clone) in the window that ask for it: as a must, and at all."""

    id: str
    label: str
    kind: str
    area: str
    aliases: tuple[Alias, ...]
    implies: tuple[Named, ...]
    implied_by: tuple[Named, ...]
    needs: tuple[Named, ...]
    since: int | None
    replaced_by: tuple[tuple[Named, int], ...]
    imports: tuple[str, ...]
    files: tuple[str, ...]
    n_must: int
    n_asked: int
    n_read: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A role with its jobs in the window, anywhere, known by title or better."""

    id: str
    label: str
    neighbours: tuple[str, ...]
    n_postings: int
    n_employers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place with its jobs in the window, all roles."""

    label: str
    iso2: str | None
    n_postings: int
    n_employers: int


def skills(word: str | None = None, show: bool = False, *, today: date | None = None) -> list[SkillRow]:
    """The skills that match `word` (all without), most demanded first; with `show` exactly that one.

    today: as for `roles`.

    Raises UserError with the nearest words where nothing matches.
    """
    vocabulary = read_vocabulary()
    found = _find(vocabulary, word, show)
    store = open_market()
    read = _open(store, ["id", "demand_id", "role", *DAYS], today, pl.col("basis") == "read")
    demands = read.sort("id").unique("demand_id", keep="first", maintain_order=True)
    asked = mentions(store.requirements(demands, demanded(), columns=MENTION_COLUMNS))
    counts = {
        skill: (musts, n)
        for skill, musts, n in asked.group_by("skill").agg(pl.col("must").sum(), pl.len()).iter_rows()
    }
    rows = [_skill_row(s, vocabulary, *counts.get(s.id, (0, 0)), demands.height, show) for s in found]
    return sorted(rows, key=lambda r: (-r.n_must, -r.n_asked, r.id))


def _find(vocabulary: Vocabulary, word: str | None, show: bool) -> list[Skill]:
    if word is None:
        return [s for s in vocabulary.skills.values() if s.merged_into is None]
    exact = vocabulary.resolve(word)
    found = ([exact] if exact else []) if show else list(vocabulary.search(word))
    if found:
        return found
    near = [n.id for n in vocabulary.suggest(word, 3)]
    hint = (
        f"nearest: {', '.join(near)}; e.g. gander skills show {near[0]}"
        if near
        else "no name here is near it; all there are: gander skills search"
    )
    raise UserError(Problem(where=f"skill {word}", why="no skill of that name", next=hint))


def _skill_row(
    skill: Skill, vocabulary: Vocabulary, n_must: int, n_asked: int, n_read: int, show: bool
) -> SkillRow:
    return SkillRow(
        id=skill.id,
        label=skill.label,
        kind=skill.kind,
        area=skill.area,
        aliases=skill.aliases,
        implies=tuple(vocabulary.named(s) for s in skill.implies),
        implied_by=tuple(vocabulary.named(s) for s in sorted(vocabulary.implied_by(skill.id)))
        if show
        else (),
        needs=tuple(vocabulary.named(s) for s in skill.needs),
        since=skill.since,
        replaced_by=tuple((vocabulary.named(s), year) for s, year in skill.replaced_by),
        imports=skill.imports,
        files=skill.files,
        n_must=n_must,
        n_asked=n_asked,
        n_read=n_read,
    )


def roles(*, today: date | None = None) -> list[RoleRow]:
    """All roles, most jobs first. `today`: an advert that closed before it is no job; None: none has."""
    vocabulary = read_vocabulary()
    frame = _open(open_market(), ["role", *COUNTED], today).explode("role").drop_nulls("role")
    counts = _count(frame, "role")
    rows = [
        RoleRow(
            id=r.id,
            label=r.label,
            neighbours=r.neighbours,
            n_postings=counts.get(r.id, (0, 0))[0],
            n_employers=counts.get(r.id, (0, 0))[1],
        )
        for r in vocabulary.roles.values()
    ]
    return sorted(rows, key=lambda r: (-r.n_postings, r.id))


def places(word: str | None = None, *, today: date | None = None) -> list[PlaceRow]:
    """The places with most jobs, or those that match `word`; `today` as for `roles`.

    Raises UserError where nothing matches.
    """
    found = _open(open_market(), ["places", *COUNTED], today)
    frame = found.with_columns(place_names().alias("label")).explode("label")
    counts = _count(frame.drop_nulls("label").filter(pl.col("label") != ""), "label")
    rows = [
        PlaceRow(
            label=label,
            iso2=label.rsplit(", ", 1)[-1],
            n_postings=n,
            n_employers=employers,
        )
        for label, (n, employers) in counts.items()
    ]
    rows.sort(key=lambda r: (-r.n_postings, r.label))
    if word is None:
        return rows[:PLACES_SHOWN]
    return _matching(rows, word)


def _matching(rows: list[PlaceRow], word: str) -> list[PlaceRow]:
    gazetteer = read_gazetteer()
    place = gazetteer.find(word)
    if place is not None and place.city is None:
        return [r for r in rows if r.iso2 == place.iso2][:PLACES_SHOWN]
    if place is not None:
        label = f"{place.city}, {place.iso2}"
        known = [r for r in rows if r.label == label]
        return known or [PlaceRow(label=label, iso2=place.iso2, n_postings=0, n_employers=0)]
    near = gazetteer.suggest(word, 3) or get_close_matches(word, [r.label for r in rows], n=3, cutoff=0.6)
    hint = (
        f'nearest: {", ".join(near)}; e.g. gander places "{near[0]}"'
        if near
        else "no name here is near it; a larger city close by, or the country, e.g. gander places VN"
    )
    raise UserError(
        Problem(
            where=f"place {word}",
            why="no city above 15,000 people and no country of that name",
            next=hint,
        )
    )


def _open(store: Store, columns: list[str], today: date | None, where: pl.Expr | None = None) -> pl.DataFrame:
    """Those columns of the postings of the window that are not gone."""
    inside = pl.col("seen").is_between(*window(store.newest))
    found = store.postings(where, seen=inside, columns=[*columns, "closes", "closed"])
    return found.with_columns(gone(today or date.min)).filter(is_open())


def _count(frame: pl.DataFrame, key: str) -> dict[str, tuple[int, int]]:
    counted = frame.group_by(key).agg(
        pl.col("demand_id").n_unique().alias("n"), pl.col("employer_id").n_unique()
    )
    return {label: (n, employers) for label, n, employers in counted.iter_rows()}
