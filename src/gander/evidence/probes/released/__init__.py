"""Released: a version tag, a changelog with dated versions, or a CI job that publishes."""

from __future__ import annotations

import re

from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.ci import ci_commands
from gander.evidence.probes.places import lines
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_CHANGELOG = r"(?:^|/)(?:changelog|changes|history|releases?|news|release[_-]notes)(?:\.(?:md|rst|txt))?$"
_VERSION = (
    r"^\W{0,6}(?:version\s+|release\s+|v)?\[?v?\d+\.\d+(?:\.\d+)?[\w.]*\]?.{0,12}"
    r"(?:\d{4}[-./]\d{1,2}|\d{1,2} \w+ \d{4}|\w+ \d{1,2},? \d{4})"
)
_PUBLISHES = re.compile(
    r"pypi-publish|twine upload|(?:uv|poetry|flit|hatch|pdm|npm|yarn|pnpm|cargo|vsce|lerna) publish|gem push"
    r"|goreleaser|semantic-release|release-please|mvn\b.*\bdeploy|docker push|changesets/action"
    r"|action-gh-release"
    r"|create-release|gh release create|release-action|build-push-action"
)


def look(project: Project) -> Seen:
    places = [Place("", None, f"tag {tag}") for tag in sorted(project.tags, reverse=True)[:3]]
    places += lines(project, "dated version", _VERSION, project.named(_CHANGELOG))
    places += [
        Place(path, number, "publishing step")
        for path, number, line in ci_commands(project)
        if _PUBLISHES.search(line)
    ]
    return true(places) if places else false("no version tag, dated changelog or publishing step")


PROBE = Probe("released", look)
