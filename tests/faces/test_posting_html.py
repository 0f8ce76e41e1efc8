"""The page of a posting: it loads nothing, runs only its own script, and nothing of a posting is markup."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from gander.faces.html.posting import render
from tests.faces.readings import ANSWER, EVIL, POSTING, POSTINGS, TWICE, UNREAD, answer
from tests.faces.test_html import Page

SHOWN = {name: answer(posting) for name, posting in POSTINGS.items()}
SHOWN["several"] = answer(POSTING, EVIL, TWICE)


def page(name: str) -> tuple[str, Page]:
    source = render(SHOWN[name])
    return source, Page(source)


@pytest.mark.parametrize("name", SHOWN)
def test_nothing_is_loaded_and_nothing_of_a_posting_runs(name: str) -> None:
    source, found = page(name)
    tags = [tag for tag, _ in found.tags]
    assert tags.count("script") == tags.count("style") == 1
    assert not set(tags) & {"link", "img", "iframe", "object", "embed", "form", "base", "b2"}
    for _, attributes in found.tags:
        assert not [a for a in attributes if a.startswith("on") or a in ("src", "style")]
        href = attributes.get("href")
        assert href is None or re.match(r"#|https?://", href)
        if href and href.startswith("http"):
            assert attributes["rel"] == "noopener noreferrer"
    assert "url(" not in source
    assert "@import" not in source
    assert "\x1b" not in source
    assert "\u202e" not in source


@pytest.mark.parametrize("name", SHOWN)
def test_the_policy_names_exactly_what_is_written_here(name: str) -> None:
    source, found = page(name)
    (policy,) = [
        a["content"] or "" for _, a in found.tags if a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_a_hostile_posting_is_text() -> None:
    source, found = page("hostile")
    assert "</script><script>alert(1)</script>" in found.text
    assert "{{ 7 * 7 }}" in found.text
    assert "<img src=x onerror=alert(2)>" in found.text
    assert "javascript:" not in [a.get("href") for _, a in found.tags]
    assert source.count("<script") == 1


@pytest.mark.parametrize("name", SHOWN)
def test_every_link_within_the_page_has_an_end_and_ids_are_single(name: str) -> None:
    _, found = page(name)
    ids = [a["id"] for _, a in found.tags if "id" in a]
    assert len(ids) == len(set(ids))
    for _, attributes in found.tags:
        if (attributes.get("href") or "").startswith("#"):
            assert (attributes["href"] or "")[1:] in ids
        for unit in (attributes.get("data-units") or "").split():
            assert unit in ids


def test_without_script_a_mark_has_its_reason_and_leads_to_its_entry() -> None:
    _, found = page("ordinary")
    (mark,) = [a for _, a in found.tags if a.get("class") == "m must" and a.get("href") == "#u0-0-1"]
    assert "Python · must have · 5+ years. It stands where the posting says what you should bring." in (
        mark["title"] or ""
    ).replace("\u00a0", " ")


def test_a_fact_leads_to_the_sentence_that_says_it() -> None:
    source, _ = page("ordinary")
    assert re.search(r'<a href="#s0-\d+" title="the sentence that says it">5\+', source)


def test_the_text_keeps_its_shape() -> None:
    source, found = page("ordinary")
    assert re.search(r"<h3>Requirements</h3>", source)
    assert source.count("<li><span") + source.count("<li><a") >= 3
    for line in POSTING.text.splitlines():
        assert line.removeprefix("- ") in found.text.replace(" ,", ",").replace(" .", ".")


def test_it_says_how_sure_it_is_and_in_which_language_it_does_not_read() -> None:
    assert "Of the musts it states 79" in page("ordinary")[1].text
    assert "requirements are read in English and Vietnamese only" in page("unread")[1].text
    unmeasured = render(replace(ANSWER, reader=None))
    assert "has not been measured" in unmeasured
    assert UNREAD.text in page("unread")[1].text
