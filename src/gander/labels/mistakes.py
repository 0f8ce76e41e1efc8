"""What is wrong with a sheet: where, why, and how a right line looks."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """`line` counts the sheet's lines from 1, 0 where the sheet as a whole is meant; `said` is that line."""

    line: int
    said: str
    why: str
    example: str


class WrongLineError(ValueError):
    """A line of a sheet that cannot be right, with an example of one that is."""

    def __init__(self, why: str, example: str) -> None:
        self.why = why
        self.example = example
        super().__init__(why)


def one_of(value: str, allowed: Iterable[str], what: str, example: str) -> str:
    """The value. Raises WrongLineError naming the nearest allowed one, or all where there are few."""
    known = list(allowed)
    if value in known:
        return value
    near = difflib.get_close_matches(value.lower(), known, 1, 0.6)
    if near:
        hint = f"; did you mean '{near[0]}'?"
    else:
        hint = f"; there are: {', '.join(known)}" if len(known) <= 30 else ""
    raise WrongLineError(f"'{value}' is no {what}{hint}" if value else f"no {what} is given{hint}", example)
