"""All probes, in the order in which they are shown."""

from __future__ import annotations

from gander.evidence.probes import engineering, models

PROBES = (*models.PROBES, *engineering.PROBES)
BY_ID = {probe.id: probe for probe in PROBES}
