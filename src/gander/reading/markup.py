"""HTML inside a text, blanked character for character, so that offsets into `canonical(text)` stay true.

Why:
    Boards hand their texts out as HTML, plain or with its entities encoded once more. What a tag means for
    reading is little: a new line, a bullet, or nothing. So every tag becomes as many characters of white
    space as it has, and the reader's other files never hear of markup.
How:
    A block's tag is an empty line of its own (a line end first and last), so that the text around it keeps
    its length and column; '<li>' is a line end and a bullet, further in by one for every outer list. Line
    ends in the source of such a text are white space, as in a browser; an empty line is kept, because some
    boards mix both. Every step passes over the text once, whatever stands in it.
"""

from __future__ import annotations

import html
import re

_SIGN = re.compile(
    r"</(?:p|div|li|[uo]l|h[1-6]|strong|b|em|i|u|a|span|t[dr]|table|section|article|body|html|font)\s*+>"
    r"|<(?:p|br|li|hr)\s*+/?>|<(?:p|div|li|ul|br|span|a)\s[^<>]{0,500}>",
    re.IGNORECASE,
)
"""One of these and the text is HTML; 'a < b', 'vector<int>' and '<email>' are no sign."""
_BLOCK_SIGN = re.compile(r"</?(?:p|div|li|[uo]l|br|h[1-6]|t[dr]|table)\b", re.IGNORECASE)
"""Without one of these the line ends are the text's own."""
_BLOCKS = (
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend main nav ol option p pre section summary "
    "table tbody td tfoot th thead title tr ul"
)
_INLINES = (
    "a abbr acronym audio b base bdi bdo big body button canvas cite code col colgroup data datalist del dfn "
    "em embed font head i iframe img input ins kbd label li link map mark meta meter noscript object output "
    "picture progress q s samp select slot small source span strike strong sub sup svg path template "
    "textarea time track tt u var video wbr script style"
)
_KNOWN = {**dict.fromkeys(_INLINES.split(), False), **dict.fromkeys(_BLOCKS.split(), True)}
"""Names of tags, and whether they end the line."""
_ATTRIBUTES = r"""(?:(?:"[^"<]*+"|'[^'<]*+'|[^"'<>])*+>|[^<>]*+>)"""
_PIECE = re.compile(
    rf"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:.-]*+){_ATTRIBUTES}"
    r"|<[!?][^<>]*+>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<soft>(?<!\n)\n(?![ \t]*+(?:[-*•·–▪●\n]|\Z)))"
)
_UNSEEN = re.compile(r"<(script|style|svg|template)(?![\w.+-])", re.IGNORECASE)
_CLOSED = {
    name: re.compile(rf"</{name}\s*+>", re.IGNORECASE) for name in ("script", "style", "svg", "template")
}
_WIDE = 40
"""Blanks in a row, at most: the reader takes lines of many characters for lines wrapped to a column."""


def masked(text: str) -> str:
    """A text of equal length in which the markup of one that is HTML is white space; others as they are."""
    if "<" not in text or not _SIGN.search(text):
        return text
    if "<!--" in text:
        text = _without_comments(text)
    if _UNSEEN.search(text):
        text = _without_unseen(text)
    return _PIECE.sub(_Pieces(text), text)


class _Pieces:
    """What each tag, entity and line end becomes; knows how deep in lists it stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks = _BLOCK_SIGN.search(text) is not None
        self._depth = 0
        self._bullet_at = -1

    def __call__(self, found: re.Match[str]) -> str:
        name = found["name"]
        if name is None:
            return self._other(found)
        name, size = name.lower(), found.end() - found.start()
        block = _KNOWN.get(name, False if ":" in name or "-" in name else None)
        if block is None:
            return found.group()
        if name in ("ul", "ol"):
            self._depth = max(0, self._depth + (-1 if found["end"] else 1))
        if name == "li":
            if found["end"]:
                return " " * size
            self._bullet_at = found.end()
            return _bullet(size, self._depth)
        if not block or self._opens_bullet(found, name):
            return " " * size
        return _empty_line(size)

    def _other(self, found: re.Match[str]) -> str:
        size = found.end() - found.start()
        if found["soft"]:
            return " " if self._blocks else "\n"
        if not found["entity"]:
            return " " * size
        sign = html.unescape(found.group()).replace("\r", "\n")
        return sign.ljust(size) if len(sign) <= size else found.group()

    def _opens_bullet(self, found: re.Match[str], name: str) -> bool:
        """Whether only white space stands between '<li>' and this tag: '<li><p>' is one line."""
        if self._bullet_at < 0 or found["end"] or name in ("ul", "ol", "br"):
            return False
        between = self._text[self._bullet_at : found.start()]
        self._bullet_at = found.end() if not between or between.isspace() else -1
        return self._bullet_at >= 0


def _bullet(size: int, depth: int) -> str:
    indent = max(0, min(depth - 1, size - 3))
    return _empty_line(size - indent - 2) + " " * indent + "- "


def _empty_line(size: int) -> str:
    """A line end first and last, and between them lines of blanks."""
    if size <= _WIDE:
        return "\n" if size == 1 else "\n" + " " * (size - 2) + "\n"
    whole, rest = divmod(size - 1, _WIDE)
    return "\n" + (" " * (_WIDE - 1) + "\n") * whole + (" " * (rest - 1) + "\n" if rest else "")


def _without_comments(text: str) -> str:
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (stop := text.find("-->", start + 4)) >= 0:
        parts += [text[at:start], " " * (stop + 3 - start)]
        at = stop + 3
    return "".join([*parts, text[at:]])


def _without_unseen(text: str) -> str:
    """Scripts, styles and drawings with what is inside; one that is never closed stays for the tags' turn."""
    parts: list[str] = []
    at = start = 0
    never: set[str] = set()
    while opening := _UNSEEN.search(text, start):
        name = opening[1].lower()
        closing = None if name in never else _CLOSED[name].search(text, opening.end())
        start = opening.end()
        if closing is None:
            never.add(name)
            continue
        parts += [text[at : opening.start()], " " * (closing.end() - opening.start())]
        at = start = closing.end()
    return "".join([*parts, text[at:]])
