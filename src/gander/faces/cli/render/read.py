"""A posting marked up, as lines: what it asks, its text with every mark, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from gander.app.read import Part, Posting, ReadAnswer, Unit, language_read
from gander.faces import marks, reasons
from gander.faces import posting_words as told
from gander.faces import words as say
from gander.faces.cli.render.lines import LABEL, NAME, NARROW, QUIET, Piece, block, flow, inner

STYLES = {"must": "bold cyan", "nice": "yellow", "context": "blue", "gate": "magenta"}
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
    how = flow([("how sure ", QUIET), (told.sure(answer.reader), "")], layout.width, rest="  ")
    return [*lines, Text(), *how]


def one(posting: Posting, layout: Layout) -> list[Text]:
    """Head and units of each job, the text, and why."""
    lines = flow([(told.title(posting), NAME)], layout.width)
    for part in posting.parts:
        if len(posting.parts) > 1:
            what = f"job {part.part + 1} of {len(posting.parts)}"
            lines += [Text(), *flow([(what, LABEL)], layout.width)]
        lines += [*head(posting, part, layout), *units(part, layout)]
    lines += conditions(posting, layout)
    lines += [Text(), *flow(_legend(posting, layout), layout.width), Text(), *text(posting, layout)]
    why = notes(posting, layout)
    return [*lines, Text(), *why] if why else lines


def head(posting: Posting, part: Part, layout: Layout) -> list[Text]:
    """The facts, one a line, and in a sentence what is asked."""
    lines: list[Text] = []
    for name, value, _ in told.facts(posting, part):
        if layout.width < NARROW:
            lines += flow([(f"{name} ", LABEL), (value, "")], layout.width, rest="  ")
            continue
        lines += block(name, flow([(value, "")], inner(layout.width)), layout.width)
    summary = told.summary(part)
    return [*lines, Text(), *flow([(summary, "")], layout.width)] if summary else lines


def units(part: Part, layout: Layout) -> list[Text]:
    """must, nice, context: one unit a line, alternatives joined by 'or'."""
    lines: list[Text] = []
    for status, name in told.HEADS.items():
        found = [unit for unit in part.units if unit.status == status]
        if not found:
            continue
        lines += [Text(), *flow([(name, f"{LABEL} {STYLES[status]}")], layout.width)]
        for unit in found:
            pieces: list[Piece] = [(told.unit(unit), "")]
            if aside := told.aside(unit):
                pieces.append((f" · {aside}", QUIET))
            lines += flow(pieces, layout.width, first=f"{unit.number:>{_NUMBERS}} ")
    return lines


def conditions(posting: Posting, layout: Layout) -> list[Text]:
    """What no learning meets soon, with the sentence that says it."""
    found = marks.gates(posting)
    if not found:
        return []
    lines = [Text(), *flow([("conditions", f"{LABEL} {STYLES['gate']}")], layout.width)]
    for index, gate in enumerate(found):
        said = (
            say.short(posting.text[slice(*marks.sentence(posting.text, gate.span))], 200)
            if gate.span[0] >= 0
            else ""
        )
        pieces: list[Piece] = [(reasons.gate(gate.kind), "")]
        if said:
            pieces.append((f": {said}", QUIET))
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
    for at, piece in enumerate(pieces):
        before = _begun(open_gates, piece.gates)
        open_gates = piece.gates
        following = pieces[at + 1].gates if at + 1 < len(pieces) else ()
        style = STYLES["gate"] if piece.gates else ""
        line += [(before, QUIET)] if before and not layout.colour else []
        words = posting.text[piece.start : piece.end]
        if piece.asked:
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


def notes(posting: Posting, layout: Layout) -> list[Text]:
    """Why each mark is what it is: the reasons, each with the numbers that it holds for."""
    lines: list[Text] = []
    several = len(posting.parts) > 1
    for part in posting.parts:
        if not part.units:
            if not language_read(part):
                lines += flow([(told.language(part), QUIET)], layout.width)
            continue
        name = f"why, job {part.part + 1}" if several else "why"
        lines += flow([(name, LABEL)], layout.width)
        for rule, numbers in _by_rule(part.units).items():
            listed = f"{say.unbroken(_ranges(numbers))}: "
            pieces: list[Piece] = [
                (listed, LABEL),
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
