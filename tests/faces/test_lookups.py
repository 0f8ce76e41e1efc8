"""`gander skills`, `roles`, `places`, `evidence`, `demo` and `snapshot` from the command line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner, Result

from gander.app.catalogue import PlaceRow, RoleRow, SkillRow
from gander.app.evidence import Shown
from gander.app.request import Request
from gander.app.snapshot import Built
from gander.app.told import Told
from gander.evidence.finding import Finding, Place
from gander.evidence.front import Front
from gander.faces.cli.main import cli
from gander.model import Alias, Named, Person, Problem
from gander.shell.findings_cache import Looked
from tests.faces.values import EVIDENCE, HOSTILE, REPOSITORIES, STANDING

PYTORCH = SkillRow(
    id="pytorch",
    label="PyTorch",
    kind="library",
    area="deep-learning",
    aliases=(Alias(text="pytorch"), Alias(text="Torch", case=True)),
    implies=(Named(id="deep-learning", label="Deep learning"),),
    implied_by=(Named(id="fastai", label="fastai"),),
    needs=(Named(id="python", label="Python"),),
    since=2016,
    replaced_by=((Named(id="next", label="Next"), 2031),),
    imports=("py:torch",),
    files=("*.pt",),
    n_must=354,
    n_asked=425,
    n_read=8948,
)


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def test_a_skill_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def skills(word: str, show: bool = False, *, today: date) -> list[SkillRow]:
        asked.append((word, show))
        return [PYTORCH]

    monkeypatch.setattr("gander.app.catalogue.skills", skills)
    result = run("skills", "show", "torch")
    assert asked == [("torch", True)]
    assert result.stdout.splitlines() == [
        "PyTorch",
        "  id           pytorch",
        "  kind         library · deep-learning",
        "  also written pytorch, Torch",
        "  implies      Deep learning",
        "  implied by   fastai",
        "  learn before Python",
        "  since        2016",
        "  replaced by  Next (2031)",
        "  seen in code py:torch, *.pt",
        "  asked for    must in 354, at all in 425 of 8,948 postings read",
    ]
    found = json.loads(run("skills", "show", "torch", "--json").stdout)
    assert found["schema"] == "gander.skill/1"
    assert found["result"]["implies"] == [{"id": "deep-learning", "label": "Deep learning"}]


def test_a_long_list_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gander.app.catalogue.skills", lambda word, today: [PYTORCH] * 100)
    result = run("skills", "search", "t")
    assert "40 of 100; the rest: narrow it by a word, or --json" in result.stdout
    assert len(json.loads(run("skills", "search", "t", "--json").stdout)["result"]) == 100


def test_roles_with_their_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    row = RoleRow(
        id="ml-engineer", label="ML engineer", neighbours=("ai-engineer",), n_postings=1204, n_employers=480
    )
    monkeypatch.setattr("gander.app.catalogue.roles", lambda today: [row])
    assert run("roles").stdout == (
        "ml-engineer · ML engineer · 1,204 jobs at 480 employers\n  near: ai-engineer\n"
    )
    assert json.loads(run("roles", "--json").stdout)["result"][0]["neighbours"] == ["ai-engineer"]


def test_places(monkeypatch: pytest.MonkeyPatch) -> None:
    row = PlaceRow(label=f"Đà Nẵng, VN {HOSTILE}", iso2="VN", n_postings=9, n_employers=7)
    monkeypatch.setattr("gander.app.catalogue.places", lambda word, today: [row] if word != "none" else [])
    result = run("places", "da")
    assert "Đà Nẵng, VN Evil <script>alert(1)</script> Corp" in result.stdout
    assert "\x1b" not in result.stdout
    assert "no place here is called 'none'" in run("places", "none").stdout


FINDINGS = (
    Finding(
        probe="converts-a-model",
        outcome="true",
        repository="sample",
        why="torch.onnx.export",
        places=(Place("export.py", 12, "torch.onnx.export"),),
        own=True,
    ),
    Finding(
        probe="licence",
        outcome="true",
        repository="sample",
        why="licence file",
        places=(Place("LICENSE", None, "licence file"),),
        own=False,
    ),
    Finding(probe="trains-a-model", outcome="false", repository="sample", why="no fit", own=None),
)


def test_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    someone = Person(
        identities=("me@example.org",),
        evidence={item.skill: item for item in EVIDENCE},
        repositories=REPOSITORIES,
    )
    problem = Problem(where="~/x", why="is no repository", next="name one")

    def read(request: Request, vocabulary: object, gates: object) -> object:
        assert request.paths == ("a",)
        return Shown(
            person=someone,
            looked={"sample": Looked(Front(), FINDINGS)},
            skills={},
            told=Told(claims=(), readings=(), problems=()),
            assumed=("you are me@example.org",),
            problems=(problem,),
        )

    monkeypatch.setattr("gander.app.evidence.read_shown", read)
    result = run("evidence", "a")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("evidence of me@example.org\nassumed: you are me@example.org\n")
    assert "level 4" in result.stdout
    assert "214 of 400 commits" in result.stdout
    assert "~/x: is no repository" in result.stderr
    assert "what holds (of 1 repository" in result.stdout
    assert "converts a model  1   sample: export.py:12\n" in result.stdout
    assert "licence           1   sample: LICENSE (not in a file of yours)\n" in result.stdout
    assert "trains a model" not in result.stdout  # what does not hold is for gander proof
    found = json.loads(run("evidence", "a", "--json").stdout)
    assert found["schema"] == "gander.evidence/1"
    assert [row["skill"]["id"] for row in found["result"]["skills"]] == [
        "python",
        "pytorch",
        "docker",
        "rust",
    ]
    assert found["problems"][0]["where"] == "~/x"
    assert found["result"]["findings"][0] == {
        "probe": "converts-a-model",
        "outcome": "true",
        "repository": "sample",
        "file": "export.py",
        "line": 12,
        "why": "torch.onnx.export",
        "own": True,
        "places": [{"file": "export.py", "line": 12, "what": "torch.onnx.export"}],
    }
    assert found["result"]["findings"][2]["file"] is None


def test_demo_says_that_the_person_is_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "gander.app.demo.request", lambda today, progress=None: Request(today=today, roles=("x",))
    )
    monkeypatch.setattr("gander.app.stand.stand", lambda request: STANDING)
    result = run("demo")
    assert result.exit_code == 0, result.output
    assert "1,204 jobs" in result.stdout
    assert "a sample person" in result.stderr
    assert json.loads(run("demo", "--json").stdout)["schema"] == "gander.stand/1"


def test_snapshot_says_what_was_kept_of_what(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    built = Built(
        n_postings=9,
        n_requirements=30,
        n_demands=8,
        n_employers=7,
        size={"postings.parquet": 1200},
        sources=pl.DataFrame(
            {"source": ["ashby-2025"], "kept": [9], "rows_in": [10], "as_of": [date(2025, 10, 25)]}
        ),
    )
    monkeypatch.setattr("gander.app.snapshot.build", lambda source, target, progress: built)
    result = run("snapshot", "--from", "data", "--to", str(tmp_path))
    assert "9 postings (8 demands) at 7 employers, 30 requirements" in result.stdout
    assert "ashby-2025: 9 kept of 10, as of 2025-10-25" in result.stdout
    found = json.loads(run("snapshot", "--from", "data", "--to", str(tmp_path), "--json").stdout)
    assert found["result"]["sources"][0]["as_of"] == "2025-10-25"
    assert run("snapshot").exit_code == 1, "wrong usage is the user's"
