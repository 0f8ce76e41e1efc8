import json

import pytest

from benchmarks.quality import ceiling, posting, reader
from benchmarks.quality.labels import HERE, labels
from gander.shell.places import read_gazetteer

FIRST, SECOND, SETTLED = (
    [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()]
    for name in ("labels", "second", "settled")
)


@pytest.mark.parametrize("later", [SECOND, SETTLED])
def test_what_was_read_again_is_held_and_by_somebody_else(later):
    first = {(line["source"], line["source_id"]): line for line in FIRST}
    assert len(later) >= 60
    for line in later:
        one = first[line["source"], line["source_id"]]
        assert one["split"] == "held"
        assert one["hash"] == line["hash"]
        assert one["reader"] != line["reader"]


def test_what_was_settled_is_what_was_read_twice():
    assert {line["hash"] for line in SETTLED} == {line["hash"] for line in SECOND}


def test_a_reader_agrees_with_herself():
    try:
        labelled = labels()
    except FileNotFoundError as error:
        pytest.skip(str(error))
    twice = ceiling.again(labelled, "second")
    gazetteer = read_gazetteer()
    found = reader.figures(posting.fields(twice, ceiling.as_rows(twice, gazetteer), gazetteer))
    wrong = {name: figure["value"] for name, figure in found.items() if figure["value"] != 1.0}
    assert wrong == {}
