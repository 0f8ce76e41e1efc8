"""One printed location read: which cities, states, countries and regions it names, and in which part of it.

Why:
    Boards write places in every order ('Austin, TX', 'TX - Austin', 'US, CA, Santa Clara', 'India - Bengaluru',
    'London, Paris; Remote, US'). So names are found first, longest first, and then joined: a state or a country
    joins the city before or after it when such a city exists there; what cannot be joined stands alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from gander.normalise import admin
from gander.normalise.gazetteer import CITY_STATES, NICKNAMES, Gazetteer, key
from gander.normalise.regions import SPELT

WORD = re.compile(r"[^\W_](?:[\w]|[.'’](?=\w))*\.?")
HARD = re.compile(r"[;|•·\n☆★]|(?<=\s)[/&+](?=\s)|(?i:\b(?:or|and|und|plus)\b)")
# 'ON-SITE' is no Ontario and 'CA OR NY' no Oregon: blanked before names are looked for, offsets kept.
NO_CODE = re.compile(r"(?i:\bon[- ]?site\b|\bin[- ](?:person|office|house)\b)|(?<=\w )OR(?= )|\bIT\b|\bAI\b")
DOTTED = re.compile(r"(?<=\b[A-Z]{2})\.(?=[A-Z])|(?<=\b[A-Z]{3})\.(?=[A-Z])")
LONGEST = 5
BIG = 300_000  # people; a city of that size stands by itself even beside a state where it does not lie
PROSE_CODES = frozenset({"US", "USA", "UK", "GB", "UAE"})
word_key = lru_cache(maxsize=65_536)(key)

# Words that say how and not where; a part of nothing but these and names is wholly about place.
_NOISE = """
    remote remotely remotes only first friendly ok okay possible preferred considered allowed optional option available
    onsite on site in office offices hq headquarters hybrid person inperson local based full time fulltime part parttime
    contract permanent anywhere worldwide global globally distributed the area areas metro greater region city cities
    downtown central within across from at of near or and to with us home work location locations hub campus multiple
    various any state states province county country north south east west coast northern southern eastern western
    intern interns internship internships visa sponsorship relocation relo days day week wk per x also both either
    wfh office-based flexible mostly up ideally candidates timezone timezones time zone zones est pst cet utc gmt
    friendly nationwide usa u.s perm ft pt freelance strong preference as well
"""
NOISE = frozenset(_NOISE.split()) | {str(n) for n in range(10)}
# Names of cities that in a post are nearly always something else.
NOT_ALONE = frozenset(
    """
    mobile reading nice split most bath orange java hope march central data cloud remote python ruby swift go gap
    man male hire union university enterprise commerce industry independence liberty victory opportunity
    santa angel wave bend salem cary troy hull sale eagle apple pearl diamond ocean rock marina crystal plant
    bar bor lens pau agen van ede ham lead salt best bari tours angers columbus florence sandy
    media price lima jordan gary carson parker marion clinton lincoln jackson madison hamilton marshall monroe
    normal rome golden aurora mission park vista phoenix verona odessa carmel vernon fleet deal ware rugby
    sky oss hoorn temple college blue spring stack lake summit front page star sun moon delta alpha beta nova
    buy mentor weston dover hercules athens manchester victoria chester stanford buffalo rocky lawrence
    clay corona champion success progress leader target design west east north south center central
    scala elm julia haskell kafka mason kong hive mesa rails spark beam storm flint monad stride rivet bolt
    ontario surprise paradise san los new santo porto la roma same vita date bang tema taxi bata
    imperial federal national general standard american european united security engineering senior junior
    """.split()
) - {"phoenix", "athens", "manchester", "columbus", "florence", "madison", "buffalo", "porto", "rome", "lima"}
AMBIGUOUS_ALONE = frozenset(
    {"georgia", "jordan", "chad", "guinea", "mali", "niger", "jersey", "cuba", "turkey"}
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the string. `rows`: cities it may be, the likeliest first (none: a state or a whole country).

    `start`, `end`: character offsets of all that was joined; `sure`: a state or country confirmed the city.
    """

    start: int
    end: int
    rows: tuple[int, ...] = ()
    admin1: str | None = None
    iso2: str | None = None
    sure: bool = False
    alone: bool = True  # its part of the string holds nothing but names and words of NOISE


