"""Trains a model: code fits parameters to data."""

from __future__ import annotations

from gander.evidence.finding import Seen, false, true
from gander.evidence.probes.probe import Probe
from gander.evidence.probes.training import training_places
from gander.evidence.project import Project


def look(project: Project) -> Seen:
    places = training_places(project)
    return (
        true(places, "parameters are fitted to data")
        if places
        else false("no fit of a model and no training loop")
    )


PROBE = Probe("trains-a-model", look, skills=("machine-learning",))
