"""Runs on a GPU: code or configuration moves a model or data to an accelerator, or asks for one."""

from __future__ import annotations

import re

from gander.evidence.code import Call, Code
from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.loading import uses_models
from gander.evidence.probes.places import files, lines, some
from gander.evidence.probes.probe import Probe
from gander.evidence.probes.training import training_places
from gander.evidence.project import Project

_CALLS = re.compile(
    r"(?:^|\.)(?:cuda|is_available|list_physical_devices|list_logical_devices|Accelerator|DataParallel|DistributedDataParallel|MirroredStrategy|TPUStrategy"
    r"|cudaMalloc\w*|cudaMemcpy\w*|cudaSetDevice|cuda_set_device|OrtSessionOptionsAppendExecutionProvider_CUDA|as_cuda_device|current_device|set_device|setBackend)$"
)
_DEVICE = re.compile(
    r"^(?:cuda|mps|gpu|hip|xpu|tpu|webgl|webgpu)\b|/(?:device:)?GPU|CUDAExecutionProvider|TensorrtExecutionProvider|gpu_hist",
    re.IGNORECASE,
)
_ASKS = (
    "device_map",
    "gpus",
    "use_gpu",
    "use_cuda",
    "num_gpus",
    "tensor_parallel_size",
    "gpu_memory_utilization",
    "n_gpu_layers",
)
_WORDS = [
    "cuda",
    "mps",
    "GPU",
    "gpu",
    "gpus",
    "device_map",
    "accelerator",
    "Accelerator",
    "list_physical_devices",
    "MirroredStrategy",
    "CUDAExecutionProvider",
    "cudaMalloc",
    "gpu_hist",
    "TensorrtExecutionProvider",
    "DataParallel",
    "device",
    "devices",
    "setBackend",
    "cudaSetDevice",
    "num_gpus",
    "use_gpu",
    "tensor_parallel_size",
    "cuda_set_device",
    "CUDA",
]
_COMPOSE = r"driver:\s*nvidia|runtime:\s*nvidia|--gpus\b|nvidia\.com/gpu|NVIDIA_VISIBLE_DEVICES"
_LASAGNE = re.compile(r"theano\.sandbox\.cuda|lasagne\.layers\.(?:dnn|cuda_convnet)")


def look(project: Project) -> Seen:
    places = some(place for path, code in project.codes(*_WORDS) if (place := _place(path, code)))
    places += files(project, "CUDA kernel", r"\.cuh?$")
    settings = project.named(r"\.(?:ya?ml|sh|bash|env|tf)$", r"(?:^|/)(?:dockerfile|makefile)[\w.-]*$")
    places += lines(project, "asks for a GPU", _COMPOSE, settings)
    places += lines(
        project,
        "CUDA image",
        r"^\s*FROM\s+\S*(?:cuda|nvcr\.io|tensorrt|gpu)",
        project.named(r"(?:^|/)dockerfile[\w.-]*$"),
    )
    places += lines(
        project,
        "GPU backend",
        r"nd4j-cuda|tfjs-node-gpu",
        project.named(r"(?:pom\.xml|package\.json|build\.gradle)$"),
    )
    if places:
        return true(places)
    if not training_places(project) and not uses_models(project):
        return not_applicable("there is no model or numeric kernel here")
    return false("no device, CUDA call or GPU setting")


def _place(path: str, code: Code) -> Place | None:
    call = next((c for c in code.calls if _asks(c)), None)
    if call is not None:
        return Place(path, call.line, call.name)
    name = next(
        (
            n
            for n in code.imports
            if _LASAGNE.search(n) or n.startswith(("torch.cuda", "cupy", "numba.cuda", "pycuda"))
        ),
        None,
    )
    return Place(path, code.imports[name], name) if name else None


def _asks(call: Call) -> bool:
    last = call.last()
    if _CALLS.search(call.name):
        return (
            last not in ("is_available", "current_device", "set_device", "setBackend")
            or any(word in call.of for word in ("cuda", "mps", "gpu"))
            or any(map(_DEVICE.search, call.texts))
        )
    if any(call.keyword(word) not in (None, "False", "None", "0", "cpu") for word in _ASKS):
        return True
    values = [
        value
        for key, value in call.keywords
        if key in ("device", "accelerator", "devices", "tree_method", "providers", "backend", "task_type")
    ]
    if any(map(_DEVICE.search, values)):
        return True
    takes = last in (
        "device",
        "to",
        "Device",
        "InferenceSession",
        "setBackend",
        "create",
        "default_device",
        "set_default_device",
    )
    return takes and any(map(_DEVICE.search, call.texts))


PROBE = Probe("runs-on-gpu", look, skills=("cuda",))
