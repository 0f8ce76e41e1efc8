"""`gander stand`: where a person stands, from the market's postings and the person's evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from gander.app.evidence import read_person
from gander.app.market_frame import in_population, market_frame, window_note
from gander.app.nearest import breakdowns, nearest
from gander.app.question import question
from gander.app.request import Request
from gander.market.population import market_block, one_per_demand, population
from gander.market.selection import has_role
from gander.model import (
    EVIDENCE_KINDS,
    UNLISTED,
    Evidence,
    EvidenceKind,
    Hidden,
    Person,
    Question,
    ReaderQuality,
)
from gander.shell.places import read_gazetteer
from gander.shell.store import open_market
from gander.shell.vocabulary import read_vocabulary
from gander.stand.blockers import leading, skill_sets
from gander.stand.doors import doors, nearest_first, not_judged_newest_first
from gander.stand.hidden import left_out, not_judged, removed_by
from gander.stand.how_sure import how_sure
from gander.stand.outcome import hard_musts, missing_units, outcomes
from gander.stand.result import AtLeast, Blocker, Door, Standing, StandRow
from gander.stand.rows import at_least_row, stand_rows
from gander.stand.segments import audit_of
from gander.vocabulary.vocabulary import Vocabulary

DOORS = 5
DOORS_FULL = 25


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


def stand(request: Request) -> Standing:
    """The first screen, as values. Raises UserError where nothing that was asked for can be done."""
    vocabulary, gazetteer, store = read_vocabulary(), read_gazetteer(), open_market()
    asked = question(request, vocabulary, gazetteer)
    person, assumed, problems = read_person(request, vocabulary, request.gates)
    around = {n for r in asked.roles for n in (r, *vocabulary.roles[r].neighbours)}
    frame, start, end = market_frame(store, asked, sorted(around))
    mine = frame.filter(has_role(asked.roles))
    people = in_population(mine, asked)
    who = population(asked, people, start, end)
    demands = one_per_demand(people).with_columns(removed_by(person.gates).alias("removed"))
    musts = hard_musts(store.requirements(frame.filter(pl.col("basis") == "read")["id"]))
    by_kind = {kind: judge(demands, musts, vocabulary.closure(person.owned(kind))) for kind in EVIDENCE_KINDS}
    widest = by_kind["proven or claimed"]
    rows = _rows(by_kind)
    below = all(row.estimate.share is None for row in rows)
    reader = store.reader_quality()
    return Standing(
        population=who,
        today=request.today,
        market=market_block(mine.filter(pl.col("in_window")), people, request.today),
        stand=rows,
        at_least=_at_least(by_kind, asked, reader),
        below_floor=below,
        doors=_doors(widest, demands, person, vocabulary, request, asked),
        blockers=_blockers(widest, vocabulary, request.full),
        hidden=_hidden(mine, people, demands, widest, asked, person),
        how_sure=how_sure(who, rows, widest.with_musts, reader, request.today, below),
        reader=reader,
        assumed=(*assumed, *asked.assumed, *window_note(asked, start)),
        nearest=nearest(frame, asked, widest.owned, musts, gazetteer) if below else (),
        evidence=_evidence(person),
        repositories=person.repositories,
        breakdowns=breakdowns(frame, people, asked, widest.owned, musts, vocabulary) if request.full else {},
        problems=problems,
    )


def _rows(by_kind: Mapping[EvidenceKind, Judged]) -> tuple[StandRow, ...]:
    return tuple(row for kind, judged in by_kind.items() for row in stand_rows(judged.with_musts, kind))


def _at_least(
    by_kind: Mapping[EvidenceKind, Judged], asked: Question, reader: ReaderQuality | None
) -> tuple[AtLeast, ...]:
    family, audit = audit_of(reader, asked.roles)
    return tuple(at_least_row(j.with_musts, kind, family, audit) for kind, j in by_kind.items())


def _doors(
    judged: Judged,
    demands: pl.DataFrame,
    person: Person,
    vocabulary: Vocabulary,
    request: Request,
    asked: Question,
) -> tuple[Door, ...]:
    """The nearest adverts; where they do not fill the screen, those of which only the title is known."""
    room = DOORS_FULL if request.full else DOORS
    best = nearest_first(judged.with_musts).head(room)
    unmet = judged.missing.filter(pl.col("posting").is_in(best["id"].implode()))
    counted = judged.with_musts["id"].implode()
    rest = demands.filter(pl.col("removed").is_null() & ~pl.col("id").is_in(counted))
    rest = not_judged_newest_first(rest).head(room if request.full else room - best.height)
    answered, today = frozenset(person.gates), request.today
    return (
        *doors(best, unmet, answered, vocabulary, today, asked.place),
        *doors(rest, unmet.clear(), answered, vocabulary, today, asked.place),
    )


def _blockers(judged: Judged, vocabulary: Vocabulary, full: bool) -> tuple[Blocker, ...]:
    counted = judged.with_musts
    missing = judged.missing.filter(pl.col("posting").is_in(counted["id"].implode()))
    # what no one can name opens nothing: such postings are left to the doors, which say so
    nameless = missing.filter(pl.col("members").list.contains(UNLISTED))["posting"].unique()
    missing = missing.filter(~pl.col("posting").is_in(nameless.implode()))
    employer_of = dict(counted.select("id", "employer_id").iter_rows())

    def closure(skills: Iterable[str]) -> frozenset[str]:
        return vocabulary.closure(skills) | judged.owned

    sets = skill_sets(missing, employer_of, closure)
    return tuple(
        Blocker(
            skills=tuple(vocabulary.named(s) for s in one.skills),
            opens_postings=len(one.postings),
            opens_employers=len(one.employers),
            alone=one.alone,
        )
        for one in (leading(sets, 10, 6) if full else leading(sets))
    )


def _hidden(
    mine: pl.DataFrame,
    people: pl.DataFrame,
    demands: pl.DataFrame,
    judged: Judged,
    asked: Question,
    person: Person,
) -> tuple[Hidden, ...]:
    known = demands.join(judged.demands.select("id", "outcome"), on="id", how="left")
    older = mine.filter(~pl.col("in_window")).height
    rows = not_judged(people, known, judged.with_musts)
    outside = people.select("id")
    rest = mine.filter(pl.col("in_window")).join(outside, on="id", how="anti")
    rows += left_out(rest, asked.remote_from)
    if older:
        rows.append(Hidden(reason="older than the window", n=older, flag="gander market --by month"))
    left = sum(n for repository in person.repositories for n in repository.left_out.values())
    if left:
        what = "of your commits and touched files left out as no own work"
        rows.append(Hidden(reason=what, n=left, flag="gander evidence"))
    return tuple(rows)


def _evidence(person: Person) -> tuple[Evidence, ...]:
    order = {"proven": 0, "claimed": 1, "unknown": 2}
    return tuple(sorted(person.evidence.values(), key=lambda e: (order[e.state], -e.level, e.skill)))
