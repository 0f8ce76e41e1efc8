"""`gander label`: a posting's reading to correct, what a person made of it, and label files compared.

Why in steps: between writing the sheet and storing the label a person edits, for as long as it takes; the
face leads through it, and nothing is kept but the sheet itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from gander.app.label_reading import label_of
from gander.app.read import Given, Posting, language_read, read_all
from gander.app.reading import Readers
from gander.employers import employer_id
from gander.errors import UserError
from gander.labels.agree import Figure, agreement
from gander.labels.changes import Change, changes
from gander.labels.form import Label, Member, to_json
from gander.labels.grammar import Grammar
from gander.labels.known import Known
from gander.labels.mistakes import Mistake
from gander.labels.page import Page
from gander.labels.sheet import read_sheet, write_sheet
from gander.model import Problem
from gander.reading.canonical import CANONICAL_VERSION
from gander.reading.coining import slug
from gander.reading.markup import masked
from gander.shell import label_store
from gander.shell.documents import read_documents
from gander.shell.vocabulary import read_vocabulary
from gander.vocabulary.vocabulary import Vocabulary

_READER = re.compile(r"[A-Za-z0-9]{1,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A posting to label: its reading as a label, and what a sheet of it is checked against."""

    posting: Posting
    reading: Label
    grammar: Grammar
    digest: str
    unread: str | None
    """The language whose requirements Gander does not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A sheet as a label with what it changes, or its mistakes; `begun` is 'blank', 'reading' or None."""

    label: Label
    mistakes: tuple[Mistake, ...]
    changes: tuple[Change, ...]
    begun: str | None
    empty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How far two label files agree on the texts that both have; `only_…` are texts of one file alone."""

    n_texts: int
    n_pairs: int
    only_first: int
    only_second: int
    readers: tuple[tuple[str, ...], tuple[str, ...]]
    figures: tuple[Figure, ...]


def task(file: str, given: Given) -> Task:
    """The posting of a file, read. Raises UserError where it cannot be, or where it holds several."""
    documents = read_documents(file)
    if len(documents) != 1:
        why = f"it holds {len(documents)} postings; a label is of one"
        raise UserError(Problem(where=file, why=why, next="put the posting into a file of its own"))
    said = {name: value for name, value in asdict(given).items() if value is not None}
    readers = Readers()
    (posting,) = read_all([replace(documents[0], **said)], readers)
    vocabulary = readers.vocabulary
    known = Known(
        roles=tuple(vocabulary.roles),
        industries=(*(one.id for one in readers.industries), "unknown"),
        countries=frozenset(readers.gazetteer.countries),
        skill=lambda name: skill_id(name, vocabulary),
        skill_label=lambda id_: vocabulary.named(id_).label,
    )
    grammar = Grammar(Page(masked(posting.text)), known)
    unread = next(
        (str(p.facts["lang"]) for p in posting.parts if not language_read(p) and p.facts["lang"]), None
    )
    return Task(
        posting=posting,
        reading=label_of(posting, grammar, vocabulary),
        grammar=grammar,
        digest="b2:" + blake2b(posting.text.encode("utf-8", "replace"), digest_size=16).hexdigest(),
        unread=unread,
    )


def skill_id(name: str, vocabulary: Vocabulary) -> str:
    """The vocabulary's id for a name; what it does not know is called by its own words."""
    skill = vocabulary.resolve(name) or vocabulary.resolve(name.replace("-", " "))
    return skill.id if skill else slug(name) or "-".join(name.lower().split())


def sheet(one: Task, blank: bool) -> str:
    """The sheet of a posting: as read, or blank for a reading that nothing has coloured."""
    about = {"title": one.posting.title, "employer": one.posting.employer, "place": one.posting.location}
    words = {key: " ".join(Page(value).text.split()) for key, value in about.items() if value}
    return write_sheet(None if blank else one.reading, one.grammar, one.digest, words)


