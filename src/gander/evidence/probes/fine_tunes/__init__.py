"""Fine-tunes a pretrained model: pretrained weights are loaded and trained further."""

from __future__ import annotations

import re

from gander.evidence.code import Call, Code
from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.probe import Probe
from gander.evidence.probes.training import training_places, trains
from gander.evidence.project import Project
from gander.evidence.rules import is_test

_SURE = re.compile(
    r"^(?:peft\.(?:\w+\.)*(?:get_peft_model|LoraConfig|PeftModel\S*)|\S*get_peft_model|trl\.\S*(?:SFTTrainer|DPOTrainer|PPOTrainer|ORPOTrainer|GRPOTrainer)\S*|unsloth\.\S+|\S*fine_tune|\S*fine_tuning\.jobs\.create"
    r"|openai\.FineTuningJob\.create|openai\.FineTune\.create|setfit\.\S*SetFitTrainer\S*|\S*prepare_model_for_kbit_training|fastai\.\S*(?:vision_learner|cnn_learner|unet_learner|text_classifier_learner)|cnn_learner|vision_learner"
    r"|\S*TransferLearning\.\S*Builder|\S*FineTuneConfiguration\.Builder)$"
)
_PRETRAINED = re.compile(
    r"^(?:\S*(?:Model|ForSequenceClassification|ForTokenClassification|ForCausalLM|ForMaskedLM|ForQuestionAnswering|ForConditionalGeneration|ForImageClassification|\w*GPT\w*|\w*Bert\w*|\w*LM\w*|SentenceTransformer|Seq2SeqLM"
    r"|ForSemanticSegmentation|ForObjectDetection|\w*Net|ViT\w*|AutoModel\w*|\w*Model\w*)\.from_pretrained|\S*\bfrom_pretrained|sentence_transformers\.SentenceTransformer|torch\.hub\.load|tensorflow_hub\.KerasLayer|hub\.KerasLayer|ultralytics\.\S*YOLO|geffnet\.\S+|efficientnet_pytorch\.\S+)$"
)
_FLAGGED = re.compile(
    r"^(?:torchvision\.models\.\S+|models\.\w+|timm\.create_model|\S*create_model|segmentation_models_pytorch\.\S+|smp\.\S+|pretrainedmodels\.\S+|\S*applications\.\S+|\S*keras\.applications\.\S+|\w+)$"
)
_NOT_MODEL = re.compile(
    r"Tokenizer|Processor|Config|FeatureExtractor|Vectorizer|Scheduler|VAE|Pipeline", re.IGNORECASE
)
_WORDS = [
    "from_pretrained",
    "get_peft_model",
    "LoraConfig",
    "SFTTrainer",
    "DPOTrainer",
    "unsloth",
    "fine_tune",
    "fine_tuning",
    "pretrained",
    "weights",
    "FineTuningJob",
    "SentenceTransformer",
    "KerasLayer",
    "hub",
    "YOLO",
    "cnn_learner",
    "vision_learner",
    "load_state_dict",
    "applications",
    "imagenet",
    "encoder_weights",
    "TransferLearning",
    "load_weights",
    "pretrain",
    "finetune",
    "pretrained_weights",
    "pretrained_weight",
    "pretrained_model",
    "pretrained_path",
    "init_checkpoint",
    "loadLayersModel",
    "loadGraphModel",
]
_USES = re.compile(
    r"(?:^|[/_])(?:tests?|infer\w*|predict\w*|generat\w*|demo\w*|eval\w*|serv\w*|app|api|detect)",
    re.IGNORECASE,
)
_BUILDS = re.compile(r"model|net|build|create|make|get|load|init|train|backbone|encoder|main", re.IGNORECASE)
_WEIGHTS = re.compile(
    r"\.(?:pretrain(?:ed)?_?(?:weights?|model\w*|path|ckpt|checkpoint|file)\w*|init_(?:checkpoint|weights|from_ckpt)|finetune\w*)$",
    re.IGNORECASE,
)
"""settings that name the weights to begin with"""
_PARTIAL = re.compile(r"pretrain|finetun|fine_tun|init_from|transfer|backbone|intersect", re.IGNORECASE)


def look(project: Project) -> Seen:
    trained = training_places(project)
    places = []
    for path, code in project.codes(*_WORDS):
        sure = next((c for c in code.calls if _SURE.match(c.of) or _SURE.match(c.name)), None)
        if sure is not None:
            places.append(Place(path, sure.line, sure.of))
            continue
        loaded = next((c for c in code.calls if _is_pretrained(c, code)), None)
        if loaded is None and (told := _told(code)) is not None:
            places.append(Place(path, *told))
        if loaded is not None and (trains(code) is not None or _near(path, [p.file for p in trained], code)):
            places.append(Place(path, loaded.line, loaded.name))
    if places:
        training = {place.file for place in trained}
        return true(sorted(places, key=lambda place: (is_test(place.file), place.file not in training)))
    if not trained:
        return not_applicable("no model is trained here")
    return false("no pretrained weights are loaded and trained further")


def _is_pretrained(call: Call, code: Code) -> bool:
    if "from_pretrained" in call.scope:
        return False  # how weights are loaded is defined here, not used
    if code.language == "cpp":
        return call.last().startswith("load_weights") and call.scope.startswith("train_")
    if _PRETRAINED.match(call.of) and not _NOT_MODEL.search(call.of):
        return True
    if call.keyword("pretrained") not in (None, "False", "None") or call.keyword("encoder_weights") not in (
        None,
        "None",
    ):
        return _FLAGGED.match(call.of) is not None
    weights = call.keyword("weights")
    if (
        weights
        and weights not in ("None", "uniform", "distance", "average")
        and ("models" in call.of or "applications" in call.of)
    ):
        return True
    if call.last() == "load_state_dict" and (
        call.keyword("strict") == "False" or _PARTIAL.search(call.scope)
    ):
        return trains(code) is not None or _PARTIAL.search(call.scope) is not None
    return call.last() == "load_weights" and call.keyword("by_name") == "True"


def _told(code: Code) -> tuple[int, str] | None:
    """A training file that takes weights by name: 'load(args.pretrained_weights)'."""
    if code.language in ("js", "ts"):
        loads = next((c for c in code.calls if c.last() in ("loadLayersModel", "loadGraphModel")), None)
        trained = [c.line for c in code.calls if c.last() in ("fit", "fitDataset", "minimize")]
        return (loads.line, loads.name) if loads and any(line > loads.line for line in trained) else None
    name = next((name for name in code.names if _WEIGHTS.search(name)), None)
    return (code.names[name], name) if name and trains(code) is not None else None


def _near(path: str, trained: list[str], code: Code) -> bool:
    """Whether the file builds a model, and a training file lies in the same top folder: one program."""
    if _USES.search(path) or not (code.classes or any(_BUILDS.search(f.name) for f in code.functions)):
        return False
    top = path.split("/")[0] if "/" in path else ""
    return any((other.split("/")[0] if "/" in other else "") in (top, "") for other in trained)


PROBE = Probe("fine-tunes", look, skills=("fine-tuning", "transfer-learning"))
