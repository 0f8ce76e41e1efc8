"""Certificates as files: Open Badges 3.0 and 2.0, as JSON or as a signed token; no signature is checked."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from gander.evidence.claims_dates import day_of
from gander.evidence.claims_json import JsonError, items, parsed, table, words
from gander.evidence.claims_reading import About, Feat, Ledger, Reading, Terms, clipped

KIND = "certificate"
_TOKEN = re.compile(r"\s*([\w-]{10,})\.([\w-]{10,})\.([\w-]*)\s*")
_OPEN_BADGES = {"OpenBadgeCredential", "AchievementCredential"}


def payload(text: str) -> Any | None:
    """What a token (a compact JWS, as Open Badges 3.0 may be) holds; None for any other text."""
    found = _TOKEN.fullmatch(text)
    if not found:
        return None
    try:
        told = base64.urlsafe_b64decode(found[2] + "=" * (-len(found[2]) % 4)).decode("utf-8")
        value = parsed(told)
    except (binascii.Error, UnicodeDecodeError, JsonError):
        return None
    held = table(value).get("vc")
    return held if isinstance(held, dict) else value


def is_badge(value: Any) -> bool:
    """Whether an object is a badge: by its type, or by the shape that a plain certificate file has."""
    if not isinstance(value, dict):
        return False
    types = {words(kind) for kind in items(value.get("type")) + items(value.get("@type"))}
    if types & _OPEN_BADGES or "Assertion" in types or isinstance(value.get("badge"), dict):
        return True
    return bool(_first(value, "name", "title") and _issuer(value))


def read_badge(name: str, value: Mapping[str, Any], terms: Terms) -> Reading:
    """Name, issuer and date, and the skills that the name, its tags and its alignment name."""
    ledger = Ledger(name, KIND, terms)
    subjects = [table(subject) for subject in items(value.get("credentialSubject"))]
    held = [achievement for subject in subjects for achievement in items(subject.get("achievement"))]
    held = held or items(value.get("badge")) or [value]
    on = next((day for key in _DATES if (day := day_of(value.get(key), terms.today))), None)
    for at, entry in enumerate(held):
        where = name if len(held) == 1 else f"{name}: achievement[{at}]"
        if isinstance(entry, str):
            ledger.skip("field", where, entry, "its description lies at an address, and no address is opened")
            continue
        _read(where, value, table(entry), ledger, on)
    ledger.assumed.append("its signature and whose it is were not checked")
    return ledger.reading()


_DATES = ("validFrom", "issuanceDate", "issuedOn", "awardedDate", "date", "issued", "issue_date", "issuedAt")


def _read(
    where: str, whole: Mapping[str, Any], entry: Mapping[str, Any], ledger: Ledger, on: date | None
) -> None:
    name = _first(entry, "name", "title") or _first(whole, "name", "title")
    issuer = _issuer(whole) or _issuer(entry) or words(table(entry.get("creator")).get("name"))
    ledger.feats.append(
        Feat(kind="certificate", where=where, what=clipped(name), on=on, detail=clipped(issuer))
    )
    if not name:
        ledger.skip("field", where, "name", "it says not what it is for")
    about = About(part="certificate", last=on)
    named = ledger.text(name, where, about)
    named += ledger.text(words(entry.get("description")), where, about)
    for key in ("tag", "tags", "skills"):
        for word in items(entry.get(key)):
            named += ledger.word(words(word) or words(table(word).get("name")), where, about)
    for key in ("alignment", "alignments"):
        for goal in items(entry.get(key)):
            named += ledger.text(words(table(goal).get("targetName")), where, about)
    if not named and name:
        ledger.skip("line", where, name, "names no skill")


def _issuer(value: Mapping[str, Any]) -> str:
    issuer = next((value[key] for key in ("issuer", "authority", "organization") if value.get(key)), None)
    told = words(issuer) or words(table(issuer).get("name")) or words(table(issuer).get("id"))
    return told


def _first(value: Mapping[str, Any], *keys: str) -> str:
    return next((words(value[key]) for key in keys if words(value.get(key))), "")
