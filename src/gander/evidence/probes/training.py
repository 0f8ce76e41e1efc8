"""Where models are trained, in many frameworks; shared by the probes that ask about training."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gander.evidence.code import Call, Code
from gander.evidence.finding import Place
from gander.evidence.project import Project
from gander.evidence.rules import is_test

_PREPARES = re.compile(
    r"sklearn\.(?:preprocessing|feature_extraction|feature_selection|impute|compose|decomposition|random_projection)"
    r"|(?:Scaler|Encoder|Vectorizer|Imputer|Transformer|Binarizer|Tokenizer|Indexer|Assembler|PCA|Normalizer)\.fit"
    r"|tokeniz|scaler|encoder|vectorizer|imputer|binarizer|transformer",
    re.IGNORECASE,
)
_ESTIMATORS = re.compile(
    r"^(?:sklearn|xgboost|lightgbm|catboost|statsmodels|prophet|pytorch_tabnet|keras|tensorflow|tf_keras|imblearn"
    r"|autogluon|flaml|h2o|darts|sktime|surprise|implicit|lightfm|pyspark\.ml|pycaret|tpot|autosklearn|mord|hdbscan"
    r"|umap|bertopic|setfit|sentence_transformers|sagemaker|fastai|pytorch_lightning|lightning|gluonts|neuralforecast"
    r"|statsforecast|torch_geometric|tensorflow_decision_forests|ngboost|sklego|cuml|pmdarima|causalml|econml"
    r"|hmmlearn|lifelines|sksurv|pymc|sklearn_crfsuite|stable_baselines3|skorch|snorkel|ultralytics)\b"
)
_MODEL_NAME = re.compile(
    r"(?:^|\.|_)(?:model\w*|clf\w*|classifier\w*|regr?\w*|estimator\w*|pipe\w*|learner?|learn|net\w*|network|knn|svm|svc"
    r"|rf\w*|xgb\w*|lgbm?\w*|gbm\w*|gbr|cat\w*|tree\w*|forest\w*|trainer|grid\w*|search\w*|automl|est|logreg|logit|lr"
    r"|kmeans|km|gmm|nb|gs|rs|dt\w*|cnn|rnn|lstm\w*|mlp\w*|gan|ae|autoencoder|vae|dnn|ols|lasso|ridge|enet|bst|booster"
    r"|predictor|detector|forecaster|experiment|history)\w*$",
    re.IGNORECASE,
)
_LIBRARY = re.compile(
    r"^(?:sklearn|xgboost|lightgbm|catboost|keras|tensorflow|torch|fastai|statsmodels|mxnet|paddle|chainer|pyspark"
    r"|lasagne|theano|jax|flax|transformers|spacy|ultralytics|pytorch_lightning|lightning|sktime|darts|prophet)\b"
)
_FIT = frozenset(
    [
        "fit",
        "fit_generator",
        "train_on_batch",
        "fit_one_cycle",
        "fine_tune",
        "fit_flat_cos",
        "fit_sgdr",
        "partial_fit",
        "learn_one",
    ]
)
_TRAIN = re.compile(
    r"^(?:(?:lightgbm|lgb|xgboost|xgb|catboost)\.(?:train|cv)|(?:\w+\.)*Trainer\.(?:train|fit)|(?:\w+\.)*trainer\.(?:train|fit)"
    r"|fasttext\.train_(?:supervised|unsupervised)|ultralytics\.\w+\.train|gensim\.models\.\w+(?:\.train)?"
    r"|nlp\.update|stable_baselines3\.\w+\.learn|openai\.(?:\w+\.)*fine_tuning\.jobs\.create|\w*[Cc]lient\.fine_tuning\.jobs\.create"
    r"|brain(?:\.js)?\.\w+\.train|weka\.\w+(?:\.\w+)*\.buildClassifier|\w+\.buildClassifier|cv2\.ml\.\w+\.train"
    r"|autogluon(?:\.\w+)*\.fit|(?:\w+\.)*SFTTrainer\.train|spacy\.cli\.train\.train|river\.\w+(?:\.\w+)*\.learn_one)$"
)
_OPTIMISERS = re.compile(
    r"(?:optim\w*|opt|scaler|accelerator|trainer|solver|engine|fabric|sgd|adam\w*)\w*\.step$", re.IGNORECASE
)
_C_TRAINS = re.compile(
    r"^(?:train_(?:network\w*|detector|classifier|model|batch)|backward_network\w*|update_network\w*)$"
)
_WORDS = [
    "fit",
    "fit_generator",
    "train_on_batch",
    "fit_one_cycle",
    "fine_tune",
    "partial_fit",
    "train",
    "backward",
    "apply_gradients",
    "minimize",
    "buildClassifier",
    "train_network",
    "train_detector",
    "train_classifier",
    "train_supervised",
    "learn_one",
    "value_and_grad",
    "fitDataset",
    "update",
    "learn",
    "jobs",
    "grad",
    "Word2Vec",
    "Doc2Vec",
    "FastText",
    "LdaModel",
    "cv",
]


_LIBRARY_WORDS = (
    "sklearn torch tensorflow keras xgboost lightgbm catboost statsmodels prophet transformers "
    "jax flax optax mxnet paddle chainer pyspark lasagne theano fastai fastcore "
    "pytorch_lightning lightning spacy thinc gensim ultralytics fasttext autogluon flaml h2o "
    "darts sktime lightfm cv2 imblearn mlx tfjs tensorflowjs  "
    "deeplearning4j nd4j weka darknet layer_type stable_baselines3 gym gymnasium  "
    "setfit sentence_transformers accelerate trl peft skorch ngboost sklego BaseEstimator "
    "pycaret tpot lifelines hmmlearn pymc pmdarima gluonts neuralforecast tinygrad nnx haiku dgl "
    "torch_geometric hdbscan umap bertopic onnxruntime   "
)
LIBRARIES = tuple(_LIBRARY_WORDS.split())
"""names of libraries, one of which a file of machine learning holds"""


def training_places(project: Project) -> list[Place]:
    """Where parameters are fitted to data: the project's programs before its tests. Read once a project."""
    kept = project.notes.get("training")
    if kept is None:
        kept = project.notes["training"] = list(_places(project))
    return kept  # type: ignore[return-value]


