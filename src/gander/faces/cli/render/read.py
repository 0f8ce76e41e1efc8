"""A posting marked up, as lines: what it asks, its text with every mark, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from gander.app.read import Part, Posting, ReadAnswer, Unit, language_read
from gander.faces import jobs, marks, quality_words, reasons
from gander.faces import posting_words as told
from gander.faces import words as say
from gander.faces.cli.render.lines import LABEL, NAME, NARROW, QUIET, Piece, block, flow, inner
from gander.faces.flow import flowing

STYLES = {"must": "bold cyan", "nice": "yellow", "context": "blue", "gate": "magenta"}
AGAIN = {"must": "cyan", "nice": "dim yellow", "context": "dim blue"}
"""What is named again: the same colours, fainter."""
_NUMBERS = 4
"""Cells for a unit's number."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Layout:
    """How many cells, and whether colours are seen: where not, marks are written out."""

    width: int
    colour: bool = True


def read(answer: ReadAnswer, layout: Layout) -> list[Text]:
    """Every posting, and at the end how well the reader reads."""
    lines: list[Text] = []
    for index, posting in enumerate(answer.postings):
        lines += [Text(), Text("-" * min(layout.width, 40), QUIET), Text()] if index else []
        lines += one(posting, layout)
    sure = " ".join(quality_words.lines(answer.reader, answer.postings))
    how = flow([("how sure ", QUIET), (sure[:1].lower() + sure[1:], "")], layout.width, rest="  ")
    return [*lines, Text(), *how]


def one(posting: Posting, layout: Layout) -> list[Text]:
    """What holds for the whole, each job with what it alone asks, the text, and why."""
    found = jobs.tell(posting)
    lines = flow([(told.title(posting), NAME)], layout.width)
    if found.whole:
        lines += head(found, found.whole, layout)
    for job in found.all:
        if found.jobs and job.part.units:
            lines += [Text(), *flow([(job.name or "all jobs", NAME)], layout.width)]
        lines += units(job.part, layout)
    lines += conditions(found, layout)
    lines += [Text(), *flow(_legend(posting, layout), layout.width), Text(), *text(found.posting, layout)]
    why = notes(found, layout)
    return [*lines, Text(), *why] if why else lines


def head(found: jobs.Told, whole: jobs.Job, layout: Layout) -> list[Text]:
    """The facts, one a line, in a sentence what is asked, and each job with what differs."""
    lines: list[Text] = []
    for name, value, _ in whole.facts:
        if layout.width < NARROW:
            lines += flow([(f"{name} ", LABEL), (value, "")], layout.width, rest="  ")
            continue
        lines += block(name, flow([(value, "")], inner(layout.width)), layout.width)
    n = len(found.jobs)
    summary = told.summary_of_several(whole.part, n) if n else told.summary(whole.part)
    lines += [Text(), *flow([(summary, "")], layout.width)] if summary else []
    for number, job in enumerate(found.jobs, 1):
        said = "".join(f" · {value}" for _, value, _ in job.facts)
        lines += flow([(job.name, NAME), (said, QUIET)], layout.width, first=f"{number:>{_NUMBERS}} ")
    return lines


def units(part: Part, layout: Layout) -> list[Text]:
    """must and nice: one unit a line, alternatives joined by 'or'; context, no demand, in one run."""
    lines: list[Text] = []
    for status, name in told.HEADS.items():
        found = [unit for unit in part.units if unit.status == status]
        if not found:
            continue
        lines += [Text(), *flow([(name, f"{LABEL} {STYLES[status]}")], layout.width)]
        if status == "context":
            run: list[Piece] = []
            for unit in found:
                run += [(" · ", QUIET)] if run else []
                run += [(f"{unit.number}{say.NBSP}", QUIET), *_named(unit)]
            lines += flow(run, layout.width, first=" " * (_NUMBERS + 1))
            continue
        for unit in found:
            lines += flow(_named(unit), layout.width, first=f"{unit.number:>{_NUMBERS}} ")
    return lines


def _named(unit: Unit) -> list[Piece]:
    aside = told.aside(unit)
    return [(told.unit(unit), ""), *([(f" · {aside}", QUIET)] if aside and unit.status != "context" else [])]


def conditions(found: jobs.Told, layout: Layout) -> list[Text]:
    """What no learning meets soon, with the sentence that says it, and of which jobs where not of all."""
    said = marks.conditions(found.posting)
    if not said:
        return []
    lines = [Text(), *flow([("conditions", f"{LABEL} {STYLES['gate']}")], layout.width)]
    for index, condition in enumerate(said):
        only = jobs.only(found, condition)
        pieces: list[Piece] = [(reasons.gate(condition.kinds), "")]
        pieces += [(f" ({only})", QUIET)] if only else []
        if sentence := say.short(marks.said(found.posting, condition), 200):
            pieces.append((f": {sentence}", QUIET))
        lines += flow(pieces, layout.width, first=f"{_letter(index):>{_NUMBERS}} ")
    return lines


