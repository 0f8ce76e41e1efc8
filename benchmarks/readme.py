"""Writes the README's table of figures from results.json: python -m benchmarks.readme"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
START, END = "<!-- figures -->", "<!-- /figures -->"
ROWS = (
    ("hard musts it states that are right (precision)", "reader", "precision, must"),
    ("hard musts it finds (recall)", "reader", "recall, must"),
    ("skills of any status: precision", "reader", "precision, any status"),
    ("skills of any status: recall", "reader", "recall, any status"),
    ("status of those found (must, nice, context)", "reader", "status of those found"),
    ("any-of groups, F1", "reader", "any-of units, F1"),
    ("postings whose musts are wholly right", "reader", "postings whose musts are wholly right"),
    ("role · seniority", "posting", ("role (any)", "seniority")),
    ("place · remote", "posting", ("place (same set)", "remote")),
    ("pay exact · years exact", "posting", ("pay exact", "years exact")),
    ("degree level · gates, F1", "posting", ("degree level", "gates, F1")),
    (
        "vocabulary knows the skill, seen ten times or more",
        "vocabulary",
        "skill known, seen 10 times or more",
    ),
    ("vocabulary knows the skill, all", "vocabulary", "skill known, all"),
)


def percent(figure: dict[str, Any]) -> str:
    """'.83 (.78–.88)', as the contracts' tables print figures."""
    value, low, high = (f"{figure[k]:.2f}".removeprefix("0") for k in ("value", "low", "high"))
    return f"{value} ({low}–{high})"


def cell(figures: dict[str, Any], names: str | tuple[str, ...]) -> str:
    """One figure, or several with a dot between."""
    return " · ".join(percent(figures[name]) for name in ([names] if isinstance(names, str) else names))


def table(results: dict[str, Any]) -> str:
    """The Markdown table, with n and date in its head."""
    n = {part: results["reader"][part]["recall, must"]["n"] for part in ("held", "all")}
    lines = [
        f"Measured {results['date']} on postings labelled by reading, one reader each, one an employer;",
        "95 % intervals by bootstrap over employers. Misses of the held part were never looked at.",
        "Nobody has labelled a posting twice yet, so how far two readers agree is not known.",
        "",
        f"| what | held ({n['held']} postings) | all ({n['all']} postings) |",
        "|---|---|---|",
    ]
    lines += [
        f"| {label} | {cell(results[kind]['held'], names)} | {cell(results[kind]['all'], names)} |"
        for label, kind, names in ROWS
    ]
    return "\n".join(lines)


def filled(readme: str, results: dict[str, Any]) -> str:
    """The README with its table replaced."""
    head, _, rest = readme.partition(START)
    _, _, tail = rest.partition(END)
    return f"{head}{START}\n{table(results)}\n{END}{tail}"


def main() -> None:
    results = json.loads((HERE / "quality" / "results.json").read_text(encoding="utf-8"))
    README.write_text(filled(README.read_text(encoding="utf-8"), results), encoding="utf-8")


if __name__ == "__main__":
    main()
