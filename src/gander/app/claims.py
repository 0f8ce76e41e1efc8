"""What a person says of themselves, out of all that they give: `--know`, `--cv`, `--github`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gander.app.claims_kinds import Group, group_of
from gander.app.request import Request
from gander.app.told import Told
from gander.errors import UserError
from gander.evidence.claims import parse_know
from gander.evidence.claims_badges import read_badge
from gander.evidence.claims_github import read_archive
from gander.evidence.claims_json import JsonError
from gander.evidence.claims_json_resume import read_json_resume
from gander.evidence.claims_kaggle import read_kaggle
from gander.evidence.claims_linkedin import read_linkedin
from gander.evidence.claims_reading import Reading, Terms, Unread, unavailable
from gander.evidence.claims_text import read_text
from gander.evidence.mentions import AliasIndex
from gander.evidence.signatures import Signatures
from gander.model import Problem
from gander.shell.claims_extract import NoPackageError, extracted
from gander.shell.claims_files import EXAMPLE, NESTED, Given, TooMuchError, open_given, text_of
from gander.shell.claims_limits import LIMITS, Limits
from gander.vocabulary.vocabulary import Vocabulary

CONFIRM = "approximate, please confirm"
"""what is said of claims that were taken out of a layout"""


def read_claims(request: Request, vocabulary: Vocabulary, limits: Limits = LIMITS) -> Told:
    """The claims of a request. A source that cannot be read is a problem; the others are read."""
    claims, problems = parse_know(request.know, vocabulary, request.today)
    readings: list[Reading] = []
    if request.cv or request.github:
        terms = _terms(request, vocabulary)
        for number, name in enumerate(request.cv):
            request.progress("claims", number, len(request.cv))
            of_it, wrong = _source(name, terms, limits)
            readings += of_it
            problems += wrong
        if request.github:
            from gander.app.claims_github import ask_github

            readings.append(ask_github(request, terms))
    for reading in readings:
        claims += reading.claims
        problems += reading.problems
    return Told(claims=tuple(claims), readings=tuple(readings), problems=tuple(dict.fromkeys(problems)))


def _terms(request: Request, vocabulary: Vocabulary) -> Terms:
    return Terms(
        vocabulary=vocabulary,
        index=AliasIndex(vocabulary),
        signatures=Signatures(vocabulary.skills.values()),
        today=request.today,
        user=request.kaggle,
    )


def _source(name: str, terms: Terms, limits: Limits) -> tuple[list[Reading], list[Problem]]:
    """The readings of one --cv, and what is wrong with it as a whole."""
    try:
        given = open_given(name, limits, terms.user)
    except UserError as error:
        return [], list(error.problems)
    bundle = _Bundle(given, terms, limits)
    readings = bundle.readings()
    problems = list(given.problems)
    if not any(r.claims or r.problems for r in readings) and not problems:
        next_ = "name skills in lines or lists, e.g. '- Python, SQL, Docker (3 years)'"
        problems.append(Problem(where=name, why="no skill that we know is named in it", next=next_))
    return readings, problems


@dataclass(slots=True)
class _Bundle:
    """The files of one source, sorted by what they are."""

    given: Given
    terms: Terms
    limits: Limits
    texts: dict[Group, dict[str, str]] = field(default_factory=dict)
    alone: list[Reading] = field(default_factory=list)

    def readings(self) -> list[Reading]:
        for path, data in self.given.files.items():
            try:
                self._sort(path, data)
            except (TooMuchError, JsonError, NoPackageError) as error:
                self.given.problems.append(_wrong(self._where(path), error))
        found = [
            read(self.given.name, self.texts[group]) for group, read in self._readers() if group in self.texts
        ]
        found += self.alone
        return [*found, *self._left(found)]

    def _readers(self) -> list[tuple[Group, Callable[[str, Mapping[str, str]], Reading]]]:
        rows, most = self.limits.rows, self.limits.field
        return [
            ("linkedin", lambda name, files: read_linkedin(name, files, self.terms, rows, most)),
            ("github", lambda name, files: read_archive(name, files, self.terms)),
            ("kaggle", lambda name, files: read_kaggle(name, files, self.terms, rows, most)),
        ]

    def _where(self, path: str) -> str:
        return f"{self.given.name}: {path}" if self.given.whole else path

    def _sort(self, path: str, data: bytes) -> None:
        """A file into its group, or read where it stands by itself."""
        group, value = group_of(path, data)
        name = path.rpartition("/")[2]
        if group == "pdf" or group == "docx":
            text = extracted(data, group, self.limits)
            reading = read_text(name, text, self.terms, group.upper(), approximate=True)
            self.alone.append(dataclasses.replace(reading, assumed=(CONFIRM,)))
        elif group == "archive":
            self.given.skipped.append((path, NESTED))
        elif group == "unknown":
            self.given.skipped.append((path, str(value)))
        elif group == "text":
            text = text_of(data)
            if len(data) > self.limits.text:
                raise TooMuchError(f"a text larger than {self.limits.text // 1_000_000} MB")
            self.alone.append(read_text(name, text, self.terms))
        elif group == "resume":
            self.alone.append(read_json_resume(name, value, self.terms))
        elif group == "badge":
            self.alone.append(read_badge(name, value, self.terms))
        else:
            self.texts.setdefault(group, {})[path] = text_of(data)

    def _left(self, found: list[Reading]) -> list[Reading]:
        """A reading of what was not opened; a single file that is of no known kind is a problem."""
        if not self.given.skipped:
            return []
        if not self.given.whole:
            self.given.problems += [unavailable(path, why, EXAMPLE) for path, why in self.given.skipped]
            return []
        unread = tuple(
            Unread(kind="file", where=path, what=path, why=why) for path, why in self.given.skipped
        )
        return [Reading(name=self.given.name, kind="files not read", unread=unread)]


def _wrong(where: str, error: Exception) -> Problem:
    if isinstance(error, NoPackageError):
        return unavailable(where, str(error), error.install)
    return unavailable(where, str(error), f"give another form of it, {EXAMPLE}")
