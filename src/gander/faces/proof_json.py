"""`gander proof --json`."""

from __future__ import annotations

from typing import Any

from gander.app.proof import Proof
from gander.evidence.audit import Audit, Missing
from gander.evidence.reprove import Reprove
from gander.evidence.rubric import CATEGORIES, SOURCE
from gander.evidence.steps import RULE, Step
from gander.faces.envelope import envelope, estimate, plain, repository
from gander.faces.evidence_json import finding
from gander.faces.proof_words import JUDGED, first_seen
from gander.shell.probe_pages import read_card


def proof(answer: Proof) -> dict[str, Any]:
    """The envelope. Hours and credibility are judgements, and `judged` says so; there is no total."""
    rubric = {"source": SOURCE, "categories": dict(CATEGORIES), "rows": plain(answer.rubric)}
    result = {
        "identities": answer.identities,
        "repositories": [_audit(one, answer) for one in answer.audits],
        "strongest": answer.best,
        "steps": [_step(step, answer) for step in answer.steps],
        "steps_rule": RULE,
        "claims": [_reprove(one, answer) for one in answer.reproofs],
        "rubric": rubric if answer.rubric else None,
        "judged": JUDGED,
        "statements": plain(read_card()),
        "assumed": answer.assumed,
    }
    return envelope(
        "proof",
        result,
        as_of=answer.population.as_of,
        population=answer.population,
        problems=answer.problems,
        reader=answer.reader,
    )


def _audit(one: Audit, answer: Proof) -> dict[str, Any]:
    return {
        **repository(one.repository),
        "first_seen": first_seen(one, answer.today),
        "front": plain(one.front),
        "holds": [finding(item) for item in one.holds],
        "missing": [_missing(item) for item in one.missing],
        "not_its_subject": [item.probe for item in one.subject],
        "not_applicable": [{"probe": item.probe, "why": item.why} for item in one.not_applicable],
        "not_available": [finding(item) for item in one.unknown],
    }


def _missing(item: Missing) -> dict[str, Any]:
    page = item.page
    return {
        "probe": item.finding.probe,
        "statement": page.statement,
        "why": item.finding.why,
        "matters": page.matters,
        "step": page.step,
        "how": page.how,
        "credibility": page.credibility,
        "hours": page.hours,
    }


def _step(step: Step, answer: Proof) -> dict[str, Any]:
    return {
        "probe": step.probe,
        "repository": step.repository,
        "step": step.page.step,
        "how": step.page.how,
        "hours": step.page.hours,
        "credibility": step.page.credibility,
        "skills": [plain(answer.vocabulary.named(skill)) for skill in step.page.serves],
        "serves": estimate(step.serves) if step.serves else None,
        "shown_elsewhere": step.elsewhere or None,
    }


def _reprove(one: Reprove, answer: Proof) -> dict[str, Any]:
    return {
        "skill": plain(answer.vocabulary.named(one.skill)),
        "said": one.said,
        "where": one.where,
        "years": one.years,
        "last": plain(one.last),
        "way": one.way,
        "hours": one.hours,
        "days_at_least": one.days,
        "asked": estimate(one.asked) if one.asked else None,
    }
