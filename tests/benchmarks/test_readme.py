import json

import pytest

from benchmarks.readme import HERE, README, filled

RESULTS = HERE / "quality" / "results.json"


def test_the_readmes_figures_are_those_measured():
    if not RESULTS.exists():
        pytest.fail("benchmarks/quality/results.json is missing: make bench")
    readme = README.read_text(encoding="utf-8")
    assert readme == filled(readme, json.loads(RESULTS.read_text(encoding="utf-8"))), (
        "run: python -m benchmarks.readme"
    )


def test_the_product_prints_the_figures_measured():
    card = json.loads((HERE.parent / "src/gander/data/market/reader.json").read_text(encoding="utf-8"))
    held = json.loads(RESULTS.read_text(encoding="utf-8"))["reader"]["held"]
    assert card["precision"]["must"][0] == held["precision, must"]["value"]
    assert card["recall"]["must"][0] == held["recall, must"]["value"]
