"""`--why SKILL|POSTING|EMPLOYER`: from a number down to units with span and rule, to commits and files."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

import polars as pl

from gander.app.evidence import read_person, why_evidence
from gander.app.market_frame import in_population, market_frame
from gander.app.question import question
from gander.app.request import Request
from gander.app.why import Why
from gander.errors import UserError
from gander.market.population import one_per_demand
from gander.market.selection import is_open
from gander.market.skills import skill_shares
from gander.model import Estimate, Evidence, Person, Problem, Skill
from gander.shell.places import read_gazetteer
from gander.shell.store import Store, open_market
from gander.shell.vocabulary import read_vocabulary
from gander.stand.doors import place_label
from gander.stand.outcome import MUST_COLUMNS, hard_must, outcomes
from gander.stand.satisfied import satisfied
from gander.tables import seen
from gander.vocabulary.vocabulary import Vocabulary

POSTING_ID = re.compile(r"[0-9a-f]{16}")
ADVERTS_SHOWN = 20


def why(request: Request, word: str) -> Why:
    """What is behind a skill, a posting (its 16-digit id or address) or an employer.

    Raises UserError with the nearest words where it is none of them.
    """
    vocabulary, store = read_vocabulary(), open_market()
    person, _, _ = read_person(request, vocabulary, request.gates)
    address = word.startswith(("http://", "https://"))
    if address or POSTING_ID.fullmatch(word):
        found = store.postings(pl.col("url" if address else "id") == word)
        if found.height:
            return why_posting(found.head(1), store, vocabulary, person)
    skill = vocabulary.resolve(word)
    if skill is None:
        return why_employer(word, request, store, vocabulary, person)
    tool = why_skill(skill, request, store, vocabulary)
    try:
        # 'supabase' is a tool and a company; the user may have seen it as a door
        employer = why_employer(word, request, store, vocabulary, person)
    except UserError:
        return tool
    return replace(tool, children=(*tool.children, replace(employer, heading=f"also an employer: {word}")))


def why_posting(posting: pl.DataFrame, store: Store, vocabulary: Vocabulary, person: Person) -> Why:
    """A posting's (one row) facts, its units with status, span and rule, and what meets each hard must."""
    units = store.requirements(posting).sort("unit")
    row = posting.to_dicts()[0]
    proven = satisfied(units, vocabulary.closure(person.owned("proven")))
    claimed = satisfied(units, vocabulary.closure(person.owned("proven or claimed")))
    children = [
        _unit(unit, vocabulary, person, met)
        for unit, met in zip(
            units.iter_rows(named=True),
            ["proven" if p else "claimed" if c else "" for p, c in zip(proven, claimed, strict=True)],
            strict=True,
        )
    ]
    order = {"must": 0, "nice": 1, "context": 2}
    children.sort(key=lambda c: order.get(dict(c.facts).get("status", ""), 3))
    return Why(
        heading=f"{row['employer'] or 'forum advert'}: {advert_label(row)}",
        facts=tuple((k, v) for k, v in _posting_facts(row) if v),
        children=tuple(children),
    )


def advert_label(row: dict[str, Any]) -> str:
    """'ml-engineer, senior, Berlin, DE'; how it is done stands where no place is known."""
    return f"{', '.join(row['role'])}, {row['seniority']}, {place_label(row['places']) or row['remote']}"


