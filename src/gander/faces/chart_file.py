"""`--chart FILE`: what a file's name asks for, and the picture written there."""

from __future__ import annotations

from pathlib import Path

from gander.errors import UserError
from gander.faces import words
from gander.faces.html.picture import HINT
from gander.market.result import MarketAnswer
from gander.model import Problem
from gander.shell.atomic import check_folder, write_atomically

KINDS = ("svg", "png", "html")


def check(file: str) -> str:
    """The kind of picture, before any work. Raises UserError: another ending, no such extra or folder."""
    from importlib.util import find_spec

    kind = Path(file).suffix.lstrip(".").lower()
    if kind not in KINDS:
        raise UserError(
            Problem(
                where=f"--chart {file}",
                why="the ending names no picture",
                next="e.g. --chart market.svg, .png or .html",
            )
        )
    if find_spec("altair") is None or find_spec("vl_convert") is None:
        raise UserError(
            Problem(where=f"--chart {file}", why="pictures are not installed", next=HINT.partition(": ")[2])
        )
    check_folder(Path(file).expanduser())
    return kind


def draw(answer: MarketAnswer, file: str, kind: str, top: int) -> str:
    """Writes the grouping where one was asked for, else the skills; returns the line that says so."""
    from gander.faces import charts

    if answer.by:
        chart = charts.groups(answer.rows, answer.by)
        what = f"jobs by {answer.by}"
    else:
        chart = charts.skills(answer.skills, top)
        what = f"asked for as a must, of {words.counted(answer.market.n_read, 'posting')} read"
    # the months reach further back than the window; what they count stands in the note
    when = "" if answer.by == "month" else f", {words.window(answer.population)}"
    chart = charts.titled(chart, f"{words.question(answer.population)}: {what}{when}", answer.row_note)
    path = Path(file).expanduser()
    write_atomically(
        path,
        charts.png(chart) if kind == "png" else charts.html(chart) if kind == "html" else charts.svg(chart),
        hint=f"choose a file in a folder you may write to, e.g. --chart ~/market.{kind}",
    )
    return f"picture: {path}"
