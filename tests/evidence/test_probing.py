"""One finding a probe, whatever happens in one of them; own places first."""

from __future__ import annotations

from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.probe import Probe
from gander.evidence.probing import findings_of, owned
from gander.evidence.project import Entry, Project
from tests.evidence.probes.projects import project


def boom(_: Project) -> Seen:
    raise RecursionError("deep")


SEEN = Probe("seen", lambda _: true([Place("a.py", 2, "x"), Place("b.py", 3, "y")]))
UNSEEN = Probe("unseen", lambda _: false("no x"))
NEVER = Probe("never", lambda _: not_applicable("no model"))


def test_outcomes():
    found = findings_of(project({"a.py": "x"}), (SEEN, UNSEEN, NEVER, Probe("boom", boom)))
    assert [f.outcome for f in found] == ["true", "false", "not applicable", "error"]
    assert (found[0].file, found[0].line, found[0].why) == ("a.py", 2, "x, y")
    assert "RecursionError" in found[3].why and "deep" not in found[3].why


def test_no_data_is_never_no():
    one = Project("p", [Entry("a.py", 1, "missing")], str)
    found = findings_of(one, (SEEN, UNSEEN, NEVER))
    assert [f.outcome for f in found] == ["true", "not available", "not applicable"]
    assert found[1].why == "not seen, but files could not be read: 1 missing"


def test_own_places_come_first():
    (seen, unseen) = owned(findings_of(project({}), (SEEN, UNSEEN)), {"b.py"})
    assert (seen.own, seen.file, [p.file for p in seen.places]) == (True, "b.py", ["b.py", "a.py"])
    assert unseen.own is None
    (foreign, _) = owned(findings_of(project({}), (SEEN, UNSEEN)), {"c.py"})
    assert foreign.own is False
