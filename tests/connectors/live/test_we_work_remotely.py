"""We Work Remotely: an employer before the title, countries with flags, skills in a sentence."""

import pytest

from gander.connectors.live.we_work_remotely import parse, recognise, requests
from gander.connectors.live.wire import Page, Subject, WireError
from tests.connectors.live.test_recorded import AT

SUBJECT = Subject(source="we-work-remotely", name="all", company="Not the employer")
LINK = "<link>https://weworkremotely.com/remote-jobs/example-engineer</link>"


def found(*items: str):
    inside = "".join(f"<item>{one}</item>" for one in items)
    body = f'<rss xmlns:media="http://search.yahoo.com/mrss"><channel>{inside}</channel></rss>'.encode()
    return parse(Page(request=requests(SUBJECT)[0], body=body, at=AT))


def row(inside: str):
    title = "" if "<title>" in inside else "<title>Example: Engineer</title>"
    return found(f"{LINK}{title}{inside}").rows[0]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("all", "remote-jobs.rss"),
        ("remote-programming-jobs", "categories/remote-programming-jobs.rss"),
        ("All-Other-Remote-Jobs", "categories/all-other-remote-jobs.rss"),
    ],
)
def test_a_name_is_a_feed(name, path):
    (request,) = requests(Subject(source="we-work-remotely", name=name))
    assert request.url == f"https://weworkremotely.com/{path}"


@pytest.mark.parametrize("name", ["", "a/b", "x.rss?y", "two words"])
def test_another_name_is_no_category(name):
    with pytest.raises(WireError, match="category"):
        requests(Subject(source="we-work-remotely", name=name))


@pytest.mark.parametrize(
    ("printed", "employer", "title"),
    [
        ("Example: Engineer", "Example", "Engineer"),
        ("Example: Engineer: Vision", "Example", "Engineer: Vision"),
        ("Engineer", None, "Engineer"),
        ("Engineer (24:7)", None, "Engineer (24:7)"),
        ("Example: ", None, "Example"),
        (": Engineer", None, "Engineer"),
    ],
)
def test_an_employer_stands_before_the_title(printed, employer, title):
    one = row(f"<title>{printed}</title>")
    assert (one.get("employer"), one["title"]) == (employer, title)


@pytest.mark.parametrize(
    ("printed", "places", "country"),
    [
        ("🇻🇳 Vietnam", "Vietnam", "Vietnam"),
        ("🇧🇧 Barbados🇻🇳 Vietnam", "Barbados; Vietnam", None),
        ("🇰🇷 Korea, Republic of, 🇻🇳 Vietnam", "Korea, Republic of; Vietnam", None),
        ("Albania, Vietnam", "Albania, Vietnam", None),
        ("", None, None),
    ],
)
def test_countries_come_without_their_flags(printed, places, country):
    one = row(f"<country>{printed}</country>")
    assert (one.get("location"), one.get("country")) == (places, country)


@pytest.mark.parametrize(
    ("printed", "skills"),
    [
        ("Java, PostgreSQL, and Spring", ["Java", "PostgreSQL", "Spring"]),
        ("Java and Spring", ["Java", "Spring"]),
        ("Android, AndroMDA", ["Android", "AndroMDA"]),
        (" , ", None),
    ],
)
def test_skills_are_single(printed, skills):
    assert row(f"<skills>{printed}</skills>").get("tags") == skills


def test_bad_entries_are_counted_and_do_not_stop_the_others():
    page = found(f"{LINK}<title>A: B</title>", "<title>A: B</title>", "<link>javascript:x</link>", LINK)
    assert [one["source_id"] for one in page.rows] == ["example-engineer"]
    assert page.dropped == (("entry cannot be read", 2), ("no title", 1))


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
        b"<rss></rss>",
        b"<feed/>",
        b"<html><body>Sign in</body></html>",
    ],
)
def test_another_document_is_no_feed(body):
    with pytest.raises(WireError):
        parse(Page(request=requests(SUBJECT)[0], body=body, at=AT))


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://weworkremotely.com", "all"),
        ("https://weworkremotely.com/remote-jobs.rss", "all"),
        ("https://www.weworkremotely.com/remote-jobs/example-engineer", "all"),
        ("https://weworkremotely.com/categories/remote-design-jobs.rss", "remote-design-jobs"),
        ("https://weworkremotely.com/categories/remote-design-jobs", "remote-design-jobs"),
        ("https://weworkremotely.com/company/example", None),
        ("https://weworkremotely.com/api", None),
        ("https://weworkremotely.com.example.org/remote-jobs.rss", None),
        ("no address", None),
    ],
)
def test_a_category_is_known_by_its_addresses(link, name):
    assert recognise(link) == name
