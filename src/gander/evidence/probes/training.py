"""Where models are trained, in many frameworks; shared by the probes that ask about training."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gander.evidence.code import Call, Code
from gander.evidence.finding import Place
from gander.evidence.probes.places import cell_commands, lines
from gander.evidence.project import Project
from gander.evidence.rules import is_test

_PREPARES = re.compile(
    r"sklearn\.(?:preprocessing|feature_extraction|feature_selection|impute|compose|decomposition|random_projection)"
    r"|(?:Scaler|(?<!auto)Encoder|Vectorizer|Imputer|(?<!sentence)Transformer|Binarizer|Tokenizer|Indexer|Assembler|PCA"
    r"|Normalizer|Discretizer)\.fit|preproc|tokeniz|scaler|(?<!auto)encoder(?!_decoder)|vectorizer|imputer|binarizer"
    r"|(?<!sentence_)(?<!sentence)transformer(?!s)",
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
    r"|fasttext\.train_(?:supervised|unsupervised)|ultralytics\.(?:\w+\.)*train|gensim\.models\.(?!KeyedVectors|Tfidf|Phrase)(?:\w+\.)*"
    r"(?:train|Word2Vec|Doc2Vec|FastText|LdaModel|LdaMulticore|LsiModel|HdpModel|CoherenceModel)"
    r"|nlp\.update|stable_baselines3\.\w+\.learn|openai\.(?:\w+\.)*fine_tuning\.jobs\.create|\w*[Cc]lient\.fine_tuning\.jobs\.create"
    r"|brain(?:\.js)?\.\w+\.train|weka\.\w+(?:\.\w+)*\.buildClassifier|\w+\.buildClassifier|cv2\.ml\.\w+\.train"
    r"|(?:\w+\.)*(?:runner|[Rr]unner|solver|[Ss]olver)\.train|(?:\w+\.)*estimator\.train_and_evaluate|(?:\w+\.)*[Ee]stimator\.train"
    r"|h2o\.\S+\.train|simpletransformers\.\S+\.train_model|flair\.\S+\.(?:train|fine_tune)|pycaret\.\S+\.(?:create_model|compare_models)"
    r"|spacy\.\S+\.update|sagemaker\.\S+\.fit"
    r"|autogluon(?:\.\w+)*\.fit|(?:\w+\.)*SFTTrainer\.train|spacy\.cli\.train\.train|river\.\w+(?:\.\w+)*\.learn_one)$"
)
_OPTIMISERS = re.compile(
    r"(?:optim\w*|opt|scaler|accelerator|trainer|solver|engine|fabric|sgd|adam\w*)\w*\.step$", re.IGNORECASE
)
_C_TRAINS = re.compile(
    r"^(?:train_(?:network\w*|detector|classifier|model|batch)|backward_network\w*|update_network\w*"
    r"|XGBoosterUpdateOneIter|LGBM_BoosterUpdateOneIter|train_one_step)$"
)
_GRADIENTS = re.compile(
    r"(?:^|_)back_?prop(?:agat\w*)?(?:_|$)|^(?:\w+_)?backward(?:_\w+)?$|calculateDeltas|adjustWeights",
    re.IGNORECASE,
)
_C_GRADIENTS = re.compile(r"^[a-z]\w*_(?:backward|backprop)$")
_STEPS = re.compile(
    r"^(?:sgd|fit|train(?:_?\w+)?|update(?:_\w+)?|gradient_descent|\w+_update|learn|optimi[sz]e)$",
    re.IGNORECASE,
)
"""names of own functions that compute gradients, and of those that go along them"""
_COMMAND = (
    r"(?:^|[\s;&|\"'\[])(?:python3? -m )?(?:spacy train\b"
    r"|yolo (?:task=\w+ )?(?:\w+ )?(?:mode=)?train\b|rasa train\b|fairseq-train\b"
    r"|onmt_train\b|autotrain \S+ --train|axolotl train\b|llamafactory-cli train\b|tune run \w+finetune"
    r"|mim train\b|xtuner train\b|(?:mlx_lm\.lora) .*--train|lightgbm config=|darknet detector train\b)"
)
_SCRIPTS = (r"\.(?:sh|bash|ps1|bat|ya?ml)$", r"(?:^|/)(?:makefile|justfile)$")
_NUMERIC = frozenset({"numpy", "cupy", "theano", "autograd", "jax", "torch", "math"})
_WORDS = [
    "training_step",
    "train_and_evaluate",
    "train_model",
    "variableGrads",
    "XGBoosterUpdateOneIter",
    "backprop",
    "adjustWeights",
    "calculateDeltas",
    "back_propagation",
    "backpropagation",
    "backpropagate",
    "gradient_descent",
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
    "sklearn torch tensorflow keras xgboost lightgbm catboost statsmodels prophet transformers jax "
    "flax optax mxnet paddle chainer pyspark lasagne theano fastai fastcore pytorch_lightning "
    "lightning spacy thinc gensim ultralytics fasttext autogluon flaml h2o darts sktime lightfm cv2 "
    "imblearn mlx tfjs tensorflowjs deeplearning4j nd4j weka darknet layer_type stable_baselines3 gym "
    "gymnasium setfit sentence_transformers accelerate trl peft skorch ngboost sklego BaseEstimator "
    "pycaret tpot lifelines hmmlearn pymc pmdarima gluonts neuralforecast tinygrad nnx haiku dgl "
    "torch_geometric hdbscan umap bertopic onnxruntime numpy simpletransformers flair lda backward "
    "sagemaker jiwer adjustWeights calculateDeltas backpropagate"
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
    return _estimator_class(code) or _own_gradients(code)


def _places(project: Project) -> Iterator[Place]:
    paths = dict.fromkeys(project.with_words(*_WORDS, also=LIBRARIES))
    paths |= dict.fromkeys(project.with_words(*project.words_like(_C_GRADIENTS), languages=("cpp",)))
    for path in sorted(paths, key=is_test):
        code = project.code(path)
        line = trains(code)
        if line is not None:
            yield Place(path, line, "training")
    yield from lines(project, "training command", _COMMAND, project.named(*_SCRIPTS))
    yield from cell_commands(project, "training command", _COMMAND)
    yield from lines(
        project, "CREATE MODEL", r"^\s*create\s+(?:or\s+replace\s+)?model\b", project.named(r"\.sql$")
    )


def _is_training(call: Call, estimators: bool, language: str) -> bool:
    name, last = call.of, call.last()
    if _TRAIN.match(name) or _TRAIN.match(call.name):
        return True
    if language == "cpp":
        return _C_TRAINS.match(last) is not None
    holder = call.name.rpartition(".")[0]
    if language in ("js", "ts"):
        if last in ("minimize", "variableGrads", "applyGradients"):
            return "optim" in holder.lower() or name.startswith(("@tensorflow", "tf."))
        return last in ("fit", "fitDataset", "trainOnBatch") and (
            "tensorflow" in name or "brain" in name or _MODEL_NAME.search(holder) is not None
        )
    if last not in _FIT or _PREPARES.search(name) or _PREPARES.search(call.name):
        return False
    if language == "java":
        return _MODEL_NAME.search(holder) is not None or "deeplearning4j" in name
    if not holder or holder in ("self", "super", "cls"):
        return False
    known = _ESTIMATORS.match(name) is not None
    return known or (estimators and (_MODEL_NAME.search(holder) is not None or _is_supervised(call)))


def _is_supervised(call: Call) -> bool:
    """Whether a fit is given targets or epochs, whatever the fitted thing is called."""
    targets = any(
        re.match(r"(?:\w+[._])?(?:y|labels?|targets?)(?:[._]\w+|\d)?$", a.lower()) for a in call.given[1:]
    )
    return targets or any(call.keyword(k) is not None for k in ("y", "epochs", "eval_set", "validation_data"))


def _is_loop(call: Call, names: set[str], code: Code) -> bool:
    """A training loop written out: gradients of a loss, and a step along them."""
    if call.last() == "backward" and code.language in ("py", "cpp"):
        return "step" in names and any(_OPTIMISERS.search(c.name) or c.name == "step" for c in code.calls)
    if call.last() == "apply_gradients":
        return True
    if call.last() == "minimize":
        return any("train" in c.name and "Optimizer" in c.name for c in code.calls) or any(
            name.startswith("tensorflow") for name in code.imports
        )
    if call.of in ("jax.value_and_grad", "jax.grad", "flax.nnx.value_and_grad", "mlx.nn.value_and_grad"):
        return bool({"apply_updates", "apply_gradients", "update"} & names)
    return call.of.startswith("lasagne.updates.") or call.of in ("theano.grad", "theano.tensor.grad")


def _own_gradients(code: Code) -> int | None:
    """Training written out without a framework: own functions for gradients and for the step along them."""
    own = [f for f in code.functions if f.name != "backward" or code.language != "py"]
    gradients = [f for f in own if _GRADIENTS.search(f.name)]
    numeric = code.language != "py" or any(name.partition(".")[0] in _NUMERIC for name in code.imports)
    if gradients and numeric and any(_STEPS.match(f.name) for f in own):
        return gradients[0].line
    return None


def _estimator_class(code: Code) -> int | None:
    """An estimator of the file's own: a class of scikit-learn's kind, or a module with a training step."""
    for kind in code.classes:
        if "training_step" in kind.methods and kind.bases:
            return kind.line
        bases = " ".join(kind.bases)
        if re.search(
            r"(?:Estimator|Classifier|Regressor|Cluster|Outlier|Density)\w*(?:Mixin)?\b", bases
        ) and (
            "fit" in kind.methods
            and {"predict", "decision_function", "score_samples", "predict_proba"} & set(kind.methods)
        ):
            return kind.line
    return None
