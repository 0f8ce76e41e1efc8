"""`gander proof --html FILE`: the audit as one page that loads nothing; everything from outside escaped."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from gander import __version__
from gander.app.proof import Proof
from gander.evidence.rubric import CATEGORIES, SOURCE
from gander.evidence.steps import RULE
from gander.faces import proof_words, words
from gander.faces.html.templates import environment, source
from gander.shell.atomic import write_atomically
from gander.shell.probe_pages import read_pages

HINT = "choose a file in a folder you may write to, e.g. --html ~/proof.html"


def write(answer: Proof, file: str) -> str:
    """Writes the page and returns the line that says so. Raises UserError where it cannot be written."""
    path = Path(file).expanduser()
    write_atomically(path, render(answer), hint=HINT)
    return f"page: {path}"


def render(answer: Proof) -> str:
    """The whole document."""
    templates = environment()
    pages = read_pages()
    best = [one for name in answer.best for one in answer.audits if one.repository.name == name]
    return templates.get_template("proof.html.j2").render(
        a=answer,
        audits=[*best, *(one for one in answer.audits if one not in best)],
        n_best=len(best),
        pages=pages,
        groups={probe: page.group for probe, page in pages.items()},
        told=proof_words,
        say=words,
        rule=RULE,
        categories=CATEGORIES,
        source=SOURCE,
        label=lambda skill: answer.vocabulary.named(skill).label,
        style=Markup(source("report.css") + source("proof.css")),
        version=__version__,
    )
