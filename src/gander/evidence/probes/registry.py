"""All probes, in the order in which they are shown."""

from __future__ import annotations

from gander.evidence.probes import data, engineering, models

PROBES = (*models.PROBES, *data.PROBES, *engineering.PROBES)
BY_ID = {probe.id: probe for probe in PROBES}
