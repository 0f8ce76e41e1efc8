"""Evaluates on held-out data: a metric or loss on data that was not trained on."""

from __future__ import annotations

import re

from gander.evidence.code import Call, Code
from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.loading import is_load, is_weak, uses_models
from gander.evidence.probes.places import some
from gander.evidence.probes.probe import Probe
from gander.evidence.probes.training import LIBRARIES, training_places, trains
from gander.evidence.project import Project

_HELD = re.compile(
    r"(?:^|[_.\W])(?:val|valid|validation|test|dev|holdout|hold_out|eval|oof|fold|kfold|cv|unseen|heldout|tst|vld)(?:s|set|loader|ation)?(?=[_.\W\d]|$)",
    re.IGNORECASE,
)
_METRIC = re.compile(
    r"^(?:sklearn\.metrics\.(?!make_scorer|pairwise)\w+|torchmetrics\.\S+|evaluate\.load|datasets\.load_metric|seqeval\.\S+|sacrebleu\.\S+"
    r"|rouge_score\.\S+|jiwer\.\w+|surprise\.accuracy\.\w+|spacy\.\S*(?:evaluate|Scorer\S*)|lm_eval\.\S+|fid\w*\.\S*calculate\w*"
    r"|(?:tensorflow\.)?keras\.metrics\.\w+|pycocotools\.cocoeval\.COCOeval|nltk\.translate\.\S+)$"
    r"|(?:^|\.)(?:accuracy_score|f1_score|roc_auc_score|mean_squared_error|mean_absolute_error|classification_report|confusion_matrix"
    r"|log_loss|r2_score|precision_recall_curve|average_precision_score|top_k_accuracy|mean_average_precision|compute_metrics|accuracy|f1"
    r"|ap_per_class|COCOeval|bleu|rouge|perplexity|kappa|cohen_kappa_score|validate_detector_map|rmse|mae|auc|iou|mean_iou|word_error_rate|psnr|ssim|mean_ap|dice\w*)$",
)
_CROSS = re.compile(
    r"(?:^|\.)(?:cross_val_score|cross_validate|cross_val_predict|GridSearchCV|RandomizedSearchCV|HalvingGridSearchCV|BayesSearchCV|lgb\.cv|xgb\.cv"
    r"|cross_validation|CrossValidator|TrainValidationSplit|backtest|historical_forecasts)$"
)
_EVALUATION = re.compile(
    r"^(?:(?:test|val|valid|validation|eval|evaluation)_(?:step|epoch|loop|model|one_epoch|net|loss|dataset|fn)s?|(?:do_)?(?:evaluate|validate|validation|eval)(?:_\w+)?"
    r"|run_(?:eval|validation|test)\w*|estimate_loss|compute_(?:val|test|metrics)\w*|test)$"
)
_GIVEN = (
    "validation_data",
    "validation_split",
    "eval_dataset",
    "eval_set",
    "valid_sets",
    "evals",
    "val_dataloaders",
    "validation_steps",
    "val_dataset",
)
_MEASURES = re.compile(
    r"loss|criterion|metric|accura|correct|score|auc|\bf1|iou|precision|recall|error|cross_entropy|bleu|rouge|argmax|results",
    re.IGNORECASE,
)
_WORDS = [
    "evaluate",
    "validate",
    "validation",
    "accuracy_score",
    "f1_score",
    "roc_auc_score",
    "mean_squared_error",
    "mean_absolute_error",
    "classification_report",
    "confusion_matrix",
    "log_loss",
    "r2_score",
    "cross_val_score",
    "cross_validate",
    "GridSearchCV",
    "RandomizedSearchCV",
    "validation_data",
    "validation_split",
    "eval_dataset",
    "eval_set",
    "valid_sets",
    "evals",
    "torchmetrics",
    "metrics",
    "score",
    "eval",
    "test_step",
    "validation_step",
    "estimate_loss",
    "COCOeval",
    "val_loader",
    "test_loader",
    "val_dataloader",
    "compute_metrics",
    "evaluation",
    "Evaluation",
    "valid",
    "test",
    "val",
    "evalDataset",
    "accuracy",
    "jiwer",
    "fbeta_score",
    "root_mean_squared_error",
    "accuracies",
]


