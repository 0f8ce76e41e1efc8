"""How often the verdict is right: six fixed persons against every labelled posting, by label and by reading.

Persons:
    Made up before any outcome of the held part was looked at, and widened on the part `tune` only, until
    "nothing missing or one short" held for at least a fifth of its postings: a rarer outcome would be
    measured on a handful. A person owns these skills and all that they imply.

Verdicts:
    The hard must units of a label and of a reading go through the product's own `outcomes`. A member that
    the vocabulary does not know is owned by nobody; a unit of which no member is known is met by the broader
    skill above it, or by nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from benchmarks.quality.match import Unit
from benchmarks.quality.scores import Counts, interval, ratio
from gander.model import OUTCOMES
from gander.stand.outcome import at_least, outcomes
from gander.vocabulary.vocabulary import Vocabulary

_ENGINEER = """
python sql git github linux docker ci-cd testing debugging documentation agile software-engineering
programming rest-apis api-design code-review data-structures-algorithms object-oriented-programming
design-patterns bash relational-databases postgresql databases machine-learning artificial-intelligence
large-language-models aws cloud-platforms performance-optimization scalability system-design
computer-science-fundamentals ai-coding-tools production-systems microservices monitoring
"""
PERSONS: dict[str, str] = {
    "backend developer, back after a year": _ENGINEER
    + """java spring-boot go nodejs javascript typescript html css react distributed-systems
    backend-development web-development fullstack-development kafka event-streaming
    event-driven-architecture message-queues rabbitmq grpc redis mysql mongodb kubernetes terraform
    serverless aws-lambda github-actions jenkins devops-practices infrastructure-engineering
    test-automation data-modeling etl data-pipelines cybersecurity application-security
    authentication networking saas open-source project-management retrieval-augmented-generation""",
    "ML engineer": _ENGINEER
    + """pytorch tensorflow scikit-learn numpy pandas jupyter deep-learning nlp computer-vision statistics
    transformer-models hugging-face fine-tuning feature-engineering hyperparameter-tuning xgboost
    data-science model-training model-evaluation model-deployment model-serving mlops mlflow
    ml-infrastructure ml-systems data-pipelines data-analysis data-modeling airflow spark fastapi
    kubernetes embeddings vector-databases retrieval-augmented-generation generative-ai
    prompt-engineering langchain ai-agents openai-api backend-development distributed-systems
    inference-optimization scientific-research""",
    "data analyst": _ENGINEER
    + """excel tableau power-bi looker bi-tools pandas numpy r statistics data-analysis data-visualization
    ab-testing kpi-metrics forecasting product-analytics google-analytics marketing-analytics
    funnel-analysis etl data-modeling data-warehousing data-pipelines data-quality data-wrangling
    data-governance snowflake bigquery dbt airflow mysql scikit-learn data-science business-analysis
    business-operations project-management product-management jira crm salesforce
    quant-domain-finance scientific-research generative-ai prompt-engineering chatgpt
    google-workspace javascript html css web-development openai-api ai-agents
    retrieval-augmented-generation data-engineering deep-learning tensorflow process-improvement
    customer-success manual-testing sdlc distributed-systems hex aws-s3""",
    "LLM application engineer": _ENGINEER
    + """typescript javascript nodejs react nextjs html css fastapi ai-agents multi-agent-systems langchain
    langgraph llamaindex retrieval-augmented-generation prompt-engineering context-engineering
    embeddings vector-databases pinecone pgvector openai-api anthropic-api claude gpt mcp
    function-calling llm-evaluation llm-guardrails model-evaluation agent-evaluation fine-tuning
    generative-ai hugging-face nlp pytorch llmops ai-integration model-deployment data-pipelines
    backend-development frontend-development fullstack-development web-development
    distributed-systems kubernetes redis mongodb azure cursor github-copilot""",
    "full-stack developer": _ENGINEER
    + """typescript javascript react react-native nextjs nodejs express nestjs html css tailwind redux vue
    graphql websockets webpack state-management responsive-design ux-design figma
    frontend-development backend-development fullstack-development web-development
    mobile-development mysql mongodb redis php java jest playwright test-automation github-actions
    vercel devops-practices event-driven-architecture kubernetes serverless saas authentication
    product-management project-management openai-api ai-agents prompt-engineering
    retrieval-augmented-generation cursor github-copilot sdlc cybersecurity data-analysis
    distributed-systems""",
    "data engineer": _ENGINEER
    + """spark kafka airflow dbt snowflake bigquery redshift databricks delta-lake iceberg etl data-pipelines
    data-modeling data-warehousing data-engineering data-quality data-platform data-wrangling
    data-governance data-analysis data-visualization bi-tools tableau pandas numpy statistics scala
    java typescript go nosql mysql mongodb event-streaming distributed-systems
    workflow-orchestration kubernetes terraform azure gcp aws-s3 aws-glue infrastructure-engineering
    devops-practices backend-development mlops scikit-learn feature-engineering model-deployment
    embeddings vector-databases retrieval-augmented-generation openai-api ai-agents cybersecurity""",
}
K = len(OUTCOMES)
NEAR = 2
"""The first two outcomes: nothing missing, and one short."""
STATED = K - 1
"""The outcomes before the last, which is 'no stated must'."""

Table = npt.NDArray[np.int64]


def owned(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """What each person owns, closed under 'implies'. Raises KeyError for an id the vocabulary has not."""
    return {
        name: vocabulary.closure(vocabulary.skills[vocabulary.current(s)].id for s in skills.split())
        for name, skills in PERSONS.items()
    }


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Postings by persons: the outcome as its place in OUTCOMES, and whether at least 60 % are met."""

    outcome: Table
    enough: npt.NDArray[np.bool_]

    def of(self, rows: Sequence[int]) -> Verdicts:
        """Those postings only."""
        return Verdicts(self.outcome[list(rows)], self.enough[list(rows)])


