"""From repositories and a market to an audit and an order of work."""

from __future__ import annotations

import pytest

from gander.app.proof import proof
from gander.app.request import Request
from gander.errors import UserError
from tests.app.conftest import TODAY
from tests.shell.gitrepo_maker import SAM, Maker

FILES = {"export.py": "import torch\ntorch.onnx.export(model, x, 'a.onnx')\n", "README.md": "# x\n"}


def request(*paths, **more) -> Request:
    return Request(today=TODAY, paths=tuple(map(str, paths)), identities=(SAM[1],), **more)


def test_an_audit_against_a_market(market, tmp_path):
    market()
    Maker(tmp_path / "a").commit("2026-01-01", FILES)
    answer = proof(request(tmp_path / "a", places=("Berlin",), know=("docker 2y", "sql")))
    (one,) = answer.audits
    held = {finding.probe: finding for finding in one.holds}
    assert (held["converts-a-model"].own, held["converts-a-model"].file) == (True, "export.py")
    assert "licence" in {m.finding.probe for m in one.missing}
    assert "licence" in {step.probe for step in answer.steps}
    assert {c.skill: c.asked.count for c in answer.reproofs if c.asked} == {"docker": 10, "sql": 10}
    assert answer.population.n_demands == 30
    assert answer.rubric == ()


def test_a_rubric_that_is_none(market, tmp_path):
    market()
    with pytest.raises(UserError) as error:
        proof(request(tmp_path), rubric="acme")
    assert error.value.problems[0].next == "one of hackerrank; e.g. --rubric hackerrank"


def test_no_repository(market, tmp_path):
    market()
    with pytest.raises(UserError) as error:
        proof(request(tmp_path / "nowhere"))
    assert error.value.problems[0].why == "there is no such folder"
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError):
        proof(request(tmp_path / "empty"))


def test_a_bad_path_beside_a_good_one_is_a_problem(market, tmp_path):
    market()
    Maker(tmp_path / "a").commit("2026-01-01", FILES)
    answer = proof(request(tmp_path / "a", tmp_path / "nowhere"), rubric="hackerrank")
    assert len(answer.audits) == 1
    assert [p.why for p in answer.problems] == ["there is no such folder"]
    assert answer.rubric
