"""Addresses in a sitemap (sitemaps.org), a list of sitemaps, an RSS or an Atom feed; nothing else of them."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import Literal, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from gander.connectors.live.wire import WireError

MOST = 50_000
"""Addresses of a list, as many as a sitemap may have."""
LONGEST = 2000
UNPACKED = 50 << 20
"""Bytes of an unpacked sitemap, as the protocol allows."""
DEEPEST = 40
_ROOT = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>)?(?:\s++|<!--.*?-->|<\?.*?\?>)*<(?:[a-zA-Z]\w*:)?(?:urlset|sitemapindex|rss|feed|RDF)[\s>/]",
    re.DOTALL,
)
_PLACES: dict[tuple[str, ...], Literal["sitemap", "index", "feed"]] = {
    ("urlset", "url", "loc"): "sitemap",
    ("sitemapindex", "sitemap", "loc"): "index",
    ("rss", "channel", "item", "link"): "feed",
    ("RDF", "item", "link"): "feed",
    ("feed", "entry", "link"): "feed",
}
_ROOTS = {path[0]: kind for path, kind in _PLACES.items()}


@dataclass(frozen=True, slots=True)
class LinkList:
    """`links`: each once, in order. An `index` leads to more sitemaps."""

    kind: Literal["sitemap", "index", "feed"]
    links: tuple[str, ...]


def unpacked(body: bytes) -> bytes:
    """The bytes of a file that was packed by itself ('sitemap.xml.gz'). Raises WireError."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    unpacker = zlib.decompressobj(31)
    try:
        out = unpacker.decompress(body, UNPACKED)
    except zlib.error:
        raise WireError("", "it is packed and damaged") from None
    if unpacker.unconsumed_tail:
        raise WireError("", "it is too large when unpacked")
    return out


def is_list(body: bytes) -> bool:
    return _ROOT.match(body.removeprefix(b"\xef\xbb\xbf"), 0, 4096) is not None


class _Reader:
    """Takes the addresses as the parser meets them: a list of any length needs no tree."""

    def __init__(self) -> None:
        self.root: str | None = None
        self.links: dict[str, None] = {}
        self._path: list[str] = []
        self._words: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name.rpartition(":")[2])
        self._words.clear()
        self.root = self.root or self._path[0]
        if len(self._path) > DEEPEST:
            raise WireError("", "it is nested too deeply")
        if self.root == "feed" and attributes.get("rel", "alternate") == "alternate":
            self._words.append(attributes.get("href", ""))

    def end(self, name: str) -> None:
        link = "".join(self._words).strip() if tuple(self._path) in _PLACES else ""
        if 0 < len(link) <= LONGEST and len(self.links) < MOST:
            self.links[link] = None
        self._path.pop()
        self._words.clear()

    def text(self, said: str) -> None:
        if len(self._words) < LONGEST:
            self._words.append(said)


def _doctype(name: str, *declared: object) -> NoReturn:
    raise WireError("", "it declares a document type")


def read(body: bytes) -> LinkList:
    """Raises WireError where it is no such XML, or declares a document type, which none of them needs."""
    parser, reader = ParserCreate(), _Reader()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _doctype
    try:
        parser.Parse(body, True)
    except WireError:
        raise
    except (ExpatError, ValueError, LookupError):
        raise WireError("", "it is no XML") from None
    if reader.root not in _ROOTS:
        raise WireError("", "it is no sitemap and no feed")
    return LinkList(_ROOTS[reader.root], tuple(reader.links))
