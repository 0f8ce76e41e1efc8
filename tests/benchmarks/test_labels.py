import json
from pathlib import Path

import pytest

from benchmarks.quality import labels as labelled
from gander.vocabulary.vocabulary import Vocabulary

LINES = [json.loads(line) for line in (Path(labelled.HERE) / "labels.jsonl").read_text("utf-8").splitlines()]


def test_the_label_file_holds_offsets_and_no_text():
    assert len(LINES) >= 60
    for line in LINES:
        assert line["hash"].startswith("b2:")
        for unit in line["units"]:
            assert unit["status"] in ("must", "nice", "context")
            for member in unit["members"]:
                assert set(member) == {"start", "end", "skill"}
                assert 0 <= member["start"] < member["end"]


def test_no_employer_is_in_both_halves():
    halves = {half: {x["employer_id"] for x in LINES if x["split"] == half} for half in ("tune", "held")}
    assert not halves["tune"] & halves["held"]
    assert min(map(len, halves.values())) >= 30


def test_texts_are_those_that_were_labelled():
    try:
        found = labelled.labels()
    except FileNotFoundError as error:
        pytest.skip(str(error))
    assert len(found) == len(LINES)
    for one in found:
        assert all(m["end"] <= len(one.text) for u in one.units for m in u["members"])


def test_a_label_the_vocabulary_does_not_know_counts_as_missed():
    from benchmarks.quality.reader import by_skill, canonical_skill

    empty = Vocabulary(skills={}, roles={})
    assert canonical_skill("PyTorch", "pytorch", empty) == "label:pytorch"
    assert by_skill([("nice", frozenset({"a"})), ("must", frozenset({"a", "b"}))]) == {
        "a": "must",
        "b": "must",
    }
