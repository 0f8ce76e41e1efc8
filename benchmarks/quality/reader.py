"""How well requirements are read: units against the labels, in canonical skills, by employer bootstrap."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from benchmarks.quality.labels import Labelled
from benchmarks.quality.match import Named, Unit, aligned, groups, labelled_units, musts, statuses
from benchmarks.quality.scores import f1, interval, ratio
from gander.reading.reader import Reader
from gander.vocabulary.vocabulary import Vocabulary

Counts = dict[str, list[tuple[float, ...]]]


def read_units(labelled: list[Labelled], reader: Reader) -> dict[str, list[Unit]]:
    """The hard units that the reader finds in each labelled posting."""
    frame = pl.DataFrame(
        {
            "posting": [one.id for one in labelled],
            "title": [one.row.get("title") for one in labelled],
            "employer": [one.row.get("company") for one in labelled],
            "text": [one.text for one in labelled],
        },
        schema_overrides={"employer": pl.String},
    )
    requirements, _ = reader.read(frame)
    found: dict[str, list[Unit]] = {one.id: [] for one in labelled}
    for row in requirements.filter(pl.col("kind") == "hard").iter_rows(named=True):
        members = tuple(
            Named(skill, span["start"], span["end"])
            for skill, span in zip(row["members"], row["spans"], strict=True)
        )
        under = Named(row["under"], -1, -1) if row["under"] else None
        found[row["posting"]].append(Unit(row["status"], members, under))
    return found


def counted(truth: list[Unit], read: list[Unit]) -> dict[str, tuple[float, ...]]:
    """What one posting adds to each figure: (hits, of), or (both, read, labelled) for F1."""
    _, number = aligned(truth, read)
    wanted, got = statuses(truth, number), statuses(read, number)
    both = wanted.keys() & got.keys()
    must, must_got = ({s for s, st in d.items() if st == "must"} for d in (wanted, got))
    any_of, any_of_got = groups(truth, number), groups(read, number)
    return {
        "precision, any status": (len(both), len(got)),
        "recall, any status": (len(both), len(wanted)),
        "status of those found": (sum(wanted[s] == got[s] for s in both), len(both)),
        "precision, must": (len(must & must_got), len(must_got)),
        "recall, must": (len(must & must_got), len(must)),
        "any-of units, F1": (len(any_of & any_of_got), len(any_of_got), len(any_of)),
        "postings whose musts are wholly right": (float(musts(truth, number) == musts(read, number)), 1),
    }


def figures(counts: Counts) -> dict[str, object]:
    """Each figure with its interval; rows of three are F1, rows of two shares."""
    return {name: interval(rows, f1 if len(rows[0]) == 3 else ratio) for name, rows in counts.items()}


def quality(
    labelled: list[Labelled], read: Mapping[str, list[Unit]], vocabulary: Vocabulary
) -> dict[str, object]:
    """The figures of a reading of these postings, Gander's or another reader's, against their labels."""
    counts: Counts = {}
    for one in labelled:
        for name, row in counted(labelled_units(one, vocabulary), read[one.id]).items():
            counts.setdefault(name, []).append(row)
    return figures(counts)
