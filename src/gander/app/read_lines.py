"""JSON lines in, JSON lines out, in batches: the memory used does not grow with the number of lines."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

import polars as pl

from gander.app.read_rows import on_one_line, origins, raw_rows
from gander.app.reading import EMPLOYER_KIND, Readers, Readings
from gander.app.workers import spread
from gander.model import Problem
from gander.reading.canonical import canonical
from gander.shell.posting_json import as_date

BATCH = 4_000
"""Lines read together: enough for the reader's compiled loops, few enough for a small machine."""
BATCH_BYTES = 48 << 20
"""Or fewer, where the lines are long."""
EXAMPLE = '{"id": "a1", "title": "Data engineer", "location": "Berlin", "text": "We look for …"}'
_OPTIONAL = ("title", "location", "employer")
_ENCODER, _DECODER = json.JSONEncoder(ensure_ascii=False), json.JSONDecoder()
_LONE = re.compile("[\ud800-\udfff]")
_YEARS = pl.struct(min=pl.col("years_min"), max=pl.col("years_max")).alias("years")


@dataclass(slots=True)
class Batch:
    """Lines that are right, by column; `ids` are the input's own, as JSON."""

    ids: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    title: list[str | None] = field(default_factory=list)
    location: list[str | None] = field(default_factory=list)
    employer: list[str | None] = field(default_factory=list)
    posted: list[date | None] = field(default_factory=list)
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One batch, read: `lines` is JSON lines; `problems` name the lines that are not in it."""

    lines: bytes
    problems: tuple[Problem, ...]
    done: int


Job = tuple[Batch, list[Problem], int]
"""A batch, what is wrong with other lines, and how many lines there were so far."""


class WrongLineError(ValueError):
    """A line that cannot be read; the message says why."""


def read_lines(lines: Iterable[bytes], where: str, readers: Readers | None = None) -> Iterator[Written]:
    """Each batch of the lines, read, in their order; what is wrong with a line does not stop the others.

    One batch is read here; where more follow, processes read them, one a core, and at most two batches a
    process wait: the memory used does not grow with the number of lines.
    """
    batches = _batches(lines, where)
    first = next(batches, None)
    if first is None:
        return
    second = next(batches, None)
    if second is None:
        yield _written(first, readers or Readers())
        return
    yield from spread(_written, chain((first, second), batches))


def _batches(lines: Iterable[bytes], where: str) -> Iterator[Job]:
    """The right lines together, what is wrong with the others, and how many lines there were so far."""
    batch, number = Batch(), 0
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        if line.isspace():
            continue
        try:
            _take(line, batch, problems, f"{where}, line {number}")
        except WrongLineError as wrong:
            problems.append(Problem(where=f"{where}, line {number}", why=str(wrong), next=f"e.g. {EXAMPLE}"))
        if len(batch.ids) >= BATCH or batch.size >= BATCH_BYTES or len(problems) >= BATCH:
            yield batch, problems, number
            batch, problems = Batch(), []
    if batch.ids or problems:
        yield batch, problems, number


def _written(job: Job, readers: Readers) -> Written:
    batch, problems, number = job
    return Written(lines=_read(batch, readers), problems=tuple(problems), done=number)


def _take(line: bytes, batch: Batch, problems: list[Problem], where: str) -> None:
    """Adds a line to the batch. Raises WrongLineError saying what is wrong with it."""
    item = _parsed(line)
    own = item.get("id")
    if not isinstance(own, str | int) or isinstance(own, bool):
        raise WrongLineError("it has no 'id'" if own is None else "its 'id' is neither a text nor a number")
    text = item.get("text")
    if text is None or (isinstance(text, str) and (not text or text.isspace())):
        raise WrongLineError("it has no 'text'")
    if not isinstance(text, str):
        raise WrongLineError(_kind("text", text))
    for name in _OPTIONAL:
        value = item.get(name)
        if value is not None and not isinstance(value, str):
            raise WrongLineError(_kind(name, value))
    posted = item.get("posted")
    if posted is not None and not isinstance(posted, str):
        raise WrongLineError(_kind("posted", posted))
    day = as_date(posted)
    if posted and posted.strip() and day is None:
        then = 'a date is written so: "posted": "2026-05-01"'
        why = f"read without its date: '{_whole(posted[:30])}' is none"
        problems.append(Problem(where=where, why=why, next=then))
    batch.ids.append(_ENCODER.encode(_whole(own) if isinstance(own, str) else own))
    batch.text.append(text)
    batch.title.append(_tidy(item.get("title")))
    batch.location.append(_tidy(item.get("location")))
    batch.employer.append(_tidy(item.get("employer")))
    batch.posted.append(day)
    batch.size += len(line)


def _parsed(line: bytes) -> Mapping[str, Any]:
    try:
        # what begins so is UTF-8: json.loads would look for the encoding first
        utf8 = line.startswith(b'{"')
        item = _DECODER.decode(line.decode("utf-8", "surrogatepass")) if utf8 else json.loads(line)
    except UnicodeDecodeError:
        raise WrongLineError("it is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        if line.lstrip().startswith(b"["):
            raise WrongLineError(
                "it is part of a JSON list; lines are objects (jq -c '.[]' makes them)"
            ) from None
        raise WrongLineError(f"it is no JSON: {error or 'nested too deep'}") from None
    if not isinstance(item, dict):
        raise WrongLineError("it is no object")
    return item


def _kind(name: str, value: Any) -> str:
    kinds = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return f"its '{name}' is {kinds.get(type(value), 'no text')}, not a text"


def _tidy(value: str | None) -> str | None:
    """A printed value without outer white space and entities; an empty one is null."""
    return (" ".join(canonical(_whole(value)).split()) or None) if value else None


def _whole(value: str) -> str:
    """Half a character, which no file can hold, becomes the sign for one."""
    return value if value.isascii() else _LONE.sub("\ufffd", value)


def _read(batch: Batch, readers: Readers) -> bytes:
    if not batch.ids:
        return b""
    raw = _raw(batch)
    found = readers.read(raw, demands=False)
    table = found.postings.join(origins(found), on="id", how="inner")
    table = table.join(requirements(found, raw, readers), on="id", how="left").sort("at", "part")
    table = table.with_columns(EMPLOYER_KIND.alias("employer_kind"))
    shown = table.select(_shown(table))
    out = io.BytesIO()
    shown.write_ndjson(out)
    return b"".join(_with_ids(out.getvalue(), [batch.ids[at] for at in table["at"].to_list()]))


def _raw(batch: Batch) -> pl.DataFrame:
    columns: dict[str, Sequence[Any]] = {
        "text": batch.text,
        "title": batch.title,
        "location": batch.location,
        "employer": batch.employer,
        "posted": batch.posted,
    }
    try:
        return raw_rows(columns)
    except UnicodeEncodeError:
        # one text has half a character, and to look for one in each costs as much as to parse them all
        return raw_rows({**columns, "text": [_whole(text) for text in batch.text]})


def _with_ids(rows: bytes, ids: list[str]) -> Iterator[bytes | memoryview]:
    """The lines of `rows`, objects all, in pieces, each with its id in front."""
    whole, start = memoryview(rows), 0
    for name in ids:
        end = rows.index(b"\n", start) + 1
        yield b'{"id":%b,' % name.encode()
        yield whole[start + 1 : end]
        start = end


def _shown(table: pl.DataFrame) -> list[pl.Expr]:
    """The contract's columns of a posting, in its order."""
    names = ["part", "role", "seniority", "places", "remote", "remote_from", "years", "degree", "gates"]
    names += ["pay", "lang", "industry", "employer_kind", "posted", "requirements"]
    filled: dict[str, list[Any]] = {"gates": [], "requirements": []}
    return [
        pl.col(name).fill_null(pl.lit(filled[name], dtype=table.schema[name]))
        if name in filled
        else pl.col(name)
        for name in names
        if name in table.columns
    ]


