import json
from datetime import date, timedelta

import pytest

from gander.app.stand import stand
from gander.errors import UserError
from tests.app.conftest import BERLIN, TODAY
from tests.tables import place


def rows(answer, evidence):
    return {r.outcome: r.estimate for r in answer.stand if r.evidence == evidence}


def test_claims_count_on_their_own_line_and_never_as_proof(market, ask):
    market()
    answer = stand(ask())
    assert rows(answer, "proven or claimed")["nothing missing"].count == 10
    assert rows(answer, "proven")["nothing missing"].count == 0
    assert not answer.below_floor
    claimed = rows(answer, "proven or claimed")["nothing missing"]
    assert claimed.low < 1 / 3 < claimed.high


def test_the_pair_that_only_helps_together_is_a_blocker(market, ask):
    market()
    sets = {tuple(s.id for s in b.skills): b for b in stand(ask()).blockers}
    assert sets["docker", "kubernetes"].opens_postings == 10
    assert sets["docker", "kubernetes"].alone == 0
    assert sets["sql",].opens_employers == 10


def test_doors_begin_with_nothing_missing(market, ask):
    market()
    doors = stand(ask()).doors
    assert len(doors) == 5
    assert all(not d.missing and d.place == "Berlin, DE" for d in doors)


def test_what_is_counted_and_what_is_hidden_sum_to_the_population(market, ask):
    rows_ = [{"places": BERLIN} for _ in range(20)]
    rows_ += [
        {"places": BERLIN, "basis": "title"},
        {"places": BERLIN, "demand_id": "d0", "employer_id": "e0"},
    ]
    rows_ += [{"places": BERLIN, "gates": [{"kind": "clearance", "start": 0, "end": 1}]}]
    market(rows_, [(f"p{i}", ["python"]) for i in (*range(15), 22)])
    answer = stand(ask(gates={"clearance": False}))
    reasons = {h.reason.split(" ")[0]: h.n for h in answer.hidden}
    n = rows(answer, "proven")["less"].n
    assert n == 15
    assert reasons == {"known": 1, "repeat": 1, "asks": 1, "no": 5}
    assert n + sum(reasons.values()) == answer.population.n_postings


def test_below_the_floors_there_is_the_list_and_the_nearest_question(market, ask):
    rows_ = [{"places": BERLIN}] + [{"places": [place("Munich", "DE", 48.137, 11.575)]} for _ in range(20)]
    market(rows_, [(f"p{i}", ["python"]) for i in range(21)])
    answer = stand(ask())
    assert answer.below_floor
    assert answer.how_sure[0].startswith("Cannot tell yet: 1 posting")
    assert len(answer.doors) == 1
    labels = [n.label for n in answer.nearest]
    assert any("all of Germany" in label for label in labels)
    assert any(label.startswith("ml-engineer, Munich, DE (50") for label in labels)


CARD = {
    "n_postings": 80,
    "n_employers": 80,
    "measured": "2026-06-01",
    "precision": {"must": [0.8, 0.7, 0.9]},
    "recall": {"must": [0.7, 0.6, 0.8]},
    "note": "",
    "audits": {
        "ML, AI or data": {
            "n_postings": 60,
            "n_persons": 6,
            "yes": 150,
            "yes_read": 135,
            "yes_n_eff": 100,
            "no": 200,
            "no_read": 180,
            "no_n_eff": 120,
        }
    },
}


def test_at_least_sixty_per_cent_is_corrected_for_the_reader_s_error_where_it_can_be(market, ask):
    folder = market()
    (folder / "reader.json").write_text(json.dumps(CARD), encoding="utf-8")
    answer = stand(ask(know=("python", "sql")))
    proven, claimed = answer.at_least
    assert (proven.evidence, claimed.evidence) == ("proven", "proven or claimed")
    assert proven.corrected is None, "nothing met: the interval would leave 0..1"
    assert claimed.estimate.count == 20
    assert claimed.corrected is not None
    assert claimed.corrected.share == pytest.approx((2 / 3 + 0.9 - 1) / (0.9 + 0.9 - 1))
    assert claimed.corrected.n_audited == 60
    assert answer.how_sure[0].startswith("Reader, on these postings: unknown")
    assert sum(row.estimate.count for row in answer.stand if row.evidence == "proven") == 30, "rows sum to n"


