"""Probes of language models, services and data, in the order in which they are shown."""

from __future__ import annotations

from gander.evidence.probes import (
    agents,
    data_pipeline,
    evaluates_llm_output,
    large_or_streaming_data,
    monitored,
    retrieval_augmented_generation,
    serious_sql,
    serves_an_api,
    versions_data,
)

PROBES = (
    retrieval_augmented_generation.PROBE,
    agents.PROBE,
    evaluates_llm_output.PROBE,
    serves_an_api.PROBE,
    monitored.PROBE,
    data_pipeline.PROBE,
    serious_sql.PROBE,
    large_or_streaming_data.PROBE,
    versions_data.PROBE,
)