_COUNTS = re.compile(
    r"^(?:(?:val|valid|validation|test|eval|dev)_?(?:loss\w*|acc\w*|score\w*|auc|f1|rmse|metrics?)"
    r"|n?_?correct\w*|accuracy|acc|top[15]|auc|oof_score|cv_score\w*|rmse|f1|map50?)$",
    re.IGNORECASE,
)
_MODEL = re.compile(r"^(?:model|net\w*|predict\w*|forward|no_grad|encoder|decoder|cnn|rnn|estimate_loss)$")
_METRICS = (
    "accuracy_score",
    "f1_score",
    "roc_auc_score",
    "classification_report",
    "torchmetrics",
    "sacrebleu",
    "jiwer",
)


def look(project: Project) -> Seen:
    if not training_places(project) and not uses_models(project) and not project.with_words(*_METRICS):
        return not_applicable("no model is trained, loaded or evaluated here")
    places = some(
        place for path, code in project.codes(*_WORDS, also=LIBRARIES) if (place := _place(path, code))
    )
    return true(places) if places else false("no metric or loss on data that was held out")


def _place(path: str, code: Code) -> Place | None:
    held = _HELD.search(path) is not None or any(_HELD.search(c.name) for c in code.calls) or _has_split(code)
    held = held or any(map(_HELD.search, (*code.variables, *code.used)))
    # what a pretrained model is measured on was not trained on here
    pretrained = trains(code) is None and any(is_load(c) and not is_weak(c) for c in code.calls)
    for call in code.calls:
        if _CROSS.search(call.of) or _is_given(call):
            return Place(path, call.line, call.name)
        if (held or pretrained) and _is_metric(call, code):
            return Place(path, call.line, call.name)
    if held and code.calls and not re.search(r"(?:^|/)tests?/", path):
        counted = next((n for n in code.variables if _COUNTS.search(n)), None)
        if counted is not None and any(_MODEL.match(c.last()) for c in code.calls):
            return Place(path, code.variables[counted], counted)
    return _function(path, code)


def _is_given(call: Call) -> bool:
    """Whether a training call is handed data to validate on: a name, or a share."""
    if call.last() in ("dict", "add_argument", "field", "Field"):
        return False
    return any(call.keyword(name) not in ("None", "False", None) for name in _GIVEN)


def _function(path: str, code: Code) -> Place | None:
    """A function whose name says that it evaluates, and that measures something."""
    for function in code.functions if not re.search(r"(?:^|/)tests?/", path) else ():
        inside = f"{function.scope}.{function.name}".strip(".")
        if _EVALUATION.match(function.name):
            calls = [c for c in code.calls if c.scope == inside or c.scope.startswith(f"{inside}.")]
            if any(_MEASURES.search(c.name) for c in calls):
                return Place(path, function.line, function.name)
    return None


def _has_split(code: Code) -> bool:
    return any(
        call.last()
        in (
            "train_test_split",
            "random_split",
            "KFold",
            "StratifiedKFold",
            "GroupKFold",
            "TimeSeriesSplit",
            "randomSplit",
            "load_data",
        )
        or any(_HELD.search(value) for _, value in call.keywords)
        or any(len(text) < 40 and _HELD.search(text) for text in call.texts)
        for call in code.calls
    )


def _is_metric(call: Call, code: Code) -> bool:
    if _METRIC.search(call.of):
        return not call.of.startswith("sklearn.") or "metrics" in call.of or call.last() in code.imports
    if code.language in ("js", "ts", "java") and call.last() in (
        "evaluate",
        "evaluateDataset",
        "doEvaluation",
    ):
        return True
    return (
        call.last() in ("score", "evaluate")
        and re.search(r"model|clf|reg|pipe|net|estimator|search|learn|trainer", call.name, re.I) is not None
    )


PROBE = Probe("evaluates-on-held-out-data", look, skills=("model-evaluation",))
