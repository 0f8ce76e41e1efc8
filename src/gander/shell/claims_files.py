"""A source of claims as it is given: a file, a folder, a zip or a tar, told apart by its first bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from gander.errors import UserError
from gander.evidence.claims_reading import unavailable
from gander.model import Problem
from gander.shell.claims_limits import LIMITS, Limits

EXAMPLE = "e.g. --cv cv.md, --cv resume.json, --cv linkedin.zip"
NESTED = "an archive within is not opened: unpack it and give it by itself"
ARCHIVES = re.compile(r"\.(?:zip|tar|gz|tgz|bz2|xz|7z|rar|zst)$", re.IGNORECASE)
WANTED = re.compile(r"\.(?:csv|json|ipynb|md|markdown|txt|text|rst|pdf|docx|jwt|jws)$", re.IGNORECASE)
_DRAWN = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)
_PRIVATE = re.compile(
    r"(?:^|/)(?:[a-z_ ]*messages|connections|contacts|importedcontacts|invitations|phonenumbers"
    r"|email addresses"
    r"|logins|security challenges|ad_targeting|ads clicked|searchqueries|receipts(?:_v2)?|reactions|votes"
    r"|inferences_about_you|whatsapp phone numbers|member_follows|company follows|hashtag_follows)\.csv$",
    re.IGNORECASE,
)
_TEMPORARY = re.compile(r"(?:^|/)(?:\.[^/]+|__MACOSX|node_modules|Thumbs\.db)(?:/|$)")


@dataclass(slots=True, kw_only=True)
class Given:
    """`name`: the file's, without folders. `files`: bytes by path, one for a single file. `skipped`: files
    that were not read, and why. `whole`: whether it is an archive or a folder."""

    name: str
    whole: bool = False
    files: dict[str, bytes] = field(default_factory=dict)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Budget:
    """What may still be read of one source. Raises TooMuchError where it is used up."""

    def __init__(self, limits: Limits) -> None:
        self._left = limits.total

    def take(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise TooMuchError("more is in it than is read of one source")


class TooMuchError(Exception):
    """A source that is larger than any honest one; the message says in what."""


def open_given(name: str, limits: Limits = LIMITS, user: str | None = None) -> Given:
    """The files of a source. Raises UserError with one problem where it cannot be had or is not believed.

    `user`: whose rows of Meta Kaggle are meant.
    """
    path = Path(name).expanduser()
    try:
        if path.is_dir():
            return _folder(path, limits, user)
        with path.open("rb") as file:
            head = file.read(512)
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UserError(unavailable(name, f"it cannot be read ({reason.lower()})", EXAMPLE)) from error
    try:
        if head.startswith(b"PK") and not _is_docx(path):
            from gander.shell.claims_zip import open_zip

            return open_zip(path, limits)
        if head.startswith(b"\x1f\x8b") or head[257:262] == b"ustar":
            from gander.shell.claims_tar import open_tar

            return open_tar(path, limits)
        return Given(name=path.name, files={path.name: _bytes(path, limits)})
    except TooMuchError as error:
        then = "unpack it yourself, and give the files that tell of you"
        raise UserError(unavailable(name, str(error), then)) from error
    except OSError as error:
        raise UserError(
            unavailable(name, f"it cannot be read ({(error.strerror or 'damaged').lower()})", EXAMPLE)
        ) from error


def _is_docx(path: Path) -> bool:
    from gander.shell.claims_zip import holds

    return holds(path, "word/document.xml")


def _bytes(path: Path, limits: Limits) -> bytes:
    with path.open("rb") as file:
        data = file.read(limits.file + 1)
    if len(data) > limits.file:
        raise TooMuchError(f"larger than {limits.file / 1e6:,.0f} MB")
    return data


def _folder(path: Path, limits: Limits, user: str | None) -> Given:
    given = Given(name=path.resolve().name or str(path), whole=True)
    budget = Budget(limits)
    apart = _meta_kaggle(path, given, user)
    try:
        for number, file in enumerate(_below(path, limits.depth)):
            if number >= limits.members:
                raise TooMuchError(f"more than {limits.members:,} files are in it")
            told = file.relative_to(path).as_posix()
            if told in apart:
                continue
            take(given, told, partial(_bytes, file, limits), budget)
    except TooMuchError as error:
        then = "give a folder with nothing else in it, or the files one by one"
        raise UserError(unavailable(str(path), str(error), then)) from error
    return given


def _meta_kaggle(path: Path, given: Given, user: str | None) -> frozenset[str]:
    """Takes one person's rows of the tables of Meta Kaggle; the names that are dealt with so."""
    if not (path / "TeamMemberships.csv").is_file():
        return frozenset()
    from gander.shell.claims_meta_kaggle import NO_NAME, own_rows, tables_in

    tables = tables_in(path)
    names = frozenset(f"{name}.csv" for name in tables)
    try:
        given.files.update(own_rows(tables, user) if user else {})
    except ValueError as error:
        given.skipped += [(name, str(error)) for name in sorted(names)]
    if not user:
        given.skipped += [(name, NO_NAME) for name in sorted(names)]
    return names


def _below(path: Path, depth: int) -> Iterator[Path]:
    """Ordinary files, by name; links are not followed: they may lead anywhere, or in a circle."""
    for entry in sorted(path.iterdir()):
        if entry.is_symlink():
            continue
        if entry.is_dir() and depth > 0 and not entry.name.startswith("."):
            yield from _below(entry, depth - 1)
        elif entry.is_file():
            yield entry


def take(given: Given, path: str, read: Callable[[], bytes], budget: Budget) -> None:
    """Reads a file of an archive or a folder, where it is of a kind that may tell anything."""
    if _TEMPORARY.search(path):
        return
    why = left_out(path)
    if why:
        given.skipped.append((path, why))
        return
    try:
        data = read()
    except OSError as error:
        given.skipped.append((path, f"cannot be read ({(error.strerror or 'damaged').lower()})"))
        return
    budget.take(len(data))
    given.files[path] = data


def left_out(path: str) -> str | None:
    """Why a file of that name is not even opened; None where it is."""
    if ARCHIVES.search(path):
        return NESTED
    if _PRIVATE.search(path):
        return "private, and tells of no skill: not opened"
    if _DRAWN.search(path):
        return "a picture"
    return None if WANTED.search(path) else "a kind of file that is not read"


def text_of(data: bytes) -> str:
    """The text of a file, whatever it is encoded in. Raises TooMuchError where it is none."""
    from gander.shell.documents import decoded  # it brings much along that most runs do not need

    text = decoded(data)
    if "\0" in text[:100_000]:
        raise TooMuchError("this is no text file")
    return text.removeprefix("\ufeff")
