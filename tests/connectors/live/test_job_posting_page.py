"""Pages with a job posting: addresses, lists that lead to them, and what else a page may hold."""

import gzip
import json

import pytest

from gander.connectors.live.address import parts
from gander.connectors.live.job_posting_page import MOST, looks_like_a_job, parse, recognise, requests
from gander.connectors.live.wire import Page, Request, Subject, WireError
from tests.connectors.live.test_recorded import AT

HOME = "https://jobs.example.com/jobs/7"


def answer(body, url=HOME, content="text/html", company=None, **carried):
    subject = Subject(source="job-posting-page", name=url, company=company)
    request = Request(url=url, subject=subject, carried=carried)
    body = body if isinstance(body, bytes) else body.encode()
    return parse(Page(request=request, body=body, content_type=content, at=AT))


def stated(*postings, **kw):
    scripts = (json.dumps({"@type": "JobPosting", **one}) for one in postings)
    return answer("".join(f'<script type="application/ld+json">{one}</script>' for one in scripts), **kw)


def row(**said):
    return stated({"title": "Engineer", **said}).rows[0]


def sitemap(*links):
    urls = "".join(f"<url><loc>{link}</loc></url>" for link in links)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


@pytest.mark.parametrize(
    ("name", "url", "kind"),
    [
        (HOME + "#apply", HOME, "page"),
        ("jobs.example.com/jobs/7", HOME, "page"),
        ("https://example.com/sitemap_jobs.xml.gz", "https://example.com/sitemap_jobs.xml.gz", "sitemap"),
        ("https://example.com/jobs/feed/", "https://example.com/jobs/feed/", "feed"),
    ],
)
def test_a_subject_is_an_address(name, url, kind):
    (request,) = requests(Subject(source="job-posting-page", name=name))
    assert (request.url, request.kind) == (url, kind)


@pytest.mark.parametrize("name", ["", "acme", "javascript:alert(1)", "file:///etc/passwd", "https://[x"])
def test_another_subject_is_refused(name):
    with pytest.raises(WireError, match="no web address"):
        requests(Subject(source="job-posting-page", name=name))


def test_no_address_is_recognised_since_every_one_may_be_such_a_page():
    assert recognise(HOME) is None


@pytest.mark.parametrize(
    ("link", "is_job"),
    [
        ("https://x.example/jobs/data-engineer", True),
        ("https://x.example/careers/12", True),
        ("https://x.example/job-12.html", True),
        ("https://x.example/?job=12", True),
        ("https://x.example/tuyen-dung/ky-su", True),
        ("https://x.example/jobs/", False),
        ("https://x.example/about/steve-jobs", False),
        ("https://x.example/blog/jobless", False),
    ],
)
def test_an_address_looks_like_a_job(link, is_job):
    assert looks_like_a_job(parts(link)) is is_job


def test_a_list_leads_to_so_many_pages_and_those_to_no_more():
    links = [f"https://jobs.example.com/jobs/{n}" for n in range(MOST + 7)]
    page = answer(sitemap(*links))
    assert len(page.more) == MOST
    assert page.dropped == (("address beyond the most that are asked for", 7),)
    assert not answer(sitemap(*links), **page.more[0].carried).more


def test_a_list_that_is_packed_is_unpacked():
    assert len(answer(gzip.compress(sitemap(HOME).encode())).more) == 1
    with pytest.raises(WireError, match="too large"):
        answer(gzip.compress(b" " * (51 << 20)))
    with pytest.raises(WireError, match="damaged"):
        answer(b"\x1f\x8bnothing")


