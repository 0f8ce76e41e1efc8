"""Converts a model for deployment: ONNX, TorchScript, TensorRT, GGUF, Core ML, TFLite, quantisation."""

from __future__ import annotations

import re

from gander.evidence.code import Code
from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.calls import calls_of
from gander.evidence.probes.loading import uses_models
from gander.evidence.probes.places import cell_commands, lines, some
from gander.evidence.probes.probe import Probe
from gander.evidence.probes.training import training_places
from gander.evidence.project import Project

_CALLS = re.compile(
    r"^(?:torch\.onnx\.\w*export\w*|torch\.jit\.(?:trace|script|trace_module)|tf2onnx\.\S+|skl2onnx\.\S+|onnxmltools\.\S*convert\S*|coremltools\.\S*convert\S*"
    r"|\S*TFLiteConverter\S*|openvino\.\S*(?:convert_model|save_model)|openvino\.tools\.mo\.\S+|tensorrt\.Builder|trt\.Builder|\S*build_serialized_network"
    r"|\S*build_cuda_engine|\S*build_engine|torch2trt\.\S+|torch_tensorrt\.compile|ctranslate2\.converters\.\S+|gguf\.GGUFWriter|optimum\.\S*(?:main_export|export)"
    r"|onnxruntime\.quantization\.\S+|torch\.(?:ao\.)?quantization\.(?:quantize\w*|prepare\w*|convert\w*)|\S*quantize_(?:dynamic|static)|auto_gptq\.\S+|awq\.\S+"
    r"|tensorflowjs\.\S+|tfjs\.converters\.\S+|hummingbird\.ml\.convert|onnx2tf\.\S+|onnx_tf\.\S+|nncf\.\S*quantize\S*|tensorflow_model_optimization\.\S*quantize\S*"
    r"|\S*buildEngineWithConfig|\S*buildSerializedNetwork|nvonnxparser\.createParser|ultralytics\.\S+\.export|paddle2onnx\.\S+|mmdeploy\.\S+|onnxsim\.simplify|onnxconverter_common\.\S+"
    r"|sklearn2pmml\.\S+|m2cgen\.\S+|treelite\.\S+|ncnn\.\S+2ncnn|\S*load_tf_weights_in_\w+|torch\.export\.export|executorch\.\S+|jax2tf\.convert|jax\.experimental\.jax2tf\.convert)$"
)
_NAMED = re.compile(
    r"(?:^|_)(?:convert|export|transfer|port|translate)\w*_(?:to|2|from|into)_\w*(?:onnx|trt|tensorrt|pytorch|torch|tf|tensorflow|tf_?lite|hf|huggingface|keras|caffe2?|coreml|ncnn|gguf|ggml|flax|darknet|openvino|safetensors|megatron)(?:_|$)"
    r"|(?:darknet|caffe|keras|torch|pytorch|tf|tensorflow|hf|onnx|megatron)(?:2|_to_)(?:onnx|trt|tensorrt|pytorch|torch|tf|keras|caffe|coreml|ncnn|hf|darknet|flax)|^export_(?:onnx|hf|gguf|torchscript|coreml|tflite|engine|openvino|trt)",
    re.IGNORECASE,
)
_LIBRARY = re.compile(
    r"^(?:torch|tensorflow|keras|jax|flax|onnx\w*|tensorrt|coremltools|transformers|safetensors|caffe|mxnet|paddle|numpy"
    r"|sklearn|mlx|openvino|gguf|@tensorflow|NvInfer|opencv)"
)
_OTHER_WEIGHTS = (
    "tensorflow.train.load_variable",
    "tensorflow.train.list_variables",
    "tensorflow.train.load_checkpoint",
)
"""how another framework reads TensorFlow's weights"""
_COMMANDS = (
    r"\b(?:trtexec\s+.*--onnx|tensorflowjs_converter|python3? -m tf2onnx|optimum-cli export"
    r"|convert[-_]hf[-_]to[-_]gguf|llama-quantize|onnx2trt|onnxsim\s|onnx2ncnn"
    r"|mo(?:\.py)? --input_model|ovc \S+\.onnx|xcrun coremlc|edgetpu_compiler"
    r"|torch-model-archiver|quantize_weights|snpe-\w+|python3? \S*export\.py)\b"
)
_KEY = re.compile(r"^(?:True|true)$")
_WORDS = [
    "onnx",
    "export",
    "jit",
    "trace",
    "tf2onnx",
    "skl2onnx",
    "onnxmltools",
    "coremltools",
    "TFLiteConverter",
    "openvino",
    "tensorrt",
    "Builder",
    "build_serialized_network",
    "build_engine",
    "torch2trt",
    "torch_tensorrt",
    "ctranslate2",
    "gguf",
    "GGUFWriter",
    "optimum",
    "quantization",
    "quantize_dynamic",
    "quantize_static",
    "auto_gptq",
    "awq",
    "tensorflowjs",
    "hummingbird",
    "onnx2tf",
    "nncf",
    "buildEngineWithConfig",
    "buildSerializedNetwork",
    "nvonnxparser",
    "paddle2onnx",
    "onnxsim",
    "load_tf_weights",
    "executorch",
    "jax2tf",
    "from_tf",
    "convert",
    "sklearn2pmml",
    "m2cgen",
    "trt",
]


def look(project: Project) -> Seen:
    named = [path for path in project.code_paths("py") if _NAMED.search(_stem(path))]
    paths = dict.fromkeys((*project.with_words(*_WORDS, *project.words_like(_NAMED)), *named))
    places = some(place for path in paths if (place := _place(path, project.code(path))))
    if project.with_words("torch", "flax", "mlx"):
        places += [Place(path, call.line, call.of) for path, call in calls_of(project, _OTHER_WEIGHTS)]
    scripts = project.named(r"\.(?:sh|bash|bat|ps1)$", r"(?:^|/)(?:makefile|dockerfile)[\w.-]*$")
    places += lines(project, "converting command", _COMMANDS, scripts)
    places += cell_commands(project, "converting command", _COMMANDS)
    if places:
        return true(places)
    if not training_places(project) and not uses_models(project):
        return not_applicable("there is no model here")
    return false("no export, conversion or quantisation of a model is called")


def _place(path: str, code: Code) -> Place | None:
    for call in code.calls:
        if _CALLS.match(call.of) or _CALLS.match(call.name):
            return Place(path, call.line, call.of)
        if call.last() == "from_pretrained" and any(
            _KEY.match(call.keyword(k) or "") for k in ("export", "from_tf", "from_flax", "from_pt")
        ):
            return Place(path, call.line, f"{call.name} from another framework")
    named = next((f for f in code.functions if _NAMED.search(f.name)), None) if _holds_models(code) else None
    if named is not None:
        return Place(path, named.line, named.name)
    stem = _stem(path)
    made = _NAMED.search(stem) is not None and code.language == "py" and bool(code.calls)
    return Place(path, code.calls[0].line, stem) if made else None


def _holds_models(code: Code) -> bool:
    """A name alone says nothing in a file without models: 'convert_to_tf' may mean a text format."""
    return any(_LIBRARY.match(name) for name in code.imports)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


PROBE = Probe("converts-a-model", look, skills=("model-deployment",))
