"""A finding: one statement about one repository, with the places that show it.

Source: the outcomes and the rule "no data is never no" follow OpenSSF Scorecard's probes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

FindingOutcome = Literal["true", "false", "not applicable", "not available", "error"]
MAX_PLACES = 8
"""places kept of one finding"""


class Place(NamedTuple):
    """Where it is seen. `file`: '' for what lies in none (a tag). `what`: a name or key seen there
    ('torch.onnx.export'), never a line of the file."""

    file: str
    line: int | None = None
    what: str = ""


class Seen(NamedTuple):
    """What a probe saw. Places make it true; without any it is false, or not applicable. `why`: in words."""

    places: tuple[Place, ...] = ()
    why: str = ""
    applicable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`own`: whether a place lies in a file that the person wrote in; None when no person was asked about."""

    probe: str
    outcome: FindingOutcome
    repository: str
    why: str
    places: tuple[Place, ...] = ()
    own: bool | None = None

    @property
    def file(self) -> str | None:
        return (self.places[0].file or None) if self.places else None

    @property
    def line(self) -> int | None:
        return self.places[0].line if self.places else None


def true(places: list[Place], why: str = "") -> Seen:
    """True when there are places; the caller gives at least one."""
    kept = tuple(dict.fromkeys(places))[:MAX_PLACES]
    return Seen(kept, why or ", ".join(dict.fromkeys(p.what for p in kept if p.what)))


def false(why: str) -> Seen:
    """Looked for and not found. `why`: what was looked for, and how much of it there is."""
    return Seen((), why)


def not_applicable(why: str) -> Seen:
    return Seen((), why, applicable=False)
