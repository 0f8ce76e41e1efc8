"""`gander evidence --dry-run`, `evidence export` and `--github` from the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from gander.faces.cli.main import cli

CV = """# Sam \x1b[31mred
- Python 5 years, no experience with Kubernetes
- Currently learning Rust
## Skills
Zorglub, Docker
"""


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    (tmp_path / "cv.md").write_text(CV)
    return tmp_path / "cv.md"


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


def test_a_dry_run_tells_what_was_understood_and_what_was_not(cv: Path) -> None:
    result = run("evidence", "--cv", cv, "--know", "sql 3y", "--dry-run")
    assert result.exit_code == 0, result.output
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[:2] == ["--know", "SQL 3 years --know “sql 3y”"]
    assert "understood (2 claims)" in lines
    assert "Python 5 years cv.md:2 “Python”" in lines
    assert "read as 'I do not have it' (1)" in lines
    assert "read as a wish, not as had (1)" in lines
    assert "not understood: no skill of that name (1)" in lines
    assert any(line.startswith("Zorglub cv.md:5") for line in lines)
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("width", [60, 80])
def test_no_line_is_wider_than_the_screen(cv: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    long = cv.parent / ("x" * 100 + ".md")
    long.write_text("## Skills\n" + "Wibble" * 30 + "\nPython " + "and so on " * 50)
    result = run("evidence", "--cv", cv, "--cv", long, "--dry-run")
    assert max(cell_len(line) for line in result.stdout.splitlines()) <= width


def test_very_many_rows_are_cut_and_counted(cv: Path) -> None:
    cv.write_text("## Skills\n" + ", ".join(f"Zorg{n}lub" for n in range(50)))
    result = run("evidence", "--cv", cv, "--know", "sql", "--dry-run")
    assert "and 20 more (all of them with --json)" in result.stdout
    found = json.loads(run("evidence", "--cv", cv, "--dry-run", "--json").stdout)
    assert found["result"]["sources"][0]["counts"]["unread"] == 50


def test_a_dry_run_as_json(cv: Path) -> None:
    found = json.loads(run("evidence", "--cv", cv, "--dry-run", "--json").stdout)
    assert found["schema"] == "gander.claims/1"
    (source,) = found["result"]["sources"]
    assert source["counts"] == {"claims": 2, "refused": 2, "unread": 1, "feats": 0}
    python = source["claims"][0]
    assert python["skill"] == {"id": "python", "label": "Python"}
    assert (python["years"], python["where"], python["source"]) == (5.0, "cv.md:2", "text")
    assert [(r["skill"]["id"], r["standing"]) for r in source["refused"]] == [
        ("kubernetes", "denied"),
        ("rust", "wished"),
    ]


def test_a_dry_run_of_nothing_and_of_what_is_not_there() -> None:
    result = run("evidence", "--dry-run")
    assert result.exit_code == 1
    assert "there is nothing to read" in result.stderr
    result = run("evidence", "--dry-run", "--cv", "no.md")
    assert "not available: it cannot be read" in result.stderr


def test_export_writes_a_new_file_and_never_over_one(cv: Path, tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    out = tmp_path / "out.json"
    given = ("evidence", "export", tmp_path / "code", "--cv", cv, "--as", "sam@example.org")
    result = run(*given, "--json-resume", out)
    assert result.exit_code == 0, result.output
    assert re.search(
        r"written: .*out\.json \(skills: 0 proven, \d+ claimed; claims as said: 2\)", result.stdout
    )
    resume = json.loads(out.read_text())
    assert [skill["name"] for skill in resume["skills"]] == ["Docker", "Python"]
    assert str(tmp_path) not in out.read_text()
    before = out.read_bytes()
    result = run(*given, "--json-resume", out)
    assert result.exit_code == 1
    assert "is not overwritten" in result.stderr
    assert out.read_bytes() == before
    told = json.loads(run("evidence", "--cv", out, "--dry-run", "--json").stdout)["result"]["sources"][0]
    assert {(c["skill"]["id"], c["years"]) for c in told["claims"]} == {("python", 5.0), ("docker", None)}


def test_export_to_standard_output_and_as_json(cv: Path, tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    given = ("evidence", "export", tmp_path / "code", "--cv", cv, "--json-resume")
    assert json.loads(run(*given, "-").stdout)["meta"]["gander"]["claims"]
    assert "standard output already" in run(*given, "-", "--json").stderr
    found = json.loads(run(*given, tmp_path / "new.json", "--json").stdout)
    assert (found["schema"], found["result"]["n_claims"]) == ("gander.evidence-export/1", 2)
    assert "Missing option '--json-resume'" in run("evidence", "export").stderr


def test_a_path_that_is_called_export_is_still_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def read(request: object, *more: object) -> object:
        seen.append(request.paths)  # type: ignore[attr-defined]
        raise SystemExit(0)

    monkeypatch.setattr("gander.app.evidence.read_shown", read)
    run("evidence", "./export", "other")
    run("evidence", "a", "export")
    assert seen == [("./export", "other"), ("a", "export")]


def test_the_help_names_the_verbs_below() -> None:
    result = run("evidence", "--help")
    assert "Verbs:" in result.stdout and "export" in result.stdout
    assert "--json-resume FILE|-" in run("evidence", "export", "--help").stdout


def test_what_github_is_asked_is_said_and_a_dry_run_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*given: object) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr("gander.app.claims_github.open_fetcher", never)
    result = run("evidence", "--github", "sam", "--dry-run")
    assert result.exit_code == 0, result.output
    assert result.stderr.count("GET https://api.github.com/") == 2
    assert "no name of a GitHub user" in run("evidence", "--github", "a/b").stderr


def test_init_keeps_one_source(cv: Path) -> None:
    result = run("init", "--yes", "--cv", cv, "--cv", cv)
    assert result.exit_code == 1
    assert "the configuration keeps one" in result.stderr
    assert run("init", "--yes", "--cv", cv.parent).exit_code == 0
    found = json.loads(run("evidence", "--dry-run", "--json").stdout)
    assert found["result"]["sources"][0]["name"] == "cv.md"
