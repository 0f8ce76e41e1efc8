from datetime import date

import polars as pl

from gander.market.population import market_block, one_per_demand, population
from gander.model import Question
from tests.tables import postings

ASKED = Question(roles=("ml-engineer",), place=None, remote_from=None, anywhere=True)
START, END = date(2025, 8, 22), date(2026, 8, 22)


def there(table):
    return table.with_columns(pl.lit("there").alias("whereabouts"))


def test_one_advert_cloned_to_many_cities_is_one_demand():
    table = there(postings(*({"demand_id": "d", "employer_id": "e"} for _ in range(14)), {}))
    who = population(ASKED, table, START, END)
    assert (who.n_postings, who.n_demands, who.n_employers) == (15, 2, 2)


def test_the_copy_that_was_read_stands_for_the_others():
    table = there(postings({"demand_id": "d", "basis": "title"}, {"demand_id": "d", "basis": "read"}))
    assert one_per_demand(table)["basis"].to_list() == ["read"]


def test_two_populations_of_the_same_postings_have_one_id_in_any_order():
    table = there(postings({}, {}, {}))
    assert population(ASKED, table, START, END).id == population(ASKED, table.reverse(), START, END).id
    assert population(ASKED, table, START, END).id != population(ASKED, table.head(2), START, END).id


def test_no_postings_is_a_population_too():
    who = population(ASKED, there(postings({})).head(0), START, END)
    assert (who.n_postings, who.largest_employer_share, who.g_eff) == (0, 0.0, 0.0)


def test_effective_employers_fall_when_one_has_most_of_the_jobs():
    even = there(postings(*({} for _ in range(10))))
    crowded = there(postings(*({"employer_id": "big"} for _ in range(9)), {}))
    assert population(ASKED, even, START, END).g_eff == 10
    assert population(ASKED, crowded, START, END).g_eff == 100 / 82
    assert population(ASKED, crowded, START, END).largest_employer_share == 0.9


def test_the_market_line_counts_jobs_there_and_remote_apart():
    table = postings({}, {}, {"demand_id": "r"}).with_columns(
        pl.Series("whereabouts", ["there", "remote open", "remote unsaid"])
    )
    block = market_block(table, table.head(2), date(2026, 5, 31))
    assert (block.there, block.remote_open, block.remote_unsaid, block.age_days) == (1, 1, 1, 30)
