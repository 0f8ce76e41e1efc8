"""HTML in a text: blanked without moving anything, and read like the same text without it."""

from __future__ import annotations

import random
import time

import pytest

from gander.reading.canonical import canonical
from gander.reading.markup import masked
from tests.reading.reading_one import frame, reader, units


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "std::vector<int> and List<String>, write to <email>",
        "Requirements:\n- Python\n- SQL",
        "if (x<3) { return; }",
        "",
        "<",
    ],
)
def test_a_text_without_markup_is_left_as_it_is(text: str) -> None:
    assert masked(text) is text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("One<br>Two<BR/>Three", ["One", "Two", "Three"]),
        ("<ul><li>One</li><li class='x'>Two</li></ul>", ["- One", "- Two"]),
        ("<ul><li><p>One</p></li><li>\n  <div>Two</div></li></ul>", ["- One", "- Two"]),
        ("<ul><li>One<ul><li>In</li></ul></li></ul>", ["- One", " - In"]),
        ("<h3>Head</h3>text <b>bold</b> text", ["Head", "text bold text"]),
        ("<p>goes\non</p>", ["goes on"]),
        ("<p>goes</p>\n\n<p>on</p>", ["goes", "on"]),
        ("<p>Q&amp;A &lt;3 &nbsp;x</p>", ["Q& A < 3 x"]),
        ("a<!-- <p>no</p> -->b<script>let x = '<p>';</script>c<p>", ["a b c"]),
        ("<style>p { color: red }</style><p>One</p>", ["One"]),
        ('<a href="https://x.example/?a=1&b=2" title="a > b">link</a>', ["link"]),
        ("<p>never closed <!-- comment", ["never closed <!-- comment"]),
        ("<p>vector<int> stays</p>", ["vector<int> stays"]),
    ],
)
def test_markup_becomes_lines_and_bullets(text: str, shown: list[str]) -> None:
    found = masked(text)
    assert len(found) == len(text)
    lines = [(len(line) - len(line.lstrip()), line.split()) for line in found.split("\n") if line.strip()]
    assert [" ".join(words) for _, words in lines] == [line.strip() for line in shown]
    if any(line.startswith(" - ") for line in shown):
        assert lines[-1][0] > lines[0][0]


def test_tags_with_long_attributes_make_no_wide_lines() -> None:
    found = masked(f"<p style='{'x' * 500}'>One</p>")
    assert max(map(len, found.split("\n"))) <= 40


PARTS = [
    ("h", "Requirements"),
    ("li", "3+ years of experience with Python"),
    ("li", "Knowledge of SQL or Docker"),
    ("h", "Nice to have"),
    ("li", "Kubernetes & Docker"),
    ("p", "We use Python and SQL every day."),
    ("h", "What you will do"),
    ("li", "Deploy models with Docker"),
]


def plain(parts: list[tuple[str, str]]) -> str:
    lines = {"h": "\n{}\n", "li": "- {}", "p": "\n{}\n"}
    return "\n".join(lines[kind].format(text) for kind, text in parts)


def marked_up(parts: list[tuple[str, str]], pick: random.Random) -> str:
    """The same, as one of the many ways in which boards write HTML."""
    forms = {
        "h": ["<h3>{}</h3>", "<p><strong>{}</strong></p>", "<div class='head'><b>{}</b></div>\n"],
        "li": ["<li>{}</li>", "<li><p>{}</p></li>", "\n  <li style='margin:0'>\n{}\n</li>", "<li>{}"],
        "p": ["<p>{}</p>", "<div>{}</div>\n\n", "<br/>{}<br>"],
    }
    out, within = [], False
    for kind, text in parts:
        if (kind == "li") != within:
            out.append("</ul>" if within else "<ul>")
            within = kind == "li"
        out.append(pick.choice(forms[kind]).format(text.replace("&", "&amp;")))
    return "".join([*out, "</ul>" if within else ""])


@pytest.mark.parametrize("seed", range(40))
def test_the_plain_and_the_html_text_are_read_alike(seed: int) -> None:
    pick = random.Random(seed)
    parts = pick.sample(PARTS, len(PARTS)) if seed else PARTS
    page = marked_up(parts, pick)
    assert units(page) == units(plain(parts))
    # and with all of it encoded once more, as some boards do
    encoded = page.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert units(encoded) == units(plain(parts))


def test_spans_point_into_the_canonical_text() -> None:
    text = "<p>Requirements</p><ul><li>Strong <b>Python</b> &amp;amp; SQL</li></ul>"
    found, _ = reader().read(frame(text))
    words = [canonical(text)[start:end] for start, end in found.select("start", "end").iter_rows()]
    assert words == ["Python", "SQL"]


@pytest.mark.parametrize(
    "piece",
    ["<", "<p", "<p>", "<!--", "<script", "<script>", '<a "', "<a '", "&lt", "\n ", "</p>\n", "<li> ", "<b "],
)
def test_hostile_texts_take_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = "<p>x</p>" + piece * (size // len(piece))
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            assert len(masked(text)) == len(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(400_000) < 20 * seconds(50_000) + 0.05
