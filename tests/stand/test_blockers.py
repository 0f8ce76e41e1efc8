from itertools import combinations

import numpy as np

from gander.stand.blockers import leading, skill_sets, smallest_sets
from tests.tables import units

IMPLIES = {"pytorch": {"deep-learning"}, "kubernetes": {"containers"}}


def closure(skills):
    return frozenset(skills) | {i for s in skills for i in IMPLIES.get(s, ())}


def sets_of(*gaps):
    """One posting a gap, each at its own employer."""
    table = units(*((f"p{i}", list(unit)) for i, gap in enumerate(gaps) for unit in gap))
    return skill_sets(table, {f"p{i}": f"e{i}" for i in range(len(gaps))}, closure)


def opens(sets, *skills):
    return next(len(s.postings) for s in sets if s.skills == tuple(sorted(skills)))


def test_a_pair_that_only_helps_together_is_found_though_neither_helps_alone():
    sets = sets_of([["docker"], ["aws"]], [["docker"], ["aws"]], [["sql"]])
    assert opens(sets, "aws", "docker") == 2
    assert not [s for s in sets if s.skills in (("aws",), ("docker",))]
    assert [s.skills for s in leading(sets)] == [("sql",), ("aws", "docker")]


def test_a_pair_counts_what_its_members_open_alone():
    sets = sets_of([["azure"], ["gcp"]], [["azure"]], [["gcp"]])
    pair = next(s for s in sets if len(s.skills) == 2)
    assert (len(pair.postings), pair.alone, pair.together) == (3, 2, 1)


def test_any_of_needs_one_member_only():
    sets = sets_of([["pytorch", "tensorflow"]], [["tensorflow"]])
    assert opens(sets, "tensorflow") == 2
    assert opens(sets, "pytorch") == 1


def test_a_skill_brings_what_it_implies():
    assert smallest_sets([("pytorch",), ("deep-learning",)], closure) == {frozenset({"pytorch"})}
    assert opens(sets_of([["pytorch"], ["deep-learning"]], [["deep-learning"]]), "pytorch") == 2


def test_a_skill_that_stands_in_no_gap_alone_may_still_open_most():
    # with nothing at all: two want the field, one wants field, library and more; the library opens the two
    sets = sets_of([["deep-learning"]], [["deep-learning"]], [["pytorch"], ["sql"]])
    assert opens(sets, "pytorch") == 2
    shown = [s.skills for s in leading(sets)]
    assert ("deep-learning",) in shown
    assert ("pytorch",) not in shown, "it opens nothing beyond the field"


def test_of_two_that_open_the_same_the_broader_is_named():
    sets = sets_of([["deep-learning"]], [["pytorch", "deep-learning"]])
    assert [s.skills for s in leading(sets)] == [("deep-learning",)]


def test_gaps_beyond_three_skills_are_no_set():
    assert sets_of([["a"], ["b"], ["c"], ["d"]]) == []


def test_employers_are_counted_once():
    table = units(("p0", ["sql"]), ("p1", ["sql"]))
    (only,) = skill_sets(table, {"p0": "e", "p1": "e"}, closure)
    assert (len(only.postings), len(only.employers)) == (2, 1)


def test_counts_agree_with_trying_every_set_on_every_posting():
    rng = np.random.default_rng(3)
    skills = ["aws", "containers", "deep-learning", "kubernetes", "pytorch", "sql"]
    gaps = [
        [list(rng.choice(skills, rng.integers(1, 3), replace=False)) for _ in range(rng.integers(1, 4))]
        for _ in range(60)
    ]
    found = {s.skills: len(s.postings) for s in sets_of(*gaps)}
    for size in (1, 2, 3):
        for chosen in combinations(skills, size):
            reach = closure(chosen)
            brute = sum(all(set(unit) & reach for unit in gap) for gap in gaps)
            if chosen in found:
                assert found[chosen] == brute, chosen
    assert found
