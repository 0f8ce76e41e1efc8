"""A zip from elsewhere as files in memory: no name in it is a path here, no size in it is believed."""

from __future__ import annotations

import re
import zipfile
import zlib
from functools import partial
from pathlib import Path

from gander.shell.claims_files import Budget, Given, TooMuchError, left_out, take
from gander.shell.claims_limits import Limits

_OUT = re.compile(r"^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError)


def holds(path: Path, name: str) -> bool:
    """Whether a file of that name is in the zip; False for what is no zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            return name in archive.NameToInfo
    except (*_DAMAGED, OSError):
        return False


def open_zip(path: Path, limits: Limits) -> Given:
    """Its files. Raises TooMuchError naming what is wrong with it as a whole."""
    given = Given(name=path.name, whole=True)
    budget = Budget(limits)
    try:
        with zipfile.ZipFile(path) as archive:
            check(archive, limits)
            for info in archive.infolist():
                if not info.is_dir():
                    take(given, info.filename, partial(member, archive, info, limits), budget)
    except _DAMAGED as error:
        told = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
        raise TooMuchError(f"the zip is damaged: {told}") from error
    return given


def check(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Names, sizes and marks of all members, before any is opened."""
    infos = archive.infolist()
    if len(infos) > limits.members:
        raise TooMuchError(f"more than {limits.members:,} files are in it")
    if len({info.filename for info in infos}) < len(infos):
        raise TooMuchError("a file stands in it twice")
    for info in infos:
        if _OUT.search(info.filename):
            raise TooMuchError(f"'{info.filename[:60]}' in it leads out of it")
        if info.flag_bits & 1:
            raise TooMuchError("it is encrypted")
        if left_out(info.filename) is None or info.filename.endswith(".xml"):
            _believable(info, limits)


def _believable(info: zipfile.ZipInfo, limits: Limits) -> None:
    if info.file_size > limits.file:
        raise TooMuchError(f"'{info.filename[:60]}' in it is larger than {limits.file / 1e6:,.0f} MB")
    if info.file_size > limits.small and info.file_size > limits.ratio * max(info.compress_size, 1):
        raise TooMuchError(f"'{info.filename[:60]}' in it unfolds more than {limits.ratio} times")


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    """A member's bytes, no more than there may be, whatever its header says."""
    try:
        with archive.open(info) as file:
            data = file.read(limits.file + 1)
    except _DAMAGED as error:
        raise OSError(5, "damaged") from error
    if len(data) > limits.file:
        raise TooMuchError(f"'{info.filename[:60]}' in it is larger than {limits.file / 1e6:,.0f} MB")
    return data
