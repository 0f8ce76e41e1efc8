"""The reader's innermost loops compiled by numba: the same numbers as NumPy's, in one pass each.

Why:
    For batches. Numba costs a fraction of a second to import and its first run compiles for some seconds
    (kept on disk after that), so single texts stay with NumPy; a test holds that both give the same.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from gander.reading.alphabet import BREAK, MARK, WORD
from gander.reading.codes import EDGE, NUMBER, OTHER_MARK, OTHER_WORD, REACH
from gander.reading.phrases import Phrases

_BASE = np.uint64(0x9E3779B97F4A7C15)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_ONE = np.uint64(1)
_LAST = np.uint32(0xFFFF)
_GOES_ON, _ENDS = np.int32(1), np.int32(2)
"""Flags of a state of the trie: another token may follow; a phrase ends here."""
_DASH, _STAR, _COMMA, _OPEN, _CLOSE, _ZERO = ord("-"), ord("*"), ord(","), ord("("), ord(")"), ord("0")
_SLOT, _SIEVE = np.uint64(40), np.uint64(46)
"""Shifts that leave the bits of a hashed key: its slot in a table, and its place in a sieve before it."""


@njit(cache=True, nogil=True)
def fold(raw, folding, kinds):
    """Folded characters (uint16) and their kinds (uint8) of code points (uint32)."""
    n = len(raw)
    folded = np.empty(n, dtype=np.uint16)
    kind = np.empty(n, dtype=np.uint8)
    for i in range(n):
        folded[i] = folding[min(raw[i], _LAST)]
        kind[i] = kinds[folded[i]]
    return folded, kind


@njit(cache=True, nogil=True)
def tokenise(folded, kinds):
    """The columns of the tokens, as `tokens.tokenise` has them."""
    n = len(folded)
    start = np.empty(n, dtype=np.int64)
    end = np.empty(n, dtype=np.int64)
    line = np.empty(n, dtype=np.int32)
    spelling = np.empty(n, dtype=np.uint64)
    count, lines, i = 0, 0, 0
    while i < n:
        kind = kinds[i]
        if kind == BREAK:
            lines += 1
        if kind != WORD and kind != MARK:
            i += 1
            continue
        start[count], line[count] = i, lines
        power, total = _ONE, np.uint64(0)
        while True:
            total += np.uint64(folded[i]) * power
            power *= _BASE
            i += 1
            if kind == MARK or i >= n or kinds[i] != WORD:
                break
        end[count], spelling[count] = i, total
        count += 1
    start, end, line = start[:count].copy(), end[:count].copy(), line[:count].copy()
    glued, word = np.zeros(count, dtype=np.bool_), np.empty(count, dtype=np.bool_)
    glyph = np.empty(count, dtype=np.uint16)
    for k in range(count):
        glued[k] = k > 0 and start[k] == end[k - 1]
        glyph[k], word[k] = folded[start[k]], kinds[start[k]] == WORD
    return start, end, line, glued, glyph, word, spelling[:count].copy()


@njit(cache=True, nogil=True)
def numbers(spelling, known, first, shift):
    """The number of each spelling among `known`, whose slots begin at `first`; 0 for any other."""
    out = np.zeros(len(spelling), dtype=np.int32)
    for i in range(len(spelling)):
        slot = np.int64((spelling[i] * _GOLDEN) >> shift)
        for at in range(first[slot], first[slot + 1]):
            if known[at] == spelling[i]:
                out[i] = at + 1
                break
    return out


@njit(cache=True, nogil=True)
def parted(raw, start, end, line, glued, glyph, word, no_stop_after, lead, stops, always, before_dash):
    """The sentence and the clause of each token, as `sentences.parted` has them."""
    n = len(start)
    sentence, clause = np.empty(n, dtype=np.int64), np.empty(n, dtype=np.int64)
    at, outer, n_open, n_closed, base = 0, 0, 0, 0, 0
    stopped: Any = False
    for k in range(n):
        mark, spaced = glyph[k], k + 1 == n or not glued[k + 1]
        dash = mark == _DASH and spaced and (k == 0 or (glued[k] and before_dash[glyph[k - 1]]))
        opens = dash or (k > 0 and (stopped or line[k] != line[k - 1]))
        at += opens
        sentence[k] = at
        stopped = always[mark] or (k > 0 and mark == _STAR and not glued[k] and spaced)
        if not stopped and stops[mark] and end[k] - start[k] == 1 and spaced and not no_stop_after[k]:
            following = np.uint32(0) if k + 1 == n else raw[start[k + 1]]
            digit = following >= _ZERO and following < _ZERO + 10
            stopped = k + 1 == n or digit or glyph[k + 1] != following or not word[k + 1]
        parts = mark == _COMMA and ((k + 1 < n and lead[k + 1]) or (k + 2 < n and lead[k + 2]))
        outer += parts or (opens and k > 0) or (mark == _DASH and not glued[k] and spaced)
        if opens and k > 0:
            base = n_open - n_closed + (glyph[k - 1] == _CLOSE)
        n_open += mark == _OPEN
        n_closed += mark == _CLOSE
        inner = n_open - n_closed + (mark == _CLOSE) > base
        clause[k] = n + 1 + n_open if inner else outer
    return sentence, clause


@njit(cache=True, nogil=True)
def said(spelling, line, glyph, word, known, first, shift, code_of):
    """The row and the spots of the words of a page, as `codes.said` has them."""
    n = len(spelling)
    last = line[n - 1] if n else 0
    row = np.full(n + REACH * (last + 2), EDGE, dtype=np.int32)
    spot = np.empty(n, dtype=np.int64)
    for k in range(n):
        slot = np.int64((spelling[k] * _GOLDEN) >> shift)
        digit = glyph[k] >= _ZERO and glyph[k] < _ZERO + 10
        code = np.int32(OTHER_MARK if not word[k] else NUMBER if digit else OTHER_WORD)
        for at in range(first[slot], first[slot + 1]):
            if known[at] == spelling[k]:
                code = code_of[at + 1]
                break
        spot[k] = k + REACH * (np.int64(line[k]) + 1)
        row[spot[k]] = code
    return row, spot


@njit(cache=True, nogil=True)
def near(start, end, line, first, stop, phrase, at, upto, word, bounds, words, reach):
    """Whether each hit has one of its words within reach, as `context.near` has it; `at` and `upto` are the
    tokens of the words found."""
    out = np.zeros(len(first), dtype=np.bool_)
    low = 0
    for k in range(len(first)):
        while low < len(at) and start[at[low]] < start[first[k]] - reach:
            low += 1
        other, ends = low, end[stop[k] - 1] + reach
        while other < len(at) and start[at[other]] < ends and not out[k]:
            apart = upto[other] <= first[k] or at[other] >= stop[k]
            if apart and line[at[other]] == line[first[k]]:
                for place in range(bounds[phrase[k]], bounds[phrase[k] + 1]):
                    out[k] |= words[place] == word[other]
            other += 1
    return out


@njit(cache=True, nogil=True)
def walk(
    numbers, line, glued, root, size, sieve, keys, targets, first_end, flat_ends, gaps, phrase, first, stop
):
    """Write phrase, first and stop of every phrase at every token, as `Phrases.find` has them, as far as
    there is room; how many there are. Rows that grew in here would cost more than the search.

    The tables are those of `woven`: `root` and `targets` hold states with two flags below, GOES_ON and ENDS.
    """
    n, room, count = len(numbers), len(phrase), 0
    mask = len(keys) - 1
    for i in range(n):
        entry = root[numbers[i]]
        at, spaces = i, 0
        while entry > 0:
            state = np.int64(entry >> 2)
            if entry & _ENDS:
                for end in range(first_end[state], first_end[state + 1]):
                    if gaps[end] == spaces:
                        if count < room:
                            phrase[count], first[count], stop[count] = flat_ends[end], i, at + 1
                        count += 1
            at += 1
            if not entry & _GOES_ON or at >= n or numbers[at] == 0 or line[at] != line[i]:
                break
            if not glued[at]:
                spaces += 1
            key = state * size + numbers[at]
            mixed = np.uint64(key) * _GOLDEN
            entry = np.int32(0)
            if not sieve[mixed >> _SIEVE]:
                break
            slot = np.int64(mixed >> _SLOT) & mask
            while keys[slot] >= 0:
                if keys[slot] == key:
                    entry = targets[slot]
                    break
                slot = (slot + 1) & mask
    return count


def woven(phrases: Phrases) -> tuple[Any, ...]:
    """The tables of a trie for `walk`: small enough for the caches, as most pairs of tokens lead nowhere."""
    inner = phrases.keys >= 0
    keys, targets = phrases.keys[inner], phrases.targets[inner]
    flags = np.where(phrases.n_ends > 0, _ENDS, 0).astype(np.int32)
    flags[keys // phrases.size] |= _GOES_ON
    sieve = np.zeros(1 << (64 - int(_SIEVE)), dtype=np.bool_)
    sieve[(keys.astype(np.uint64) * _GOLDEN) >> _SIEVE] = True
    table, values = hashed(keys, targets * 4 + flags[targets])
    return (
        np.where(phrases.root > 0, phrases.root * 4 + flags[phrases.root], 0).astype(np.int32),
        phrases.size,
        sieve,
        table,
        values,
        phrases.first_end.astype(np.int32),
        phrases.flat_ends,
        phrases.gaps[phrases.flat_ends].astype(np.int32),
    )


@njit(cache=True)
def hashed(keys, targets):
    """An open hash table of keys >= 0 (int64) and their targets; empty slots hold -1."""
    room = 16
    while room < 2 * len(keys):
        room *= 2
    table = np.full(room, -1, dtype=np.int64)
    values = np.zeros(room, dtype=np.int32)
    for i in range(len(keys)):
        slot = np.int64((np.uint64(keys[i]) * _GOLDEN) >> _SLOT) & (room - 1)
        while table[slot] >= 0:
            slot = (slot + 1) & (room - 1)
        table[slot], values[slot] = keys[i], targets[i]
    return table, values
