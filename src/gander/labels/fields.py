"""What a posting says as a whole, field by field: each as words of the sheet and as a value of the label."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gander.labels import known as names
from gander.labels.grammar import read_years, years_words
from gander.labels.known import Known
from gander.labels.mistakes import WrongLineError, one_of
from gander.labels.page import Page
from gander.model import GATE_KINDS

NONE = "-"
"""Stands where the posting says nothing."""
_AMOUNT = r"(\d+(?:\.\d+)?)?"
_PAY = re.compile(rf"{_AMOUNT}-{_AMOUNT}\s+([A-Z]{{3}}|\?)\s+(\w+)\s+(\w+)")
_GATE = re.compile(r"(\w+)(?::(\w+))?\s*@\s*(\d{1,6})")
_FROM = re.compile(r"anywhere|not_said|countries:(?P<iso2>.+)|region:.+|timezone:.+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Context:
    """What the words of a field are checked against."""

    page: Page
    known: Known


@dataclass(frozen=True, slots=True)
class Field:
    """`read` raises WrongLineError; `none`: '-' says that the posting says nothing of it."""

    read: Callable[[str, Context, str], Any]
    write: Callable[[Any, Page], str]
    example: str
    none: bool = False


def read(name: str, text: str, context: Context) -> Any:
    """The value of a field's words. Raises WrongLineError."""
    field = FIELDS[name]
    example = f"{name}: {field.example}"
    if not text:
        hint = " ('-' where the posting does not say)" if field.none else ""
        raise WrongLineError(f"'{name}' is empty{hint}", example)
    if text == NONE:
        if field.none:
            return [] if name in ("places", "gates") else None
        raise WrongLineError(f"'{name}' cannot be '-'", example)
    return field.read(text, context, example)


def write(name: str, value: Any, page: Page) -> str:
    """The words of a field's value."""
    if value is None or value == []:
        return NONE
    return FIELDS[name].write(value, page)


def read_roles(text: str, context: Context, example: str) -> list[str]:
    found = [one_of(word.strip(), context.known.roles, "role", example) for word in text.split(",")]
    return list(dict.fromkeys(found))


def read_seniority(text: str, context: Context, example: str) -> str:
    return one_of(text, names.SENIORITIES, "seniority", example)


def read_line(text: str, page: Page, example: str) -> int:
    """A line's number. Raises WrongLineError where the text has none such."""
    bare = text.strip()
    if not bare.isdecimal():
        raise WrongLineError(f"'{bare}' is no line number", example)
    if not 1 <= int(bare) <= page.count:
        raise WrongLineError(f"there is no line {bare}: the text has {page.count}", example)
    return int(bare)


def _one(allowed: tuple[str, ...], what: str) -> Callable[[str, Context, str], str]:
    return lambda text, context, example: one_of(text, allowed, what, example)


def _industry(text: str, context: Context, example: str) -> str:
    return one_of(text, context.known.industries, "industry", example)


def _language(text: str, context: Context, example: str) -> str:
    if _LANGUAGE.fullmatch(text) is None and text != "unknown":
        raise WrongLineError(f"'{text}' is no language: two small letters, or unknown", example)
    return text


def _country(code: str, context: Context, example: str) -> str:
    if code not in context.known.countries:
        hint = {"UK": "; the United Kingdom is GB", "EU": "; the EU is a region"}.get(code, "")
        raise WrongLineError(f"'{code}' is no country in two capital letters{hint}", example)
    return code


def _places(text: str, context: Context, example: str) -> list[str]:
    found = []
    for place in (part.strip() for part in text.split(";")):
        city, comma, code = (part.strip() for part in place.rpartition(","))
        if place not in names.AREAS:
            if not comma and len(code) != 2:
                raise WrongLineError(f"'{place}' has no country: write 'City, ISO2'", example)
            _country(code, context, example)
        if comma and not city:
            raise WrongLineError(f"'{place}' has no city: a whole country is its two letters alone", example)
        found.append(place)
    return list(dict.fromkeys(found))


def _remote_from(text: str, context: Context, example: str) -> str:
    parts = [part.strip() for part in text.split(";")]
    for part in parts:
        found = _FROM.fullmatch(part)
        if found is None:
            why = f"'{part}' says not from where: anywhere, not_said, countries:…, region:… or timezone:…"
            raise WrongLineError(why, example)
        for code in (found["iso2"] or "").split(",") if found["iso2"] else ():
            _country(code.strip(), context, example)
    return ";".join(parts)


