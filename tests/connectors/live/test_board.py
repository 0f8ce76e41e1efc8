"""What every board must bear: any field missing, null, of another type or enormous."""

import json

import polars as pl
import pytest

from gander.connectors.live import board
from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import Page, WireError
from gander.tables import RAW
from tests.connectors.live.test_recorded import AT, CASES, page

BOARDS = ("ashby", "greenhouse", "lever", "recruitee", "workable")
RECORDED = [body for body in CASES if body.parent.name in BOARDS and body.stem not in ("empty", "page1")]
ODD = (
    None,
    True,
    0,
    -1,
    10**400,
    1.5,
    float("inf"),
    "",
    "  ",
    "\ud800",
    "x" * 10_000,
    [],
    {},
    [None],
    [[]],
    {"a": {}},
)
ODD_INSIDE = (
    {"name": 7, "location": 7, "value": {"unit": []}, "city": {}, "text": {}, "content": []},
    [["x"]],
    ["x"],
)


def variants(found):
    """The page with its first entry twice, one field of it at a time odd or missing."""
    lists = (
        [found] if isinstance(found, list) else [value for value in found.values() if isinstance(value, list)]
    )
    entries = next((one for one in lists if one and isinstance(one[0], dict)), None)
    entry = found if entries is None or "shortcode" in found else entries[0]
    if entry is not found:
        entries[:] = [entry, dict(entry)]
    for name, value in list(entry.items()):
        for odd in (*ODD, *ODD_INSIDE, *([one] for one in ODD_INSIDE)):
            entry[name] = odd
            yield found
        del entry[name]
        yield found
        entry[name] = value


@pytest.mark.parametrize("body", RECORDED, ids=[f"{b.parent.name}/{b.stem}" for b in RECORDED])
def test_a_field_may_hold_anything(body):
    connector = live_connectors()[body.parent.name]
    good = page(body)
    for variant in variants(json.loads(good.body)):
        bad = Page(request=good.request, body=json.dumps(variant).encode(), at=AT)
        try:
            found = connector.parse(bad)
        except WireError as error:
            assert error.why
            continue
        frame = pl.DataFrame([{name: row.get(name) for name in RAW} for row in found.rows], schema=RAW)
        assert frame["source_id"].str.len_chars().min() != 0
        for request in found.more:
            assert request.url.startswith("https://")


@pytest.mark.parametrize("name", BOARDS)
def test_a_page_that_nobody_could_walk_is_no_page(name):
    good = page(next(body for body in RECORDED if body.parent.name == name))
    deep = b'{"jobs":' * 900 + b"[]" + b"}" * 900
    for body in (deep, b"[" * 900 + b"]" * 900, b"[" * 100_000):
        try:
            assert not live_connectors()[name].parse(Page(request=good.request, body=body, at=AT)).rows
        except WireError as error:
            assert error.why


def test_entries_are_rows_or_reasons():
    def read(entry):
        return {"n": entry} if entry > 0 else "nought" if entry == 0 else board.number({}, "jobs[]", "id")

    assert board.gather([2, 0, -1, 0], read) == ([{"n": 2}], ((board.UNREADABLE, 1), ("nought", 2)))


def test_where_no_entry_can_be_read_the_source_has_changed():
    with pytest.raises(WireError, match=r"jobs\[\]\.id: it is missing"):
        board.gather([{}, {}], lambda entry: board.number(entry, "jobs[]", "id"))


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([], None),
        ([(None, None, "USD", "year")], None),
        ([(1.0, 2.0, "USD", "year")], (1.0, 2.0, "USD", "year")),
        ([(2.0, 3.0, "USD", "year"), (1.0, 2.5, "USD", "year")], (1.0, 3.0, "USD", "year")),  # two zones
        ([(2.0, 3.0, "USD", "year"), (1.0, 2.5, "EUR", "year")], (2.0, 3.0, "USD", "year")),
        ([(500.0, None, "EUR", "one-time"), (None, 9.0, "EUR", None)], (None, 9.0, "EUR", None)),
    ],
)
def test_ranges_of_one_currency_and_period_are_one(ranges, expected):
    assert (tuple(board.pay(ranges).values()) or None) == expected


def test_a_section_has_its_heading_and_no_second_layer_of_entities():
    assert board.section("Must & should", "<ul></ul>") == "<h3>Must &amp; should</h3>\n<ul></ul>"
    assert board.section("Q&amp;A <b>", "x") == "<h3>Q&amp;A &lt;b&gt;</h3>\nx"
    assert board.section(None, "x") == "x"
    assert board.section("Empty", " ") is None
