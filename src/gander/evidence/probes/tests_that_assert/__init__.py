"""Has tests that assert: test files that run this project's code and check results."""

from __future__ import annotations

import re
from itertools import islice

from gander.evidence.finding import MAX_PLACES, Place, Seen, false, not_applicable, true
from gander.evidence.probes.places import lines, near_root
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project, language_of
from gander.evidence.rules import is_test

_ASSERTS = re.compile(
    r"(?:^|\.)(?:assert[A-Z_]\w*|assert|expect|should|raises|verify|check_estimator|fail\w*|assertThat|deepEqual"
    r"|strictEqual|t\.(?:is|true|equal|Error\w*|Fatal\w*)|Error|Errorf|Fatal|Fatalf"
    r"|(?:EXPECT|ASSERT|REQUIRE|CHECK|TEST_ASSERT|BOOST_\w+)(?:_\w+)?)$"
)
_OTHERS = r"\bassert\w*\b|\bexpect\s*[({]|\bshould\b|#\[test\]|\btest_that\("
_OTHER_FILES = r"\.(?:rb|rs|php|kt|scala|cs|swift|jl|r|ex|exs|sh|t|lua|pyx)$"
_DBT = r"^\s*(?:data_)?tests\s*:\s*(?:\[|$)"


def is_test_file(path: str) -> bool:
    """A test by its path; a module that only helps tests counts, too."""
    return (
        is_test(path)
        or re.search(r"(?:^|/)(?:test|spec)[\w-]*\.\w+$|_spec\.rb$|[._]test\.\w+$", path) is not None
    )


def look(project: Project) -> Seen:
    code = project.code_paths()
    if not code and not project.named(_OTHER_FILES, r"\.sql$"):
        return not_applicable("there is no code here")
    tests = near_root(path for path in project.paths if is_test_file(path))
    found = (place for path in tests if language_of(path) and (place := _place(project, path)))
    places = list(islice(found, MAX_PLACES))  # a few show it; parsing thousands more would show nothing new
    places += lines(
        project, "assertion", _OTHERS, [p for p in tests if re.search(_OTHER_FILES, p, re.I)][:400]
    )
    if project.named(r"(?:^|/)dbt_project\.yml$"):
        places += lines(project, "dbt test", _DBT, project.named(r"\.ya?ml$"))
    if places:
        return true(places)
    return false(f"{len(tests)} test files, none asserts" if tests else "no test file")


def _place(project: Project, path: str) -> Place | None:
    if path.endswith(".ipynb"):
        return None
    code = project.code(path)
    if code.asserts and (code.functions or code.classes):
        return Place(path, code.asserts[0], "assert")
    call = next((c for c in code.calls if _ASSERTS.search(c.name)), None)
    return Place(path, call.line, call.name) if call else None


PROBE = Probe("tests-that-assert", look, skills=("unit-testing",))
