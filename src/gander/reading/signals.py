"""The signs by which learned weights judge each mention: what it stands under, what its sentence says."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gander.reading import status
from gander.reading.anyof import RULES as REASONS
from gander.reading.anyof import Lists
from gander.reading.codes import Said
from gander.reading.lexicon import Lexicon
from gander.reading.matcher import Mentions
from gander.reading.naming import FEW, SHAPES, YES_NO, shapes
from gander.reading.page import Bools, Page
from gander.reading.weights import SECTION_NAMES as SECTIONS
from gander.reading.weights import Signs, Template, capped, crossed, crossed_names
from gander.reading.words import Words

_RULED = crossed_names(status.RULES, SECTIONS)
_LINED = crossed_names(SECTIONS, YES_NO, FEW)
_PLACED = crossed_names(FEW, SECTIONS)
_TIMES = crossed_names(FEW, YES_NO)
SAID = {
    **dict.fromkeys(("rule", "kind", "line", "depth", "times", "shape", "list", "reason"), "place"),
    **dict.fromkeys(("before", "before2", "before3", "behind", "behind2"), "words"),
    **dict.fromkeys(("opening", "opening2"), "line"),
    **dict.fromkeys(("heading", "heading2", "heading3"), "heading"),
    "skill": "skill",
}
"""What each template speaks of, as the rule 'learned:…' names it."""
_COUNT = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9+")


def signs(
    page: Page,
    named: Mentions,
    verdicts: status.Verdicts,
    lists: Lists,
    section: NDArray[np.int8],
    heading: Bools,
    words: Words,
    codes: Said,
    lexicon: Lexicon,
) -> Signs:
    """The features of each mention; `heading` marks the lines that are headings."""
    tokens, lines = page.tokens, page.lines
    at, last, line = named.first, named.stop - 1, tokens.line[named.first]
    under, bullet = section[line].astype(np.int64), lines.bullet[line].astype(np.int64)
    rule = verdicts.rule.astype(np.int64)
    kind = lexicon.kind[named.skill].astype(np.int64)
    opening = np.minimum(lines.content[line], tokens.n - 1)
    top = np.minimum(lines.content[_heading_of(page, heading)[line]], tokens.n - 1)
    size = np.bincount(lists.run, minlength=1)[lists.run] if len(at) else at

    def word(place: NDArray[np.int64], step: int) -> Template:
        return Template(codes.around(place, step), words.names)

    return {
        "rule": Template(crossed((rule, status.RULES), (under, SECTIONS)), _RULED),
        "skill": Template(lexicon.listed(named.skill), lexicon.names_by_number),
        "kind": Template(crossed((kind, lexicon.kind_names), (under, SECTIONS)), lexicon.kinds_by_section),
        "line": Template(
            crossed((under, SECTIONS), (bullet, YES_NO), (capped(lines.words[line] // 8, 4), FEW)), _LINED
        ),
        "depth": Template(crossed((_depth(page, at), FEW), (under, SECTIONS)), _PLACED),
        "times": Template(_times(page, named), _TIMES),
        "shape": Template(shapes(page, at), SHAPES),
        "list": Template(capped(size, 9), _COUNT),
        "reason": Template(lists.why.astype(np.int64), REASONS),
        "before": word(at, -1),
        "before2": word(at, -2),
        "before3": word(at, -3),
        "behind": word(last, 1),
        "behind2": word(last, 2),
        "opening": word(opening, 0),
        "opening2": word(opening, 1),
        "heading": word(top, 0),
        "heading2": word(top, 1),
        "heading3": word(top, 2),
    }


def _heading_of(page: Page, heading: Bools) -> NDArray[np.int64]:
    """For each line the heading above it, or its text's first line."""
    lines = page.lines
    opens = np.ones(len(lines.first), dtype=np.bool_)
    opens[1:] = lines.text[1:] != lines.text[:-1]
    return np.maximum.accumulate(np.where(opens | heading, np.arange(len(opens)), 0))


def _depth(page: Page, at: NDArray[np.int64]) -> NDArray[np.int64]:
    """In which fifth of its text each token stands."""
    text, start = page.text_of(at), page.tokens.start[at]
    low, high = page.letters.starts[text], page.letters.starts[text + 1]
    out: NDArray[np.int64] = np.minimum(5 * (start - low) // np.maximum(high - low, 1), 4)
    return out


def _times(page: Page, named: Mentions) -> NDArray[np.int64]:
    """How often the text names the skill, and whether this is the first time."""
    key = page.text_of(named.first) * (1 << 32) + named.skill
    _, first, place, times = np.unique(key, return_index=True, return_inverse=True, return_counts=True)
    is_first = np.zeros(len(key), dtype=np.int64)
    is_first[first] = 1
    return crossed((capped(times[place] - 1, 4), FEW), (is_first, YES_NO))
