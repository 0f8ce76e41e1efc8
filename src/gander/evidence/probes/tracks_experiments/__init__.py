"""Tracks experiments: runs are logged by a tracker, or their parameters and metrics written to a file."""

from __future__ import annotations

import re

from gander.evidence.code import Call, Code
from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.places import some
from gander.evidence.probes.probe import Probe
from gander.evidence.probes.training import training_places, trains
from gander.evidence.project import Project

_CALLS = re.compile(
    r"^(?:mlflow\.(?!(?:openai|langchain|dspy|anthropic|llama_index|gemini|litellm|bedrock)\.)\S*(?:log_\w+|start_run|autolog|set_experiment)|wandb\.\S*(?:init|log|WandbCallback|finish|Artifact)|\S*SummaryWriter|\S*callbacks\.TensorBoard|TensorBoard|tensorflow\.summary\.\S+|tf\.summary\.\S+"
    r"|comet_ml\.\S+|neptune\.\S+|clearml\.\S*(?:init|Task\S*)|aim\.\S*Run|dvclive\.\S+|Live\.log_metric|sacred\.Experiment|\S*(?:WandbLogger|TensorBoardLogger|CSVLogger|MLFlowLogger|MlflowLogger|CometLogger|NeptuneLogger)"
    r"|visdom\.\S+|tensorboardX\.\S+|tensorboard_logger\.\S+|swanlab\.\S+|\S*Task\.init|trackio\.\S+|\S*StatsStorage|UIServer\.\S+|\S*StatsListener|tfvis\.\S+|zenml\.log_\w+|zenml\.\S*log_metadata\S*)$"
)
_REPORTS = re.compile(r"wandb|tensorboard|mlflow|comet|neptune|clearml|all\b")
_WRITES = re.compile(
    r"(?:write_event|log_metrics?|save_metrics?|write_log|append_log|log_results?|save_results?|log_experiment|save_history|log_stats|write_results?)$",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(?:log|metric|history|result|train|score|experiment)\w*\.(?:csv|jsonl?|txt|tsv|log)$", re.IGNORECASE
)
_WORDS = [
    "mlflow",
    "wandb",
    "SummaryWriter",
    "TensorBoard",
    "summary",
    "comet_ml",
    "neptune",
    "clearml",
    "aim",
    "dvclive",
    "Live",
    "sacred",
    "WandbLogger",
    "TensorBoardLogger",
    "CSVLogger",
    "MLFlowLogger",
    "visdom",
    "tensorboardX",
    "report_to",
    "write_event",
    "log_metrics",
    "save_metrics",
    "write_log",
    "log_metric",
    "swanlab",
    "StatsListener",
    "tfvis",
    "log_results",
    "save_results",
    "log_stats",
    "log_metadata",
    "Task",
    "autolog",
    "log_param",
    "log_params",
    "sacred",
    "log_artifact",
]


def look(project: Project) -> Seen:
    places = some(place for path, code in project.codes(*_WORDS) if (place := _place(path, code)))
    if not places:
        places = [
            place
            for found in training_places(project)
            if (place := _own_log(found.file, project.code(found.file)))
        ]
    if places:
        return true(places)
    if not training_places(project):
        return not_applicable("no model is trained here")
    return false("no tracker, and no file of each run's metrics is written")


def _place(path: str, code: Code) -> Place | None:
    call = next((c for c in code.calls if _tracks(c)), None)
    return Place(path, call.line, call.of) if call else None


def _tracks(call: Call) -> bool:
    if _CALLS.match(call.of) or _CALLS.match(call.name):
        return True
    reports = call.keyword("report_to")
    return reports is not None and _REPORTS.search(reports) is not None


def _own_log(path: str, code: Code) -> Place | None:
    """A training file that appends to, or writes, a file of metrics."""
    if trains(code) is None:
        return None
    for call in code.calls:
        if _WRITES.search(call.last()):
            return Place(path, call.line, call.name)
        if call.last() in ("open", "to_csv", "dump", "save", "savetxt") and any(
            map(_FILE.search, call.texts)
        ):
            return Place(path, call.line, "a file of metrics")
        if call.name == "open" and {"a", "w", "wb", "a+"} & set(call.texts) and _names_log(call):
            return Place(path, call.line, "a log of runs")
    return None


def _names_log(call: Call) -> bool:
    told = (*call.texts, *call.given[:1])
    return any(
        re.search(r"(?:^|[_./])(?:logs?|log_?file|logfile|metadata\w*|history|metrics?)(?:$|[_.\d])", t, re.I)
        for t in told
    )


PROBE = Probe("tracks-experiments", look, skills=("experiment-tracking",))
