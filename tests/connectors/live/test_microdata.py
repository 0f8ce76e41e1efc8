"""Microdata and RDFa Lite as JSON-LD."""

from selectolax.lexbor import LexborHTMLParser

from gander.connectors.live.microdata import items


def read(body):
    return list(items(LexborHTMLParser(body), "JobPosting"))


SCOPE = '<div itemscope itemtype="https://schema.org/JobPosting">{}</div>'


def test_a_name_that_comes_again_makes_a_list():
    (one,) = read(
        SCOPE.format('<i itemprop="skills">A</i><i itemprop="skills">B</i><i itemprop="skills">C</i>')
    )
    assert one == {"@type": "JobPosting", "skills": ["A", "B", "C"]}


def test_what_belongs_to_an_item_within_is_not_the_posting():
    person = '<div itemscope itemtype="https://schema.org/Person"><b itemprop="name">x</b></div>'
    body = person + '<b itemprop="title">y</b>'
    assert read(SCOPE.format(body)) == [{"@type": "JobPosting", "title": "y"}]


def test_a_link_says_its_text_unless_an_address_is_meant():
    (one,) = read(SCOPE.format('<a itemprop="title" href="/x">T</a><a itemprop="url" href="/x">T</a>'))
    assert (one["title"], one["url"]) == ("T", "/x")


def test_names_of_other_vocabularies_are_left():
    assert read(
        '<div typeof="schema:JobPosting"><b property="og:title foaf:name schema:title">x</b></div>'
    ) == [{"@type": "JobPosting", "title": "x"}]


def test_another_type_is_no_posting():
    assert (
        read('<div itemscope itemtype="https://example.com/JobPosting"></div><p typeof="JobPostings">') == []
    )


def test_names_within_each_other_do_not_grow_without_end():
    body = SCOPE.format('<b itemprop="title">' * 900 + "x" * 9000)
    (one,) = read(body)
    assert sum(len(said) for said in one["title"]) < 10 * len(body)
