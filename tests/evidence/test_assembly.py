"""Traces and claims -> evidence: states, levels, implied skills, dates; a claim never looks like a proof."""

from __future__ import annotations

from datetime import date

import pytest

from gander.evidence.assembly import evidence_of
from gander.evidence.claims import Claim
from gander.evidence.facts import facts
from gander.evidence.findings import findings
from gander.evidence.signatures import Signatures
from tests.evidence.person import SKILLS, TODAY, VOCABULARY, commit, history, touch

TORCH = touch(used="py:torch")
PROOF = history(*(commit(d, TORCH) for d in ("2024-01-01", "2024-02-01", "2024-03-01")))


def evidence(*histories, claims=()):
    traces = facts(histories, Signatures(SKILLS), {s.id: s.kind for s in SKILLS})
    return evidence_of(VOCABULARY, traces, findings(traces), claims, TODAY)


def claim(skill, years=None, last=None):
    return Claim(skill=skill, where="--know", said=skill, years=years, last=last)


def test_proven_with_its_source():
    found = evidence(PROOF)["pytorch"]
    assert (found.state, found.level, found.last_used) == ("proven", 2, date(2024, 3, 1))
    source = found.sources[0]
    assert (source.kind, source.where, source.what, source.n_commits) == ("import", "trainer", "torch", 3)
    assert (source.first, source.last) == (date(2024, 1, 1), date(2024, 3, 1))
    assert source.commits == ("2024-03-01", "2024-02-01", "2024-01-01")  # newest first, ten letters
    assert found.needs_refresh == pytest.approx(0.28, abs=0.01)


def test_what_a_proven_skill_implies_is_proven_at_its_level():
    found = evidence(PROOF)
    for implied in ("deep-learning", "machine-learning"):
        assert (found[implied].state, found[implied].level) == ("proven", 2)
        assert [(s.kind, s.where) for s in found[implied].sources] == [("implied", "via PyTorch")]
    assert found["machine-learning"].needs_refresh == 1.0


def test_seen_once_is_unknown_at_level_one():
    found = evidence(history(commit("2025-01-01", touch("infra/Dockerfile"))))
    assert (found["docker"].state, found["docker"].level) == ("unknown", 1)
    assert "containers" not in found  # and implies nothing


def test_a_claim_is_no_proof_and_implies_claims():
    found = evidence(claims=[claim("docker", years=3.0)])
    assert (found["docker"].state, found["docker"].level, found["docker"].years) == ("claimed", 0, 3.0)
    assert (found["docker"].last_used, found["docker"].needs_refresh) == (None, None)
    assert (found["containers"].state, found["containers"].level) == ("claimed", 0)


def test_a_claim_beside_a_trace_keeps_both_sources():
    found = evidence(history(commit("2025-01-01", touch("Dockerfile"))), claims=[claim("docker")])["docker"]
    assert (found.state, found.level, [s.kind for s in found.sources]) == ("claimed", 1, ["file", "claim"])


def test_a_claim_makes_a_proof_no_fresher():
    found = evidence(PROOF, claims=[claim("pytorch", last=date(2025, 7, 1))])["pytorch"]
    assert (found.state, found.last_used) == ("proven", date(2024, 3, 1))


def test_a_claim_does_not_lower_what_is_proven():
    found = evidence(PROOF, claims=[claim("deep-learning")])["deep-learning"]
    assert found.state == "proven"
    assert [s.kind for s in found.sources] == ["claim", "implied"]


def test_an_implied_claim_leaves_an_implied_proof_alone():
    found = evidence(PROOF, claims=[claim("deep-learning")])
    assert (found["machine-learning"].state, found["machine-learning"].level) == ("proven", 2)


def test_a_date_in_the_future_is_today():
    days = ("2024-01-01", "2024-02-01", "2031-01-01")
    assert evidence(history(*(commit(d, TORCH) for d in days)))["pytorch"].last_used == TODAY


def test_order_proven_claimed_unknown():
    found = evidence(PROOF, history(commit("2025-01-01", touch("a.sql")), name="b"), claims=[claim("rust")])
    assert list(found) == ["deep-learning", "machine-learning", "python", "pytorch", "rust", "sql"]
