"""What a user asks of a verb about a person or the market: words as typed, not yet resolved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

# (what is being done, how many done, of how many or None)
Progress = Callable[[str, int, int | None], None]


def silent(what: str, done: int, total: int | None) -> None:
    """The progress of a pipe: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The shared flags: VERB [PATH…] --as EMAIL… --role R… --place P… --remote-from ISO2 --since DATE.

    `cv`: files, folders and archives that tell of the person; `github`: whose work GitHub is asked about,
    only with that flag; `kaggle`: the person's user name there. Empty tuples and None mean 'not said'; the
    app then assumes something and says so. `today` is passed in, because the core has no clock.
    """

    today: date
    paths: tuple[str, ...] = ()
    identities: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    remote_from: str | None = None
    since: date | None = None
    know: tuple[str, ...] = ()
    cv: tuple[str, ...] = ()
    github: str | None = None
    kaggle: str | None = None
    gates: Mapping[str, bool] = field(default_factory=dict)
    remote_unsaid: bool = False
    full: bool = False
    survival: bool = False
    progress: Progress = silent
