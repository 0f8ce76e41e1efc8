"""A tar, perhaps compressed by gzip, as files in memory: run through once, nothing is written anywhere."""

from __future__ import annotations

import gzip
import re
import tarfile
import zlib
from functools import partial
from pathlib import Path
from typing import IO

from gander.shell.claims_files import Budget, Given, TooMuchError, take
from gander.shell.claims_limits import Limits

_OUT = re.compile(r"^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)")
_GIT = re.compile(r"(?:^|/)(?:repositories/.*\.git|attachments)/")


class _Counted:
    """A stream that ends in TooMuchError after so many unpacked bytes."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream, self._most, self._had = stream, most, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._had += len(data)
        if self._had > self._most:
            raise TooMuchError(f"it unfolds to more than {self._most / 1e6:,.0f} MB")
        return data


def open_tar(path: Path, limits: Limits) -> Given:
    """Its ordinary files. Raises TooMuchError naming what is wrong with it as a whole."""
    given = Given(name=path.name, whole=True)
    budget = Budget(limits)
    most = min(limits.stream, max(limits.small, limits.ratio * path.stat().st_size))
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream: IO[bytes] = gzip.GzipFile(fileobj=raw) if packed else raw  # type: ignore[assignment]
            # 'r|': read in one pass; the stream is counted below the tar, so that headers count as well
            with tarfile.open(fileobj=_Counted(stream, most), mode="r|") as archive:  # type: ignore[call-overload]
                _members(archive, given, budget, limits)
    except (tarfile.TarError, zlib.error, EOFError, gzip.BadGzipFile, ValueError) as error:
        told = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
        raise TooMuchError(f"the archive is damaged: {told}") from error
    return given


def _members(archive: tarfile.TarFile, given: Given, budget: Budget, limits: Limits) -> None:
    left = 0
    for number, info in enumerate(archive):
        archive.members.clear()  # type: ignore[attr-defined]  # it keeps every header it has seen
        if number >= limits.members * 50:
            raise TooMuchError(f"more than {limits.members * 50:,} files are in it")
        if _OUT.search(info.name):
            raise TooMuchError(f"'{info.name[:60]}' in it leads out of it")
        if info.issym() or info.islnk():
            given.skipped.append((info.name, "a link"))
        elif _GIT.search(info.name):
            left += 1  # a repository's own files: its clone tells more
        elif info.isfile():
            take(given, info.name.removeprefix("./"), partial(_member, archive, info, limits), budget)
        if len(given.files) + len(given.skipped) > limits.members:
            raise TooMuchError(f"more than {limits.members:,} files are in it")
    if left:
        given.skipped.append((f"{left:,} files of repositories and attachments", "give the clone as a PATH"))


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, limits: Limits) -> bytes:
    if info.size > limits.file:
        raise TooMuchError(f"'{info.name[:60]}' in it is larger than {limits.file / 1e6:,.0f} MB")
    file = archive.extractfile(info)
    return file.read() if file else b""
