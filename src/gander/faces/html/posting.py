"""`gander read --html FILE`: a posting marked up, as one page that loads nothing; all of it escaped.

Why a content policy with hashes: the posting is a stranger's text. Even where an escape failed, the browser
would run no script and take no style but the two that are written here.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from gander import __version__
from gander.app.read import Part, Posting, ReadAnswer, Unit
from gander.faces import marks, reasons, words
from gander.faces import posting_words as told
from gander.faces.html.posting_text import blocks, marked
from gander.shell.atomic import write_atomically

HINT = "choose a file in a folder you may write to, e.g. --html ~/posting.html"


def write(answer: ReadAnswer, file: str) -> str:
    """Writes the page and returns the line that says so. Raises UserError where it cannot be written."""
    path = Path(file).expanduser()
    write_atomically(path, render(answer), hint=HINT)
    return f"page: {path}"


def render(answer: ReadAnswer) -> str:
    """The whole document."""
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _source("posting.css"), _source("posting.js")
    shown = [_posting(index, posting) for index, posting in enumerate(answer.postings)]
    return environment.get_template("posting.html.j2").render(
        postings=shown,
        page_title=shown[0]["title"] if len(shown) == 1 else f"{len(shown)} postings",
        heads=told.HEADS,
        sure=told.sure(answer.reader),
        today=answer.today.isoformat(),
        version=__version__,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _posting(index: int, posting: Posting) -> dict[str, Any]:
    first = marked(index, posting)
    gates = [
        {
            "id": f"g{index}-{number}",
            "what": reasons.gate(gate.kind),
            "said": words.clean(posting.text[slice(*marks.sentence(posting.text, gate.span))])
            if gate.span[0] >= 0
            else "",
        }
        for number, gate in enumerate(marks.gates(posting))
    ]
    return {
        "index": index,
        "title": told.title(posting),
        "where": words.short(posting.where, 80),
        "url": words.link(posting.url) if posting.url else None,
        "parts": [_part(index, posting, part, first) for part in posting.parts],
        "gates": gates,
        "blocks": blocks(index, posting),
    }


def _part(index: int, posting: Posting, part: Part, first: dict[tuple[int, int, str], str]) -> dict[str, Any]:
    said = {gate.kind: number for number, gate in reversed(list(enumerate(marks.gates(posting))))}
    own = {gate.kind for gate in part.gates}
    facts = [
        (name, value, f"s{index}-{said[kind]}" if kind in own else "")
        for name, value, kind in told.facts(posting, part)
    ]
    groups = [
        (status, head, [_unit(index, part, unit, first) for unit in part.units if unit.status == status])
        for status, head in told.HEADS.items()
    ]
    return {
        "number": part.part,
        "facts": facts,
        "summary": told.summary(part),
        "groups": [group for group in groups if group[2]],
    }


def _unit(index: int, part: Part, unit: Unit, first: dict[tuple[int, int, str], str]) -> dict[str, Any]:
    return {
        "id": f"u{index}-{part.part}-{unit.number}",
        "number": unit.number,
        "members": [
            (told.member(one), first.get((part.part, unit.number, one.skill.id), "")) for one in unit.members
        ],
        "aside": told.aside(unit),
        "reason": reasons.reason(unit.rule),
        "rule": words.clean(unit.rule),
    }


def _hash(text: str) -> str:
    """What a content policy calls that text, as it stands between its tags."""
    return "sha256-" + base64.b64encode(hashlib.sha256(f"\n{text}\n".encode()).digest()).decode()


def _source(name: str) -> str:
    found: Any = resources.files("gander.faces.html") / name
    text: str = found.read_text(encoding="utf-8")
    return text.rstrip("\n")
