"""`gander sources add` and `remove`."""

from __future__ import annotations

import pytest

from gander.app.sources_own import add, remove
from gander.errors import UserError
from gander.shell.boards import own_file, read_own
from tests.boards import use
from tests.shell.fetch.host import answer, fetcher, host


@pytest.fixture(autouse=True)
def known(tmp_path, monkeypatch):
    use(monkeypatch, tmp_path / "data")


def never():
    raise AssertionError("no page has to be asked for")


def states(done):
    return [(row.source, row.subject, row.state) for row in done.added]


def own():
    return read_own().boards.select("source", "subject").rows()


def test_names_and_addresses_of_known_platforms_without_any_request():
    done = add(["greenhouse:acme", "https://jobs.eu.lever.co/initech/12", "ashby:unheard"], never)
    assert states(done) == [
        ("greenhouse", "acme", "added"),
        ("lever", "eu:initech", "added"),
        ("ashby", "unheard", "added"),
    ]
    assert own() == [("greenhouse", "acme"), ("lever", "eu:initech"), ("ashby", "unheard")]
    assert read_own().boards["company"].to_list() == ["Acme", None, None]
    assert read_own().boards["postings_seen"].to_list() == [90, None, None]


def test_twice_is_said_and_not_written():
    add(["greenhouse:acme"], never)
    before = own_file().read_bytes()
    assert (
        states(add(["greenhouse:ACME", "greenhouse:acme"], never))
        == [("greenhouse", "acme", "there already")] * 2
    )
    assert own_file().read_bytes() == before
    both = add(["lever:acme", "https://jobs.lever.co/acme"], never)
    assert [row.state for row in both.added] == ["added", "there already"]


def test_a_dry_run_writes_nothing():
    assert states(add(["greenhouse:acme"], never, dry_run=True)) == [("greenhouse", "acme", "would be added")]
    assert not own_file().exists()


def test_what_cannot_be_added_does_not_stop_the_others():
    done = add(["nosuch:acme", "greenhouse:acme", "acme"], never)
    assert states(done) == [("greenhouse", "acme", "added")]
    assert [(one.where, one.next) for one in done.problems] == [
        ("nosuch:acme", "all there are: gander sources"),
        ("acme", "did you mean 'greenhouse:acme'?"),
    ]
    with pytest.raises(UserError) as caught:
        add(["nosuch:acme", "workday:acme.wd5.myworkdayjobs.com"], never)
    assert len(caught.value.problems) == 2


def test_what_a_source_wants_before_it_is_asked():
    (row,) = add(["adzuna:gb"], never).added
    assert "app_id, app_key" in row.note and 'robots_ignored = ["api.adzuna.com"]' in row.note
    assert add(["greenhouse:acme"], never).added[0].note == ""


def test_a_companys_own_page_is_asked_for_and_what_was_asked_is_told():
    told = []
    with host() as served:
        served.pages["/careers"] = answer(200, b'<a href="https://jobs.lever.co/globex/1">Engineer</a>')

        def one():
            return entered.enter_context(fetcher(served))

        from contextlib import ExitStack

        with ExitStack() as entered:
            done = add([f"{served.url}/careers"], one, said=told.append)
    assert states(done) == [("lever", "globex", "added")]
    assert told == [f"{served.url}/careers"]


def test_removing():
    add(["greenhouse:acme", "lever:eu:initech"], never)
    done = remove(["https://boards.greenhouse.io/acme", "ashby:nobody"])
    assert done.removed == ("greenhouse:acme",)
    assert [(one.where, one.next) for one in done.problems] == [
        ("ashby:nobody", "yours are: lever:eu:initech")
    ]
    assert own() == [("lever", "eu:initech")]
    with pytest.raises(UserError):
        remove(["greenhouse:acme"])


def test_a_line_that_no_source_takes_can_be_removed():
    own_file().parent.mkdir()
    own_file().write_text("workable,j\nnosuch,x\n")
    assert remove(["workable:j", "nosuch:x"]).removed == ("workable:j", "nosuch:x")
    assert own_file().read_text() == ""
