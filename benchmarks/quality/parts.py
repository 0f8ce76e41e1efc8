"""How well posts of several roles are read: as so many roles, and each requirement as that of its role."""

from __future__ import annotations

import polars as pl

from benchmarks.quality.labels import Labelled
from benchmarks.quality.posting import from_source
from benchmarks.quality.reader import Counts
from gander.app.reading import in_parts, parts_of

_UNIT = {"posting": pl.String, "unit": pl.Int64, "start": pl.Int64, "end": pl.Int64}


def several_roles(labelled: list[Labelled]) -> Counts:
    """(hits, of) of each posting that has several roles by its label or as read.

    Where both have as many, each labelled requirement is put to the parts as read: one of a role must land
    in that role alone, one of all roles in all. Labels number their parts from 1.
    """
    forum = [one for one in labelled if one.source.startswith("hn-")]
    counts: Counts = {
        "same number of parts": [],
        "units of a part in it alone": [],
        "units of all in all": [],
    }
    if not forum:
        return counts
    raw = from_source(forum).with_columns(id=pl.col("source") + ":" + pl.col("source_id"))
    apart = parts_of(raw)
    found = landed(forum, apart)
    read = dict(apart.group_by("origin").len().iter_rows())
    for one in forum:
        parts, n = len(one.posting.get("parts") or [{}]), read.get(one.id, 1)
        if max(parts, n) < 2:
            continue
        counts["same number of parts"].append((parts == n, 1))
        if parts != n:
            continue
        own, shared = [], []
        for number, unit in enumerate(one.units):
            where, part = found.get((one.id, number), []), unit.get("part")
            if part is None:
                shared.append(len(where) == n)
            else:
                own.append(where == [part - 1])
        for name, hits in (("units of a part in it alone", own), ("units of all in all", shared)):
            if hits:
                counts[name].append((sum(hits), len(hits)))
    return counts


def landed(labelled: list[Labelled], apart: pl.DataFrame) -> dict[tuple[str, int], list[int]]:
    """The parts in which each labelled unit lands, by posting and the unit's number."""
    rows = [
        (one.id, number, *(min(member[edge] for member in unit["members"]) for edge in ("start", "end")))
        for one in labelled
        for number, unit in enumerate(one.units)
    ]
    units = pl.DataFrame(rows, schema=_UNIT, orient="row").with_columns(mark=pl.int_range(pl.len()))
    found = in_parts(units, apart).join(apart.select("id", "part"), left_on="posting", right_on="id")
    keys = {mark: (posting, unit) for mark, (posting, unit, *_) in enumerate(rows)}
    out: dict[tuple[str, int], list[int]] = {}
    for mark, part in found.sort("part").select("mark", "part").iter_rows():
        out.setdefault(keys[mark], []).append(part)
    return out
