"""What was read of a posting, in words, so that terminal and page say the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gander.app.read import Member, Part, Posting, Unit, language_read
from gander.faces.words import NBSP, clean, counted, interval, percent, short
from gander.model import ReaderQuality

HEADS = {"must": "must have", "nice": "a plus", "context": "named as context"}
_DEGREES = {"bachelor": "bachelor's degree", "master": "master's degree", "phd": "PhD", "other": "a degree"}
_REMOTE = {"onsite": "on site", "hybrid": "hybrid", "remote": "remote"}
_LANGUAGES = {
    "en": "English",
    "vi": "Vietnamese",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "sv": "Swedish",
    "da": "Danish",
    "tr": "Turkish",
    "cs": "Czech",
    "ro": "Romanian",
    "id": "Indonesian",
    "ja": "Japanese",
    "zh": "Chinese",
    "ko": "Korean",
    "ru": "Russian",
    "ar": "Arabic",
    "he": "Hebrew",
    "th": "Thai",
    "el": "Greek",
    "hi": "Hindi",
}
_UNBROKEN = 24
"""Characters of a name that is kept on one line."""
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


def title(posting: Posting) -> str:
    return short(posting.title or "", 120) or "a posting without a title"


def facts(posting: Posting, part: Part) -> list[tuple[str, str, str]]:
    """(what, value, kind of the condition that says it or ''), without what the posting does not say."""
    row = part.facts
    told = [
        (
            "role",
            ", ".join(clean(role.label) for role in part.roles if role.id != "other") or "no known role",
            "",
        ),
        ("seniority", _known(row.get("seniority")), ""),
        ("place", places(row.get("places") or ()), "place"),
        ("remote", remote(row), "timezone"),
        ("pay", pay(row.get("pay")), ""),
        ("years", years(_figures(row.get("years"))), "years"),
        ("degree", degree(row.get("degree")), "degree"),
        ("type", _known(row.get("employment_type")), ""),
        ("employer", employer(posting, row), ""),
        ("industry", _known(row.get("industry")), ""),
        ("posted", posted(row.get("posted"), row.get("posted_basis")), ""),
        ("language", language(part), ""),
    ]
    return [fact for fact in told if fact[1]]


def _known(value: Any) -> str:
    return "" if value in (None, "", "unknown") else clean(str(value)).replace("-", " ")


def places(found: Any) -> str:
    names = [", ".join(clean(part) for part in (place["city"], place["iso2"]) if part) for place in found]
    names = list(dict.fromkeys(name for name in names if name))
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    return " · ".join(name.replace(" ", NBSP) for name in names[:6]) + more


def remote(row: Mapping[str, Any]) -> str:
    """'remote, from US or CA', 'hybrid'."""
    said = _REMOTE.get(row.get("remote") or "", "")
    scope = row.get("remote_from") or {}
    kind = scope.get("kind")
    if kind == "anywhere":
        return f"{said}, from anywhere"
    if kind == "region" and scope.get("region"):
        return f"{said}, from {clean(scope['region'])}"
    if kind == "countries" and scope.get("iso2"):
        countries = list(scope["iso2"])
        more = f" and {len(countries) - 5} more" if len(countries) > 5 else ""
        return f"{said}, from {', '.join(countries[:5])}{more}"
    if kind == "timezone" and scope.get("tz"):
        low, high = (f"UTC{hours:+g}" for hours in scope["tz"])
        return f"{said}, in {low}" + (f" to {high}" if high != low else "")
    return f"{said}, not said from where" if said == "remote" else said


def pay(found: Mapping[str, Any] | None) -> str:
    """'€80,000–95,000 a year, base', as printed."""
    low, high = (found.get("min"), found.get("max")) if found else (None, None)
    if found is None or (low is None and high is None):
        return ""
    unit = found.get("currency") or ""
    sign = _SIGNS.get(unit, "")
    amounts = [f"{amount:,.0f}" if amount >= 1000 else f"{amount:,g}" for amount in (low, high) if amount]
    text = sign + "–".join(dict.fromkeys(amounts)) + (f"{NBSP}{clean(unit)}" if unit and not sign else "")
    if low is None:
        text = f"up to {text}"
    elif high is None:
        text = f"from {text}"
    period = (
        f" {'an' if found.get('period') == 'hour' else 'a'} {found['period']}" if found.get("period") else ""
    )
    return text + period + (f", {found['base_or_total']}" if found.get("base_or_total") else "")


def _figures(found: Mapping[str, Any] | None) -> tuple[float | None, float | None]:
    return (found.get("min"), found.get("max")) if found else (None, None)


def years(figures: tuple[float | None, float | None]) -> str:
    """'3+ years', '3–5 years', 'up to 2 years', ''."""
    low, high = figures
    if low is None and high is None:
        return ""
    if low is None or high is None or low == high:
        one = low if low is not None else high
        noun = "year" if one == 1 else "years"
        return (
            f"up to{NBSP}{one:g}{NBSP}{noun}"
            if low is None
            else f"{one:g}{'+' if high is None else ''}{NBSP}{noun}"
        )
    return f"{low:g}–{high:g}{NBSP}years"


def degree(found: Mapping[str, Any] | None) -> str:
    """'master's degree or equivalent', 'bachelor's degree, a plus'."""
    name = _DEGREES.get((found or {}).get("level") or "", "")
    if not found or not name:
        return ""
    name += " or equivalent" if found.get("or_equivalent") else ""
    return name if found.get("required") else f"{name}, a plus"


def employer(posting: Posting, row: Mapping[str, Any]) -> str:
    name = short(posting.employer or "", 60)
    agency = "an agency hires for somebody else" if row.get("employer_kind") == "agency" else ""
    return " · ".join(part for part in (name, agency) if part)


def posted(day: date | None, basis: str | None) -> str:
    if day is None:
        return ""
    return f"{day.isoformat()} ({clean(basis)})" if basis and basis != "unknown" else day.isoformat()


def language(part: Part) -> str:
    code = part.facts.get("lang") or "unknown"
    name = _LANGUAGES.get(code, "not recognised" if code == "unknown" else clean(code))
    return name if language_read(part) else f"{name}: requirements are read in English and Vietnamese only"


def unit(found: Unit) -> str:
    """'PyTorch or TensorFlow or JAX'."""
    return " or ".join(member(one) for one in found.members)


def member(one: Member) -> str:
    name = short(one.skill.label, 60)
    return name.replace(" ", NBSP) if len(name) <= _UNBROKEN else name


def aside(found: Unit) -> str:
    """What else a unit says: 'any of these as Cloud · 3+ years · soft'."""
    under = f"as {short(found.under.label, 60)}" if found.under else ""
    soft = "soft skill" if found.kind == "soft" else ""
    return " · ".join(part for part in (under, years(found.years), soft) if part)


def summary(part: Part) -> str:
    """'asks for 9 skills, names 3 as a plus and 12 as context; 2 conditions'."""
    if not language_read(part):
        return ""
    n = {status: sum(u.status == status for u in part.units) for status in HEADS}
    if not part.units:
        return "No skill was found that it asks for or names."
    said = [f"asks for {counted(n['must'], 'thing')}" if n["must"] else "demands no skill in so many words"]
    said += [f"calls {n['nice']} a plus"] if n["nice"] else []
    said += [f"names {n['context']} besides"] if n["context"] else []
    text = "It " + (" and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0])
    gates = f"; {counted(len(part.gates), 'condition')} that no learning meets soon" if part.gates else ""
    return f"{text}{gates}."


def sure(quality: ReaderQuality | None) -> str:
    """One line: how well the reader reads, and on what that was measured."""
    if quality is None:
        return "How well the reader reads has not been measured here."
    right, found = quality.precision.get("must"), quality.recall.get("must")
    said = []
    if right:
        said.append(f"of the musts it states {percent(right[0])} {interval(right[1], right[2])} are right")
    if found:
        said.append(f"of those that are there it finds {percent(found[0])} {interval(found[1], found[2])}")
    labelled = counted(quality.n_postings, "posting")
    rests = f"measured {quality.measured.isoformat()} on {labelled} labelled by reading"
    return "; ".join([*said, rests]) + "."
