"""Three kinds of errors: the user can mend it, a source changed, or we have a bug.

Why:
    Faces turn the first two into one clear message with an exit code; anything else keeps its traceback,
    because hiding our own bugs helps nobody.
"""

from __future__ import annotations

from gander.model import Problem


class GanderError(Exception):
    """Base of what Gander raises on purpose; carries every problem found, not only the first."""

    exit_code = 2

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.where}: {p.why}" for p in problems))

    def __reduce__(self) -> tuple[type[GanderError], tuple[Problem, ...]]:
        # made again from its problems, not its message: it may come from another process
        return type(self), self.problems


class UserError(GanderError):
    """The user can mend it: wrong words, a missing path, a damaged file."""

    exit_code = 1


class SourceError(GanderError):
    """A source changed its shape or vanished."""

    exit_code = 3
