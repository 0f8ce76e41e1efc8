"""What a web page states of itself for machines: schema.org's JobPosting as JSON-LD, microdata or RDFa.

Broken JSON-LD is read where several public readers do (extruct, jobseek, web-auto-extractor): signs of
control in texts, comments, CDATA around it, commas before a closing bracket, entities instead of signs, and
more behind the first value. Anything else, as a missing comma, is no JSON and says nothing.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from gander.connectors.live import microdata

DEEPEST = 20
"""JSON of a page is looked through so deep."""
NESTED = 1000
"""Elements within each other; the time to parse a page grows with the square of it."""
_VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"),
        *("track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th"),
    )
)
"""Elements that need no end: they hold nothing, or the next of their kind ends them."""
_ELEMENT = re.compile(
    r"<(script|style)\b.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)|<(/?)([a-zA-Z][a-zA-Z0-9]*+)",
    re.DOTALL | re.IGNORECASE,
)
_NAMES = frozenset(
    f"{start}JobPosting" for start in ("", "schema:", "http://schema.org/", "https://schema.org/")
)
_COMMENT = re.compile(
    r'("(?:[^"\\]++|\\.)*+")'  # a text, in which all of it may stand
    r"|/\*\s*(?:<!\[CDATA\[|\]\]>)\s*\*/|<!\[CDATA\[|\]\](?:>|&gt;)"
    r"|/\*.*?(?:\*/|\Z)"
    r"|//(?!\s*(?:<!\[CDATA\[|\]\]))[^\n\r]*+|//"
    r"|<!--(?!\s*[\[{])[^\n\r<]*?-->|<!--|-->",
    re.DOTALL,
)
_COMMA = re.compile(r'("(?:[^"\\]++|\\.)*+")|,(?=\s*+[\]}])', re.DOTALL)
_BETWEEN = re.compile(r"[\s,;]*+")


class TooDeepError(ValueError):
    """A page that would take too long to parse."""


def postings(source: str) -> list[Mapping[str, Any]]:
    """The job postings that a page states, each once, in the form of JSON-LD. Raises TooDeepError."""
    if is_too_deep(source):
        raise TooDeepError
    tree = LexborHTMLParser(source)
    stated = [
        posting
        for script in tree.css("script[type^='application/ld+json' i]")
        for value in json_values(script.text())
        for posting in job_postings(value)
    ]
    each: list[Mapping[str, Any]] = []
    for posting in stated or microdata.items(tree, "JobPosting"):
        if posting not in each[-20:]:  # repeated by a plugin, right behind
            each.append(posting)
    return each


def is_too_deep(source: str) -> bool:
    """Whether more elements are left open than a page can sensibly have."""
    depth, left_open = 0, Counter[str]()
    for found in _ELEMENT.finditer(source):
        name = (found[3] or "").lower()
        if not name or name in _VOID:
            continue
        if not found[2]:
            left_open[name] += 1
            depth += 1
        elif left_open[name]:  # an end without its start ends nothing
            left_open[name] -= 1
            depth -= 1
        if depth > NESTED:
            return True
    return False


def json_values(text: str) -> Iterator[Any]:
    """The JSON values of a script; none where it cannot be read."""
    unescaped = html.unescape(text)
    for candidate in dict.fromkeys((text, _mended(text), unescaped, _mended(unescaped))):
        found = _values(candidate)
        if found:
            yield from found
            return


def _mended(text: str) -> str:
    """The text without comments, CDATA and the commas behind which nothing comes."""
    bare = _COMMENT.sub(lambda found: found[1] or " ", text)
    return _COMMA.sub(lambda found: found[1] or "", bare)


def _values(text: str) -> list[Any]:
    """One value after the other, as far as they can be read."""
    decoder, found, at = json.JSONDecoder(strict=False), [], 0
    try:
        while (at := _end(_BETWEEN, text, at)) < len(text):
            value, at = decoder.raw_decode(text, at)
            found.append(value)
    except (ValueError, RecursionError):
        pass  # a page's broken data is no failure
    return [value for value in found if isinstance(value, dict | list)]


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def job_postings(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The schema.org JobPosting objects anywhere in a JSON value: in a list, '@graph', a list's 'item'."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        kind = value.get("@type")
        if any(
            isinstance(one, str) and one in _NAMES for one in (kind if isinstance(kind, list) else [kind])
        ):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict | list):
                yield from job_postings(item, depth + 1)
