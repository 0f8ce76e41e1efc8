"""Adverts that were never printed: made from a seed, each with its text in sections."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from random import Random

from benchmarks.replica.words import Family, Place, families, places, sentences

SECTIONS = ("duties", "musts", "nices", "offer", "process")
LEVELS = ("", "", "", "Senior ", "Senior ", "Staff ", "Junior ", "Lead ")
WAYS = ("onsite", "onsite", "hybrid", "hybrid", "remote")
TYPES = ("full-time",) * 9 + ("contract",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """`home`: where most of its adverts are. `language`: of about half its adverts. `about`, `closing`: what
    stands in all of them."""

    name: str
    does: str
    language: str
    home: Place
    about: tuple[str, ...]
    closing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Advert:
    """`number`: stable and unlike any other; each platform makes its own ids of it. `sections`: (heading,
    HTML); the first and the last have no heading. `pay`: a year's least and most, and the currency."""

    number: int
    employer: str
    title: str
    family: Family
    place: Place
    way: str
    kind: str
    language: str
    posted: date
    changed: date | None
    sections: tuple[tuple[str | None, str], ...]
    pay: tuple[int, int, str] | None

    @property
    def html(self) -> str:
        """All sections in one."""
        return "\n".join(f"<h3>{head}</h3>\n{body}" if head else body for head, body in self.sections)

    @property
    def remote(self) -> bool:
        return self.way == "remote"

    def uuid(self) -> str:
        text = blake2b(str(self.number).encode(), digest_size=16).hexdigest()
        return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-8{text[17:20]}-{text[20:]}"


def number_of(*parts: object) -> int:
    """Ten digits: what platforms count adverts with."""
    hashed = blake2b("|".join(map(str, parts)).encode(), digest_size=8).digest()
    return 10**9 + int.from_bytes(hashed, "big") % (9 * 10**9)


def advert(employer: Employer, seed: str, number: int, posted: date) -> Advert:
    """The advert of a seed: the same for ever."""
    chance = Random(seed)
    (family,) = chance.choices(families(), [one.weight for one in families()])
    language = employer.language if chance.random() < 0.6 else "en"
    place = employer.home if chance.random() < 0.6 else elsewhere(chance, employer)
    way = chance.choice(WAYS)
    pay = _pay(chance, family, place) if chance.random() < 0.45 else None
    title = chance.choice(family.titles[language])
    if language == "en" and "Senior" not in title:
        title = chance.choice(LEVELS) + title
    made = Advert(
        number=number,
        employer=employer.name,
        title=title,
        family=family,
        place=place,
        way=way,
        kind=chance.choice(TYPES),
        language=language,
        posted=posted,
        changed=None,
        sections=(),
        pay=pay,
    )
    return replace(made, sections=_sections(chance, employer, made))


def elsewhere(chance: Random, employer: Employer) -> Place:
    """Another place; employers that write German or Vietnamese stay in their country."""
    at = [one for one in places() if employer.language == "en" or one.iso2 == employer.home.iso2]
    return chance.choices(at, [one.weight for one in at])[0]


def rewritten(one: Advert, chance: Random, employer: Employer, on: date) -> Advert:
    """The same advert after its employer changed the text."""
    return replace(one, changed=on, sections=_sections(chance, employer, one))


def _pay(chance: Random, family: Family, place: Place) -> tuple[int, int, str]:
    share, currency = {
        "US": (1.0, "USD"),
        "CA": (0.9, "CAD"),
        "GB": (0.6, "GBP"),
        "VN": (0.25, "USD"),
        "IN": (0.3, "USD"),
    }.get(place.iso2, (0.6, "EUR"))
    low = int(chance.uniform(*family.pay) * share * 0.85)
    return low * 1000, int(low * chance.uniform(1.15, 1.5)) * 1000, currency


