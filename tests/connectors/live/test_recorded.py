"""One test for every live source: recorded pages in, expected rows out.

tests/connectors/recorded/<source>/<case>.body is a page in the source's wire format, <case>.json says how it
was asked for and what must come of it: {"request": {…}, "rows": […], "more": [address…], "total": n,
"unknown": […], "dropped": [[reason, n]…]}. `pytest --update` writes the expectations anew; read the
difference before it is committed.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import Page, Parsed, Request, Subject
from gander.tables import RAW

RECORDED = Path(__file__).parent.parent / "recorded"
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CASES = sorted(RECORDED.glob("*/*.body"))


def page(body: Path) -> Page:
    told = json.loads(body.with_suffix(".json").read_text(encoding="utf-8"))["request"]
    subject = Subject(source=body.parent.name, **told.pop("subject"))
    content = told.pop("content_type", "application/json")
    raw = told.pop("body", None)
    request = Request(subject=subject, body=raw.encode() if raw else None, **told)
    return Page(request=request, body=body.read_bytes(), content_type=content, at=AT)


def as_plain(found: Parsed) -> dict:
    def plain(value):
        return value.isoformat() if isinstance(value, date) else value

    return {
        "rows": [{name: plain(value) for name, value in row.items()} for row in found.rows],
        "more": [
            f"{one.method} {one.url}" + (f" {one.body.decode()}" if one.body else "") for one in found.more
        ],
        "total": found.total,
        "unknown": sorted(found.unknown),
        "dropped": [list(one) for one in found.dropped],
    }


def _asked(one: Request) -> str:
    return f"{one.method} {one.url}" + (f" {one.body.decode()}" if one.body else "")


@pytest.mark.parametrize("body", CASES, ids=[f"{b.parent.name}/{b.stem}" for b in CASES])
def test_a_recorded_page_gives_its_rows(body, request):
    found = as_plain(live_connectors()[body.parent.name].parse(page(body)))
    beside = body.with_suffix(".json")
    told = json.loads(beside.read_text(encoding="utf-8"))
    if request.config.getoption("--update"):
        plain = json.dumps({"request": told["request"], **found}, indent=1, ensure_ascii=False)
        beside.write_text(f"{plain}\n", encoding="utf-8")
    assert {"request": told["request"], **found} == told
    for row in found["rows"]:
        assert set(row) <= set(RAW)
        assert row["source"] == body.parent.name
        assert row["source_id"] and row["title"]


@pytest.mark.parametrize("name", list(live_connectors()))
def test_every_live_source_has_a_recording_and_says_where_its_format_is_from(name):
    facts = live_connectors()[name].facts
    assert list((RECORDED / name).glob("*.body")), f"{name} has no recorded page"
    assert facts.docs.startswith("https://") and facts.terms.startswith("https://")


@pytest.mark.parametrize("name", list(live_connectors()))
def test_what_is_not_the_wire_format_is_named_and_no_bug(name):
    from gander.connectors.live.wire import WireError

    connector = live_connectors()[name]
    bodies = [body for body in CASES if body.parent.name == name]
    for bad in (b"", b"<!doctype html><p>Sign in</p>", b"[1, 2", b'{"jobs": "none"}', b"null", b"\xff\xfe"):
        for body in bodies:
            good = page(body)
            try:
                found = connector.parse(Page(request=good.request, body=bad, content_type="", at=AT))
            except WireError as error:
                assert error.why
            else:
                assert not found.rows
