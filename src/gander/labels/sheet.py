"""A whole sheet: read with every mistake in it, and written from a reading or blank."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gander.labels import fields, guide
from gander.labels.fields import FIELDS
from gander.labels.form import Label, Span, Unit
from gander.labels.grammar import UNIT, Grammar
from gander.labels.mistakes import Mistake, WrongLineError

PART = "part 1: data-engineer | senior | 14"
_HEAD = "# Gander label sheet 1 · text {digest} · begun {begun}"
_HEADED = re.compile(r"# Gander label sheet 1 · text (b2:[0-9a-f]+) · begun (blank|from the reading)\s*")
_START = re.compile(r"\w+\s+\d+\s+")
_MARKS = re.compile(r"(?:\s+(?:\{p\d+\}|\(soft\)|\[[^\[\]]*\]))+$")
_FIELD = re.compile(r"(part\s+\d{1,3}|\w+)\s*:(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a sheet says; the label is whole only without no mistakes. `digest`, `begun`: its head."""

    label: Label
    mistakes: tuple[Mistake, ...]
    digest: str | None
    begun: str | None
    empty: bool


class _Reading:
    """What was read of a sheet so far."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.context = fields.Context(grammar.page, grammar.known)
        self.values: dict[str, Any] = {}
        self.at: dict[str, tuple[int, str]] = {}
        self.meant: set[str] = set()
        self.parts: dict[int, dict[str, Any]] = {}
        self.units: list[tuple[int, str, Unit]] = []
        self.mistakes: list[Mistake] = []

    def line(self, number: int, text: str) -> None:
        try:
            self._line(number, text)
        except WrongLineError as wrong:
            self.wrong(number, text, wrong)

    def wrong(self, number: int, text: str, wrong: WrongLineError) -> None:
        self.mistakes.append(Mistake(line=number, said=text, why=wrong.why, example=wrong.example))

    def _line(self, number: int, text: str) -> None:
        found = _FIELD.fullmatch(text)
        if found is None:
            unit = self.grammar.read(text)
            self._check_again(text, unit)
            self.units.append((number, text, unit))
            return
        name, said = found[1], found[2].strip()
        if name.startswith("part "):
            self._part(int(name.split()[1]), said)
            return
        if name not in FIELDS:
            near = difflib.get_close_matches(name, FIELDS, 1, 0.5)
            self.meant.update(near)
            raise _no_field(name, near)
        if name in self.at:
            raise WrongLineError(
                f"'{name}' stands in line {self.at[name][0]} already", f"one line '{name}: …'"
            )
        self.at[name] = (number, text)
        self.values[name] = fields.read(name, said, self.context)

    def _part(self, number: int, said: str) -> None:
        pieces = said.split("|")
        if len(pieces) != 3:
            raise WrongLineError("a part has a role, a seniority and the line where it begins", PART)
        if number in self.parts or number == 0:
            raise WrongLineError(f"part {number} stands here twice" if number else "parts count from 1", PART)
        role = fields.read_roles(pieces[0].strip(), self.context, PART)
        seniority = fields.read_seniority(pieces[1].strip(), self.context, PART)
        line = fields.read_line(pieces[2], self.grammar.page, PART)
        start, _ = self.grammar.page.line_span(line)
        self.parts[number] = {"role": role, "seniority": seniority, "start": start}

    def _check_again(self, text: str, unit: Unit) -> None:
        """The same words twice are one line, with the strongest status."""
        for number, said, other in self.units:
            same = _words(said) == _words(text) and _skills(other) == _skills(unit)
            if other.part == unit.part and (same or _places(other) == _places(unit)):
                why = f"the same skill stands in line {number} already"
                raise WrongLineError(
                    why, "keep the line of the strongest status: must, then nice, then context"
                )

    def end(self) -> None:
        """What only the whole sheet shows."""
        for name, field in FIELDS.items():
            if name not in self.at and name not in self.meant:
                why, example = f"the field '{name}' is missing", f"{name}: {field.example}"
                self.mistakes.append(Mistake(line=0, said="", why=why, example=example))
        if self.values.keys() >= {"remote", "remote_from"}:
            self._check_remote()
        if self.parts and sorted(self.parts) != list(range(1, len(self.parts) + 1)):
            missing = min(set(range(1, len(self.parts) + 1)) - set(self.parts))
            why = f"there is no part {missing}, but a later one"
            self.mistakes.append(Mistake(line=0, said="", why=why, example=PART))
        for number, text, unit in self.units:
            if unit.part is not None and unit.part not in self.parts:
                why = f"there is no 'part {unit.part}:' line"
                self.wrong(number, text, WrongLineError(why, PART.replace("part 1", f"part {unit.part}")))

    def _check_remote(self) -> None:
        remote, where = self.values["remote"] == "remote", self.values["remote_from"]
        if remote and where is None:
            why, example = "the job is remote, so it must be said from where", "remote_from: not_said"
        elif where is not None and not remote:
            why, example = f"the job is {self.values['remote']}, so 'remote_from' is '-'", "remote_from: -"
        else:
            return
        self.wrong(*self.at["remote_from"], WrongLineError(why, example))


def read_sheet(text: str, grammar: Grammar, digest: str) -> Sheet:
    """The sheet of the text with this digest, with every mistake in it, in the order of its lines."""
    reading, head = _Reading(grammar), None
    for number, raw in enumerate(text.lstrip("\ufeff").replace("\r\n", "\n").split("\n"), start=1):
        line = raw.strip()
        head = head or _HEADED.fullmatch(line)
        if line and not line.startswith("#"):
            reading.line(number, line)
    empty = not (reading.at or reading.units or reading.parts or reading.mistakes)
    reading.end()
    if head and head[1] != digest:
        why = "this sheet was written for another text: its numbers would point elsewhere"
        reading.mistakes.append(
            Mistake(line=1, said=head[0], why=why, example="give the file it was written for")
        )
    posting = {name: reading.values[name] for name in FIELDS if name in reading.values}
    if reading.parts:
        posting["parts"] = [part for _, part in sorted(reading.parts.items())]
    return Sheet(
        label=Label(units=tuple(unit for _, _, unit in reading.units), posting=posting),
        mistakes=tuple(sorted(reading.mistakes, key=lambda one: one.line or 1 << 30)),
        digest=head[1] if head else None,
        begun=head[2] if head else None,
        empty=empty,
    )


def write_sheet(label: Label | None, grammar: Grammar, digest: str, about: Mapping[str, str]) -> str:
    """A sheet to edit, from a reading; blank where there is none. `about` stands in its head."""
    head = _HEAD.format(digest=digest, begun="from the reading" if label else "blank")
    lines = [head, *(f"# {name}: {value}" for name, value in about.items() if value), "#"]
    lines += [f"# {line}".rstrip() for line in guide.top(blank=label is None)]
    lines += ["", *posting_lines(label, grammar), ""]
    if label:
        lines += [grammar.write(unit) for unit in label.units]
    lines += ["", *(f"# {line}" for line in guide.below(grammar.known)), "#", "# The text:", "#"]
    width = len(str(grammar.page.count))
    lines += [f"# {n:>{width}}| {grammar.page.line(n)}".rstrip() for n in range(1, grammar.page.count + 1)]
    return "\n".join(lines) + "\n"


def posting_lines(label: Label | None, grammar: Grammar) -> list[str]:
    """The fields and parts as lines; blank ones where there is no label."""
    if label is None:
        return [f"{name}:" for name in FIELDS]
    lines = [f"{name}: {fields.write(name, label.posting.get(name), grammar.page)}" for name in FIELDS]
    for number, part in enumerate(label.posting.get("parts", ()), start=1):
        at = grammar.page.line_of(part["start"])
        lines.append(f"part {number}: {', '.join(part['role'])} | {part['seniority']} | {at}")
    return lines


def _places(unit: Unit) -> frozenset[Span]:
    return frozenset((member.start, member.end) for member in unit.members)


def _skills(unit: Unit) -> frozenset[str]:
    return frozenset(member.skill for member in unit.members)


def _words(line: str) -> str:
    """What a unit's line names, without its status, its number and the marks at its end."""
    return _MARKS.sub("", _START.sub("", line)).casefold()


def _no_field(name: str, near: list[str]) -> WrongLineError:
    hint = f"; did you mean '{near[0]}'?" if near else f"; a unit is written so: {UNIT}"
    example = f"{near[0]}: {FIELDS[near[0]].example}" if near else f"there are: {', '.join(FIELDS)}"
    return WrongLineError(f"'{name}' is no field{hint}", example)
