from gander.market.musts import must_changes
from tests.tables import units


def test_added_and_dropped_are_told_and_the_same_is_not():
    before = units(("p0", ["python"]), ("p0", ["sql"]), ("p1", ["python"]))
    now = units(("p0", ["python"]), ("p0", ["spark", "dask"]), ("p1", ["python"]))
    (found,) = must_changes(before, now)
    assert (found.posting, found.added, found.dropped) == ("p0", (("dask", "spark"),), (("sql",),))


def test_another_order_is_no_change():
    assert (
        must_changes(units(("p0", ["a", "b"]), ("p0", ["c"])), units(("p0", ["c"]), ("p0", ["b", "a"]))) == ()
    )


def test_all_musts_gone_are_all_dropped():
    (found,) = must_changes(units(("p0", ["python"])), units())
    assert found.dropped == (("python",),)
