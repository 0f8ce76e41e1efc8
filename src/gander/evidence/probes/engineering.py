"""Probes of engineering, data and trust, in the order in which they are shown."""

from __future__ import annotations

from gander.evidence.probes import licence

PROBES = (licence.PROBE,)
