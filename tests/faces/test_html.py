"""The report: one file that loads nothing, in which nothing from outside is markup."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from gander.faces.html import picture, report
from gander.stand.result import Standing
from tests.faces.values import BELOW, DOORS, EMPTY, EVIL, HOSTILE, STANDING, label

STANDINGS = {"ordinary": STANDING, "below the floors": BELOW, "empty": EMPTY, "hostile": EVIL}
VOID = {"meta", "link", "br", "img", "hr", "input"}


class Page(HTMLParser):
    """Tags with their attributes, the text, and whether every tag is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == [], "a tag is left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"{tag} closes another tag"

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def page(standing: Standing, pictures: dict[str, str] | None = None) -> Page:
    return Page(report.render(standing, label, pictures))


@pytest.mark.parametrize("name", STANDINGS)
def test_nothing_is_loaded_and_nothing_runs(name: str) -> None:
    found = page(STANDINGS[name])
    tags = {tag for tag, _ in found.tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    for tag, attributes in found.tags:
        assert not [a for a in attributes if a.startswith("on")], "no handlers"
        assert "src" not in attributes
        if "href" in attributes:
            assert tag == "a"
            assert re.match(r"https?://", attributes["href"] or "")
            assert attributes["rel"] == "noopener noreferrer"
    source = report.render(STANDINGS[name], label, None)
    assert "url(" not in source
    assert "@import" not in source
    assert "default-src &#39;none&#39;" in source or "default-src 'none'" in source


def test_hostile_names_are_text() -> None:
    found = page(EVIL)
    assert "Evil <script>alert(1)</script> Corp" in found.text
    source = report.render(EVIL, label, None)
    assert "<script" not in source
    assert "\x1b" not in source
    assert "\u202e" not in source
    assert HOSTILE not in source


def test_an_address_that_would_run_is_no_link() -> None:
    risky = replace(STANDING, doors=tuple(replace(door, url="javascript:alert(1)") for door in DOORS))
    assert "javascript:" not in report.render(risky, label, None)


def test_the_report_says_what_the_screen_says() -> None:
    text = page(STANDING).text.replace("\u00a0", " ")
    for part in (
        "1,204 jobs (1,530 adverts) at 480 employers: 310 there, 894 remote open to DE",
        "Of 412 postings at 180 employers that state a must",
        "(0–10 %) · 16 at 6 employers",
        "proven or claimed",
        "not shown: AWS or GCP (Cloud), Apache Spark (2 of 6)",
        "Docker + Kubernetes opens 14 postings at 9 employers",
        "61 adverts: remote jobs that do not say from where",
        "+ Data scientist",
        "owl-vision (214 commits)",
        "Mắt Biếc AI 🦉",
    ):
        assert part in text, part


def test_doors_after_the_fifth_wait_behind_a_fold() -> None:
    many = replace(STANDING, doors=DOORS * 3)
    found = page(many)
    assert "10 more, further away" in found.text
    assert len([a for _, a in found.tags if a.get("class") == "card"]) == 2 + 15


def test_what_was_not_read_waits_behind_a_fold_of_its_own() -> None:
    title = replace(DOORS[0], basis="title", n_must=0)
    found = page(replace(STANDING, doors=(*DOORS, DOORS[1], title, title)))
    assert "1 more, further away" in found.text
    assert "2 more of which no must could be read" in found.text
    assert found.text.count("requirements not read (title only)") == 2
    assert "lacks" not in found.text


def test_that_nothing_is_known_stands_directly_above_the_stand() -> None:
    text = page(replace(STANDING, evidence=(), assumed=("role ml-engineer",))).text
    assert text.index("Market") < text.index("assumed: nothing is known of you") < text.index("Stand Of 412")


def test_near_questions_say_what_their_share_rests_on_and_how_to_ask_them() -> None:
    text = page(BELOW).text.replace("\u00a0", " ")
    assert 'Viet Nam: 88 jobs at 41 employers --place "Viet Nam"' in text
    assert "nothing missing 7 of 60 read, 12 % (8–18 %)" in text


def test_the_reader_s_quality_stands_once() -> None:
    assert page(STANDING).text.count("Reader:") == 1


def test_the_report_says_what_was_corrected_and_how() -> None:
    text = page(STANDING).text.replace("\u00a0", " ")
    assert text.count("at least 60 % in all") == 2
    assert "corrected 39 % (28–52 %)" in text
    assert "Rogan–Gladen" in text
    assert text.count("why not corrected") == 1


def test_below_the_floors_no_share_and_no_bar_is_drawn() -> None:
    found = page(BELOW)
    assert "Cannot tell yet: 6 postings at 5 employers" in found.text
    assert found.text.count("Cannot tell yet") == 1
    assert not [a for _, a in found.tags if a.get("class") == "track"]


def test_without_the_extra_the_report_says_how_to_get_pictures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("gander.faces.html.report.picture.pictures", lambda standing: None)
    said = report.write(STANDING, str(tmp_path / "r.html"), label)
    assert 'pip install "takeagander[pictures]"' in said
    assert "takeagander[pictures]" in Page((tmp_path / "r.html").read_text(encoding="utf-8")).text


def test_pictures_take_the_page_s_colours_and_keep_hostile_names_as_text() -> None:
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    rows = EVIL.breakdowns["place"] * 2
    found = picture.pictures(replace(EVIL, breakdowns={"place": rows}))
    assert found is not None
    source = report.render(EVIL, label, found)
    parsed = Page(source)
    assert "<script" not in source
    assert "svg" in {tag for tag, _ in parsed.tags}
    assert "var(--accent)" in source
    assert not [a for _, a in parsed.tags if any(key.startswith("on") for key in a)]


def test_a_base_installation_has_no_pictures_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    monkeypatch.delitem(sys.modules, "gander.faces.charts", raising=False)
    monkeypatch.delattr("gander.faces.charts", raising=False)
    assert picture.pictures(STANDING) is None
