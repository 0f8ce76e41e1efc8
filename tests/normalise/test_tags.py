import polars as pl

from gander.model import Skill
from gander.normalise.tags import board_tags

KNOWN = {
    "Python": Skill(id="python", label="Python", kind="language", area="programming", aliases=()),
    "Golang": Skill(id="go", label="Go", kind="language", area="programming", aliases=()),
    "Go": Skill(id="go", label="Go", kind="language", area="programming", aliases=()),
    "English": Skill(id="english", label="English", kind="spoken-language", area="language", aliases=()),
}


def test_known_tags_are_context_and_never_a_must():
    table = pl.DataFrame({"id": ["p", "q"], "tags": [["Python", "Golang", "Go", "Mystery", "English"], []]})
    units = board_tags(table, KNOWN.get)
    assert units["members"].to_list() == [["python"], ["go"]]
    assert set(units["status"]) == {"context"}
    assert set(units["rule"]) == {"board-tag"}
    assert units["unit"].to_list() == [0, 1]


def test_no_tags_is_an_empty_table():
    assert board_tags(pl.DataFrame({"id": ["p"], "tags": [["Mystery"]]}), KNOWN.get).height == 0
