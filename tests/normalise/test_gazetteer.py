"""What a user may type for a place, and what is offered when it is none."""

from __future__ import annotations

import time
from pathlib import Path

import polars as pl
import pytest

from gander.normalise.gazetteer import key
from gander.shell.places import build_places, read_gazetteer

GAZETTEER = read_gazetteer()

FOUND = [
    ("Da Nang", "Da Nang", None, "VN"),
    ("đà nẵng", "Da Nang", None, "VN"),
    ("DANANG", "Da Nang", None, "VN"),
    ("Ho Chi Minh City", "Ho Chi Minh City", None, "VN"),
    ("Saigon", "Ho Chi Minh City", None, "VN"),
    ("HCMC", "Ho Chi Minh City", None, "VN"),
    ("Ha Noi", "Hanoi", None, "VN"),
    ("Berlin", "Berlin", None, "DE"),
    ("München", "Munich", None, "DE"),
    ("San Francisco, CA", "San Francisco", "CA", "US"),
    ("Bay Area", "San Francisco", "CA", "US"),
    ("NYC", "New York City", "NY", "US"),
    ("LA", "Los Angeles", "CA", "US"),  # and not Laos
    ("Washington DC", "Washington", "DC", "US"),
    ("London", "London", None, "GB"),  # the most populous …
    ("London, Canada", "London", "ON", "CA"),  # … unless a country or a state is given
    ("London, ON", "London", "ON", "CA"),
    ("Cambridge, UK", "Cambridge", None, "GB"),
    ("Singapore", "Singapore", None, "SG"),  # a city and a country at once is the city
    ("Vietnam", None, None, "VN"),
    ("DE", None, None, "DE"),
    ("US", None, None, "US"),
    ("U.K.", None, None, "GB"),
    ("Türkiye", None, None, "TR"),
    ("California", None, "CA", "US"),
    ("Georgia", None, None, "GE"),  # the country …
    ("Georgia, US", None, "GA", "US"),  # … and the state
    ("anywhere", None, None, None),
]


@pytest.mark.parametrize(("word", "city", "admin1", "iso2"), FOUND)
def test_a_word_means_this_place(word: str, city: str | None, admin1: str | None, iso2: str | None) -> None:
    place = GAZETTEER.find(word)
    assert place is not None
    assert (place.city, place.iso2) == (city, iso2)
    if admin1:
        assert place.admin1 == admin1


@pytest.mark.parametrize("word", ["Xyzzyville", "", "Paris, Vietnam", "%%"])
def test_what_is_no_place_is_not_found(word: str) -> None:
    assert GAZETTEER.find(word) is None


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("Da Nag", "Da Nang, VN"),
        ("Berln", "Berlin, DE"),
        ("Vietnm", "Vietnam"),
        ("Ho Chi Mihn", "Ho Chi Minh City, VN"),
        ("New Yrok", "New York City, NY, US"),
        ("Lodnon", "London, GB"),
        ("Munch", "Munich, DE"),  # of names about as near, that of more people
    ],
)
def test_the_nearest_place_is_offered_first(word: str, first: str) -> None:
    assert GAZETTEER.suggest(word)[0] == first
    assert len(GAZETTEER.suggest(word, 2)) <= 2


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("EU", "a region"),
        ("Europe", "a region"),
        ("emea", "a region"),
        ("remote", "a way of working, and not Fremont"),
        ("hybrid", "a way of working"),
        ("Xyzzyville", "like no name"),
        ("X", "too short to be like a name"),
    ],
)
def test_nothing_is_offered_for_what_is_like_no_place(word: str, why: str) -> None:
    assert GAZETTEER.suggest(word) == [], why


def test_a_city_has_coordinates_and_a_time_zone() -> None:
    place = GAZETTEER.find("Da Nang")
    assert place is not None and place.latitude is not None and place.longitude is not None
    assert (round(place.latitude), round(place.longitude)) == (16, 108)
    assert place.timezone == "Asia/Ho_Chi_Minh"


def test_namibia_is_a_country_although_its_code_reads_like_nothing() -> None:
    assert GAZETTEER.country("NA") == "NA"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đà Nẵng", "da nang"),
        ("St. Louis", "st louis"),
        ("Saint Louis", "st louis"),
        ("D.C.", "dc"),
        ("Łódź", "lodz"),
    ],
)
def test_a_key_has_no_case_accents_or_dots(text: str, plain: str) -> None:
    assert key(text) == plain


def test_a_single_look_up_needs_no_index() -> None:
    read_gazetteer.cache_clear()
    begun = time.perf_counter()
    fresh = read_gazetteer()
    assert fresh.find("Da Nang") is not None
    assert "index" not in fresh.__dict__  # building it costs more than the look-up
    assert time.perf_counter() - begun < 1.0  # 0.02 s measured; generous for a busy machine


def test_the_built_tables_are_the_same_bytes_again(tmp_path: Path) -> None:
    shared = tmp_path / "places"
    shared.mkdir()
    city = {"population": 200_000, "latitude": 1.0, "longitude": 2.0, "timezone": "Asia/Ho_Chi_Minh"}
    cities = [
        {"name": "Hanoi", "country": "VN", "admin1": "01", "aliases": "Ha Noi|HAN|Ханой", **city},
        {"name": "Toronto", "country": "CA", "admin1": "08", "aliases": "", **city},
    ]
    pl.DataFrame(cities).write_parquet(shared / "cities_15k.parquet")
    (shared / "countries.csv").write_text(
        "name,iso,iso3\nVietnam,VN,VNM\nCanada,CA,CAN\nNamibia,NA,NAM\n", encoding="utf-8"
    )
    for name in ("a", "b"):
        build_places(tmp_path, tmp_path / name)
    for file in ("cities.parquet", "countries.parquet", "SOURCE.txt"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()
    built = pl.read_parquet(tmp_path / "a" / "cities.parquet")
    assert dict(built.select("name", "admin1").iter_rows()) == {
        "Hanoi": "01",
        "Toronto": "ON",
    }  # Canada prints letters
    assert built.filter(name="Hanoi")["keys"].to_list() == [["hanoi", "ha noi"]]  # no code, no Cyrillic
    assert pl.read_parquet(tmp_path / "a" / "countries.parquet")["iso2"].to_list() == ["CA", "NA", "VN"]


@pytest.mark.parametrize(
    ("first", "words"), [("new", 5), ("hanoi", 3), ("united", 5), ("nyc", 1), ("bay", 3), ("zzyzx", 0)]
)
def test_how_many_words_a_name_that_begins_so_has(first: str, words: int) -> None:
    assert GAZETTEER.reach(first) == words
