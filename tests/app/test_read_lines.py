"""JSON lines in and out: order, the input's own ids, and bad lines that stop nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from gander.app import read_lines as module
from gander.app.read_lines import read_lines
from gander.app.reading import Readers
from gander.app.workers import cores
from gander.model import Problem
from gander.reading.canonical import canonical

TEXT = "We build tools for hospitals and we look for you.\n\n"
TEXT += "Requirements\n- 3+ years with Python\n- PyTorch or TensorFlow\n"
GERMAN = (
    "Wir suchen für unser Team eine Person, die Python und SQL kennt und die mit uns an den Daten arbeitet."
)


@cache
def readers() -> Readers:
    return Readers()


def read(*rows: Any) -> tuple[list[dict[str, Any]], list[Problem]]:
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    written = list(read_lines((line + b"\n" for line in lines), "in.jsonl", readers()))
    out = b"".join(batch.lines for batch in written).decode()
    return [json.loads(line) for line in out.splitlines()], [p for b in written for p in b.problems]


def test_every_line_is_answered_in_order_by_its_own_id() -> None:
    ids = ["z", 7, "ü", "z", "a"]
    rows, problems = read(
        *({"id": i, "title": "Data engineer", "text": f"{TEXT}{n}"} for n, i in enumerate(ids))
    )
    assert [row["id"] for row in rows] == ids
    assert problems == []


def test_the_fields_of_a_line() -> None:
    given = {
        "id": "a1",
        "title": "Senior Data Engineer",
        "location": "Berlin, Germany",
        "employer": "Heron",
        "posted": "2026-05-01T10:00:00Z",
        "text": TEXT,
    }
    ((row,), problems) = read(given)
    assert problems == []
    assert row["part"] == 0
    assert row["role"] == ["data-engineer"]
    assert row["seniority"] == "senior"
    assert row["posted"] == "2026-05-01"
    assert row["lang"] == "en"
    assert row["years"]["min"] == 3
    assert (row["places"][0]["city"], row["places"][0]["iso2"]) == ("Berlin", "DE")
    assert {"remote", "remote_from", "degree", "gates", "pay", "industry"} <= row.keys()
    assert [gate["kind"] for gate in row["gates"]] == ["years"]
    found = {r["skill"]: r for r in row["requirements"]}
    assert {"python", "pytorch", "tensorflow"} <= found.keys()
    python, torch, flow = (found[name] for name in ("python", "pytorch", "tensorflow"))
    assert set(python) == {
        *("skill", "label", "kind", "status", "unit", "under", "years", "start", "end", "rule"),
    }
    assert (python["label"], python["kind"], python["status"]) == ("Python", "hard", "must")
    assert python["years"] == {"min": 3.0, "max": None}
    assert torch["unit"] == flow["unit"] != python["unit"]
    assert [canonical(TEXT)[r["start"] : r["end"]] for r in (python, torch, flow)] == [
        "Python",
        "PyTorch",
        "TensorFlow",
    ]


def test_spans_of_html_are_those_of_the_canonical_text() -> None:
    head = TEXT.replace("Requirements", "<b>Requirements</b>")
    text = f"<p>{head}</p><ul><li>Know R&amp;amp;D &amp; Docker</li></ul>"
    ((row,), _) = read({"id": 1, "text": text})
    for found in row["requirements"]:
        if found["skill"] in ("python", "docker"):
            assert canonical(text)[found["start"] : found["end"]].lower() == found["skill"]


def test_a_language_that_is_not_read_has_no_requirements() -> None:
    ((row,), problems) = read({"id": 1, "title": "Data Engineer", "text": GERMAN})
    assert (row["lang"], row["requirements"], row["gates"]) == ("de", [], [])
    assert row["role"] == ["data-engineer"]
    assert problems == []


def test_a_forum_post_says_in_its_first_line_who_what_and_where() -> None:
    text = f"Heron | Data Engineer | Berlin | ONSITE\n\n{TEXT}"
    rows, _ = read({"id": 1, "text": text})
    assert "data-engineer" in rows[0]["role"]
    assert rows[0]["places"][0]["city"] == "Berlin"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"id": 1, "text": ', "no JSON"),
        (b"[1, 2]", "no object"),
        (b'[{"id": 1},', "part of a JSON list"),
        (b'"text"', "no object"),
        (b'{"text": "Python"}', "no 'id'"),
        (b'{"id": true, "text": "Python"}', "neither a text nor a number"),
        (b'{"id": 1}', "no 'text'"),
        (b'{"id": 1, "text": "  "}', "no 'text'"),
        (b'{"id": 1, "text": 5}', "'text' is a number"),
        (b'{"id": 1, "text": "x", "title": ["a"]}', "'title' is a list"),
        (b'{"id": 1, "text": "x", "posted": 20260501}', "'posted' is a number"),
        (b'{"id": 1, "text": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "part of a JSON list"),
    ],
)
def test_a_bad_line_is_named_and_stops_nothing(line: bytes, why: str) -> None:
    good = {"id": "good", "text": TEXT}
    rows, (problem,) = read(good, line, b"", good)
    assert [row["id"] for row in rows] == ["good", "good"]
    assert problem.where == "in.jsonl, line 2"
    assert why in problem.why
    assert '{"id"' in problem.next


def test_a_date_that_is_none_is_left_out_and_said() -> None:
    ((row,), (problem,)) = read({"id": 1, "text": TEXT, "posted": "last week"})
    assert row["posted"] is None
    assert "'last week' is none" in problem.why


def test_half_a_character_does_no_harm() -> None:
    ((row,), problems) = read(
        b'{"id": "\\ud800", "text": "Python \\ud800 is required of you, and you have SQL."}'
    )
    assert row["id"] == "\ufffd"
    assert problems == []


def test_half_a_character_in_one_text_leaves_the_others_as_they_are() -> None:
    whole, _ = read({"id": 1, "text": f"{TEXT} ’ \u2022"})
    both, problems = read({"id": 1, "text": f"{TEXT} ’ \u2022"}, {"id": 2, "text": f"{TEXT} \ud83d’"})
    assert both[0] == whole[0] and problems == []


def test_batches_answer_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"id": n, "text": f"{TEXT}\n{n}"} for n in range(7)]
    whole, _ = read(*rows)
    monkeypatch.setattr(module, "BATCH", 2)
    assert read(*rows)[0] == whole


def test_no_more_is_taken_from_the_input_than_is_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield json.dumps({"id": taken, "text": TEXT}).encode()

    batches = read_lines(endless(), "in.jsonl", readers())
    for _ in range(3):
        next(batches)
    # three batches are out, and at most two a process and one more wait
    assert taken <= 2 * (3 + 2 * cores() + 1)
    batches.close()
