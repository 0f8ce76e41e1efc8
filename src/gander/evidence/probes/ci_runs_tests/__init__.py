"""CI runs the tests: a step of continuous integration that runs them, also by a script or make target."""

from __future__ import annotations

import re

from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.ci import ci_commands, ci_files
from gander.evidence.probes.probe import Probe
from gander.evidence.probes.tests_that_assert import is_test_file
from gander.evidence.project import Project

_RUNS = re.compile(
    r"\b(?:pytest|py\.test|unittest|nosetests?|tox|nox|ctest|jest|vitest|mocha|karma|phpunit|rspec|nextest|trial"
    r"|playwright test|cypress run|runtests(?:\.py)?|coverage run|go test|cargo (?:test|tarpaulin|llvm-cov)"
    r"|dotnet test|swift test|bazel test|flutter test|dbt (?:test|build)|manage\.py test"
    r"|R CMD check|Pkg\.test"
    r"|hatch (?:run )?[\w:.]*test\w*|(?:npm|yarn|pnpm|bun)(?: run| -r| --\S+)* (?:t|test\S*|ci:test|coverage)"
    r"|(?:mvnw?|gradlew?)\b.*\b(?:test|verify|check|build|install|package)|rake(?: \w+)* ?(?:test|spec)?"
    r"|(?:rails|bundle exec) test|make\s+(?:-\S+\s+)*\S*(?:test|check)\S*|just \S*test\S*|invoke \S*test\S*"
    r"|python[\d.]*\s+(?:-m\s+)?\S*tests?(?:[_/]\S*|\.py)|(?:\./|bash |sh )\S*test\S*\.sh|task \S*test\S*"
    r"|turbo \S* ?test|nx \S* ?test|sbt .*test|(?:doit|pixi run|uv run|poetry run|pdm run"
    r"|rye run) \S*test\S*)\b",
)
_INSTALL = re.compile(r"\b(?:pip3?|conda|mamba|poetry|apt(?:-get)?|brew|npm|uv)\b.*\b(?:install|add)\b")


def look(project: Project) -> Seen:
    if not any(map(is_test_file, project.paths)):
        return not_applicable("there are no tests here")
    places = [
        Place(path, number, "runs tests")
        for path, number, line in ci_commands(project)
        if _RUNS.search(_without_install(line))
    ]
    if places:
        return true(places)
    n = len(ci_files(project))
    return false(f"{n} CI files, none runs tests" if n else "no continuous integration")


def _without_install(line: str) -> str:
    """The parts of a line that do more than install: of 'pip install pytest && pytest' the second."""
    return " ; ".join(part for part in re.split(r"&&|;|\|\|", line) if not _INSTALL.search(part))


PROBE = Probe("ci-runs-tests", look, skills=("ci-cd",))
