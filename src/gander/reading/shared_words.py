"""Skills that share their last word with the next one: 'supervised and unsupervised learning'."""

from __future__ import annotations

import numpy as np

from gander.reading.lexicon import Lexicon
from gander.reading.matcher import Mentions
from gander.reading.page import Page


def with_shared(page: Page, mentions: Mentions, lexicon: Lexicon) -> Mentions:
    """The mentions, and before each of them the bare word that an 'and' or 'or' joins to it, where that word
    with the mention's last one is a skill of the same family ('supervised' + 'learning').

    Its span is the bare word.
    How the two belong together follows from the connector, as with any list.
    """
    joint = mentions.first - 1
    word = np.maximum(joint - 1, 0)
    fits = (joint >= 1) & (page.words["and"] | page.words["or"])[np.maximum(joint, 0)]
    fits &= mentions.stop - mentions.first >= 2
    rows = np.flatnonzero(fits)
    word, last = word[rows], mentions.stop[rows] - 1
    skill = lexicon.pairs(page.tokens.spelling[word], page.tokens.spelling[last])
    same = page.sentence[word] == page.sentence[last]
    place = np.searchsorted(mentions.first, word, side="right") - 1
    free = (place < 0) | (mentions.stop[np.maximum(place, 0)] <= word)
    kept = (skill >= 0) & same & free & (skill != mentions.skill[rows])
    kept &= lexicon.family[skill] == lexicon.family[mentions.skill[rows]]
    if not kept.any():
        return mentions
    new = word[kept]
    first = np.concatenate([mentions.first, new])
    order = np.argsort(first, kind="stable")
    return Mentions(
        skill=np.concatenate([mentions.skill, skill[kept]])[order],
        first=first[order],
        stop=np.concatenate([mentions.stop, new + 1])[order],
        pending=np.concatenate([mentions.pending, np.zeros(len(new), dtype=np.bool_)])[order],
    )
