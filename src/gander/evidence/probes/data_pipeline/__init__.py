"""Has a data pipeline: orchestrated or staged, or steps that extract, transform and load."""

from __future__ import annotations

import re

from gander.evidence.code import Code
from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.places import files, lines
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_CALLS = re.compile(
    r"^(?:airflow\.(?:\S+\.)?(?:DAG|dag|task)|DAG|prefect\.\S*(?:flow|task|Flow)|dagster\.\S+|luigi\.\S+|kedro\.\S*(?:node|pipeline|Pipeline)\S*|zenml\.\S*(?:pipeline|step)\S*|metaflow\.\S+|kfp\.\S+|apache_beam\.\S*Pipeline|mage_ai\.\S+"
    r"|flytekit\.\S+|tfx\.\S+|hamilton\.\S+|ploomber\.\S+|dlt\.\S*pipeline|sagemaker\.workflow\.\S+|azure\.ai\.ml\.dsl\.pipeline|bentoml\.pipeline|snakemake\.\S+|dvc\.api\.\S+|couler\.\S+|meltano\.\S+)$"
)
_BASES = re.compile(
    r"^(?:luigi\.\S*Task\w*|metaflow\.FlowSpec|FlowSpec|airflow\.\S*BaseOperator|BaseOperator|apache_beam\.DoFn|dagster\.\S+|AwsBaseHook|BaseHook)$"
)
_MARKS = re.compile(
    r"^(?:prefect\.\S*(?:flow|task)|airflow\.\S*(?:dag|task)|dagster\.\S*(?:asset|op|job|graph)\S*|zenml\.\S*(?:step|pipeline)\S*|flytekit\.\S*(?:task|workflow)|kfp\.\S*(?:component|pipeline)\S*|metaflow\.\S*step|dlt\.\S*(?:resource|source)|data_loader|data_exporter|transformer|modal\S*asset)$"
)
_FILES = (
    r"(?:^|/)dbt_project\.yml$",
    r"(?:^|/)(?:snakefile|mlproject|ploomber\.yaml|meltano\.yml|kedro_cli\.py|nextflow\.config)$|\.nf$|\.smk$",
)
_DVC = r"^stages\s*:"
_ETL = (
    re.compile(r"^(?:extract|fetch|ingest|scrape|crawl)(?:_|$)|^get_.*data$", re.IGNORECASE),
    re.compile(r"^(?:transform|clean|enrich|format)(?:_|$)|^process_data", re.IGNORECASE),
    re.compile(
        r"^(?:load|insert|upload|publish|export|upsert|save)(?:_(?!data$)|$)|_to_(?:sql|s3|db)", re.IGNORECASE
    ),
)
_SPARK = (
    re.compile(r"(?:^|\.)(?:read|readStream)\b"),
    re.compile(r"(?:^|\.)(?:write|writeStream|saveAsTable|insertInto|save)\b"),
)
_WORDS = [
    "airflow",
    "DAG",
    "dag",
    "prefect",
    "flow",
    "task",
    "dagster",
    "luigi",
    "kedro",
    "zenml",
    "metaflow",
    "FlowSpec",
    "kfp",
    "apache_beam",
    "flytekit",
    "tfx",
    "dlt",
    "mage_ai",
    "data_loader",
    "pipeline",
    "extract",
    "transform",
    "etl",
    "ETL",
    "pyspark",
    "SparkSession",
    "step",
    "BaseOperator",
    "insert_data",
    "process_song_file",
    "hamilton",
    "ploomber",
    "COPY",
    "load_staging_tables",
    "scrape",
    "ingest",
    "fetch",
]


def look(project: Project) -> Seen:
    places = [
        place for path, code in project.codes(*_WORDS, languages=("py",)) if (place := _place(path, code))
    ]
    places += files(project, "pipeline", *_FILES)
    places += lines(project, "stages", _DVC, project.named(r"(?:^|/)dvc\.ya?ml$"))
    return (
        true(places)
        if places
        else false("no orchestrated or staged pipeline, and no extract, transform and load")
    )


def _place(path: str, code: Code) -> Place | None:
    for call in code.calls:
        if _CALLS.match(call.of) and not call.of.startswith("kedro.framework"):
            return Place(path, call.line, call.of)
    for kind in code.classes:
        if any(map(_BASES.match, kind.bases)):
            return Place(path, kind.line, kind.name)
    for function in code.functions:
        mark = next((m for m in function.decorators if _MARKS.match(m)), None)
        if mark is not None:
            return Place(path, function.line, mark)
    return _spark(path, code) or _etl(path, code)


def _spark(path: str, code: Code) -> Place | None:
    """A Spark job that reads, works and writes."""
    if not any(name.startswith("pyspark") for name in code.imports):
        return None
    names = [call.name for call in code.calls]
    if all(any(map(wanted.search, names)) for wanted in _SPARK):
        first = next(c for c in code.calls if _SPARK[0].search(c.name))
        return Place(path, first.line, first.name)
    return None


def _etl(path: str, code: Code) -> Place | None:
    """A module whose functions extract, transform and load as separate steps."""
    if re.search(r"(?:^|/)tests?/|train|model", path):
        return None
    functions = [f for f in code.functions if not f.name.startswith("__")]
    steps = [next((f for f in functions if wanted.search(f.name)), None) for wanted in _ETL]
    told = re.search(r"etl|pipeline|ingest|elt\b", path, re.IGNORECASE) is not None
    found = [step for step in steps if step is not None]
    distinct = {f.name for f in found}
    if len(distinct) == 3 or (told and len(distinct) == 2 and steps[2] is not None):
        return Place(path, found[0].line, ", ".join(sorted(distinct))[:80])
    return None


PROBE = Probe("data-pipeline", look, skills=("data-pipelines",))