def _letter(index: int) -> str:
    return _LETTERS[index] if index < len(_LETTERS) else f"a{index}"


def _legend(posting: Posting, layout: Layout) -> list[Piece]:
    if not any(part.units or part.gates for part in posting.parts):
        return [("the text", LABEL)]
    if not layout.colour:
        return [("the text", LABEL), (": marks say status and number, as listed above", QUIET)]
    shown = [(told.HEADS[s], s) for s in told.HEADS] + [("condition", "gate")]
    pieces: list[Piece] = [("the text", LABEL), (": ", QUIET)]
    for at, (name, status) in enumerate(shown):
        pieces += [(", ", QUIET)] if at else []
        pieces.append((name.replace(" ", say.NBSP), STYLES[status]))
    return [*pieces, ("; numbers as above", QUIET)]


def text(posting: Posting, layout: Layout) -> list[Text]:
    """The text, line by line, with its marks."""
    lines: list[Text] = []
    for found in _by_line(posting, layout):
        plain = "".join(piece for piece, _ in found)
        if not plain.strip():
            lines += [Text()] if lines and lines[-1].plain else []
            continue
        bullet = plain.lstrip()[:2] in ("- ", "* ", "• ", "· ")
        lines += flow(found, layout.width, rest="  " if bullet else "")
    return lines if not lines or lines[-1].plain else lines[:-1]


def _by_line(posting: Posting, layout: Layout) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    open_gates: tuple[int, ...] = ()
    pieces = marks.pieces(posting)
    flat = flowing(posting)
    for at, piece in enumerate(pieces):
        before = _begun(open_gates, piece.gates)
        open_gates = piece.gates
        following = pieces[at + 1].gates if at + 1 < len(pieces) else ()
        style = STYLES["gate"] if piece.gates else ""
        line += [(before, QUIET)] if before and not layout.colour else []
        words = flat[piece.start : piece.end]
        if piece.again:
            faint = AGAIN[marks.strongest(piece)] if layout.colour else style
            line.append((say.clean(words), faint))
        elif piece.asked:
            line += _mark(words, piece, layout)
        else:
            first, *rest = words.split("\n")
            line.append((_clean(first), style))
            for part in rest:
                yield line
                line = [(_clean(part), style)]
        if closed := _ended(piece.gates, following):
            line.append((f"[{closed}]" if layout.colour else "]", QUIET))
    yield line


def _begun(before: tuple[int, ...], after: tuple[int, ...]) -> str:
    """'[condition a: ' where one begins."""
    new = ",".join(_letter(gate) for gate in after if gate not in before)
    return f"[condition{say.NBSP}{new}: " if new else ""


def _ended(before: tuple[int, ...], after: tuple[int, ...]) -> str:
    """'a' where one ends."""
    return ",".join(_letter(gate) for gate in before if gate not in after)


def _mark(words: str, piece: marks.Piece, layout: Layout) -> list[Piece]:
    """'Python[3]' in its colour, or '[must 3: Python]'."""
    status = marks.strongest(piece)
    numbers = ",".join(dict.fromkeys(str(one.unit.number) for one in piece.asked))
    words = say.clean(words)
    if layout.colour:
        return [(words, STYLES[status]), (f"[{numbers}]", QUIET)]
    return [(f"[{status}{say.NBSP}{numbers}: {words}]", "")]


def _clean(text: str) -> str:
    """Cleaned, but with its outer blanks, which part it from the marks beside it."""
    body = say.clean(text)
    if not body:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + body + (" " if text[-1].isspace() else "")


def notes(found: jobs.Told, layout: Layout) -> list[Text]:
    """Why each mark is what it is: the reasons, each with the numbers that it holds for."""
    asked = [unit for job in found.all for unit in job.part.units]
    if not asked:
        unread = found.whole and not language_read(found.whole.part)
        said = told.language(found.whole.part) if found.whole and unread else ""
        return flow([(said, QUIET)], layout.width) if said else []
    lines = flow([("why", LABEL)], layout.width)
    for rule, numbers in _by_rule(asked).items():
        pieces: list[Piece] = [
            (f"{say.unbroken(_ranges(numbers))}: ", LABEL),
            (reasons.reason(rule), ""),
            (f" ({say.unbroken(rule)})", QUIET),
        ]
        lines += flow(pieces, layout.width, first="  ", rest="    ")
    return lines


def _by_rule(units: Iterable[Unit]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for unit in units:
        found.setdefault(unit.rule, []).append(unit.number)
    return found


def _ranges(numbers: Sequence[int]) -> str:
    """'1–4, 7'."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)
