"""The files that ship: one skill a product, whole aliases, and practices that leave files behind."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import pytest

from gander.vocabulary.parse import skills_from_toml
from gander.vocabulary.vocabulary import Vocabulary


@cache
def shipped() -> Vocabulary:
    folder = files("gander") / "data" / "vocabulary" / "skills"
    return skills_from_toml(
        {f.name: f.read_text(encoding="utf-8") for f in folder.iterdir() if f.name.endswith(".toml")}
    )


# fmt: off
PRODUCTS = [
    "aerospike", "rethinkdb", "riak", "foundationdb", "tidb", "yugabytedb", "prisma", "sequelize",
    "drizzle", "jmeter", "k6", "okta", "keycloak", "saml", "dialogflow", "textract", "ubuntu",
    "centos", "linux", "jamf", "intune", "snowplow", "rudderstack", "pinot", "druid", "splunk",
    "qradar", "hyperion", "anaplan", "datastage", "camunda", "pug", "jinja", "illustrator",
    "photoshop", "svelte", "solr", "meilisearch",
]
# fmt: on


def test_every_product_is_a_skill_of_its_own() -> None:
    found = {word: shipped().resolve(word) for word in PRODUCTS}
    assert [word for word, skill in found.items() if skill is None] == []
    ids = [skill.id for skill in found.values() if skill is not None]
    assert len(set(ids)) == len(PRODUCTS)


def test_no_alias_is_a_piece_of_a_sentence_or_of_another_format() -> None:
    torn = re.compile(r"[|]|( and| or| of| for| with)$")
    for skill in shipped().skills.values():
        for alias in skill.aliases:
            assert not torn.search(alias.text.lower()), (skill.id, alias.text)
            assert alias.text.count("(") == alias.text.count(")"), (skill.id, alias.text)
        assert "|" not in skill.label, skill.id


@pytest.mark.parametrize(
    ("having", "means"),
    [
        ("tidb", "relational-databases sql"),
        ("aws-textract", "aws ocr"),
        ("rhel", "linux"),
        ("jmeter", "load-testing testing"),
        ("saml", "authentication"),
        ("prometheus", "monitoring"),
        ("langgraph", "llm-frameworks large-language-models"),
        ("pug", "html template-engines"),
    ],
)
def test_what_was_split_off_still_answers_the_broader_question(having: str, means: str) -> None:
    assert set(means.split()) <= shipped().closure([having])


def test_members_of_a_group_do_not_answer_for_each_other() -> None:
    assert "riak" not in shipped().closure(["aerospike"])
    assert "photoshop" not in shipped().closure(["illustrator"])
    assert not {"ubuntu", "rhel"} & shipped().closure(["linux"])


@pytest.mark.parametrize(
    "practice",
    [
        "documentation",
        "testing",
        "unit-testing",
        "ci-cd",
        "infrastructure-as-code",
        "containers",
        "monitoring",
        "static-analysis",
        "linting",
        "sql",
        "dbt",
    ],
)
def test_practices_that_leave_files_in_a_repository_name_them(practice: str) -> None:
    assert shipped().skills[practice].files, practice


def test_computer_science_is_knowledge_and_not_the_name_of_a_degree() -> None:
    skill = shipped().skills["computer-science-fundamentals"]
    (alias,) = [a for a in skill.aliases if a.text == "computer science"]
    assert {"!degree", "!bachelor", "!phd", "!field", "!related"} <= set(alias.context)
