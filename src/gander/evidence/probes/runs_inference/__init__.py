"""Loads a model and runs inference: a saved or pretrained model, and its prediction used."""

from __future__ import annotations

import re

from gander.evidence.code import Call, Code
from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.loading import is_load, is_weak, loading_places
from gander.evidence.probes.probe import Probe
from gander.evidence.probes.training import trains
from gander.evidence.project import Project
from gander.evidence.rules import is_test

_PREDICTS = re.compile(
    r"^(?:predict\w*|generate\w*|transcribe|encode\w*|embed\w*|infer\w*|invoke|detect\w*|classify\w*|translate\w*|readtext|run_inference|estimate\w*"
    r"|forward|enqueueV[23]|execute_async\w*|execute_v2|network_predict\w*|create_completion|create_chat_completion|recognize\w*|segment\w*|synthesize"
    r"|sample|chat|Run|executeAsync|output|apply_model|summarize|get_image_features|encode_image|do_inference|complete|similarity|decode)$"
)
_LIBRARY = re.compile(
    r"^(?:sklearn|xgboost|lightgbm|catboost|torch|keras|tensorflow|joblib|statsmodels|jax)\b"
)
_STATED = re.compile(
    r"predict|infer|generat|detect|demo|sample|classif|translat|transcri|embed|submission|serve|app\b|test|eval|annotat|recogni|segment",
    re.IGNORECASE,
)


def look(project: Project) -> Seen:
    places = []
    for found in loading_places(project):
        code = project.code(found.file)
        line = _line(code, found.file)
        if line is not None:
            places.append(Place(found.file, line, found.what))
    if not places and _predicts_somewhere(project):
        places = [
            place
            for place in loading_places(project)
            if _holds_model(project.code(place.file)) and not is_test(place.file)
        ]
    return true(places) if places else false("no saved or pretrained model is loaded and used")


def _predicts_somewhere(project: Project) -> bool:
    """Whether a program asks a model for predictions, in another file than the one that loads it."""
    asking = project.codes("predict", "predict_proba", "generate", languages=("py", "js", "ts"))
    return any(
        c.last() in ("predict", "predict_proba", "generate")
        and re.search(r"model|net|clf|pipe", c.name, re.I)
        for path, code in asking
        if not is_test(path)
        for c in code.calls
    )


def _holds_model(code: Code) -> bool:
    loads = [call for call in code.calls if is_load(call) and not _is_other(call, code)]
    return bool(loads) and trains(code) is None


def _line(code: Code, path: str) -> int | None:
    loads = [call for call in code.calls if is_load(call) and not _is_other(call, code)]
    strong = [call for call in loads if not is_weak(call)]
    used = any(_PREDICTS.match(c.last()) or _is_called(c.of, loads) for c in code.calls if not is_load(c))
    told = _STATED.search(path) is not None or any(_STATED.search(f.name) for f in code.functions)
    if strong and (used or (trains(code) is None and (told or _runs(code)))):
        return strong[0].line
    if loads and trains(code) is None and (used or _runs(code) or told):
        return loads[0].line
    if loads and used and told:  # a file that trains and also predicts
        return loads[0].line
    return None


def _is_other(call: Call, code: Code) -> bool:
    """A pickle holds a model only where one is asked for its prediction, or its library is at hand."""
    if call.of not in ("pickle.load", "dill.load", "cloudpickle.load", "joblib.load"):
        return False
    predicts = any(c.last() in ("predict", "predict_proba", "decision_function") for c in code.calls)
    return not predicts and not any(_LIBRARY.match(name) for name in code.imports)


def _is_called(of: str, loads: list[Call]) -> bool:
    return any(of == call.of for call in loads)


def _runs(code: Code) -> bool:
    return any(
        c.last() in ("run", "__call__", "eval", "model", "net", "pipe", "nlp", "session") for c in code.calls
    )


PROBE = Probe("runs-inference", look)
