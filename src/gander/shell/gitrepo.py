"""One repository -> one History, by pygit2 only: libgit2 runs no hooks, filters or external programs.

Why:
    A repository is hostile data. Nothing in it is executed or checked out, its configuration is not asked for
    anything, sizes are bounded, and whatever is damaged ends as one clear line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gander.evidence.history import Commit, History
from gander.model import Problem
from gander.shell.gitrepo_identity import Identities
from gander.shell.gitrepo_opened import Opened, open_repository
from gander.shell.gitrepo_own import OF_COMMITS, Walk, walk_own
from gander.shell.gitrepo_touches import Asked, Step, Touched, bound_memory, read_touches

__all__ = ["Opened", "history_problem", "open_repository", "read_history", "rename"]
SHORT = 10


def read_history(
    opened: Opened,
    name: str,
    wanted: Iterable[str],
    before: History | None = None,
    alone: bool = False,
    step: Step | None = None,
) -> tuple[History, Problem | None]:
    """Everything that the wanted identities authored. `before`: an older history, read on from there.

    `alone`: in this process only. `step`: told how many of how many commits are read.
    """
    bound_memory()
    identities = Identities(wanted, opened.mailmap)
    walk = walk_own(opened, identities)
    known = {c.id: c for c in before.commits} if before is not None else {}
    touched = _touched(opened, walk, known, alone, step)
    if before is not None:
        touched.left_out.update({r: n for r, n in before.left_out.items() if r not in OF_COMMITS})
    commits = tuple(_commits(walk, touched, known))
    days = [c.day for c in commits]
    history = History(
        path=str(opened.path),
        name=name,
        head=opened.head,
        n_commits=walk.n_commits,
        n_own=len(commits),
        first=min(days, default=None),
        last=max(days, default=None),
        commits=commits,
        left_out=dict(+walk.left_out + +Counter(touched.left_out)),
        authors=identities.authors(),
        shallow=bool(opened.cut),
        unreadable=touched.unreadable,
        releases=len(opened.releases),
    )
    return history, history_problem(history, [*opened.lost, *(oid[:SHORT] for oid in walk.lost)])


def _touched(opened: Opened, walk: Walk, known: dict[str, Commit], alone: bool, step: Step | None) -> Touched:
    # where history is cut, a commit holds all that came before it
    asked = [
        Asked(one.id, one.template)
        for one in walk.own.values()
        if one.id not in known and one.id not in opened.cut
    ]
    return read_touches(str(opened.path), asked, walk.foreign, alone, step)


def _commits(walk: Walk, touched: Touched, known: dict[str, Commit]) -> Iterable[Commit]:
    """The own commits with what they touched, newest first."""
    for oid, one in walk.own.items():
        touches = known[one.id].touches if one.id in known else touched.touches.get(one.id, ())
        yield Commit(
            one.id,
            one.day,
            one.twin,
            one.fix,
            oid in walk.by_other,
            oid in walk.released,
            touches,
            one.assisted,
            one.shared,
            one.issues,
            one.root,
        )


def rename(history: History, name: str) -> History:
    """The same history under another name."""
    return history if history.name == name else replace(history, name=name)


def history_problem(history: History, lost: Sequence[str] = ()) -> Problem | None:
    """What its user should know of a history that was read, or None. `lost`: commits that cannot be read."""
    commits = _counted(history.n_commits, "commit")
    if lost:
        more = f" and at {len(lost) - 1:,} more" if len(lost) > 1 else ""
        return Problem(
            where=history.path,
            why=f"the history breaks at {lost[0]}{more}, which is missing or damaged: {commits} "
            "could be read, what lies behind could not",
            next="check it with: git fsck, and fetch what is missing with: git fetch --refetch",
        )
    if history.n_commits == 0:
        return Problem(
            where=history.path, why="there are no commits yet", next="commit something, or leave it out"
        )
    if history.unreadable:
        return Problem(
            where=history.path,
            why=f"{_counted(history.unreadable, 'file or commit', 'files or commits')} could not be read "
            "(a partial clone, or damaged)",
            next="fetch the rest with: git fetch --refetch, or check it with: git fsck",
        )
    if history.shallow:
        are = "is" if history.n_commits == 1 else "are"
        return Problem(
            where=history.path,
            why=f"this is a shallow clone, so counts are cut: only {commits} {are} here",
            next="fetch the rest with: git fetch --unshallow",
        )
    return None


def _counted(n: int, one: str, many: str = "") -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"
