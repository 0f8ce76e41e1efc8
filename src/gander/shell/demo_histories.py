"""What the sample person's histories are made of: a step is one commit and adds its text to files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Who = Literal["sam", "sam-old", "alex"]
Line = Literal["main", "branch", "merge"]


class Step(NamedTuple):
    """One commit. `at`: local time of its author; `files`: text added at the end of each file.

    `on`: 'branch' leaves main where it is, 'merge' joins the branch to main.
    """

    at: str
    who: Who
    subject: str
    files: Mapping[str, str]
    on: Line = "main"
    tag: str = ""
