"""Containerised: a Dockerfile or its like that runs or installs this project."""

from __future__ import annotations

from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.calls import calls_of
from gander.evidence.probes.places import lines
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_DOCKER = (
    r"(?:^|/)(?:dockerfile|containerfile)(?:[._-][\w.-]+)?$",
    r"[\w-]\.(?:dockerfile|containerfile)$",
    r"(?:^|/)(?:singularity|apptainer)(?:\.[\w.-]+)?$|\.def$",
)
_DOES = r"^\s*(?:COPY|ADD|RUN|CMD|ENTRYPOINT|%post|%runscript|INCLUDE)\b"
_DEVCONTAINER = r"(?:^|/)\.?devcontainer(?:/[\w-]+)*/?(?:devcontainer)?\.json$"
_CALLS = ("bentoml.container.build", "bentoml.containerize", "docker.from_env.images.build", "*.images.build")


def look(project: Project) -> Seen:
    places = lines(project, "container image", _DOES, project.named(*_DOCKER))
    places += lines(
        project, "devcontainer", r'"(?:dockerfile|build|postCreateCommand)"', project.named(_DEVCONTAINER)
    )
    places += [Place(path, call.line, call.name) for path, call in calls_of(project, _CALLS)]
    return (
        true(places)
        if places
        else false("no Dockerfile, Containerfile, Apptainer definition or devcontainer")
    )


PROBE = Probe("containerised", look, skills=("docker",))
