"""Defines an architecture of its own: layers or parameters composed into a network."""

from __future__ import annotations

import re

from gander.evidence.code import Class, Code
from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.places import lines, some
from gander.evidence.probes.probe import Probe
from gander.evidence.probes.training import LIBRARIES
from gander.evidence.project import Project

_BASES = re.compile(
    r"(?:^|\.)(?:nn\.Module|Module|LightningModule|nn\.Layer|keras\.Model|models\.Model|Model|layers\.Layer|Layer|HybridBlock"
    r"|Block|Chain|linen\.Module|nnx\.Module|ModuleList|Sequential|PreTrainedModel|\w*PreTrainedModel|ModuleImpl)$"
)
_LAYER = re.compile(
    r"(?:^|\.)(?:nn|layers|linen|hk|haiku|eqx\.nn|nnx|gluon\.nn|L|F|mnn|slim|k|tf\.layers)\.(?:\w+\.)?(?:Linear|Dense|Conv\w*|LSTM\w*|GRU\w*"
    r"|RNN\w*|Embedding|BatchNorm\w*|LayerNorm\w*|RMSNorm|GroupNorm|MultiheadAttention|MultiHeadAttention|Transformer\w*"
    r"|Parameter|Dropout\w*|ReLU|GELU|SiLU|MaxPool\w*|AvgPool\w*|AdaptiveAvgPool\w*|GlobalAverage\w*|Flatten|Upsample|Sequential"
    r"|ModuleList|Bilinear|SeparableConv\w*|Attention|TimeDistributed|Bidirectional|Dense\w*|dense|conv2d|maxPooling2d|lstm|simpleRNN|gru"
    r"|embedding|flatten)$"
)
_BARE = re.compile(
    r"^(?:Linear|Dense|Conv[123]D|Convolution[123]D|Conv2d|Conv1d|LSTM|GRU|Embedding|BatchNormalization|MaxPooling2D|Flatten|DenseLayer|Conv2DLayer"
    r"|InputLayer|MultiHeadAttention|Parameter|Bidirectional|Dropout)$"
)
_COMPOSES = re.compile(
    r"(?:^|\.)(?:Sequential|sequential|Model|Functional|model|MultiLayerNetwork|ComputationGraph|NeuralNetConfiguration\.Builder(?:\.\w+)*|addLayer)$"
)
_LASAGNE = re.compile(r"^lasagne\.layers\.(?:\w+\.)?\w+Layer$|(?:^|\.)(?:nn|lasagne)\.layers\.\w+Layer$")
_THINC = re.compile(
    r"^thinc\.\S*\.(?:Maxout|Mish|Relu|Linear|Softmax|LayerNorm|HashEmbed|Embed|PyTorchLSTM|LSTM|Dropout|expand_window|ParametricAttention)$"
)
_TF1 = re.compile(
    r"^(?:tensorflow|tf)\.(?:\w+\.)*(?:layers\.(?:dense|conv2d|conv1d|fully_connected|conv2d_transpose)|nn\.(?:conv[12]d|rnn_cell\.\w+|static_rnn"
    r"|dynamic_rnn|xw_plus_b|bidirectional_dynamic_rnn)|slim\.\w+)$"
)
"""layers that are composed by being called one on another"""
_JAVA = re.compile(
    r"(?:DenseLayer|ConvolutionLayer|OutputLayer|LSTM|GravesLSTM|RnnOutputLayer|EmbeddingLayer)\.Builder$|\.graphBuilder$"
)
_C_LAYER = re.compile(r"^make_\w*layer$")
_NOT_LAYER = re.compile(r"Loss$|^torch\.nn\.functional")
_WORDS = [
    "Module",
    "LightningModule",
    "Layer",
    "Sequential",
    "sequential",
    "Chain",
    "HybridBlock",
    "PreTrainedModel",
    "Dense",
    "DenseLayer",
    "Conv2D",
    "linen",
    "make_convolutional_layer",
    "make_connected_layer",
    "Block",
    "Model",
    "ModuleImpl",
    "lasagne",
    "thinc",
    "conv2d",
    "dense",
    "fully_connected",
    "backprop",
    "calculateDeltas",
    "backward",
    "back_propagation",
    "backward_propagation",
    "rnn_cell",
]


def look(project: Project) -> Seen:
    places = some(
        place for path, code in project.codes(*_WORDS, also=LIBRARIES) for place in _in_file(path, code)
    )
    places += lines(
        project, "network description", r"^\[(?:convolutional|connected)\]", project.named(r"\.cfg$")
    )
    places += lines(project, "network description", r"^\s*layers?\s*\{", project.named(r"\.prototxt$"))
    return true(places) if places else false("no class or function that composes layers into a network")


def _in_file(path: str, code: Code) -> list[Place]:
    by_hand = [Place(path, kind.line, kind.name) for kind in code.classes if _by_hand(kind)][:3]
    if code.language in ("py", "cpp"):
        own = {kind.name for kind in code.classes if any(map(_BASES.search, kind.bases))}
        found = [Place(path, kind.line, kind.name) for kind in code.classes if _composes(kind, code, own)]
        if found:
            return found
    if by_hand:
        return by_hand
    layers = [
        c
        for c in code.calls
        if _is_layer(c.of) or _is_layer(c.name) or _LASAGNE.search(c.of) or _JAVA.search(c.name)
    ]
    chained = [c for c in code.calls if _THINC.match(c.of) or _TF1.match(c.of)]
    if len(chained) >= 2:
        return [Place(path, chained[0].line, chained[0].of)]
    composing = [c for c in code.calls if _COMPOSES.search(c.of)]
    if len(layers) >= 2 and (composing or any(_LASAGNE.search(c.of) or _JAVA.search(c.name) for c in layers)):
        return [Place(path, layers[0].line, layers[0].name)]
    if code.language == "cpp":
        made = [f for f in code.functions if _C_LAYER.match(f.name)]
        return [Place(path, f.line, f.name) for f in made[:1]]
    return []


def _by_hand(kind: Class) -> bool:
    """A network without a framework: a class with a way forward and gradients on the way back."""
    forward = {
        "forward",
        "feedforward",
        "feed_forward",
        "forward_propagation",
        "forward_pass",
        "predict",
        "runInput",
    }
    back = re.compile(r"back_?prop|calculateDeltas|^backward|backward_(?:pass|propagation)")
    return (
        bool(forward & set(kind.methods))
        and any(map(back.search, kind.methods))
        and not (any("Function" in base for base in kind.bases))
    )


def _composes(kind: Class, code: Code, own: set[str]) -> bool:
    """A network's class with a layer of its own, or with other own networks in it; losses are none."""
    if (
        kind.name not in own
        or kind.name.endswith("Loss")
        or not ({"forward", "call", "__call__", "hybrid_forward"} & set(kind.methods))
    ):
        return False
    inside = [c for c in code.calls if c.scope == kind.name or c.scope.startswith(f"{kind.name}.")]
    return any(_is_layer(c.of) or _is_layer(c.name) or c.name in own - {kind.name} for c in inside)


def _is_layer(name: str) -> bool:
    return (_LAYER.search(name) is not None or _BARE.match(name) is not None) and not _NOT_LAYER.search(name)


PROBE = Probe("defines-an-architecture", look, skills=("deep-learning",))
