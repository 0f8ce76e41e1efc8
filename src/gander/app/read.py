"""`gander read`: one posting or a few, read, with everything that a page about it needs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, cast

from gander.app.read_looks import Look, looks
from gander.app.read_rows import as_written, origins, raw_rows
from gander.app.reading import EMPLOYER_KIND, Readers, Readings
from gander.errors import GanderError, UserError
from gander.model import Named, Problem, ReaderQuality
from gander.reading.canonical import canonical
from gander.shell.document import Document
from gander.shell.documents import read_documents
from gander.shell.store import open_market

Status = Literal["must", "nice", "context"]
Span = tuple[int, int]
Figures = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A skill of a unit, and where it stands in the text; (-1, -1) where it does not."""

    skill: Named
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is asked for together: one skill, or several of which one is enough."""

    number: int
    members: tuple[Member, ...]
    under: Named | None
    status: Status
    kind: str
    years: Figures
    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A condition that no learning meets soon, with the sentence that says it."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One job of a posting. `facts` are the other columns of tables.POSTING, as the contract has them.

    `title` is its name as the post writes it, where the post has several jobs.
    """

    part: int
    roles: tuple[Named, ...]
    facts: Mapping[str, Any]
    gates: tuple[Gate, ...]
    units: tuple[Unit, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A posting as it was read. All spans are characters of `text`; `look` is for showing it."""

    where: str
    title: str | None
    employer: str | None
    location: str | None
    url: str | None
    text: str
    parts: tuple[Part, ...]
    look: Look = field(default_factory=Look)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says where a file does not: it goes before what the file says."""

    title: str | None = None
    location: str | None = None
    employer: str | None = None
    posted: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswer:
    """The postings of the files that could be read, and what was wrong with the others."""

    postings: tuple[Posting, ...]
    problems: tuple[Problem, ...] = ()
    reader: ReaderQuality | None = None
    today: date = field(default_factory=date.today)


def read(files: Iterable[str], given: Given) -> ReadAnswer:
    """Raises UserError where no file could be read."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for name in files:
        try:
            documents += read_documents(name)
        except UserError as error:
            problems += error.problems
    if not documents:
        raise UserError(*problems)
    said = {key: value for key, value in dataclasses.asdict(given).items() if value is not None}
    said |= {"posted_basis": "stated"} if given.posted else {}
    told = [dataclasses.replace(document, **said) for document in documents]
    return ReadAnswer(postings=read_all(told, Readers()), problems=tuple(problems), reader=_quality(problems))


def _quality(problems: list[Problem]) -> ReaderQuality | None:
    try:
        return open_market().reader_quality()
    except GanderError as error:
        problems += error.problems
        return None


def read_all(documents: Sequence[Document], readers: Readers) -> tuple[Posting, ...]:
    """The documents, read, in their order."""
    names = [f.name for f in dataclasses.fields(Document) if f.name != "where"]
    raw = raw_rows({name: [getattr(d, name) for d in documents] for name in names})
    found = readers.read(raw, demands=False)
    at = dict(origins(found).iter_rows())
    texts = {id_: canonical(documents[row].text) for id_, row in at.items()}
    units = _units(found, readers, texts)
    titles: dict[str, str] = dict(found.names.iter_rows())
    parts: dict[int, list[Part]] = {}
    table = found.postings.with_columns(EMPLOYER_KIND.alias("employer_kind")).drop("agency")
    for row in table.sort("part").iter_rows(named=True):
        parts.setdefault(at[row["id"]], []).append(
            _part(row, units.get(row["id"], ()), titles.get(row["id"]), readers)
        )
    seen = looks([canonical(document.text) for document in documents], readers)
    return tuple(
        _posting(document, title, tuple(parts.get(index, ())), look)
        for index, (document, title, look) in enumerate(zip(documents, raw["title"], seen, strict=True))
    )


def _posting(document: Document, title: str | None, parts: tuple[Part, ...], look: Look) -> Posting:
    return Posting(
        where=document.where,
        title=document.title or title,
        employer=document.employer,
        location=document.location,
        url=document.url,
        text=canonical(document.text),
        parts=parts,
        look=look,
    )


_APART = ("id", "part", "role", "gates", "demand_id", "employer_id", "employer", "source", "url")


def _part(row: Mapping[str, Any], units: tuple[Unit, ...], title: str | None, readers: Readers) -> Part:
    roles = readers.vocabulary.roles
    return Part(
        part=row["part"],
        roles=tuple(
            Named(id=role, label=roles[role].label if role in roles else role) for role in row["role"] or ()
        ),
        facts={name: value for name, value in row.items() if name not in _APART},
        gates=tuple(
            Gate(kind=gate["kind"], span=(gate["start"], gate["end"])) for gate in row["gates"] or ()
        ),
        units=units,
        title=title or "",
    )


_ORDER: Mapping[str, int] = {"must": 0, "nice": 1, "context": 2}


def _units(found: Readings, readers: Readers, texts: Mapping[str, str]) -> dict[str, tuple[Unit, ...]]:
    """Units by posting: must, nice, context, each in the order of the text, numbered through."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in found.units.iter_rows(named=True):
        rows.setdefault(row["posting"], []).append(row)
    return {
        posting: tuple(
            _unit(number, row, readers, texts[posting])
            for number, row in enumerate(
                sorted(own, key=lambda row: (_ORDER.get(row["status"], 3), row["start"], row["unit"])),
                start=1,
            )
        )
        for posting, own in rows.items()
    }


def _unit(number: int, row: Mapping[str, Any], readers: Readers, text: str) -> Unit:
    whole = (row["start"], row["end"])
    spans = row.get("spans") or []
    members = []
    for at, skill in enumerate(row["members"]):
        span = (spans[at]["start"], spans[at]["end"]) if at < len(spans) and spans[at] else whole
        members.append(Member(skill=_named(skill, text, span, readers), span=span))
    return Unit(
        number=number,
        members=tuple(sorted(members, key=lambda one: one.span)),
        under=readers.vocabulary.named(row["under"]) if row["under"] else None,
        status=cast(Status, row["status"]),
        kind=row["kind"],
        years=(row["years_min"], row["years_max"]),
        span=whole,
        rule=row["rule"] or "",
    )


def _named(skill: str, text: str, span: Span, readers: Readers) -> Named:
    """The skill with its label; one that the vocabulary does not have is called as it stands in the text."""
    if skill in readers.vocabulary.skills:
        return readers.vocabulary.named(skill)
    return Named(id=skill, label=as_written(text, *span) or skill)


def language_read(part: Part) -> bool:
    """Whether the text is in a language whose requirements are read."""
    return part.facts.get("basis") == "read"


__all__ = [
    *("Gate", "Given", "Look", "Member", "Part", "Posting", "ReadAnswer", "Unit"),
    *("language_read", "read"),
]
