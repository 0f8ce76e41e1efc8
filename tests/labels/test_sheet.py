"""A whole sheet: written and read again, and every mistake of it named at once."""

from __future__ import annotations

import pytest

from gander.labels.form import from_json, to_json
from gander.labels.sheet import Sheet, read_sheet, write_sheet
from tests.labels.made import DIGEST, GRAMMAR, KNOWN, LABEL, PAGE, POSTING


def read(text: str, digest: str = DIGEST) -> Sheet:
    return read_sheet(text, GRAMMAR, digest)


def test_what_is_written_is_read_again() -> None:
    found = read(write_sheet(LABEL, GRAMMAR, DIGEST, {"title": "A title"}))
    assert found.mistakes == ()
    assert found.label == LABEL
    assert (found.digest, found.begun, found.empty) == (DIGEST, "from the reading", False)


def test_the_label_form_keeps_all_of_it() -> None:
    assert from_json(to_json(LABEL)) == LABEL


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    text = write_sheet(LABEL, GRAMMAR, DIGEST, {})
    assert read("\ufeff" + text.replace("\n", "\r\n")).label == LABEL


def test_the_text_and_the_guide_are_comments() -> None:
    lines = write_sheet(LABEL, GRAMMAR, DIGEST, {}).splitlines()
    assert f"#  4| {PAGE.line(4)}" in lines
    assert max(map(len, (line for line in lines if "|" not in line[:6]))) <= 110
    body = [line for line in lines if line and not line.startswith("#")]
    assert len(body) == 12 + 2 + len(LABEL.units)
    for word in (*KNOWN.roles, *KNOWN.industries, "timezone", "or_equivalent", "context", "nice"):
        assert any(word in line for line in lines if line.startswith("#")), word


def test_a_blank_sheet_asks_for_every_field_and_shows_no_reading() -> None:
    text = write_sheet(None, GRAMMAR, DIGEST, {})
    found = read(text)
    assert found.begun == "blank"
    assert len(found.mistakes) == 12
    assert all("is empty" in mistake.why for mistake in found.mistakes)
    assert not [line for line in text.splitlines() if line.startswith(("must", "nice", "context"))]
    filled = text.replace("role:", POSTING, 1)
    for line in POSTING.splitlines()[1:]:
        filled = filled.replace(f"\n{line.partition(':')[0]}:\n", "\n")
    assert read(filled).mistakes == ()


def test_an_empty_sheet_is_empty_and_comments_are_nothing() -> None:
    assert read("").empty
    assert read("# must 4 Python\n\n").empty
    assert not read("must 4 Python").empty


@pytest.mark.parametrize(
    ("old", "new", "why", "example"),
    [
        (
            "role: ml-engineer",
            "role: ml-enginer",
            "'ml-enginer' is no role; did you mean 'ml-engineer'?",
            "role: ml-engineer",
        ),
        ("role: ml-engineer", "role: -", "'role' cannot be '-'", "role: ml-engineer"),
        ("role: ml-engineer\n", "", "the field 'role' is missing", "role: ml-engineer"),
        ("lang: en", "lang: en\nlang: vi", "'lang' stands in line 12 already", "lang"),
        ("lang: en", "langs: en", "'langs' is no field; did you mean 'lang'?", "lang: en"),
        ("lang: en", "lang: English", "'English' is no language", "lang: en"),
        (
            "seniority: senior",
            "seniority: chief",
            "'chief' is no seniority; there are: intern",
            "seniority: senior",
        ),
        ("places: Berlin, DE", "places: Berlin", "'Berlin' has no country", "Berlin, DE"),
        (
            "places: Berlin, DE",
            "places: Leeds, UK",
            "'UK' is no country in two capital letters; the United Kingdom is GB",
            "DE",
        ),
        ("places: Berlin, DE", "places: , DE", "has no city", "Berlin, DE"),
        ("remote: hybrid", "remote: home", "'home' is no way of working", "remote: hybrid"),
        ("remote: hybrid", "remote: remote", "it must be said from where", "remote_from: not_said"),
        ("remote_from: -", "remote_from: anywhere", "so 'remote_from' is '-'", "remote_from: -"),
        ("remote_from: -", "remote_from: Europe", "'Europe' says not from where", "countries:US,CA"),
        ("remote_from: -", "remote_from: countries:US,XX", "'XX' is no country", "countries:US,CA"),
        ("pay: -", "pay: 120k", "'120k' is no pay", "110000-176000 USD year base"),
        ("pay: -", "pay: 5-4 USD year base", "goes down", "110000-176000 USD year base"),
        ("pay: -", "pay: 4-5 USD decade base", "'decade' is no period", "year base"),
        ("pay: -", "pay: 4-5 USD year net", "'net' is no kind of pay", "year base"),
        ("pay: -", "pay:", "'pay' is empty ('-' where the posting does not say)", "pay: 110000"),
        ("years: 5-", "years: five", "'five' is no number of years", "years: 3-5"),
        ("degree: -", "degree: bachelor", "does not say 'required' or 'nice'", "bachelor required"),
        ("degree: -", "degree: diploma required", "'diploma' is no level of a degree", "bachelor required"),
        ("gates: years@4", "gates: years", "'years' is no gate: KIND@LINE", "degree@34"),
        ("gates: years@4", "gates: year@4", "'year' is no gate; did you mean 'years'?", "degree@34"),
        ("gates: years@4", "gates: years@40", "there is no line 40", "degree@34"),
        ("industry: ai", "industry: farming", "'farming' is no industry", "industry: finance"),
        ("employer: direct", "employer: Heron", "'Heron' is no kind of employer", "employer: direct"),
        (
            "lang: en",
            "lang: en\npart 1: ml-engineer | senior",
            "a part has a role, a seniority and the line",
            "part 1:",
        ),
        ("lang: en", "lang: en\npart 1: ml-engineer | senior | x", "'x' is no line number", "part 1:"),
        (
            "lang: en",
            "lang: en\npart 2: ml-engineer | senior | 1",
            "there is no part 1, but a later one",
            "part 1:",
        ),
        ("lang: en", "lang: en\npart 0: ml-engineer | senior | 1", "parts count from 1", "part 1:"),
        ("lang: en", "lang: en\nmust 4 Python {p3}", "there is no 'part 3:' line", "part 3:"),
        (
            "lang: en",
            "lang: en\nmust 4 Python\nnice 4 Python",
            "the same skill stands in line 13 already",
            "strongest",
        ),
    ],
)
def test_every_kind_of_mistake(old: str, new: str, why: str, example: str) -> None:
    assert old in POSTING
    (mistake,) = read(POSTING.replace(old, new, 1)).mistakes
    assert why in mistake.why
    assert example in mistake.example


def test_all_mistakes_come_together_with_their_lines() -> None:
    text = f"{POSTING}must 4 Pythn\nmust 4 Python\nnice x\n".replace(": senior", ": chief")
    found = read(text)
    assert [(one.line, one.said) for one in found.mistakes] == [
        (2, "seniority: chief"),
        (13, "must 4 Pythn"),
        (15, "nice x"),
    ]
    assert len(found.label.units) == 1


def test_a_sheet_of_another_text_is_told() -> None:
    (mistake,) = read(write_sheet(LABEL, GRAMMAR, DIGEST, {}), "b2:ff").mistakes
    assert "another text" in mistake.why


def test_two_names_of_one_skill_are_two_lines() -> None:
    assert read(f"{POSTING}must 7 C++\nmust 4 Python = C++\n").mistakes == ()
