"""Which column is which: by its name, as told, and what is said where that cannot be."""

from __future__ import annotations

import pytest

from gander.connectors.imported.mapping import mapping
from gander.connectors.imported.names import FIELDS, guessed, known
from gander.errors import UserError


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Job Title", "title"),
        ("job_title", "title"),
        ("jobTitle", "title"),
        ("position", "title"),
        ("hiringOrganization.name", "employer"),
        ("company_name", "employer"),
        ("Description", "text"),
        ("body", "text"),
        ("city", "location"),
        ("datePosted", "posted"),
        ("date", "posted"),
        ("listed_time", "posted"),
        ("link", "url"),
        ("Salary", "pay"),
        ("max_salary", "pay_max"),
        ("baseSalary.value.minValue", "pay_min"),
        ("validThrough", "closes"),
    ],
)
def test_usual_names(column: str, field: str) -> None:
    assert guessed([column]) == {field: column}


def test_no_name_is_of_two_fields() -> None:
    names = [name for names in FIELDS.values() for name in names.split()]
    assert len(names) == len(set(names))


def test_the_likelier_name_wins() -> None:
    assert guessed(["content", "description", "position", "title"]) == {
        "text": "description",
        "title": "title",
    }
    assert known(["a", "b", "title"]) == 1


def test_what_the_user_says_goes_before_and_takes_the_column() -> None:
    found = mapping(["title", "description", "company"], {"title": "description", "text": "-"}, "a.csv")
    assert [(one.field, one.column, one.guessed) for one in found] == [
        ("title", "description", False),
        ("employer", "company", True),
    ]


def test_an_employer_for_all_rows_needs_no_column() -> None:
    assert [one.field for one in mapping(["title"], {}, "a.csv", "Heron")] == ["title"]


def test_every_mistake_is_named_at_once() -> None:
    with pytest.raises(UserError) as caught:
        mapping(["title", "company"], {"titel": "title", "employer": "compny"}, "a.csv")
    first, second = caught.value.problems
    assert first.where == "--map titel=title" and "did you mean 'title'?" in first.next
    assert second.why == "a.csv has no column 'compny'" and "did you mean 'company'?" in second.next


def test_what_is_missing_is_named_with_the_columns_there_are() -> None:
    with pytest.raises(UserError) as caught:
        mapping(["a", "b"], {}, "a.csv")
    title, employer = caught.value.problems
    assert "--map title=COLUMN" in title.next and "its columns are a, b" in title.next
    assert "--map employer=COLUMN" in employer.next
