"""`gander proof` on a terminal: audits, the order of work, claims without proof, one employer's rubric."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from gander.app.proof import Proof
from gander.evidence.audit import Audit
from gander.evidence.rubric import CATEGORIES, SOURCE, RubricRow
from gander.evidence.steps import RULE, Step
from gander.faces import proof_words as told
from gander.faces import words as say
from gander.faces.cli.render.lines import GOOD, LABEL, QUIET, WARN, Piece, block, flow, inner, table
from gander.shell.probe_pages import read_pages

STEPS = 8
CLAIMS = 5
MISSING = 6


def proof(answer: Proof, width: int, full: bool) -> list[Text]:
    """Everything that was asked for; without `full` the strongest repositories, the rest a line each."""
    lines = flow([("proof", LABEL), (f" · {told.heading(answer)}", "")], width)
    for line in answer.assumed:
        lines += flow([(f"assumed: {say.clean(line)}", WARN)], width)
    shown = [one for one in answer.audits if full or one.repository.name in answer.best]
    for one in shown:
        lines += [Text(), *audit(one, answer, width, full)]
    rest = [one for one in answer.audits if one not in shown]
    if rest:
        lines += [Text(), *_others(rest, width)]
    lines += _steps(answer, width, full)
    lines += _claims(answer, width, full)
    lines += _rubric(answer.rubric, width)
    lines.append(Text())
    sure = [part for line in told.sure(answer) for part in flow([(line, QUIET)], inner(width))]
    return [*lines, *block("how sure", sure, width)]


def audit(one: Audit, answer: Proof, width: int, full: bool) -> list[Text]:
    """One repository: first seen, what holds, what is missing with its cost, smallest step first."""
    pages = read_pages()
    room = inner(width)
    lines = flow([(say.clean(one.repository.name), LABEL)], width)
    seen = [
        part for line in told.first_seen(one, answer.today) for part in flow([(line, "")], room, "", "  ")
    ]
    lines += block("first", seen, width)
    widest = max((len(pages[f.probe].statement) for f in one.holds), default=0)
    holds: list[list[Piece]] = [
        [(pages[f.probe].statement, GOOD if f.own else ""), (_tail(told.place(f), room - widest - 2), QUIET)]
        for f in sorted(one.holds, key=lambda f: not f.own)
    ]
    lines += block("holds", table(("", ""), holds, room, cut=1) or [Text("nothing yet", WARN)], width)
    missing = [_missing(item.page.step, told.cost(item)) for item in one.missing[: None if full else MISSING]]
    body = table(("", ""), missing, room, cut=0)
    if len(one.missing) > len(missing):
        body.append(Text(f"and {len(one.missing) - len(missing)} more: --full", QUIET))
    if full:
        body += [part for item in one.missing for part in _how(item.page.step, item.page.how, room)]
    lines += block("missing", body, width)
    lines += block("not told", _not_told(one, room), width)
    subject = told.subjects(one, {probe: page.group for probe, page in pages.items()})
    return [*lines, *block("", flow([(subject, QUIET)], room) if subject else [], width)]


def _tail(place: str, room: int) -> str:
    """A place whose end is seen: of a long path the file and the line tell most."""
    return place if cell_len(place) <= room or room < 12 else f"…{place[-(room - 1) :]}"


def _missing(step: str, cost: str) -> list[Piece]:
    return [(step, ""), (cost, QUIET)]


def _how(step: str, how: str, room: int) -> list[Text]:
    return flow([(f"{step}: ", LABEL), (how, "")], room, "", "  ")


def _not_told(one: Audit, room: int) -> list[Text]:
    if not one.unknown:
        return []
    why = say.clean(one.unknown[0].why)
    return flow([(f"{say.counted(len(one.unknown), 'statement')} not available: {why}", WARN)], room)


def _others(rest: Sequence[Audit], width: int) -> list[Text]:
    rows: list[list[Piece]] = []
    for one in rest:
        step = one.missing[0].page.step if one.missing else ""
        holds = f"{len(one.holds)} hold"
        rows.append([(say.clean(one.repository.name), ""), (holds, ""), (step, QUIET)])
    return table(("others", "", "smallest next step"), rows, width, cut=2)


def _steps(answer: Proof, width: int, full: bool) -> list[Text]:
    if not answer.steps:
        return []
    names = ", ".join(say.clean(name) for name in answer.best)
    lines = [Text(), *flow([("order of work", LABEL), (f" on {names}", "")], width)]
    lines += flow([(RULE, QUIET)], width)
    for number, step in enumerate(answer.steps[: None if full else STEPS], 1):
        lines += _step(number, step, width)
    left = len(answer.steps) - STEPS
    return [*lines, Text(f"and {left} more: --full", QUIET)] if left > 0 and not full else lines


def _step(number: int, step: Step, width: int) -> list[Text]:
    cost = f"{told.SIZES[step.page.credibility]} · {told.hours(step.page.hours)}"
    head = f"{number:>2}  "
    lines = flow([(step.page.step, ""), (f" · {say.clean(step.repository)} · {cost}", QUIET)], width, head)
    return [
        *lines,
        *flow([(told.serves(step), GOOD if step.serves and step.serves.count else QUIET)], width, "    "),
    ]


def _claims(answer: Proof, width: int, full: bool) -> list[Text]:
    if not answer.reproofs:
        return []
    lines = [
        Text(),
        *flow([("claims without proof", LABEL), (" · the cheapest way to prove each again", "")], width),
    ]
    for claim in answer.reproofs[: None if full else CLAIMS]:
        label = say.clean(answer.vocabulary.named(claim.skill).label)
        asked = told.asked_by(claim.asked)
        lines += flow(
            [(label, WARN), (f" · {say.joined([told.said(claim), asked])}", QUIET)], width, "  ", "    "
        )
        lines += flow([(f"{claim.way}; about {told.hours(claim.hours)}", "")], width, "    ")
    left = len(answer.reproofs) - CLAIMS
    return [*lines, Text(f"  and {left} more: --full", QUIET)] if left > 0 and not full else lines


def _rubric(rows: Sequence[RubricRow], width: int) -> list[Text]:
    if not rows:
        return []
    lines = [Text(), *flow([("one employer's rubric", LABEL), (f" · {SOURCE}", WARN)], width)]
    ranges = dict(CATEGORIES)
    for category, points in ranges.items():
        of = [row for row in rows if row.category == category]
        lines += flow([(f"{category}, {points}", LABEL)], width, "  ")
        lines += flow([("no rule that repositories can tell", QUIET)], width, "    ") if not of else []
        for row in of:
            style = WARN if row.verdict == "applies" else QUIET
            text = [(f"{row.verdict}: ", style), (row.rule, ""), (f" · {say.clean(row.because)}", QUIET)]
            lines += flow(text, width, "    ", "      ")
    return [
        *lines,
        *flow([("no sum is made: it is one employer's view, and no measure of you", QUIET)], width),
    ]
