"""From the address that a user gives to the board behind it, in a few polite requests."""

from __future__ import annotations

import pytest

from gander.errors import UserError
from gander.shell.fetch.answer import Answer, FetchError
from gander.shell.finding import find
from tests.shell.fetch.host import answer, fetcher, host

HOME = "https://www.example.com"
POSTING = '<script type="application/ld+json">{"@type": "JobPosting", "title": "Engineer"}</script>'


class Web:
    """Pages by address; anything else is not there."""

    def __init__(self, **pages: str) -> None:
        self.pages, self.asked = {}, []
        for name, body in pages.items():
            self.pages[name] = body

    def get(self, method, url, headers, body, pause, validators=None):
        self.asked.append(url)
        assert pause >= 1
        if url not in self.pages:
            raise FetchError("status", "it answers 404", status=404)
        return Answer(status=200, headers={}, body=self.pages[url].encode())


def web(pages):
    made = Web()
    made.pages = {path if "//" in path else HOME + path: body for path, body in pages.items()}
    return made


def sitemap(*links, kind="urlset", each="url"):
    inner = "".join(f"<{each}><loc>{link}</loc></{each}>" for link in links)
    return (
        f'<?xml version="1.0"?><{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</{kind}>'
    )


def test_the_board_that_is_named_most_and_the_others():
    page = '<a href="https://jobs.lever.co/acme/1">1</a><a href="https://jobs.lever.co/acme/2">2</a>'
    page += '<a href="https://jobs.ashbyhq.com/acme">old</a>'
    found = find("www.example.com/careers", web({"/careers": page}))
    assert (found.source, found.subject) == ("lever", "acme")
    assert found.how == "named 2 times on www.example.com/careers"
    assert found.others == ("ashby:acme",)


def test_a_page_about_careers_is_looked_at_from_the_home_page():
    pages = {"/": '<a href="/about/jobs">Jobs</a><a href="/careers">Careers</a>'}
    pages["/careers"] = '<iframe src="https://boards.greenhouse.io/embed/job_board?for=acme"></iframe>'
    asked = web(pages)
    found = find(f"{HOME}/", asked)
    assert (found.source, found.subject) == ("greenhouse", "acme")
    assert len(asked.asked) <= 3


def test_a_page_that_states_its_jobs_itself():
    found = find(f"{HOME}/jobs", web({"/jobs": POSTING * 3 + POSTING.replace("Engineer", "Cook")}))
    assert (found.source, found.subject) == ("job-posting-page", f"{HOME}/jobs")


def test_the_board_stands_on_a_jobs_own_page_alone():
    pages = {"/careers": '<a href="/jobs/engineer">Engineer</a>'}
    pages["/jobs/engineer"] = '<a href="https://apply.workable.com/acme/j/ABC/apply">Apply</a>'
    found = find(f"{HOME}/careers", web(pages))
    assert (found.source, found.subject) == ("workable", "acme")


def test_a_sitemap_of_jobs_that_robots_txt_names():
    pages = {
        "/careers": "<p>Scripts only</p>",
        "/robots.txt": f"User-agent: *\nSitemap: {HOME}/pages.xml\nSitemap: {HOME}/jobs.xml\n",
        "/jobs.xml": sitemap(f"{HOME}/jobs/a", f"{HOME}/jobs/b", f"{HOME}/about"),
        "/jobs/a": POSTING,
    }
    found = find(f"{HOME}/careers", web(pages))
    assert (found.source, found.subject) == ("job-posting-page", f"{HOME}/jobs.xml")
    assert found.how == "a sitemap that leads to 2 pages of jobs"


def test_a_list_of_sitemaps_leads_to_the_one_of_jobs():
    pages = {
        "/": "",
        "/sitemap.xml": sitemap(
            f"{HOME}/blog-map.xml", f"{HOME}/job-map.xml", kind="sitemapindex", each="sitemap"
        ),
        "/job-map.xml": sitemap(f"{HOME}/jobs/a"),
        "/jobs/a": POSTING,
    }
    assert find(f"{HOME}/", web(pages)).subject == f"{HOME}/job-map.xml"


def test_a_feed_of_jobs_and_a_sitemap_given_itself():
    rss = f"<rss><channel><item><link>{HOME}/jobs/a</link></item></channel></rss>"
    pages = {
        "/careers": '<link rel="alternate" type="application/rss+xml" href="/jobs/feed.xml">',
        "/jobs/feed.xml": rss,
        "/jobs/a": POSTING,
        "/all.xml": sitemap(f"{HOME}/jobs/a"),
    }
    assert find(f"{HOME}/careers", web(pages)).how == "a feed that leads to 1 page of jobs"
    assert find(f"{HOME}/all.xml", web(pages)).subject == f"{HOME}/all.xml"


def test_pages_of_jobs_that_state_nothing_are_no_source():
    pages = {"/": "", "/sitemap.xml": sitemap(f"{HOME}/jobs/a"), "/jobs/a": "<h1>Engineer</h1>"}
    with pytest.raises(UserError) as caught:
        find(f"{HOME}/", web(pages))
    (problem,) = caught.value.problems
    assert problem.where == f"{HOME}/"
    assert "gander market import page.html" in problem.next


def test_few_requests_whatever_the_page_leads_to():
    links = "".join(f'<a href="/careers/{n}">Career {n}</a>' for n in range(500))
    asked = web({"/": links} | {f"/careers/{n}": links for n in range(500)})
    with pytest.raises(UserError):
        find(f"{HOME}/", asked)
    assert len(asked.asked) <= 12


def test_an_address_that_does_not_answer():
    with pytest.raises(UserError) as caught:
        find("www.example.com/nothing", web({}))
    assert caught.value.problems[0].why == "it answers 404"


def test_over_the_network_robots_txt_is_kept_to():
    with host() as served:
        page = b'<a href="https://jobs.lever.co/acme">Jobs</a>'
        served.pages["/careers"] = answer(200, page, content_type="text/html")
        with fetcher(served) as one:
            assert find(f"{served.url}/careers", one).subject == "acme"
        served.pages["/robots.txt"] = answer(200, b"User-agent: *\nDisallow: /careers")
        served.asked.clear()
        with fetcher(served) as one, pytest.raises(UserError) as caught:
            find(f"{served.url}/careers", one)
        assert served.paths() == []
        assert "robots.txt" in caught.value.problems[0].why


def test_an_address_over_http_is_told_as_such():
    with host() as served, fetcher() as one, pytest.raises(UserError) as caught:
        find(f"{served.url}/careers", one)
    (problem,) = caught.value.problems
    assert "without TLS" in problem.why and "https://" in problem.next
