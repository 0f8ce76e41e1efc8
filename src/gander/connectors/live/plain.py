"""Texts that a source prints without markup, as HTML that can stand between parts that have it."""

from __future__ import annotations

import html
import re

from gander.connectors.live import fields

_TAG = re.compile(
    r"</?(?:p|br|div|ul|ol|li|h[1-6]|b|strong|em|i|u|span|a|font|table|tr|td|section|article|hr)\b[^<>]*+>",
    re.IGNORECASE,
)
"""'<your name>' is no tag."""
_EMPTY = re.compile(r"\n[ \t]*+\n\s*+")


def as_html(value: object) -> str | None:
    """The text with its lines as lines; HTML as it is, also where its tags came as entities.

    Among blocks of HTML a bare line end is only a space.
    """
    said = fields.words(value)
    if not said or _TAG.search(said):
        return said
    unescaped = html.unescape(said)
    if _TAG.search(unescaped):
        return unescaped.strip()
    paragraphs = _EMPTY.split(unescaped.replace("\r\n", "\n").strip())
    return "\n".join(
        f"<p>{html.escape(paragraph, quote=False).replace(chr(10), '<br>')}</p>" for paragraph in paragraphs
    )


def bullets(*values: object) -> str | None:
    """Texts as one list; None where there is none."""
    said = dict.fromkeys(word for word in map(fields.words, values) if word)
    entries = (f"<li>{html.escape(html.unescape(word), quote=False)}</li>" for word in said)
    return f"<ul>{''.join(entries)}</ul>" if said else None
