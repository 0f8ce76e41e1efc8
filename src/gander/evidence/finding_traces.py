"""True findings in own files -> traces of the skills that their probes name.

Why:
    Retrieval-augmented generation, model deployment or continuous integration have no import of their own.
    The files in which a finding stands are looked up in the person's history: each own commit that wrote
    there is a use, so the same levels hold for such skills as for any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from gander.evidence.facts import Trace, counted_once
from gander.evidence.finding import Finding
from gander.evidence.history import History
from gander.evidence.packed import Packed
from gander.evidence.rules import is_test
from gander.evidence.uses import Uses


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
    traces: list[Trace] = []
    for history, packed in counted_once(histories):
        for finding in by_repository.get(history.name, ()):
            traces += _of_finding(finding, packed, skills[finding.probe])
    return tuple(traces)


def _of_finding(finding: Finding, packed: Packed, skills: tuple[str, ...]) -> list[Trace]:
    files = list(dict.fromkeys(place.file for place in finding.places))
    touches, commits = packed.wrote(files)
    if not len(touches):
        return []
    path = packed.columns["path"][touches]
    tests = [n for n in np.unique(path).tolist() if is_test(packed.texts[n])]
    places, place = np.unique(commits, return_inverse=True)
    lines = np.bincount(place, weights=packed.columns["lines"][touches]).astype(np.int64)
    test = np.bincount(place, weights=np.isin(path, tests)) > 0
    known = packed.touched(files)
    written = tuple(file for file in files if file in known)
    return [
        Trace(
            skill=skill,
            repository=finding.repository,
            kind="finding",
            what=(finding.probe,),
            uses=Uses(packed, places.astype(np.int32), lines, test),
            files=written[:5],
        )
        for skill in skills
    ]
