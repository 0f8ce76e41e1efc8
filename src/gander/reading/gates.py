"""Gates: conditions that no learning meets soon, each with the sentence that says it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.model import GATE_KINDS
from gander.reading import sections as kinds
from gander.reading.page import Bools, Ints, Page, after, before

_CONDITIONS = {
    "visa": "visa",
    "citizenship": "citizen",
    "clearance": "clearance",
    "licence": "licence",
    "travel": "travel",
}
"""Gates that need a word of condition in their sentence: an offer of visas is none."""


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
    found = {kind: _stated(page, category, section) for kind, category in _CONDITIONS.items()}
    based = page.cue("based")[0]
    based = based[page.sentences_with("role subject")[page.sentence[based]]]
    place = _open(page, np.concatenate([page.cue("place")[0], based]), section)
    found["place"] = place[section[page.tokens.line[place]] != kinds.IGNORE]
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


def _stated(page: Page, category: str, section: NDArray[np.int8]) -> Ints:
    """Cues whose sentence states a condition and no plus."""
    at = _open(page, page.cue(category)[0], section)
    sentence = page.sentence[at]
    plus = page.sentences_with("nice after")[sentence]
    offered = (section[page.tokens.line[at]] == kinds.IGNORE) & ~page.sentences_with("not before")[sentence]
    out: Ints = at[page.sentences_with("obtain")[sentence] & ~plus & ~offered]
    return out


def _timezones(page: Page, section: NDArray[np.int8]) -> Ints:
    """Time zones with a word of overlap or a zone; three letters alone ('est') only in capitals."""
    at, stop = page.cue("timezone")
    length = page.tokens.end[stop - 1] - page.tokens.start[at]
    raw = page.letters.raw[page.tokens.start[at]]
    lower = raw == page.letters.folded[page.tokens.start[at]]
    at = _open(page, at[(length > 3) | ~lower], section)
    sentence = page.sentence[at]
    size = np.searchsorted(page.sentence, sentence, side="right") - np.searchsorted(page.sentence, sentence)
    binding = (
        (size <= 16) | page.sentences_with("obtain")[sentence] | page.sentences_with("overlap")[sentence]
    )
    out: Ints = at[binding]
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
