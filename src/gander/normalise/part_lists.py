"""Which stretch speaks of each role that a post lists, and lists of roles that are no headings."""

from __future__ import annotations

import re

from gander.normalise.part_lines import Line, Part, ends_of
from gander.normalise.part_names import (
    BEGINNING,
    CORE,
    bar_names,
    distinct_names,
    is_field,
    name_of,
    role_key,
    spread,
)

SPLIT = re.compile(r"(?i)\s*(?:,|;|\+|&|\band\b)\s*(?:an? |the )?| / ")
"""What stands between the roles of a list."""
HIRING = re.compile(
    r"(?i)\b(?:hiring|roles?|positions?|openings?|jobs?|looking for|seeking|recruiting|vacanc\w+|opportunit"
    r"\w+|open|we need|needs|careers?|join|needed|wanted)\b"
)
"""Words of hiring, in a line above a list of roles."""
# What ends an address with a role's name: '…/jobs/data-scientist/'.
_SLUG = re.compile(r"(?i)^\W*https?://\S*/((?:[a-z]+-)+[a-z]+?)(?:-[0-9a-f]{5,}|[-_]?\d+)?/?\s*$")
# A line that goes on with the list of roles: 'Also hiring: Designer, Recruiter'.
_ALSO = re.compile(
    r"(?i)^\W*(?:(?:we're |we are )?also (?:hiring|looking for|seeking)|other (?:open )?(?:roles|positions)|"
    r"more roles)(?: for)?\s*:\s*(.+)"
)
# Whom a sentence looks for.
_SOUGHT = re.compile(
    r"(?i)\b(?:hiring|looking for|seek|seeking|searching for|recruiting|need)\b((?:(?![.;:!?] ).){3,80})"
)

_SOON = 60
"""Characters of a paragraph within which it says that somebody is looked for."""
# Roles that the sentence goes on with: '…; and staff infra engineers to …'.
_JOINED = re.compile(r"(?i)(?:;|,|\band\b|&)((?: [\w-]+){1,3})")


def besides(lines: list[Line], body: list[Part]) -> list[Part]:
    """The roles that a line lists besides those with a text of their own: 'Also hiring: …'."""
    known = {role_key(part.title) for part in body}
    for line in lines[1:]:
        if found := _ALSO.match(line.text[:400]):
            names = distinct_names(spread(SPLIT.split(found.group(1).strip(" ."))))
            return [Part(name, line.start, line.end) for name in names if role_key(name) not in known]
    return []


def of_rows(lines: list[Line]) -> list[Part]:
    """The roles of a post with a head for each: 'Acme | Engineer', and below 'Acme | Designer'."""
    own = lines[0].text.split("|")[0].strip().lower()
    bars = {at: line.text[:300].split("|") for at, line in enumerate(lines) if "|" in line.text}
    rows = [at for at, said in bars.items() if said[0].strip().lower() == own]
    names = [named[0] for at in rows if len(named := bar_names(bars[at][1:])) == 1]
    if len({role_key(name) for name in names}) != len(rows) or len(rows) < 2:
        return []
    ends = ends_of(lines, rows)
    return [Part(name, lines[a].start, lines[e].end) for name, a, e in zip(names, rows, ends, strict=True)]


def of_fields(lines: list[Line], lists: list[int]) -> list[Part]:
    """The roles of bullets that begin with a field and a colon, right below a line of hiring that ends with
    one: 'Open positions:', '- Backend: Go', '- Frontend: React'."""
    for at in lists:
        if not lines[at].text.rstrip().endswith(":") or not HIRING.search(lines[at].text):
            continue
        found = []
        for line in lines[at + 1 :]:
            label, colon, _ = BEGINNING.sub("", line.text[:200]).partition(":")
            if not (line.bullet and colon and (is_field(label) or name_of(label))):
                break
            found.append(Part(label.strip(), line.start, line.end))
        if len({role_key(part.title) for part in found}) == len(found) >= 2:
            return found
    return []


def in_order(lines: list[Line], parts: list[Part]) -> list[Part]:
    """The parts with the bullets of a list that has as many, where most bullets speak of a role; or []."""
    at = 1
    while at < len(lines):
        stop, mark = at + 1, lines[at].bullet
        while mark and stop < len(lines) and lines[stop].bullet == mark:
            stop += 1
        if stop - at == len(parts):
            run = lines[at:stop]
            spoken = sum(
                bool(line.name) or _words(part.title) <= _words(line.text[:100])
                for line, part in zip(run, parts, strict=True)
            )
            if 2 * spoken > len(parts):
                return [Part(part.title, line.start, line.end) for part, line in zip(parts, run, strict=True)]
        at = stop
    return []


def told(lines: list[Line], parts: list[Part]) -> list[Part]:
    """The parts with the paragraph that looks for each alone, and the bullets right below it.

    A paragraph that comes to it late speaks of the firm, too, and stays everybody's.
    """
    keys = [_words(part.title) for part in parts]
    spans: dict[int, tuple[int, int]] = {}
    for at, line in enumerate(lines):
        sought = list(_SOUGHT.finditer(line.text)) if at else []
        if not sought or sought[0].start() > _SOON:
            continue
        words = set().union(*(_words(found.group(1)) for found in sought))
        words |= _words(" ".join(_JOINED.findall(line.text)))
        named = [n for n, key in enumerate(keys) if key and key <= words]
        named = [n for n in named if not any(keys[n] < keys[other] for other in named)]
        if len(named) != 1 or named[0] in spans:
            continue
        end = at
        while end + 1 < len(lines) and lines[end + 1].bullet and lines[end + 1].text.strip():
            end += 1
        spans[named[0]] = (line.start, lines[end].end)
    return [Part(part.title, *spans.get(n, (0, 0))) for n, part in enumerate(parts)]


def _words(name: str) -> set[str]:
    """The words of a role's key."""
    return set(role_key(name).split())


def of_addresses(lines: list[Line]) -> list[Part]:
    """The roles that lines with nothing but an address name by its end: '…/jobs/data-scientist/'."""
    found: dict[str, Part] = {}
    for line in lines[1:]:
        if slug := _SLUG.match(line.text[:200]):
            name = name_of(slug.group(1).replace("-", " "))
            if name and CORE.search(name):
                found.setdefault(role_key(name), Part(name, line.start, line.end))
    return list(found.values()) if len(found) >= 2 else []
