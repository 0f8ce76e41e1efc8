"""Hacker News: which thread is asked for, what of it is an advert, and what of its posters is kept."""

import json
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest

from gander.connectors.live.hacker_news import parse, recognise, requests
from gander.connectors.live.wire import Page, Request, Subject, WireError

TITLE = "Ask HN: Who is hiring? (November 2026)"
POST = "Acme | Data Engineer | Oslo | ONSITE | Full-time<p>Python and dbt, every day, with a team of four."


def subject(name="latest", **query) -> Subject:
    return Subject(source="hacker-news", name=name, query=query)


def page(answer, kind="thread", asked=None, **carried) -> Page:
    request = Request(url="https://hn.algolia.com/", subject=asked or subject(), kind=kind, carried=carried)
    return Page(request=request, body=json.dumps(answer).encode(), at=datetime(2026, 11, 20, tzinfo=UTC))


def thread(*comments) -> dict:
    return {"id": 7, "title": TITLE, "children": list(comments)}


def comment(number: int, text: str | None, **more) -> dict:
    return {
        "id": number,
        "author": "someone",
        "created_at_i": 1793635242,
        "parent_id": 7,
        "text": text,
        **more,
    }


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://news.ycombinator.com/item?id=45800465", "45800465"),
        ("https://hn.algolia.com/api/v1/items/45800465", "45800465"),
        ("https://hacker-news.firebaseio.com/v0/item/45800465.json", "45800465"),
        ("https://news.ycombinator.com/user?id=whoishiring", None),
        ("https://news.ycombinator.com/item?id=abc", None),
        ("https://news.ycombinator.com/", None),
        ("https://hn.algolia.com/api/v1/items/", None),
        ("https://hacker-news.firebaseio.com/v0/item", None),
    ],
)
def test_a_thread_is_known_by_its_addresses(link, name):
    assert recognise(link) == name


@pytest.mark.parametrize(
    ("month", "times"),
    [("2026-11", (1793491200, 1796083200)), ("2026-12", (1796083200, 1798761600))],
)
def test_a_months_thread_is_looked_for_in_that_month(month, times):
    (request,) = requests(subject(month))
    assert f"numericFilters=created_at_i>={times[0]},created_at_i<{times[1]}" in unquote(request.url)


def test_a_thread_with_a_number_is_asked_for_at_once():
    assert [one.url for one in requests(subject("7"))] == ["https://hn.algolia.com/api/v1/items/7"]
    (own,) = requests(subject("7", through="firebase"))
    assert (own.url, own.kind) == ("https://hacker-news.firebaseio.com/v0/item/7.json", "story")


@pytest.mark.parametrize("name", ["", "2026-13", "../7", "next", "0"])
def test_another_name_is_refused(name):
    with pytest.raises(WireError, match="no thread"):
        requests(subject(name))


def test_a_search_without_the_thread_says_so():
    with pytest.raises(WireError, match="Who is hiring"):
        parse(page({"hits": [{"objectID": "1", "title": "Ask HN: Who wants to be hired?"}]}, "search"))


def test_the_newest_thread_is_taken():
    hits = [{"objectID": str(n), "title": TITLE} for n in (5, 12, 9)] + [
        {"objectID": "x", "title": TITLE},
        None,
    ]
    assert parse(page({"hits": hits}, "search")).more[0].url.endswith("/items/12")


@pytest.mark.parametrize("kind", ["thread", "story"])
def test_comments_of_another_thread_are_no_adverts(kind):
    answer = {"id": 7, "title": "Ask HN: Who wants to be hired?", "children": [comment(8, POST)], "kids": [8]}
    with pytest.raises(WireError, match="title"):
        parse(page(answer, kind))


def test_only_comments_on_the_thread_itself_are_adverts():
    reply = comment(9, POST.replace("Acme", "A question about Acme"), parent_id=8)
    found = parse(page(thread(comment(8, POST, children=[reply]), reply)))
    assert [row["source_id"] for row in found.rows] == ["7/8"]
    assert found.dropped == (("reply", 1),)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (comment(8, None), "deleted or dead"),
        (comment(8, POST, dead=True), "deleted or dead"),
        (comment(8, POST, deleted=True), "deleted or dead"),
        (comment(8, "<p>---<p>!!!"), "deleted or dead"),
        (comment(8, "Short."), "not an advert"),
        (comment(8, f"SEEKING WORK | {POST}"), "not an advert"),
        (comment(None, POST), "entry cannot be read"),
        ([POST], "entry cannot be read"),
    ],
)
def test_what_is_no_advert_is_counted(made, reason):
    assert parse(page(thread(made))).dropped == ((reason, 1),)


def test_no_poster_is_kept():
    (row,) = parse(page(thread(comment(8, POST, author="someone")))).rows
    assert "someone" not in str(row)
    assert "employer" not in row and "snapshot_day" not in row


def test_the_posts_of_one_name_have_one_id_and_a_post_without_bars_its_own():
    def poster(number, text):
        (row,) = parse(page(thread(comment(number, text)))).rows
        return row["employer_id"]

    first = poster(8, POST)
    assert first.startswith("poster:")
    assert poster(9, POST.replace("Acme |", "ACME (https://acme.example) |")) == first
    assert poster(9, POST.replace("Acme", "Other")) != first
    bare = POST.replace(" |", ",")
    assert poster(8, bare) != poster(9, bare)


def test_each_comment_of_the_sites_own_thread_is_asked_for_once():
    answer = {"id": 7, "title": TITLE, "kids": [8, 8, 9, None, "x", -1, True]}
    found = parse(page(answer, "story", subject("7", through="firebase")))
    assert [one.url.rsplit("/", 1)[1] for one in found.more] == ["8.json", "9.json"]
    assert found.more[0].carried == {"thread": "7"}
    assert not parse(page({"id": 7, "title": TITLE}, "story")).more
