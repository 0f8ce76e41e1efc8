"""A case: a question, a person, and the market's demands as they are judged for that person.

Why:
    Every verb about a person begins so. What it answers can only be set beside another's answer where both
    speak of the same postings, judged by the same rule; hence one place that makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from gander.app.evidence import read_person
from gander.app.market_frame import in_population, market_frame, window_note
from gander.app.question import question
from gander.app.request import Request
from gander.market.population import one_per_demand, population
from gander.market.selection import has_role
from gander.model import EvidenceKind, Hidden, Person, Population, Problem, Question
from gander.normalise.gazetteer import Gazetteer
from gander.shell.places import read_gazetteer
from gander.shell.store import Store, open_market
from gander.shell.vocabulary import read_vocabulary
from gander.stand.hidden import left_out, not_judged, removed_by
from gander.stand.outcome import hard_musts, missing_units, outcomes
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

    frame: the asked roles and what was asked for beside them, everywhere; mine: the asked roles; people: the
    population's rows; kept: those of them that demands are made of; demands: one row each, with `removed`.
    musts: the hard must units of what was read.
    """

    vocabulary: Vocabulary
    gazetteer: Gazetteer
    store: Store
    asked: Question
    person: Person
    population: Population
    assumed: tuple[str, ...]
    problems: tuple[Problem, ...]
    frame: pl.DataFrame
    mine: pl.DataFrame
    people: pl.DataFrame
    kept: pl.DataFrame
    demands: pl.DataFrame
    musts: pl.DataFrame

    def judged(self, kind: EvidenceKind) -> Judged:
        """The demands for what the person has by that kind of evidence."""
        return judge(self.demands, self.musts, self.vocabulary.closure(self.person.owned(kind)))

    def only(self, keep: pl.Expr) -> Case:
        """The same case with demands made of those rows alone; the population stays what it is."""
        kept = self.people.filter(keep)
        return replace(self, kept=kept, demands=_demands(kept, self.person.gates))


def open_case(request: Request, neighbours: bool = False) -> Case:
    """The case of a request; `neighbours`: `frame` holds the neighbouring roles too.

    Raises UserError where nothing that was asked for can be done.
    """
    vocabulary, gazetteer, store = read_vocabulary(), read_gazetteer(), open_market()
    asked = question(request, vocabulary, gazetteer)
    person, assumed, problems = read_person(request, vocabulary, request.gates)
    roles = {*asked.roles}
    if neighbours:
        roles |= {n for r in asked.roles for n in vocabulary.roles[r].neighbours}
    frame, start, end = market_frame(store, asked, sorted(roles))
    mine = frame.filter(has_role(asked.roles))
    people = in_population(mine, asked)
    return Case(
        vocabulary=vocabulary,
        gazetteer=gazetteer,
        store=store,
        asked=asked,
        person=person,
        population=population(asked, people, start, end),
        assumed=(*assumed, *asked.assumed, *window_note(asked, start)),
        problems=tuple(problems),
        frame=frame,
        mine=mine,
        people=people,
        kept=people,
        demands=_demands(people, person.gates),
        musts=hard_musts(store.requirements(frame.filter(pl.col("basis") == "read")["id"])),
    )


def _demands(people: pl.DataFrame, gates: Mapping[str, bool]) -> pl.DataFrame:
    return one_per_demand(people).with_columns(removed_by(gates).alias("removed"))


def hidden(case: Case, judged: Judged) -> tuple[Hidden, ...]:
    """What a statement about the case leaves out, counted."""
    known = case.demands.join(judged.demands.select("id", "outcome"), on="id", how="left")
    older = case.mine.filter(~pl.col("in_window")).height
    rows = not_judged(case.kept, known, judged.with_musts)
    outside = case.people.select("id")
    rest = case.mine.filter(pl.col("in_window")).join(outside, on="id", how="anti")
    rows += left_out(rest, case.asked.remote_from)
    if older:
        rows.append(Hidden(reason="older than the window", n=older, flag="gander market --by month"))
    left = sum(n for repository in case.person.repositories for n in repository.left_out.values())
    if left:
        what = "of your commits and touched files left out as no own work"
        rows.append(Hidden(reason=what, n=left, flag="gander evidence"))
    return tuple(rows)
