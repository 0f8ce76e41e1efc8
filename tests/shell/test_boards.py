"""The boards that ship, and the user's own file."""

from __future__ import annotations

import polars as pl
import pytest

from gander.employers import employer_id
from gander.errors import UserError
from gander.shell.boards import add_own, own_file, read_own, remove_own, shipped_boards
from gander.shell.boards_maker import build_boards
from gander.tables import BOARD

HEAD = "source,subject,company,postings_seen,ml_postings_seen,employer_id\n"


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    return own_file()


def row(source, subject, **said):
    return dict.fromkeys(BOARD.names()) | {"source": source, "subject": subject} | said


# ── what ships ────────────────────────────────────────────────────────────────────────────────────────


def test_what_ships_is_sorted_each_board_once_with_the_employers_id():
    boards = shipped_boards()
    assert boards.schema == BOARD
    names = list(boards.select("source", "subject").iter_rows())
    assert names == sorted(set(names))
    assert boards.height > 4_000
    assert all(
        employer_id(company) == known
        for company, known in boards.select("company", "employer_id").iter_rows()
    )


def test_the_maker_mends_joins_and_counts_what_it_leaves_out(tmp_path):
    shared = tmp_path / "shared"
    (shared / "places").mkdir(parents=True)
    site = "acme.wd5.myworkdayjobs.com"
    (shared / "places" / "boards.csv").write_text(
        "platform,board,company,postings_seen,ml_postings_seen\n"
        f"workday,{site}/en-US/External,Acme Corp,2,1\n"
        f"workday,{site}/External,Acme,30,4\n"
        f"workday,{site}/en-us,Acme,3,0\n"
        "workable,j,Somebody,5,1\n"
        "icims,acme,Acme,5,1\n"
        "ashby,Example%20Kitchens,Example%20Kitchens,7,0\n"
    )
    told = build_boards(shared, tmp_path / "out")
    assert told == {
        "icims: no connector": 1,
        "kept": 2,
        "mended names": 1,
        "the same board": 1,
        "workable: no name of a board": 1,
        "workday: no name of a board": 1,
    }
    made = (tmp_path / "out" / "boards.csv").read_bytes()
    assert made.decode() == (
        f"{HEAD}ashby,Example%20Kitchens,Example Kitchens,7,0,{employer_id('Example Kitchens')}\n"
        f"workday,{site}/External,Acme,32,5,{employer_id('Acme')}\n"
    )
    build_boards(shared, tmp_path / "out")
    assert (tmp_path / "out" / "boards.csv").read_bytes() == made


# ── the user's own ────────────────────────────────────────────────────────────────────────────────────


def test_no_file_is_no_board(own):
    assert read_own().boards.is_empty()
    assert read_own().problems == ()


def test_what_is_added_is_read_and_its_folder_made(own, tmp_path, monkeypatch):
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "new" / "data"))
    where = add_own(
        [row("lever", "eu:acme"), row("greenhouse", "acme", company="Acme, Inc.", postings_seen=3)]
    )
    assert where == own_file()
    assert where.read_text() == f'{HEAD}lever,eu:acme,,,,\ngreenhouse,acme,"Acme, Inc.",3,,\n'
    found = read_own()
    assert found.has("lever", "eu:acme") and not found.has("lever", "acme")
    assert found.boards["employer_id"].to_list() == [None, employer_id("Acme")]


def test_bad_lines_are_told_with_their_number_and_the_others_used(own):
    own.write_bytes(
        b"\xef\xbb\xbfsource,subject,company\r\n\r\n# mine\r\ngrenhouse,acme\r\n greenhouse , Acme ,Acme\r\n"
        b'workable,j\r\ngreenhouse\r\nlever,acme,\xff\r\ngreenhouse,acme,Again\r\n"open,quote\r\n'
    )
    found = read_own()
    assert found.boards.select("source", "subject", "company").rows() == [("greenhouse", "acme", "Acme")]
    assert [(one.where.partition(", ")[2], one.why) for one in found.problems] == [
        ("line 4", "'grenhouse' is no source; did you mean 'greenhouse'?"),
        ("line 6", "workable: 'j' is nobody's board there"),
        ("line 7", "greenhouse: it is empty"),
        ("line 8", "it is no UTF-8"),
        ("line 10", "'open,quote' is no source"),
    ]
    assert all("e.g. greenhouse,acme" in one.next for one in found.problems)


def test_what_the_owner_wrote_stays_as_it_is(own):
    own.write_text("company,subject,source\n# first\nAcme,acme,lever\nbad line")
    add_own([row("ashby", "initech", company="Initech", employer_id="0" * 16)])
    assert (
        own.read_text()
        == "company,subject,source\n# first\nAcme,acme,lever\nbad line\nInitech,initech,ashby\n"
    )
    assert read_own().boards["source"].to_list() == ["lever", "ashby"]
    assert remove_own("lever", "acme") == 1
    assert own.read_text() == "company,subject,source\n# first\nbad line\nInitech,initech,ashby\n"


def test_a_file_without_a_head(own):
    own.write_text("greenhouse,acme\n")
    add_own([row("lever", "acme")])
    assert read_own().boards["source"].to_list() == ["greenhouse", "lever"]


def test_a_board_is_removed_however_it_is_written(own):
    own.write_text("source,subject\ngreenhouse,ACME\ngreenhouse,acme\nworkable,j\n")
    assert remove_own("greenhouse", "acme") == 2
    assert remove_own("workable", "j") == 1
    assert remove_own("workable", "j") == 0
    assert own.read_text() == "source,subject\n"


def test_a_file_that_cannot_be_read_is_one_clear_line(own):
    own.mkdir()
    with pytest.raises(UserError) as caught:
        read_own()
    assert "cannot be read" in caught.value.problems[0].why


def test_a_number_that_is_none_is_left_out(own):
    own.write_text("greenhouse,acme,Acme,many,-3\n")
    assert read_own().boards.select("postings_seen", "ml_postings_seen").row(0) == (None, None)
    assert isinstance(read_own().boards, pl.DataFrame)


def test_a_line_that_is_no_csv(own):
    own.write_bytes(b"greenhouse,acme\nlever," + b"x" * 200_000 + b"\nlever,a\x00b\n")
    found = read_own()
    assert found.boards["subject"].to_list() == ["acme"]
    assert len(found.problems) == 2 and all(len(one.why) < 200 for one in found.problems)
