"""A Markdown or plain-text CV: lines, sections of wishes, lists of skills, and the times of positions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gander.evidence.claims import Claim
from gander.evidence.claims_dates import Span, span_in, without_spans
from gander.evidence.claims_reading import About, Ledger, Reading, Terms, is_hidden
from gander.evidence.denials import is_wish

_WISHES = re.compile(
    r"\b(?:learning(?: now| next| goals?| list)?$|currently learning|(?:want|like|plan|next|things) to learn"
    r"|to learn|interests|hobbies|wish ?list|not (?:used|known)|don't know|references|đang học|muốn học"
    r"|sẽ học|học thêm|lernziele?|lerne gerade|möchte ich lernen|interessen|referenzen|sở thích)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BARE_HEADING = re.compile(r"^\s*(?:\*\*|__)?(?P<name>(?:[A-ZÀ-ỸĐ][\w&/' -]{2,40}))(?:\*\*|__)?\s*:?\s*$")
_SKILLS = re.compile(
    r"\b(?:skills?|technologies|tech(?:nology)? stack|stack|tools|toolbox|competenc\w+|proficienc\w+"
    r"|kỹ năng|công nghệ|kenntnisse|fähigkeiten|technologien|werkzeuge)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\s*(?:[-*•+]\s+)?(?:\*\*|__)?(?P<label>[^:|]{2,40}?)(?:\*\*|__)?:(?:\*\*|__)?\s+(?P<rest>\S.*)$"
)
_BULLET = re.compile(r"^\s*(?:[-*•+·]|\d+[.)])\s+")
_BETWEEN = re.compile(r"[,;|•·]|\s/\s")
_PARENTHESIS = re.compile(r"\([^)]*\)")
_MOST_WORDS = 4


@dataclass(slots=True)
class _Place:
    """Where in the text we are: how deep the section of wishes, of skills; whose work, from when to when."""

    fenced: bool = False
    wished: int = 0
    skills: int = 0
    span: Span = (None, None)
    hidden: bool = False


def read_text(name: str, text: str, terms: Terms, kind: str = "text", approximate: bool = False) -> Reading:
    """The claims of a CV: one for each skill, of the first line that names it, or the first with years.

    What is negated ('no experience with X') or a wish ('learning X', a section 'To learn') is no claim; lines
    that name no skill, and entries of skill lists that are none of ours, are kept as unread.
    """
    ledger = Ledger(name, kind, terms, approximate)
    place = _Place()
    silent: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("```"):
            place.fenced = not place.fenced
            continue
        if place.fenced or (not _line(line, f"{name}:{number}", place, ledger) and line.strip()):
            silent.append(number)
    if silent:
        ledger.skip(
            "line", name, f"{'line' if len(silent) == 1 else 'lines'} {_ranges(silent)}", "names no skill"
        )
    reading = ledger.reading()
    return replace(reading, claims=tuple(_one_each(reading.claims)))


def _line(line: str, where: str, place: _Place, ledger: Ledger) -> bool:
    """Reads a line; whether it told anything, be it a heading."""
    _headed(line, place, ledger)
    span = span_in(line, ledger.terms.today)
    about = About(
        first=(span or place.span)[0],
        last=(span or place.span)[1],
        employer="hidden" if place.hidden or is_hidden(line) else "none",
    )
    claims, refused = len(ledger.claims), len(ledger.refused)
    named = _wishes(line, where, ledger) if place.wished else ledger.text(without_spans(line), where, about)
    if span and not _BULLET.match(line):
        if len(ledger.claims) == claims or _HEADING.match(line):
            place.span = span  # of a position: what stands below it was used then
        place.hidden = is_hidden(line)
    unknown = 0 if place.wished else _unknown(line, where, place, ledger)
    return bool(named or unknown or len(ledger.refused) > refused or _HEADING.match(line) or span)


def _headed(line: str, place: _Place, ledger: Ledger) -> None:
    heading, bare = _HEADING.match(line), _BARE_HEADING.match(line)
    if heading:
        depth, words = len(heading[1]), heading[2]
    elif bare and not ledger.terms.index.mentions(line):
        depth, words = 7, bare["name"]  # a line of its own in a text without marks
    else:
        return
    if place.wished and depth <= place.wished:
        place.wished = 0
    if place.skills and depth <= place.skills:
        place.skills = 0
    if is_wish(words, _WISHES):
        place.wished = place.wished or depth
    elif _SKILLS.search(words):
        place.skills = place.skills or depth
    if depth < 7 or not place.span[0]:
        place.span = (None, None)
        place.hidden = is_hidden(words)


def _wishes(line: str, where: str, ledger: Ledger) -> int:
    mentions = ledger.terms.index.mentions(line)
    for mention in mentions:
        ledger.refuse(mention.skill, line, where, "wished")
    return len(mentions)


def _unknown(line: str, where: str, place: _Place, ledger: Ledger) -> int:
    """Entries of a list of skills that name none: below a heading 'Skills', or behind 'Tools:'."""
    label = _LABEL.match(line)
    if label and _SKILLS.search(label["label"]):
        words = label["rest"]
    elif place.skills and not _HEADING.match(line) and not _BARE_HEADING.match(line):
        words = label["rest"] if label else _BULLET.sub("", line)
    else:
        return 0
    found = 0
    for entry in _entries(words):
        if not ledger.terms.index.mentions(entry):
            found += 1
            ledger.skip("skill", where, entry, "no skill of that name is known")
    return found


def _entries(words: str) -> Iterator[str]:
    for entry in _BETWEEN.split(_PARENTHESIS.sub("", words)):
        bare = entry.strip(" \t*_`.")
        if re.search(r"[^\W\d_]{2}", bare) and len(bare.split()) <= _MOST_WORDS:
            yield bare


def _one_each(claims: tuple[Claim, ...]) -> list[Claim]:
    """A skill once: its first line, or its first with years; from the first time to the last that is said."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        before = kept.get(claim.skill)
        if before is None:
            kept[claim.skill] = claim
            continue
        best = claim if before.years is None and claim.years is not None else before
        firsts = [day for day in (before.first, claim.first) if day]
        lasts = [day for day in (before.last, claim.last) if day]
        kept[claim.skill] = replace(best, first=min(firsts, default=None), last=max(lasts, default=None))
    return list(kept.values())


def _ranges(numbers: list[int]) -> str:
    """'1–3, 7'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
