"""`gander stand`: where a person stands, from the market's postings and the person's evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from gander.app.case import Case, Judged, hidden, open_case
from gander.app.nearest import breakdowns, nearest
from gander.app.request import Request
from gander.market.population import market_block
from gander.market.selection import is_open
from gander.model import EVIDENCE_KINDS, UNLISTED, Evidence, EvidenceKind, Person, Question, ReaderQuality
from gander.stand.blockers import leading, skill_sets
from gander.stand.doors import doors, nearest_first, not_judged_newest_first
from gander.stand.how_sure import how_sure
from gander.stand.result import AtLeast, Blocker, Door, Standing, StandRow
from gander.stand.rows import at_least_row, stand_rows
from gander.stand.segments import audit_of
from gander.vocabulary.vocabulary import Vocabulary

DOORS = 5
DOORS_FULL = 25


def stand(request: Request) -> Standing:
    """The first screen, as values. Raises UserError where nothing that was asked for can be done."""
    case = open_case(request)
    asked, vocabulary, today = case.asked, case.vocabulary, request.today
    by_kind = {kind: case.judged(kind) for kind in EVIDENCE_KINDS}
    widest = by_kind["proven or claimed"]
    rows = _rows(by_kind)
    below = all(row.estimate.share is None for row in rows)
    reader = case.store.reader_quality()
    mine, people = case.mine, case.people
    # what is nearest, and the tables in full, speak of neighbouring roles and other places too
    wide, wide_musts = case.around() if below or request.full else (mine, case.musts)
    around = (wide, asked, widest.owned, wide_musts, case.gazetteer)
    within = (wide, people, asked, widest.owned, wide_musts, vocabulary)
    return Standing(
        population=case.population,
        today=today,
        market=market_block(mine.filter(is_open()), people, today),
        stand=rows,
        at_least=_at_least(by_kind, asked, reader),
        below_floor=below,
        doors=_doors(widest, case, request),
        blockers=_blockers(widest, vocabulary, request.full),
        hidden=hidden(case, widest),
        how_sure=how_sure(case.population, rows, widest.with_musts, reader, today, below),
        reader=reader,
        assumed=case.assumed,
        nearest=nearest(*around) if below else (),
        evidence=_evidence(case.person),
        repositories=case.person.repositories,
        breakdowns=breakdowns(*within) if request.full else {},
        problems=case.problems,
    )


def _rows(by_kind: Mapping[EvidenceKind, Judged]) -> tuple[StandRow, ...]:
    return tuple(row for kind, judged in by_kind.items() for row in stand_rows(judged.with_musts, kind))


def _at_least(
    by_kind: Mapping[EvidenceKind, Judged], asked: Question, reader: ReaderQuality | None
) -> tuple[AtLeast, ...]:
    family, audit = audit_of(reader, asked.roles)
    return tuple(at_least_row(j.with_musts, kind, family, audit) for kind, j in by_kind.items())


def _doors(judged: Judged, case: Case, request: Request) -> tuple[Door, ...]:
    """The nearest adverts; where they do not fill the screen, those of which only the title is known."""
    room = DOORS_FULL if request.full else DOORS
    best = nearest_first(judged.with_musts).head(room)
    unmet = judged.missing.filter(pl.col("posting").is_in(best["id"].implode()))
    counted = judged.with_musts["id"].implode()
    rest = case.demands.filter(pl.col("removed").is_null() & ~pl.col("id").is_in(counted))
    rest = not_judged_newest_first(rest).head(room if request.full else room - best.height)
    about = (frozenset(case.person.gates), case.vocabulary, request.today, case.asked.place)
    return (*doors(best, unmet, *about), *doors(rest, unmet.clear(), *about))


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


def _evidence(person: Person) -> tuple[Evidence, ...]:
    order = {"proven": 0, "claimed": 1, "unknown": 2}
    return tuple(sorted(person.evidence.values(), key=lambda e: (order[e.state], -e.level, e.skill)))
