"""Has a licence: a licence file, or one named in the package's metadata."""

from __future__ import annotations

from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_FILE = r"^(?:.*/)?(?:licen[cs]e|copying|unlicense)(?:[-._][\w.-]+)?$"
_README = r"^(?:readme)(?:\.\w+)?$"
_METADATA = r"^(?:.*/)?(?:pyproject\.toml|setup\.(?:py|cfg)|package\.json|cargo\.toml|pom\.xml)$"
_NAMED = r"^\s*\"?licen[cs]e\"?\s*[:=]\s*[\"'{]|License\s*::\s*OSI|<licen[cs]e>"
_NAME = r"\b(?:MIT|Apache|BSD|GPL|LGPL|MPL|ISC|CC[- ]BY)\b"
_IN_README = rf"{_NAME}.{{0,40}}licen[cs]|licen[cs]\w*\b.{{0,60}}{_NAME}"


def look(project: Project) -> Seen:
    files = sorted(project.named(_FILE), key=lambda path: (path.count("/"), path))
    if files and "/" not in files[0]:
        return true([Place(files[0], 1, "licence file")])
    named = [
        Place(path, line, "licence in the metadata")
        for path, line, _ in project.find(_NAMED, project.named(_METADATA))
    ]
    said = [
        Place(path, line, "licence in the README")
        for path, line, _ in project.find(_IN_README, project.named(_README))
    ]
    below = [Place(path, 1, "licence file") for path in files]
    places = [*sorted(named, key=lambda p: p.file.count("/")), *said, *below]
    return true(places) if places else false("no licence file, and none named in metadata or README")


PROBE = Probe("licence", look)
