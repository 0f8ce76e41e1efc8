"""What was read of a posting, in words, so that terminal and page say the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gander.app.read import Member, Part, Posting, Unit, language_read
from gander.faces.pay_words import pay
from gander.faces.place_words import places, remote
from gander.faces.words import NBSP, clean, counted, short
from gander.shell.industries import industry_labels

HEADS = {"must": "must have", "nice": "a plus", "context": "named as context"}
_DEGREES = {"bachelor": "bachelor's degree", "master": "master's degree", "phd": "PhD", "other": "a degree"}
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


_LONGEST_TITLE = 120


def title(posting: Posting) -> str:
    return cut(posting.title or "", _LONGEST_TITLE) or "a posting without a title"


def cut(text: str, most: int) -> str:
    """Cleaned and cut behind a whole word, without the bar or dash that it would end in."""
    text = clean(text).strip("|#* ")
    if len(text) <= most:
        return text
    whole = text[: most - 1].rpartition(" ")[0] or text[: most - 1]
    return whole.rstrip(" |,;:·•–—-(/&") + "…"


def roles(part: Part) -> str:
    """'Data engineer, ML engineer'; '' where it is none that the vocabulary has."""
    return ", ".join(clean(role.label) for role in part.roles if role.id != "other")


def seniority(part: Part) -> str:
    return _known(part.facts.get("seniority"))


def facts(posting: Posting, part: Part) -> list[tuple[str, str, str]]:
    """(what, value, kind of the condition that says it or ''), without what the posting does not say."""
    row = part.facts
    told = [
        ("role", roles(part) or "outside Gander's list", ""),
        ("seniority", seniority(part), ""),
        ("place", places(row.get("places") or ()), "place"),
        ("remote", remote(row), "timezone" if _by_zone(row) else ""),
        ("pay", pay(row.get("pay")), ""),
        ("years", years(_figures(row.get("years"))), "years"),
        ("degree", degree(row.get("degree")), "degree"),
        ("type", _known(row.get("employment_type")), ""),
        ("employer", employer(posting, row), ""),
        ("industry", industry(row.get("industry")), ""),
        posted(row.get("posted"), row.get("posted_basis")),
        ("closes", row["closes"].isoformat() if row.get("closes") else "", ""),
        ("language", language(part), ""),
    ]
    return [fact for fact in told if fact[1]]


def _by_zone(row: Mapping[str, Any]) -> bool:
    """Whether a condition on time zones is what says where from."""
    return (row.get("remote_from") or {}).get("kind") == "timezone"


def industry(found: Any) -> str:
    """By its proper name; 'other' says nothing."""
    return "" if found == "other" else _known(industry_labels().get(str(found)) or found)


def _known(value: Any) -> str:
    return "" if value in (None, "", "unknown") else clean(str(value)).replace("-", " ")


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


def posted(day: date | None, basis: str | None) -> tuple[str, str, str]:
    """The day and what it is of: ('posted', '2026-01-02 (stated)', ''). The day of writing is no such day."""
    if day is None or basis in ("written", "unknown", None):
        return "written" if basis == "written" else "posted", day.isoformat() if day else "", ""
    return "posted", f"{day.isoformat()} ({clean(basis)})", ""


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
    """'It asks for 9 things and names 12 as context; 2 conditions that no learning meets soon.'"""
    if not language_read(part):
        return ""
    if not part.units:
        return "No skill was found that it asks for or names."
    return f"It {_asked(part, 's')}{_conditions(part)}."


def summary_of_several(whole: Part, n: int) -> str:
    """The same for what all of several jobs share."""
    offered = f"It offers {counted(n, 'job')}"
    if not language_read(whole):
        return f"{offered}."
    if not whole.units:
        return f"{offered}; no skill is asked for or named for all of them{_conditions(whole)}."
    return f"{offered}. All of them {_asked(whole, '')}{_conditions(whole)}."


def _asked(part: Part, s: str) -> str:
    """'asks for 9 things and names 12 as context'; `s` is what a verb ends in."""
    n = {status: sum(u.status == status for u in part.units) for status in HEADS}
    said = [f"ask{s} for {counted(n['must'], 'thing')}"] if n["must"] else []
    said += ["states no skill as a must"] if s and not n["must"] else []
    said += [f"call{s} {n['nice']} a plus"] if n["nice"] else []
    said += [f"name{s} {n['context']} as context"] if n["context"] else []
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]


def _conditions(part: Part) -> str:
    if not part.gates:
        return ""
    return f"; {counted(len(part.gates), 'condition')} that no learning meets soon"
