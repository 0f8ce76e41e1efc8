"""From raw postings to what was read of them: the one path of snapshot, `gander read` and benchmarks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import polars as pl

from gander.normalise.demand import demand_ids
from gander.normalise.forum import of_forum
from gander.normalise.gazetteer import Gazetteer
from gander.normalise.industry import Industry
from gander.normalise.parts import parts
from gander.normalise.posting import LANGUAGES_READ, as_postings, described, part_id, with_ids
from gander.normalise.signs import signs
from gander.reading.canonical import canonical
from gander.reading.reader import THREADS, Reader
from gander.shell.industries import read_industries
from gander.shell.lexicon import read_lexicon
from gander.shell.model import read_model
from gander.shell.places import read_gazetteer
from gander.shell.vocabulary import read_shipped
from gander.vocabulary.vocabulary import Vocabulary

EMPLOYER_KIND = pl.when(pl.col("agency")).then(pl.lit("agency")).otherwise(pl.lit("direct"))
"""Who advertises, in the words of the contracts."""

NAMES = {"id": pl.String, "title": pl.String}


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """`postings` by tables.POSTING, sorted by id, one a part; `units` by tables.READ_UNIT, each part's own;
    `keys`: id, source, source_id of every part; `names`: id and title of each part where a post has several.
    """

    postings: pl.DataFrame
    units: pl.DataFrame
    keys: pl.DataFrame
    names: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=NAMES))


class Readers:
    """Everything that reading a posting needs, loaded once."""

    def __init__(self, threads: int = THREADS) -> None:
        shipped = read_shipped()
        self.vocabulary: Vocabulary = shipped.vocabulary
        self.gazetteer: Gazetteer = read_gazetteer()
        self.industries: tuple[Industry, ...] = read_industries()
        self.reader = Reader(self.vocabulary, read_model(), threads, read_lexicon(shipped))

    def read(self, raw: pl.DataFrame, demands: bool = True) -> Readings:
        """What was read of those postings (tables.RAW); a text in a language that is not read has no units.

        Without `demands` the same advert in several places is not looked for.
        """
        found, frame = self._read(raw)
        if not demands:
            return found
        return replace(found, postings=as_postings(frame, demand_ids(frame, self.gazetteer)))

    def signed(self, raw: pl.DataFrame) -> tuple[Readings, pl.DataFrame]:
        """The same without demands, and tables.SIGN, by which they are found later, whatever else comes."""
        found, frame = self._read(raw)
        return found, signs(frame, self.gazetteer)

    def _read(self, raw: pl.DataFrame) -> tuple[Readings, pl.DataFrame]:
        """What was read, each part a demand of its own, and what `described` says of each."""
        raw = with_ids(raw)
        texts = raw.filter(pl.col("text").is_not_null() & pl.col("lang").is_in(LANGUAGES_READ))
        units, read = self.reader.read(
            texts.select(pl.col("id").alias("posting"), "title", "employer", "text")
        )
        apart = parts_of(raw)
        frame = described(raw, read, self.gazetteer, self.vocabulary.roles, self.industries, apart)
        keys = raw.select("id", "source", "source_id")
        keys = pl.concat([keys, apart.filter(pl.col("part") > 0).select(keys.columns)])
        found = Readings(
            postings=as_postings(frame, frame["id"]),
            units=in_parts(units, apart),
            keys=keys,
            names=apart.select(*NAMES),
        )
        return found, frame


def parts_of(raw: pl.DataFrame) -> pl.DataFrame:
    """The roles of posts that advertise several: origin (the post's id), id (the part's), part, title, own
    (the text between `start` and `end`, characters of the canonical text), source, source_id."""
    forum = raw.filter(of_forum() & pl.col("text").is_not_null())
    texts = [canonical(text) for text in forum["text"]]
    forum = forum.with_columns(pl.Series("text", texts, dtype=pl.String))
    found = parts(forum.select("id", "source", "title", "text"))
    found = found.join(forum.select("id", "source", "source_id", "text"), on="id", maintain_order="left")
    ids = [part_id(*key) for key in found.select("source", "source_id", "part").iter_rows()]
    return found.select(
        pl.Series("id", ids, dtype=pl.String),
        pl.col("id").alias("origin"),
        *("part", "title", "start", "end", "source", "source_id"),
        own=pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start")),
    )


def in_parts(units: pl.DataFrame, apart: pl.DataFrame) -> pl.DataFrame:
    """The units of each part (of `parts_of`): those within its own stretch of the text, and those outside
    every part's."""
    if apart.is_empty():
        return units
    shared = units.join(apart.select("origin").unique(), left_on="posting", right_on="origin", how="anti")
    rows = units.join(apart.select("origin", "id", "start", "end"), left_on="posting", right_on="origin")
    inside = (pl.col("start") >= pl.col("start_right")) & (pl.col("start") < pl.col("end_right"))
    rows = rows.with_columns(inside=inside)
    taken = pl.col("inside").any().over("posting", "unit")
    rows = rows.filter(pl.col("inside") | ~taken).with_columns(posting="id")
    number = pl.col("unit").rank("ordinal").over("posting").cast(units.schema["unit"]) - 1
    rows = rows.sort("posting", "unit").with_columns(unit=number).select(units.columns)
    return pl.concat([shared, rows])
