import pytest

from gander.stats.student import t_cdf, t_quantile, wilson


@pytest.mark.parametrize(
    ("df", "printed"),  # two-sided 95 % points of any printed t table
    [(1, 12.706), (2, 4.303), (5, 2.571), (14, 2.145), (30, 2.042), (120, 1.980), (1e6, 1.960)],
)
def test_quantiles_agree_with_the_printed_table(df, printed):
    assert t_quantile(0.975, df) == pytest.approx(printed, abs=6e-4)


def test_quantile_and_distribution_undo_each_other_at_fractional_degrees():
    assert t_cdf(t_quantile(0.9, 3.7), 3.7) == pytest.approx(0.9, abs=1e-9)


def test_wilson_agrees_with_a_worked_example():
    # 81 of 263 at 95 %: 0.255 to 0.366 (Newcombe 1998, Statistics in Medicine 17, table I)
    assert wilson(81 / 263, 263, 1.959964) == pytest.approx((0.2553, 0.3662), abs=1e-4)


def test_wilson_of_none_does_not_shrink_to_nothing():
    low, high = wilson(0.0, 20, 2.0)
    assert low == 0.0
    assert high == pytest.approx(4 / 24, abs=1e-9)
