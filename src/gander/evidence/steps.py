"""The order of work over all repositories: which statement to make true where, and what it would serve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gander.evidence.audit import WEIGHT, Audit, Missing
from gander.evidence.probes.page import ProbePage
from gander.model import Estimate

RULE = (
    "first what lets a stranger believe anything there (large credibility, cheapest first), then by postings "
    "served per hour, then the rest by credibility per hour"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One piece of work. `serves`: postings of the population that ask for a skill which this shows, None
    where it shows none. `elsewhere`: the person's repository in whose own files it already holds, or ''.
    """

    probe: str
    page: ProbePage
    repository: str
    serves: Estimate | None
    elsewhere: str = ""


def order_of_work(
    audits: Sequence[Audit], everything: Iterable[Audit], serves: Mapping[str, Estimate]
) -> tuple[Step, ...]:
    """The steps of these repositories (the strongest), each statement once, in the order that RULE says.

    `everything`: all audits, to know what is shown elsewhere. `serves`: probe id -> postings that ask for it.
    """
    shown: dict[str, str] = {}
    for one in everything:
        for finding in one.own:
            shown.setdefault(finding.probe, one.repository.name)
    taken: dict[str, Step] = {}
    for one in audits:
        for missing in one.missing:
            step = _step(missing, one.repository.name, serves, shown)
            # what is shown elsewhere already still makes this repository more credible, but serves no posting
            taken.setdefault(step.probe, step)
    return tuple(sorted(taken.values(), key=_rank))


def _step(
    missing: Missing, repository: str, serves: Mapping[str, Estimate], shown: Mapping[str, str]
) -> Step:
    probe = missing.finding.probe
    elsewhere = shown.get(probe, "")
    return Step(
        probe=probe,
        page=missing.page,
        repository=repository,
        serves=None if elsewhere else serves.get(probe),
        elsewhere=elsewhere,
    )


def _rank(step: Step) -> tuple[int, float, float]:
    page = step.page
    weight = WEIGHT[page.credibility]
    if page.group == "trust" and page.credibility == "large":
        return 0, page.hours, -weight
    if step.serves is not None and step.serves.count:
        return 1, -step.serves.count / max(page.hours, 0.1), -weight
    return 2, -weight / max(page.hours, 0.1), page.hours