@dataclass(frozen=True, slots=True)
class Area:
    """A region of several countries, by its id in REGIONS."""

    start: int
    end: int
    region: str


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    rows: tuple[int, ...]
    states: tuple[tuple[str, str], ...]
    iso2: str | None
    region: str | None
    code: bool


@dataclass(frozen=True, slots=True)
class Location:
    """What a printed location names, in its order."""

    spots: tuple[Spot, ...]
    areas: tuple[Area, ...]


def read_location(
    text: str, gazetteer: Gazetteer, *, prose: bool = False, hint: str | None = None
) -> Location:
    """The places of a printed location. `prose`: the string also holds other words (a post's first line), so a
    city counts only when its part is wholly about place or a state or country confirms it. `hint`: the
    country that the source gives beside it.
    """
    names = _names(text, gazetteer, prose)
    spots = _join(text, names, gazetteer, prose)
    areas = tuple(Area(n.start, n.end, n.region) for n in names if n.region)
    covered = [(n.start, n.end) for n in names]
    kept = tuple(_settle(replace(s, alone=_alone(text, s, covered)), gazetteer, hint) for s in spots)
    good = tuple(s for s in kept if _counts(s, text, gazetteer, prose))
    if not prose and not good:
        good = tuple(s for s in kept if not s.rows or not text[s.start : s.end].islower())
    return Location(_once(good), areas)


def _names(text: str, gazetteer: Gazetteer, prose: bool) -> list[_Name]:
    masked = NO_CODE.sub(lambda m: " " * len(m.group()), text)
    words = list(WORD.finditer(masked))
    keys = [word_key(w.group()) for w in words]
    found: list[_Name] = []
    i = 0
    while i < len(words):
        reach = min(gazetteer.reach.get(keys[i].split(" ")[0], 1), len(words) - i, LONGEST)
        for j in range(i + 1, i + reach):
            if _parted(masked[words[j - 1].end() : words[j].start()]):
                reach = j - i
                break
        for n in range(reach, 0, -1):
            start, end = words[i].start(), words[i + n - 1].end()
            name = _name(masked[start:end], " ".join(keys[i : i + n]), start, gazetteer, prose)
            if name:
                found.append(name)
                i += n
                break
        else:
            i += 1
    return found


def _parted(gap: str) -> bool:
    return gap not in (" ", "-", "", ". ")


def _name(printed: str, word: str, start: int, gazetteer: Gazetteer, prose: bool) -> _Name | None:
    bare = printed.rstrip(".").replace(".", "")
    end = start + len(printed)
    if printed.isdigit() or (prose and printed[0].islower()):
        return None
    region = SPELT.get(word)
    if region and (len(word) > 3 or bare.isupper()):
        return _Name(start, end, (), (), None, region, False)
    if len(bare) <= 3 and bare.isupper():
        if (
            prose
            and bare not in PROSE_CODES
            and word not in NICKNAMES
            and bare in ("AI", "IT", "ML", "VR", "AR")
        ):
            return None
        return _code(start, end, bare, word, gazetteer)
    if len(word) < 4 and word not in ("goa", "hue", "ulm", "usa"):
        return None
    rows = gazetteer.index.get(word, ())
    if prose and word not in gazetteer.own_names:
        rows = ()
    states, iso2 = admin.by_name().get(word, ()), gazetteer.country_names.get(word)
    return _Name(start, end, rows, states, iso2, None, False) if rows or states or iso2 else None


def _code(start: int, end: int, bare: str, word: str, gazetteer: Gazetteer) -> _Name | None:
    rows = gazetteer.index.get(word, ()) if word in NICKNAMES else ()
    states = admin.by_letters().get(bare, ())
    iso2 = gazetteer.country_codes.get(bare) or gazetteer.country_names.get(word)
    return _Name(start, end, rows, states, iso2, None, True) if rows or states or iso2 else None


