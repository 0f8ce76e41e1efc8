import pytest

from gander.app.question import question
from gander.app.request import Request
from gander.errors import UserError
from gander.shell.places import read_gazetteer
from gander.shell.vocabulary import read_vocabulary
from tests.app.conftest import TODAY


def asked(**words):
    return question(Request(today=TODAY, **words), read_vocabulary(), read_gazetteer())


def test_nothing_said_is_assumed_and_said_so():
    found = asked()
    assert found.roles == ("ml-engineer",)
    assert found.anywhere
    assert len(found.assumed) == 2


def test_a_place_brings_its_country_for_remote_jobs():
    found = asked(roles=("data-scientist",), places=("Đà Nẵng",))
    assert (found.place.city, found.remote_from, found.anywhere) == ("Da Nang", "VN", False)
    assert "remote jobs open to VN" in found.assumed[0]


def test_remote_from_alone_is_remote_jobs_only():
    found = asked(roles=("ml-engineer",), remote_from="DE")
    assert (found.place, found.remote_from, found.anywhere) == (None, "DE", False)


def test_a_plus_adds_the_neighbours():
    assert "mlops-engineer" in asked(roles=("ml-engineer+",), places=("anywhere",)).roles


@pytest.mark.parametrize("word", ["ml-engineer", "ML engineer", "ml engineer"])
def test_a_role_is_found_by_id_and_by_label(word):
    assert asked(roles=(word,), places=("anywhere",)).roles == ("ml-engineer",)


def test_several_mistakes_are_told_together():
    with pytest.raises(UserError) as told:
        asked(roles=("ml-enginer",), places=("Da Nag",), remote_from="Wonderland")
    wheres = [p.where for p in told.value.problems]
    assert wheres == ["--role ml-enginer", "--place Da Nag", "--remote-from Wonderland"]
    assert "ml-engineer" in told.value.problems[0].next
    assert "Da Nang" in told.value.problems[1].next


def test_what_nothing_is_near_to_gets_no_unrelated_word():
    with pytest.raises(UserError) as told:
        asked(roles=("qqqqzzz",), places=("qqqqzzz",))
    role, place = (p.next for p in told.value.problems)
    assert role == "no role here is called like it; all there are: gander roles"
    assert place.startswith("no name here is near it; ")


def test_two_places_are_two_statements():
    with pytest.raises(UserError, match="one place at a time"):
        asked(places=("Berlin", "Paris"))
