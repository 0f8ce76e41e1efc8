"""`gander doctor`: what Gander needs, whether it is there, and what to do where it is not."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from gander.app.setup import git_identity
from gander.errors import GanderError
from gander.shell import config

State = Literal["ok", "warn", "fail"]
LIBRARIES = ("polars", "numpy", "pygit2")
OLD_DAYS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at. `next` is what to do, '' when it is well."""

    name: str
    state: State
    what: str
    next: str = ""


def doctor(today: date) -> list[Check]:
    """Every check; one that goes wrong is a line and never an end of the others."""
    checks: list[Check] = []
    looks: tuple[tuple[str, Callable[[], Iterable[Check]]], ...] = (
        ("python", _python),
        ("vocabulary", _vocabulary),
        ("market", lambda: _market(today)),
        ("configuration", _configuration),
        ("identity", _identity),
        ("cache", _cache),
        ("pictures", _pictures),
    )
    for name, look in looks:
        try:
            checks += look()
        except GanderError as error:
            checks += [
                Check(name=name, state="fail", what=f"{p.where}: {p.why}", next=p.next)
                for p in error.problems
            ]
        except Exception as error:
            # the doctor must be able to speak of anything, damaged installations included
            hint = 'install it again: pip install --force-reinstall "takeagander[pictures]"'
            checks.append(Check(name=name, state="fail", what=f"{type(error).__name__}: {error}", next=hint))
    return checks


def _python() -> Iterable[Check]:
    yield Check(name="python", state="ok", what=f"{platform.python_version()} on {platform.system()}")
    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        yield Check(
            name="libraries",
            state="fail",
            what=f"missing: {', '.join(missing)}",
            next="pip install --force-reinstall takeagander",
        )
        return
    yield Check(
        name="libraries", state="ok", what=", ".join(f"{name} {_version(name)}" for name in LIBRARIES)
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "of unknown version"


def _vocabulary() -> Iterable[Check]:
    from gander.shell.vocabulary import read_vocabulary

    known = read_vocabulary()
    skills = sum(1 for skill in known.skills.values() if skill.merged_into is None)
    yield Check(name="vocabulary", state="ok", what=f"{skills:,} skills, {len(known.roles)} roles")


def _market(today: date) -> Iterable[Check]:
    from gander.shell.store import open_market

    store = open_market()
    age = (today - store.newest).days
    kept = int(store.sources["kept"].sum())
    what = f"{kept:,} postings of {store.sources.height} sources, newest {store.newest} ({age} days)"
    old = age > OLD_DAYS
    hint = "adverts this old may be closed; newer: gander update"
    yield Check(name="market", state="warn" if old else "ok", what=what, next=hint if old else "")
    quality = store.reader_quality()
    if quality is None:
        yield Check(
            name="reader", state="warn", what="its quality has not been measured here", next="make bench"
        )
    else:
        yield Check(
            name="reader", state="ok", what=f"measured {quality.measured} on {quality.n_postings} postings"
        )


def _configuration() -> Iterable[Check]:
    path = config.config_path()
    saved = config.load(path)
    what = f"{path}, valid" if saved else f"none at {path} (never required)"
    hint = "" if saved else "to write one: gander init"
    yield Check(name="configuration", state="ok", what=what, next=hint)
    for place in saved.paths if saved else ():
        if not Path(place).exists():
            yield Check(
                name="configuration",
                state="warn",
                what=f"paths: {place} is not there",
                next=f"mend [person] paths in {path}",
            )


def _identity() -> Iterable[Check]:
    try:
        saved = config.load()
    except GanderError:
        saved = None  # told by the check of the configuration
    if saved and saved.identities:
        yield Check(name="identity", state="ok", what=f"{', '.join(saved.identities)} (configuration)")
        return
    email = git_identity()
    if email:
        yield Check(name="identity", state="ok", what=f"{email} (git)")
        return
    yield Check(
        name="identity",
        state="warn",
        what="git knows no user.email, so no commit is yours",
        next="git config --global user.email me@example.org, or --as me@example.org",
    )


def _cache() -> Iterable[Check]:
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("gander", appauthor=False))
    there = next(p for p in (folder, *folder.parents) if p.exists())
    if os.access(there, os.W_OK):
        yield Check(name="cache", state="ok", what=str(folder))
        return
    yield Check(
        name="cache",
        state="warn",
        what=f"{folder} cannot be written: every run reads everything again",
        next="set XDG_CACHE_HOME to a folder of yours",
    )


def _pictures() -> Iterable[Check]:
    missing = [name for name in ("altair", "vl_convert") if find_spec(name) is None]
    if missing:
        yield Check(
            name="pictures",
            state="warn",
            what="not installed; everything else works",
            next='pip install "takeagander[pictures]"',
        )
        return
    yield Check(
        name="pictures",
        state="ok",
        what=f"altair {_version('altair')}, vl-convert {_version('vl-convert-python')}",
    )