def test_sitemaps_of_a_list_share_the_pages_and_name_no_further_list():
    links = "".join(f"<sitemap><loc>https://jobs.example.com/map-{n}.xml</loc></sitemap>" for n in range(5))
    index = f"<sitemapindex>{links}</sitemapindex>"
    page = answer(index)
    assert [one.carried for one in page.more] == [{"most": MOST // 5}] * 5
    with pytest.raises(WireError, match="leads to another"):
        answer(index, **page.more[0].carried)
    jobs = answer(index.replace("map-3", "jobs-3"))
    assert [one.url for one in jobs.more] == ["https://jobs.example.com/jobs-3.xml"]


def test_a_page_without_a_posting_is_a_fault_and_in_a_list_only_counted():
    with pytest.raises(WireError, match="no job posting"):
        answer("<p>Hello</p>")
    assert answer("<p>Hello</p>", listed=True).dropped == (("page without a job posting", 1),)


def test_a_page_that_would_take_too_long_is_refused():
    with pytest.raises(WireError, match="nested too deeply"):
        answer("<div>" * 5000)
    assert stated({"title": "x", "description": "a<b " * 3000}).rows  # in a script it is no element


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("text/html; charset=iso-8859-1", "Café – “x”".encode("windows-1252")),
        ("text/html", "Café – “x”".encode()),
        ("text/html; charset=nonsense", "Café – “x”".encode()),
    ],
)
def test_a_page_is_read_in_its_encoding(content, body):
    start, end = b'<script type="application/ld+json">{"@type":"JobPosting","title":"', b'"}</script>'
    assert answer(start + body + end, content=content).rows[0]["title"] == "Café – “x”"


@pytest.mark.parametrize(
    ("salary", "pay"),
    [
        ({"currency": "EUR", "value": {"value": 50, "unitText": "HOUR"}}, (50.0, 50.0, "EUR", "hour")),
        (
            {"currency": "EUR", "value": {"minValue": "1,200.50", "unitText": "Weekly"}},
            (1200.5, None, "EUR", "week"),
        ),
        ({"minValue": 1, "maxValue": 2, "currency": "EUR", "unitText": "DAY"}, (1.0, 2.0, "EUR", "day")),
        (70000, (70000.0, 70000.0, "CHF", None)),
        ([{"value": "9"}], (9.0, 9.0, "CHF", None)),
    ],
)
def test_pay_stands_in_several_forms(salary, pay):
    one = row(baseSalary=salary, salaryCurrency="CHF")
    assert (one["pay_min"], one.get("pay_max"), one["pay_currency"], one.get("pay_period")) == pay


@pytest.mark.parametrize(
    "salary",
    [0, "", "negotiable", {"value": {"minValue": 0}}, {"value": {"value": 1, "unitText": "ONCE"}}, [], None],
)
def test_pay_that_says_nothing_is_none(salary):
    assert "pay_min" not in row(baseSalary=salary)


@pytest.mark.parametrize(
    ("said", "closes"),
    [
        ({"validThrough": "2026-12-31T23:59:00+07:00"}, "2026-12-31"),
        ({"validThrough": ["2026-12-31", "2027-01-31"]}, "2026-12-31"),
        ({"validThrough": "2027-01-31", "applicationDeadline": "2026-12-24"}, "2026-12-24"),
        ({"validThrough": "soon", "applicationDeadline": {"@value": 1}}, "None"),
    ],
)
def test_the_last_day_is_the_first_that_the_page_states(said, closes):
    assert str(row(**said).get("closes")) == closes


def test_an_employer_is_the_pages_or_the_subjects_and_never_the_address():
    assert stated({"title": "x"}, company="Example").rows[0]["employer"] == "Example"
    assert "employer" not in row()


def test_what_the_description_holds_is_not_said_twice():
    one = row(description="<p>Bring: <b>Python</b>.</p>", qualifications="Python", responsibilities="Steer")
    assert one["text"] == "<p>Bring: <b>Python</b>.</p>\n<h3>Responsibilities</h3>\n<p>Steer</p>"


def test_markup_that_came_as_entities_is_markup():
    assert row(description="&lt;p&gt;R&amp;amp;D&lt;/p&gt;")["text"] == "<p>R&amp;D</p>"


def test_any_field_may_be_of_any_kind():
    odd = (
        None,
        7,
        True,
        [],
        [[]],
        {},
        {"@type": "x"},
        "x" * 9000,
        [None, {}, 3],
        {"name": {"name": "x"}},
        {"value": []},
    )
    names = (
        "title name description hiringOrganization jobLocation baseSalary datePosted validThrough skills url"
    )
    for (
        name
    ) in f"{names} employmentType identifier jobLocationType applicantLocationRequirements industry".split():
        for value in odd:
            page = stated({"title": "Engineer", name: value}, {"title": "Other"})
            assert page.rows[-1]["title"] == "Other"
