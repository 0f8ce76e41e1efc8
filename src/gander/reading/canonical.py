"""The one form of a text that all offsets refer to."""

from __future__ import annotations

import html
import re

CANONICAL_VERSION = 1
"""Raised whenever `canonical` gives another result for any text; labels keep the version they used."""

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def canonical(text: str) -> str:
    """The text with HTML entities decoded and line ends unified to '\\n'; nothing else is changed.

    Only entities closed by ';' are decoded: '&copy' inside an address ('?a=1&copy=2') is no entity.
    """
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text
