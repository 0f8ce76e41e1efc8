"""True findings in own files -> traces of the skills that their probes name.

Why:
    Retrieval-augmented generation, model deployment or continuous integration have no import of their own.
    The files in which a finding stands are looked up in the person's history: each own commit that wrote
    there is a use, so the same levels hold for such skills as for any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from gander.evidence.facts import Trace, Use
from gander.evidence.finding import Finding
from gander.evidence.history import Commit, History
from gander.evidence.rules import is_test


def finding_traces(
    findings: Iterable[Finding], histories: Iterable[History], skills: Mapping[str, tuple[str, ...]]
) -> tuple[Trace, ...]:
    """A trace for every skill of every true, own finding. `skills`: probe id -> skill ids.

    A commit that lies in several repositories counts in the first one only.
    """
    own = [f for f in findings if f.outcome == "true" and f.own and skills.get(f.probe)]
    by_repository: dict[str, list[Finding]] = defaultdict(list)
    for finding in own:
        by_repository[finding.repository].append(finding)
    seen: set[str] = set()
    traces: list[Trace] = []
    for history in histories:
        commits = [c for c in history.commits if c.twin not in seen]
        seen.update(c.twin for c in commits)
        for finding in by_repository.get(history.name, ()):
            traces += _of_finding(finding, commits, skills[finding.probe])
    return tuple(traces)


def _of_finding(finding: Finding, commits: list[Commit], skills: tuple[str, ...]) -> list[Trace]:
    files = {place.file for place in finding.places}
    uses = tuple(filter(None, (_use(commit, files) for commit in commits)))
    if not uses:
        return []
    written = tuple(dict.fromkeys(f for f in (p.file for p in finding.places) if _is_written(f, commits)))
    return [
        Trace(
            skill=skill,
            repository=finding.repository,
            kind="finding",
            what=(finding.probe,),
            uses=uses,
            files=written[:5],
        )
        for skill in skills
    ]


def _use(commit: Commit, files: set[str]) -> Use | None:
    touches = [t for t in commit.touches if t.path in files]
    lines = sum(t.lines for t in touches)
    if not touches:
        return None
    test = any(is_test(t.path) for t in touches)
    return Use(commit.id, commit.day, lines, test, commit.fix, commit.by_other, commit.released)


def _is_written(file: str, commits: list[Commit]) -> bool:
    return any(touch.path == file for commit in commits for touch in commit.touches)
