import polars as pl
import pytest

from gander.stand.hidden import left_out, not_judged, removed_by
from tests.tables import postings


def gates(*kinds):
    return [{"kind": k, "start": 0, "end": 1} for k in kinds]


@pytest.mark.parametrize(
    ("stated", "or_equivalent", "answers", "removed"),
    [
        (["clearance"], False, {"clearance": False}, "clearance"),
        (["clearance"], False, {"clearance": True}, None),
        (["clearance"], False, {}, None),
        (["degree"], True, {"degree": False}, None),
        (["degree"], False, {"degree": False}, "degree"),
        ([], False, {"visa": False}, None),
    ],
    ids=["answered no", "answered yes", "not answered", "experience will do", "a degree it is", "not stated"],
)
def test_only_a_gate_answered_no_removes_a_posting(stated, or_equivalent, answers, removed):
    degree = {"level": "bachelor", "required": True, "or_equivalent": or_equivalent}
    table = postings({"gates": gates(*stated), "degree": degree})
    assert table.select(removed_by(answers)).item() == removed


def test_everything_left_out_is_counted_with_a_flag():
    where = ["elsewhere", "elsewhere", "remote unsaid", "elsewhere", "there", "there"]
    gone = [None, None, None, "closed since", "closed since", "closing date passed"]
    rows = left_out(pl.DataFrame({"whereabouts": where, "gone": gone}), "VN")
    assert {(r.reason, r.n, r.flag) for r in rows} == {
        ("closing date passed", 1, "gander market diff"),
        ("closed since", 2, "gander market diff"),
        ("at other places", 2, "--place anywhere"),
        ("remote, not said from where", 1, "--remote-unsaid"),
    }


def test_what_is_not_judged_sums_with_what_is():
    people = postings({"demand_id": "d"}, {"demand_id": "d"}, {"basis": "title"}, {"basis": "tags"}, {}, {})
    demands = people.unique("demand_id", keep="first", maintain_order=True).with_columns(
        pl.Series("removed", [None, None, None, "visa", None], dtype=pl.String),
        pl.Series("outcome", ["less", None, None, "less", "no stated must"]),
    )
    judged = demands.filter(pl.col("removed").is_null() & (pl.col("outcome") == "less"))
    hidden = not_judged(people, demands, judged)
    assert sum(h.n for h in hidden) + judged.height == people.height
    assert {h.n for h in hidden} == {1}
