"""`gander evidence confirm`: what to ask, what was answered, and how well the levels fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gander.app.evidence import read_shown
from gander.app.request import Request
from gander.errors import UserError
from gander.evidence.confirm import Answer, Fit, fit, items, latest
from gander.model import Evidence, Problem
from gander.shell.confirmations import add_confirmations, read_confirmations
from gander.vocabulary.vocabulary import Vocabulary

YES, NO, SKIP = frozenset({"yes", "y"}), frozenset({"no", "n"}), frozenset({"skip", "s", "?"})
EXAMPLE = "a line is a skill and an answer, e.g. 'docker yes' or 'kubernetes no'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirming:
    """`asked`: skills still to be asked about, in order; `fit`: of all answers so far."""

    asked: tuple[Evidence, ...]
    answered: tuple[Answer, ...]
    fit: Fit
    problems: tuple[Problem, ...]


def confirming(request: Request, vocabulary: Vocabulary, n: int) -> Confirming:
    """What there is to ask of the person of this request, and what was answered before."""
    shown = read_shown(request, vocabulary, request.gates)
    answered = tuple(latest(read_confirmations()).values())
    return Confirming(
        asked=items(shown.person.evidence.values(), (a.skill for a in answered), n),
        answered=answered,
        fit=fit(answered),
        problems=shown.problems,
    )


def keep(answers: Iterable[Answer]) -> Fit:
    """Adds the answers to the record and says how the levels fit now."""
    add_confirmations(answers)
    return fit(tuple(latest(read_confirmations()).values()))


def parse_answers(text: str, state: Confirming, request: Request, vocabulary: Vocabulary) -> list[Answer]:
    """Lines of 'skill yes|no|skip' as answers. Raises UserError with every line that is none."""
    levels = {one.skill: one.level for one in state.asked} | {a.skill: a.level for a in state.answered}
    answers: list[Answer] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        name, _, word = line.strip().rpartition(" ")
        if not line.strip() or line.lstrip().startswith("#") or word.lower() in SKIP:
            continue
        skill = vocabulary.resolve(name.strip(" :,=\t"))
        if skill is None or word.lower() not in YES | NO:
            why = "no skill of that name" if skill is None and word.lower() in YES | NO else "is no answer"
            problems.append(Problem(where=f"line {number}: {line.strip()[:60]}", why=why, next=EXAMPLE))
        elif skill.id not in levels:
            then = "gander evidence confirm --json lists what is asked"
            problems.append(Problem(where=f"line {number}: {skill.id}", why="was not asked about", next=then))
        else:
            level = levels[skill.id]
            answers.append(Answer(skill=skill.id, level=level, yes=word.lower() in YES, on=request.today))
    if problems:
        raise UserError(*problems)
    return answers
