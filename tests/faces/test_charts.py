"""Pictures from answers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("altair")
pytest.importorskip("vl_convert")

from gander.errors import UserError
from gander.faces import chart_file, charts
from tests.faces.values import ANSWER, BELOW, EVIL, STANDING


def values(chart: Any) -> list[dict[str, object]]:
    found = json.loads(json.dumps(chart.to_dict()))
    (data,) = found["datasets"].values() if "datasets" in found else (found["data"]["values"],)
    return list(data)


def test_stand_draws_both_kinds_of_evidence_with_their_intervals() -> None:
    data = values(charts.stand(STANDING.stand))
    assert {row["evidence"] for row in data} == {"proven", "proven or claimed"}
    assert len(data) == 8
    assert all(row["low"] <= row["share"] <= row["high"] for row in data)  # type: ignore[operator]


def test_what_is_below_the_floors_is_not_drawn() -> None:
    assert values(charts.stand(BELOW.stand)) == []


def test_skills_most_asked_first() -> None:
    svg = charts.svg(charts.skills(ANSWER.skills, 2))
    assert svg.startswith("<svg")
    assert "PyTorch" in svg
    assert "Kubernetes" not in svg


def test_a_hostile_label_is_text_in_the_picture() -> None:
    svg = charts.svg(charts.breakdown(EVIL.breakdowns["place"]))
    assert "<script" not in svg
    assert "Evil" in svg


def test_an_interactive_page_has_its_code_inside() -> None:
    page = charts.html(charts.groups(ANSWER.rows, "month"))
    assert "<script" in page
    assert "cdn." not in page.split("</head>")[0]
    assert 'src="http' not in page


def test_groups_are_bars_with_their_number() -> None:
    assert "402" in charts.svg(charts.groups(ANSWER.rows, "place"))


def test_months_are_shares_on_an_axis_of_time_so_that_a_gap_is_seen() -> None:
    data = values(charts.groups(ANSWER.rows, "month"))
    assert [row["month"] for row in data] == ["2026-09-01", "2026-10-01", "2026-11-01"]
    assert data[1]["share"] == pytest.approx(402 / 1204)
    few = replace(ANSWER.rows[0], share=BELOW.stand[0].estimate)
    assert values(charts.groups((few,), "month")) == [], "no share below the floors"


def test_a_long_title_is_wrapped_and_not_cut_off() -> None:
    words = (
        "ml-engineer · Ho Chi Minh City, VN · remote open to VN: asked for as a must, of 412 postings read"
    )
    titled = charts.titled(charts.skills(ANSWER.skills, 2), words, "a note " * 30)
    heading = titled.to_dict()["title"]
    assert " ".join(heading["text"]) == words
    assert max(map(len, heading["text"])) <= charts.LINE_OF_TITLE
    assert max(map(len, heading["subtitle"])) <= charts.LINE_OF_NOTE


@pytest.mark.parametrize(
    ("name", "start"), [("x.svg", b"<svg"), ("x.png", b"\x89PNG"), ("X.HTML", b"<!DOCTYPE html>")]
)
def test_the_ending_decides_the_kind(name: str, start: bytes, tmp_path: Path) -> None:
    file = str(tmp_path / name)
    said = chart_file.draw(ANSWER, file, chart_file.check(file), 20)
    assert said == f"picture: {file}"
    assert Path(file).read_bytes().lstrip().startswith(start)


def test_another_ending_is_refused_with_an_example() -> None:
    with pytest.raises(UserError, match="names no picture") as caught:
        chart_file.check("market.pdf")
    assert "market.svg" in caught.value.problems[0].next


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UserError) as caught:
        chart_file.check("market.svg")
    assert caught.value.problems[0].next == 'pip install "takeagander[pictures]"'
