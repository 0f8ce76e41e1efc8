"""Writes the README's table of figures from results.json: python -m benchmarks.readme"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
START, END = "<!-- figures -->", "<!-- /figures -->"
BELOW = " ✗"
"""Behind a held figure that is not what was asked for."""
Results = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a reading: where it is kept, what was asked for at least, and the aim beyond that.

    `fraction`: what was asked is that fraction of the second reader's figure. `points`: an error, in points,
    and small is good. An aim of None is the second reader's figure.
    """

    label: str
    at: tuple[str, ...]
    least: float | None = None
    aim: float | None = None
    fraction: float | None = None
    points: bool = False

    def asked(self, hers: float) -> float | None:
        return self.fraction * hers if self.fraction else self.least

    def missed(self, value: float, hers: float) -> bool:
        """Whether this is worse than what was asked, as printed: to two digits."""
        least = self.asked(hers)
        if least is None:
            return False
        return round(value, 2) > least if self.points else round(value, 2) < round(least, 2)

    def target(self, hers: float) -> str:
        """'.88 · .92', or '≤ 3 · ≤ 1.5 points'."""
        least = self.asked(hers)
        if least is None:
            return ""
        if self.points:
            return f"≤ {least:g} · ≤ {self.aim:g}"
        aim = "hers" if self.aim is None else short(self.aim)
        return f"{short(least)}{f' ({self.fraction:g} × hers)' if self.fraction else ''} · {aim}"


READER, POSTING, OUTCOME = ("reader",), ("posting", "from_source"), ("outcome",)
ROWS = (
    Row("hard units of any status: precision", (*READER, "precision, any status"), 0.88),
    Row("hard units of any status: recall", (*READER, "recall, any status"), 0.88),
    Row("hard musts: precision", (*READER, "precision, must")),
    Row("hard musts: recall", (*READER, "recall, must")),
    Row("status of those found", (*READER, "status of those found"), 0.92, 0.97),
    Row("any-of units, F1", (*READER, "any-of units, F1"), 0.80, 0.92),
    Row(
        "postings whose musts are wholly right",
        (*READER, "postings whose musts are wholly right"),
        fraction=0.8,
    ),
    Row("outcome for six persons: kappa", (*OUTCOME, "kappa"), 0.75, 0.90),
    Row(
        "nothing missing or one short: sensitivity",
        (*OUTCOME, "sensitivity, nothing missing or one short"),
        0.75,
        0.90,
    ),
    Row(
        "nothing missing or one short: specificity",
        (*OUTCOME, "specificity, nothing missing or one short"),
        0.75,
        0.90,
    ),
    Row(
        "error of the displayed shares, mean, points",
        (*OUTCOME, "error of the shares, mean, points"),
        3,
        1.5,
        points=True,
    ),
    Row(
        "error of the displayed shares, worst, points",
        (*OUTCOME, "error of the shares, worst, points"),
        points=True,
    ),
    Row("role (any)", (*POSTING, "role (any)"), 0.92, 0.97),
    Row("seniority", (*POSTING, "seniority"), 0.90, 0.97),
    Row("place", (*POSTING, "place (same set)"), 0.95, 0.97),
    Row("remote", (*POSTING, "remote"), 0.93, 0.97),
    Row("remote from where", (*POSTING, "from where (kind)"), 0.88, 0.97),
    Row("pay exact, where printed", (*POSTING, "pay exact, where printed"), 0.95, 0.98),
    Row("years exact", (*POSTING, "years exact"), 0.93, 0.97),
    Row("gates, F1", (*POSTING, "gates, F1"), 0.85, 0.93),
    Row("industry", (*POSTING, "industry"), 0.80, 0.90),
)


def short(share: float) -> str:
    """'.83'; '1.00' stays."""
    return f"{share:.2f}".removeprefix("0")


def printed(figure: Results, points: bool) -> str:
    """'.83 (.78–.88)', as the contracts' tables print figures; points with one decimal."""
    value, low, high = (
        (f"{figure[k]:.1f}" if points else short(figure[k])) for k in ("value", "low", "high")
    )
    return f"{value} ({low}–{high})"


def at(found: Results, path: tuple[str, ...]) -> Results:
    """The figure there. `posting` of the second reader has one way only: what she labelled."""
    for name in path:
        found = found[name] if name in found else found["as labelled"]
    return found


def fewer(figure: Results, n: int) -> str:
    """', n 35' where a figure is of fewer postings than its column."""
    return "" if figure["n"] == n else f", n {figure['n']}"


def line(row: Row, results: Results) -> str:
    """One row of the table."""
    *kept, name = row.at
    here = at(results, tuple(kept))
    hers = at(results["read twice"]["second reader"], row.at)
    held = here["held"][name]
    settled = results["settled"]
    mine = at(settled["gander"], row.at)
    people = (at(settled[f"{who} reader"], row.at)["value"] for who in ("first", "second"))
    value = printed(held, row.points)
    if row.missed(held["value"], hers["value"]):
        value = f"**{value}**{BELOW}"
    cells = (
        row.label,
        row.target(hers["value"]),
        value + fewer(held, results["reader"]["held"]["recall, must"]["n"]),
        printed(hers, row.points) + fewer(hers, results["read twice"]["n"]),
        printed(mine, row.points) + fewer(mine, settled["n"]),
        " · ".join(f"{value:.1f}" if row.points else short(value) for value in people),
    )
    return f"| {' | '.join(cells)} |"


def table(results: Results) -> str:
    """The Markdown table, with n and date in its head."""
    n = {part: results["reader"][part]["recall, must"]["n"] for part in ("held", "all")}
    twice = results["read twice"]["n"]
    missed = sum(BELOW in line(row, results) for row in ROWS)
    asked = sum(row.least is not None or row.fraction is not None for row in ROWS)
    told = (
        f"**{missed} of {asked} figures are below what was asked and marked{BELOW}.**"
        if missed
        else "Every figure is what was asked or better."
    )
    lines = [
        f"Measured {results['date']} on {n['all']} postings labelled by reading, each of another employer;",
        "95 % intervals by bootstrap over employers.",
        f"*Held*: {n['held']} postings whose texts and misses nobody looked at while rules were made; their",
        f"figures were seen some fifteen times. *Second reader*: one who read {twice} of the held knowing",
        "the definitions alone, against the first reader: how far people agree. *Settled*: the same postings",
        "by what a third settled on who saw both readings, unnamed, and the text; against it Gander, and the",
        "first and the second reader (who both had a say in it). *Asked*: at least · aim.",
        told,
        "",
        f"| what | asked | held ({n['held']}) | second reader ({twice}) | settled ({twice})"
        " | first · second |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join(lines + [line(row, results) for row in ROWS])


def filled(readme: str, results: Results) -> str:
    """The README with its table replaced."""
    head, _, rest = readme.partition(START)
    _, _, tail = rest.partition(END)
    return f"{head}{START}\n{table(results)}\n{END}{tail}"


def main() -> None:
    results = json.loads((HERE / "quality" / "results.json").read_text(encoding="utf-8"))
    README.write_text(filled(README.read_text(encoding="utf-8"), results), encoding="utf-8")


if __name__ == "__main__":
    main()
