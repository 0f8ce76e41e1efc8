"""How a subject is called: the one name that its connector takes and would itself read off an address."""

from __future__ import annotations

from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import Subject, WireError


def proper(source: str, name: str) -> str:
    """The subject's name as the connector writes it, from a name or an address of that source.

    Raises WireError where it would be refused, or is a page of the platform and nobody's board ('embed').
    KeyError: there is no such source.
    """
    connector = live_connectors()[source]
    name = connector.recognise(name.strip()) or name.strip()
    if not name or any(not sign.isprintable() for sign in name):
        raise WireError("name", "it is empty" if not name else "it holds signs that cannot be printed")
    keys = dict.fromkeys(connector.facts.needs_key, "none")
    first = connector.requests(Subject(source=source, name=name, keys=keys))[0]
    if source == "job-posting-page":
        return first.url
    if connector.facts.per != "board":
        return name.lower()
    found = connector.recognise(first.url)
    if found:
        return found
    host = name.lower()
    if "." in host and first.url.startswith(f"https://{host}/"):  # a board under the employer's own host
        return host
    raise WireError("name", f"'{name[:100]}' is nobody's board there")
