import pytest

from gander.stand.satisfied import satisfied
from tests.tables import units


@pytest.mark.parametrize(
    ("members", "under", "owned", "met", "why"),
    [
        (["python"], None, {"python"}, True, "the skill itself"),
        (["python"], None, {"java"}, False, "another skill"),
        (["pytorch", "tensorflow"], None, {"tensorflow"}, True, "one of an any-of group is enough"),
        (["aws", "gcp"], "cloud-platforms", {"gcp"}, True, "any example meets the broad skill"),
        (
            ["aws", "gcp"],
            "cloud-platforms",
            {"cloud-platforms"},
            False,
            "the broad word alone shows no example",
        ),
        (
            [],
            "cloud-platforms",
            {"cloud-platforms"},
            True,
            "without known examples the broad skill is asked for",
        ),
        (["python"], None, set(), False, "nobody without skills meets a must"),
    ],
)
def test_a_unit_is_met(members, under, owned, met, why):
    unit = units({"posting": "p", "members": members, "under": under})
    assert satisfied(unit, owned).to_list() == [met], why


def test_rows_keep_their_order():
    table = units(("p", ["python"]), ("p", ["sql"]), ("q", ["python"]))
    assert satisfied(table, {"python"}).to_list() == [True, False, True]


def test_no_units_is_no_answer():
    assert satisfied(units(), {"python"}).to_list() == []
