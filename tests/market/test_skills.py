from gander.market.skills import mentions, skill_shares
from gander.vocabulary.vocabulary import Vocabulary
from tests.tables import postings, units

EMPTY = Vocabulary(skills={}, roles={})


def test_a_group_asks_for_each_member_and_context_asks_for_nothing():
    table = units(
        {"posting": "p", "members": ["aws", "gcp"], "under": "cloud"},
        {"posting": "p", "members": ["go"], "status": "context"},
        {"posting": "p", "members": ["docker"], "status": "nice"},
    )
    found = {(s, m) for _, s, m in mentions(table).iter_rows()}
    assert found == {("aws", True), ("gcp", True), ("cloud", True), ("docker", False)}


def test_shares_are_of_the_demands_read_with_employers_counted():
    demands = postings(*({} for _ in range(30)))
    table = units(
        *((f"p{i}", ["python"]) for i in range(15)), {"posting": "p0", "members": ["sql"], "status": "nice"}
    )
    python, sql = skill_shares(demands, table, EMPTY, top=5)
    assert (python.skill.id, python.must.count, python.must.n, python.must.employers_with) == (
        "python",
        15,
        30,
        15,
    )
    assert python.must.low < 0.5 < python.must.high
    assert (sql.must.count, sql.asked.count) == (0, 1)
