"""Converts a model for deployment: ONNX, TorchScript, TensorRT, GGUF, Core ML, TFLite, quantisation."""

from __future__ import annotations

from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.calls import calls_of
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_CALLS = (
    "torch.onnx.export",
    "torch.onnx.dynamo_export",
    "torch.jit.trace",
    "torch.jit.script",
    "tf2onnx.convert.*",
    "skl2onnx.*",
    "coremltools.convert",
)


def look(project: Project) -> Seen:
    places = [Place(path, call.line, call.of) for path, call in calls_of(project, _CALLS)]
    return true(places) if places else false("no export, conversion or quantisation of a model is called")


PROBE = Probe("converts-a-model", look, skills=("onnx",))
