"""How a market lies on disk: a shelf for each role, so that a question reads only what it is about.

Why:
    A question is about a role and its neighbours, a tenth of a market or less; Parquet readers leave out row
    groups by the lowest and highest value of a column, which says nothing of a list of roles. So postings of
    one role alone lie in a file of that role. Those of several lie by the rarest of theirs: a question about
    a rare role then reads few files that are mostly of others. `shelves.json` says which roles each holds.

Layout of a market's folder:
    shelves.json                  written last: without it there is no market
    sources.parquet               tables.SOURCE
    postings/<shelf>.parquet      tables.POSTING and `seen`, newest first
    requirements/<shelf>.parquet  tables.REQUIREMENT and `seen` of its posting; by kind, status, newest first
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from gander.tables import POSTING, REQUIREMENT, schema

INDEX = "shelves.json"
SOURCES = "sources.parquet"
OLD = ("postings.parquet", "requirements.parquet")
"""What a market consisted of before it had shelves."""
FORMAT = 1
SEVERAL = "several"
POSTING_ROWS = schema(**POSTING, seen=pl.Date)
REQUIREMENT_ROWS = schema(**REQUIREMENT, seen=pl.Date)
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Shelf:
    """The postings of one role alone (`roles` is its name), or of several. Counts are of rows."""

    name: str
    roles: tuple[str, ...]
    postings: int
    requirements: int

    @property
    def alone(self) -> bool:
        """Whether every posting has this role and no other."""
        return self.roles == (self.name,)

    def files(self, folder: Path) -> tuple[Path, ...]:
        """The files of this shelf that there must be."""
        kinds = ("postings", "requirements") if self.requirements else ("postings",)
        return tuple(folder / kind / f"{self.name}.parquet" for kind in kinds)


@dataclass(frozen=True, slots=True)
class Shelves:
    """What is in `shelves.json`: the shelves by name, and the newest day that any posting counts on."""

    shelves: tuple[Shelf, ...]
    newest: date | None

    def of_roles(self, roles: Collection[str]) -> tuple[Shelf, ...]:
        """Where postings of any of those roles can lie; no roles: everywhere."""
        return tuple(s for s in self.shelves if not roles or not set(roles).isdisjoint(s.roles))

    def of_lists(self, lists: Iterable[Collection[str]]) -> tuple[Shelf, ...]:
        """Where postings with exactly those lists of roles can lie."""
        wanted = [frozenset(roles) for roles in lists]
        return tuple(
            s
            for s in self.shelves
            if any(w == {s.name} if s.alone else w <= frozenset(s.roles) for w in wanted)
        )

    def to_json(self) -> str:
        told = {
            "format": FORMAT,
            "newest": self.newest.isoformat() if self.newest else None,
            "shelves": [
                {"name": s.name, "roles": s.roles, "postings": s.postings, "requirements": s.requirements}
                for s in self.shelves
            ],
        }
        return json.dumps(told, indent=1) + "\n"

    @staticmethod
    def from_json(text: str) -> Shelves:
        """Raises ValueError, KeyError or TypeError where it is no such file."""
        told = json.loads(text)
        if told["format"] != FORMAT:
            raise ValueError(f"a market of format {told['format']}, this Gander reads {FORMAT}")
        shelves = tuple(
            Shelf(str(s["name"]), tuple(s["roles"]), int(s["postings"]), int(s["requirements"]))
            for s in told["shelves"]
        )
        if not all(_NAME.fullmatch(s.name) for s in shelves):
            raise ValueError("a shelf with a name that none can have")
        return Shelves(shelves, date.fromisoformat(told["newest"]) if told["newest"] else None)


def shelf_of(roles: Collection[str], count: Mapping[str, int]) -> str:
    """The name of the shelf for postings with these roles. `count`: postings by role in the whole market."""
    named = [r for r in roles if _plain(r)]
    if len(set(roles)) == 1 and named:
        return named[0]
    if not named or len(named) < len(roles):
        return SEVERAL
    return f"{SEVERAL}-{min(named, key=lambda r: (count[r], r))}"


def _plain(role: str) -> bool:
    """Whether a file can be called like it."""
    return bool(_NAME.fullmatch(role)) and len(role) <= _LONGEST and not role.startswith(SEVERAL)
