"""The reader's innermost loops compiled by numba: the same numbers as NumPy's, in one pass each.

Why:
    For batches. Numba costs a fraction of a second to import and its first run compiles for some seconds
    (kept on disk after that), so single texts stay with NumPy; a test holds that both give the same.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from gander.reading.alphabet import BREAK, MARK, WORD

_BASE = np.uint64(0x9E3779B97F4A7C15)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_ONE = np.uint64(1)
_LAST = np.uint32(0xFFFF)


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
    """Starts, ends, lines, glued and spellings of the tokens, as `tokens.tokenise` has them."""
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
    glued = np.zeros(count, dtype=np.bool_)
    for k in range(1, count):
        glued[k] = start[k] == end[k - 1]
    return start[:count].copy(), end[:count].copy(), line[:count].copy(), glued, spelling[:count].copy()


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
def walk(numbers, line, glued, root, size, keys, targets, n_ends, first_end, flat_ends, gaps):
    """Phrase, first and stop of every phrase at every token, as `Phrases.find` has them.

    keys, targets: an open hash table of `hashed`; a key is state * size + number.
    """
    n = len(numbers)
    room = max(n, 16)
    phrase = np.empty(room, dtype=np.int32)
    first = np.empty(room, dtype=np.int64)
    stop = np.empty(room, dtype=np.int64)
    count = 0
    mask = len(keys) - 1
    for i in range(n):
        state = np.int64(root[numbers[i]])
        at, spaces = i, 0
        while state > 0:
            for end in range(first_end[state], first_end[state] + n_ends[state]):
                if gaps[flat_ends[end]] == spaces:
                    if count == room:
                        room *= 2
                        phrase = np.append(phrase, np.empty(count, dtype=np.int32))
                        first = np.append(first, np.empty(count, dtype=np.int64))
                        stop = np.append(stop, np.empty(count, dtype=np.int64))
                    phrase[count], first[count], stop[count] = flat_ends[end], i, at + 1
                    count += 1
            at += 1
            if at >= n or numbers[at] == 0 or line[at] != line[i]:
                break
            spaces += not glued[at]
            key = state * size + numbers[at]
            slot = np.int64((np.uint64(key) * _GOLDEN) >> np.uint64(40)) & mask
            state = np.int64(0)
            while keys[slot] >= 0:
                if keys[slot] == key:
                    state = np.int64(targets[slot])
                    break
                slot = (slot + 1) & mask
    return phrase[:count].copy(), first[:count].copy(), stop[:count].copy()


@njit(cache=True)
def hashed(keys, targets):
    """An open hash table of keys >= 0 (int64) and their targets; empty slots hold -1."""
    room = 16
    while room < 2 * len(keys):
        room *= 2
    table = np.full(room, -1, dtype=np.int64)
    values = np.zeros(room, dtype=np.int32)
    for i in range(len(keys)):
        slot = np.int64((np.uint64(keys[i]) * _GOLDEN) >> np.uint64(40)) & (room - 1)
        while table[slot] >= 0:
            slot = (slot + 1) & (room - 1)
        table[slot], values[slot] = keys[i], targets[i]
    return table, values
