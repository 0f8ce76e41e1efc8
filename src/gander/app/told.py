"""All that a person said of themselves, as it was said; light enough for every start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gander.model import Problem

if TYPE_CHECKING:
    from gander.evidence.claims import Claim
    from gander.evidence.claims_reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that was said: claims of the flag first; `readings`: one for each source, in the order given."""

    claims: tuple[Claim, ...] = ()
    readings: tuple[Reading, ...] = ()
    problems: tuple[Problem, ...] = ()
