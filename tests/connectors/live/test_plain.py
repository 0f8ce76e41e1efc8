"""Plain texts as HTML."""

import pytest

from gander.connectors.live.plain import as_html, bullets


@pytest.mark.parametrize(
    ("said", "html"),
    [
        ("one\ntwo\n \nthree < 4 & <you>", "<p>one<br>two</p>\n<p>three &lt; 4 &amp; &lt;you&gt;</p>"),
        ("<p>as it is &amp; was</p>", "<p>as it is &amp; was</p>"),
        ("&lt;p&gt;x&lt;/p&gt;", "<p>x</p>"),
        ("R&amp;D\r\nx", "<p>R&amp;D<br>x</p>"),
        ("  ", None),
        (None, None),
        ([], None),
    ],
)
def test_lines_stay_lines(said, html):
    assert as_html(said) == html


def test_bullets_are_each_once():
    assert bullets("a < b", None, "a < b", "c", 7) == "<ul><li>a &lt; b</li><li>c</li><li>7</li></ul>"
    assert bullets(None, "") is None
