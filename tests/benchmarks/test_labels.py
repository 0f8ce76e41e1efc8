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


def test_names_are_one_skill_by_id_or_where_unknown_by_place():
    from benchmarks.quality.match import Named, Unit, aligned, canonical_skill, groups, musts, statuses

    empty = Vocabulary(skills={}, roles={})
    assert canonical_skill("PyTorch", "pytorch", empty) == "label:pytorch"
    truth = [
        Unit("must", (Named("python", 0, 6),)),
        Unit("nice", (Named("label:ocelot", 10, 16), Named("kong", 20, 24))),
    ]
    read = [
        Unit("context", (Named("python", 50, 56),)),
        Unit("nice", (Named("api-gateway", 8, 16), Named("kong", 20, 24))),
        Unit("must", (Named("sql", 30, 33),)),
    ]
    told, number = aligned(truth, read)
    assert told == ["must", "nice", "nice", None]
    assert statuses(read, number) == {0: "context", 1: "nice", 2: "nice", 3: "must"}
    assert groups(truth, number) == groups(read, number) == {frozenset({1, 2})}
    assert musts(truth, number) == {frozenset({0})} and musts(read, number) == {frozenset({3})}
