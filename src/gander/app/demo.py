"""`gander demo`: the first screen for a sample person whose repositories are made here, now."""

from __future__ import annotations

from datetime import date

from gander.app.request import Progress, Request, silent
from gander.shell.cache import cache_folder
from gander.shell.demo import sample_repositories

CLAIMS = ("kubernetes", "aws 2y", "spark")
ROLE = "ml-engineer"
PLACE = "San Francisco"


def request(today: date, progress: Progress = silent) -> Request:
    """What the sample person asks. Writes small repositories into the user's cache folder.

    Where that cannot be written, they are made in a temporary folder, which goes when the program ends.
    """
    progress("making the sample person's repositories", 0, 1)
    folder, identities = sample_repositories(cache_folder() / "demo")
    return Request(
        today=today,
        paths=(str(folder),),
        identities=tuple(identities),
        roles=(ROLE,),
        places=(PLACE,),
        know=CLAIMS,
        progress=progress,
    )
