"""How well the reader reads: its units against the labels, in canonical skills, by employer bootstrap."""

from __future__ import annotations

import polars as pl

from benchmarks.quality.labels import Labelled
from benchmarks.quality.scores import f1, interval, ratio
from gander.reading.reader import Reader
from gander.vocabulary.vocabulary import Vocabulary

RANK = {"must": 0, "nice": 1, "context": 2}
Units = list[tuple[str, frozenset[str]]]


def canonical_skill(surface: str, label: str, vocabulary: Vocabulary) -> str:
    """The vocabulary's id for a labelled span; what it does not know keeps the label's own name."""
    skill = (
        vocabulary.resolve(surface)
        or vocabulary.resolve(label)
        or vocabulary.resolve(label.replace("-", " "))
    )
    return skill.id if skill else f"label:{label}"


def labelled_units(one: Labelled, vocabulary: Vocabulary) -> Units:
    """(status, members) of the hard units of a label."""
    return [
        (
            unit["status"],
            frozenset(
                canonical_skill(one.text[m["start"] : m["end"]], m["skill"], vocabulary)
                for m in unit["members"]
            ),
        )
        for unit in one.units
        if unit["kind"] == "hard"
    ]


def read_units(labelled: list[Labelled], vocabulary: Vocabulary) -> dict[str, Units]:
    """(status, members) of the hard units that the reader finds in each labelled posting."""
    frame = pl.DataFrame(
        {
            "posting": [one.id for one in labelled],
            "title": [one.row.get("title") for one in labelled],
            "employer": [one.row.get("company") for one in labelled],
            "text": [one.text for one in labelled],
        },
        schema_overrides={"employer": pl.String},
    )
    requirements, _ = Reader(vocabulary).read(frame)
    found: dict[str, Units] = {one.id: [] for one in labelled}
    for row in requirements.filter(pl.col("kind") == "hard").iter_rows(named=True):
        found[row["posting"]].append((row["status"], frozenset(row["members"] or [row["under"]])))
    return found


def by_skill(units: Units) -> dict[str, str]:
    """Each skill with its strongest status."""
    status: dict[str, str] = {}
    for name, members in units:
        for skill in members:
            status[skill] = min(status.get(skill, "context"), name, key=RANK.__getitem__)
    return status


def quality(labelled: list[Labelled], vocabulary: Vocabulary) -> dict[str, object]:
    """The figures of the reader on these postings; each with interval and n."""
    found = read_units(labelled, vocabulary)
    rows: dict[str, list[tuple[float, ...]]] = {}

    def add(name: str, *counts: float) -> None:
        rows.setdefault(name, []).append(counts)

    for one in labelled:
        truth, read = labelled_units(one, vocabulary), found[one.id]
        wanted, got = by_skill(truth), by_skill(read)
        both = wanted.keys() & got.keys()
        add("precision, any status", len(both), len(got))
        add("recall, any status", len(both), len(wanted))
        add("status of those found", sum(wanted[s] == got[s] for s in both), len(both))
        must, must_got = ({s for s, st in d.items() if st == "must"} for d in (wanted, got))
        add("precision, must", len(must & must_got), len(must_got))
        add("recall, must", len(must & must_got), len(must))
        groups, groups_got = ({m for _, m in units if len(m) > 1} for units in (truth, read))
        add("any-of units, F1", len(groups & groups_got), len(groups_got), len(groups))
        wholly = {m for s, m in truth if s == "must"} == {m for s, m in read if s == "must"}
        add("postings whose musts are wholly right", float(wholly), 1)
    return {name: interval(counts, f1 if len(counts[0]) == 3 else ratio) for name, counts in rows.items()}
