"""`gander read --html FILE`: a posting marked up, as one page that loads nothing; all of it escaped.

Why a content policy with hashes: the posting is a stranger's text. Even where an escape failed, the browser
would run no script and take no style but the two that are written here.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from markupsafe import Markup

from gander import __version__
from gander.app.read import Part, Posting, ReadAnswer, Unit
from gander.faces import jobs, marks, quality_words, reasons, words
from gander.faces import posting_words as say
from gander.faces.html.posting_text import blocks, marked
from gander.faces.html.templates import environment, source
from gander.faces.place_words import named
from gander.shell.atomic import write_atomically

HINT = "choose a file in a folder you may write to, e.g. --html ~/posting.html"

_FIRST = 8
"""Skills named as context that are shown before the fold."""


def write(answer: ReadAnswer, file: str) -> str:
    """Writes the page and returns the line that says so. Raises UserError where it cannot be written."""
    path = Path(file).expanduser()
    write_atomically(path, render(answer), hint=HINT)
    return f"page: {path}"


def render(answer: ReadAnswer) -> str:
    """The whole document."""
    templates = environment()
    style, script = source("posting.css"), source("posting.js")
    shown = [_posting(index, posting) for index, posting in enumerate(answer.postings)]
    return templates.get_template("posting.html.j2").render(
        postings=shown,
        page_title=shown[0]["title"] if len(shown) == 1 else f"{len(shown)} postings",
        heads=say.HEADS,
        sure=quality_words.lines(answer.reader, answer.postings),
        today=answer.today.isoformat(),
        version=__version__,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _posting(index: int, posting: Posting) -> dict[str, Any]:
    told = jobs.tell(posting)
    first = marked(index, told.posting)
    return {
        "index": index,
        "title": say.title(posting).replace(" |", f"{words.NBSP}|"),
        "where": words.short(posting.where, 80),
        "url": words.link(posting.url) if posting.url else None,
        "facts": _facts(index, told.posting, told.whole) if told.whole else [],
        "summary": _summary(told),
        "jobs": [
            {"id": f"j{index}-{job.part.part}", "name": job.name, "facts": _facts(index, told.posting, job)}
            for job in told.jobs
        ],
        "lists": [_list(index, job, first) for job in told.all if job.part.units],
        "conditions": _conditions(index, told),
        "n_conditions": sum(len(one.kinds) for one in marks.conditions(told.posting)),
        "blocks": blocks(index, told.posting),
    }


def _summary(told: jobs.Told) -> str:
    if not told.whole:
        return ""
    return (
        say.summary_of_several(told.whole.part, len(told.jobs)) if told.jobs else say.summary(told.whole.part)
    )


def _conditions(index: int, told: jobs.Told) -> list[dict[str, str]]:
    """Each sentence once; those that only some jobs state say of which."""
    return [
        {
            "id": f"g{index}-{number}",
            "mark": f"s{index}-{number}" if condition.span[0] >= 0 else "",
            "what": reasons.gate(condition.kinds),
            "said": words.clean(marks.said(told.posting, condition)),
            "only": jobs.only(told, condition),
        }
        for number, condition in enumerate(marks.conditions(told.posting))
    ]


def _facts(index: int, posting: Posting, job: jobs.Job) -> list[tuple[str, str, str]]:
    """(what, value, the mark that says it or ''); a place leads only to a sentence that names it."""
    found = marks.conditions(posting)
    own = [
        (number, condition)
        for number, condition in enumerate(found)
        if condition.span[0] >= 0 and any(marks.states(posting, condition, gate) for gate in job.part.gates)
    ]
    at: dict[str, str] = {}
    for number, condition in own:
        for kind in condition.kinds:
            if kind != "place" or named(job.part.facts.get("places") or (), marks.said(posting, condition)):
                at.setdefault(kind, f"s{index}-{number}")
    return [(name, value, at.get(kind, "")) for name, value, kind in job.facts]


def _list(index: int, job: jobs.Job, first: dict[tuple[int, int, str], str]) -> dict[str, Any]:
    groups = []
    for status, head in say.HEADS.items():
        units = [_unit(index, job.part, unit, first) for unit in job.part.units if unit.status == status]
        most = _FIRST if status == "context" and len(units) > _FIRST + 1 else len(units)
        if units:
            groups.append((status, head, units[:most], units[most:]))
    return {"name": job.name, "groups": groups}


def _unit(index: int, part: Part, unit: Unit, first: dict[tuple[int, int, str], str]) -> dict[str, Any]:
    return {
        "id": f"u{index}-{part.part}-{unit.number}",
        "number": unit.number,
        "members": [
            (say.member(one), first.get((part.part, unit.number, one.skill.id), "")) for one in unit.members
        ],
        "aside": say.aside(unit),
        "reason": reasons.reason(unit.rule),
        "rule": words.clean(unit.rule),
    }


def _hash(text: str) -> str:
    """What a content policy calls that text, as it stands between its tags."""
    return "sha256-" + base64.b64encode(hashlib.sha256(f"\n{text}\n".encode()).digest()).decode()
