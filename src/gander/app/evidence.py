"""What a person can show and what they claim: paths -> repositories -> facts -> findings -> levels."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from gander.app.evidence_problems import reading_problems
from gander.app.request import Request
from gander.app.told import Told
from gander.app.why import Why
from gander.errors import UserError
from gander.evidence.assembly import SHORT, evidence_of
from gander.evidence.confirm import corrected, latest
from gander.evidence.facts import Trace, Use
from gander.evidence.finding import Finding
from gander.evidence.finding_traces import finding_traces
from gander.evidence.findings import Findings, findings
from gander.evidence.history import History
from gander.evidence.levels import MEANING
from gander.evidence.packed import assisted, pack
from gander.evidence.probing import owned
from gander.evidence.problems import together
from gander.evidence.survival import Survival
from gander.evidence.uses import newest
from gander.model import Person, Problem, Repository
from gander.shell.confirmations import read_confirmations
from gander.shell.facts_cache import FactsCache
from gander.shell.findings_cache import FindingsCache, Looked
from gander.shell.findings_read import read_findings
from gander.shell.repositories import find_repositories
from gander.shell.repositories_identity import default_identities
from gander.shell.repositories_read import Reading, read_repositories
from gander.shell.traces_cache import traces_of
from gander.vocabulary.vocabulary import Vocabulary

MAX_SHOWN = 20
"""commits shown of one trace"""

NOTHING_KNOWN = (
    "nothing is known of you: no own commit and no claim was read, so every requirement counts as not shown "
    "(--as EMAIL names you, --know and --cv add claims)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """The layers below a person: readings, traces, findings, claims."""

    identities: tuple[str, ...]
    readings: list[Reading]
    traces: tuple[Trace, ...]
    found: dict[str, Findings]
    looked: dict[str, Looked]
    told: Told
    assumed: tuple[str, ...]
    problems: tuple[Problem, ...]
    survival: tuple[Survival, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A person with all that their repositories show. `looked`: repository -> its front and findings;
    `skills`: skill -> findings of it in the person's commits. `survival`: only where it was asked for."""

    person: Person
    looked: Mapping[str, Looked]
    skills: Mapping[str, Findings]
    told: Told
    assumed: tuple[str, ...]
    problems: tuple[Problem, ...]
    histories: tuple[History, ...] = ()
    survival: tuple[Survival, ...] = ()

    @property
    def assisted(self) -> tuple[int, int]:
        """(own commits whose message says that a coding assistant took part, their own lines)."""
        counts = [assisted(pack(history.commits)) for history in self.histories]
        return sum(n for n, _ in counts), sum(lines for _, lines in counts)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Of every repository one a probe."""
        return tuple(finding for looked in self.looked.values() for finding in looked.findings)


def read_person(
    request: Request, vocabulary: Vocabulary, gates: Mapping[str, bool], cache: FactsCache | None = None
) -> tuple[Person, tuple[str, ...], tuple[Problem, ...]]:
    """The person that the request is about, what was assumed, and what went wrong on the way.

    A bad path is a problem, not an end. Raises UserError when nothing that was asked for could be done.
    """
    shown = read_shown(request, vocabulary, gates, cache)
    return shown.person, shown.assumed, shown.problems


def read_shown(
    request: Request, vocabulary: Vocabulary, gates: Mapping[str, bool], cache: FactsCache | None = None
) -> Shown:
    """As `read_person`, with the findings and claims."""
    read = _read(request, vocabulary, cache or FactsCache())
    asked = bool(request.paths or request.know or request.cv or request.github)
    if asked and read.problems and not read.told.claims and all(r.history is None for r in read.readings):
        raise UserError(*read.problems)
    person = Person(
        identities=read.identities,
        evidence=corrected(
            evidence_of(vocabulary, read.traces, read.found, read.told.claims, request.today),
            latest(read_confirmations()),
        ),
        repositories=tuple(_repository(reading) for reading in read.readings),
        gates=dict(gates),
    )
    return Shown(
        person=person,
        looked=read.looked,
        skills=read.found,
        told=read.told,
        assumed=read.assumed,
        problems=read.problems,
        histories=tuple(r.history for r in read.readings if r.history is not None),
        survival=read.survival,
    )


def why_evidence(
    request: Request, vocabulary: Vocabulary, skill: str, cache: FactsCache | None = None
) -> Why:
    """From a skill's level down: the findings, true or false, and each trace with its commits and files."""
    read = _read(request, vocabulary, cache or FactsCache())
    known = evidence_of(vocabulary, read.traces, read.found, read.told.claims, request.today).get(skill)
    label = vocabulary.named(skill).label
    if known is None:
        return Why(heading=label, facts=(("state", "unknown: nothing was seen, which is not none"),))
    children = []
    if skill in read.found:
        found = read.found[skill]
        facts = tuple((what, "yes" if true else "no") for what, true in found.sentences())
        n_assisted = f"{found.n_assisted} commits, {found.assisted_lines} lines"
        counts = [("commits", str(found.n_commits)), ("own lines, at most", str(found.n_lines))]
        counts += [("of which assisted", n_assisted)] if found.n_assisted else []
        children.append(Why(heading="findings", facts=(*facts, *counts)))
    children += [_why_trace(trace) for trace in read.traces if trace.skill == skill]
    children += [
        Why(
            heading=f"{source.kind} {source.where}",
            facts=(("said" if source.kind == "claim" else "of", source.what),),
        )
        for source in known.sources
        if source.kind in ("claim", "implied")
    ]
    return Why(
        heading=label,
        facts=(
            ("state", known.state),
            ("level", f"{known.level} of 4: {MEANING[known.level]}"),
            ("last used", str(known.last_used or "no date")),
        ),
        children=tuple(children),
    )


