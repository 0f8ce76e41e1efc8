"""Gates: conditions that no learning meets soon, each with the sentence that says it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.model import GATE_KINDS
from gander.reading import sections as kinds
from gander.reading.page import Bools, Ints, Page, after, before

_CONDITIONS = {
    "licence": "licence",
    "travel": "travel",
}
"""Gates that need a word of condition in their sentence."""
_PERSONAL = {"citizenship": "citizen", "clearance": "clearance"}
"""Gates that a bullet or a part of a header states by their name alone ('US citizens', 'TS/SCI')."""
_ALONE = 9
"""Tokens of a sentence that is nothing but such a name."""
_PLUS = 4
"""Tokens between such a name and a plus behind its comma ('a clearance, preferred')."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """One row a gate: the posting's place on the page, the kind by its number in GATE_KINDS, and any token of
    the sentence that says it."""

    text: Ints
    kind: NDArray[np.int8]
    at: Ints


def gates(page: Page, section: NDArray[np.int8], more: dict[str, Ints]) -> Gates:
    """The gates of a page, at most one a kind and posting, the first one said.

    `more` are tokens that other files found to say a gate: degrees, years, spoken languages, licences.
    """
    found = {kind: _stated(page, page.cue(category)[0], section) for kind, category in _CONDITIONS.items()}
    for personal, category in _PERSONAL.items():
        found[personal] = _personal(page, category, section)
    found["visa"] = _visas(page, section)
    found["place"] = _places(page, section)
    found["timezone"] = _timezones(page, section)
    found["language"] = _languages(page, section)
    rows = [(GATE_KINDS.index(kind), at) for kind, at in found.items()]
    rows += [(GATE_KINDS.index(kind), at) for kind, at in more.items()]
    kind = np.concatenate([np.full(len(at), number, dtype=np.int8) for number, at in rows])
    at = np.concatenate([at for _, at in rows]).astype(np.int64)
    text = page.text_of(at)
    order = np.lexsort((at, kind, text))
    text, kind, at = text[order], kind[order], at[order]
    first = np.ones(len(at), dtype=np.bool_)
    first[1:] = (text[1:] != text[:-1]) | (kind[1:] != kind[:-1])
    return Gates(text=text[first], kind=kind[first], at=at[first])


def spans(page: Page, at: Ints) -> tuple[Ints, Ints]:
    """The first and last character of the sentence around each token, as positions in the letters."""
    low = np.searchsorted(page.sentence, page.sentence[at], side="left")
    high = np.searchsorted(page.sentence, page.sentence[at], side="right") - 1
    return page.tokens.start[low], page.tokens.end[high]


def _open(page: Page, at: Ints, section: NDArray[np.int8]) -> Ints:
    """Those not in equal-opportunity sentences."""
    equal = page.sentences_with("equal")
    return at[~equal[page.sentence[at]]]


def _stated(page: Page, cue: Ints, section: NDArray[np.int8]) -> Ints:
    """Those cues whose sentence states a condition and no plus."""
    at = _open(page, cue, section)
    sentence = page.sentence[at]
    plus = page.sentences_with("nice after")[sentence]
    said = page.sentences_with("not before")[sentence] | page.sentences_with("hard condition")[sentence]
    offered = (section[page.tokens.line[at]] == kinds.IGNORE) & ~said
    out: Ints = at[page.sentences_with("obtain")[sentence] & ~plus & ~offered]
    return out


def _visas(page: Page, section: NDArray[np.int8]) -> Ints:
    """What is said of visas, an offer too: both answer the same question. 'VISA' alone only in capitals."""
    name = page.cue("visa name")[0]
    inner = np.minimum(page.tokens.start[name] + 1, len(page.letters.raw) - 1)
    name = name[page.letters.raw[inner] != page.letters.folded[inner]]
    said = _open(page, np.concatenate([page.cue("visa")[0], name]), section)
    return np.concatenate([said, _stated(page, page.cue("visa loose")[0], section)])


def _places(page: Page, section: NDArray[np.int8]) -> Ints:
    """Where the person must be; not where a gym or an interview is."""
    at, stop = page.cue("place")
    first, last = page.cue("not place")
    bare = page.among(at, page.cue("bare place")[0]) & page.among(stop, page.cue("bare place")[1])
    apart = bare & (section[page.tokens.line[at]] == kinds.IGNORE)
    at = at[~page.among(at, first) & ~page.among(stop, last) & ~apart]
    based = page.cue("based")[0]
    based = based[page.sentences_with("role subject")[page.sentence[based]]]
    place: Ints = _open(page, np.concatenate([at, based]), section)
    return place


def _personal(page: Page, category: str, section: NDArray[np.int8]) -> Ints:
    """Citizenship and clearance: a condition in the sentence, or the name alone; no plus of its own part.

    A sentence on export rules counts although it speaks of 'protected individuals', and any hard word counts
    under headings that ask for nothing, where employers put these rules.
    """
    at, stop = page.cue(category)
    first, last = page.cue(f"not {category}")
    at = at[~page.among(at, first) & ~page.among(stop, last)]
    sentence = page.sentence[at]
    at = at[~page.sentences_with("equal")[sentence] | page.sentences_with("export")[sentence]]
    sentence, under = page.sentence[at], section[page.tokens.line[at]]
    plain = page.among(at, page.cue(f"{category} plain")[0]) & (_size(page, sentence) <= _ALONE)
    hard = page.sentences_with("hard condition")[sentence]
    said = np.where(under == kinds.IGNORE, hard, page.sentences_with("obtain")[sentence] | plain)
    out: Ints = at[said & ((under != kinds.NICE) | hard) & ~_only_plus(page, at)]
    return out


def _only_plus(page: Page, at: Ints) -> Bools:
    """Whether a plus or 'not required' says that the condition is none, in its own part of the sentence."""
    last = page.tokens.n - 1
    lead = before(page.cue("nice before")[0], at)
    out: Bools = (lead >= 0) & (page.sentence[np.maximum(lead, 0)] == page.sentence[at])
    comma = page.counted["comma"]
    for category in ("nice after", "not after"):
        cue = after(page.cue(category)[0], at)
        spot = np.minimum(cue, last)
        near = (comma[spot] == comma[at]) | (cue - at <= _PLUS)
        out |= (cue <= last) & (page.clause[spot] == page.clause[at]) & near
    return out


def _size(page: Page, sentence: Ints) -> Ints:
    """How many tokens each of those sentences has."""
    return np.searchsorted(page.sentence, sentence, side="right") - np.searchsorted(page.sentence, sentence)


def _timezones(page: Page, section: NDArray[np.int8]) -> Ints:
    """Time zones with a word of overlap or a zone, and those right behind a time of day ('9 AM - 3 PM PT');
    short names ('est') only in capitals."""
    at, stop = page.cue("timezone")
    at = _open(page, at[_capital(page, at, stop)], section)
    sentence = page.sentence[at]
    binding = page.sentences_with("obtain")[sentence] | page.sentences_with("overlap")[sentence]
    binding |= _size(page, sentence) <= 16
    zone, stop = page.cue("zone")
    zone = zone[_capital(page, zone, stop)]
    hour = np.maximum(zone - 1, 0)
    glyph = page.letters.folded
    timed = (glyph[page.tokens.end[hour] - 1] == ord("m")) & ~page.tokens.glued[zone]
    digit = glyph[page.tokens.start[hour]]
    word = page.tokens.end[hour] - page.tokens.start[hour] == 2
    timed &= word | ((digit >= ord("0")) & (digit <= ord("9")))
    zone = _open(page, zone[timed & (page.tokens.line[hour] == page.tokens.line[zone])], section)
    zone = zone[~page.sentences_with("event")[page.sentence[zone]]]
    out: Ints = np.concatenate([at[binding], zone])
    return out


def _capital(page: Page, at: Ints, stop: Ints) -> Bools:
    """Whether each name is long, or in capitals."""
    start = page.tokens.start[at]
    long = page.tokens.end[stop - 1] - start > 3
    out: Bools = long | (page.letters.raw[start] != page.letters.folded[start])
    return out


def _languages(page: Page, section: NDArray[np.int8]) -> Ints:
    """Spoken languages near a word of their level, not as a plus."""
    at = page.cue("language")[0]
    if not len(at):
        return at
    demand = page.cue("language demand")[0]
    last = page.tokens.n - 1
    following, leading = after(demand, at), before(demand, at - 1)
    near = (following - at <= 4) & (page.sentence[np.minimum(following, last)] == page.sentence[at])
    near |= (
        (leading >= 0) & (at - leading <= 4) & (page.sentence[np.maximum(leading, 0)] == page.sentence[at])
    )
    under = section[page.tokens.line[at]]
    plus: Bools = (under == kinds.NICE) | (under == kinds.IGNORE)
    closing = after(page.cue("nice after")[0], at)
    plus |= (closing <= last) & (page.clause[np.minimum(closing, last)] == page.clause[at])
    return _open(page, at[near & ~plus], section)
