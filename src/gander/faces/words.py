"""Values into words: the phrases that the terminal and the report share, so that both say the same.

Everything here returns plain text. A no-break space holds a number and its unit together; faces that wrap
lines print it as a plain space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from gander.model import Estimate, Evidence, Hidden, MarketBlock, Population, ReaderQuality
from gander.stand.result import Blocker, Breakdown, Standing

NBSP = "\u00a0"
# direction marks can make a line read as what it is not ("Trojan source")
_DIRECTION = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
CANNOT = "Cannot tell yet"
FRESH_DAYS = 7
"""A market whose newest posting is younger needs no word on how to get a newer one."""
FLOOR = "needs ≥ 15 employers and about 20 independent postings"


def clean(text: str) -> str:
    """Text from outside without terminal escapes, control characters, direction marks and line ends."""
    text = _ESCAPES.sub("", text).translate(_DIRECTION)
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in text)
    return " ".join(text.split())


def short(text: str, most: int = 40) -> str:
    """Cleaned and cut to so many characters: one name from outside must not fill the screen."""
    text = clean(text)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def sentence(text: str) -> str:
    """A cleaned sentence in which a number stays with its per cent sign."""
    return re.sub(r"(\d) %", rf"\1{NBSP}%", clean(text))


def link(url: str | None) -> str | None:
    """The address if it is one that may be opened: http or https, without blanks; else None."""
    url = clean(url or "")
    return url if re.match(r"https?://[^\s\"'<>]+$", url, re.IGNORECASE) else None


def number(n: int) -> str:
    return f"{n:,}"


def counted(n: int, noun: str) -> str:
    """'1 posting', '1,204 postings', '2 countries'."""
    if n != 1:
        noun = noun[:-1] + "ies" if noun.endswith(("try", "ory")) else noun + "s"
    return f"{number(n)}{NBSP}{noun}"


def _digits(share: float) -> str:
    percent = share * 100
    return f"{percent:.1f}" if 0.05 <= percent < 0.95 else f"{percent:.0f}"


def percent(share: float) -> str:
    return f"{_digits(share)}{NBSP}%"


def interval(low: float, high: float) -> str:
    return f"({_digits(low)}–{_digits(high)}{NBSP}%)"


def share(estimate: Estimate) -> str:
    """'4 % (2–9 %)', or '' below the floors, where only counts may be shown."""
    if estimate.share is None or estimate.low is None or estimate.high is None:
        return ""
    return f"{percent(estimate.share)}{NBSP}{interval(estimate.low, estimate.high)}"


def at_employers(postings: int, employers: int) -> str:
    return f"{number(postings)}{NBSP}at{NBSP}{counted(employers, 'employer')}"


def age(days: int | None) -> str:
    """How long ago, in the coarsest unit that is still honest."""
    if days is None:
        return "age unknown"
    if days <= 0:
        return "today"
    if days < 60:
        return f"{counted(days, 'day')}{NBSP}old"
    return f"{counted(round(days / 30.44), 'month')}{NBSP}old"


def day(when: date | None) -> str:
    return when.isoformat() if when else "date unknown"


def joined(parts: Iterable[str]) -> str:
    return " · ".join(p for p in parts if p)


def blocker_set(blocker: Blocker) -> str:
    return " + ".join(clean(s.label) for s in blocker.skills)


def blocker_opens(blocker: Blocker) -> str:
    employers = counted(blocker.opens_employers, "employer")
    text = f"opens {counted(blocker.opens_postings, 'posting')} at {employers}"
    return f"{text} (one by one: {number(blocker.alone)})" if len(blocker.skills) > 1 else text


def question(population: Population) -> str:
    """'ml-engineer · Germany · remote open to DE'; says 'any role' where none was asked for."""
    roles = " + ".join(clean(r) for r in population.roles) or "any role"
    if anywhere(population):
        return joined([roles, "anywhere"])
    remote = f"remote open to {clean(population.remote_from)}" if population.remote_from else ""
    place = clean(population.place) if population.place else ""
    return joined([roles, place, remote])


def anywhere(population: Population) -> bool:
    """Every place counts, so that a country to work from narrows nothing."""
    return population.place == "anywhere" or not (population.place or population.remote_from)


def window(population: Population) -> str:
    return f"{population.start.isoformat()} to {population.end.isoformat()}"


def how_many(market: MarketBlock, population: Population) -> str:
    """'1,204 jobs (1,530 adverts) at 480 employers: 310 there, 894 remote open to DE'.

    A job is a demand: one advert cloned to fourteen cities is one job and fourteen adverts.
    """
    to = clean(population.remote_from) if population.remote_from else "there"
    counts = (
        (market.there if population.place else 0, "there"),
        (market.remote_open, f"remote open to {to}"),
        (market.unsaid_counted, "remote, not said from where"),
    )
    parts = [] if anywhere(population) else [f"{number(n)} {what}" for n, what in counts if n]
    text = counted(market.n_demands, "job")
    if market.n_postings != market.n_demands:
        text += f" ({counted(market.n_postings, 'advert')})"
    text += f" at {counted(market.n_employers, 'employer')}"
    return f"{text}: {', '.join(parts)}" if parts else text


def how_old(market: MarketBlock) -> str:
    if market.newest is None:
        return "no dated posting"
    return f"newest {age(market.age_days)} ({market.newest.isoformat()})"


def newer(market: MarketBlock) -> str:
    """The command that brings newer postings, '' where they are of these days."""
    young = market.age_days is not None and market.age_days < FRESH_DAYS
    return "" if young else "gander update"


def dominated(market: MarketBlock) -> str:
    """The warning when one employer holds more than 15 % of the postings, else ''."""
    if market.largest_employer_share <= 0.15:
        return ""
    who = short(market.largest_employer) if market.largest_employer else "one employer"
    return f"beware: {who} alone holds {percent(market.largest_employer_share)}"


def reader_quality(reader: ReaderQuality) -> str:
    """'must: precision 91 % (88–94 %), recall 84 % (80–88 %)' for everything that was measured."""
    parts = []
    for what in dict.fromkeys([*reader.precision, *reader.recall]):
        figures = [
            f"{name} {percent(value[0])}{NBSP}{interval(value[1], value[2])}"
            for name, table in (("precision", reader.precision), ("recall", reader.recall))
            if (value := table.get(what)) is not None
        ]
        parts.append(f"{clean(what)}: {', '.join(figures)}")
    rests = f"{counted(reader.n_postings, 'posting')} of {counted(reader.n_employers, 'employer')} labelled"
    note = f". {sentence(reader.note)}" if reader.note else ""
    return f"{'; '.join(parts)}; {rests}, {reader.measured.isoformat()}{note}"


STALE = 0.5
"""Freshness below which a skill is called to be refreshed: its half-life has passed since it was used."""


def needs_refresh(item: Evidence) -> bool | None:
    """Whether a skill was not used for so long; None where no date is known."""
    return None if item.needs_refresh is None else item.needs_refresh < STALE


def evidence_where(item: Evidence) -> str:
    """'api (14 commits), notes; needs refresh'."""
    places: dict[str, int] = {}
    for source in item.sources:
        key = clean(source.where)
        places[key] = max(places.get(key, 0), source.n_commits)
    parts = [f"{name} ({counted(n, 'commit')})" if n else name for name, n in list(places.items())[:2]]
    more = f" +{len(places) - 2}" if len(places) > 2 else ""
    years = f"{item.years:g} {'year' if item.years == 1 else 'years'} said" if item.years else ""
    stale = "needs refresh" if needs_refresh(item) else ""
    return "; ".join(p for p in (", ".join(parts) + more, years, stale) if p)


UNKNOWN = (
    "nothing is known of you: every job is set against somebody without a skill "
    '(name your repositories, or --know "sql, docker 3y")'
)


def nothing_known(standing: Standing) -> str:
    """The sentence that no skill of the person is proven or claimed; '' where one is."""
    if any(item.state != "unknown" for item in standing.evidence):
        return ""
    said = (line for line in standing.assumed if line.casefold().startswith("nothing"))
    return next(said, UNKNOWN)


def assumed(standing: Standing) -> tuple[str, ...]:
    """What was assumed besides; that nothing is known of the person stands at the stand itself."""
    return tuple(line for line in standing.assumed if line != nothing_known(standing))


def reached(row: Breakdown) -> str:
    """'nothing missing 4 of 33 read, 12 % (4–33 %)'; no share below the floors."""
    if not row.reached.n:
        return "none read"
    counts = f"nothing missing {number(row.reached.count)} of {number(row.reached.n)}{NBSP}read"
    return f"{counts}, {share(row.reached)}" if share(row.reached) else counts


def unbroken(flags: str) -> str:
    """Flags that no line break tears apart."""
    return clean(flags).replace(" ", NBSP)


def no_advert(item: Hidden) -> bool:
    """Whether what was left out is counted in something else than adverts (commits)."""
    return "commits" in item.reason


def sure(standing: Standing, full: bool) -> list[str]:
    """How sure, without what stands elsewhere; in full the reader's figures replace their summary."""
    told = [standing.how_sure[0]] if standing.below_floor and standing.how_sure else []
    drop = {line for line in told if line.startswith(CANNOT)}
    if full and standing.reader is not None:
        drop |= {line for line in standing.how_sure if line.startswith("Reader:")}
    return [line for line in standing.how_sure if line not in drop]


def cannot_tell(standing: Standing) -> str:
    """The sentence with the figures that are too small, or the plain rule."""
    first = next(iter(standing.how_sure), "")
    return first if first.startswith(CANNOT) else f"{CANNOT}: a share {FLOOR}."
