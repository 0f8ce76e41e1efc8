"""A saved page: the posting's own part of it, as a person would type it."""

from __future__ import annotations

from gander.shell.pages import read_page, text_of

PAGE = """<!doctype html><html><head><title>Data engineer at Heron | Jobs</title>
<script type="application/ld+json">{"@graph": [{"@type": ["JobPosting"], "title": "Data engineer"}]}</script>
<script type="application/ld+json">{ broken</script>
<style>body { color: red }</style></head>
<body class="menu-open">
<header><a href="/">Heron</a><nav><ul><li>Jobs</li><li>Python school</li></ul></nav></header>
<div id="cookie-banner">We use cookies and Kubernetes. <button>Accept</button></div>
<div class="page"><div class="content">
<h1>Data <em>engineer</em></h1>
<p>We build pipelines for hospitals, and we look
for somebody who likes to finish things &amp; to explain them.</p>
<h2>Requirements</h2>
<ul>
  <li>Python</li>
  <li><p>SQL</p><ul><li>Postgres, in particular</li></ul></li>
</ul>
<p>Line one<br>line two</p>
<div>First box</div><div>Second box</div>
</div>
<div class="more"><h3>Similar jobs</h3><a href="/2">Scala engineer</a></div>
<div class="newsletter-form">Subscribe to Terraform weekly</div>
</div>
<footer>Imprint, Rust</footer>
<script>document.write("<p>Haskell</p>")</script>
</body></html>"""


def test_only_the_posting_s_own_part_is_text() -> None:
    page = read_page(PAGE)
    assert page.title == "Data engineer"
    for word in ("school", "cookies", "Scala", "Terraform", "Imprint", "Haskell", "color"):
        assert word not in page.text
    assert "We build pipelines for hospitals, and we look for somebody who likes to finish" in page.text
    assert "things & to explain them." in page.text


def test_it_reads_as_a_person_would_type_it() -> None:
    text = read_page(PAGE).text
    assert "\n\nRequirements\n\n- Python\n- SQL\n" in text
    assert "\n - Postgres, in particular\n" in text
    assert "Line one\nline two" in text
    assert "First box\nSecond box" in text
    assert "\n\n\n" not in text


def test_what_the_page_states_is_found_and_broken_data_is_passed_over() -> None:
    assert [stated["title"] for stated in read_page(PAGE).stated] == ["Data engineer"]


def test_a_part_that_holds_nearly_everything_is_no_noise() -> None:
    page = read_page(
        f"<body><div class='share-menu'><p>{'We look for Python. ' * 40}</p></div><p>x</p></body>"
    )
    assert page.text.count("Python") == 40


def test_pages_of_no_or_odd_shape() -> None:
    assert read_page("").text == ""
    assert read_page("<html><head><title>T</title></head></html>").title == "T"
    assert "deep" in read_page("<div>" * 5000 + "deep" + "</div>" * 5000).text


def test_text_of_a_fragment() -> None:
    assert text_of("<b>Must</b>: Python &amp; SQL<br/>Now") == "Must: Python & SQL\nNow"
