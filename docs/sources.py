"""The reference of the live sources as Markdown, made from what each connector states of itself and from its
recorded pages: PYTHONPATH=src python docs/sources.py > docs/reference/sources.md"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import LiveFacts

RECORDED = Path(__file__).parents[1] / "tests" / "connectors" / "recorded"
GIVES = {
    "text": ("text",),
    "pay": ("pay_min", "pay_max"),
    "way of working": ("remote",),
    "day of posting": ("posted",),
    "closing date": ("closes",),
    "kind of contract": ("employment_type",),
    "level": ("level",),
    "skills as tags": ("tags",),
}
PER = {
    "board": "an employer's board",
    "search": "a search for each of your roles, at your place",
    "thread": "a month's thread",
    "feed": "the feed or one of its categories",
    "page": "a page, or a sitemap or feed that leads to such pages",
}
HEAD = """# Live sources

Made from what each connector states of itself and from its recorded pages by `docs/sources.py`; a test holds
the two together. What ships was built from [recorded sources](recorded.md).

`gander sources` shows the same list with its state on your machine: what was asked when, what went wrong, and
what is in the way. [How to add boards of your own](../how-to/boards.md).

What a source *gives* stands in at least one of its recorded adverts; not every advert has it. No advert's
text leaves your machine, and a link always leads to the source's own page.

**Pace** is the least time between two requests to one host. Where a host's robots.txt asks for more, that is
kept to; where it allows nothing, nothing is asked. Hosts that *ask not to be asked by robots* serve a
documented interface that their own terms or a key open, while their robots.txt closes it to every crawler.
They are left out until you decide otherwise, in the configuration:

    [network]
    robots_ignored = ["HOST"]

**Unverified** is a format that rests neither on a recorded answer nor on two independent descriptions.
"""


def markdown() -> str:
    """The whole page."""
    parts = [HEAD]
    for name, connector in live_connectors().items():
        parts += _source(connector.facts, list(_recorded(name)))
    return "\n".join(parts)


def _recorded(name: str) -> Iterator[dict[str, Any]]:
    for path in sorted((RECORDED / name).glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def _source(facts: LiveFacts, cases: list[dict[str, Any]]) -> Iterator[str]:
    rows = [row for case in cases for row in case["rows"]]
    has = {what: any(row.get(name) for row in rows for name in names) for what, names in GIVES.items()}
    is_search = facts.per == "search" and facts.id != "adzuna"
    subject = "all" if is_search else cases[0]["request"]["subject"]["name"]
    yield f"## `{facts.id}`\n"
    yield f"{facts.what[0].upper()}{facts.what[1:]}.\n"
    yield f"- One subject is {PER[facts.per]}: `gander sources add {facts.id}:{subject}`"
    yield f"- Gives {_listed(what for what, yes in has.items() if yes)}"
    lacks = _listed(what for what, yes in has.items() if not yes)
    if lacks:
        yield f"- Does not give {lacks}"
    yield f"- Pace: {facts.pace:g} s"
    keys = " and ".join(f"`{name}`" for name in facts.needs_key)
    yield f"- Key: {keys + ', in the configuration' if keys else 'none'}"
    for host in facts.robots:
        yield f"- Robots: `{host}` asks not to be asked by robots"
    yield f"- Terms: <{facts.terms}>"
    yield f"- Format: {_format(facts)}: <{facts.docs}>\n"


def _format(facts: LiveFacts) -> str:
    n = len(facts.seen_in)
    seen = f"{n} independent description{'s' if n > 1 else ''}" if n else ""
    words = ["a recorded answer"] if facts.recorded else []
    known = " and ".join([*words, *([seen] if seen else [])])
    return (
        f"verified by {known}" if facts.verified else f"unverified ({known or 'its own description alone'})"
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


if __name__ == "__main__":
    print(markdown(), end="")
