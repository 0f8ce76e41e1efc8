"""Probes of models and language models, in the order in which they are shown."""

from __future__ import annotations

from gander.evidence.probes import converts_a_model

PROBES = (converts_a_model.PROBE,)
