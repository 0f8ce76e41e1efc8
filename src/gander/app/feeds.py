"""Subjects that are no employer's board: Hacker News' threads, public feeds, searches that keys open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import Subject, WireError
from gander.model import Place, Question

FEEDS = ("remoteok", "arbeitnow", "we-work-remotely", "remotive")
"""Feeds whose terms let anybody read them who names and links the source (each connector's FACTS)."""
SEARCHES = ("adzuna", "france-travail", "usajobs")
"""Searches that are asked where their keys are known. The German agency's only where the user added it."""
_COUNTRIES = {"france-travail": ("FR",), "usajobs": ("US",), "bundesagentur": ("DE",)}
_GERMAN = ("DE", "AT", "CH")
_WORDS = {
    "ml-engineer": "machine learning engineer",
    "devops-sre": "devops engineer",
    "manager": "engineering manager",
    "sales-marketing": "sales",
}
"""What a search is asked for where the role's id is no word of adverts."""


def feeds(
    asked: Question, today: date, keys: Mapping[str, Mapping[str, str]], open_hosts: frozenset[str]
) -> Iterator[tuple[Subject, str]]:
    """Subjects with a reason. Sources whose robots.txt closes them only where `open_hosts` name the hosts."""
    for month in months(today):
        yield Subject(source="hacker-news", name=month), "'Who is hiring?' of the month"
    for source in FEEDS:
        if _open(source, open_hosts) and (source != "arbeitnow" or _is_german(asked)):
            yield Subject(source=source, name="all"), "a public feed"
    for source in SEARCHES:
        needed = live_connectors()[source].facts.needs_key
        told = keys.get(source, {})
        if _open(source, open_hosts) and all(told.get(name) for name in needed):
            for subject in of_search(source, asked, told):
                yield subject, "a search, with your key"


def _open(source: str, open_hosts: frozenset[str]) -> bool:
    return open_hosts.issuperset(live_connectors()[source].facts.robots)


def _is_german(asked: Question) -> bool:
    """Whether adverts that mostly lie in Germany can be of use."""
    return asked.place is None or asked.place.iso2 is None or asked.place.iso2 in _GERMAN


def months(today: date) -> list[str]:
    """The two newest threads, by month. One opens on the first weekday of its month, in the afternoon (UTC);
    it counts from the next day on. By month and not 'latest': a subject must stay the same thread."""
    first = today.replace(day=1)
    opens = first
    while opens.weekday() >= 5:
        opens += timedelta(days=1)
    newest = first if today > opens else (first - timedelta(days=1)).replace(day=1)
    before = (newest - timedelta(days=1)).replace(day=1)
    return [f"{newest:%Y-%m}", f"{before:%Y-%m}"]


def of_search(source: str, asked: Question, keys: Mapping[str, str], name: str = "all") -> list[Subject]:
    """One search for each role, at the place as the source wants it; none where it has no jobs there.

    A subject's name says what is searched for: the same search has the same name in every update.
    """
    where = _where(source, asked, name)
    if where is None:
        return []
    found = []
    for role in asked.roles:
        query = {"role": _words(role), **where}
        said = ", ".join(query[part] for part in ("role", "place", "country") if query.get(part))
        subject = Subject(source=source, name=said, query=query, keys=dict(keys))
        try:
            live_connectors()[source].requests(subject)
        except WireError as error:
            if not error.field.startswith("keys."):  # a missing key is told when it is asked
                continue
        found.append(subject)
    return found


def _words(role: str) -> str:
    """'data-scientist' as adverts have it."""
    return _WORDS.get(role) or role.replace("-", " ")


def _where(source: str, asked: Question, name: str) -> dict[str, str] | None:
    """`place` and `country` of the query; None where the source has nothing to do with the place."""
    place = asked.place
    country = (place.iso2 if place else asked.remote_from) or ""
    if source == "adzuna":
        country = country or ("" if name == "all" else name)
        found = {"country": country.lower(), "place": (place.city if place else None) or ""}
        return {part: said for part, said in found.items() if said} if country else None
    wanted = _COUNTRIES.get(source, ())
    if country and country not in wanted:
        return None
    city = _city(source, place)
    return {"place": city} if city else {}


def _city(source: str, place: Place | None) -> str | None:
    """The place's name where the source takes names: the French one knows codes alone, and the American one
    wants a state with it, so that all of the country is asked."""
    return place.city if place and source == "bundesagentur" else None