def verdicts(
    ids: Sequence[str], units: Mapping[str, list[Unit]], persons: Mapping[str, frozenset[str]]
) -> Verdicts:
    """Every person against the hard units of every posting, by label or by reading."""
    musts = _musts(ids, units)
    postings = pl.Series(ids, dtype=pl.String)
    columns, enough = [], []
    for skills in persons.values():
        judged = outcomes(postings, musts, skills)
        columns.append(judged["outcome"].replace_strict({o: i for i, o in enumerate(OUTCOMES)}).to_numpy())
        enough.append(judged.select(at_least()).to_series().to_numpy())
    return Verdicts(np.stack(columns, axis=1).astype(np.int64), np.stack(enough, axis=1))


def _musts(ids: Sequence[str], units: Mapping[str, list[Unit]]) -> pl.DataFrame:
    """Must units as `outcomes` takes them: without the members that the vocabulary does not know."""
    rows = [
        (one, [m.skill for m in unit.members if m.known], unit.under.skill if unit.under else None)
        for one in ids
        for unit in units[one]
        if unit.status == "must"
    ]
    schema = {"posting": pl.String, "members": pl.List(pl.String), "under": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def figures(truth: Verdicts, read: Verdicts) -> dict[str, object]:
    """Agreement of the verdicts, with intervals over postings, each at its own employer."""
    near, near_read = truth.outcome < NEAR, read.outcome < NEAR
    out = {
        "kappa": interval(_confusion(truth, read), _kappa),
        "kappa, quadratic weights, where both state a must": interval(_confusion(truth, read), _weighted),
        "sensitivity, nothing missing or one short": interval(_pairs(near & near_read, near), ratio),
        "specificity, nothing missing or one short": interval(_pairs(~near & ~near_read, ~near), ratio),
        "sensitivity, at least 60 % met": interval(_pairs(truth.enough & read.enough, truth.enough), ratio),
        "specificity, at least 60 % met": interval(
            _pairs(~truth.enough & ~read.enough, ~truth.enough), ratio
        ),
        "error of the shares, mean, points": interval(
            _rows_of(truth, read), lambda c: _errors(c).mean(axis=1)
        ),
        "error of the shares, worst, points": interval(
            _rows_of(truth, read), lambda c: _errors(c).max(axis=1)
        ),
    }
    for name, figure in out.items():
        if not name.startswith(
            ("sens", "spec")
        ):  # what `interval` counts as `of` says something of ratios only
            figure["of"] = truth.outcome.size
    return {**out, "base rate": {name: round(float(near[:, i].mean()), 4) for i, name in enumerate(PERSONS)}}


def _pairs(hit: npt.NDArray[np.bool_], of: npt.NDArray[np.bool_]) -> list[tuple[float, float]]:
    """(hits, of) of each posting over the persons."""
    return list(zip(hit.sum(axis=1).tolist(), of.sum(axis=1).tolist(), strict=True))


def _confusion(truth: Verdicts, read: Verdicts) -> Counts:
    """Each posting's own table of (true, read) outcomes over the persons, flat."""
    cells = truth.outcome * K + read.outcome
    return np.stack([np.bincount(row, minlength=K * K) for row in cells]).astype(np.float64)


def _agreement(tables: Counts, weights: Counts) -> Counts:
    """1 - disagreement seen / disagreement expected of the margins; (runs, k, k) -> (runs,)."""
    total = tables.sum(axis=(1, 2))
    expected = tables.sum(axis=2)[:, :, None] * tables.sum(axis=1)[:, None, :] / total[:, None, None]
    result: Counts = 1 - (tables * weights).sum(axis=(1, 2)) / (expected * weights).sum(axis=(1, 2))
    return result


def _kappa(counts: Counts) -> Counts:
    return _agreement(counts.reshape(-1, K, K), 1 - np.eye(K))


def _weighted(counts: Counts) -> Counts:
    """Only over the outcomes that have an order: 'no stated must' is no worse or better than another."""
    steps = np.arange(STATED)
    weights = np.square(steps[:, None] - steps[None, :]).astype(np.float64)
    return _agreement(counts.reshape(-1, K, K)[:, :STATED, :STATED], weights)


def _rows_of(truth: Verdicts, read: Verdicts) -> Counts:
    """Each posting's place in each displayed row of each person, true then read, flat."""
    both = [np.eye(K)[one.outcome][:, :, :STATED] for one in (truth, read)]
    table: Counts = np.stack(both, axis=1).reshape(len(truth.outcome), -1)
    return table


def _errors(counts: Counts) -> Counts:
    """Points between the share read and the true one, by person and row, as the product computes shares:
    of the postings that state a must."""
    rows = counts.reshape(len(counts), 2, -1, STATED)
    shares = 100 * rows / rows.sum(axis=3, keepdims=True)
    result: Counts = np.abs(shares[:, 1] - shares[:, 0]).reshape(len(counts), -1)
    return result
