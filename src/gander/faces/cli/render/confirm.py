"""`gander evidence confirm` on a terminal: one question at a time, then how well the levels fit."""

from __future__ import annotations

from rich.text import Text

from gander.app.confirm import Confirming
from gander.evidence.confirm import ENOUGH
from gander.evidence.levels import MEANING
from gander.faces import words as say
from gander.faces.cli.render.lines import LABEL, QUIET, WARN, Piece, flow, table
from gander.model import Evidence
from gander.vocabulary.vocabulary import Vocabulary


def question(item: Evidence, vocabulary: Vocabulary, number: int, of: int) -> str:
    """'3/25  Docker: level 2 (own lines in …), api (4 commits)'."""
    label = say.clean(vocabulary.named(item.skill).label)
    return f"{number}/{of}  {label}: level {item.level} ({MEANING[item.level]}), {say.evidence_where(item)}"


def confirming(state: Confirming, vocabulary: Vocabulary, width: int, asked: bool) -> list[Text]:
    """What is still to be asked (where nobody was), then the fit."""
    lines: list[Text] = []
    if asked and state.asked:
        lines += flow(
            [(f"to confirm ({len(state.asked)}): on a terminal, or with --answers FILE", LABEL)], width
        )
        for number, item in enumerate(state.asked, 1):
            lines += flow([(question(item, vocabulary, number, len(state.asked)), "")], width, "  ", "     ")
    elif asked:
        lines += flow([("nothing to confirm: no skill that commits show is without an answer", WARN)], width)
    return [*lines, *fit(state, width)]


def fit(state: Confirming, width: int) -> list[Text]:
    """The levels' chances before and after, and Brier before and after."""
    found = state.fit
    if not found.n:
        return flow([("no answer yet: levels stand at their priors, which are a judgement", QUIET)], width)
    rows: list[list[Piece]] = [
        [
            (f"level {one.level}", ""),
            (f"{one.yes} of {one.n}", ""),
            (say.percent(one.prior), QUIET),
            (say.percent(one.after), ""),
        ]
        for one in found.levels
    ]
    lines = [Text(), *table(("", "you said yes", "prior", "now"), rows, width, right=(2, 3))]
    if found.before is None or found.after is None:
        more = ENOUGH - found.n
        text = f"{say.counted(found.n, 'answer')}; {more} more and it can be said how well levels fit you"
        return [*lines, *flow([(text, WARN)], width)]
    text = (
        f"Brier {found.before:.3f} before, {found.after:.3f} after (each answer left out of its own chance; "
        f"0 is perfect, 0.25 says nothing; n {found.n})"
    )
    return [*lines, *flow([(text, LABEL)], width)]
