"""Passes over a page's mentions and cues, compiled by numba; those over letters and tokens are `kernels`."""

from __future__ import annotations

import numpy as np
from numba import njit

from gander.reading.gaps import CLASSES, CONNECTOR, KNOWN
from gander.reading.outline import IGNORE

_CLASSES = (1 << len(CLASSES)) - 1
_DASH, _DOT, _ZERO = ord("-"), ord("."), ord("0")


@njit(cache=True, nogil=True)
def between(bits, left, right):
    """What stands from each left token up to the right one, as `gaps.between` has it."""
    n = len(left)
    counts = np.zeros((n, len(CLASSES)), dtype=np.int32)
    known = np.zeros(n, dtype=np.int32)
    starts, ends = np.zeros(n, dtype=np.bool_), np.zeros(n, dtype=np.bool_)
    for k in range(n):
        low, high, sign = left[k], right[k], 1
        if high < low:
            low, high, sign = high, low, -1
        for at in range(low, high):
            some = bits[at] & _CLASSES
            if not some:
                continue
            known[k] += sign * ((some & KNOWN) > 0)
            for place in range(len(CLASSES)):
                counts[k, place] += sign * ((some >> place) & 1)
        if right[k] > left[k]:
            starts[k] = (bits[left[k]] & CONNECTOR) > 0
            at = right[k] - 1
            while at > left[k] and not bits[at] & CONNECTOR and bits[at] & KNOWN:
                at -= 1
            ends[k] = (bits[at] & CONNECTOR) > 0
    return counts.T, known, starts, ends


@njit(cache=True, nogil=True)
def worth(word, line, section, first, stop, row, spot, may_name):
    """The tokens that could be part of an unknown name, as `naming.worth_judging` has them."""
    n, count, k, upto = len(word), 0, 0, 0
    out = np.empty(n, dtype=np.int64)
    for at in range(n):
        while k < len(first) and first[k] <= at:
            upto = max(upto, stop[k])
            k += 1
        if word[at] and at >= upto and section[line[at]] != IGNORE and may_name[row[spot[at]]]:
            out[count] = at
            count += 1
    return out[:count].copy()


@njit(cache=True, nogil=True)
def latest(at, cue, sentence):
    """The nearest cue at or before each place in its sentence, or -1; both are sorted."""
    out = np.full(len(at), -1, dtype=np.int64)
    k = 0
    for i in range(len(at)):
        while k < len(cue) and cue[k] <= at[i]:
            k += 1
        if k and sentence[cue[k - 1]] == sentence[at[i]]:
            out[i] = cue[k - 1]
    return out


@njit(cache=True, nogil=True)
def shapes(raw, folded, start, end, at):
    """How each of those tokens is written, as `naming.written` has it."""
    out = np.empty(len(at), dtype=np.int64)
    for k in range(len(at)):
        low, high = start[at[k]], end[at[k]] - 1
        second = min(low + 1, high)
        if folded[low] >= _ZERO and folded[low] < _ZERO + 10:
            out[k] = 4
        elif raw[low] != folded[low]:
            out[k] = 2 if raw[second] != folded[second] else 1
        else:
            out[k] = 3 if raw[high] != folded[high] or raw[second] != folded[second] else 0
    return out


@njit(cache=True, nogil=True)
def standing(
    raw, folded, start, end, line, glued, glyph, word, address, phrase, first, stop,
    exact, wanted, length, short, hyphens, tight, signs,
):  # fmt: skip
    """Whether each hit stands by itself and is written as it must be, as `matcher.standing` has it."""
    inside = _addresses(glued, address)
    out = np.zeros(len(first), dtype=np.bool_)
    for k in range(len(first)):
        at, behind, alias = first[k], stop[k], phrase[k]
        if inside[at] or (exact[alias] and not _same(raw, start[at], end[behind - 1], wanted, length, alias)):
            continue
        previous = max(at - 1, 0)
        mark, held, led = glyph[previous], glued[previous], word[max(previous - 1, 0)]
        joined = short[alias] and glued[at] and tight[mark] and held and led
        joined |= short[alias] and _goes_on(glued, glyph, word, tight, signs, behind)
        lower = raw[start[at]] == folded[start[at]]
        joined |= glued[at] and mark == _DOT and held and word[at] and lower
        if mark == _DASH and held and led and at > 1 and line[previous] == line[at]:
            for hyphen in hyphens:
                joined |= raw[start[previous]] == hyphen
        out[k] = not joined
    return out


@njit(cache=True, nogil=True)
def _addresses(glued, first):
    """For each token whether it is glued to one of an address."""
    n = len(glued)
    out = np.zeros(n, dtype=np.bool_)
    for at in first:
        low, high = at, at + 1
        while low > 0 and glued[low]:
            low -= 1
        while high < n and glued[high]:
            high += 1
        out[low:high] = True
    return out


@njit(cache=True, nogil=True)
def _goes_on(glued, glyph, word, tight, signs, behind):
    """Whether a word goes on behind its mark: 'R&D', 'C++'."""
    if behind >= len(glued) or not glued[behind] or not tight[glyph[behind]]:
        return False
    later = min(behind + 1, len(glued) - 1)
    return signs[glyph[behind]] or (word[later] and glued[later])


@njit(cache=True, nogil=True)
def _same(raw, low, high, wanted, length, alias):
    """Whether those letters are an alias to the letter."""
    same = high - low == length[alias]
    for place in range(high - low if same else 0):
        same &= raw[low + place] == wanted[alias, place]
    return same
