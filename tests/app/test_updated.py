"""What `gander update` brought, in the verbs: one market with the snapshot, each row with source and age."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from gander.app.doctor import doctor
from gander.app.explain import why
from gander.app.market import market as market_of
from gander.app.stand import stand
from gander.shell.market_history import SUPERSEDED
from tests.app.conftest import BERLIN, TODAY, sources
from tests.generations import write_generation
from tests.tables import postings, units

SEEN = date(2026, 6, 29)


@pytest.fixture
def updated(market, monkeypatch, tmp_path):
    """Thirty jobs of the snapshot, of which one was superseded; three live ones, of which one has closed."""
    market()
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data"))
    live = {"places": BERLIN, "source": "greenhouse", "snapshot_day": SEEN, "posted": None}
    rows = [live | {"id": f"n{i}", "demand_id": f"n{i}", "employer_id": f"n{i}"} for i in range(3)]
    rows[2] |= {"closed": SEEN, "url": "https://live.example.org/2"}
    told = sources().with_columns(source=pl.lit("greenhouse"), as_of=pl.lit(SEEN))
    write_generation(
        postings=postings(*rows),
        requirements=units(("n0", ["python"]), ("n1", ["sql"]), ("n2", ["python"])),
        sources=told,
        superseded=pl.DataFrame([{"id": "p0"}], schema=SUPERSEDED),
    )


def test_the_first_screen_counts_both_and_says_of_what_they_are(updated, ask):
    answer = stand(ask())
    assert answer.population.by_source == {"greenhouse": 2, "test": 29}
    assert (answer.population.as_of, answer.market.age_days) == (SEEN, 1)
    assert ("closed since", 1) in {(h.reason, h.n) for h in answer.hidden}
    newest = answer.doors[0]
    assert (newest.posting, newest.source, newest.seen_days, newest.age_days) == ("n0", "greenhouse", 1, None)
    assert "1 days old" in " ".join(answer.how_sure)


def test_the_market_asks_of_both(updated, ask):
    answer = market_of(ask(), top=1)
    python = answer.skills[0]
    assert (python.skill.id, python.must.count, python.must.n) == ("python", 20, 31)
    assert answer.population.by_source["greenhouse"] == 2


def test_a_live_posting_tells_its_source_and_its_days(updated, ask):
    facts = dict(why(ask(), "https://live.example.org/2").facts)
    assert (facts["source"], facts["seen open"], facts["closed since"]) == (
        "greenhouse",
        "2026-06-29",
        "2026-06-29",
    )


def test_the_doctor_tells_the_age_of_the_newest(updated):
    (check,) = [c for c in doctor(TODAY) if c.name == "market"]
    assert (check.state, "newest 2026-06-29 (1 days)" in check.what) == ("ok", True)
