import pytest

from benchmarks.quality.scores import f1, interval, ratio


def test_a_ratio_is_of_sums_and_not_a_mean_of_ratios():
    assert interval([(1, 1), (0, 9)], ratio)["value"] == 0.1


def test_f1_of_sums():
    assert interval([(2, 4, 2)], f1)["value"] == pytest.approx(2 * 2 / 6, abs=1e-4)


def test_the_interval_holds_the_value_and_is_the_same_each_time():
    counts = [(i % 2, 1) for i in range(40)]
    first = interval(counts, ratio)
    assert first["low"] < first["value"] == 0.5 < first["high"]
    assert first == interval(counts, ratio)


def test_all_alike_has_no_width():
    assert interval([(1, 1)] * 10, ratio) | {"n": 0} == {
        "value": 1.0,
        "low": 1.0,
        "high": 1.0,
        "n": 0,
        "of": 10.0,
    }
