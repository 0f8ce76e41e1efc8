"""What was learned from labels, applied: names outside the vocabulary, status, and alternatives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from gander.reading import links, naming, signals, status
from gander.reading.anyof import Lists
from gander.reading.codes import Said
from gander.reading.coining import Coined, coined
from gander.reading.gaps import gaps
from gander.reading.lexicon import Lexicon
from gander.reading.matcher import Mentions
from gander.reading.page import Bools, Ints, Page
from gander.reading.weights import Model, Scores, Signs, Template
from gander.reading.words import Words

OVERRULE = 2.0
"""Log odds by which another status must beat the rules' own."""
HARDLY = -0.5
"""Log odds of a word's own below which it is not judged as part of a name: 'the', 'with', 'our'."""
DROP = 0.75
"""Log odds by which 'not asked for' must beat every status. Both by cross-validation on the tuning part."""


class Learned:
    """A model bound to a lexicon, so that its tables are looked up by the lexicon's numbers."""

    def __init__(self, model: Model, lexicon: Lexicon) -> None:
        self._model, self._lexicon = model, lexicon
        self.words = Words(model.words, lexicon.powers)
        every = Template(np.arange(len(self.words.names)), self.words.names)
        self._may_name = model.naming.of("word", every)[:, 0] > HARDLY

    def codes(self, page: Page) -> Said:
        """The words of a page, as the weights know them."""
        return self.words.said(page)

    def named(self, page: Page, known: Mentions, section: NDArray[np.int8], codes: Said) -> Coined:
        """The known mentions with those of unlisted names."""
        at = page.loops.worth(page, known, section, codes, self._may_name)
        if not len(at):
            return Coined(known, ())
        at = naming.part_of_names(self._model.naming, page, known, section, self.words, codes, at)
        return coined(page, known, *naming.names(page, at), self._lexicon)

    def settle(
        self,
        page: Page,
        named: Mentions,
        verdicts: status.Verdicts,
        lists: Lists,
        section: NDArray[np.int8],
        heading: Bools,
        codes: Said,
    ) -> None:
        """Let the weights decide the rank of each mention; where they overrule the rules, the rule is named
        after the sign that weighed most."""
        if not len(named.first):
            return
        given = signals.signs(
            page, named, verdicts, lists, section, heading, self.words, codes, self._lexicon
        )
        scores = shared(self._model.status.scores(given), lists.run, verdicts.rule)
        rank = decided(scores, verdicts.rank)
        changed = np.flatnonzero(rank != verdicts.rank)
        reason = self._reasons(given, changed, rank, verdicts.rank)
        verdicts.rank[changed] = rank[changed]
        verdicts.rule[changed] = reason

    def _reasons(
        self, given: Signs, rows: Ints, rank: NDArray[np.int8], before: NDArray[np.int8]
    ) -> NDArray[np.int8]:
        """The learned rule of each changed row: the template that spoke most for the new rank."""
        best = np.full(len(rows), -np.inf, dtype=np.float32)
        out = np.full(len(rows), status.number_of("learned:rule"), dtype=np.int8)
        each = np.arange(len(rows))
        for name, template in given.items():
            part = self._model.status.of(name, template.at(rows))
            gain = part[each, rank[rows]] - part[each, before[rows]]
            better = gain > best
            best[better], out[better] = gain[better], status.number_of(f"learned:{signals.SAID[name]}")
        return out

    def lists(
        self, page: Page, named: Mentions, lists: Lists, verdicts: status.Verdicts, codes: Said
    ) -> Lists:
        """The lists with the alternatives that the weights see."""
        counts = verdicts.rank > status.DROPPED
        alive = np.flatnonzero(counts)
        if len(alive) < 2:
            return lists
        some = named.where(counts)
        given = self.link_signs(page, some, lists.where(counts), verdicts.where(counts), codes)
        linked = self._model.link.scores(given)[:, 0] > 0
        text = page.text_of(some.first)
        linked &= text[1:] == text[:-1]
        heads = np.isin(alive, lists.head[alive])
        linked &= ~heads[1:] & ~heads[:-1]
        group = np.concatenate([[0], np.cumsum(~linked)])
        out = lists.group.copy() + len(alive)
        out[alive] = group
        why = lists.why.copy()
        new = np.bincount(group)[group] > 1
        why[alive[new & (why[alive] == 0)]] = links.LEARNED
        return replace(lists, group=out, why=why)

    def link_signs(
        self, page: Page, some: Mentions, lists: Lists, verdicts: status.Verdicts, codes: Said
    ) -> Signs:
        between = gaps(page, some)
        return links.signs(page, some, between, lists, verdicts, self.words, codes, self._lexicon)


def decided(scores: Scores, ruled: NDArray[np.int8]) -> NDArray[np.int8]:
    """The rank of each mention: the rules' own, unless the weights speak against it by a margin."""
    each = np.arange(len(ruled))
    asked = scores[:, 1:].argmax(axis=1) + 1
    best = scores[each, asked]
    own = scores[each, ruled]
    rank = np.where(best - own > OVERRULE, asked, ruled)
    return np.where(scores[:, status.DROPPED] - best > DROP, status.DROPPED, rank).astype(np.int8)


def shared(scores: Scores, run: Ints, rule: NDArray[np.int8]) -> Scores:
    """Each mention's scores with the mean of its list's, where the same rule decided: what is listed together
    is mostly asked for alike."""
    key = run * len(status.RULES) + rule
    _, place, times = np.unique(key, return_inverse=True, return_counts=True)
    total = np.zeros((len(times), scores.shape[1]), dtype=np.float32)
    np.add.at(total, place, scores)
    mean: Scores = (scores + total[place] / times[place, None].astype(np.float32)) / 2
    return mean
