"""Problems that many places share are said once."""

from __future__ import annotations

from gander.evidence.problems import joined, together
from gander.model import Problem


def problem(where, why="there are no commits yet", next_="leave it out"):
    return Problem(where=where, why=why, next=next_)


def test_up_to_three_are_said_one_by_one():
    three = [problem(where) for where in "abc"]
    assert together(three, "repositories") == three


def test_five_thousand_are_one_with_three_names():
    (one,) = together([problem(f"r{n}") for n in range(5_000)], "repositories")
    assert one.where == "5,000 repositories (r0, r1, r2 … and 4,997 more)"
    assert (one.why, one.next) == ("there are no commits yet", "leave it out")


def test_ids_counts_and_quoted_paths_make_no_other_problem():
    shut = [problem(f"r{n}", f"breaks at {n:010x}: {n} commits", f"chmod u+r '/x/{n}'") for n in range(1, 6)]
    (one,) = together(shut, "repositories")
    assert one.why == "breaks at 0000000001: 1 commits (the first; the others alike)"


def test_other_problems_stay_apart_in_their_order():
    mixed = [problem("a"), problem("b", "damaged"), *[problem(where) for where in "cdef"]]
    assert [p.where for p in together(mixed, "repositories")] == [
        "5 repositories (a, c, d … and 2 more)",
        "b",
    ]


def test_two_problems_of_one_place():
    both = joined(problem("a", "shallow", "fetch"), problem("a", "nobody", "try --as"))
    assert both == problem("a", "shallow; nobody", "fetch; try --as")
