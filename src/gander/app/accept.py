"""What sources show becomes part of the user's market: what is new is read, what is known is kept.

How:
    Batches come one by one, each what one subject showed. Of each advert only the hash of what it says is
    compared with what is known; those that are new or say something else go on to be read, so that texts need
    not stay in memory. When all have come, `market_after` merges the history once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

import polars as pl

from gander.app.ingest import Ingested
from gander.market.history import CONTENT, SEEN
from gander.model import Problem
from gander.normalise.posting import part_id
from gander.shell.generation import Tables
from gander.tables import RAW, conform, schema

FEW = 0.3
"""A board that shows less than this of what it had is asked once more before the rest counts as gone."""
ENOUGH = 10
"""Adverts that a board must have had for that: a small one may well close most of its own."""
DOUBTED = "doubted"
CLOSES = schema(id=pl.String, closes=pl.Date)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What has to be said of a source wherever its rows count. `series`: dated posts, no stock."""

    what: str
    licence: str
    origin: str
    series: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one subject of a source showed. `rows`: tables.RAW; `per`: as LiveFacts has it, or 'file';
    `whole`: all of it came; `gone`: the source says that there is no such subject; `total`: adverts it says
    it has; `dropped`: entries that are no adverts."""

    source: str
    subject: str
    about: About
    rows: pl.DataFrame
    per: str
    whole: bool
    at: datetime
    company: str | None = None
    gone: bool = False
    total: int | None = None
    dropped: int = 0
    problems: tuple[Problem, ...] = ()
    state: str = ""
    """whole | doubted | partial | failed; set by `Accepting.take`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that came: `seen` by history.SEEN, `closes`, the batches without their rows, and what was read."""

    seen: pl.DataFrame
    closes: pl.DataFrame
    batches: tuple[Batch, ...]
    parts: Ingested


class Accepting:
    """Takes batches against what is `known`. `reader`: the fingerprint of what reads now; where another read
    the known postings, those that are shown again are read again."""

    def __init__(self, known: Tables, reader: str) -> None:
        adverts = known.adverts
        again = known.reader != reader
        self._content = {} if again else dict(adverts.select("id", "content").iter_rows())
        self._known = frozenset(adverts["id"])
        still = adverts.filter(pl.col("closed").is_null()).group_by("source", "subject").len()
        self._open = {(source, subject): n for source, subject, n in still.iter_rows()}
        self._states = {
            (row["source"], row["subject"]): row["state"] for row in known.subjects.iter_rows(named=True)
        }
        self._seen: list[pl.DataFrame] = []
        self._closes: list[pl.DataFrame] = []
        self._batches: list[Batch] = []
        self._ids: set[str] = set()
        self.n_seen = self.n_new = self.n_read = 0

    def news(self, batches: Iterable[Batch]) -> Iterator[pl.DataFrame]:
        """Notes what each batch shows, and gives tables.RAW of what has to be read of it."""
        for batch in batches:
            news = self._take(batch)
            self.n_read += news.height
            if news.height:
                yield news.select(RAW.names())

    def _take(self, batch: Batch) -> pl.DataFrame:
        """The rows that are not known as they are. An advert that came before counts once."""
        rows = identified(batch.rows).unique("id", keep="last", maintain_order=True)
        rows = rows.filter(pl.Series([key not in self._ids for key in rows["id"]], dtype=pl.Boolean))
        self._ids.update(rows["id"])
        shown = rows.select(
            "id",
            "source",
            pl.lit(batch.subject).alias("subject"),
            *("source_id", "url", "title", "content"),
            _day(batch).alias("day"),
        )
        self._seen.append(conform(shown, SEEN, batch.source))
        self._closes.append(rows.select("id", "closes").drop_nulls("closes"))
        self.n_seen += rows.height
        self.n_new += sum(key not in self._known for key in rows["id"])
        judged = self._judged(batch, rows.height)
        self._batches.append(replace(judged, rows=batch.rows.clear()))
        before = pl.Series([self._content.get(key) for key in rows["id"]], dtype=pl.String)
        return rows.filter(before.ne_missing(rows["content"]))

    def _judged(self, batch: Batch, n: int) -> Batch:
        """A board that lost most of its adverts at once may have given half an answer: then what is missing
        is not taken for gone, until it says so a second time."""
        key = (batch.source, batch.subject)
        had = self._open.get(key, 0)
        few = batch.whole and batch.per == "board" and had >= ENOUGH and n < FEW * had
        if not few or self._states.get(key) == DOUBTED:
            state = "whole" if batch.whole else "partial" if n else "failed"
            return replace(batch, state=state)
        doubt = Problem(
            where=f"{batch.source}:{batch.subject}",
            why=f"it shows {n:,} of the {had:,} adverts that it had: perhaps half an answer",
            next="nothing to do: if it says so again with the next update, the others count as gone",
        )
        return replace(batch, whole=False, state=DOUBTED, problems=(*batch.problems, doubt))

    def shown(self, parts: Ingested) -> Shown:
        """All that came until now. `parts`: what was read of `news`."""
        return Shown(
            seen=pl.concat([pl.DataFrame(schema=SEEN), *self._seen]),
            closes=pl.concat([pl.DataFrame(schema=CLOSES), *self._closes]),
            batches=tuple(self._batches),
            parts=parts,
        )


def _day(batch: Batch) -> pl.Expr:
    """On which day an advert was there: that of its page; of a file, that which the file tells."""
    told = ("snapshot_day", "posted") if batch.per == "file" else ("snapshot_day",)
    return pl.coalesce(*told, pl.lit(batch.at.date()))


def identified(rows: pl.DataFrame) -> pl.DataFrame:
    """tables.RAW with `id` (of the advert, as of its part 0) and `content`, the hash of what it says."""
    ids = [part_id(source, key, 0) for source, key in rows.select("source", "source_id").iter_rows()]
    return rows.with_columns(
        pl.Series("id", ids, dtype=pl.String), pl.Series("content", _contents(rows), dtype=pl.String)
    )


def _contents(rows: pl.DataFrame) -> list[str]:
    said = rows.select(
        pl.struct(
            pl.col("tags").list.join("\x1e"), *(name for name in CONTENT if name not in ("tags", "text"))
        )
        .struct.json_encode()
        .alias("fields"),
        pl.col("text").fill_null(""),
    )
    return [
        blake2b(
            text.encode(), digest_size=12, key=blake2b(fields.encode(), digest_size=32).digest()
        ).hexdigest()
        for fields, text in said.iter_rows()
    ]
