"""Which skills are alternatives, which are each asked for, and which stand under a broader one."""

from __future__ import annotations

import pytest

from .reading_one import units

CASES = [
    ("PyTorch or TensorFlow", ["must pytorch|tensorflow"], "or"),
    ("Python, Java or Go language", ["must go|java|python"], "a comma list closed by or"),
    ("Python and SQL", ["must python", "must sql"], "and"),
    ("Python, SQL and Docker", ["must python", "must sql", "must docker"], "a comma list closed by and"),
    ("Python, SQL", ["must python", "must sql"], "a bare comma list"),
    ("AWS/GCP/Azure", ["must aws|azure|gcp"], "slashes within a family"),
    ("TypeScript/React", ["must typescript", "must react"], "a slash between families is one stack"),
    ("CI/CD", ["must ci-cd"], "a slash in a name"),
    ("A/B testing", ["must ab-testing"], "a slash in a name"),
    ("One of Python, Java, Scala", ["must java|python|scala"], "one of"),
    ("At least one of Python and Java", ["must java|python"], "one of closed by and"),
    ("Either Kafka or Spark", ["must kafka|spark"], "either"),
    ("AWS, GCP, or similar", ["must aws|gcp"], "or similar"),
    ("Cloud platforms such as AWS or GCP", ["must aws|gcp<cloud"], "examples under the broader skill"),
    ("Cloud (AWS/GCP)", ["must aws|gcp<cloud"], "alternatives in a bracket"),
    ("NLP/statistics", ["must nlp|statistics"], "a slash between fields"),
    ("Kafka / Docker", ["must docker|kafka"], "a spaced slash"),
    ("Cloud (AWS)", ["must aws<cloud"], "a single example is still an example"),
    ("Cloud (AWS preferred, but GCP/Azure acceptable)", ["must aws|azure|gcp<cloud"], "what is acceptable"),
    ("Python preferred, Java also fine", ["must java|python"], "a preference among alternatives"),
    ("Deep learning and/or experience with statistics", ["must deep-learning|statistics"], "says it again"),
    ("Unit and load testing", ["must unit-testing", "must load-testing"], "a shared last word"),
    ("Unit or load testing", ["must load-testing|unit-testing"], "a shared last word among alternatives"),
    ("Database and load testing", ["must load-testing"], "no skill, no shared word"),
    ("NLP (Python)", ["must nlp", "must python"], "the language of a field is no example of it"),
    ("NLP (Python, Java)", ["must nlp", "must java|python"], "languages to choose from, besides the field"),
    ("NLP languages (Python, Java)", ["must java|python<nlp"], "a bracket that explains 'languages'"),
    ("Database design (indexing)", ["must database-design", "must indexing"], "a part is no alternative"),
    ("Relational databases, PostgreSQL preferred", ["must relational-database", "nice postgresql"], "split"),
    ("Python, Java and/or Scala", ["must java|python|scala"], "and/or within a family"),
    (
        "PyTorch or TensorFlow, and SQL",
        ["must pytorch|tensorflow", "must sql"],
        "and closes the alternatives",
    ),
    (
        "SQL, and cloud tools such as AWS",
        ["must sql", "must aws<cloud"],
        "examples of the nearest skill only",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] + ": " + case[0] for case in CASES])
def test_alternatives(text: str, expected: list[str], why: str) -> None:
    assert units(f"Requirements\n- {text}") == expected, why


def test_choices_may_be_spread_over_bullets() -> None:
    choices = "- At least one of the following:\n  - NLP\n  - Deep learning"
    text = f"Requirements\n- SQL\n{choices}\n- Docker"
    assert units(text) == ["must sql", "must deep-learning|nlp", "must docker"]


def test_a_skill_alone_and_in_a_weaker_group_keeps_both_statements() -> None:
    found = units("Requirements\n- Python\nNice to have\n- Python or Java")
    assert found == ["must python", "nice java|python"]


def test_a_skill_alone_and_weaker_than_its_group_is_covered_by_the_group() -> None:
    assert units("Requirements\n- Python or Java\nOur stack\n- Python") == ["must java|python"]
