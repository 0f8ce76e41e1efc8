"""Everything measured on the labelled postings: read once, then counted by part, source, language, family."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.quality import ceiling, outcome, posting, reader
from benchmarks.quality.audit import audit
from benchmarks.quality.labels import Labelled, labels
from benchmarks.quality.match import Unit, labelled_units
from benchmarks.quality.outcome import Verdicts
from benchmarks.quality.posting import Rows
from benchmarks.quality.vocabulary import coverage
from gander.app.reading import Readers
from gander.stand.segments import ALL, family, segment

WAYS = ("from_source", "from_text")
Slices = dict[str, list[int]]
"""Places in a list of postings by the name of the slice."""


@dataclass(frozen=True, slots=True)
class Read:
    """Those postings as somebody read them: Gander, or the second reader. `rows` by way of getting them."""

    units: dict[str, list[Unit]]
    rows: dict[str, Rows]
    verdicts: Verdicts


class Measured:
    """The labelled postings, what Gander reads in them, and figures of any part of them."""

    def __init__(self, labelled: Sequence[Labelled], readers: Readers) -> None:
        self.labelled = list(labelled)
        self.readers = readers
        self.persons = outcome.owned(readers.vocabulary)
        self.truth = self._verdicts(self._labelled_units(self.labelled))
        units = reader.read_units(self.labelled, readers.reader)
        raw = {"from_source": posting.from_source, "from_text": posting.from_text}
        rows = {way: posting.as_read(raw[way](self.labelled), readers) for way in WAYS}
        self.gander = Read(units, rows, self._verdicts(units))

    def figures(self, at: list[int], read: Read, ways: Iterable[str] = WAYS) -> dict[str, Any]:
        """Every figure of a reading of the postings at these places, against their labels."""
        chosen = [self.labelled[i] for i in at]
        counts = {way: posting.fields(chosen, read.rows[way], self.readers.gazetteer) for way in ways}
        return {
            "n": len(at),
            "reader": reader.quality(chosen, read.units, self.readers.vocabulary),
            "posting": {way: reader.figures(found) for way, found in counts.items()},
            "outcome": outcome.figures(self.truth.of(at), read.verdicts.of(at)),
        }

    def by(self, reading: Sequence[Labelled]) -> Read:
        """What somebody's labels say of these postings; whoever is not in it stands as labelled here."""
        found = {one.id: one for one in reading}
        units = self._labelled_units([found.get(one.id, one) for one in self.labelled])
        rows = ceiling.as_rows(list(found.values()), self.readers.gazetteer)
        return Read(units, {"as labelled": rows}, self._verdicts(units))

    def places(self, split: str | None = None) -> list[int]:
        return [i for i, one in enumerate(self.labelled) if split in (None, one.split)]

    def audits(self, at: list[int]) -> dict[str, Any]:
        """model.ReaderAudit of all these postings and of each family of roles."""
        parts = {ALL: at, **self.slices(at)["role family"]}
        return {name: audit(self.truth.of(p), self.gander.verdicts.of(p)) for name, p in parts.items()}

    def slices(self, at: list[int]) -> dict[str, Slices]:
        """These places by source, by language, by both and by family of roles."""
        names = {
            "source": lambda one: one.source,
            "language": lambda one: one.posting["lang"],
            "source and language": lambda one: segment(one.source, one.posting["lang"]),
            "role family": lambda one: family(one.posting["role"]),
        }
        out: dict[str, Slices] = {by: {} for by in names}
        for i in at:
            for by, name in names.items():
                out[by].setdefault(name(self.labelled[i]), []).append(i)
        return {by: dict(sorted(found.items())) for by, found in out.items()}

    def _labelled_units(self, labelled: Sequence[Labelled]) -> dict[str, list[Unit]]:
        return {one.id: labelled_units(one, self.readers.vocabulary) for one in labelled}

    def _verdicts(self, units: dict[str, list[Unit]]) -> Verdicts:
        return outcome.verdicts([one.id for one in self.labelled], units, self.persons)


def measured() -> dict[str, Any]:
    """results.json without the machine. Raises FileNotFoundError without the labelled texts."""
    labelled = labels()
    all_ = Measured(labelled, Readers())
    held = all_.places("held")
    parts = {"held": all_.figures(held, all_.gander), "all": all_.figures(all_.places(), all_.gander)}
    again = ceiling.again(labelled, "second")
    hers = all_.by(again)
    twice = [i for i, one in enumerate(labelled) if one.id in {other.id for other in again}]
    slices = all_.slices(held)
    vocabulary = all_.readers.vocabulary
    chosen = {"held": [labelled[i] for i in held], "all": labelled}
    return {
        "vocabulary": {name: coverage(part, vocabulary) for name, part in chosen.items()},
        **{kind: {name: part[kind] for name, part in parts.items()} for kind in ("reader", "outcome")},
        "posting": {way: {name: part["posting"][way] for name, part in parts.items()} for way in WAYS},
        "held by": {
            by: {name: all_.figures(at, all_.gander) for name, at in found.items()}
            for by, found in slices.items()
        },
        "read twice": {
            "n": len(twice),
            "second reader": all_.figures(twice, hers, hers.rows),
            "gander": all_.figures(twice, all_.gander),
        },
        "settled": settled([labelled[i] for i in twice], again, all_.readers),
        "audits": all_.audits(held),
    }


def settled(first: list[Labelled], second: list[Labelled], readers: Readers) -> dict[str, Any]:
    """Gander and both readers against what a third settled on: the least one-sided of our figures."""
    truth = Measured(ceiling.again(first, "settled"), readers)
    at = truth.places()
    people = {"first reader": truth.by(first), "second reader": truth.by(second)}
    return {
        "n": len(at),
        "gander": truth.figures(at, truth.gander),
        **{name: truth.figures(at, read, read.rows) for name, read in people.items()},
    }


def card(result: dict[str, Any]) -> dict[str, Any]:
    """What the product prints of its reader: the held figures, since nothing was tuned on them."""
    figures = result["reader"]["held"]
    wholly = _triple(figures[WHOLLY])[0]
    n = figures[WHOLLY]["n"]
    return {
        "n_postings": n,
        "n_employers": n,
        "measured": result["date"],
        "precision": {s: _triple(figures[f"precision, {s}"]) for s in ("must", "any status")},
        "recall": {s: _triple(figures[f"recall, {s}"]) for s in ("must", "any status")},
        "note": f"All musts right in {100 * wholly:.0f} % of them.",
        "segments": {
            by: {name: _segment(found) for name, found in parts.items()}
            for by, parts in result["held by"].items()
        },
        "audits": result["audits"],
    }


WHOLLY = "postings whose musts are wholly right"


def _segment(found: dict[str, Any]) -> dict[str, Any]:
    named = {"precision": "precision, must", "recall": "recall, must", "wholly right": WHOLLY}
    return {
        "n_postings": found["n"],
        "figures": {name: _triple(found["reader"][figure]) for name, figure in named.items()},
    }


def _triple(figure: dict[str, Any]) -> list[float]:
    return [figure[k] for k in ("value", "low", "high")]
