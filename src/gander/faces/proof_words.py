"""The sentences of `gander proof`, shared by terminal, page and Markdown."""

from __future__ import annotations

from datetime import date

from gander.app.proof import Proof
from gander.evidence.audit import Audit, Missing
from gander.evidence.finding import Finding
from gander.evidence.reprove import Reprove
from gander.evidence.steps import Step
from gander.faces import words as say
from gander.model import Estimate
from gander.shell.probe_pages import read_card

JUDGED = "hours and credibility are our judgement, not measured; a place is where to look, not a mark"
NO_CLAIM = "nothing here says how good somebody is, or what a recruiter will value"
SIZES = {"small": "costs little", "some": "costs some", "large": "costs most"}


def first_seen(audit: Audit, today: date) -> tuple[str, ...]:
    """What a reader sees before anything else, in the order of a repository's page."""
    front = audit.front
    if front.readme is None:
        readme = "no README: a reader sees a list of files and has to guess"
    else:
        has = [
            ("a picture", front.picture),
            ("commands or code", front.command),
            ("badges", front.badge),
        ]
        parts = [word for word, true in has if true] or ["only text"]
        readme = f"{say.clean(front.readme)}, {say.counted(front.readme_lines, 'line')}: {', '.join(parts)}"
    quoted = (f"it says: “{say.short(front.says, 160)}”",) if front.says else ()
    if front.readme is not None and not front.says:
        quoted = ("it does not say in a sentence what this is",)
    languages = ", ".join(f"{name} {say.number(n)}" for name, n in front.languages)
    books = f", {say.counted(front.notebooks, 'notebook')}" if front.notebooks else ""
    files = f"{say.counted(front.n_files, 'file')}" + (f": {languages}" if languages else "") + books
    usual = (
        (f"the name says “{say.clean(front.usual)}”, as thousands of tutorials do",) if front.usual else ()
    )
    return (readme, *quoted, files, whose(audit, today), *usual)


def whose(audit: Audit, today: date) -> str:
    """'12 of 15 commits yours, the last on 2026-08-20 (3 months ago)'."""
    repository = audit.repository
    if not repository.n_own:
        return f"none of {say.counted(repository.n_commits, 'commit')} is yours"
    of = f"{say.number(repository.n_own)} of {say.counted(repository.n_commits, 'commit')} yours"
    if repository.last is None:
        return of
    ago = (today - repository.last).days
    since = f"{ago // 365} years ago" if ago >= 730 else f"{ago // 30} months ago" if ago >= 60 else ""
    return f"{of}, the last on {repository.last.isoformat()}" + (f" ({since})" if since else "")


def place(finding: Finding) -> str:
    """'train.py:88' of a finding that holds; what was seen where it lies in no file ('tag v1.2')."""
    if finding.file is None:
        return say.clean(finding.places[0].what) if finding.places else ""
    line = f":{finding.line}" if finding.line and finding.line > 1 else ""
    return say.clean(f"{finding.file}{line}")


def cost(missing: Missing) -> str:
    """'costs most · 2 h'."""
    return f"{SIZES[missing.page.credibility]} · {hours(missing.page.hours)}"


def hours(value: float) -> str:
    """'15 min', '2 h', '1.5 h'; rough on purpose."""
    if value < 1:
        return f"{round(value * 60 / 5) * 5}{say.NBSP}min"
    return f"{value:g}{say.NBSP}h"


def asked_by(estimate: Estimate | None) -> str:
    """'12 % (9-15 %) of 420 postings', counts alone below the floors, '' where nothing was read."""
    if estimate is None or not estimate.n:
        return ""
    of = say.counted(estimate.n, "posting")
    shown = say.share(estimate)
    if shown:
        return f"{shown} of {of}"
    return f"{say.number(estimate.count)} of {of}, too few for a share"


def serves(step: Step) -> str:
    """What a step serves besides the reader's trust."""
    if step.elsewhere:
        return f"shown already in {say.clean(step.elsewhere)}; here it is for the reader"
    asked = asked_by(step.serves) if step.serves and step.serves.count else ""
    if asked:
        return f"asked for by {asked}"
    return "asked for by no posting by name; it makes the rest believable"


def said(claim: Reprove) -> str:
    """'said in cv.md:12, 3 years, last 2023'."""
    years = f"{claim.years:g} years" if claim.years else ""
    last = f"last {claim.last.year}" if claim.last else ""
    return ", ".join(filter(None, (f"said in {say.clean(claim.where)}", years, last)))


def subjects(audit: Audit, answer_groups: dict[str, str]) -> str:
    """'not its subject: language model, service', '' where every group is expected."""
    groups = dict.fromkeys(answer_groups[f.probe] for f in audit.subject)
    return f"not its subject: {', '.join(groups)}" if groups else ""


def heading(answer: Proof) -> str:
    """'proof · 3 repositories · for ml-engineer · Germany'."""
    n = say.counted(len(answer.audits), "repository")
    return f"{n} · for {say.question(answer.population)} · {answer.today.isoformat()}"


def statements() -> str:
    """How right statements are: 'of statements called true 97 % (95-99 %) are, …'."""
    card = read_card()
    precise = f"{say.percent(card.precision)} {say.interval(*card.precision_interval)}"
    found = f"{say.percent(card.recall)} {say.interval(*card.recall_interval)}"
    on = f"{say.number(card.statements)} statements on {card.repositories} public repositories"
    right = f"of statements called true {precise} are, of those that hold {found} are found"
    return f"{right}: {on}, read beforehand ({card.measured})"


def sure(answer: Proof) -> tuple[str, ...]:
    """What these statements rest on."""
    of = answer.population
    read = f"{say.counted(of.n_postings, 'posting')} at {say.counted(of.n_employers, 'employer')}"
    return (JUDGED, NO_CLAIM, statements(), f"postings: {read}, {say.window(of)}")
