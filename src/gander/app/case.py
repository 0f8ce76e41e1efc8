"""A case: a question, a person, and the market's demands as they are judged for that person.

Why:
    Every verb about a person begins so. What it answers can only be set beside another's answer where both
    speak of the same postings, judged by the same rule; hence one place that makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from gander.app.evidence import read_person
from gander.app.market_frame import (
    COUNTED,
    in_population,
    kept_whereabouts,
    market_frame,
    n_older,
    window_note,
)
from gander.app.question import question
from gander.app.request import Request
from gander.market.population import one_per_demand, population
from gander.market.selection import has_role, is_open
from gander.model import EvidenceKind, Hidden, Person, Population, Problem, Question
from gander.normalise.gazetteer import Gazetteer
from gander.shell.places import read_gazetteer
from gander.shell.store import Store, open_market
from gander.shell.vocabulary import read_vocabulary
from gander.stand.hidden import left_out, not_judged, removed_by
from gander.stand.outcome import MUST_COLUMNS, hard_must, missing_units, outcomes
from gander.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One kind of evidence against the demands that were read: n_must, n_missing, outcome; unmet units."""

    demands: pl.DataFrame
    missing: pl.DataFrame
    owned: frozenset[str]

    @property
    def with_musts(self) -> pl.DataFrame:
        """The demands that the stand block counts."""
        return self.demands.filter(pl.col("removed").is_null() & (pl.col("n_must") > 0))


def judge(demands: pl.DataFrame, musts: pl.DataFrame, owned: frozenset[str]) -> Judged:
    """Those demands that were read, with the result for somebody who owns these skills."""
    read = demands.filter(pl.col("basis") == "read")
    result = outcomes(read["id"], musts, owned)
    return Judged(
        demands=read.join(result, left_on="id", right_on="posting", how="left", maintain_order="left"),
        missing=missing_units(musts.filter(pl.col("posting").is_in(read["id"].implode())), owned),
        owned=owned,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All tables are tables.POSTING with more columns, of one market on one day.

    mine: the asked roles in the window, everywhere, what is gone too; people: the population's rows; demands:
    one row each, with `removed`. musts: their hard must units where they were read. n_older: adverts of the
    roles outside the window.
    """

    vocabulary: Vocabulary
    gazetteer: Gazetteer
    store: Store
    asked: Question
    today: date
    person: Person
    population: Population
    assumed: tuple[str, ...]
    problems: tuple[Problem, ...]
    mine: pl.DataFrame
    people: pl.DataFrame
    demands: pl.DataFrame
    musts: pl.DataFrame
    n_older: int

    def judged(self, kind: EvidenceKind) -> Judged:
        """The demands for what the person has by that kind of evidence."""
        return judge(self.demands, self.musts, self.vocabulary.closure(self.person.owned(kind)))

    def around(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """What may be open of the asked roles everywhere, and of neighbouring ones where the question is; and
        the hard must units of that."""
        roles = {n for r in self.asked.roles for n in (r, *self.vocabulary.roles[r].neighbours)}
        frame, _, _ = market_frame(self.store, self.asked, sorted(roles), self.today, COUNTED)
        here = pl.col("whereabouts").is_in(kept_whereabouts(self.asked))
        near = frame.filter(is_open() & (here | has_role(self.asked.roles)))
        return near, read_musts(self.store, near)


def open_case(request: Request) -> Case:
    """The case of a request. Raises UserError where nothing that was asked for can be done."""
    vocabulary, gazetteer, store = read_vocabulary(), read_gazetteer(), open_market()
    asked = question(request, vocabulary, gazetteer)
    person, assumed, problems = read_person(request, vocabulary, request.gates)
    mine, start, end = market_frame(store, asked, asked.roles, request.today)
    people = in_population(mine, asked)
    demands = _demands(people, person.gates)
    return Case(
        vocabulary=vocabulary,
        gazetteer=gazetteer,
        store=store,
        asked=asked,
        today=request.today,
        person=person,
        population=population(asked, people, start, end),
        assumed=(*assumed, *asked.assumed, *window_note(asked, start)),
        problems=tuple(problems),
        mine=mine,
        people=people,
        demands=demands,
        musts=read_musts(store, demands),
        n_older=n_older(store, asked.roles, start, end),
    )


def read_musts(store: Store, postings: pl.DataFrame) -> pl.DataFrame:
    """The hard must units of those of the postings that were read and are not gone."""
    read = postings.filter((pl.col("basis") == "read") & is_open())
    return store.requirements(read, hard_must(), columns=MUST_COLUMNS)


def _demands(people: pl.DataFrame, gates: Mapping[str, bool]) -> pl.DataFrame:
    return one_per_demand(people).with_columns(removed_by(gates).alias("removed"))


def hidden(case: Case, judged: Judged) -> tuple[Hidden, ...]:
    """What a statement about the case leaves out, counted."""
    known = case.demands.join(judged.demands.select("id", "outcome"), on="id", how="left")
    rows = not_judged(case.people, known, judged.with_musts)
    outside = case.mine.join(case.people.select("id"), on="id", how="anti")
    rows += left_out(outside, case.asked.remote_from)
    if case.n_older:
        older = "older than the window"
        rows.append(Hidden(reason=older, n=case.n_older, flag="gander market --by month"))
    left = sum(n for repository in case.person.repositories for n in repository.left_out.values())
    if left:
        what = "of your commits and touched files left out as no own work"
        rows.append(Hidden(reason=what, n=left, flag="gander evidence"))
    return tuple(rows)
