"""Degrees: the lowest level that is enough, whether it is required, and whether experience can replace it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading import sections as kinds
from gander.reading.alphabet import among
from gander.reading.page import Bools, Ints, Page, after, before

LEVELS = ("other", "bachelor", "master", "phd", "unknown")
_UNKNOWN = 4
_JOINTS = among("/,")
_CATEGORIES = (("degree other", 0), ("degree bachelor", 1), ("degree master", 2), ("degree phd", 3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Degrees:
    """One row a posting; `at` is the token that names the level, -1 where no degree is named."""

    level: NDArray[np.int8]
    required: Bools
    or_equivalent: Bools
    at: Ints


def degrees(page: Page, section: NDArray[np.int8], n_texts: int) -> Degrees:
    """What each posting says of degrees. 'A degree in X' names no level."""
    at, level = _named(page, section)
    plus = _plus(page, at, section)
    text = page.text_of(at) if len(at) else at
    out_level = np.full(n_texts, _UNKNOWN, dtype=np.int8)
    out_at = np.full(n_texts, -1, dtype=np.int64)
    # written from the weakest claim to the strongest, so that the lowest required level stays
    order = np.lexsort((-at, -level, ~plus))
    order = order[np.argsort(~plus[order], kind="stable")]
    out_level[text[order]], out_at[text[order]] = level[order], at[order]
    required = np.zeros(n_texts, dtype=np.bool_)
    required[text[~plus]] = True
    equivalent = np.zeros(n_texts, dtype=np.bool_)
    instead = page.sentences_with("equivalent")
    equivalent[text[instead[page.sentence[at]]]] = True
    return Degrees(level=out_level, required=required, or_equivalent=equivalent, at=out_at)


def _named(page: Page, section: NDArray[np.int8]) -> tuple[Ints, NDArray[np.int8]]:
    places = [page.cue(name) for name, _ in _CATEGORIES]
    at = np.concatenate([first for first, _ in places])
    stop = np.concatenate([stop for _, stop in places])
    level = np.concatenate(
        [
            np.full(len(first), number, dtype=np.int8)
            for (first, _), (_, number) in zip(places, _CATEGORIES, strict=True)
        ]
    )
    good = _plausible(page, at, stop, section)
    at, level = at[good], level[good]
    general, general_stop = page.cue("degree any")
    alone = _plausible(page, general, general_stop, section)
    sentences = page.flagged(at)
    alone &= ~sentences[page.sentence[general]] if len(general) else alone
    general = general[alone]
    return np.concatenate([at, general]), np.concatenate(
        [level, np.full(len(general), _UNKNOWN, dtype=np.int8)]
    )


def _plausible(page: Page, at: Ints, stop: Ints, section: NDArray[np.int8]) -> Bools:
    """Not about the team's degrees, a latency in ms, or benefits; two letters only in capitals beside a word
    of degrees."""
    if not len(at):
        return np.zeros(0, dtype=np.bool_)
    tokens, letters = page.tokens, page.letters
    start, end = tokens.start[at], tokens.end[stop - 1]
    under = section[tokens.line[at]]
    good = under != kinds.IGNORE
    small = (end - start <= 4) & (letters.raw[start] == letters.folded[start])
    letters_only = (end - start <= 2) | ((stop - at > 2) & (end - start <= 8))
    near = np.minimum(stop, tokens.n - 1)
    glyph = letters.folded[tokens.start[near]]
    beside = _JOINTS[glyph] | (after(page.cue("degree any")[0], stop) - stop <= 3)
    beside |= after(page.cue("degree link")[0], stop) - stop <= 0
    good &= ~(letters_only & (small | ~beside))
    loose = (under == kinds.NONE) | (under == kinds.CONTEXT)
    team = np.maximum(before(page.cue("team")[0], at), before(page.cue("people")[0], at))
    ours = (team >= 0) & (page.sentence[np.maximum(team, 0)] == page.sentence[at])
    ours |= ~_asked(page, at)
    out: Bools = good & ~(loose & ours)
    return out


def _asked(page: Page, at: Ints) -> Bools:
    """Whether a sentence outside of requirements asks for the degree: it opens a line or holds a demand."""
    opening = page.lines.content[page.tokens.line[at]]
    out: Bools = at - opening <= 3
    for category in ("strong", "lead", "must after", "nice after", "equivalent", "seek"):
        out |= page.sentences_with(category)[page.sentence[at]]
    return out


def _plus(page: Page, at: Ints, section: NDArray[np.int8]) -> Bools:
    """Whether the level is only a plus."""
    if not len(at):
        return np.zeros(0, dtype=np.bool_)
    following = after(page.cue("nice after")[0], at)
    last = page.tokens.n - 1
    trailing = page.clause[np.minimum(following, last)] == page.clause[at]
    later = after(np.sort(at), after(np.flatnonzero(page.words["comma"]), at))
    trailing &= ~(later < following)  # 'Bachelor's, PhD is a plus': the plus is the later one's
    leading = before(page.cue("nice before")[0], at)
    opened = (leading >= 0) & (page.clause[np.maximum(leading, 0)] == page.clause[at])
    out: Bools = (section[page.tokens.line[at]] == kinds.NICE) | (trailing & (following <= last)) | opened
    return out
