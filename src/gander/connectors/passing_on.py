"""Which sources' facts may be passed on to others, and why not. The user's own use of them is another matter.

Why a table of its own: a source's terms speak of its data as a whole, and what they forbid holds for files
that carry nothing of an advert but facts.
"""

from __future__ import annotations

from collections.abc import Mapping

FORBIDDEN: Mapping[str, str] = {
    "adzuna": "Adzuna's terms: no use of its data by others, nor of counts made of it",
    "bundesagentur": "the Bundesagentur's terms: no collecting of its portal's content",
    "france-travail": "France Travail's licence: nothing for third parties",
    "remotive": "Remotive's terms: its adverts may not be handed to other boards",
    "we-work-remotely": "We Work Remotely's terms: its data in no other job search",
}
"""Source -> the reason, as it is told. Read in their terms (`LiveFacts.terms`), 2026."""
OWN = "own"
"""Source of adverts that the user pasted."""
FILE = "file:"
"""Start of the sources that are files of the user."""
MARKET = "market:"
"""Start of the sources that are markets of other machines."""


def is_own(source: str) -> bool:
    """Whether the user brought it: whether it may be passed on only they can say."""
    return source == OWN or source.startswith(FILE)


def is_imported(source: str) -> bool:
    """Whether it came by an import: the user's own, or another machine's market."""
    return is_own(source) or source.startswith(MARKET)
