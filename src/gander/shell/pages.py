"""A saved page's posting: its own part without menus and similar jobs, as text, and what it states of itself.

Why selectolax: a page as browsers save it is rarely well-formed; it parses as browsers do, in C, and loads
nothing.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gander.reading.markup import masked

_NOISE = (
    "nav, aside, footer, form, script, style, noscript, template, svg, iframe, button, select, "
    "dialog, object, [hidden], [role=navigation], [role=banner], [role=contentinfo], [role=dialog], "
    "[role=alertdialog], [role=search], body > header"
)
_NOISE_NAME = re.compile(
    r"cookie|consent|gdpr|newsletter|breadcrumb|navbar|nav-|-nav\b|menu|popup|modal|sidebar|social|share"
    r"|(?:similar|related|recommended|other|more|latest)[-_]?(?:job|posting|position|vacanc|role)",
    re.IGNORECASE,
)
_OTHER_JOBS = re.compile(
    r"^\W*(?:similar|related|recommended|more|other|latest) (?:jobs?|roles?|positions?|openings?|vacancies)\b"
    r"|^\W*(?:jobs? you (?:may|might) (?:also )?like|people also (?:viewed|searched))",
    re.IGNORECASE,
)
_LINE = re.compile(r"<(?:br|/?(?:div|tr|dt|dd|section|article|main|header))\b[^<>]*+>", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|b|strong|em|i|u|s|span|font|sup|sub|code|mark|small)\b[^<>]*+>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_KEPT = {ord("<"): "\ue000", ord(">"): "\ue001", ord("&"): "\ue002"}
"""Signs that a text says are no markup; until the tags are gone they stand for themselves elsewhere."""
_GIVEN_BACK = {0xE000: "<", 0xE001: ">", 0xE002: "&"}
_ENDS = re.compile(r"\v(?:[ \t]*+\v)*+")
_SPACES = re.compile(r"[ \t\xa0]+")
_MOST = 0.5
"""A part that holds more of the page's text than this is never noise, whatever it is called."""
_CORE = 0.8
"""The posting's part is the deepest one with this much of the text that is no link."""
_DEEPEST = 20
"""JSON of a page is looked through so deep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`stated` are the page's schema.org JobPosting objects; `text` is that of its main part."""

    title: str | None
    text: str
    stated: tuple[Mapping[str, Any], ...] = ()


def read_page(source: str) -> Page:
    """What stands on a page, whatever it is made of."""
    tree = LexborHTMLParser(source)
    stated = tuple(_stated(tree))
    title = _title(tree)
    body = tree.body
    if body is None:
        return Page(title=title, text="", stated=stated)
    _drop_noise(body)
    return Page(title=title, text=text_of(_main(body).html or ""), stated=stated)


def text_of(source: str) -> str:
    """HTML as a person would type it: lines, bullets, an empty line between paragraphs."""
    source = _INLINE.sub("", source)
    source = _ENTITY.sub(lambda found: html.unescape(found[0]).translate(_KEPT), source)
    # a vertical tab stands for the end of a line within a paragraph until white space is tidied
    text = _ENDS.sub("\n", masked(_LINE.sub("\v", f"<p>{source}</p>"))).translate(_GIVEN_BACK)
    lines = [_tidied(line) for line in text.split("\n")]
    # masked() gives a line end first and last for a paragraph's tag: two, and so an empty line between
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(_closed_up(kept)).strip()


def _tidied(line: str) -> str:
    """One space for several, and none before the first word, unless it shows how far in a bullet stands."""
    bare = line.lstrip(" ")
    indent = " " * (len(line) - len(bare)) if bare.startswith("- ") else ""
    return indent + _SPACES.sub(" ", bare).strip(" ")


def _closed_up(lines: list[str]) -> Iterator[str]:
    """Without the empty lines between bullets."""
    for at, line in enumerate(lines):
        around = lines[max(at - 1, 0)], lines[min(at + 1, len(lines) - 1)]
        if line or not all(other.lstrip().startswith("- ") for other in around):
            yield line


def _title(tree: LexborHTMLParser) -> str | None:
    """The page's own heading, else what it is called for sharing, else its title."""
    heading = tree.css("h1")
    if len(heading) == 1 and (text := _words(heading[0])):
        return text
    shared = tree.css_first("meta[property='og:title']")
    if shared is not None and (text := " ".join((shared.attributes.get("content") or "").split())):
        return text
    title = tree.css_first("title")
    return (_words(title) if title is not None else "") or None


def _words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def _drop_noise(body: LexborNode) -> None:
    whole = max(len(_words(body)), 1)

    def drop(node: LexborNode) -> None:
        if len(_words(node)) <= _MOST * whole:
            node.decompose()

    for node in body.css("script, style, noscript, template, svg"):
        node.decompose()
    for node in body.css(_NOISE):
        drop(node)
    for node in body.css("[class], [id]"):
        if node.tag not in ("body", "html", "main", "article") and _NOISE_NAME.search(_names(node)):
            drop(node)
    for node in body.css("h2, h3, h4"):
        if _OTHER_JOBS.match(_words(node)) and node.parent is not None and node.parent.tag != "body":
            drop(node.parent)


def _names(node: LexborNode) -> str:
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"


def _main(body: LexborNode) -> LexborNode:
    """The posting's part: what says so itself, else the deepest node with most of the text."""
    for marked in ("[itemtype*=JobPosting]", "[itemprop=description]", "main", "[role=main]", "article"):
        found = body.css(marked)
        if len(found) == 1 and len(_words(found[0])) >= _MOST * _plain_words(body):
            body = found[0]
            break
    total = _plain_words(body)
    for _ in range(200):  # as deep as a page can sensibly be
        inner = [node for node in body.iter() if _plain_words(node) >= _CORE * total]
        if not inner or inner[0].tag in ("ul", "ol", "p", "table"):
            break
        body = inner[0]
    return body


def _plain_words(node: LexborNode) -> int:
    """Characters of text that is no link."""
    return len(_words(node)) - sum(len(_words(link)) for link in node.css("a"))


def _stated(tree: LexborHTMLParser) -> Iterator[Mapping[str, Any]]:
    for node in tree.css("script[type='application/ld+json']"):
        try:
            value = json.loads(node.text(), strict=False)
        except (ValueError, RecursionError):
            continue  # a page's broken data is no failure: its text is read
        yield from job_postings(value)


def job_postings(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The schema.org JobPosting objects anywhere in a JSON value."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        kind = value.get("@type")
        if kind == "JobPosting" or (isinstance(kind, list) and "JobPosting" in kind):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict | list):
                yield from job_postings(item, depth + 1)
