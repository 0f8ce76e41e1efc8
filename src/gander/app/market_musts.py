"""What changed adverts demand now and did not before, as far as both generations were read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from gander.market.musts import MustChange, Unit, must_changes
from gander.model import Named
from gander.shell.market_history import MarketHistory
from gander.shell.store import open_market
from gander.stand.outcome import hard_musts
from gander.vocabulary.vocabulary import Vocabulary

GONE = "which musts changed is not known: the update before is not kept any more"
KNOWN = "of adverts that the last update found changed, and that were read both times"


@dataclass(frozen=True, slots=True, kw_only=True)
class MustRow:
    """An advert that changed what it demands. Each must is one skill, or several of which any will do."""

    title: str
    employer: str | None
    url: str | None
    added: tuple[tuple[Named, ...], ...]
    dropped: tuple[tuple[Named, ...], ...]


def must_rows(
    history: MarketHistory, changed: pl.DataFrame, vocabulary: Vocabulary
) -> tuple[tuple[MustRow, ...], str]:
    """The changes and what they can know of, '' where nothing changed. changed: own_adverts, a row a part."""
    if changed.is_empty():
        return (), ""
    before = _before(history.folder) if history.folder else None
    if history.folder is None or before is None:
        return (), GONE
    then, now = (_read(folder, changed["posting"]) for folder in (before, history.folder))
    both = then.join(now.select("id"), on="id", how="semi")["id"]
    found = must_changes(_musts(before, both), _musts(history.folder, both))
    facts = {row["posting"]: row for row in changed.iter_rows(named=True)}
    return tuple(_row(one, facts[one.posting], vocabulary) for one in found), KNOWN


def _before(current: Path) -> Path | None:
    """The generation before, as long as it lies there: the next update removes it."""
    older = sorted(p for p in current.parent.glob("gen-*") if p.is_dir() and p.name < current.name)
    return older[-1] if older else None


def _read(folder: Path, ids: pl.Series) -> pl.DataFrame:
    return open_market(folder).postings(pl.col("id").is_in(ids.implode()) & (pl.col("basis") == "read"))


def _musts(folder: Path, ids: pl.Series) -> pl.DataFrame:
    return hard_musts(open_market(folder).requirements(ids))


def _row(one: MustChange, advert: dict[str, object], vocabulary: Vocabulary) -> MustRow:
    def named(units: tuple[Unit, ...]) -> tuple[tuple[Named, ...], ...]:
        return tuple(tuple(vocabulary.named(skill) for skill in unit) for unit in units)

    employer, url = advert["employer"], advert["url"]
    return MustRow(
        title=str(advert["title"] or ""),
        employer=str(employer) if employer else None,
        url=str(url) if url else None,
        added=named(one.added),
        dropped=named(one.dropped),
    )
