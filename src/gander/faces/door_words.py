"""A door in words: what it is, where, how old, and what of it the person has not shown.

The word is 'not shown', never 'lacks': what was not seen is unknown. Plain text, as in `words`.
"""

from __future__ import annotations

from collections.abc import Iterable

from gander.faces.words import NBSP, clean, counted, short
from gander.stand.result import Door, Missing

NOT_READ = {"title": "title only", "tags": "board tags only"}
WELL_READ = 3
"""Below so many musts an advert probably asks more than could be read. The line that ranks doors."""
MONTH = 30


def judged(door: Door) -> bool:
    """Whether anything can be said of it beyond that it is there."""
    return door.basis == "read" and door.n_must > 0


def missing(units: Iterable[Missing]) -> str:
    """'Docker or Kubernetes (Containers), Spark'."""
    words = []
    for unit in units:
        text = " or ".join(clean(m.label) for m in unit.members) or "?"
        if unit.under is not None and len(unit.members) > 1:
            text += f" ({clean(unit.under.label)})"
        words.append(text)
    return ", ".join(words)


def shown(door: Door, most: int = 5) -> str:
    """'not shown: Spark, AWS or GCP (Cloud) and 3 more (5 of 8)'; at most so many are named."""
    if door.basis != "read":
        return f"requirements not read ({NOT_READ[door.basis]})"
    if not door.n_must:
        return "read, but states no must"
    little = "" if door.n_must >= WELL_READ else f"{NBSP}read: little could be read"
    if not door.missing:
        return f"nothing missing of{NBSP}{door.n_must}{little}"
    more = f" and {len(door.missing) - most}{NBSP}more" if len(door.missing) > most else ""
    counts = f"({len(door.missing)}{NBSP}of{NBSP}{door.n_must}{little})"
    return f"not shown: {missing(door.missing[:most])}{more} {counts}"


def asks(door: Door) -> str:
    """What the posting asks besides skills: 'asks master, 5+ years, visa'."""
    parts = []
    if door.degree:
        parts.append(short(door.degree))
    if door.years_min:
        parts.append(f"{door.years_min:g}+{NBSP}years")
    said = {"degree" if door.degree else "", "years" if door.years_min else ""}
    parts += sorted({clean(gate) for gate in door.gates} - said)
    return f"asks {', '.join(parts)}" if parts else ""


def unanswered(doors: Iterable[Door]) -> str:
    """Which gates these doors state that nobody has answered, and how to answer; '' where there is none."""
    kinds = sorted({clean(gate) for door in doors for gate in door.gates})
    if not kinds:
        return ""
    return f"unanswered gates leave a posting in: --gates{NBSP}{kinds[0]}=no drops it"


def place(door: Door) -> str:
    """'Berlin, DE, hybrid'; a remote job elsewhere is remote first: 'remote (place named: AR)'."""
    remote = "" if door.remote in ("unknown", "onsite", "") else door.remote
    named = short(door.place)
    if not remote or remote in named.lower():
        return named
    if not named:
        return remote
    return f"{named}, {remote}" if door.here or remote != "remote" else f"remote (place named: {named})"


def who(door: Door) -> str:
    return short(door.employer) if door.employer else f"unnamed employer ({short(door.source)})"


def what(door: Door, asked: Iterable[str]) -> str:
    """Level and role; the role only where it is not simply the one asked for."""
    level = "" if door.seniority in ("unknown", "") else door.seniority
    roles = [] if [r.id for r in door.role] == list(asked) else [clean(r.label) for r in door.role]
    more = f" +{len(roles) - 2}" if len(roles) > 2 else ""
    return " ".join(p for p in (level, " / ".join(roles[:2]) + more) if p)


def ago(days: int) -> str:
    """How long ago, in the coarsest unit that is still honest."""
    if days <= 0:
        return "today"
    unit = counted(days, "day") if days < 60 else counted(round(days / 30.44), "month")
    return f"{unit}{NBSP}ago"


def age(door: Door) -> str:
    """'posted 19 months ago, last seen open 13 months ago'; one of them where they say the same."""
    if door.posted_basis == "written" and door.posted:  # perhaps long before it was posted: a day, no age
        seen = f", last seen open {ago(door.seen_days)}" if door.seen_days is not None else ""
        return f"written {door.posted.isoformat()}{seen}"
    verb = "first seen" if door.posted_basis == "seen first" else "posted"
    if door.age_days is None:
        return "date unknown" if door.seen_days is None else f"last seen open {ago(door.seen_days)}"
    posted = f"{verb} {ago(door.age_days)}"
    if door.seen_days is None or door.age_days - door.seen_days < MONTH:
        return posted
    return f"{posted}, last seen open {ago(door.seen_days)}"
