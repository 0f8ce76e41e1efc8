from datetime import date

import polars as pl

from gander.model import Place, Skill
from gander.stand.doors import asked_first, doors, nearest_first, not_judged_newest_first, place_label
from gander.vocabulary.vocabulary import Vocabulary
from tests.tables import place, postings, units

VOCABULARY = Vocabulary(
    skills={"sql": Skill(id="sql", label="SQL", kind="language", area="data", aliases=())}, roles={}
)


def judged(*rows):
    """(n_missing, n_must, posted day in May 2026, employer)"""
    table = postings(*({"employer_id": e, "posted": date(2026, 5, day)} for _, _, day, e in rows))
    return table.with_columns(
        pl.Series("n_missing", [r[0] for r in rows]),
        pl.Series("n_must", [r[1] for r in rows]),
        pl.lit("there").alias("whereabouts"),
    )


def test_nearest_first_then_the_longer_list_met_then_the_newer():
    table = judged((1, 5, 1, "a"), (0, 4, 1, "b"), (1, 8, 1, "c"), (0, 4, 9, "d"))
    assert nearest_first(table)["employer_id"].to_list() == ["d", "b", "c", "a"]


def test_an_advert_of_which_little_could_be_read_does_not_outrank_a_well_read_one():
    table = judged((0, 1, 9, "thin"), (1, 8, 1, "one of eight"), (0, 3, 1, "well read"), (2, 9, 1, "far"))
    assert nearest_first(table)["employer_id"].to_list() == ["well read", "one of eight", "thin", "far"]


def test_what_was_not_read_comes_there_first_and_newest_first():
    table = postings({"posted": date(2026, 5, 9)}, {"posted": date(2026, 5, 1)}, {"posted": date(2026, 5, 2)})
    table = table.with_columns(pl.Series("whereabouts", ["remote open", "there", "there"]))
    assert not_judged_newest_first(table)["id"].to_list() == ["p2", "p1", "p0"]


def test_the_place_asked_for_is_named_first():
    found = asked_first(
        [place("Berlin", "DE"), place("Paris", "FR")], Place(label="Paris", city="Paris", iso2="FR")
    )
    assert [p["city"] for p in found] == ["Paris", "Berlin"]


def test_one_door_an_employer():
    assert nearest_first(judged((1, 5, 1, "a"), (0, 5, 1, "a")))["n_missing"].to_list() == [0]


def test_a_posting_without_a_stated_must_is_no_door():
    assert nearest_first(judged((0, 0, 1, "a"))).height == 0


def test_a_door_says_what_is_missing_and_what_else_is_asked():
    table = judged((1, 4, 1, "a")).with_columns(
        pl.Series("degree", [{"level": "bachelor", "required": True, "or_equivalent": True}]),
        pl.Series(
            "gates", [[{"kind": "visa", "start": 0, "end": 4}, {"kind": "years", "start": 5, "end": 9}]]
        ),
    )
    (door,) = doors(table, units(("p0", ["sql"])), frozenset({"visa"}), VOCABULARY, date(2026, 5, 31))
    assert [m.label for m in door.missing[0].members] == ["SQL"]
    assert door.degree == "bachelor or equivalent"
    assert door.gates == ("years",), "an answered gate is not asked again"
    assert door.age_days == 30


def test_no_age_is_reckoned_from_a_day_of_writing():
    table = judged((1, 4, 1, "a")).with_columns(posted_basis=pl.lit("written"))
    (door,) = doors(table, units(), frozenset(), VOCABULARY, date(2026, 5, 31))
    assert (door.posted, door.age_days) == (date(2026, 5, 1), None)


def test_places_read_as_one_line():
    assert (
        place_label([place("Berlin", "DE"), place("Paris", "FR"), place("Rome", "IT")])
        == "Berlin, DE / Paris, FR +1"
    )
    assert place_label([place(None, "VN")]) == "VN"
    assert place_label([]) == ""
