"""Finding repositories: paths as typed -> repositories, with a clear word for every other path."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gander.model import Problem

MAX_DEPTH = 5
"""folders below a given one; deeper repositories have to be named"""
_SKIPPED = frozenset(
    {"node_modules", "site-packages", "__pycache__", "venv", "env", "vendor", "target", "Library"}
)
_GENERIC = frozenset({"repo", "repo.git", "git", ".git"})
_EXAMPLE = "give a folder such as ~/code"
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Repositories, each once, in the order of the paths; `named` are those given by their own path."""

    repositories: tuple[Path, ...]
    named: frozenset[Path]
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def find_repositories(paths: Iterable[str], progress: Progress) -> Found:
    """The repositories at or below the paths. Links are not followed and repositories not entered."""
    repositories: dict[str, Path] = {}
    named: set[Path] = set()
    notes: list[str] = []
    problems: list[Problem] = []
    for word in paths:
        folder = _folder(word, problems)
        if folder is None:
            continue
        below = [folder] if is_repository(folder) else []
        if not below:
            before = len(problems)
            for repository in walk_folders(folder, problems):
                below.append(repository)
                progress("finding repositories", len(repositories) + len(below), None)
            if not below and len(problems) == before:
                below = _above(folder, word, notes, problems)
        for repository in below:
            key = common_folder(repository)
            repositories.setdefault(key, repository)
            if len(below) == 1:
                named.add(repositories[key])
    return Found(
        repositories=tuple(repositories.values()),
        named=frozenset(named),
        notes=tuple(notes),
        problems=tuple(problems),
    )


def _folder(word: str, problems: list[Problem]) -> Path | None:
    """The folder that a typed path means, or None and a problem."""
    try:
        folder = Path(word).expanduser()
        if folder.is_dir():
            folder = folder.resolve()
            return folder.parent if folder.name == ".git" and is_repository(folder.parent) else folder
        if folder.exists():
            why, next_ = "this is a file, not a folder", f"give {folder.parent} instead"
        else:
            why, next_ = "there is no such folder", _nearest(folder)
    except (OSError, RuntimeError, ValueError) as error:
        why, next_ = f"this path cannot be read ({_reason(error)})", _EXAMPLE
    problems.append(Problem(where=word, why=why, next=next_))
    return None


def _above(folder: Path, word: str, notes: list[str], problems: list[Problem]) -> list[Path]:
    """The repository that a folder without any lies in; else a problem."""
    for parent in folder.parents:
        if is_repository(parent):
            notes.append(f"{word} lies in the repository {parent.name}, which was read")
            return [parent]
    why = f"no repository here, nor in the {MAX_DEPTH} levels of folders below"
    next_ = "name a repository or a folder of them, such as ~/code"
    problems.append(Problem(where=word, why=why, next=next_))
    return []


def is_repository(folder: Path) -> bool:
    """A folder with '.git' (a folder, or the file of a worktree or submodule), or a bare repository."""
    try:
        if (folder / ".git").exists():
            return True
        return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()
    except OSError:
        return False


def walk_folders(folder: Path, problems: list[Problem], depth: int = MAX_DEPTH) -> Iterator[Path]:
    """Repositories below a folder by name; folders that may not be read are added to the problems."""
    try:
        with os.scandir(folder) as entries:
            children = sorted(e.name for e in entries if e.is_dir(follow_symlinks=False))
    except OSError as error:
        problems.append(
            Problem(
                where=str(folder),
                why=f"this folder cannot be read ({_reason(error)})",
                next=f"allow it with: chmod u+rx '{folder}', or leave it out",
            )
        )
        return
    for name in children:
        if name.startswith(".") or name in _SKIPPED:
            continue
        child = folder / name
        if is_repository(child):
            yield child
        elif depth > 1:
            yield from walk_folders(child, problems, depth - 1)


def git_folder(repository: Path) -> Path:
    """The folder that holds HEAD: '.git', what the file '.git' points to, or the bare repository itself."""
    dot_git = repository / ".git"
    try:
        if dot_git.is_file():
            target = (
                dot_git.read_text(encoding="utf-8", errors="surrogateescape")[:4096]
                .removeprefix("gitdir:")
                .strip()
            )
            return (repository / target).resolve()
        return dot_git if dot_git.is_dir() else repository
    except (OSError, ValueError):
        return dot_git


def unreadable_part(repository: Path) -> Path | None:
    """The first part of a repository that its user has no permission to read, or None."""
    folder = git_folder(repository)
    shared = Path(common_folder(repository))
    objects = shared / "objects"
    parts = [repository, folder, shared, folder / "HEAD", shared / "config", shared / "refs", objects]
    with contextlib.suppress(OSError):
        parts += sorted(objects.iterdir())
    return next((part for part in parts if _is_shut(part)), None)


def _is_shut(path: Path) -> bool:
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            return not os.access(path, os.R_OK)
        return not os.access(path, os.R_OK | os.X_OK)
    except PermissionError:
        return True
    except OSError:
        return False


def common_folder(repository: Path) -> str:
    """One text for all worktrees of a repository: the folder that holds its objects."""
    folder = git_folder(repository)
    try:
        shared = (folder / "commondir").read_text(encoding="utf-8", errors="surrogateescape")[:4096].strip()
        folder = (folder / shared).resolve()
    except (OSError, ValueError):
        pass
    return str(folder)


def display_names(repositories: Iterable[Path]) -> dict[Path, str]:
    """A short name for each, with as many parent folders as make it its own."""
    telling = {path: _telling(path) for path in repositories}
    names = {path: folder.name.removesuffix(".git") or str(path) for path, folder in telling.items()}
    for parts in range(2, 5):
        taken: dict[str, list[Path]] = {}
        for path, name in names.items():
            taken.setdefault(name, []).append(path)
        for same in taken.values():
            if len(same) > 1:
                names.update({p: "/".join(telling[p].parts[-parts:]) for p in same})
    return names


def _telling(path: Path) -> Path:
    """The folder whose name tells what the repository is: 'x' of 'x/repo', 'x/repo.git' and 'x/.git'."""
    while path.name in _GENERIC and path.parent.name:
        path = path.parent
    return path


def _nearest(folder: Path) -> str:
    parent = next((p for p in folder.parents if p.is_dir()), None)
    return f"the nearest that exists is {parent}" if parent and parent != Path(parent.anchor) else _EXAMPLE


def _reason(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or type(error).__name__).lower()
