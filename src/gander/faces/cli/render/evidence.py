"""What a person's repositories and claims show, by level, with repository and last time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from rich.text import Text

from gander.app.evidence import Shown
from gander.evidence.finding import Finding
from gander.evidence.survival import Survival
from gander.faces import words as say
from gander.faces.cli.render.lines import GOOD, LABEL, QUIET, WARN, Piece, flow, table
from gander.model import Evidence, Repository

LEVELS = {
    4: "level 4, proven · merged by others or released",
    3: "level 3, proven · with tests, configuration or fixes, or kept up six months",
    2: "level 2, proven · own work in three commits over thirty days",
}
STYLES = {"proven": GOOD, "claimed": WARN, "unknown": QUIET}


def evidence(
    found: Sequence[Evidence], label: Callable[[str], str], width: int, limit: int | None = None
) -> list[Text]:
    """Proven by level, then claimed, then what was seen but proves nothing; newest first within each."""
    lines: list[Text] = []
    groups: list[tuple[str, list[Evidence]]] = [
        (name, [e for e in found if e.state == "proven" and e.level == level])
        for level, name in LEVELS.items()
    ]
    groups += [
        ("claimed · said, not seen", [e for e in found if e.state == "claimed"]),
        ("unknown · touched, too little to prove", [e for e in found if e.state == "unknown"]),
    ]
    for name, items in groups:
        if not items:
            continue
        items = sorted(items, key=lambda e: (-(e.last_used or date.min).toordinal(), e.skill))
        rows = [_row(item, label) for item in items[:limit]]
        lines += flow([(name, LABEL), (f" ({len(items)})", QUIET)], width)
        lines += [Text("  ").append_text(line) for line in table(("",) * 3, rows, width - 2, cut=2)]
        if limit is not None and len(items) > limit:
            lines.append(Text(f"  and {len(items) - limit} more: gander evidence", QUIET))
    return lines or flow([("no evidence: no commit of yours and no claim was found", WARN)], width)


def _row(item: Evidence, label: Callable[[str], str]) -> list[Piece]:
    return [
        (say.clean(label(item.skill)), STYLES[item.state]),
        (item.last_used.isoformat() if item.last_used else "no date", ""),
        (say.evidence_where(item), QUIET),
    ]


def repositories(found: Sequence[Repository], width: int) -> list[Text]:
    """What was read: own commits of all, first and last; or why not."""
    rows: list[list[Piece]] = []
    for item in found:
        if item.problem is not None:
            rows.append([(say.clean(item.name), ""), (say.clean(item.problem.why), WARN), ("", "")])
            continue
        span = f"{item.first or '?'} to {item.last or '?'}" if item.first or item.last else ""
        own = f"{say.number(item.n_own)} of {say.counted(item.n_commits, 'commit')}"
        rows.append([(say.clean(item.name), ""), (own, ""), (span, QUIET)])
    return table(("repository", "yours", "from, to"), rows, width) if rows else []


def shown(answer: Shown, label: Callable[[str], str], width: int) -> list[Text]:
    """`gander evidence`: who, what was assumed, the levels, the repositories, what holds in them."""
    names = ", ".join(say.clean(i) for i in answer.person.identities)
    lines = flow([("evidence of ", ""), (names or "nobody: no identity is known", LABEL)], width)
    for line in answer.assumed:
        lines += flow([(f"assumed: {say.clean(line)}", WARN)], width)
    lines += [Text(), *evidence(tuple(answer.person.evidence.values()), label, width)]
    read = repositories(answer.person.repositories, width)
    lines += [Text(), *read, *counted(answer, width)] if read else []
    stands = survival(answer.survival, width)
    lines += [Text(), *stands] if stands else []
    held = findings(answer.findings, width)
    return [*lines, Text(), *held] if held else lines


def counted(answer: Shown, width: int) -> list[Text]:
    """What of it was assisted, and what does not count, with the reason and how much of it."""
    lines: list[Text] = []
    commits, own = answer.assisted
    if commits:
        much = f"{say.counted(commits, 'commit')}, {say.counted(own, 'line')}"
        lines += flow([(f"of which assisted, as messages say: {much}", "")], width)
    left: Counter[str] = Counter()
    for item in answer.person.repositories:
        left.update(item.left_out)
    if left:
        parts = ", ".join(f"{say.clean(reason)} {say.number(n)}" for reason, n in left.most_common())
        lines += flow([(f"not counted (files or commits): {parts}", QUIET)], width)
    return lines


def survival(found: Sequence[Survival], width: int) -> list[Text]:
    """How many own lines stand, in how many files, what it took and what was not looked at."""
    rows: list[list[Piece]] = []
    for item in found:
        if item.why.startswith("not available:"):
            rows.append([(say.clean(item.repository), ""), (say.clean(item.why), WARN), ("", "")])
            continue
        files = (
            f"in {say.number(item.n_looked)} of {say.counted(item.n_files, 'file')} ({item.seconds:.1f} s)"
        )
        rows.append([(say.clean(item.repository), ""), (say.number(item.n_standing), ""), (files, QUIET)])
    lines = table(("lines of yours that stand", "", ""), rows, width) if rows else []
    for item in found:
        if item.why and not item.why.startswith("not available:"):
            lines += flow([(say.clean(f"{item.repository}: {item.why}"), QUIET)], width)
    return lines


def findings(found: Sequence[Finding], width: int) -> list[Text]:
    """What holds in how many repositories, own ones first, and where to look."""
    rows: list[list[Piece]] = []
    for probe in dict.fromkeys(f.probe for f in found):
        held = [f for f in found if f.probe == probe and f.outcome == "true"]
        if held:
            first = min(held, key=lambda f: not f.own)
            style = GOOD if first.own else ""
            rows.append([(probe.replace("-", " "), style), (str(len(held)), ""), (_where(first), QUIET)])
    if not rows:
        return []
    n = say.counted(len({f.repository for f in found}), "repository")
    head = flow([("what holds", LABEL), (f" (of {n}; gander proof says what is missing)", QUIET)], width)
    body = table(("", "in", "for example"), rows, width - 2, cut=2)
    return [*head, *(Text("  ").append_text(line) for line in body)]


def _where(finding: Finding) -> str:
    line = f":{finding.line}" if finding.line else ""
    whose = " (not in a file of yours)" if finding.own is False else ""
    return say.clean(f"{finding.repository}: {finding.file}{line}{whose}")