def trains(code: Code) -> int | None:
    """The line of the first call of a file that trains a model, or None."""
    estimators = any(_LIBRARY.match(name) for name in code.imports)
    names = {call.last() for call in code.calls}
    for call in code.calls:
        if _is_training(call, estimators, code.language) or _is_loop(call, names, code):
            return call.line
    return _estimator_class(code)


def _places(project: Project) -> Iterator[Place]:
    paths = project.with_words(*_WORDS, also=LIBRARIES)
    for path in sorted(paths, key=is_test):
        code = project.code(path)
        line = trains(code)
        if line is not None:
            yield Place(path, line, "training")


def _is_training(call: Call, estimators: bool, language: str) -> bool:
    name, last = call.of, call.last()
    if _TRAIN.match(name) or _TRAIN.match(call.name):
        return True
    if language == "cpp":
        return _C_TRAINS.match(last) is not None
    if language in ("js", "ts"):
        return last in ("fit", "fitDataset", "trainOnBatch") and (
            "tensorflow" in name
            or "brain" in name
            or _MODEL_NAME.search(call.name.rpartition(".")[0]) is not None
        )
    if last not in _FIT or _PREPARES.search(name) or _PREPARES.search(call.name):
        return False
    if language == "java":
        return _MODEL_NAME.search(call.name.rpartition(".")[0]) is not None or "deeplearning4j" in name
    holder = call.name.rpartition(".")[0]
    if not holder or holder in ("self", "super", "cls"):
        return False
    known = _ESTIMATORS.match(name) is not None
    return known or (estimators and _MODEL_NAME.search(holder) is not None)


def _is_loop(call: Call, names: set[str], code: Code) -> bool:
    """A training loop written out: gradients of a loss, and a step along them."""
    if call.last() == "backward" and code.language in ("py", "cpp"):
        return "step" in names and any(_OPTIMISERS.search(c.name) or c.name == "step" for c in code.calls)
    if call.last() == "apply_gradients":
        return True
    if call.last() == "minimize":
        return (
            any("train" in c.name and "Optimizer" in c.name for c in code.calls)
            or "tensorflow" in code.imports
        )
    if call.of in ("jax.value_and_grad", "jax.grad", "flax.nnx.value_and_grad", "mlx.nn.value_and_grad"):
        return bool({"apply_updates", "apply_gradients", "update"} & names)
    return call.of.startswith("lasagne.updates.") or call.of in ("theano.grad", "theano.tensor.grad")


def _estimator_class(code: Code) -> int | None:
    """An estimator of the file's own: a class of scikit-learn's kind with fit and predict."""
    for kind in code.classes:
        bases = " ".join(kind.bases)
        if re.search(
            r"(?:Estimator|Classifier|Regressor|Cluster|Outlier|Density)\w*(?:Mixin)?\b", bases
        ) and (
            "fit" in kind.methods
            and {"predict", "decision_function", "score_samples", "predict_proba"} & set(kind.methods)
        ):
            return kind.line
    return None
