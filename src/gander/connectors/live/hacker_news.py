"""Hacker News' monthly "Ask HN: Who is hiring?": every comment on the thread itself is an advert.

A subject is named 'latest', by a month ('2026-11') or by the thread's number ('45800465'). The thread comes
in one answer from Algolia, the search of Hacker News; with the query {"through": "firebase"} it comes from
the site's own API, which gives each comment by itself and says which are dead.
"""

from __future__ import annotations

import html
import re
from calendar import timegm
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from gander.connectors.forum import SEEKING, SHORT
from gander.connectors.live import address, board, fields
from gander.connectors.live.wire import (
    LiveConnector,
    LiveFacts,
    Page,
    Parsed,
    Request,
    Row,
    Subject,
    WireError,
    day_of,
)

ALGOLIA = "https://hn.algolia.com/api/v1"
FIREBASE = "https://hacker-news.firebaseio.com/v0"
FACTS = LiveFacts(
    id="hacker-news",
    what="Hacker News' monthly 'Who is hiring' thread, with text",
    # Items of the site's own API: comment and story, `deleted`, `dead`, `kids`, times in seconds, HTML.
    docs="https://github.com/HackerNews/API/blob/master/README.md",
    terms="https://github.com/HackerNews/API/blob/master/README.md",
    seen_in=(
        # The search and the items of Algolia, which holds the same comments as a tree.
        "https://hn.algolia.com/api",
        # The account whose threads they are; the thread as a tree; a comment without text is a deleted one.
        "https://github.com/akurilin/whoishiringreport",
        "https://github.com/santifer/career-ops/blob/HEAD/providers/hackernews.mjs",
    ),
    recorded=True,  # the comments of the site's own API
    per="thread",
    known=board.known(
        "",
        "hits nbHits page nbPages hitsPerPage exhaustiveNbHits exhaustiveTypo exhaustive.* query params"
        " processingTimeMS processingTimingsMS.* serverTimeMS children id created_at created_at_i type author"
        " title url text points parent_id story_id options.* by time kids.* parent score descendants deleted"
        " dead",
    )
    | board.known(
        "hits[]",
        "objectID title url author points story_text num_comments story_id created_at created_at_i updated_at"
        " children.* _tags.* _highlightResult.*",
    )
    | board.known(
        "children[]",
        "id created_at created_at_i type author title url text points parent_id story_id options.*"
        " children.*",
    ),
)
NO_POST = "deleted or dead"
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
_TITLE = re.compile(r"(?i)\s*ask hn: *who(?: is|'s) hiring\b")
_ID = re.compile(r"[1-9][0-9]{0,11}")
_BREAK = re.compile(r"<p>|<br */?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|a|i|b|em|strong|pre|code)(?:\s[^<>]*)?>", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")


def requests(subject: Subject) -> Sequence[Request]:
    name = subject.name.strip().lower()
    if _ID.fullmatch(name):
        return (_thread(subject, name),)
    month = _MONTH.fullmatch(name)
    if not month and name != "latest":
        raise WireError("name", f"'{subject.name[:100]}' is no thread: 'latest', a month or a number is")
    asked = "tags=story,author_whoishiring&hitsPerPage=20"
    if month:
        year, number = int(month[1]), int(month[2])
        first = timegm((year, number, 1, 0, 0, 0))
        after = timegm((year + number // 12, number % 12 + 1, 1, 0, 0, 0))
        asked += f"&numericFilters=created_at_i%3E%3D{first},created_at_i%3C{after}"
    return (Request(url=f"{ALGOLIA}/search_by_date?{asked}", subject=subject, kind="search"),)


def _thread(subject: Subject, number: str) -> Request:
    if subject.query.get("through") == "firebase":
        return _item(subject, number, "story")
    return Request(url=f"{ALGOLIA}/items/{number}", subject=subject, kind="thread")


def _item(subject: Subject, number: str, kind: str, **carried: Any) -> Request:
    return Request(url=f"{FIREBASE}/item/{number}.json", subject=subject, kind=kind, carried=carried)


def parse(page: Page) -> Parsed:
    read = {"search": _search, "thread": _tree, "story": _story, "comment": _comment}
    return read.get(page.request.kind, _tree)(page, fields.parsed(page))


def _search(page: Page, found: Any) -> Parsed:
    """The newest of the threads; the same account asks 'Who wants to be hired?' in the same minute."""
    hits = [
        hit
        for hit in fields.given(found, "", list, "hits")
        if _TITLE.match(fields.words(fields.maybe(hit, "title")) or "")
        and _ID.fullmatch(fields.words(fields.maybe(hit, "objectID")) or "")
    ]
    if not hits:
        raise WireError("hits[].title", "none is 'Ask HN: Who is hiring?'")
    newest = max(hits, key=lambda hit: int(fields.words(hit["objectID"]) or 0))
    more = (_thread(page.request.subject, fields.words(newest["objectID"]) or ""),)
    return Parsed(more=more, unknown=fields.unknown(found, FACTS.known))


def _tree(page: Page, found: Any) -> Parsed:
    """Algolia's thread: comments below comments; those below an advert are talk about it."""
    comments = fields.given(found, "", list, "children")
    thread = _number(found)
    rows, dropped = board.gather(comments, lambda one: _row(one, thread, "created_at_i"))
    return Parsed(rows=rows, total=len(comments), unknown=fields.unknown(found, FACTS.known), dropped=dropped)


def _story(page: Page, found: Any) -> Parsed:
    """The site's own thread names its comments; each is asked for. A thread without any has no `kids`."""
    thread = _number(found)
    kids = [str(one) for one in board.items(found.get("kids")) if _ID.fullmatch(str(one))]
    more = [_item(page.request.subject, one, "comment", thread=thread) for one in dict.fromkeys(kids)]
    return Parsed(more=more, total=len(more), unknown=fields.unknown(found, FACTS.known))


def _comment(page: Page, found: Any) -> Parsed:
    """A comment that is gone for good is 'null'."""
    if found is None:
        return Parsed(dropped=((NO_POST, 1),))
    thread = page.request.carried.get("thread") or page.request.subject.name
    row = _row(found, str(thread), "time")
    unknown = fields.unknown(found, FACTS.known)
    if isinstance(row, str):
        return Parsed(unknown=unknown, dropped=((row, 1),))
    return Parsed(rows=(row,), unknown=unknown)


def _number(found: Any) -> str:
    """The thread's number. Raises WireError where it is another thread, whose comments are no adverts."""
    number = board.number(found, "", "id")
    if not _ID.fullmatch(number) or not _TITLE.match(fields.words(found.get("title")) or ""):
        raise WireError("title", "it is not 'Ask HN: Who is hiring?'")
    return number


def _row(comment: Any, thread: str, time: str) -> Row | str:
    """A dated advert without a snapshot day; its poster's name is not kept, its employer opens the text."""
    number = board.number(comment, "children[]", "id")
    if not _ID.fullmatch(number):
        raise WireError("children[].id", "it is no number")
    text = _plain(fields.words(comment.get("text")) or "")
    title = next((line.strip() for line in text.split("\n") if _LETTERS.search(line)), None)
    if comment.get("deleted") or comment.get("dead") or not title:
        return NO_POST
    if str(comment.get("parent") or comment.get("parent_id") or thread) != thread:
        return "reply"
    if len(text) < SHORT or re.search(SEEKING, text):
        return "not an advert"
    posted = day_of(comment.get(time))
    return {
        "source": FACTS.id,
        "source_id": f"{thread}/{number}",
        "url": f"https://news.ycombinator.com/item?id={number}",
        "employer_id": _poster(title, number),
        "title": title,
        **({"posted": posted, "posted_basis": "stated"} if posted else {}),
        "text": text,
    }


def _plain(text: str) -> str:
    """The comment as the recorded months have it: '<p>' ends a line, a long link is cut as shown."""
    text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    return text.encode("utf-8", "replace").decode("utf-8").strip()


def _poster(title: str, number: str) -> str:
    """One id for the posts of different months that begin with the same name before the first bar.

    Why:
        The same advert comes back month after month and is one demand; the account that posts it is a
        person's, so nothing is made of that.
    """
    name, bar, _ = title.partition("|")
    letters = re.sub(r"[\W_]+", "", re.sub(r"\(.*|https?:.*", "", name).casefold())
    key = letters if bar and letters else number
    return f"poster:{blake2b(key.encode(), digest_size=8).hexdigest()}"


def recognise(link: str) -> str | None:
    """The number of a thread; whether it is one of these only its title can tell."""
    found = address.parts(link)
    if not found:
        return None
    number = None
    if found.host == "news.ycombinator.com" and found.path == ("item",):
        number = found.query.get("id")
    elif found.host == "hn.algolia.com" and found.path[:3] == ("api", "v1", "items"):
        number = (*found.path, "")[3]
    elif found.host == "hacker-news.firebaseio.com" and found.path[:2] == ("v0", "item"):
        number = (*found.path, "", "")[2].removesuffix(".json")
    return number if number and _ID.fullmatch(number) else None


CONNECTOR = LiveConnector(FACTS, requests, parse, recognise)
