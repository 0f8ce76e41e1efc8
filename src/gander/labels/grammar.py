"""One unit as a line of the sheet, read and written: 'must 23 PyTorch | TensorFlow < frameworks [3-]'.

How:
    Marks are taken from the end ('{p1}', '(soft)', '[3-]'), then the broader skill, then the alternatives.
    What is written is read again at once: where the text itself holds one of the marks, quotes are put on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple, cast

from gander.labels.form import STATUSES, Kind, Member, Status, Unit, Years
from gander.labels.known import Known
from gander.labels.mistakes import WrongLineError, one_of
from gander.labels.page import Page

UNIT = "must 23 PyTorch | TensorFlow"
_UNIT = re.compile(r"(\w+)\s+(\d{1,6})\s+(\S.*)")
_MARK = re.compile(r"\s+(?:\{p(?P<part>\d{1,3})\}|\((?P<soft>soft)\)|\[(?P<years>[^\[\]]*)\])$")
_YEARS = re.compile(r"(\d{1,2}(?:\.\d+)?)?\s*[-–]\s*(\d{1,2}(?:\.\d+)?)?")
_MEMBER = re.compile(r"(?:(?P<line>\d{1,6}):\s*)?(?P<surface>.+?)(?:#(?P<nth>\d{1,3}))?")
_QUOTED = re.compile(r'(?:^|(?<=[ :]))"((?:[^"]|"")+)"(?=\s|#\d|$)')
_HELD = re.compile("\ue000(\\d+)\ue001")


class _Marks(NamedTuple):
    rest: str
    part: int | None
    kind: Kind
    years: Years | None


@dataclass(frozen=True, slots=True)
class Grammar:
    """Reads and writes the units of one posting."""

    page: Page
    known: Known

    def read(self, text: str) -> Unit:
        """The unit of a line. Raises WrongLineError."""
        found = _UNIT.fullmatch(text)
        if found is None:
            raise WrongLineError(*_shape(text))
        status, line = (
            cast(Status, one_of(found[1], STATUSES, "status", f"must {found[2]} {found[3]}")),
            int(found[2]),
        )
        self._line(line, f"{status} {min(line, self.page.count)} …")
        held: list[str] = []
        rest = _QUOTED.sub(lambda quoted: _hold(quoted, held), found[3].replace("\t", " "))
        marks = _marks(rest)
        names, *under = re.split(r"\s+<\s+", marks.rest)
        if len(under) > 1:
            raise WrongLineError(
                "there can be one broader skill only", f"{status} {line} PyTorch | JAX < frameworks"
            )
        members = [self._member(piece, line, held, status) for piece in re.split(r"\s+\|\s+", names)]
        if len({(m.start, m.end) for m in members}) < len(members):
            raise WrongLineError(
                "the same words stand in it twice", f"{status} {line} Go | Go#2 (its second place)"
            )
        return Unit(
            status=status,
            members=tuple(sorted(members)),
            kind=marks.kind,
            under=self._member(under[0], line, held, status) if under else None,
            years=marks.years,
            part=marks.part,
        )

    def write(self, unit: Unit) -> str:
        """The unit as a line that is read as it; a skill that cannot be told from another becomes that one.

        Raises ValueError where it does not stand in the text.
        """
        line = self.page.line_of(min(unit.members).start)
        text = " | ".join(self._written(member, line) for member in sorted(unit.members))
        if unit.under:
            text += f" < {self._written(unit.under, line)}"
        if unit.years:
            text += f" [{years_words(unit.years)}]"
        text += " (soft)" if unit.kind == "soft" else ""
        text += f" {{p{unit.part}}}" if unit.part is not None else ""
        return f"{unit.status} {line} {text}"

    def _written(self, member: Member, line: int) -> str:
        where, surface, nth = self.page.quoted((member.start, member.end))
        after = f"#{nth}" if nth > 1 else ""
        before = f"{where}:" if where != line else ""
        escaped = surface.replace('"', '""')
        named = ["", f" = {self.known.skill_label(member.skill)}", f" = {member.skill}"]
        ways = [f"{before}{quote}{after}{name}" for quote in (surface, f'"{escaped}"') for name in named]
        read = {text: self._read_alone(text, line) for text in ways}
        exact = [text for text, found in read.items() if found == member]
        # a name of the text that the vocabulary has for another skill cannot be told from that one
        there = [
            text
            for text, found in read.items()
            if found and (found.start, found.end) == (member.start, member.end)
        ]
        if not (exact or there):
            raise ValueError(f"{surface!r} cannot be quoted")
        return (exact or there)[0]

    def _read_alone(self, text: str, line: int) -> Member | None:
        """The member that a text is read as; None where it is not one member alone."""
        try:
            unit = self.read(f"must {line} {text}")
        except WrongLineError:
            return None
        return unit.members[0] if unit == Unit(status="must", members=unit.members[:1]) else None

    def _line(self, number: int, example: str) -> None:
        if not 1 <= number <= self.page.count:
            raise WrongLineError(f"there is no line {number}: the text has {self.page.count}", example)

    def _member(self, piece: str, line: int, held: list[str], status: str) -> Member:
        surface, _, name = (part.strip() for part in piece.partition(" = "))
        text = _HELD.sub(lambda at: f'"{held[int(at[1])]}"', surface)
        hits = [] if _HELD.search(surface) else self.page.places(line, text)
        if hits:  # as it stands, though it may look like 'LINE:SURFACE' or end with '#2'
            return self._made(text, hits[0], name)
        found = _MEMBER.fullmatch(surface)
        if found is None:
            raise WrongLineError("a skill is missing between the marks", f"{status} {line} Go | Rust")
        where = int(found["line"]) if found["line"] else line
        self._line(where, f"{status} {line} Go | {min(where, self.page.count)}:Rust")
        alone = _HELD.fullmatch(found["surface"])
        words = (
            held[int(alone[1])].replace('""', '"')
            if alone
            else _HELD.sub(lambda at: f'"{held[int(at[1])]}"', found["surface"])
        )
        hits = self.page.places(where, words)
        nth = int(found["nth"] or 1)
        if not 1 <= nth <= len(hits):
            raise self._missing(words, where, len(hits), status)
        return self._made(words, hits[nth - 1], name)

    def _made(self, surface: str, span: tuple[int, int], name: str) -> Member:
        return Member(*span, self.known.skill(name or surface))

    def _missing(self, surface: str, line: int, hits: int, status: str) -> WrongLineError:
        """Why a surface is not where it is said to be, and the line as it should be."""
        if hits:
            return WrongLineError(
                f"'{surface}' stands in line {line} only {hits} times", f"{status} {line} {surface}#{hits}"
            )
        if " #" in surface:
            example = f"{status} {line} {surface.partition(' #')[0].strip()}"
            return WrongLineError("a comment stands on a line of its own", example)
        if "|" in surface or "<" in surface:
            why = f"'{surface}' is not in line {line}; marks have blanks around them"
            return WrongLineError(why, f"{status} {line} PyTorch | TensorFlow < frameworks")
        near = sorted(range(1, self.page.count + 1), key=lambda other: abs(other - line))
        for other in near:
            if self.page.places(other, surface):
                return WrongLineError(
                    f"'{surface}' is not in line {line} but in line {other}", f"{status} {other} {surface}"
                )
        said = self.page.line(line)
        at = said.lower().find(surface.lower())
        if at >= 0 and len(said.lower()) == len(said):
            written = said[at : at + len(surface)]
            return WrongLineError(f"line {line} writes it '{written}'", f"{status} {line} {written}")
        shown = said if len(said) <= 70 else said[:69].rstrip() + "…"
        why = (
            f"'{surface}' is not in line {line}, which says: {shown}"
            if shown.strip()
            else f"line {line} is empty"
        )
        return WrongLineError(why, "copy the words from the text, as short as names the skill")


def years_words(years: Years) -> str:
    """'3-', '3-5', '-5'."""
    low, high = ("" if figure is None else f"{figure:.10g}" for figure in years)
    return f"{low}-{high}"


def read_years(text: str, example: str) -> Years:
    """The figures of '3-', '3-5' or '-5'. Raises WrongLineError."""
    found = _YEARS.fullmatch(text.strip())
    if found is None or not (found[1] or found[2]):
        raise WrongLineError(
            f"'{text}' is no number of years: at least 3 is '3-', 3 to 5 '3-5', up to 5 '-5'", example
        )
    low, high = (float(figure) if figure else None for figure in found.groups())
    if low is not None and high is not None and low > high:
        raise WrongLineError(f"'{text}' goes down: the lower figure stands first", example)
    return low, high


def _hold(quoted: re.Match[str], held: list[str]) -> str:
    held.append(quoted[1])
    return f"\ue000{len(held) - 1}\ue001"


def _marks(text: str) -> _Marks:
    """The text without the marks at its end, and what they say."""
    part: int | None = None
    kind: Kind = "hard"
    years: Years | None = None
    while found := _MARK.search(text):
        text = text[: found.start()]
        if found["part"]:
            part = int(found["part"])
        elif found["soft"]:
            kind = "soft"
        else:
            years = read_years(found["years"], f'{UNIT} [3-]; words in brackets are quoted: "List [Go]"')
    return _Marks(text, part, kind, years)


def _shape(text: str) -> tuple[str, str]:
    """(why, example) of a line that has not the shape of a unit."""
    first, _, rest = text.partition(" ")
    if first in STATUSES:
        why = (
            "a skill must follow the number"
            if rest.strip().isdigit()
            else "the number of the text's line is missing"
        )
        return why, f"{first} 23 PyTorch"
    return f"'{first}' begins neither a field nor a unit", f"{UNIT} (or nice, or context)"
