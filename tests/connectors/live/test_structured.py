"""JSON-LD as pages print it: broken in ways that others read, and in ways that nobody does."""

import pytest

from gander.connectors.live.structured import is_too_deep, job_postings, json_values, postings


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        '{"a": 1};',
        '{"a": 1}}',
        '{"a": 1,}',
        '{"a": 1 /* one */}',
        '// first\n{"a": 1}',
        '<!-- first -->\n{"a": 1}',
        '<!--{"a": 1}-->',
        '// <![CDATA[\n{"a": 1}\n// ]]&gt;',
        '/*<![CDATA[*/{"a": 1}/*]]>*/',
        '<![CDATA[{"a": 1}]]>',
        "{&quot;a&quot;: 1}",
    ],
)
def test_json_is_read_as_others_read_it(text):
    assert list(json_values(text)) == [{"a": 1}]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"a" 1}',
        "{a: 1}",
        "null",
        "7",
        '"x"',
        "[" * 100_000,
        '"' * 99_999,
        "/*" * 99_999,
        "<!--" * 99_999,
    ],
)
def test_what_is_no_json_says_nothing(text):
    assert list(json_values(text)) == []


def test_signs_within_a_text_are_no_comments():
    text = '{"a": "http://x.example/*,]<!-- \\" //", /* so */ "b": "1\n2",}'
    assert list(json_values(text)) == [{"a": 'http://x.example/*,]<!-- " //', "b": "1\n2"}]


def test_several_values_of_one_script_are_all_read():
    assert list(json_values('{"a": 1}\n{"b": 2},[3]')) == [{"a": 1}, {"b": 2}, [3]]


@pytest.mark.parametrize(
    "kind", ["JobPosting", ["Thing", "JobPosting"], "schema:JobPosting", "https://schema.org/JobPosting"]
)
def test_a_posting_is_known_by_its_type(kind):
    one = {"@type": kind, "title": "x"}
    assert list(job_postings({"@graph": [{"@type": "ItemList", "itemListElement": [{"item": one}]}]})) == [
        one
    ]


@pytest.mark.parametrize("value", [None, "JobPosting", {"@type": "Job"}, {"@type": [{}]}, {"@type": 1}])
def test_anything_else_is_none(value):
    assert list(job_postings(value)) == []


def test_a_posting_that_is_stated_twice_is_one():
    script = (
        '<script type="Application/LD+JSON; charset=utf-8">{"@type": "JobPosting", "title": "x"}</script>'
    )
    assert len(postings(script * 2)) == 1


def test_paragraphs_and_entries_without_an_end_are_not_deep():
    assert not is_too_deep("<p>a<li>b<br>" * 5000)
    assert is_too_deep("<b>" * 5000)
    assert is_too_deep("<b></i>" * 5000)
    assert not is_too_deep("<script>" + "a<b " * 5000 + "</script>")