def test_without_an_audit_of_the_role_s_family_nothing_is_corrected(market, ask):
    folder = market([{"role": ["backend-engineer"], "places": BERLIN} for _ in range(30)])
    (folder / "reader.json").write_text(json.dumps(CARD), encoding="utf-8")
    answer = stand(ask(roles=("backend-engineer",), know=("python", "sql")))
    assert [row.corrected for row in answer.at_least] == [None, None]
    assert {row.family for row in answer.at_least} == {"other"}


def test_a_market_without_such_a_job_is_an_answer_with_numbers(market, ask):
    market()
    answer = stand(ask(roles=("nlp-engineer",)))
    assert answer.population.n_postings == 0
    assert answer.doors == ()
    assert answer.below_floor


def test_the_same_question_has_the_same_population(market, ask):
    market()
    assert stand(ask()).population.id == stand(ask(know=("sql",))).population.id


def test_older_than_twelve_months_is_never_in_n(market, ask):
    rows_ = [{"places": BERLIN} for _ in range(20)] + [{"places": BERLIN, "posted": date(2024, 1, 1)}]
    market(rows_, [(f"p{i}", ["python"]) for i in range(21)])
    answer = stand(ask())
    assert answer.population.n_postings == 20
    assert [h.n for h in answer.hidden if h.reason == "older than the window"] == [1]


def test_since_never_reaches_back_beyond_the_window(market, ask):
    market([{"places": BERLIN} for _ in range(3)] + [{"places": BERLIN, "posted": date(2024, 1, 1)}])
    answer = stand(ask(since=date(2010, 1, 1)))
    assert answer.population.n_postings == 3
    assert any("older adverts" in said for said in answer.assumed)


def test_below_the_floors_the_list_names_also_what_was_not_read(market, ask):
    market([{"places": BERLIN}, {"places": BERLIN, "basis": "tags", "employer": "Known by tags"}])
    answer = stand(ask())
    assert [(d.employer, d.basis) for d in answer.doors] == [
        ("Employer 0", "read"),
        ("Known by tags", "tags"),
    ]


def test_full_adds_the_tables(market, ask):
    market()
    tables = stand(ask(full=True)).breakdowns
    assert set(tables) == {"role", "place", "industry", "seniority"}
    assert tables["place"][0].label == "Berlin, DE"


def test_a_missing_market_names_its_files(tmp_path, monkeypatch, ask):
    monkeypatch.setenv("GANDER_MARKET", str(tmp_path))
    with pytest.raises(UserError) as told:
        stand(ask())
    assert [p.where.rsplit("/")[-1] for p in told.value.problems] == ["shelves.json", "sources.parquet"]


def test_what_is_gone_is_in_no_population_and_is_counted(market, ask):
    rows = [{"places": BERLIN} for _ in range(30)]
    rows[0]["closed"] = date(2026, 5, 20)
    rows[1]["closes"] = TODAY - timedelta(days=1)
    rows[2]["closes"] = TODAY
    market(rows)
    answer = stand(ask(full=True))
    assert (answer.population.n_postings, answer.market.n_demands) == (28, 28)
    assert answer.stand[0].estimate.n == 28
    assert {"p0", "p1"}.isdisjoint(door.posting for door in answer.doors)
    assert {row.label: row.n_postings for row in answer.breakdowns["role"]} == {"ML engineer": 28}
    hidden = {(h.reason, h.n, h.flag) for h in answer.hidden}
    assert ("closed since", 1, "gander market diff") in hidden
    assert ("closing date passed", 1, "gander market diff") in hidden


def test_what_is_outside_the_window_is_counted_of_the_role_alone(market, ask):
    old = {"places": BERLIN, "posted": date(2024, 1, 1)}
    rows = [{"places": BERLIN}] * 20 + [old, old | {"role": ["data-engineer", "ml-engineer"]}]
    rows += [old | {"role": ["data-engineer"]}, {"places": BERLIN, "posted": None}]
    market(rows)
    hidden = {h.reason: h.n for h in stand(ask()).hidden}
    assert hidden["older than the window"] == 3