def _join(text: str, names: list[_Name], gazetteer: Gazetteer, prose: bool) -> list[Spot]:
    spots: list[Spot] = []
    open_from = 0  # spots from here on stand in the same part and may still take a country
    end = 0
    for name in names:
        gap = text[end : name.start]
        if HARD.search(gap) or len(gap) > 12:
            open_from = len(spots)
        end = name.end
        if name.region:
            continue
        if len(spots) > open_from and _attach(spots, open_from, name, gap, gazetteer):
            continue
        spot = _stand(text, name, prose)
        if spot:
            spots.append(spot)
    return spots


def _attach(spots: list[Spot], open_from: int, name: _Name, gap: str, gazetteer: Gazetteer) -> bool:
    """Joins the name to the last spot, or a country to every city of the part; False where it does not fit."""
    last = spots[-1]
    if last.rows and not (last.admin1 and last.sure):
        for iso2, letters in name.states:
            fits = tuple(
                r for r in last.rows if (gazetteer.city(r).iso2, gazetteer.city(r).admin1) == (iso2, letters)
            )
            if fits and last.iso2 in (None, iso2):
                spots[-1] = replace(last, rows=fits, admin1=letters, iso2=iso2, end=name.end, sure=True)
                return True
    if name.iso2 and last.iso2 == name.iso2 and (last.admin1 or last.sure):
        spots[-1] = replace(last, end=name.end)
        return True
    if name.iso2 and _take_country(spots, open_from, name.iso2, name.end, gazetteer):
        return True
    return _prefix(spots, name, gap, gazetteer) or _correct(spots, name, gap, gazetteer)


def _correct(spots: list[Spot], name: _Name, gap: str, gazetteer: Gazetteer) -> bool:
    """'Westport, MA' where only the one in CT is large enough to be known: the state holds, the city goes."""
    last = spots[-1]
    if not last.rows or last.sure or gap.strip() != "," or gazetteer.city(last.rows[0]).population >= BIG:
        return False
    if name.states and (name.code or not name.rows):
        iso2, letters = name.states[0]
        spots[-1] = Spot(last.start, name.end, admin1=letters, iso2=iso2)
        return True
    if name.iso2 and not name.rows:
        spots[-1] = Spot(last.start, name.end, iso2=name.iso2)
        return True
    return False


def _take_country(spots: list[Spot], open_from: int, iso2: str, end: int, gazetteer: Gazetteer) -> bool:
    took = False
    for i in range(len(spots) - 1, open_from - 1, -1):
        spot = spots[i]
        fits = tuple(r for r in spot.rows if gazetteer.city(r).iso2 == iso2)
        if not fits or spot.iso2 is not None:
            break
        here = replace(spot, rows=fits, iso2=iso2, sure=True, end=end if i == len(spots) - 1 else spot.end)
        spots[i] = here
        took = True
    if took and len(spots) - open_from >= 2:
        _fold_state(spots, gazetteer)
    return took


def _fold_state(spots: list[Spot], gazetteer: Gazetteer) -> None:
    """'Barueri, São Paulo, Brasil': a city that also names the state of the city before it is that state."""
    first, second = spots[-2], spots[-1]
    if not (first.rows and second.rows and first.iso2 == second.iso2) or first.iso2 in ("GB", "US", "VN"):
        return
    states = {gazetteer.city(r).admin1 for r in second.rows[:1]}
    fits = tuple(r for r in first.rows if gazetteer.city(r).admin1 in states)
    if fits:
        spots[-2:] = [replace(first, rows=fits, end=second.end)]


def _prefix(spots: list[Spot], name: _Name, gap: str, gazetteer: Gazetteer) -> bool:
    """'US, CA, Santa Clara', 'TX - Frisco', 'India - Bengaluru': what came first was the country or the state."""
    last = spots[-1]
    if last.rows or last.iso2 is None:
        return False
    fits = tuple(
        r
        for r in name.rows
        if gazetteer.city(r).iso2 == last.iso2 and last.admin1 in (None, gazetteer.city(r).admin1)
    )
    if last.admin1 is None:
        states = [s for s in name.states if s[0] == last.iso2]
        if states and (name.code or not fits):
            spots[-1] = replace(last, admin1=states[0][1], end=name.end)
            return True
    if not fits:  # 'IN - Auburn': a town too small to be known
        return bool(last.admin1 and name.rows and gap == " - " and last.end - last.start == 2)
    spots[-1] = replace(last, rows=fits, end=name.end, sure=True)
    return True


