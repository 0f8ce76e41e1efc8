"""Pages as they came, compressed, until they expire: a parser can be mended and run on them again.

Why:
    A page counts as had once it lies here, whole. An update that was interrupted finds what it had already
    asked for, and asks only for the rest. One SQLite file keeps which page lies where and under which
    conditions it may be asked for again; the bytes are files of their own, so that the index stays small.
    A file is named by its bytes and never changed: whatever two updates at once do, an index entry leads to
    the bytes that its conditions belong to, or to none, and none means not had.
"""

from __future__ import annotations

import gzip
import hashlib
import shlex
import sqlite3
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from gander.errors import UserError
from gander.model import Problem
from gander.shell.atomic import write_atomically

KEPT = timedelta(days=30)
LITTER = timedelta(days=1)
"""After which a file that no index entry leads to is removed: what an update left that was killed."""
FULL = "free some room, then update again: what was had is kept, e.g. gander update"
_RIGHTS = "look whether the folder may be written to, then update again, e.g. gander update"
VERSION = 1
"""Of the index. One of another version is begun anew: all in it can be asked for again."""
_SCHEMA = """
create table page (
    key text primary key,       -- hash of method, address without secrets, and body
    source text not null,
    subject text not null,
    url text not null,          -- without secrets
    at text not null,           -- when it came, UTC
    confirmed text not null,    -- when the source last said that it is unchanged
    etag text,
    modified text,
    content_type text not null,
    status integer not null,
    told text not null,         -- hash of what the list said of the advert when its page came
    doubted integer not null,   -- 1: no parser could read it, so that it is asked for again
    file text not null
) strict"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landed:
    """A page that was had. `at`: when its bytes came; `confirmed`: when they were last known to hold; `file`:
    set by the landing."""

    key: str
    source: str
    subject: str
    url: str
    at: datetime
    confirmed: datetime
    etag: str | None
    modified: str | None
    content_type: str
    status: int = 200
    told: str
    doubted: bool = False
    file: str = ""


_COLUMNS = tuple(part.name for part in fields(Landed))


def page_key(method: str, url: str, body: bytes | None) -> str:
    """The name of a request, the same for the same question."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (method.encode(), url.encode("utf-8", "surrogatepass"), body or b""):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


