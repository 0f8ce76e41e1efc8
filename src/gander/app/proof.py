"""`gander proof`: what can somebody with two minutes verify here, and which step helps most next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from gander.app.evidence import Shown, read_shown
from gander.app.market_frame import in_population, market_frame, window_note
from gander.app.question import question
from gander.app.request import Request
from gander.errors import UserError
from gander.evidence.audit import Audit, audit, strongest
from gander.evidence.probes.page import ProbePage
from gander.evidence.reprove import Reprove, reproofs
from gander.evidence.rubric import NAME, RubricRow, rubric_rows
from gander.evidence.steps import Step, order_of_work
from gander.market.population import one_per_demand, population
from gander.market.skills import MENTION_COLUMNS, demanded, mentions
from gander.model import Estimate, Population, Problem, ReaderQuality
from gander.shell.places import read_gazetteer
from gander.shell.probe_pages import read_pages
from gander.shell.store import open_market
from gander.shell.vocabulary import read_vocabulary
from gander.stats.shares import employer_codes, share
from gander.vocabulary.vocabulary import Vocabulary

STRONGEST = 3
"""repositories that the order of work is about"""
RUBRICS = (NAME,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The audit. `audits`: of every repository; `best`: names of those that show most; `steps`: over those,
    in the order of steps.RULE; `reproofs`: for claims without proof; `rubric`: empty unless asked for."""

    today: date
    identities: tuple[str, ...]
    audits: tuple[Audit, ...]
    best: tuple[str, ...]
    steps: tuple[Step, ...]
    reproofs: tuple[Reprove, ...]
    rubric: tuple[RubricRow, ...]
    population: Population
    vocabulary: Vocabulary
    reader: ReaderQuality | None
    assumed: tuple[str, ...]
    problems: tuple[Problem, ...]


def proof(request: Request, rubric: str | None = None) -> Proof:
    """The audit of the request's repositories for its role and place. Raises UserError on unknown words, and
    where there is no repository to look at."""
    if rubric is not None and rubric not in RUBRICS:
        why, next_ = "no such rubric", f"one of {', '.join(RUBRICS)}; e.g. --rubric {NAME}"
        raise UserError(Problem(where=f"--rubric {rubric}", why=why, next=next_))
    vocabulary, store = read_vocabulary(), open_market()
    asked = question(request, vocabulary, read_gazetteer())
    shown = read_shown(request, vocabulary, request.gates)
    if not shown.person.repositories:
        raise UserError(*(shown.problems or (_nothing(request),)))
    frame, start, end = market_frame(store, asked, asked.roles, request.today)
    people = in_population(frame, asked)
    read = one_per_demand(people).filter(pl.col("basis") == "read")
    asks = mentions(store.requirements(read, demanded(), columns=MENTION_COLUMNS))
    asking = _Asking(read, asks)
    pages = read_pages()
    audits = _audits(shown, pages)
    best = strongest(audits, STRONGEST)
    claimed = [e for e in shown.person.evidence.values() if e.state == "claimed"]
    return Proof(
        today=request.today,
        identities=shown.person.identities,
        audits=audits,
        best=tuple(one.repository.name for one in best),
        steps=order_of_work(best, audits, {p: asking.any_of(page.serves) for p, page in pages.items()}),
        reproofs=reproofs(
            (e for e in claimed if any(s.kind == "claim" for s in e.sources)),
            shown.skills,
            pages,
            best,
            {e.skill: asking.any_of((e.skill,)) for e in claimed},
        ),
        rubric=rubric_rows(audits, None) if rubric else (),
        population=population(asked, people, start, end),
        vocabulary=vocabulary,
        reader=store.reader_quality(),
        assumed=(*shown.assumed, *asked.assumed, *window_note(asked, start)),
        problems=shown.problems,
    )


def _nothing(request: Request) -> Problem:
    return Problem(
        where=", ".join(request.paths) or "this folder",
        why="there is no repository to look at",
        next="name one, e.g. gander proof ~/code/my-project",
    )


def _audits(shown: Shown, pages: Mapping[str, ProbePage]) -> tuple[Audit, ...]:
    return tuple(
        audit(repository, looked.front, looked.findings, pages)
        for repository in shown.person.repositories
        if (looked := shown.looked.get(repository.name)) is not None
    )


class _Asking:
    """How many postings ask for one of some skills, with the interval clustered by employer."""

    def __init__(self, read: pl.DataFrame, asks: pl.DataFrame) -> None:
        self._ids = read["id"]
        self._employers = employer_codes(read["employer_id"].to_list())
        self._asks = asks

    def any_of(self, skills: Iterable[str]) -> Estimate:
        wanted = self._asks.filter(pl.col("skill").is_in(list(skills)))["posting"].unique()
        hits = self._ids.is_in(wanted.implode()).to_numpy()
        return share(np.asarray(hits, dtype=np.bool_), self._employers)