def _posting_facts(row: dict[str, Any]) -> list[tuple[str, str]]:
    degree, years, pay = row["degree"] or {}, row["years"] or {}, row["pay"] or {}
    remote = row["remote_from"] or {}
    countries = " ".join(remote.get("iso2") or [])
    where_from = " ".join(p for p in (remote.get("kind"), remote.get("region"), countries) if p)
    amounts = "–".join(f"{pay[k]:,.0f}" for k in ("min", "max") if pay.get(k))
    return [
        ("id", row["id"]),
        ("address", row["url"]),
        ("seniority", row["seniority"]),
        ("remote", " · from ".join(p for p in (row["remote"], where_from) if p)),
        _posted(row),
        ("closes", str(row["closes"] or "")),
        ("seen open", str(row["snapshot_day"] or "")),
        ("closed since", str(row["closed"] or "")),
        ("pay", " ".join(p for p in (amounts, pay.get("currency"), pay.get("period")) if p)),
        ("degree", f"{degree['level']}{', required' if degree.get('required') else ''}" if degree else ""),
        ("years", f"{years['min']:g} or more" if years.get("min") is not None else ""),
        ("gates", ", ".join(f"{g['kind']} [{g['start']}:{g['end']}]" for g in row["gates"] or [])),
        ("industry", row["industry"]),
        ("language", row["lang"] or ""),
        ("basis", row["basis"]),
        ("source", row["source"]),
    ]


def _posted(row: dict[str, Any]) -> tuple[str, str]:
    """The day of posting with its basis; a day of writing under its own name."""
    if row["posted_basis"] == "written":
        return "written", str(row["posted"] or "")
    return "posted", f"{row['posted']} ({row['posted_basis']})" if row["posted"] else "unknown"


def _unit(unit: dict[str, Any], vocabulary: Vocabulary, person: Person, met: str) -> Why:
    names = " or ".join(vocabulary.named(m).label for m in unit["members"])
    under = vocabulary.named(unit["under"]).label if unit["under"] else ""
    asked = unit["status"] == "must" and unit["kind"] == "hard"
    facts = [
        ("status", unit["status"]),
        ("kind", unit["kind"]),
        ("span", f"{unit['start']}:{unit['end']}" if unit["start"] >= 0 else "no text"),
        ("rule", unit["rule"]),
        ("years", f"{unit['years_min']:g}" if unit["years_min"] is not None else ""),
        ("you", (met or "missing") if asked else met),
    ]
    own = [person.evidence[m] for m in unit["members"] if m in person.evidence]
    return Why(
        heading=f"{under}: {names}" if under else names,
        facts=tuple((k, v) for k, v in facts if v),
        children=tuple(_sources(e, vocabulary) for e in own if e.state != "unknown"),
    )


def _sources(evidence: Evidence, vocabulary: Vocabulary) -> Why:
    """A skill's evidence with each source down to commits and files."""
    return Why(
        heading=vocabulary.named(evidence.skill).label,
        facts=(
            ("state", evidence.state),
            ("level", f"{evidence.level} of 4"),
            ("last used", str(evidence.last_used or "no date")),
        ),
        children=tuple(
            Why(
                heading=f"{s.kind}: {s.what}",
                facts=tuple(
                    (k, v)
                    for k, v in (
                        ("where", s.where),
                        ("commits", f"{s.n_commits}" if s.n_commits else ""),
                        ("from", f"{s.first} to {s.last}" if s.first else ""),
                        ("newest commits", " ".join(s.commits)),
                        ("files", " ".join(s.files)),
                    )
                    if v
                ),
            )
            for s in evidence.sources
        ),
    )


def why_skill(skill: Skill, request: Request, store: Store, vocabulary: Vocabulary) -> Why:
    """A skill: the person's evidence, and in what share of the population's postings it is asked for."""
    asked = question(request, vocabulary, read_gazetteer())
    frame, start, end = market_frame(store, asked, asked.roles, request.today)
    read = one_per_demand(in_population(frame, asked)).filter(pl.col("basis") == "read")
    names_it = pl.col("members").list.contains(skill.id) | (pl.col("under") == skill.id).fill_null(False)
    units = store.requirements(read, names_it)
    shares = skill_shares(read, units, vocabulary, top=1000)
    own = next((s for s in shares if s.skill.id == skill.id), None)
    facts = [
        ("kind", skill.kind),
        ("implies", ", ".join(vocabulary.named(s).label for s in skill.implies)),
        ("asked by", f"{', '.join(asked.roles)}, postings seen {start} to {end}"),
        ("as a must", share_in_words(own.must) if own else f"0 of {read.height} postings"),
        ("must or nice", share_in_words(own.asked) if own else ""),
    ]
    children = [why_evidence(request, vocabulary, skill.id)]
    rules = units.group_by("status", "rule").len().sort("len", "rule", descending=[True, False]).head(8)
    children.append(
        Why(
            heading="how the reader decided",
            facts=tuple((f"{status}, {rule}", str(n)) for status, rule, n in rules.iter_rows()),
        )
    )
    return Why(heading=skill.label, facts=tuple((k, v) for k, v in facts if v), children=tuple(children))