def check(one: Task, text: str) -> Checked:
    """What a sheet says, against the posting and its reading."""
    found = read_sheet(text, one.grammar, one.digest)
    return Checked(
        label=found.label,
        mistakes=found.mistakes,
        changes=() if found.mistakes else changes(one.reading, found.label, one.grammar),
        begun={"blank": "blank", "from the reading": "reading"}.get(found.begun or ""),
        empty=found.empty,
    )


def reader_name(said: str | None) -> str:
    """The letters that stand for who reads: as said, else git's initials. Raises UserError."""
    name = said or _initials()
    if name is None:
        raise UserError(
            Problem(
                where="--as", why="it is not known who reads: git knows no user.name", next="e.g. --as AL"
            )
        )
    if _READER.fullmatch(name) is None:
        raise UserError(
            Problem(where=f"--as {name}", why="one to eight letters or digits", next="e.g. --as AL")
        )
    return name


def _initials() -> str | None:
    import pygit2

    try:
        name = pygit2.Config.get_global_config()["user.name"]
    except (KeyError, OSError, pygit2.GitError):
        return None
    letters = "".join(slug(word)[:1] for word in (name or "").split()).upper()
    return letters[:4] or None


def line(one: Task, checked: Checked, file: str, reader: str) -> dict[str, Any]:
    """The label as a line of a label file: offsets and facts, nothing of the text.

    `url` is where the page itself says that it stands, so that the text can be had again.
    """
    employer, url = one.posting.employer, one.posting.url or ""
    return {
        "source": "file",
        "source_id": "standard input" if file == "-" else Path(file).name,
        "url": url if url.startswith(("https://", "http://")) else None,
        "employer_id": employer_id(employer) if employer else None,
        "canonical": CANONICAL_VERSION,
        "hash": one.digest,
        "reader": reader,
        "labelled": date.today().isoformat(),
        "begun": checked.begun,
        **to_json(checked.label),
    }


def agree(first: str, second: str) -> Agreed:
    """Two label files compared. Raises UserError where one cannot be read or no text is in both."""
    vocabulary = read_vocabulary()
    sides = [_by_text(Path(name).expanduser(), vocabulary) for name in (first, second)]
    a, b = sides
    both = [(x, y) for key in a if key in b for x in a[key] for y in b[key] if x != y]
    texts = a.keys() & b.keys()
    if not both:
        why = "no text is in both files" if not texts else "both files hold the very same labels"
        raise UserError(
            Problem(where=f"{first}, {second}", why=why, next="label the same texts twice, by two readers")
        )
    return Agreed(
        n_texts=len(texts),
        n_pairs=len(both),
        only_first=len(a.keys() - b.keys()),
        only_second=len(b.keys() - a.keys()),
        readers=(_readers([x for x, _ in both]), _readers([y for _, y in both])),
        figures=agreement([(x[1], y[1]) for x, y in both]),
    )


_Read = tuple[str, Label]


def _by_text(path: Path, vocabulary: Vocabulary) -> dict[tuple[str, int], list[_Read]]:
    """(reader, label) by text: its hash and the version of canonical(text) that the offsets are of."""
    found: dict[tuple[str, int], list[_Read]] = {}
    for line, label in label_store.read_lines(path):
        found.setdefault((line["hash"], line["canonical"]), []).append(
            (line["reader"], _current(label, vocabulary))
        )
    return found


def _current(label: Label, vocabulary: Vocabulary) -> Label:
    """The label in today's ids: labels of several years and readers name skills in several ways."""

    def member(old: Member) -> Member:
        return Member(old.start, old.end, skill_id(old.skill, vocabulary))

    units = tuple(
        replace(
            unit,
            members=tuple(member(one) for one in unit.members),
            under=member(unit.under) if unit.under else None,
        )
        for unit in label.units
    )
    return Label(units=units, posting=label.posting)


def _readers(labels: Sequence[_Read]) -> tuple[str, ...]:
    return tuple(sorted({reader for reader, _ in labels}))
