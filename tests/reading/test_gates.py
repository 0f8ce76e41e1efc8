"""Conditions that no learning meets soon, each with the sentence that says it."""

from __future__ import annotations

import pytest

from gander.reading.canonical import canonical

from .reading_one import frame, reader

CASES = [
    ("Requirements\n- Python\n- Must be authorized to work in the US", {"visa"}, "right to work"),
    ("We are unable to sponsor visas.", {"visa"}, "no sponsorship"),
    ("Benefits\n- Visa sponsorship", {"visa"}, "an offer says what becomes of visas too"),
    ("Acme | Engineer | Berlin | VISA", {"visa"}, "in capitals in a header"),
    ("Our customers are Visa and Mastercard.", set(), "a company's name"),
    ("Requirements\n- Must be a US citizen", {"citizenship"}, "citizenship"),
    ("We hire regardless of race, religion or citizenship.", set(), "equal opportunity"),
    ("Requirements\n- Active security clearance required", {"clearance"}, "clearance"),
    ("Requirements\n- Fluent English", {"language"}, "a language with its level"),
    ("Requirements\n- Tiếng Anh tốt", {"language"}, "Vietnamese"),
    ("Nice to have\n- Fluent German", set(), "a plus is no gate"),
    ("Requirements\n- Bachelor's degree", {"degree"}, "a required degree"),
    ("Requirements\n- 5+ years of experience", {"years"}, "years in total"),
    ("Requirements\n- Willing to travel up to 20%", {"travel"}, "travel"),
    ("Requirements\n- AWS Certified Solutions Architect", {"licence"}, "a demanded certificate"),
    ("Requirements\n- Valid driver's license required", {"licence"}, "a licence"),
    ("Acme | Engineer | Remote (EU time zones)", {"timezone"}, "time zones in a header"),
    (
        "Must have:\nUS Citizen\nEligible for Public Trust",
        {"citizenship", "clearance"},
        "names by themselves",
    ),
    (
        "ITAR REQUIREMENTS\n- You must be a U.S. citizen or a protected individual (ITAR)",
        {"citizenship"},
        "export rules speak of protected individuals",
    ),
    ("Acme | Engineer | US Persons | Austin", {"citizenship"}, "a part of a header"),
    ("We hire without regard to citizenship status.", set(), "equal opportunity in other words"),
    ("We take part in E-Verify and require proof of citizenship.", set(), "a notice of E-Verify"),
    ("Design must be a first-class citizen here.", set(), "no person"),
    ("Requirements\n- TS/SCI clearance preferred but not required", set(), "a clearance as a plus"),
    (
        "US citizenship required, willingness to obtain clearance preferred.",
        {"citizenship"},
        "a plus reaches its own part of the sentence",
    ),
    ("Nice to have\n- Active security clearance", set(), "a heading of pluses"),
    ("- Availability for meetings in our hours (Mon-Fri: 9am-3pm PT)", {"timezone"}, "hours with a zone"),
    ("Acme | Engineer | Remote within 3 hours of CET", {"timezone"}, "hours around a zone"),
    ("Deadline: May 11 at 12pm ET.", set(), "an hour that is no schedule"),
    ("Acme | Engineer | ONSITE", {"place"}, "a place to be at"),
    ("This job should be based in Germany.", {"place"}, "a place in a sentence"),
    ("Benefits\n- Onsite gym\n- In-person retreats", set(), "gyms and gatherings"),
    ("It closes with an in-person interview.", set(), "an interview"),
    ("Benefits\n- Travel to the yearly meeting is required, travel up to 5%", {"travel"}, "demanded"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_kinds(text: str, expected: set[str], why: str) -> None:
    _, postings = reader().read(frame(text))
    assert {gate["kind"] for gate in postings["gates"][0]} == expected, why


def test_a_gate_keeps_its_sentence_in_characters_of_the_canonical_text() -> None:
    text = "Đội ngũ trẻ 🚀 R&amp;D.\r\n\r\nYêu cầu\r\n- Tiếng Anh tốt"
    _, postings = reader().read(frame(text))
    gate = postings["gates"][0][0]
    assert canonical(text)[gate["start"] : gate["end"]] == "- Tiếng Anh tốt"
