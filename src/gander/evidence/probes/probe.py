"""What a probe is: one statement about a project that can be true or false, with a page of its own.

Why:
    Each probe is a folder: `__init__.py` looks, `page.toml` says to people what is looked at, why it
    matters, how to make it true and what that costs. `gander proof` and docs/reference/probes.md show it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gander.evidence.finding import Seen
from gander.evidence.project import Project


class Probe(NamedTuple):
    """`id`: kebab-case, frozen. `look`: a pure function of the project; it never raises on purpose.

    `skills`: ids of the vocabulary that a true finding in own files shows use of, beside its imports.
    """

    id: str
    look: Callable[[Project], Seen]
    skills: tuple[str, ...] = ()
