"""Who the user is when they did not say: the addresses in git's own configuration."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pygit2

from gander.shell.repositories import common_folder

MAX_LOCAL = 3
"""addresses taken from repositories' own configuration; more would be other people's"""


def default_identities(repositories: Iterable[Path]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(addresses, words on where each comes from): user.email of the user, then of the repositories.

    Only the address is read from a repository's configuration, nothing in it is acted upon.
    """
    found: dict[str, str] = {}
    for file in _global_files():
        email = _email(file)
        if email:
            found = {email: "git config --global user.email"}
    local: dict[str, int] = {}
    for repository in repositories:
        email = _email(Path(common_folder(repository)) / "config")
        if email and email not in found:
            local[email] = local.get(email, 0) + 1
    for email in sorted(local, key=lambda e: -local[e])[:MAX_LOCAL]:
        found[email] = f"user.email of {local[email]} {'repository' if local[email] == 1 else 'repositories'}"
    return tuple(found), tuple(f"you are {email} ({where})" for email, where in found.items())


def _global_files() -> list[Path]:
    """Git's own order: the later goes before the earlier."""
    given = os.environ.get("GIT_CONFIG_GLOBAL")
    if given is not None:
        return [Path(given)]
    home = Path.home()
    xdg = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    return [xdg / "git" / "config", home / ".gitconfig"]


def _email(file: Path) -> str | None:
    try:
        if not file.is_file():
            return None
        email = (pygit2.Config(str(file))["user.email"] or "").strip()
    except (pygit2.GitError, KeyError, ValueError, OSError):
        return None
    return email or None
