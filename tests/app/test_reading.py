"""The one path of reading: posts of several roles as parts, each with its own and the shared requirements."""

from __future__ import annotations

from functools import cache

import polars as pl

from gander.app.reading import Readers
from gander.tables import POSTING, RAW, READ_UNIT

POST = """Acme | Backend Engineer, Data Scientist | Berlin | ONSITE
We use Kubernetes.

Backend Engineer
- You have strong Go and PostgreSQL experience

Data Scientist
- You have strong Python and statistics experience
"""


@cache
def readers() -> Readers:
    return Readers()


def raw(*texts: str, source: str = "hn-test") -> pl.DataFrame:
    rows = [
        {"source": source, "source_id": str(n), "title": text.split("\n")[0], "text": text, "tags": []}
        for n, text in enumerate(texts)
    ]
    return pl.DataFrame([{name: row.get(name) for name in RAW} for row in rows], schema=RAW)


def test_each_part_has_its_own_requirements_and_the_shared_ones() -> None:
    found = readers().read(raw(POST))
    parts = found.postings.sort("part")
    assert parts["part"].to_list() == [0, 1]
    assert parts["role"].to_list() == [["backend-engineer"], ["data-scientist"]]
    asked = {
        row["part"]: {
            skill
            for members in found.units.filter(posting=row["id"])["members"]
            for skill in members
        }
        for row in parts.iter_rows(named=True)
    }  # fmt: skip
    assert {"go", "postgresql"} <= asked[0] and "python" not in asked[0]
    assert {"python", "statistics"} <= asked[1] and "go" not in asked[1]
    assert "kubernetes" in asked[0] & asked[1], "what stands outside every part belongs to all"
    assert found.keys["id"].n_unique() == 2 and found.keys["source_id"].unique().to_list() == ["0"]


def test_units_of_a_part_are_numbered_from_zero() -> None:
    found = readers().read(raw(POST))
    for part in found.postings["id"]:
        own = found.units.filter(posting=part)["unit"].to_list()
        assert own == list(range(len(own)))


def test_a_board_s_advert_is_one_posting_and_schemas_hold() -> None:
    found = readers().read(raw(POST, source="board"), demands=False)
    assert found.postings.schema == POSTING and found.units.schema == READ_UNIT
    assert found.postings.height == 1
    assert found.postings["demand_id"].to_list() == found.postings["id"].to_list()


def test_a_language_that_is_not_read_has_its_fields_and_no_units() -> None:
    text = "Wir suchen einen Entwickler mit Erfahrung in Java und Spring für unser Team in München. " * 4
    found = readers().read(raw(text, source="board"))
    assert found.postings["lang"].to_list() == ["de"] and not found.units.height


SOFT = """Data Scientist
Requirements:
- 3+ years of Python
- Excellent communication skills, teamwork and problem solving
"""


def test_soft_skills_that_are_asked_for_are_units_of_their_own_kind() -> None:
    units = readers().read(raw(SOFT, source="ashby-test")).units
    asked = {row["members"][0]: (row["status"], row["kind"]) for row in units.iter_rows(named=True)}
    assert asked["python"] == ("must", "hard")
    soft = {name for name, told in asked.items() if told == ("must", "soft")}
    assert {"communication", "teamwork", "problem-solving"} <= soft


def test_a_text_too_short_to_tell_its_language_is_read() -> None:
    found = readers().read(raw("Requirements:\n- Python", source="ashby-test"))
    assert found.postings["lang"].to_list() == ["unknown"]
    assert found.units["members"].to_list() == [["python"]]


def test_a_live_post_of_a_forum_is_read_as_a_recorded_one() -> None:
    head = "Heron | Backend Engineer, Data Scientist | Berlin | Onsite"
    sources = ("hn-2026", "hacker-news", "board")
    posts = pl.concat(raw(f"{head}\n\nWe count birds.", source=source) for source in sources)
    found = readers().read(posts).postings.sort("source", "part").select("source", "part", "role").rows()
    both = [(0, ["backend-engineer"]), (1, ["data-scientist"])]
    assert found[1:] == [(source, *one) for source in ("hacker-news", "hn-2026") for one in both]
    assert found[0][:2] == ("board", 0)
