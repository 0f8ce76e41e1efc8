"""What a person should know of how their repositories were read: who committed there, if not they."""

from __future__ import annotations

from collections import Counter

from gander.evidence.history import Author
from gander.evidence.problems import joined, together
from gander.model import Problem
from gander.shell.repositories import Found
from gander.shell.repositories_read import Reading

MAX_NAMED = 5
"""authors or repositories named in one problem"""


def reading_problems(readings: list[Reading], identities: tuple[str, ...], found: Found) -> list[Problem]:
    """What went wrong with the repositories: one problem for each at most, and one for all that share it."""
    own = {r.path: r.problem for r in readings if r.problem is not None}
    walked = [r for r in readings if r.history and r.history.n_commits]
    about_all: list[Problem] = []
    who = ", ".join(identities)
    if walked and not identities:
        about_all.append(_nobody("your identity", "no --as, and git knows no user.email", walked))
    elif len(walked) > 1 and not any(map(_own_commits, walked)):
        about_all.append(_nobody(f"{len(walked):,} repositories", f"no commit there is by {who}", walked))
    else:
        for reading in walked:
            if (len(walked) == 1 or reading.path in found.named) and not _own_commits(reading):
                nobody = _nobody(reading.name, f"no commit there is by {who}", [reading])
                before = own.get(reading.path)
                own[reading.path] = joined(before, nobody) if before else nobody
    return [*together(own.values(), "repositories"), *about_all]


def _own_commits(reading: Reading) -> int:
    return reading.history.n_own if reading.history else 0


def _nobody(where: str, why: str, readings: list[Reading]) -> Problem:
    """Names those who did commit, so that the user can pick."""
    authors: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        for author in reading.history.authors if reading.history else ():
            authors[author.name, author.email] += author.n_commits
    most = [Author(*who, n) for who, n in authors.most_common(MAX_NAMED)]
    if not most:
        return Problem(where=where, why=why, next="say who you are, e.g. --as me@example.org")
    names = ", ".join(f"{a.name} <{a.email}> ({a.n_commits})" for a in most)
    return Problem(where=where, why=f"{why}; by commits there are: {names}", next=f"try --as {most[0].email}")