def _why_trace(trace: Trace) -> Why:
    uses = newest(trace.uses)
    return Why(
        heading=f"{trace.kind} in {trace.repository}: {', '.join(trace.what)}",
        facts=(("commits", str(len(uses))), ("files", ", ".join(trace.files))),
        children=tuple(
            Why(heading=use.commit[:SHORT], facts=(("on", str(date.fromordinal(use.day))), *_flags(use)))
            for use in uses[:MAX_SHOWN]
        ),
    )


def _flags(use: Use) -> tuple[tuple[str, str], ...]:
    marks = (
        ("test", use.test),
        ("fix", use.fix),
        ("merged or applied by another", use.by_other),
        ("released", use.released),
        ("assisted, as its message says", use.assisted),
    )
    marked = ", ".join(word for word, true in marks if true)
    return (("own lines", str(use.lines)), *((("marks", marked),) if marked else ()))


def _read(request: Request, vocabulary: Vocabulary, cache: FactsCache) -> _Read:
    assumed: list[str] = []
    found = find_repositories(request.paths or (".",), request.progress)
    if not request.paths and found.repositories:
        assumed.append(f"your repositories are those below the current folder ({len(found.repositories)})")
    assumed += found.notes
    identities = request.identities
    if not identities and found.repositories:
        identities, words = default_identities(found.repositories)
        assumed += words
    told = _told(request, vocabulary)
    readings = read_repositories(found.repositories, identities, request.progress, cache)
    histories = [r.history for r in readings if r.history is not None]
    if not told.claims and not any(h.n_own for h in histories):
        assumed.insert(0, NOTHING_KNOWN)
    looked = _looked(readings, identities, request, cache)
    seen = [finding for one in looked.values() for finding in one.findings]
    traces = (
        *traces_of(readings, tuple(vocabulary.skills.values()), identities, cache),
        *finding_traces(seen, histories, _shown_by_probes() if seen else {}),
    )
    return _Read(
        identities=tuple(identities),
        readings=readings,
        traces=traces,
        found=findings(traces),
        looked=looked,
        told=told,
        assumed=tuple(assumed),
        problems=(
            *together(found.problems, "folders"),
            *told.problems,
            *reading_problems(readings, tuple(identities), found),
        ),
        survival=_survival(readings, request, cache),
    )


def _survival(readings: list[Reading], request: Request, cache: FactsCache) -> tuple[Survival, ...]:
    """Which lines stand; it takes its own time, so only where it is asked for."""
    if not request.survival:
        return ()
    from gander.shell.survival_read import read_survival

    return read_survival(readings, request.progress, cache)


def _told(request: Request, vocabulary: Vocabulary) -> Told:
    """What the person said; the readers of all its formats are only loaded where something was."""
    if not (request.know or request.cv or request.github):
        return Told()
    from gander.app.claims import read_claims

    return read_claims(request, vocabulary)


def _shown_by_probes() -> dict[str, tuple[str, ...]]:
    """Probe id -> skills that its true findings show."""
    from gander.evidence.probes.registry import PROBES

    return {probe.id: probe.skills for probe in PROBES}


def _looked(
    readings: list[Reading], identities: Collection[str], request: Request, cache: FactsCache
) -> dict[str, Looked]:
    """What is seen of each repository by name, its findings marked as own where the person wrote there."""
    kept = FindingsCache(cache.folder.parent)
    found = read_findings({r.path: r.name for r in readings}, request.progress, kept)
    marked: dict[str, Looked] = {}
    for reading in readings:
        looked = found[reading.path]
        if identities and reading.history is not None:
            files = {place.file for finding in looked.findings for place in finding.places}
            touched = pack(reading.history.commits).touched(files)
            looked = looked._replace(findings=owned(looked.findings, touched))
        marked[reading.name] = looked
    return marked


def _repository(reading: Reading) -> Repository:
    history = reading.history
    if history is None:
        return Repository(
            path=str(reading.path),
            name=reading.name,
            head=None,
            n_commits=0,
            n_own=0,
            first=None,
            last=None,
            problem=reading.problem,
        )
    return Repository(
        path=history.path,
        name=history.name,
        head=history.head,
        n_commits=history.n_commits,
        n_own=history.n_own,
        first=date.fromordinal(history.first) if history.first else None,
        last=date.fromordinal(history.last) if history.last else None,
        problem=reading.problem,
        left_out=history.left_out,
    )
