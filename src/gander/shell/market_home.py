"""Where a market that is updated lies: generations, each whole and never changed, and which one holds now.

Why:
    Whoever reads must never see half an update, and an update that is killed must leave what was there. So
    each update writes a folder of its own beside the others and then moves one small file, CURRENT, that
    names it: until that moment nothing has changed, and from then on everything has.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from gander.errors import UserError
from gander.model import Problem
from gander.shell.atomic import write_atomically

_NAME = re.compile(r"gen-(\d{6,})")
_FULL = "free some room, then again: gander update; what was had before is as it was"


def data_folder() -> Path:
    """$GANDER_DATA, or the user's data folder (XDG): the market, the landing, the user's own boards."""
    told = os.environ.get("GANDER_DATA")
    if told:
        return Path(told).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("gander", appauthor=False))


@dataclass(frozen=True, slots=True)
class Generation:
    """A folder that is being written; it becomes the market when `Home.writing` ends without an error."""

    folder: Path
    before: Path | None


@dataclass(frozen=True, slots=True)
class Home:
    """`folder`: holds CURRENT, gen-…, and the lock of whoever writes."""

    folder: Path

    def current(self) -> Path | None:
        """The folder of the generation that holds, or None before the first update.

        Raises UserError where CURRENT names what is not there.
        """
        pointer = self.folder / "CURRENT"
        try:
            name = pointer.read_text(encoding="utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(self._damaged(f"cannot be read: {error}")) from error
        folder = self.folder / name
        if not _NAME.fullmatch(name) or not folder.is_dir():
            raise UserError(self._damaged(f"names '{name[:40]}', which is not there"))
        return folder

    @contextmanager
    def writing(self) -> Iterator[Generation]:
        """A new generation, by one process at a time. What the block writes holds once it ends; on an error,
        or when the process dies, the market is as it was.

        Raises UserError where another process writes, or the folder cannot be written to.
        """
        with self._locked():
            before = self.current()
            self._sweep(before)
            new = self.folder / f"gen-{_number(before) + 1:06d}"
            try:
                new.mkdir()
                yield Generation(new, before)
                _synced(new)
                write_atomically(self.folder / "CURRENT", f"{new.name}\n", hint=_FULL)
            except BaseException as error:
                if self._name() != new.name:
                    shutil.rmtree(new, ignore_errors=True)
                if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
                    raise UserError(
                        Problem(where=str(self.folder), why="the disk is full", next=_FULL)
                    ) from error
                raise

    def _name(self) -> str:
        with suppress(OSError):
            return (self.folder / "CURRENT").read_text(encoding="utf-8").strip()
        return ""

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """The lock is the system's own: it goes with the process, however that ends."""
        import fcntl

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise UserError(
                Problem(
                    where=str(self.folder),
                    why=f"cannot be written to: {error.strerror or error}",
                    next="allow it, or choose another folder, e.g. GANDER_DATA=~/gander gander update",
                )
            ) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            raise UserError(
                Problem(
                    where=str(self.folder),
                    why="another update is writing the market",
                    next="wait until it has ended, then again, e.g. gander update",
                )
            ) from None
        try:
            yield
        finally:
            os.close(handle)

    def _sweep(self, kept: Path | None) -> None:
        """Removes what killed updates left and what was before; whoever still reads `kept` may go on."""
        for path in self.folder.iterdir():
            if _NAME.fullmatch(path.name) and path != kept:
                shutil.rmtree(path, ignore_errors=True)

    def _damaged(self, why: str) -> Problem:
        return Problem(
            where=str(self.folder / "CURRENT"),
            why=why,
            next=f"remove it and update again: rm {self.folder / 'CURRENT'}; gander update",
        )


def market_home() -> Home:
    """The user's own."""
    return Home(data_folder() / "market")


def _number(folder: Path | None) -> int:
    found = _NAME.fullmatch(folder.name) if folder else None
    return int(found[1]) if found else 0


def _synced(folder: Path) -> None:
    """On the disk, and not only on its way there: the pointer must not overtake what it points to."""
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