def _sections(chance: Random, employer: Employer, one: Advert) -> tuple[tuple[str | None, str], ...]:
    """About, duties, requirements and the rest, up to a length that is drawn: 1 to 8 kB, most below 4."""
    words = sentences(one.language)
    heads, text = words["headings"], words["text"]
    skills = _Skills(chance, one.family)
    room = min(max(chance.lognormvariate(7.85, 0.5), 900), 7000)
    about = list(employer.about) if one.language == employer.language else text["about"][:1]
    opening = [*about[: 1 + int(room > 2500)], chance.choice(text["intro"])]
    scale = (room / 900) ** 1.4
    asked = [*_some(chance, text["musts"], scale * 1.9 + 2)]
    if chance.random() < 0.5:
        asked.insert(chance.randrange(len(asked) + 1), chance.choice(text["degree"]))
    parts: list[tuple[str | None, str]] = [(None, _said(opening, employer, one, skills, "p"))]
    lines = {
        "duties": _some(chance, text["duties"], scale * 1.6 + 1),
        "musts": asked,
        "nices": _some(chance, text["nices"], scale * 0.9) if chance.random() < 0.75 else [],
        "offer": _some(chance, text["offer"], scale * 0.8),
        "process": text["process"][:1] if room > 3500 else [],
    }
    for name in SECTIONS:
        if lines[name]:
            tag = "p" if name == "process" else "li"
            parts.append((chance.choice(heads[name]), _said(lines[name], employer, one, skills, tag)))
    parts.append((None, _said(_end(chance, text, employer, one), employer, one, skills, "p")))
    return _filled(chance, tuple(parts), text["more"], room, _values(employer, one))


def _end(chance: Random, text: dict[str, list[str]], employer: Employer, one: Advert) -> list[str]:
    said = [chance.choice(text[one.way])]
    if one.pay:
        said.append(text["pay"][0])
    if chance.random() < 0.3:
        said.append(chance.choice(text["gates"]))
    return [*said, employer.closing if one.language == employer.language else text["closing"][0]]


def _filled(
    chance: Random,
    parts: tuple[tuple[str | None, str], ...],
    more: list[str],
    room: float,
    values: dict[str, object],
) -> tuple[tuple[str | None, str], ...]:
    """The first part made longer with what employers say of themselves, until the room is used."""
    used = sum(len(head or "") + len(body) + 12 for head, body in parts)
    said = []
    for line in chance.sample(more, len(more)):
        if used + len(line) > room:
            break
        said.append(f"<p>{html.escape(line.format(**values), quote=False)}</p>")
        used += len(line) + 8
    return ((None, "\n".join([parts[0][1], *said])), *parts[1:])


class _Skills:
    """Skills of one family: mostly those that are asked for often, each once in an advert."""

    def __init__(self, chance: Random, family: Family) -> None:
        often = chance.sample(family.often, len(family.often))
        rare = chance.sample(family.rare, min(12, len(family.rare)))
        self._names = [*often[:4]]
        for one in range(max(len(often), len(rare))):
            self._names += rare[one : one + 1] + often[4 + one : 5 + one]
        self._at = 0

    def next(self) -> str:
        self._at += 1
        return self._names[self._at % len(self._names)]


def _some(chance: Random, lines: Sequence[str], n: float) -> list[str]:
    """So many of the lines; where there are too few, those that name skills come again with other skills."""
    wanted = max(1, int(n))
    taken = chance.sample(list(lines), min(len(lines), wanted))
    again = [line for line in lines if "{s}" in line]
    return taken + chance.choices(again, k=wanted - len(taken)) if again else taken


def _values(employer: Employer, one: Advert) -> dict[str, object]:
    low, high, currency = one.pay or (0, 0, "")
    return {
        "employer": employer.name,
        "does": employer.does,
        "title": one.title,
        "city": one.place.city,
        "country": one.place.country,
        "low": f"{currency} {low:,}",
        "high": f"{currency} {high:,}",
    }


def _said(lines: list[str], employer: Employer, one: Advert, skills: _Skills, tag: str) -> str:
    values, made = _values(employer, one), []
    for line in lines:
        years = 1 + one.number % 5 + (3 if "Senior" in one.title else 0)
        told = line.format(
            **values,
            s=skills.next() if "{s}" in line else "",
            t=skills.next() if "{t}" in line else "",
            u=skills.next() if "{u}" in line else "",
            n=years,
            m=years + 3,
        )
        made.append(f"<{tag}>{html.escape(told, quote=False)}</{tag}>")
    body = "\n".join(made)
    return f"<ul>\n{body}\n</ul>" if tag == "li" else body
