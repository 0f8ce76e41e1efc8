import polars as pl
import pytest

from gander.connectors.live.mails import without_mails


def masked(text):
    return without_mails(pl.Series([text], dtype=pl.String)).item()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Write to jobs@example.org.", "Write to <email>."),
        ("Jobs.Team+ml@Mail.Example.COM, or call", "<email>, or call"),
        ("tuyểndụng@example.org", "<email>"),
        ("E-mail:jobs@example.org, a@example.org", "E-mail:<email>, <email>"),
        ("'o'neil@example.org'", "'<email>'"),
        ("_jobs@example.org_", "<email>_"),
        ("jobs&#64;example.org jobs&#x40;example.org jobs&commat;example.org", "<email> <email> <email>"),
        ("jobs%40example.org", "<email>"),
        ("jobs [at] example [dot] org", "<email>"),
        ("jobs (at) example.org. We hire", "<email>. We hire"),
        ("me{at}example{dot}co{dot}uk", "<email>"),
        ("jobs [AT] example dot org", "<email>"),
        ("jobs [@] example.org", "<email>"),
        ("jobs at example dot com, or a form", "<email>, or a form"),
        ("jobs AT mail DOT example DOT org", "<email>"),
        ("Recruiting <jobs@example.org>", "Recruiting <<email>>"),
        (
            '<p><a href="mailto:jobs@example.org?cc=a@example.org" title="jobs@example.org">us</a></p>',
            '<p><a href="mailto:email?cc=email" title="email">us</a></p>',
        ),
        (
            '<a href="/cdn-cgi/l/email-protection#0a1b2c3d4e"><span data-cfemail="0a1b2c3d4e">hidden</span>',
            '<a href="/cdn-cgi/l/email-protection#"><span data-cfemail="">hidden</span>',
        ),
    ],
)
def test_an_address_is_masked(text, left):
    assert masked(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "react@18.2.0, @types/node and git@v2",
        "Data engineer @ Example, the 3 @ scale",
        "We love ML@scale.We are many",
        "https://social.example/@someone, @someone@",
        "engineers at example.org look at dot products",
        "meet us at (at) the fair",
        "5 % off, user%20name",
        "",
    ],
)
def test_what_is_no_address_stays(text):
    assert masked(text) == text


def test_a_column_keeps_its_order_and_its_nulls():
    texts = pl.Series("text", ["a", None, "x@example.org", "b"])
    found = without_mails(texts)
    assert found.to_list() == ["a", None, "<email>", "b"]
    assert found.name == "text"
