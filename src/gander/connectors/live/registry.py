"""Every live source: each module of this folder that has a CONNECTOR."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from gander.connectors import live
from gander.connectors.live.wire import LiveConnector


@cache
def live_connectors() -> dict[str, LiveConnector]:
    """By id. A new source is one file here and its recording beside the tests."""
    found = {}
    for module in pkgutil.iter_modules(live.__path__):
        connector = getattr(import_module(f"{live.__name__}.{module.name}"), "CONNECTOR", None)
        if isinstance(connector, LiveConnector):
            found[connector.facts.id] = connector
    return dict(sorted(found.items()))


def recognised(address: str) -> tuple[str, str] | None:
    """(source id, subject's name) of a public address of a known platform, or None."""
    for name, connector in live_connectors().items():
        subject = connector.recognise(address)
        if subject:
            return name, subject
    return None
