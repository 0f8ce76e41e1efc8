"""LinkedIn's data archive: CSV tables with the headers that "Get a copy of your data" writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from gander.evidence.claims_csv import CsvError, CsvTable, Row, folded, read_csv
from gander.evidence.claims_dates import day_of
from gander.evidence.claims_reading import (
    About,
    Feat,
    Ledger,
    Reading,
    Terms,
    clipped,
    employer_of,
    unavailable,
)

KIND = "LinkedIn archive"
_LANGUAGE = "a human language: answer it with --gates, e.g. language:de=yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """`must`: columns that make it this table; `prose`: those that are read; `dates`: start and end;
    `ignored`: those that nothing is taken from, and are no news."""

    part: str
    must: Sequence[str]
    prose: Sequence[str] = ()
    dates: tuple[str, str] | None = None
    employer: str | None = None
    ignored: Sequence[str] = ()


_STARTED = ("Started On", "Finished On")
TABLES: Mapping[str, _Table] = {
    "positions": _Table(
        part="position",
        must=("Company Name", "Title", "Started On"),
        prose=("Title", "Description"),
        dates=_STARTED,
        employer="Company Name",
        ignored=("Location",),
    ),
    "certifications": _Table(
        part="certificate",
        must=("Name", "Authority"),
        prose=("Name",),
        dates=_STARTED,
        ignored=("Url", "Authority", "License Number"),
    ),
    "education": _Table(
        part="education",
        must=("School Name", "Degree Name"),
        prose=("Notes", "Activities"),
        dates=("Start Date", "End Date"),
        ignored=("School Name",),
    ),
    "projects": _Table(
        part="project",
        must=("Title", "Description", "Started On"),
        prose=("Title", "Description"),
        dates=_STARTED,
        ignored=("Url",),
    ),
    "volunteering": _Table(
        part="volunteering",
        must=("Company Name", "Role", "Cause"),
        prose=("Role", "Description"),
        dates=_STARTED,
        employer="Company Name",
        ignored=("Cause",),
    ),
    "profile": _Table(
        part="profile",
        must=("First Name", "Headline"),
        prose=("Headline", "Summary"),
        ignored=(
            *("First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Industry", "Zip Code"),
            *("Geo Location", "Twitter Handles", "Websites", "Instant Messengers"),
        ),
    ),
    "languages": _Table(part="language", must=("Name", "Proficiency")),
    "courses": _Table(part="course", must=("Name", "Number"), prose=("Name",), ignored=("Number",)),
    "skills": _Table(part="skill list", must=("Name",)),
}


def table_name(path: str) -> str | None:
    """'skills' for 'Export/Skills.csv'; None where no table of that name is read."""
    name = path.replace("\\", "/").rpartition("/")[2].lower()
    stem = name.removesuffix(".csv")
    return stem if name.endswith(".csv") and stem in TABLES else None


def is_linkedin(path: str, text: str) -> bool:
    """Whether a file is one of the tables, by its header; 'Name' alone must be called Skills.csv too."""
    name = table_name(path)
    if name == "skills":
        return _parsed(text[:4_000], TABLES["skills"], 10**6, 10**6) is not None
    head = text[:20_000].rpartition("\n")[0] or text[:20_000]
    return any(_header_of(head, TABLES[other]) for other in TABLES if other != "skills")


def _header_of(head: str, table: _Table) -> bool:
    wanted = {folded(name) for name in table.must}
    return any(wanted <= {folded(cell) for cell in line.split(",")} for line in head.splitlines()[:20])


def _parsed(text: str, table: _Table, most_rows: int, most_field: int) -> CsvTable | None:
    return read_csv(text, [folded(name) for name in table.must], most_rows, most_field)


def read_linkedin(
    name: str, files: Mapping[str, str], terms: Terms, most_rows: int, most_field: int
) -> Reading:
    """What the tables of an archive claim. `files`: the text of each by its path in the archive."""
    ledger = Ledger(name, KIND, terms)
    for path, text in files.items():
        called = table_name(path)
        order = [called] if called else [other for other in TABLES if other != "skills"]
        try:
            found = next(
                (
                    (kind, table)
                    for kind in order
                    if (table := _parsed(text, TABLES[kind], most_rows, most_field))
                ),
                None,
            )
        except CsvError as error:
            then = "take the table out of the archive, or export it again; the others are read"
            ledger.problems.append(unavailable(f"{name}: {path}", str(error), then))
            continue
        if found is None:
            ledger.skip("file", path, path, "its first lines are no header that LinkedIn writes")
        else:
            _read(path, found[0], found[1], ledger)
    return ledger.reading()


def _read(path: str, kind: str, found: CsvTable, ledger: Ledger) -> None:
    table = TABLES[kind]
    short = path.replace("\\", "/").rpartition("/")[2]
    if found.preamble:
        ledger.assumed.append(f"{short}: the {found.preamble} lines above its header are notes")
    for number in found.broken:
        ledger.skip("line", f"{short}:{number}", f"line {number}", "more fields than columns")
    for row in found.rows:
        _ROWS.get(kind, _prose)(f"{short}:{row.number}", row, table, ledger)
    known = {folded(name) for name in (*table.prose, *(table.dates or ()), *table.ignored, *table.must)}
    ledger.fields(short, [told for fold, told in found.columns.items() if fold not in known])


def _about(row: Row, table: _Table, ledger: Ledger) -> About:
    today = ledger.terms.today
    start, end = (row.of(folded(name)) for name in table.dates or ("", ""))
    first, last = day_of(start, today), day_of(end, today, end=True)
    if table.employer and first and not end:
        last = today  # a position without an end goes on
    employer = employer_of(row.of(folded(table.employer))) if table.employer else "none"
    return About(part=table.part, first=first, last=last, employer=employer)


def _prose(where: str, row: Row, table: _Table, ledger: Ledger) -> None:
    about = _about(row, table, ledger)
    named = [ledger.text(row.of(folded(column)), where, about) for column in table.prose]
    if not any(named):
        told = next((row.of(folded(column)) for column in table.prose if row.of(folded(column))), "")
        if told:
            ledger.skip("line", where, told, "names no skill")


def _skills(where: str, row: Row, table: _Table, ledger: Ledger) -> None:
    ledger.word(row.of("name"), where, About(part=table.part))


def _certificates(where: str, row: Row, table: _Table, ledger: Ledger) -> None:
    about = _about(row, table, ledger)
    name = row.of("name")
    # earned on a day; a day on which it ends to hold is no last use
    ledger.text(name, where, About(part=table.part, last=about.first))
    feat = Feat(
        kind="certificate",
        where=where,
        what=clipped(name),
        on=about.first,
        detail=clipped(row.of("authority")),
    )
    ledger.feats.append(feat)


def _education(where: str, row: Row, table: _Table, ledger: Ledger) -> None:
    degree = row.of("degreename")
    for mention in ledger.terms.index.mentions(degree):
        ledger.refuse(mention.skill, degree, where, "degree")
    _prose(where, row, table, ledger)


def _languages(where: str, row: Row, table: _Table, ledger: Ledger) -> None:
    ledger.skip("field", where, f"{row.of('name')} {row.of('proficiency')}", _LANGUAGE)


_ROWS: Mapping[str, Callable[[str, Row, _Table, Ledger], None]] = {
    "skills": _skills,
    "certifications": _certificates,
    "education": _education,
    "languages": _languages,
}