class Landing:
    """The pages in a folder, until it is closed. Several threads and processes may use it; a damaged page
    counts as not had. Raises UserError where the folder or its index cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, folder / "pages.sqlite"
        self._writing, self._reading = threading.Lock(), threading.Lock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                Problem(where=str(folder), why=f"cannot be made: {error.strerror or error}", next=_RIGHTS)
            ) from error
        try:
            self._connection = sqlite3.connect(self._file, timeout=30.0, check_same_thread=False)
        except sqlite3.Error as error:
            raise UserError(self._problem(error)) from error
        try:
            with self._index() as index:
                _prepare(index)
        except UserError:
            self.close()
            raise

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _index(self) -> Iterator[sqlite3.Connection]:
        """A transaction of its own, one thread at a time, with the index's faults as one clear line."""
        try:
            with self._reading, self._connection:
                yield self._connection
        except sqlite3.Error as error:
            raise UserError(self._problem(error)) from error

    def _problem(self, error: sqlite3.Error) -> Problem:
        code = _code(error)
        why, then = f"cannot be used: {error}", _RIGHTS
        if code.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            then = FULL
        elif code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            why, then = "another update holds it", "wait until that has ended, then update again"
        elif code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            why = f"is damaged: {error}"
            then = f"remove the folder, its pages are asked for again: rm -r {shlex.quote(str(self._folder))}"
        return Problem(where=str(self._file), why=why, next=then)

    def find(self, key: str) -> Landed | None:
        with self._index() as index:
            row = index.execute("select * from page where key = ?", (key,)).fetchone()
        return _landed(row) if row and (self._folder / row["file"]).is_file() else None

    def of(self, source: str, subject: str) -> list[Landed]:
        """The pages of one subject, in the order in which they came."""
        with self._index() as index:
            rows = index.execute(
                "select * from page where source = ? and subject = ? order by at, key", (source, subject)
            ).fetchall()
        return [_landed(row) for row in rows]

    def latest(self) -> dict[tuple[str, str], datetime]:
        """When the newest page of each (source, subject) came."""
        with self._index() as index:
            rows = index.execute("select source, subject, max(at) as at from page group by source, subject")
            return {(row["source"], row["subject"]): datetime.fromisoformat(row["at"]) for row in rows}

    def body(self, page: Landed) -> bytes | None:
        """The bytes, or None where the file is gone or damaged."""
        try:
            packed = (self._folder / page.file).read_bytes()
            return gzip.decompress(packed) if packed else None  # an empty file is what a crash may leave
        except (OSError, EOFError, zlib.error):
            return None

    def keep(self, page: Landed, body: bytes) -> Landed:
        """Writes the bytes first and then says that they are there; a file they replace goes last."""
        page = replace(page, file=_file(page, body))
        packed = gzip.compress(body, compresslevel=6, mtime=0)
        with self._writing:  # it looks at the umask, which belongs to all threads
            write_atomically(self._folder / page.file, packed, hint=FULL, folders=True)
        with self._index() as index:
            index.execute("begin immediate")
            before = index.execute("select file from page where key = ?", (page.key,)).fetchone()
            names = ", ".join(f":{name}" for name in _COLUMNS)
            index.execute(f"insert or replace into page ({', '.join(_COLUMNS)}) values ({names})", _row(page))
        if before and before["file"] != page.file:
            self._remove(before["file"])
        return page

    def confirm(self, key: str, at: datetime, told: str) -> None:
        """The source says that the page is as it was. `told`: what its list says of the advert now."""
        with self._index() as index:
            index.execute("update page set confirmed = ?, told = ? where key = ?", (_stamp(at), told, key))

    def doubt(self, key: str) -> None:
        """No parser could read the page: it stays, and is asked for anew, without conditions."""
        with self._index() as index:
            index.execute("update page set doubted = 1 where key = ?", (key,))

    def expire(self, now: datetime) -> int:
        """Removes pages that nobody confirmed for KEPT, and litter; returns how many pages."""
        with self._index() as index:
            old = index.execute(
                "delete from page where confirmed < ? returning file", (_stamp(now - KEPT),)
            ).fetchall()
            used = {row["file"] for row in index.execute("select file from page")}
        for row in old:
            self._remove(row["file"])
        for path in self._folder.glob("*/*/*"):
            if path.relative_to(self._folder).as_posix() not in used and _is_old(path, now):
                path.unlink(missing_ok=True)
        return len(old)

    def _remove(self, file: str) -> None:
        (self._folder / file).unlink(missing_ok=True)


def _prepare(index: sqlite3.Connection) -> None:
    index.row_factory = sqlite3.Row
    _wal(index)
    index.execute("pragma synchronous = normal")
    index.execute("begin immediate")
    if index.execute("pragma user_version").fetchone()[0] != VERSION:
        index.execute("drop table if exists page")
        index.execute(_SCHEMA)
        index.execute("create index page_by_subject on page (source, subject)")
        index.execute(f"pragma user_version = {VERSION}")


def _wal(index: sqlite3.Connection) -> None:
    """Readers beside a writer. The change itself does not wait for another process that makes it, too."""
    for _ in range(100):
        try:
            index.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as error:
            if not _code(error).startswith("SQLITE_BUSY"):
                raise
            time.sleep(0.02)


def _code(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "")


def _file(page: Landed, body: bytes) -> str:
    content = hashlib.blake2b(body, digest_size=8).hexdigest()
    return f"{page.source}/{page.key[:2]}/{page.key}-{content}.gz"


def _is_old(path: Path, now: datetime) -> bool:
    try:
        return path.is_file() and path.stat().st_mtime < (now - LITTER).timestamp()
    except OSError:
        return False


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _landed(row: sqlite3.Row) -> Landed:
    said: dict[str, Any] = {name: row[name] for name in _COLUMNS}
    said["at"], said["confirmed"] = (datetime.fromisoformat(row[name]) for name in ("at", "confirmed"))
    return Landed(**said | {"doubted": bool(row["doubted"])})


def _row(page: Landed) -> dict[str, Any]:
    return asdict(page) | {"at": _stamp(page.at), "confirmed": _stamp(page.confirmed)}