def share_in_words(estimate: Estimate) -> str:
    """'23 of 140 postings at 19 of 90 employers, 16 % (11–24 %)'; counts alone below the floors."""
    employers = f"{estimate.employers_with} of {estimate.n_employers} employers"
    counts = f"{estimate.count} of {estimate.n} postings at {employers}"
    if estimate.share is None or estimate.low is None or estimate.high is None:
        return counts + "; too few for a share"
    return f"{counts}, {estimate.share:.0%} ({estimate.low:.0%}–{estimate.high:.0%})"


def why_employer(word: str, request: Request, store: Store, vocabulary: Vocabulary, person: Person) -> Why:
    """An employer: its postings of the question's roles, whatever the place, with what each lacks."""
    asked = question(request, vocabulary, read_gazetteer())
    frame, start, end = market_frame(store, asked, asked.roles, request.today)
    named, n_gone = _of_employer(frame, word)
    demands = one_per_demand(named).sort(seen(), "id", descending=[True, False])
    musts = store.requirements(demands, hard_must(), columns=MUST_COLUMNS)
    owned = vocabulary.closure(person.owned("proven or claimed"))
    judged = demands.join(outcomes(demands["id"], musts, owned), left_on="id", right_on="posting", how="left")
    return Why(
        heading=", ".join(named["employer"].unique().sort().to_list()[:5]),
        facts=(
            ("adverts", f"{named.height}, {demands.height} without repeats"),
            *((("closed since", f"{n_gone} more"),) if n_gone else ()),
            ("seen", f"{start} to {end}"),
            ("shown", f"{min(ADVERTS_SHOWN, demands.height)}"),
        ),
        children=tuple(
            _advert(row, musts, owned, vocabulary) for row in judged.head(ADVERTS_SHOWN).to_dicts()
        ),
    )


def _of_employer(frame: pl.DataFrame, word: str) -> tuple[pl.DataFrame, int]:
    """The rows of an employer that may be open, and how many are gone. Raises UserError without any open."""
    named = pl.col("employer").str.to_lowercase().str.contains(word.strip().lower(), literal=True)
    everything = frame.filter(named.fill_null(False))
    may_be = everything.filter(is_open())
    n_gone = everything.height - may_be.height
    if may_be.height:
        return may_be, n_gone
    if n_gone:
        why = f"all its adverts ({n_gone}) have closed since"
        raise UserError(
            Problem(where=f"--why {word}", why=why, next="what came and went: gander market diff")
        )
    known = frame["employer"].drop_nulls().unique().to_list()
    near = get_close_matches(word, known, n=3, cutoff=0.5) or sorted(known)[:1] or ["python"]
    raise UserError(
        Problem(
            where=f"--why {word}",
            why="no skill, posting id or employer of that name among the postings asked about",
            next=f'nearest employers: {", ".join(near)}; e.g. --why "{near[0]}" or --why python',
        )
    )


def _advert(row: dict[str, Any], musts: pl.DataFrame, owned: frozenset[str], vocabulary: Vocabulary) -> Why:
    own = musts.filter(pl.col("posting") == row["id"])
    lacking = own.filter(~satisfied(own, owned))["members"].to_list()
    missing = "; ".join(" or ".join(vocabulary.named(m).label for m in unit) for unit in lacking)
    facts = [
        ("id", row["id"]),
        ("outcome", row["outcome"] if row["basis"] == "read" else f"not read ({row['basis']} only)"),
        ("missing", missing),
        ("address", row["url"]),
    ]
    return Why(
        heading=advert_label(row),
        facts=tuple((k, v) for k, v in facts if v),
    )
