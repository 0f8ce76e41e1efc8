from datetime import date

import polars as pl

from gander.market.superseding import superseded

ASKED, EARLIER, LATER = date(2026, 11, 20), date(2026, 8, 22), date(2026, 12, 1)
SNAPSHOT = {
    "id": pl.String,
    "key": pl.String,
    "board": pl.String,
    "employer_id": pl.String,
    "snapshot_day": pl.Date,
}
LIVE = {"id": pl.String, "key": pl.String, "board": pl.String, "employer_id": pl.String, "day": pl.Date}


def found(rows, live=(), whole=()):
    """(id, by, day) of what no longer holds."""
    answer = superseded(
        pl.DataFrame(rows, schema=SNAPSHOT, orient="row"),
        pl.DataFrame(list(live), schema=LIVE, orient="row"),
        pl.DataFrame(list(whole), schema={"board": pl.String, "day": pl.Date}, orient="row"),
    )
    assert answer.schema == {"id": pl.String, "by": pl.String, "day": pl.Date}
    return answer.rows()


ACME = [
    ("s1", "greenhouse::1", "greenhouse:acme", "e", EARLIER),
    ("s2", "greenhouse::2", "greenhouse:acme", "e", EARLIER),
]
LIVE_1 = ("l1", "greenhouse::1", "greenhouse:acme", "e", ASKED)


def test_of_a_board_that_was_asked_wholly_each_is_found_again_or_gone():
    assert found(ACME, [LIVE_1], [("greenhouse:acme", ASKED)]) == [("s1", "l1", ASKED), ("s2", None, ASKED)]


def test_of_a_board_that_was_asked_in_part_only_what_was_found_is_known():
    assert found(ACME, [LIVE_1]) == [("s1", "l1", ASKED)]


def test_a_board_that_was_not_asked_stays():
    assert found(ACME, [], [("greenhouse:other", ASKED), ("lever:acme", ASKED)]) == []


def test_a_board_that_has_nothing_open_any_more_is_gone():
    assert [row[1] for row in found(ACME, [], [("greenhouse:acme", ASKED)])] == [None, None]


def test_an_address_without_a_number_is_gone_with_its_board():
    assert found([("s", None, "lever:acme", None, None)], [], [("lever:acme", ASKED)]) == [("s", None, ASKED)]


def test_what_stands_on_no_board_stays():
    rows = [("s1", None, None, "e", EARLIER), ("s2", None, None, None, None)]
    assert found(rows, [LIVE_1], [("greenhouse:acme", ASKED)]) == []


def test_a_snapshot_younger_than_the_answer_is_gone_by_none_but_the_same_advert():
    rows = [(*row[:4], LATER) for row in ACME]
    assert found(rows, [LIVE_1], [("greenhouse:acme", ASKED)]) == [("s1", "l1", ASKED)]


def test_one_row_a_posting_by_the_advert_that_was_seen_last():
    old = ("l0", "greenhouse::1", "greenhouse:old", "e", EARLIER)
    other = ("l1", "greenhouse:acme:1", "greenhouse:acme", "e", ASKED)
    assert found(ACME[:1], [old, other, LIVE_1], [("greenhouse:acme", ASKED)]) == [("s1", "l1", ASKED)]


def test_two_snapshots_of_one_advert_are_both_replaced():
    rows = [ACME[0], ("s0", *ACME[0][1:])]
    assert [row[:2] for row in found(rows, [LIVE_1])] == [("s0", "l1"), ("s1", "l1")]


OWN = ("s3", "greenhouse::3", None, "e", EARLIER)


def test_on_an_employers_own_page_its_boards_together_show_what_is_gone():
    assert found([OWN], [LIVE_1], [("greenhouse:acme", ASKED)]) == [("s3", None, ASKED)]
    assert found([OWN], [LIVE_1]) == []
    elsewhere = ("l9", "greenhouse::9", "greenhouse:acme-labs", "e", ASKED)
    assert found([OWN], [LIVE_1, elsewhere], [("greenhouse:acme", ASKED)]) == []
    both = [("greenhouse:acme", ASKED), ("greenhouse:acme-labs", LATER)]
    assert found([OWN], [LIVE_1, elsewhere], both) == [("s3", None, LATER)]


def test_a_board_of_the_employer_in_the_snapshot_counts_as_well():
    other = ("s4", "greenhouse::4", "greenhouse:acme-labs", "e", EARLIER)
    assert found([OWN, other], [LIVE_1], [("greenhouse:acme", ASKED)]) == []


def test_another_employer_or_another_platform_says_nothing_of_it():
    assert found([OWN], [(*LIVE_1[:3], "f", ASKED)], [("greenhouse:acme", ASKED)]) == []
    assert found([OWN], [("l1", None, "lever:acme", "e", ASKED)], [("lever:acme", ASKED)]) == []
    assert (
        found([(*OWN[:3], None, EARLIER)], [(*LIVE_1[:3], None, ASKED)], [("greenhouse:acme", ASKED)]) == []
    )
