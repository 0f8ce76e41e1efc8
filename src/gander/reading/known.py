"""What the words right around a mention say of the person: praise, years, experience."""

from __future__ import annotations

import numpy as np

from gander.reading.alphabet import among
from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Ints, Page, before
from gander.reading.pluses import Earlier

_FIGURES = among("0123456789+")


def praised(page: Page, at: Ints) -> Bools:
    """Whether 'strong', 'deep' … stands right before a mention and is no word of its own name, nor of what
    is to be kept up ('ensuring strong data quality')."""
    adjective, stop = page.cue("adjective")
    named = page.among(adjective, at) & page.among(adjective, page.cue("naming")[0])
    named |= page.among(adjective, page.cue("keeping")[1])
    adjective = before(np.sort(stop[~named]) - 1, at)
    found: Bools = (adjective >= 0) & (at - adjective <= 2)
    found &= page.sentence[np.maximum(adjective, 0)] == page.sentence[at]
    return found


def listed_with(page: Page, at: Ints, praised: Bools, run: Ints) -> Bools:
    """The praised mentions with those behind them in their list: 'strong TypeScript and Python'."""
    if not len(at):
        return praised
    place = np.maximum.accumulate(np.where(praised, np.arange(len(at)), -1))
    spot = np.maximum(place, 0)
    found: Bools = (place >= 0) & (run[spot] == run) & (page.sentence[at[spot]] == page.sentence[at])
    return found


def counted(page: Page, at: Ints) -> Bools:
    """Whether years stand right before a mention: '3+ years Python'."""
    years = before(page.cue("year")[0], at - 1)
    spot = np.maximum(years, 1)
    found: Bools = (years > 0) & (at - years == 1) & (page.sentence[spot] == page.sentence[at])
    found &= _FIGURES[page.tokens.glyph[spot - 1]]
    return found


def known(page: Page, mentions: Mentions, earlier: Earlier) -> Bools:
    """Whether experience or knowledge is named right behind a mention, and no aim or duty stands before it:
    'Python experience'."""
    stop = mentions.stop
    flags = np.zeros(page.tokens.n + 1, dtype=np.bool_)
    flags[page.cue("known")[0]] = True
    found: Bools = flags[stop] & (page.clause[np.minimum(stop, page.tokens.n - 1)] == page.clause[stop - 1])
    # 'Role: Design Experience: 6+ years' is a form's next field
    found &= ~_FIGURES[page.tokens.glyph[np.minimum(stop + 1, page.tokens.n - 1)]]
    found &= (earlier("purpose") < 0) & (earlier("duty") < 0)
    return found
