"""Which adverts are one demand."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest

from gander.normalise.demand import BLOCK, demands_of
from gander.normalise.demand import demand_ids as matched
from gander.normalise.minhash import alike, components, signatures, similarity
from gander.normalise.signs import signs
from gander.shell.places import read_gazetteer

PARTS = [
    "build pipelines that feed our models every hour",
    "own the training jobs from the first idea to the last metric",
    "write clean tested code and review that of your colleagues",
    "measure what you ship and tell the team when it does not work",
    "talk to the people who use the product before you change it",
    "keep the services running and share the pager with four others",
    "explain trade offs to product managers in words they understand",
    "learn a new tool when the old one stands in the way",
]
TEXT = "\n".join(f"- You {part}." for part in PARTS)
MORE = "\n".join(f"- They {part[::-1]}." for part in PARTS)
OTHER = " ".join(
    f"Our bakery sells bread number {i} with seeds of kind {i * 7 % 13} in bags." for i in range(12)
)


def frame(*rows: dict[str, Any]) -> pl.DataFrame:
    standard = {
        "employer_id": "a",
        "role": ["ml-engineer"],
        "title": "ML Engineer",
        "text": None,
        "source": "s",
    }
    return pl.DataFrame(
        [{"id": f"id{i}", "location": None, **standard, **row} for i, row in enumerate(rows)],
        schema={
            "id": pl.String,
            "employer_id": pl.String,
            "role": pl.List(pl.String),
            "title": pl.String,
            "text": pl.String,
            "source": pl.String,
            "location": pl.String,
        },
    )


def demand_ids(rows: pl.DataFrame) -> pl.Series:
    return matched(rows, read_gazetteer())


def groups(rows: pl.DataFrame) -> list[int]:
    """The demand of each row, numbered by first appearance."""
    seen: dict[str, int] = {}
    return [seen.setdefault(i, len(seen)) for i in demand_ids(rows)]


def in_city(city: str) -> str:
    return f"This role is in {city}.\n{TEXT}\nYou live in or near {city}, within 30 km of {city} centre."


@pytest.mark.parametrize(
    ("first", "second", "same", "why"),
    [
        ({"text": TEXT}, {"text": TEXT}, True, "word for word"),
        ({"text": TEXT}, {"text": TEXT.replace("hour", "day")}, True, "one word changed"),
        ({"text": TEXT}, {"text": OTHER}, False, "another text"),
        ({"text": TEXT}, {"text": TEXT, "employer_id": "b"}, False, "another employer"),
        (
            {"text": TEXT, "employer_id": None},
            {"text": TEXT, "employer_id": None},
            False,
            "unknown employers",
        ),
        ({"text": TEXT}, {"text": TEXT, "role": ["data-scientist"]}, False, "another role"),
        (
            {"text": TEXT},
            {"text": TEXT, "title": "Machine Learning Engineer"},
            True,
            "retitled, word for word",
        ),
        ({"text": TEXT}, {"text": TEXT, "title": "Senior ML Engineer"}, False, "one text for two levels"),
        (
            {"text": TEXT, "title": "ML Engineer (C++)"},
            {"text": TEXT.replace("clean", "tidy"), "title": "ML Engineer (Rust)"},
            False,
            "a text reused for another language",
        ),
        ({"text": TEXT}, {"text": TEXT.replace("\n", "\r\n\t").upper()}, True, "other white space and case"),
        ({"text": TEXT}, {"text": "<p>" + TEXT.replace("\n", "</p>\n<p>") + "</p>"}, True, "marked up"),
        ({"text": TEXT}, {"text": "\n".join(reversed(TEXT.split("\n")))}, True, "bullets in another order"),
        ({"text": TEXT}, {"text": TEXT + "\n" + MORE}, False, "as much new text as old"),
        ({"text": TEXT}, {"text": TEXT, "role": ["data-scientist", "ml-engineer"]}, True, "a role in common"),
        (
            {"text": TEXT, "source": "hn-2026", "id": "x"},
            {"text": TEXT, "source": "hn-2026"},
            True,
            "a later month",
        ),
        ({}, {}, True, "no text: one title"),
        ({}, {"title": "ML Engineer (Remote)"}, True, "brackets say where, not what"),
        ({}, {"title": "ML  engineer - REQ 10442"}, True, "a requisition id"),
        ({}, {"title": "ML Engineer, Recommendations"}, False, "another title"),
        (
            {"title": "ML Engineer (Backend)"},
            {"title": "ML Engineer (Frontend)"},
            False,
            "brackets may say what",
        ),
        ({}, {"title": "ML Engineer (Hybrid, up to $2000)"}, True, "how and for how much"),
        ({"title": "Sr. ML Engineer"}, {"title": "Senior ML Engineer"}, True, "a short form"),
        ({}, {"title": "Senior ML Engineer"}, False, "another level"),
        ({}, {"role": ["other"]}, False, "another role"),
        ({}, {"employer_id": "b"}, False, "another employer"),
        ({"text": TEXT}, {}, True, "one board with text, one without"),
        ({"title": None}, {"title": None}, False, "nothing to go by"),
    ],
)
def test_pairs(first: dict[str, Any], second: dict[str, Any], same: bool, why: str) -> None:
    assert (groups(frame(first, second)) == [0, 0]) is same, why


def test_one_advert_cloned_to_fourteen_cities_is_one() -> None:
    cities = [
        "Berlin",
        "Hanoi",
        "Lima",
        "Oslo",
        "Paris",
        "Quito",
        "Riga",
        "Rome",
        "Seoul",
        "Sofia",
        "Tokyo",
        "Turin",
        "Vienna",
        "Warsaw",
    ]
    clones = [{"text": in_city(city), "title": f"ML Engineer - {city}", "location": city} for city in cities]
    assert groups(frame(*clones)) == [0] * 14


def test_places_in_titles_do_not_tell_adverts_apart() -> None:
    rows = [
        {"title": f"Data Scientist, {city}", "location": place}
        for city, place in [
            ("Hanoi", "Hanoi"),
            ("Lima", "Lima, Peru"),
            ("Hanoi", "Hanoi; Lima"),
            ("Risk", "Hanoi"),
        ]
    ]
    assert groups(frame(*rows)) == [0, 0, 0, 1]


def test_a_row_without_text_does_not_join_two_texts() -> None:
    assert groups(frame({"text": TEXT}, {"text": OTHER}, {})) == [0, 1, 0]


def test_ids_do_not_depend_on_the_order_of_rows() -> None:
    rows = frame({"text": TEXT}, {"text": OTHER}, {"text": TEXT}, {}, {"title": "Data Scientist"})
    there = dict(zip(rows["id"], demand_ids(rows), strict=True))
    back = rows.reverse()
    assert dict(zip(back["id"], demand_ids(back), strict=True)) == there
    assert all(len(i) == 16 for i in there.values())


def test_parts_of_one_advert_with_other_roles_are_other_demands() -> None:
    rows = frame(
        {"id": "x", "role": ["ml-engineer"], "text": TEXT}, {"id": "x", "role": ["designer"], "text": TEXT}
    )
    assert groups(rows) == [0, 1]


def test_no_rows_give_no_demands() -> None:
    assert demand_ids(frame()).to_list() == []


def test_posts_of_one_poster_are_told_apart_by_text_and_role() -> None:
    post = {"employer_id": "poster:1", "source": "hn"}
    rows = frame(
        {**post, "text": TEXT, "title": "Acme | Berlin"},
        {**post, "text": TEXT.replace("hour", "day"), "title": "Acme (YC) | Berlin, remote | Full-time"},
        {**post, "text": TEXT.replace("hour", "week"), "title": "Acme", "role": ["ml-engineer", "other"]},
        {**post, "text": OTHER, "title": "Acme | Berlin"},
        {**post, "text": TEXT, "title": "Acme", "role": ["designer"]},
    )
    assert groups(rows) == [0, 0, 0, 1, 2]


def test_a_short_post_with_one_word_changed_is_one() -> None:
    short = (
        "Acme builds bridges from paper. We look for one engineer who knows Python, Postgres and patience. "
    )
    post = {"employer_id": "poster:1"}
    texts = [short + "Mail us before the end of May.", short + "Mail us before the end of June."]
    assert groups(frame(*({**post, "text": text} for text in texts))) == [0, 0]


def test_the_place_of_a_row_does_not_count_in_its_own_title() -> None:
    rows = frame(
        {"title": "Sales Lead - Chinook Centre", "location": "Chinook Centre", "text": TEXT},
        {"title": "Sales Lead - Oshawa Mall", "location": "Oshawa Mall", "text": TEXT.replace("hour", "day")},
    )
    assert groups(rows) == [0, 0]


def test_order_of_rows_does_not_matter_for_many_clones() -> None:
    rows = frame(
        *(
            {"text": in_city(f"Town {i % 7}"), "title": ("Job", "Senior Job", "Lead Job")[i % 3]}
            for i in range(60)
        )
    )
    there = dict(zip(rows["id"], demand_ids(rows), strict=True))
    mixed = rows.sample(fraction=1, shuffle=True, seed=1)
    assert dict(zip(mixed["id"], demand_ids(mixed), strict=True)) == there
    assert len(set(there.values())) == 3


def test_signatures_estimate_the_jaccard_similarity_of_word_trigrams() -> None:
    words = [f"word{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(600)]
    signs, whole = signatures(pl.Series([" ".join(words[:500]), " ".join(words[50:550])]), [])
    grams = [{tuple(t[i : i + 3]) for i in range(len(t) - 2)} for t in (words[:500], words[50:550])]
    exact = len(grams[0] & grams[1]) / len(grams[0] | grams[1])
    estimate = similarity(signs, np.array([0]), np.array([1]))[0]
    assert estimate == pytest.approx(exact, abs=3 * (exact * (1 - exact) / 256) ** 0.5)
    assert whole[0] != whole[1]


def test_a_text_hashes_the_same_wherever_it_stands() -> None:
    texts = ["Go, C 1", "go,\tc\r\n1", "go, c 2", "", "  ", "Hanoi go, c 1"]
    _, whole = signatures(pl.Series(texts), ["hanoi"])
    assert [whole.tolist().index(one) for one in whole] == [0, 0, 2, 3, 3, 0]


def test_only_rows_of_one_group_with_a_role_in_common_are_alike() -> None:
    signs, _ = signatures(pl.Series([TEXT]), [])
    group, mask = np.array([1, 1, 2, 1]), np.array([1, 3, 1, 4])
    first, second = alike(signs[[0, 0, 0, 0]], group, mask, 0.6)
    assert components(4, first, second).tolist() == [0, 0, 2, 3]


@pytest.mark.parametrize("n", [0, 1])
def test_fewer_than_two_rows_have_no_pairs(n: int) -> None:
    signs, _ = signatures(pl.Series([TEXT] * n, dtype=pl.String), [])
    first, second = alike(signs, np.ones(n, dtype=np.int64), np.ones(n, dtype=np.int64), 0.6)
    assert len(first) == len(second) == 0


def test_connected_rows_take_the_smallest() -> None:
    assert components(6, np.array([4, 2, 5]), np.array([2, 1, 3])).tolist() == [0, 1, 1, 3, 1, 3]


# ── matched bit by bit ────────────────────────────────────────────────────────────────────────────────


def known_of(rows: pl.DataFrame, known: pl.DataFrame | None = None) -> dict[str, str]:
    """The demand of each row by its id, matched with what is known already."""
    return dict(demands_of(signs(rows, read_gazetteer()), known).iter_rows())


def known(**ids: str) -> pl.DataFrame:
    return pl.DataFrame(list(ids.items()), schema=["id", "demand_id"], orient="row")


def test_signs_do_not_depend_on_what_comes_together() -> None:
    rows = frame(
        *(
            {"title": f"ML Engineer - {city}", "location": city, "text": in_city(city)}
            for city in ("Berlin", "Lower Heronsby", "Lower Heronsby", "Đà Nẵng", "Berlin")
        ),
        {"text": None, "employer_id": None},
        {"text": "short"},
    )
    whole = signs(rows, read_gazetteer())
    alone = pl.concat([signs(row, read_gazetteer()) for row in rows.iter_slices(1)])
    assert whole.equals(alone)


def test_signs_say_what_matching_needs() -> None:
    rows = frame(
        {"title": "Senior ML Engineer, Berlin", "role": ["other", "ml-engineer"], "text": TEXT},
        {"employer_id": "poster:1", "text": "short"},
    )
    first, second = signs(rows, read_gazetteer()).to_dicts()
    assert (first["name"], first["level"], first["role"]) == (
        "engineer ml senior",
        "senior",
        ["ml-engineer", "other"],
    )
    assert (len(first["bins"]), first["forum"]) == (512, False)
    assert (second["bins"], second["letters"], second["forum"]) == (None, None, True)


def test_signs_matched_in_any_order_and_number_give_the_same_demands() -> None:
    texts = [TEXT, TEXT.replace("hour", "day"), OTHER, MORE, None]
    rows = frame(
        *({"employer_id": f"e{i % 7}", "text": texts[i % 5], "title": f"Job {i % 3}"} for i in range(80))
    )
    there = known_of(rows)
    shuffled = rows.sample(fraction=1, shuffle=True, seed=2)
    pieces = pl.concat([signs(piece, read_gazetteer()) for piece in shuffled.iter_slices(9)])
    assert dict(demands_of(pieces).iter_rows()) == there
    assert dict(zip(rows["id"], demand_ids(rows), strict=True)) == there


def test_employers_matched_in_blocks_give_what_they_give_together(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = frame(
        *({"employer_id": f"e{i // 4}" if i % 9 else None, "text": (TEXT, OTHER)[i % 2]} for i in range(60))
    )
    there = known_of(rows)
    assert BLOCK > 60
    monkeypatch.setattr("gander.normalise.demand.BLOCK", 5)
    assert known_of(rows) == there


def test_a_demand_keeps_its_id_when_a_smaller_one_joins() -> None:
    old = frame({"id": "m", "text": TEXT}, {"id": "n", "text": TEXT})
    before = known_of(old)
    new = pl.concat([old, frame({"id": "a", "text": TEXT}, {"id": "b", "text": OTHER})])
    after = known_of(new, pl.DataFrame(list(before.items()), schema=["id", "demand_id"], orient="row"))
    assert after["m"] == after["n"] == after["a"] == before["m"]
    assert after["b"] != before["m"]
    assert known_of(new)["m"] != before["m"]


def test_matching_again_what_is_known_changes_nothing() -> None:
    rows = frame(*({"text": (TEXT, OTHER, None)[i % 3], "employer_id": f"e{i % 4}"} for i in range(24)))
    before = known_of(rows)
    named = pl.DataFrame([(i, f"d-{d}") for i, d in before.items()], schema=["id", "demand_id"], orient="row")
    assert known_of(rows, named) == dict(named.iter_rows())


def test_of_two_known_demands_that_become_one_that_of_the_smaller_member_stays() -> None:
    rows = frame(*({"id": i, "text": TEXT} for i in "cab"))
    assert known_of(rows, known(a="second", b="first", c="first")) == dict.fromkeys("abc", "second")


def test_what_leaves_a_known_demand_is_named_anew() -> None:
    rows = frame({"id": "a", "text": TEXT}, {"id": "b", "text": OTHER}, {"id": "c", "text": OTHER})
    after = known_of(rows, known(a="d", b="d", c="d"))
    assert after["a"] == "d"
    assert after["b"] == after["c"] not in ("d", after["a"])


def test_who_named_a_demand_and_comes_back_as_another_takes_another_name() -> None:
    named_by_a = known_of(frame({"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}))["b"]
    rows = frame({"id": "a", "text": OTHER}, {"id": "b", "text": TEXT})
    after = known_of(rows, known(b=named_by_a))
    assert after["b"] == named_by_a
    assert after["a"] != named_by_a


def test_known_adverts_that_are_not_asked_about_do_not_matter() -> None:
    rows = frame({"id": "a", "text": TEXT})
    assert known_of(rows, known(z="d")) == known_of(rows)


def test_places_of_the_gazetteer_do_not_tell_titles_apart_and_words_that_are_also_cities_do() -> None:
    rows = frame({"title": "Engineer, Denver"}, {"title": "Engineer - Peru"}, {"title": "Engineer, Mobile"})
    assert groups(rows) == [0, 0, 1]
