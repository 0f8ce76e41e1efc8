"""The doctor's checks as lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from gander.faces.cli.render.lines import GOOD, QUIET, WARN, flow
from gander.faces.words import clean

if TYPE_CHECKING:
    from gander.app.doctor import Check

STYLES = {"ok": GOOD, "warn": WARN, "fail": "bold red"}


def doctor(checks: Iterable[Check], width: int) -> list[Text]:
    """'ok    python         3.11.7 …', and below it what to do next."""
    lines: list[Text] = []
    for check in checks:
        head = f"{check.state:<5} {check.name:<14} " if width >= 50 else f"{check.state:<5} {check.name}: "
        rest = " " * (len(head) if width >= 50 else 6)
        found = flow([(clean(check.what), "")], width, first=head, rest=rest)
        found[0].stylize(STYLES[check.state], 0, len(check.state))
        lines += found
        if check.next:
            lines += flow([("next: ", QUIET), (clean(check.next), "")], width, first=rest)
    return lines