def requirements(found: Readings, raw: pl.DataFrame, readers: Readers) -> pl.DataFrame:
    """`id` and `requirements`: one entry a member; the members of an any-of unit share `unit`."""
    members = found.units.explode("members", "spans", empty_as_null=False).rename({"members": "skill"})
    members = members.with_columns(
        _YEARS,
        start=pl.coalesce(pl.col("spans").struct.field("start"), "start"),
        end=pl.coalesce(pl.col("spans").struct.field("end"), "end"),
    )
    members = members.with_columns(_labels(members, origins(found), raw["text"], readers).alias("label"))
    names = ("skill", "label", "kind", "status", "unit", "under", "years", "start", "end", "rule")
    entry = pl.struct(*names).alias("requirements")
    return members.group_by("posting", maintain_order=True).agg(entry).rename({"posting": "id"})


def _labels(members: pl.DataFrame, at: pl.DataFrame, texts: pl.Series, readers: Readers) -> pl.Series:
    """The vocabulary's labels; a skill that it does not have is called as it stands in the text."""
    known = readers.vocabulary.skills
    ids = members["skill"].unique()
    listed = ids.filter(ids.is_in(list(known)))
    names = pl.Series([known[i].label for i in listed], dtype=pl.String)
    labels = members["skill"].replace_strict(listed, names, default=None, return_dtype=pl.String)
    rows = labels.is_null().arg_true()
    if not len(rows):
        return labels
    row_of = dict(at.iter_rows())
    asked = members[rows].select("posting", "skill", "start", "end")
    told: list[str] = []
    for posting, group in groupby(asked.iter_rows(), key=itemgetter(0)):
        text = canonical(texts[row_of[posting]])
        told.extend(on_one_line(text, start, end) or skill for _, skill, start, end in group)
    return labels.scatter(rows, told)