def _pay(text: str, context: Context, example: str) -> dict[str, Any]:
    found = _PAY.fullmatch(text)
    if found is None or not (found[1] or found[2]):
        why = f"'{text}' is no pay: LOW-HIGH CURRENCY PERIOD base|total|unknown, figures without commas"
        raise WrongLineError(why, f"{example}; '-5000 …' is up to 5000, '5000- …' from 5000")
    low, high = (float(figure) if figure else None for figure in found.group(1, 2))
    if low is not None and high is not None and low > high:
        raise WrongLineError(f"'{found[1]}-{found[2]}' goes down: the lower figure stands first", example)
    return {
        "min": low,
        "max": high,
        "currency": None if found[3] == "?" else found[3],
        "period": one_of(found[4], names.PERIODS, "period", example),
        "base_or_total": one_of(found[5], names.BASES, "kind of pay", example),
    }


def _pay_words(pay: Mapping[str, Any], page: Page) -> str:
    low, high = ("" if pay[end] is None else f"{pay[end]:.15g}" for end in ("min", "max"))
    rest = (pay["currency"] or "?", pay["period"] or "unknown", pay["base_or_total"] or "unknown")
    return f"{low}-{high} {' '.join(rest)}"


def _degree(text: str, context: Context, example: str) -> dict[str, Any]:
    level, *rest = text.split()
    one_of(level, names.DEGREES, "level of a degree", example)
    if rest not in (["required"], ["nice"], ["required", "or_equivalent"], ["nice", "or_equivalent"]):
        raise WrongLineError(f"'{text}' does not say 'required' or 'nice' after the level", example)
    return {"level": level, "required": rest[0] == "required", "or_equivalent": len(rest) > 1}


def _degree_words(degree: Mapping[str, Any], page: Page) -> str:
    words = (degree["level"], "required" if degree["required"] else "nice")
    return " ".join((*words, "or_equivalent") if degree["or_equivalent"] else words)


def _gates(text: str, context: Context, example: str) -> list[dict[str, Any]]:
    found = []
    for part in (piece.strip() for piece in text.split(";")):
        gate = _GATE.fullmatch(part)
        if gate is None:
            raise WrongLineError(f"'{part}' is no gate: KIND@LINE", example)
        kind = one_of(gate[1], GATE_KINDS, "gate", example)
        start, end = context.page.line_span(read_line(gate[3], context.page, example))
        found.append({"kind": kind, "detail": gate[2], "start": start, "end": end})
    return [gate for at, gate in enumerate(found) if gate not in found[:at]]


def _gate_words(gates: list[dict[str, Any]], page: Page) -> str:
    def one(gate: Mapping[str, Any]) -> str:
        detail = f":{gate['detail']}" if gate["detail"] else ""
        return f"{gate['kind']}{detail}@{page.line_of(gate['start'])}"

    return "; ".join(one(gate) for gate in gates)


def _years(text: str, context: Context, example: str) -> list[float | None]:
    return list(read_years(text, example))


def _plain(value: Any, page: Page) -> str:
    return str(value)


FIELDS: Mapping[str, Field] = {
    "role": Field(read_roles, lambda value, page: ", ".join(value), "ml-engineer, data-scientist"),
    "seniority": Field(read_seniority, _plain, "senior"),
    "places": Field(_places, lambda value, page: "; ".join(value), "Berlin, DE; US", none=True),
    "remote": Field(_one(names.REMOTE, "way of working"), _plain, "hybrid"),
    "remote_from": Field(_remote_from, _plain, "countries:US,CA; region:EU", none=True),
    "pay": Field(_pay, _pay_words, "110000-176000 USD year base", none=True),
    "years": Field(_years, lambda value, page: years_words((value[0], value[1])), "3-5", none=True),
    "degree": Field(_degree, _degree_words, "bachelor required or_equivalent", none=True),
    "gates": Field(_gates, _gate_words, "degree@34; language:en@30", none=True),
    "industry": Field(_industry, _plain, "finance"),
    "employer": Field(_one(names.EMPLOYERS, "kind of employer"), _plain, "direct"),
    "lang": Field(_language, _plain, "en"),
}
"""By name, in the order of the sheet."""
