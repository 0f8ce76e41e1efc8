"""Mentions: where the text names a skill, after case, context and boundaries were looked at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading.alphabet import among
from gander.reading.context import bound
from gander.reading.lexicon import Lexicon
from gander.reading.page import Ints, Page
from gander.reading.phrases import Found

HYPHENS = np.array([ord(mark) for mark in "-‐‑"], dtype=np.uint32)
"""Hyphens proper; a dash parts what it stands between."""
TIGHT, SIGNS = among("-'+#&._"), among("+#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """One row a mention, by first token, without overlaps; `pending` ones count only beside a certain one."""

    skill: NDArray[np.int32]
    first: Ints
    stop: Ints
    pending: NDArray[np.bool_]

    def where(self, mask: NDArray[np.bool_]) -> Mentions:
        return Mentions(
            skill=self.skill[mask], first=self.first[mask], stop=self.stop[mask], pending=self.pending[mask]
        )


def mentions(page: Page, found: Found, lexicon: Lexicon) -> Mentions:
    """The skills named on the page; the longest of overlapping spellings wins."""
    hits = found.where(found.phrase < lexicon.n_aliases)
    context_mask = (found.phrase >= lexicon.n_aliases) & (
        found.phrase < lexicon.n_aliases + lexicon.n_contexts
    )
    contexts = found.where(context_mask)
    hits = hits.where(page.loops.standing(page, hits, lexicon))
    hits = hits.where(~bound(page, hits, contexts, lexicon))
    wanted = lexicon.has_words[hits.phrase]
    certain = ~wanted & ~lexicon.in_list[hits.phrase]
    certain[wanted] = page.loops.near(page, hits.where(wanted), contexts, lexicon)
    alive = certain | lexicon.in_list[hits.phrase]
    hits, certain = hits.where(alive), certain[alive]
    order = np.lexsort((~certain, -hits.stop, hits.first))
    hits = Found(phrase=hits.phrase[order], first=hits.first[order], stop=hits.stop[order])
    kept = _longest(hits)
    hits, certain = hits.where(kept), certain[order][kept]
    return Mentions(skill=lexicon.skill_of[hits.phrase], first=hits.first, stop=hits.stop, pending=~certain)


def standing(page: Page, hits: Found, lexicon: Lexicon) -> NDArray[np.bool_]:
    """Whether each spelling stands there by itself, written as it must be."""
    out: NDArray[np.bool_] = _exact(page, hits, lexicon) & _bounded(page, hits, lexicon)
    return out


def _exact(page: Page, hits: Found, lexicon: Lexicon) -> NDArray[np.bool_]:
    """Case-bound aliases must be written exactly as the vocabulary has them."""
    good = np.ones(len(hits.first), dtype=np.bool_)
    rows = np.flatnonzero(lexicon.exact[hits.phrase])
    start = page.tokens.start[hits.first[rows]]
    length = page.tokens.end[hits.stop[rows] - 1] - start
    wanted = lexicon.raw[hits.phrase[rows]]
    columns = np.arange(wanted.shape[1])
    at = np.minimum(start[:, None] + columns, len(page.letters.raw) - 1)
    differs = (page.letters.raw[at] != wanted) & (columns < lexicon.raw_length[hits.phrase[rows]][:, None])
    good[rows] = (length == lexicon.raw_length[hits.phrase[rows]]) & ~differs.any(axis=1)
    return good


def _bounded(page: Page, hits: Found, lexicon: Lexicon) -> NDArray[np.bool_]:
    """Short names glued to a mark are parts of other words ('go-to', 'C-level', 'R&D'), and so is what stands
    in an address."""
    tokens, glyph = page.tokens, page.tokens.glyph
    last = tokens.n - 1
    beside = tokens.glued[hits.first] | tokens.glued[np.minimum(hits.stop, last)]
    beside |= glyph[np.maximum(hits.first - 1, 0)] == ord("-")
    rows = np.flatnonzero(beside)
    out: NDArray[np.bool_] = ~addressed(page)[hits.first]
    out[rows] &= ~_part(page, hits.where(beside), lexicon)
    return out


def _part(page: Page, hits: Found, lexicon: Lexicon) -> NDArray[np.bool_]:
    """Whether each is part of another word by the mark that it is glued to."""
    tokens, letters, glyph, word = page.tokens, page.letters, page.tokens.glyph, page.tokens.word
    last = tokens.n - 1
    following, later = np.minimum(hits.stop, last), np.minimum(hits.stop + 1, last)
    previous = np.maximum(hits.first - 1, 0)
    glued_after = tokens.glued[following] & (hits.stop <= last)
    tight_after = glued_after & TIGHT[glyph[following]]
    plus = SIGNS[glyph[following]]
    joined = tight_after & (plus | (word[later] & tokens.glued[later]))
    joined |= (
        tokens.glued[hits.first]
        & TIGHT[glyph[previous]]
        & word[np.maximum(previous - 1, 0)]
        & (tokens.glued[previous])
    )
    lower = letters.raw[tokens.start[hits.first]] == letters.folded[tokens.start[hits.first]]
    in_name = (
        tokens.glued[hits.first]
        & (glyph[previous] == ord("."))
        & tokens.glued[previous]
        & lower
        & word[hits.first]
    )
    # 'cutting-edge AI': the name begins in the middle of a word, also where a line was wrapped at its hyphen
    hung = (
        np.isin(letters.raw[tokens.start[previous]], HYPHENS)
        & tokens.glued[previous]
        & word[np.maximum(previous - 1, 0)]
    )
    hung &= (hits.first > 1) & (tokens.line[previous] == tokens.line[hits.first])
    out: NDArray[np.bool_] = (lexicon.short[hits.phrase] & joined) | in_name | hung
    return out


def addressed(page: Page) -> NDArray[np.bool_]:
    """For each token whether it is part of a web or mail address: glued to one without a gap."""
    tokens = page.tokens
    out = np.zeros(tokens.n, dtype=np.bool_)
    gaps = np.append(np.flatnonzero(~tokens.glued), tokens.n)
    place = np.searchsorted(gaps, page.cue("address")[0], side="right")
    for low, high in zip(gaps[np.maximum(place - 1, 0)].tolist(), gaps[place].tolist(), strict=True):
        out[low:high] = True
    return out


def _longest(hits: Found) -> NDArray[np.bool_]:
    """Drop what lies inside a longer one, then what still overlaps its left neighbour."""
    n = len(hits.first)
    if n < 2:
        return np.ones(n, dtype=np.bool_)
    reach = np.maximum.accumulate(hits.stop)
    kept = np.ones(n, dtype=np.bool_)
    kept[1:] = hits.stop[1:] > reach[:-1]
    rows = np.flatnonzero(kept)
    first, stop = hits.first[rows], hits.stop[rows]
    clash = np.zeros(len(rows), dtype=np.bool_)
    clash[1:] = first[1:] < stop[:-1]
    clash[1:] &= ~clash[:-1]
    kept[rows[clash]] = False
    return kept
