"""Memory that goes back to the system at once, for verbs that make many tables one after the other."""

from __future__ import annotations

import os


def give_back() -> None:
    """To be said before Polars is loaded: what it frees then leaves no large heap."""
    os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:0,muzzy_decay_ms:0")
