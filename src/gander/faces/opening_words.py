"""An opening in words, the same on the screen, in the feed and in the calendar. Plain text, as in `words`."""

from __future__ import annotations

from datetime import date

from gander.faces import door_words
from gander.faces import words as say
from gander.faces.pay_words import pay
from gander.faces.words import NBSP, short
from gander.stand.openings import Opening, Openings

TITLE = 100
"""Characters of a title: more is an advertisement, or an attack."""
HEADS = {
    "nothing missing": "nothing missing",
    "one short": "one short",
    ">= 60 %": f"≥{NBSP}60{NBSP}%{NBSP}met",
}
NEWS = {"new": "new", "reopened": "open again", "changed": "changed"}
SOON = 60


def title(opening: Opening) -> str:
    """The advert's own; where that is not kept here, level and role."""
    return short(opening.title or "", TITLE) or door_words.what(opening.door, ()) or "a job"


def head(opening: Opening) -> str:
    """What its group is called."""
    if opening.outcome in HEADS:
        return HEADS[opening.outcome]
    return f"less than 60{NBSP}% met" if opening.outcome == "less" else "not judged: no must was read"


def closes(opening: Opening, today: date) -> str:
    """'closes in 5 days', 'closes today', 'closes 2027-02-01', ''."""
    if opening.closes is None:
        return ""
    days = (opening.closes - today).days
    if days > SOON or days < 0:
        return f"closes {opening.closes.isoformat()}"
    return {0: "closes today", 1: "closes tomorrow"}.get(days, f"closes in{NBSP}{say.counted(days, 'day')}")


def age(opening: Opening) -> str:
    """'posted 3 days ago'; of a day of writing no age of the advert is reckoned."""
    door = opening.door
    if opening.advert is None or opening.open_days is None:
        return door_words.age(door)
    seen = f"first seen {door_words.ago(opening.open_days)}"
    if door.age_days is None or door.posted_basis not in ("stated", "written"):
        return seen
    if door.posted_basis == "written":
        return f"written {door_words.ago(door.age_days)}, {seen}"
    return f"posted {door_words.ago(door.age_days)}"


def news(opening: Opening) -> str:
    """'new 2026-11-24', 'open again 2026-11-24', ''."""
    found = opening.news
    return f"{NEWS[found.kind]} {found.day.isoformat()}".replace(" ", NBSP) if found else ""


def marks(opening: Opening) -> str:
    """What speaks against hurrying: 'put up again', 'open for longer than three quarters'."""
    said = ["put up again after it was taken down"] if opening.reposted else []
    if opening.stale:
        days = say.counted(opening.open_days or 0, "day")
        said.append(f"open for {days}, longer than three quarters of these jobs")
    return ", ".join(said)


def sources(opening: Opening) -> str:
    """'greenhouse', 'greenhouse, 3 adverts', 'ashby and hacker-news, 2 adverts'."""
    names = list(dict.fromkeys([opening.door.source, *(c.source for c in opening.copies)]))
    said = " and ".join(short(name) for name in names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else "")
    return f"{said}, {say.counted(len(opening.copies), 'advert')}" if len(opening.copies) > 1 else said


def facts(opening: Opening, today: date) -> list[str]:
    """Where, what is paid, how old, until when, whence; without what is not known."""
    said = [door_words.place(opening.door), pay(opening.pay), age(opening), marks(opening), sources(opening)]
    return [text for text in (*said[:3], closes(opening, today), *said[3:]) if text]


def reach(found: Openings) -> str:
    """'41 in reach of 310 that state a must: 12 nothing missing, 20 one short, 9 ≥ 60 % met'."""
    n = sum(found.counts.values())
    parts = [f"{say.number(k)}{NBSP}{HEADS[o]}" for o, k in found.counts.items() if k]
    text = f"{say.number(n)} in reach of {say.counted(found.n_judged, 'job')} that state a must"
    return f"{text}: {', '.join(parts)}" if parts else text


def whats_new(found: Openings) -> str:
    """'3 new since 2026-11-20'; '' where that was not asked."""
    if not found.only_new:
        return ""
    n = say.number(found.n_found) if found.n_found else "nothing"
    asked = f" (boards last asked {found.asked.isoformat()})" if found.asked else ""
    if found.new_since is None:
        return f"{n} new: the first look at this question, so all that updates brought{asked}"
    return f"{n} new since {found.new_since.isoformat()}{asked}"
