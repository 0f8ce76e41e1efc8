"""Whether a skill is demanded, a plus, context or nothing: one case a rule, with the reason."""

from __future__ import annotations

import pytest

from .reading_one import units

CASES = [
    ("Requirements\n- Python", ["must python"], "a bullet under a heading of requirements"),
    ("**WHAT YOU BRING**\n- Python", ["must python"], "bold capitals are a heading too"),
    ("Yêu cầu:\n- Python", ["must python"], "Vietnamese heading"),
    ("Nice to have:\n- Rust", ["nice rust"], "a heading of pluses"),
    ("Preferred qualifications\n- Python", ["nice python"], "'preferred' beats 'qualifications'"),
    ("Ưu tiên\n- Biết Kafka", ["nice kafka"], "Vietnamese pluses"),
    ("Responsibilities\n- Deploy models with Docker", ["context docker"], "a duty names a tool only"),
    ("Responsibilities\n- You must have Python for this", ["must python"], "a demand among duties"),
    ("What you'll do\n- Build\nRequirements\n- SQL", ["must sql"], "the last heading counts"),
    ("Benefits\n- Learn Python from us", [], "benefits ask for nothing"),
    ("Our stack\n- Python", ["context python"], "what the team uses"),
    ("Requirements\n- Python\n- Rust is a plus", ["must python", "nice rust"], "a plus in its own bullet"),
    ("Requirements\n- Ideally Rust", ["nice rust"], "a leading plus"),
    ("Requirements\n- Kafka (nice to have)", ["nice kafka"], "a bracket that closes a bullet covers it"),
    ("Requirements\n- Python; Rust a plus", ["must python", "nice rust"], "a semicolon ends the plus"),
    ("Requirements\n- Python for data processing", ["must python", "context data-processing"], "a purpose"),
    ("We are looking for someone who knows Python.", ["must python"], "prose that looks for a person"),
    ("We are looking for people to build a Kafka service.", ["context kafka"], "what the person will build"),
    ("Stack: Python, React", ["context python", "context react"], "a stack line"),
    ("Our stack is Python and React.", ["context python", "context react"], "a stack sentence"),
    ("Python is required.", ["must python"], "said of the skill itself"),
    ("You have experience with SQL.", ["must sql"], "said of the person"),
    ("Our team has experience with SQL.", ["context sql"], "said of the team"),
    ("We build user experience with React.", ["context react"], "'experience' is no demand here"),
    ("Requirements\n- Python\nStack\n- Python", ["must python"], "named twice: the strongest status"),
    ("- Build APIs\n- 3+ years of experience with SQL\n- Docker", ["must sql", "must docker"], "no heading"),
    ("Requirements\n- Degree in Statistics", [], "a field of study belongs to the degree"),
    ("Trusted by Snowflake and others.", [], "customers are no requirement"),
    (
        "Requirements\n- Coding: Python, SQL",
        ["must python", "must sql"],
        "a label says its members again",
    ),
    ("Requirements\n- Cloud: AWS or GCP", ["must aws|gcp"], "a label over alternatives"),
    ("Requirements\n- Deep learning: NLP", ["must deep-learning", "must nlp"], "a label no member implies"),
    (
        "Requirements\n- Strong coding skills in Python",
        ["must python"],
        "'coding' leads to its language",
    ),
    ("Requirements\n- Coding and Python", ["must programming", "must python"], "two demands"),
    (
        "Requirements\n- Deep learning (bonus)\n  - NLP\n- SQL",
        ["nice deep-learning", "nice nlp", "must sql"],
        "a plus covers the bullets that stand further in",
    ),
    (
        "Requirements\n- SQL, Kafka and Docker (bonus)",
        ["nice sql", "nice kafka", "nice docker"],
        "its whole bullet",
    ),
    ("Requirements\n- (Optional) SQL", ["nice sql"], "a bracket that opens a bullet covers it"),
    ("Requirements\n- Experience with our stack: Kafka", ["must kafka"], "a demand of the stack"),
    ("Requirements\n- Passion for Kafka", ["context kafka"], "a trait is no skill"),
    ("Requirements\n- Kafka to build NLP", ["must kafka", "context nlp"], "what the skill is for"),
    ("Requirements\n- Ability to build NLP", ["must nlp"], "what the person can do"),
    ("You bring\nYou will run Kafka.\n- SQL", ["context kafka", "must sql"], "a duty in prose"),
    (
        "- Build SQL reports with knowledge of Kafka",
        ["context sql", "context kafka"],
        "a duty without heading",
    ),
    ("Requirements\n- Good communication", ["must communication"], "soft skills that are demanded"),
    ("Requirements\n- Fluent English", [], "spoken languages are gates"),
    (
        "Responsibilities\n- Maintain a deep understanding of Kafka",
        ["context kafka"],
        "a duty opens with a verb",
    ),
    ("Responsibilities\n- Upgrade Kafka as required", ["context kafka"], "'as required' demands nothing"),
    ("Gather requirements for SQL reports.", ["context sql"], "requirements of a product"),
    (
        "Docker (Kubernetes a plus) is required",
        ["must docker", "nice kubernetes"],
        "a plus in a bracket stays there",
    ),
    ("Requirements\n- 4+ years as a Machine Learning Engineer", ["context machine-learning"], "a job's name"),
    ("We are looking for a Python developer.", ["must python"], "a language before a job is demanded"),
    ("Acme | Python Engineer | Berlin", ["context python"], "a job's title"),
    ("You're unlikely to thrive here if\n- You only want Java", [], "whom they do not want"),
    (
        "Tables are everywhere, but deep learning has ignored them.",
        ["context deep-learning"],
        "its own adjective",
    ),
    ("Acme is the leader in the advanced NLP of our time.", ["context nlp"], "a sentence about a field"),
    ("Strong Python and deep NLP.", ["must python", "must nlp"], "praise that opens its sentence"),
    ("Requirements: Python, SQL\n\nWe use Docker.", ["must python", "must sql", "context docker"], "inline"),
    ("What we value\n- We write Python", ["context python"], "what the staff writes of itself"),
    ("Some of our projects:\n- Kafka for banks", ["context kafka"], "what was built"),
    ("Desiderata:\n- Rust", ["nice rust"], "a heading of wishes"),
    ("You'll be successful in this role if:\n- You use Docker", ["must docker"], "who succeeds, not duties"),
    (
        "We need a person with Rust experience or a desire to learn.",
        ["nice rust"],
        "the wish to learn is enough",
    ),
    ("The founders have experience in Kafka.", ["context kafka"], "said of the founders"),
    (
        "We are looking for:\nData Engineer: Build our Kafka service.\nWeb Developer: You know React.",
        ["context kafka", "must react"],
        "behind a job's name its own words decide",
    ),
    ("Backend: Python experience, SQL knowledge", ["must python", "must sql"], "said right behind the skill"),
    ("Our Python experience helps you.", ["context python"], "the team's experience"),
    ("Backend, 3+ years Python.", ["must python"], "years right before the skill"),
    ("Strong Python, hands-on Kafka.", ["must python", "must kafka"], "praise opens the sentence"),
    ("Strong SQL, Kafka are what we're looking for.", ["must sql", "must kafka"], "said behind the list"),
    ("Requirements: see https://acme.dev/docker/ and python.dev/kafka", [], "words of an address"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_status(text: str, expected: list[str], why: str) -> None:
    assert units(text) == expected, why
