"""Where saved, pretrained or downloaded models are loaded, in many frameworks and languages."""

from __future__ import annotations

import re

from gander.evidence.code import Call
from gander.evidence.finding import Place
from gander.evidence.project import Project

_LOADS = re.compile(
    r"^(?:(?:\w+\.)*from_pretrained|torch\.hub\.load|torch\.jit\.load|(?:\w+\.)*load_model|(?:\w+\.)*saved_model\.load"
    r"|joblib\.load|sklearn\.externals\.joblib\.load|onnxruntime\.InferenceSession|(?:\w+\.)*InferenceSession(?:\.create)?"
    r"|(?:\w+\.)*lite\.Interpreter|tflite_runtime\.interpreter\.Interpreter|cv2?\.dnn\.(?:readNet\w*|DetectionModel)|spacy\.load"
    r"|sentence_transformers\.(?:SentenceTransformer|CrossEncoder)|transformers\.(?:\w+\.)*pipeline|(?:\w+\.)*pipeline\.from_pretrained"
    r"|ultralytics\.(?:\w+\.)*(?:YOLO|RTDETR|SAM)|whisper\.load_model|clip\.load|open_clip\.create_model\w*|vllm\.LLM|llama_cpp\.Llama"
    r"|llama_cpp\.Llama\.from_pretrained|ctranslate2\.\w+|faster_whisper\.WhisperModel|mlflow\.\S*load_model|bentoml\.\S*(?:get|load_model)"
    r"|timm\.create_model|torchvision\.models\.\S+|(?:tensorflow\.|tf\.)?keras\.applications\.\S+|tensorflow_hub\.(?:load|KerasLayer)"
    r"|hub\.(?:load|KerasLayer|Module)|easyocr\.Reader|paddleocr\.PaddleOCR|insightface\.\S+|fasttext\.load_model|gensim\.downloader\.load"
    r"|xgboost\.Booster|lightgbm\.Booster|catboost\.\w+\.load_model|(?:\w+\.)*load_weights|(?:\w+\.)*load_from_checkpoint|openvino\.\S*(?:compile_model|read_model)"
    r"|(?:\w+\.)*deserialize_cuda_engine|(?:\w+\.)*deserializeCudaEngine|torch\.load|(?:\w+\.)*load_state_dict|(?:\w+\.)*[Ss]aver\.restore|pickle\.load|dill\.load|cloudpickle\.load"
    r"|(?:\w+\.)*(?:loadLayersModel|loadGraphModel)|(?:tf|mobilenet|cocoSsd|posenet|bodyPix|handpose|facemesh|blazeface|toxicity|use)\.load"
    r"|(?:\w+\.)*ModelSerializer\.restore\w*|(?:\w+\.)*KerasModelImport\.\w+|(?:\w+\.)*initPretrained|Ort\.Session|(?:torch\.jit|torch)\.load"
    r"|parse_network_cfg\w*|load_network\w*|(?:\w+\.)*readNet\w*|(?:\w+\.)*attempt_load|FlagEmbedding\.\w+"
    r"|(?:\w+\.)*createInferRuntime|ncnn\.Net\.load_model|llama_load_model_from_file|llama_model_load_from_file|(?:\w+\.)*DiffusionPipeline\.\w+|fastai\.\S*load_learner|load_learner)$"
)
_WORDS = [
    "from_pretrained",
    "load_model",
    "saved_model",
    "joblib",
    "InferenceSession",
    "Interpreter",
    "readNet",
    "readNetFromONNX",
    "readNetFromDarknet",
    "spacy",
    "SentenceTransformer",
    "CrossEncoder",
    "pipeline",
    "YOLO",
    "whisper",
    "clip",
    "vllm",
    "LLM",
    "llama_cpp",
    "Llama",
    "WhisperModel",
    "mlflow",
    "bentoml",
    "timm",
    "torchvision",
    "applications",
    "tensorflow_hub",
    "hub",
    "easyocr",
    "PaddleOCR",
    "insightface",
    "fasttext",
    "Booster",
    "load_weights",
    "load_from_checkpoint",
    "openvino",
    "deserialize_cuda_engine",
    "deserializeCudaEngine",
    "load",
    "load_state_dict",
    "restore",
    "pickle",
    "loadLayersModel",
    "loadGraphModel",
    "ModelSerializer",
    "KerasModelImport",
    "initPretrained",
    "Session",
    "parse_network_cfg",
    "load_network",
    "attempt_load",
    "createInferRuntime",
    "load_learner",
    "readNetFromTensorflow",
    "DetectionModel",
    "create_model_and_transforms",
    "restoreMultiLayerNetwork",
]
_WEAK = re.compile(
    r"^(?:(?:\w+\.)*[Ss]aver\.restore|torch\.load|(?:\w+\.)*load_state_dict|pickle\.load|dill\.load|joblib\.load|(?:\w+\.)*load_weights|tf\.load)$"
)


_PARTS = re.compile(r"(?:Tokenizer\w*|Config|Processor|FeatureExtractor|Scheduler)\.from_pretrained$")


def is_load(call: Call) -> bool:
    """Whether a call loads a model; its tokenizer or settings alone are none."""
    if _PARTS.search(call.of):
        return False
    return _LOADS.match(call.of) is not None or _LOADS.match(call.name) is not None


def is_weak(call: Call) -> bool:
    """Whether a call loads a model or something else: only what follows tells."""
    return _WEAK.match(call.of) is not None


def loading_places(project: Project) -> list[Place]:
    """Where models are loaded. Read once a project."""
    kept = project.notes.get("loading")
    if kept is None:
        kept = project.notes["loading"] = [
            Place(path, call.line, call.name)
            for path, code in project.codes(*_WORDS)
            for call in [next((c for c in code.calls if is_load(c)), None)]
            if call is not None
        ]
    return kept  # type: ignore[return-value]


def uses_models(project: Project) -> bool:
    """Whether anything is loaded that is surely a model, so that statements about models make sense here."""
    return any(
        is_load(call) and not is_weak(call)
        for place in loading_places(project)
        for call in project.code(place.file).calls
    )