def _stand(text: str, name: _Name, prose: bool) -> Spot | None:
    """What a name means when nothing joins it."""
    word = key(text[name.start : name.end])
    if name.rows and (word in NICKNAMES or word == "washington" or name.iso2 in CITY_STATES):
        return Spot(name.start, name.end, rows=name.rows)
    if name.code:
        return _stand_code(text, name, prose)
    if name.states and (name.iso2 is None or word == "georgia"):
        iso2, letters = name.states[0]
        return Spot(name.start, name.end, admin1=letters, iso2=iso2)
    if name.iso2:
        return Spot(name.start, name.end, iso2=name.iso2)
    return Spot(name.start, name.end, rows=name.rows) if name.rows else None


def _stand_code(text: str, name: _Name, prose: bool) -> Spot | None:
    """Letters alone: 'US' always; in a location a state's ('Remote - KY, TN') before a country's ('VN')."""
    letters = text[name.start : name.end].replace(".", "")
    if name.iso2 and letters in PROSE_CODES:
        return Spot(name.start, name.end, iso2=name.iso2)
    if prose:
        return None
    if name.states:
        iso2, code = name.states[0]
        return Spot(name.start, name.end, admin1=code, iso2=iso2)
    few = len(re.findall(r"\w+", text)) <= 3
    return Spot(name.start, name.end, iso2=name.iso2) if few or len(letters) == 3 else None


def _alone(text: str, spot: Spot, covered: list[tuple[int, int]]) -> bool:
    """True when the part around the spot holds only names and words of NOISE."""
    breaks = [
        m.end() for m in re.finditer(r"[;|•·,/()\n:☆]|\s[-–—]+\s|\b(?:in|at|near|or|and|based)\b", text)
    ]
    left = max((b for b in breaks if b <= spot.start), default=0)
    ends = re.search(r"[;|•·,/()\n:☆.]|\s[-–—]+\s|\b(?:or|and)\b", text[spot.end :])
    right = spot.end + (ends.start() if ends else len(text) - spot.end)
    for word in WORD.finditer(text, left, right):
        inside = any(a <= word.start() and word.end() <= b + 1 for a, b in covered)
        if not inside and key(word.group()) not in NOISE and not word.group()[0].isdigit():
            return False
    return True


def _settle(spot: Spot, gazetteer: Gazetteer, hint: str | None) -> Spot:
    """The city that is meant: in the country hinted at, else the likeliest."""
    if not spot.rows:
        return spot
    if hint and spot.iso2 is None:
        fits = tuple(r for r in spot.rows if gazetteer.city(r).iso2 == hint)
        if fits:
            return replace(spot, rows=fits, sure=True)
    return spot


def _counts(spot: Spot, text: str, gazetteer: Gazetteer, prose: bool) -> bool:
    word = key(text[spot.start : spot.end])
    if not prose:
        return spot.alone or spot.sure or not spot.rows
    if spot.sure:
        return True
    if not spot.rows:
        return spot.alone and word not in AMBIGUOUS_ALONE and word not in NOT_ALONE
    city = gazetteer.city(spot.rows[0])
    if word in NOT_ALONE:
        return False
    return (spot.alone and city.population >= 25_000) or (city.population >= 700_000 and len(word) > 4)


def _once(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Each place once, in the order printed; a state or country that only repeats a city's is left out."""
    seen: dict[tuple[int | None, str | None, str | None], Spot] = {}
    for spot in spots:
        row = spot.rows[0] if spot.rows else None
        seen.setdefault(
            (row, None if row is not None else spot.admin1, None if row is not None else spot.iso2), spot
        )
    return tuple(seen.values())
