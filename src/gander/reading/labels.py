"""Broader words that only introduce narrower ones: 'Programming: strong Python', 'programming in Java'."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gander.reading.lexicon import Lexicon
from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Page, after

_LABEL = 8
"""Tokens from the start of a line within which a colon closes its label."""
_AHEAD = 8
"""Mentions after the broader word that are looked at."""
_NEAR = 10
"""Tokens between 'programming' and its first language ('programming skills in at least one of …')."""


def introducing(page: Page, mentions: Mentions, rank: NDArray[np.int8], lexicon: Lexicon) -> Bools:
    """Mentions that a narrower one behind them, asked for as strongly, says again.

    That is so in the label of a line ('Cloud: AWS or GCP'), and where the broader word of languages runs
    into its members without a comma or an 'and' between ('programming experience with Python').
    """
    n = len(mentions.first)
    out = np.zeros(n, dtype=np.bool_)
    if n < 2:
        return out
    line = page.tokens.line[mentions.first]
    colons = np.flatnonzero(page.tokens.glyph == ord(":"))
    colon = after(colons, mentions.stop)
    label = (colon - page.lines.content[line] <= _LABEL) & (colon < page.lines.stop[line])
    beside = np.append(_runs_on(page, mentions, lexicon), False)
    rows = np.flatnonzero(label | beside)
    for step in range(1, min(_AHEAD + 1, n)):
        left = rows[rows + step < n]
        right = left + step
        again = (line[right] == line[left]) & (rank[right] >= rank[left])
        again &= (label[left] & (mentions.first[right] > colon[left])) | (beside[left] & (step == 1))
        again &= ~lexicon.broad[mentions.skill[right]]
        left, right = left[again], right[again]
        out[left] |= lexicon.implies(mentions.skill[right], mentions.skill[left])
    return out


def _runs_on(page: Page, mentions: Mentions, lexicon: Lexicon) -> Bools:
    """Whether each mention but the last is a field of the next one's area that leads straight to it."""
    stop, at = mentions.stop[:-1], mentions.first[1:]
    area = lexicon.area[mentions.skill]
    connected = page.counted["connector"][at] - page.counted["connector"][np.minimum(stop, at)]
    out: Bools = lexicon.broad[mentions.skill[:-1]] & lexicon.language[mentions.skill[1:]]
    out &= (area[1:] == area[:-1]) & (connected == 0) & (at - stop <= _NEAR)
    out &= page.sentence[stop - 1] == page.sentence[at]
    return out
