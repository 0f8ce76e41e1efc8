"""What a file that may tell of a person is: by its first bytes, its keys and columns, at last its name."""

from __future__ import annotations

import re
from typing import Any, Literal

from gander.evidence.claims_badges import is_badge, payload
from gander.evidence.claims_github import READ, part_of
from gander.evidence.claims_json import JsonError, parsed
from gander.evidence.claims_json_resume import is_json_resume
from gander.evidence.claims_kaggle import is_notebook, is_results, is_results_header, meta_name
from gander.evidence.claims_linkedin import is_linkedin
from gander.shell.claims_files import TooMuchError, text_of

Group = Literal[
    "pdf", "docx", "archive", "unknown", "text", "resume", "badge", "linkedin", "github", "kaggle"
]
_JSON_NAME = re.compile(r"\.(?:json|ipynb)$", re.IGNORECASE)
_TEXT_NAME = re.compile(r"\.(?:md|markdown|txt|text|rst)$", re.IGNORECASE)
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def group_of(path: str, data: bytes) -> tuple[Group, Any]:
    """The group, and with it the parsed value of a résumé or badge, or why nothing is known of the file.

    Raises TooMuchError for what is no text, JsonError for damaged JSON.
    """
    if data.startswith(b"%PDF"):
        return "pdf", None
    if data.startswith(b"PK\x03\x04"):
        return ("docx" if b"word/" in data else "archive"), None
    if data.startswith(_OLD_WORD):
        return "unknown", "an old Word file: save it as .docx, PDF or text"
    text = text_of(data)
    if not text.strip():
        raise TooMuchError("it is empty")
    if text.lstrip()[:1] in ("{", "["):
        found = _of_json(path, text)
        if found is not None:
            return found
    held = payload(text)
    if held is not None and is_badge(held):
        return "badge", held
    return _of_table(path, text)


def _of_json(path: str, text: str) -> tuple[Group, Any] | None:
    """None where it is no JSON and does not say that it were: a text may open with a bracket."""
    try:
        value = parsed(text)
    except JsonError:
        if _JSON_NAME.search(path):
            raise
        return None
    if is_json_resume(value):
        return "resume", value
    if is_notebook(value) or is_results(value):
        return "kaggle", None
    first = value[0] if isinstance(value, list) and value else None
    kind = first.get("type") if isinstance(first, dict) else None
    if kind in ("pull_request", "repository") or (part_of(path) in READ and isinstance(value, list)):
        return "github", None
    if is_badge(value):
        return "badge", value
    if part_of(path):
        return "unknown", "a part of a GitHub archive from which nothing is taken"
    return "unknown", "JSON, but no résumé, badge, notebook, results or GitHub archive"


def _of_table(path: str, text: str) -> tuple[Group, Any]:
    if is_linkedin(path, text):
        return "linkedin", None
    header = re.split(r"[,;\t]", text[:20_000].partition("\n")[0].replace('"', ""))
    if len(header) > 1 and (meta_name(path) or is_results_header(header)):
        return "kaggle", None
    if path.lower().endswith(".csv"):
        return "unknown", "a table that is not known: no header of LinkedIn or Kaggle"
    return "text", None
