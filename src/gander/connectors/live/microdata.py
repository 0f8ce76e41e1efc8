"""Items of microdata (WHATWG HTML, 5) and RDFa Lite (W3C), in the form of JSON-LD; `itemref` is left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST = 2000
"""Nodes of an item with a name, and items of a page."""
_FULL = ("http://schema.org/", "https://schema.org/", "schema:")
_MARKED_UP = frozenset(
    (
        *("description", "responsibilities", "qualifications", "skills", "educationRequirements"),
        *("experienceRequirements", "jobBenefits", "incentiveCompensation"),
    )
)
"""Texts with paragraphs and lists of their own."""
_ADDRESSES = frozenset(("url", "sameAs", "image", "logo"))
"""Names whose value is where a link leads; of others it is what the link says."""


def items(tree: LexborHTMLParser, kind: str) -> Iterator[dict[str, Any]]:
    """The outermost items of a schema.org type."""
    for node in tree.css(f"[itemscope][itemtype*='{kind}'], [typeof*='{kind}']")[:MOST]:
        if _kind(node.attributes) == kind:
            yield _item(node, kind)


def _item(top: LexborNode, kind: str) -> dict[str, Any]:
    """Walked without recursion, since depth is the sender's choice.

    Names may stand within each other: all that is taken together is no longer than a few times the item.
    """
    item: dict[str, Any] = {"@type": kind}
    left = 4 * len(top.html or "")
    todo = [(child, item) for child in _children(top)]
    named = 0
    while todo and left > 0 and named < MOST:
        node, owner = todo.pop()
        names = _names(node)
        within = owner
        if "itemscope" in node.attributes or "typeof" in node.attributes:
            within = {"@type": _kind(node.attributes)}
            value: Any = within
        else:
            value = _value(node, names) if names else None
        for name in names:
            named += 1
            left -= len(value) if isinstance(value, str) else 0
            _add(owner, name, value)
        todo += [(child, within) for child in _children(node)]
    return item


def _children(node: LexborNode) -> list[LexborNode]:
    """Elements in the order in which a stack gives them back: the last first."""
    return [child for child in node.iter(include_text=False) if child.is_element_node][::-1]


def _short(name: str) -> str | None:
    """The name without schema.org's prefix; None for a name of another vocabulary ('og:title')."""
    for start in _FULL:
        if name.startswith(start):
            return name[len(start) :]
    return None if ":" in name or "/" in name else name


def _names(node: LexborNode) -> list[str]:
    said = node.attributes.get("itemprop") or node.attributes.get("property") or ""
    return [short for name in said.split() if (short := _short(name))]


def _kind(attributes: dict[str, str | None]) -> str | None:
    said = attributes.get("itemtype") or attributes.get("typeof") or ""
    return next((short for name in said.split() if (short := _short(name))), None)


def _add(owner: dict[str, Any], name: str, value: Any) -> None:
    """A name that comes again makes a list."""
    if name not in owner:
        owner[name] = value
    elif isinstance(owner[name], list):
        owner[name].append(value)
    else:
        owner[name] = [owner[name], value]


def _value(node: LexborNode, names: list[str]) -> str:
    said = node.attributes
    if (content := said.get("content")) is not None:
        return content
    if (day := said.get("datetime")) is not None:
        return day
    if node.tag in ("data", "meter") and (value := said.get("value")) is not None:
        return value
    if _ADDRESSES.intersection(names):
        return said.get("href") or said.get("src") or said.get("resource") or node.text(strip=True)
    if _MARKED_UP.intersection(names):
        return node.inner_html or ""
    return " ".join(node.text(separator=" ").split()) or said.get("href") or ""
