import json
from typing import Any

import pytest

from benchmarks.quality.report import card
from benchmarks.readme import HERE, README, ROWS, filled, table

RESULTS = HERE / "quality" / "results.json"


def test_the_readmes_figures_are_those_measured():
    if not RESULTS.exists():
        pytest.fail("benchmarks/quality/results.json is missing: make bench")
    readme = README.read_text(encoding="utf-8")
    assert readme == filled(readme, json.loads(RESULTS.read_text(encoding="utf-8"))), (
        "run: python -m benchmarks.readme"
    )


def test_the_product_prints_the_figures_measured():
    shipped = json.loads((HERE.parent / "src/gander/data/market/reader.json").read_text(encoding="utf-8"))
    measured = json.loads(RESULTS.read_text(encoding="utf-8"))
    assert shipped == card(measured), "run: python -m benchmarks.run quality"


def figure(value: float, n: int = 130) -> dict[str, float]:
    return {"value": value, "low": value - 0.05, "high": value + 0.05, "n": n, "of": n}


def results(held: float, hers: float = 0.9) -> dict[str, Any]:
    """Every figure alike."""

    def kinds(value: float, n: int) -> dict[str, Any]:
        out: dict[str, Any] = {"reader": {}, "outcome": {}, "posting": {}}
        for row in ROWS:
            out[row.at[0]][row.at[-1]] = figure(value, n)
        return out

    def parts(kind: str) -> dict[str, Any]:
        return {"held": kinds(held, 130)[kind], "all": kinds(held, 336)[kind]}

    second = kinds(hers, 72)
    second["posting"] = {"as labelled": second["posting"]}
    mine = kinds(held, 72)
    mine["posting"] = {"from_source": mine["posting"]}
    return {
        "date": "2026-11-24",
        "reader": parts("reader"),
        "outcome": parts("outcome"),
        "posting": {"from_source": parts("posting")},
        "read twice": {"n": 72, "second reader": second},
        "settled": {"n": 72, "gander": mine, "first reader": second, "second reader": second},
    }


def row_of(label: str, found: dict[str, Any]) -> list[str]:
    line = next(line for line in table(found).splitlines() if line.startswith(f"| {label} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_figure_below_what_was_asked_is_marked_and_counted():
    assert row_of("seniority", results(0.89)) == [
        "seniority",
        ".90 · .97",
        "**.89 (.84–.94)** ✗",
        ".90 (.85–.95)",
        ".89 (.84–.94)",
        ".90 · .90",
    ]
    assert "✗" not in row_of("seniority", results(0.90))[2]
    assert "Every figure is what was asked or better." in table(results(0.97))


def test_what_was_asked_can_be_a_fraction_of_the_second_reader_s():
    wholly = "postings whose musts are wholly right"
    assert row_of(wholly, results(0.71, hers=0.9))[1] == ".72 (0.8 × hers) · hers"
    assert "✗" in row_of(wholly, results(0.71, hers=0.9))[2]
    assert "✗" not in row_of(wholly, results(0.72, hers=0.9))[2]


def test_of_an_error_less_is_better():
    error = "error of the displayed shares, mean, points"
    assert row_of(error, results(3.2))[2] == "**3.2 (3.2–3.2)** ✗"
    assert row_of(error, results(1.0))[1:3] == ["≤ 3 · ≤ 1.5", "1.0 (0.9–1.1)"]


def test_a_figure_of_fewer_postings_than_its_column_says_so():
    found = results(0.97)
    found["posting"]["from_source"]["held"]["industry"] = figure(0.97, 118)
    assert row_of("industry", found)[2].endswith(", n 118")
