"""A market as one file: three tables and a manifest in a zip, the same bytes for the same facts.

What comes from elsewhere is read with suspicion: only names that a market has, no more bytes or rows than
one can have, and every part by its hash, all of it before anybody sees a row.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from gander.errors import GanderError, UserError
from gander.market.carried import ImportedMarket, named, wrong
from gander.model import Problem
from gander.shell.atomic import write_atomically
from gander.shell.contained import TooMuchError, contained
from gander.shell.market_manifest import File, Manifest, parsed, written
from gander.tables import POSTING, REQUIREMENT, SOURCE, conform

MANIFEST = "manifest.json"
TABLES: Mapping[str, pl.Schema] = {
    "postings.parquet": POSTING,
    "requirements.parquet": REQUIREMENT,
    "sources.parquet": SOURCE,
}
MOST_BYTES: Mapping[str, int] = {
    MANIFEST: 4 << 20,
    "postings.parquet": 1 << 30,
    "requirements.parquet": 1 << 30,
    "sources.parquet": 4 << 20,
}
MOST_ROWS: Mapping[str, int] = {
    "postings.parquet": 5_000_000,
    "requirements.parquet": 100_000_000,
    "sources.parquet": 2_000,
}
MOST_IN_MEMORY = 6 << 30
"""Bytes of one table's columns as they lie in memory."""
MOST_MEMORY = 16 << 30
"""Bytes of memory that reading the tables may take."""
_SIZES = {"postings.parquet": 65_536, "requirements.parquet": 262_144, "sources.parquet": 65_536}
_THEN = (1980, 1, 1, 0, 0, 0)
_EXPORT = "ask whoever made it for another export; nothing was imported"
_STEP = 1 << 20
_SLICE = 250_000


@dataclass(frozen=True, slots=True)
class _Checked:
    """A member's place outside the zip, by its hash."""

    path: Path
    rows: int


def is_market(path: Path) -> bool:
    """Whether it is a zip with a manifest."""
    try:
        with zipfile.ZipFile(path) as archive:
            return MANIFEST in archive.NameToInfo
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def table_bytes(name: str, frame: pl.DataFrame) -> bytes:
    """One table as Parquet: the same rows give the same bytes."""
    out = io.BytesIO()
    conform(frame, TABLES[name], name).write_parquet(
        out, compression="zstd", compression_level=12, row_group_size=_SIZES[name], statistics=True
    )
    return out.getvalue()


def described(tables: Mapping[str, bytes], rows: Mapping[str, int]) -> dict[str, File]:
    """The manifest's lines about the tables."""
    return {
        name: File(rows=rows[name], bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
        for name, data in sorted(tables.items())
    }


def write_market_zip(path: Path, manifest: Manifest, tables: Mapping[str, bytes]) -> int:
    """Writes the file, whole or not at all; its bytes."""
    members = {MANIFEST: written(manifest), **tables}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, _THEN)
            info.external_attr = 0o644 << 16
            info.create_system = 3  # whatever system writes it
            # Parquet is compressed already
            info.compress_type = zipfile.ZIP_DEFLATED if name == MANIFEST else zipfile.ZIP_STORED
            archive.writestr(info, members[name])
    write_atomically(path, out.getvalue(), hint="name another file, e.g. gander market export market.zip")
    return len(out.getvalue())


def read_market_zip(
    path: Path, today: date, name: str | None = None, licence: str | None = None, where: str | None = None
) -> ImportedMarket:
    """The market in a zip that `write_market_zip` wrote, as one source of its own, checked.

    name: what it is called here, instead of what it says. Raises UserError naming all that is wrong.
    """
    where = where or path.name
    with tempfile.TemporaryDirectory(prefix="gander-") as folder:
        manifest, members = _unpacked(path, Path(folder), where)
        # one day of grace: where it was made it may be tomorrow already
        if manifest.made > today + timedelta(days=1):
            raise _problem(where, f"it says it was made on {manifest.made}, which is still to come")
        try:
            if problems := contained(MOST_MEMORY, _probe, members, where):
                raise UserError(*problems)
        except TooMuchError:
            raise _problem(where, "its tables unfold to more than this machine can hold") from None
        frames = {table: _table(member, table, where) for table, member in members.items()}
    postings, requirements, sources = (frames[table] for table in TABLES)
    if mistakes := wrong(postings, requirements, sources, manifest.made, where):
        raise UserError(*mistakes)
    return named(name or manifest.name, manifest.made, postings, requirements, sources, licence)


def read_manifest(path: Path, where: str | None = None) -> Manifest:
    """What a market says of itself, before its tables are read."""
    with tempfile.TemporaryDirectory(prefix="gander-") as folder:
        return _unpacked(path, Path(folder), where or path.name)[0]


