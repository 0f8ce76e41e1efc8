"""Probes of models, in the order in which they are shown."""

from __future__ import annotations

from gander.evidence.probes import (
    converts_a_model,
    defines_an_architecture,
    evaluates_on_held_out_data,
    fine_tunes,
    frugal_with_resources,
    runs_inference,
    runs_on_gpu,
    states_inputs_and_outputs,
    tracks_experiments,
    trains_a_model,
)

PROBES = (
    trains_a_model.PROBE,
    defines_an_architecture.PROBE,
    fine_tunes.PROBE,
    evaluates_on_held_out_data.PROBE,
    runs_inference.PROBE,
    states_inputs_and_outputs.PROBE,
    runs_on_gpu.PROBE,
    converts_a_model.PROBE,
    frugal_with_resources.PROBE,
    tracks_experiments.PROBE,
)
