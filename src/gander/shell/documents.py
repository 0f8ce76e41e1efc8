"""A file, or standard input, as postings to read: text, a saved page, PDF or JSON, told apart by content."""

from __future__ import annotations

import email
import email.policy
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

from gander.errors import UserError
from gander.model import Problem
from gander.reading.markup import masked
from gander.shell import posting_json
from gander.shell.document import Document
from gander.shell.pages import read_page

STDIN = "-"
FORMS = "text, HTML, a saved page (.html, .mhtml), PDF or JSON"
LARGEST = 64 << 20
"""Bytes above which a file is no posting."""
_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_LONGEST_TITLE = 150
_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"


def read_documents(name: str) -> list[Document]:
    """The postings of one file, or of standard input for '-'. Raises UserError where there is none."""
    data = _bytes(name)
    where = "standard input" if name == STDIN else name
    if data.startswith(_PDF):
        return [_titled(where, _pdf(data, where))]
    if data.startswith(_ZIP):
        raise _problem(where, "this is a Word file or an archive", "save it as PDF or as plain text first")
    text = decoded(data)
    if "\0" in text:
        raise _problem(where, "this is no text", f"give {FORMS}")
    if not text.strip():
        raise _problem(where, "it is empty", f"give {FORMS} with a posting in it")
    head = text.lstrip()[:1]
    if head in ("{", "[") and (found := _json(text, where)) is not None:
        return found
    if re.match(r"(?:From|MIME-Version|Content-Type):", text) and "text/html" in text:
        text = _saved_page(data) or text
    return _text(text, where)


def _bytes(name: str) -> bytes:
    if re.match(r"https?://", name, re.IGNORECASE):
        raise _problem(
            name,
            "Gander opens no addresses",
            "save the page in your browser and read the file: gander read posting.html",
        )
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if name == STDIN else _file(Path(name).expanduser())
    except OSError as error:
        raise _problem(
            name, f"cannot be read: {error.strerror or error}", "check the path; '-' reads standard input"
        ) from error
    if len(data) > LARGEST:
        raise _problem(
            name,
            f"larger than {LARGEST >> 20} MB: no posting is",
            "many postings, one a line, are read with: gander read --jsonl FILE",
        )
    return data


def _file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def decoded(data: bytes) -> str:
    """Bytes as text: by their mark, by what a page says of itself, as UTF-8, at last as Windows writes."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    said = _CHARSET.search(data[:4096])
    for name in (said[1].decode("ascii") if said else "utf-8", "utf-8"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _text(text: str, where: str) -> list[Document]:
    if not _PAGE.match(text) and masked(text) == text:
        return [_titled(where, text)]
    page = read_page(text)
    found = [
        document
        for stated in page.stated
        if (document := posting_json.document(stated, where)) is not None and len(document.text) > _SHORT
    ]
    if found:
        return found
    if not page.text:
        raise _problem(where, "no text stands on this page", "open it in a browser and save it again as text")
    return [Document(where=where, text=page.text, title=page.title or first_line(page.text))]


_SHORT = 200
"""A page's own description that is no longer than this is a summary: the page itself says more."""


def _titled(where: str, text: str) -> Document:
    if not text.strip():
        raise _problem(
            where, "no text could be taken from it", "a scan has only pictures: type or copy the text"
        )
    return Document(where=where, text=text, title=first_line(text))


def first_line(text: str) -> str | None:
    """The first line with words, without the marks of a heading, where it is short enough for a title."""
    line = next((bare for line in text.splitlines() if re.search(r"\w", bare := line.strip())), "")
    line = line.strip("#*_ \t").strip()
    return line if 0 < len(line) <= _LONGEST_TITLE else None


def _json(text: str, where: str) -> list[Document] | None:
    """The postings of a JSON text; None where it is none, such as a text that opens with a bracket."""
    try:
        value: Any = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        rows = _lines(text)
        if rows is None:
            if re.match(r'\s*[\[{]\s*["{]', text):
                raise _problem(where, f"damaged JSON: {error}", f"e.g. {posting_json.EXAMPLE}") from error
            return None
        value = rows
    found = posting_json.documents(value, where)
    if not found:
        raise _problem(where, "this JSON holds no posting with a text", f"e.g. {posting_json.EXAMPLE}")
    return found


def _lines(text: str) -> list[Any] | None:
    """JSON lines; None where one of them is none."""
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None


def _saved_page(data: bytes) -> str | None:
    """The page inside an .mhtml file."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return decoded(payload)
    return None


def _pdf(data: bytes, where: str) -> str:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise _problem(
            where, "reading PDF needs one more package", 'pip install "takeagander[pdf]"'
        ) from None
    try:
        return "\n\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise _problem(
            where,
            f"this PDF cannot be read ({type(error).__name__})",
            "copy its text into a file and read that",
        ) from error


def _problem(where: str, why: str, then: str) -> UserError:
    return UserError(Problem(where=where, why=why, next=then))