def _unpacked(path: Path, folder: Path, where: str) -> tuple[Manifest, dict[str, _Checked]]:
    try:
        with zipfile.ZipFile(path) as archive:
            _check_names(archive, where)
            manifest = parsed(_whole(archive, MANIFEST, where), where)
            if set(manifest.files) != set(TABLES):
                raise _problem(where, f"its manifest names other files than {', '.join(TABLES)}")
            members = {
                name: _member(archive, name, manifest.files[name], folder / name, where) for name in TABLES
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        if isinstance(error, GanderError):
            raise
        told = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
        raise _problem(where, f"the zip is damaged: {told}") from error
    return manifest, members


def _check_names(archive: zipfile.ZipFile, where: str) -> None:
    """Exactly the files of a market. No name is ever used as a path."""
    infos = archive.infolist()
    wanted = {MANIFEST, *TABLES}
    problems = []
    for info in infos[:1000]:
        if info.filename not in wanted:
            problems.append(_said(where, f"it holds '{info.filename[:60]}', which is no file of a market"))
        elif info.flag_bits & 1:
            problems.append(_said(where, f"{info.filename} is encrypted"))
        elif info.file_size > MOST_BYTES[info.filename]:
            most = MOST_BYTES[info.filename] >> 20
            problems.append(_said(where, f"{info.filename} is larger than {most:,} MB"))
    names = [info.filename for info in infos]
    if len(set(names)) < len(names):
        problems.append(_said(where, "a file stands in it twice"))
    problems += [_said(where, f"{name} is missing") for name in sorted(wanted - set(names))]
    if problems:
        raise UserError(*problems[:5])


def _whole(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    with archive.open(name) as member:
        data = member.read(MOST_BYTES[name] + 1)
    if len(data) > MOST_BYTES[name]:
        raise _problem(where, f"{name} is larger than {MOST_BYTES[name] >> 20:,} MB")
    return data


def _member(archive: zipfile.ZipFile, name: str, said: File, place: Path, where: str) -> _Checked:
    """The member as a file, of as many bytes as the manifest says and by its hash. What a zip says of its
    sizes is not believed: no more is unpacked than there may be."""
    if said.rows > MOST_ROWS[name]:
        raise _problem(where, f"{name} has {said.rows:,} rows; more than {MOST_ROWS[name]:,} are not read")
    digest, size = hashlib.sha256(), 0
    with archive.open(name) as member, place.open("wb") as out:
        while data := member.read(_STEP):
            size += len(data)
            if size > min(MOST_BYTES[name], said.bytes):
                raise _problem(where, f"{name} is larger than its manifest says")
            digest.update(data)
            out.write(data)
    if digest.hexdigest() != said.sha256:
        raise _problem(where, f"{name} is not what its manifest says: another SHA-256")
    return _Checked(place, said.rows)


def _table(member: _Checked, name: str, where: str) -> pl.DataFrame:
    """A table with exactly its columns. Read by and by: one that unfolds in memory is left in time."""
    try:
        scan = pl.scan_parquet(member.path, glob=False, hive_partitioning=False)
        rows = int(scan.select(pl.len()).collect().item())
        if rows != member.rows:
            raise _problem(where, f"{name} has {rows:,} rows, and its manifest says {member.rows:,}")
        if strange := set(scan.collect_schema()) - set(TABLES[name]):
            raise _problem(
                where, f"{name} has columns that no market has: {', '.join(sorted(strange))[:100]}"
            )
        parts, size = [conform(scan.head(0).collect(), TABLES[name], f"{where}, {name}")], 0
        for start in range(0, rows, _SLICE):
            part = scan.slice(start, _SLICE).collect()
            size += int(part.estimated_size())
            if size > MOST_IN_MEMORY:
                raise _problem(where, f"{name} unfolds to more than {MOST_IN_MEMORY >> 30} GB")
            parts.append(conform(part, TABLES[name], f"{where}, {name}"))
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        told = (str(error).splitlines() or [type(error).__name__])[0][:100]
        raise _problem(where, f"{name} cannot be read: {told}") from error
    except GanderError as error:
        # columns that are missing or of another type: the sender's mistake, not a source's
        raise UserError(*error.problems) from error
    return pl.concat(parts)


def _probe(members: Mapping[str, _Checked], where: str) -> tuple[Problem, ...]:
    """What is wrong with the tables, found by reading them once; runs where it can do no harm."""
    try:
        for name, member in members.items():
            _table(member, name, where)
    except UserError as error:
        return error.problems
    return ()


def _said(where: str, why: str) -> Problem:
    return Problem(where=where, why=why, next=_EXPORT)


def _problem(where: str, why: str) -> UserError:
    return UserError(_said(where, why))
