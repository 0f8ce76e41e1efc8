import polars as pl

from gander.market.asks import day_before_last, first_asked, of_whole
from tests.history import MONDAY, SUNDAY, THURSDAY, asks


def test_what_a_board_says_is_known_from_the_first_day_on_which_all_of_it_came():
    days = pl.concat(
        [asks(("acme", MONDAY), whole=False), asks(("acme", SUNDAY, THURSDAY), ("void", SUNDAY))]
    )
    assert first_asked(days).rows() == [("greenhouse", "acme", THURSDAY), ("greenhouse", "void", SUNDAY)]


def test_a_board_that_was_never_had_whole_tells_nothing():
    days = asks(("acme", MONDAY, SUNDAY), whole=False)
    assert of_whole(days).is_empty()
    assert first_asked(days).is_empty()


def test_a_board_that_was_once_had_whole_was_asked_on_its_other_days_too():
    days = pl.concat([asks(("acme", SUNDAY), whole=False), asks(("acme", THURSDAY)), asks(("b", MONDAY))])
    assert of_whole(days).select("subject", "day").rows() == [
        ("acme", THURSDAY),
        ("acme", SUNDAY),
        ("b", MONDAY),
    ]


def test_boards_of_the_same_name_at_two_sources_are_two():
    other = asks(("acme", MONDAY), whole=False).with_columns(source=pl.lit("lever"))
    days = pl.concat([other, asks(("acme", THURSDAY))])
    assert of_whole(days)["source"].to_list() == ["greenhouse"]
    assert first_asked(days).rows() == [("greenhouse", "acme", THURSDAY)]


def test_the_update_before_the_last_is_one_of_the_same_board():
    # past midnight: 'late' was asked on Thursday and on Sunday, 'acme' on Monday and on Thursday
    assert day_before_last(asks(("acme", MONDAY, THURSDAY), ("late", THURSDAY, SUNDAY))) == THURSDAY
    assert day_before_last(asks(("acme", SUNDAY, MONDAY, THURSDAY))) == THURSDAY
    assert day_before_last(asks(("acme", MONDAY), ("late", SUNDAY))) is None
    assert day_before_last(asks().clear()) is None
