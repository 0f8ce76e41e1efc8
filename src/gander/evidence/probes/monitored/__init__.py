"""Is monitored: metrics, traces, error tracking or drift of what runs."""

from __future__ import annotations

import re

from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.places import files, lines
from gander.evidence.probes.probe import Probe
from gander.evidence.probes.serves_an_api import look as serves
from gander.evidence.project import Project

_IMPORTS = re.compile(
    r"^(?:prometheus_client|prometheus_fastapi_instrumentator|starlette_exporter|opentelemetry|sentry_sdk|ddtrace|datadog|newrelic|evidently|whylogs|nannyml|alibi_detect|statsd|elasticapm|langfuse|langsmith|logfire"
    r"|phoenix|arize|openinference|applicationinsights|azure\.monitor|google\.cloud\.monitoring\S*|aws_xray_sdk|rollbar|bugsnag|honeycomb|@sentry/\S+|@opentelemetry/\S+|prom-client|dd-trace|io\.micrometer\S*|io\.prometheus\S*|io\.opentelemetry\S*"
    r"|github\.com/prometheus/client_golang\S*|go\.opentelemetry\.io\S*|github\.com/getsentry\S*|django_prometheus|flask_prometheus\S*|prometheus_flask_exporter|traceloop|helicone|opik)(?:[./]|$)"
)
_FILES = (
    r"(?:^|/)(?:prometheus|alertmanager|alert[\w-]*rules?|loki|promtail|otel[\w-]*|datadog|newrelic)[\w.-]*\.(?:ya?ml|ini)$",
    r"(?:^|/)grafana/.*\.(?:json|ya?ml|ini)$",
)
_SETTING = (
    r"image:\s*[\"']?\S*(?:prom/prometheus|grafana/grafana|jaegertracing|otel/opentelemetry"
    r"|datadog/agent|getsentry)|AWS::CloudWatch::Alarm|aws_cloudwatch_(?:metric_alarm|dashboard)"
    r"|kind:\s*ServiceMonitor|LANGCHAIN_TRACING_V2|LANGSMITH_TRACING"
)
_CALLS = re.compile(
    r"(?:^|\.)(?:sentry_sdk\.init|put_metric_data|DataDriftPreset|record_exception|start_as_current_span|LangfuseCallbackHandler|traceable|DatasetDriftMetric|ColumnDriftMetric)$"
)
_WORDS = [
    "prometheus_client",
    "prometheus_fastapi_instrumentator",
    "opentelemetry",
    "sentry_sdk",
    "ddtrace",
    "datadog",
    "evidently",
    "whylogs",
    "statsd",
    "langfuse",
    "langsmith",
    "logfire",
    "Sentry",
    "sentry",
    "put_metric_data",
    "prom",
    "newrelic",
    "elasticapm",
    "traceable",
    "micrometer",
    "prometheus",
    "nannyml",
    "alibi_detect",
    "phoenix",
    "openinference",
    "django_prometheus",
    "prometheus_flask_exporter",
    "opik",
]


def look(project: Project) -> Seen:
    places: list[Place] = []
    for path, code in project.codes(*_WORDS):
        name = next((n for n in code.imports if _IMPORTS.match(n)), None)
        call = next((c for c in code.calls if _CALLS.search(c.of)), None)
        if name is not None and code.calls:
            places.append(Place(path, code.imports[name], name))
        elif call is not None:
            places.append(Place(path, call.line, call.of))
    places += files(project, "monitoring configuration", *_FILES)
    places += lines(project, "monitoring", _SETTING, project.named(r"\.(?:ya?ml|tf|json|env|toml)$"))
    if places:
        return true(places)
    if not serves(project).places and not project.named(
        r"compose[\w.-]*\.ya?ml$", r"(?:^|/)dags?/", r"\.tf$"
    ):
        return not_applicable("nothing here runs as a service or job")
    return false("no metrics, traces, error tracking or drift of what runs")


PROBE = Probe("monitored", look, skills=("monitoring",))
