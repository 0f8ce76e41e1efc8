"""The sample person's repositories: small histories written by us, made as real commits with fixed dates.

Why:
    `gander demo` has to show the whole road on input that ships with it, and no real person's work may ship.
    The same steps give the same commit hashes on every machine.
"""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pygit2
from pygit2.enums import CheckoutStrategy, FileMode, ObjectType

from gander.errors import UserError
from gander.model import Problem
from gander.shell import demo_detector, demo_pipeline, demo_service, demo_trainer
from gander.shell.demo_histories import Step, Who

IDENTITIES = ("sam@example.org",)
REPOSITORIES: Mapping[str, tuple[Step, ...]] = {
    "parking-yolov3": demo_detector.STEPS,
    "leafnet": demo_trainer.STEPS,
    "shelf-service": demo_service.STEPS,
    "shop-pipeline": demo_pipeline.PIPELINE,
    "stall-page": demo_pipeline.PAGE,
}
_PEOPLE: Mapping[Who, tuple[str, str]] = {
    "sam": ("Sam Nguyen", "sam@example.org"),
    "sam-old": ("Sam Nguyễn", "sam.nguyen@example.org"),
    "alex": ("Alex Morgan", "alex@example.org"),
}
_OFFSET = 7 * 60
"""minutes east of UTC, as in Da Nang"""
_MARK = ".gander-sample"


def sample_repositories(preferred: Path) -> tuple[Path, tuple[str, ...]]:
    """The folder with the sample repositories, and Sam's addresses.

    It is `preferred`, or a temporary one, removed at the program's end, where that cannot be used. Raises
    UserError when neither can.
    """
    try:
        return preferred, make_sample_repositories(preferred)
    except UserError as error:
        try:
            folder = Path(tempfile.mkdtemp(prefix="gander-demo-"))
        except OSError:
            raise error from None
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder, make_sample_repositories(folder)


def make_sample_repositories(folder: Path) -> tuple[str, ...]:
    """Makes the sample repositories in `folder`, unless they are there already, and returns Sam's addresses.

    Raises UserError when the folder holds something else of that name, or cannot be written.
    """
    mark = hashlib.blake2b(repr(dict(REPOSITORIES)).encode(), digest_size=16).hexdigest()
    marked = folder / _MARK
    try:
        if marked.is_file() and all((folder / name).is_dir() for name in REPOSITORIES):
            if marked.read_text(encoding="utf-8", errors="replace").strip() == mark:
                return IDENTITIES
        elif not marked.is_file() and any((folder / name).exists() for name in REPOSITORIES):
            why = "there is something of the sample's name already"
            raise UserError(Problem(where=str(folder), why=why, next="give an empty folder"))
        folder.mkdir(parents=True, exist_ok=True)
        marked.write_text("", encoding="utf-8")
        for name, steps in REPOSITORIES.items():
            _replace(folder / name, steps)
        marked.write_text(mark + "\n", encoding="utf-8")
    except (OSError, pygit2.GitError) as error:
        reason = getattr(error, "strerror", None) or error
        why = f"the sample repositories cannot be written ({reason})"
        raise UserError(
            Problem(where=str(folder), why=why, next="free some space, or set XDG_CACHE_HOME")
        ) from error
    return IDENTITIES


def _replace(target: Path, steps: tuple[Step, ...]) -> None:
    """The repository whole at its place, or what was there before."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".making-") as making:
        make_repository(Path(making) / target.name, steps)
        if target.exists():
            shutil.rmtree(target)
        (Path(making) / target.name).rename(target)


def make_repository(folder: Path, steps: tuple[Step, ...]) -> pygit2.Repository:
    """A repository with one commit a step, checked out at main."""
    repository = pygit2.init_repository(str(folder), initial_head="main")
    contents: dict[str, str] = {}
    index = pygit2.Index()
    main: list[pygit2.Oid] = []
    branch: list[pygit2.Oid] = []
    for step in steps:
        for path, text in step.files.items():
            contents[path] = contents.get(path, "") + text
            blob = repository.create_blob(contents[path].encode())
            index.add(pygit2.IndexEntry(path, blob, FileMode.BLOB))
        person = signature(step.who, step.at)
        parents = [*main, *branch] if step.on == "merge" else (branch or main)
        oid = repository.create_commit(
            None, person, person, step.subject, index.write_tree(repository), parents
        )
        if step.on == "branch":
            branch = [oid]
        else:
            main, branch = [oid], []
        if step.tag:
            repository.create_tag(step.tag, oid, ObjectType.COMMIT, person, f"Release {step.tag}")
    repository.references.create("refs/heads/main", main[0])
    repository.checkout("refs/heads/main", strategy=CheckoutStrategy.FORCE)
    return repository


def signature(who: Who, at: str) -> pygit2.Signature:
    """That person at a local time such as '2024-02-02 09:15'."""
    local = datetime.fromisoformat(at).replace(tzinfo=UTC) - timedelta(minutes=_OFFSET)
    return pygit2.Signature(*_PEOPLE[who], int(local.timestamp()), _OFFSET)
