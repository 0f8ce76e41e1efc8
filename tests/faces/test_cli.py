"""The command as a user meets it: exit codes, what goes to stdout and to stderr, JSON, errors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import gander
from gander.app.request import Request
from gander.app.why import Why
from gander.errors import SourceError, UserError
from gander.faces.cli.main import VERBS, cli, with_verb
from gander.model import Problem
from gander.stand.result import Standing
from tests.faces.values import ANSWER, BELOW, EMPTY, EVIL, STANDING

Run = Callable[..., Result]


class Asked:
    """Stands in for the app: remembers what was asked and gives a fixed answer, or raises it."""

    def __init__(self) -> None:
        self.request: Request | None = None
        self.answer: Any = STANDING
        self.rest: tuple[Any, ...] = ()

    def __call__(self, request: Request, *rest: Any) -> Any:
        self.request, self.rest = request, rest
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr("gander.app.stand.stand", asked)
    monkeypatch.setattr("gander.app.market.market", asked)
    monkeypatch.setattr("gander.app.explain.why", asked)
    return asked


def run(*args: str, **extra: Any) -> Result:
    return CliRunner().invoke(cli, args, **extra)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ([], ["stand"]),
        (["--role", "ml-engineer"], ["stand", "--role", "ml-engineer"]),
        (["."], ["stand", "."]),
        (["~/code"], ["stand", "~/code"]),
        (["market"], ["market"]),
        (["--help"], ["--help"]),
        (["--version"], ["--version"]),
        (["stnad"], ["stnad"]),
    ],
)
def test_what_is_no_verb_but_could_be_a_path_or_a_flag_is_stand(typed: list[str], means: list[str]) -> None:
    assert with_verb(typed) == means


def test_help_names_every_verb() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for verb in VERBS:
        assert f"  {verb} " in result.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str) -> None:
    result = run(verb, "--help")
    assert result.exit_code == 0, result.output
    assert f"Usage: gander {verb}" in result.stdout


def test_version() -> None:
    assert run("--version").stdout == f"gander {gander.__version__}\n"


def test_bare_gander_stands(app: Asked) -> None:
    result = run()
    assert result.exit_code == 0, result.output
    assert "1,204 jobs (1,530 adverts) at 480 employers" in result.stdout
    assert "\x1b" not in result.stdout, "a pipe gets plain text"


def test_flags_reach_the_request(app: Asked) -> None:
    run("stand", "a", "b", "--as", "me@example.org", "--as", "i@example.org,x@example.org",
        "--role", "ml-engineer+", "--place", "Da Nang, Vietnam", "--remote-from", "vn",
        "--since", "2026-05", "--know", "sql, docker 3y", "--cv", "cv.md",
        "--gates", "degree=no,language:de=yes", "--remote-unsaid", "--full")  # fmt: skip
    assert app.request is not None
    assert app.request.paths == ("a", "b")
    assert app.request.identities == ("me@example.org", "i@example.org", "x@example.org")
    assert app.request.roles == ("ml-engineer+",)
    assert app.request.places == ("Da Nang, Vietnam",), "a comma belongs to a place's name"
    assert app.request.remote_from == "VN"
    assert app.request.since == date(2026, 5, 1)
    assert app.request.know == ("sql", "docker 3y")
    assert app.request.cv == ("cv.md",)
    assert app.request.gates == {"degree": False, "language:de": True}
    assert app.request.remote_unsaid
    assert app.request.full


def test_flags_go_before_configuration(app: Asked, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        '[person]\nidentities = ["me@example.org"]\n[search]\nroles = ["ml-engineer"]\nplaces = ["DE"]\n'
        '[gates]\ndegree = "no"\nvisa = "yes"\n'
    )
    run("--role", "data-engineer", "--gates", "degree=unanswered")
    assert app.request is not None
    assert app.request.identities == ("me@example.org",)
    assert app.request.roles == ("data-engineer",)
    assert app.request.places == ("DE",)
    assert app.request.gates == {"visa": True}, "a flag takes a configured answer back"


def test_every_mistake_in_the_flags_comes_at_once(app: Asked) -> None:
    result = run("--gates", "degre=no,visa=maybe", "--since", "yesterday")
    assert result.exit_code == 1
    assert "did you mean 'degree'?" in result.stderr
    assert "'maybe' is no answer" in result.stderr
    assert "e.g. --since 2026-05-01" in result.stderr
    assert result.stdout == ""
    assert app.request is None, "nothing was done"


def test_wrong_usage_is_the_users_and_names_the_nearest() -> None:
    result = run("stand", "--rolee", "x")
    assert result.exit_code == 1
    assert "Did you mean '--role'?" in result.stderr
    result = run("stnad")
    assert result.exit_code == 1
    assert "did you mean 'stand'?" in result.stderr
    assert run("market", "--by", "moon").exit_code == 1
    assert "see: gander doors --help" in run("doors", "--atom").stderr


@pytest.mark.parametrize(("error", "code"), [(UserError, 1), (SourceError, 3)])
def test_errors_say_what_where_and_next(app: Asked, error: type[UserError], code: int) -> None:
    app.answer = error(Problem(where="role ml", why="no such role\x1b[2J", next="nearest: ml-engineer"))
    result = run()
    assert result.exit_code == code
    assert result.stdout == ""
    assert "role ml: no such role\n" in result.stderr
    assert "next  nearest: ml-engineer" in result.stderr
    assert "Traceback" not in result.stderr


def test_with_json_an_error_is_an_envelope_too(app: Asked) -> None:
    app.answer = UserError(Problem(where="role ml", why="no such role", next="nearest: ml-engineer"))
    result = run("stand", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "schema": "gander.stand/1",
        "as_of": None,
        "population": None,
        "result": None,
        "hidden": [],
        "problems": [{"where": "role ml", "why": "no such role", "next": "nearest: ml-engineer"}],
        "reader": None,
    }


def test_a_bug_keeps_its_traceback(app: Asked) -> None:
    app.answer = ZeroDivisionError("of ours")
    result = run()
    assert result.exit_code == 2
    assert "Traceback" in result.stderr
    assert "please report it" in result.stderr


def test_problems_beside_an_answer_are_no_failure(app: Asked) -> None:
    app.answer = replace(STANDING, problems=(Problem(where="~/x", why="is no repository", next="name one"),))
    result = run()
    assert result.exit_code == 0
    assert "~/x: is no repository" in result.stderr
    assert "is no repository" not in result.stdout


def test_stand_json_has_the_shape_that_was_promised(app: Asked) -> None:
    result = run("stand", "--json")
    found = json.loads(result.stdout)
    assert list(found) == ["schema", "as_of", "population", "result", "hidden", "problems", "reader"]
    assert found["schema"] == "gander.stand/1"
    assert found["population"]["n_postings"] == 1530
    body = found["result"]
    assert body["market"]["n_postings"] == 1530
    assert body["market"]["n_employers"] == 480
    first = body["stand"][0]
    assert first["evidence"] == "proven"
    assert first["outcome"] == "nothing missing"
    assert (first["n_postings"], first["n_employers"]) == (16, 6)
    assert first["share"] == pytest.approx(16 / 412, abs=1e-4)
    assert first["low"] <= first["share"] <= first["high"]
    assert {row["evidence"] for row in body["stand"]} == {"proven", "proven or claimed"}
    proven, either = body["at_least_60_percent"]
    assert proven["corrected"] is None
    assert proven["method"].startswith("Not corrected for the reader's error")
    assert either["corrected"] == {"share": 0.39, "low": 0.28, "high": 0.52, "n_audited": 57}
    assert either["role_family"] == "ML, AI or data"
    door = body["doors"][1]
    assert door["missing"] == [
        {
            "members": [{"id": "aws", "label": "AWS"}, {"id": "gcp", "label": "GCP"}],
            "under": {"id": "cloud", "label": "Cloud"},
        }
    ]
    assert {"posting", "employer", "url"} <= set(door)
    assert body["blockers"][1] == {
        "skills": [{"id": "docker", "label": "Docker"}, {"id": "kubernetes", "label": "Kubernetes"}],
        "opens_postings": 14,
        "opens_employers": 9,
        "alone": 5,
    }
    assert body["evidence"][0]["skill"]["id"] == "python"
    assert {"state", "level", "sources", "last_used"} <= set(body["evidence"][0])
    assert found["hidden"][0] == {
        "reason": "remote jobs that do not say from where",
        "n": 61,
        "flag": "--remote-unsaid",
    }


def test_json_says_nothing_of_what_was_not_read(app: Asked) -> None:
    title = replace(STANDING.doors[0], basis="title", n_must=0)
    app.answer = replace(STANDING, doors=(STANDING.doors[0], title))
    read, unread = json.loads(run("stand", "--json").stdout)["result"]["doors"]
    assert (read["basis"], read["missing"]) == ("read", [])
    assert (unread["basis"], unread["missing"]) == ("title", None)


def test_json_tells_a_stale_skill_by_a_boolean_and_its_freshness(app: Asked) -> None:
    rows = json.loads(run("stand", "--json").stdout)["result"]["evidence"]
    found = [(row["skill"]["id"], row["needs_refresh"], row["freshness"]) for row in rows]
    assert found == [
        ("python", False, 0.97),
        ("pytorch", True, 0.07),
        ("docker", None, None),
        ("rust", True, 0.4),
    ]


def test_json_says_first_that_nothing_is_known(app: Asked) -> None:
    app.answer = replace(STANDING, evidence=(), assumed=("role ml-engineer",))
    body = json.loads(run("stand", "--json").stdout)["result"]
    assert body["assumed"][0].startswith("nothing is known of you")
    assert body["assumed"][1:] == ["role ml-engineer"]
    assert list(body).index("assumed") == list(body).index("stand") - 1


@pytest.mark.parametrize("standing", [BELOW, EMPTY, EVIL], ids=["below", "empty", "hostile"])
def test_json_holds_in_every_case(app: Asked, standing: Standing) -> None:
    app.answer = standing
    found = json.loads(run("stand", "--json").stdout)
    assert len(found["result"]["doors"]) == len(standing.doors)
    if standing.below_floor:
        assert {row["share"] for row in found["result"]["stand"]} == {None}


def test_html_is_written_beside_the_first_screen(app: Asked, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    result = run("stand", "--html", str(report))
    assert result.exit_code == 0, result.output
    assert "1,204 jobs" in result.stdout
    assert f"report: {report}" in result.stderr
    assert report.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert app.request is not None
    assert app.request.full, "the report shows all tables"


def test_the_folder_of_a_report_is_checked_before_any_work(app: Asked, tmp_path: Path) -> None:
    result = run("stand", "--html", str(tmp_path / "rePorts" / "report.html"))
    assert result.exit_code == 1
    assert f"make it first: mkdir -p {tmp_path / 'rePorts'}" in result.stderr
    assert app.request is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("flag", ["--html", "--why", "--cv"])
def test_an_empty_flag_is_wrong_usage(app: Asked, flag: str) -> None:
    result = run("stand", flag, "")
    assert result.exit_code == 1
    assert f"{flag}" in result.stderr
    assert "is empty" in result.stderr
    assert app.request is None


def test_of_very_many_problems_the_first_are_told_and_the_rest_counted(app: Asked) -> None:
    many = tuple(Problem(where=f"r{i}", why="there are no commits yet", next="commit") for i in range(5034))
    app.answer = replace(STANDING, problems=many)
    result = run("stand")
    assert result.stderr.count("there are no commits yet") == 10
    assert "and 5,024 more (all of them with --json)" in result.stderr
    assert len(json.loads(run("stand", "--json").stdout)["problems"]) == 5034


def test_a_report_that_cannot_be_written_is_a_clear_word(app: Asked, tmp_path: Path) -> None:
    result = run("stand", "--html", str(tmp_path))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert "e.g. --html ~/report.html" in result.stderr
    assert list(tmp_path.iterdir()) == [], "nothing half-written"


def test_why(app: Asked) -> None:
    app.answer = Why(heading="PyTorch", facts=(("level", "2"),), children=(Why(heading="commit ab12cd3"),))
    result = run("stand", "--why", "pytorch")
    assert app.rest == ("pytorch",)
    assert result.stdout == "PyTorch\n  level  2\n  commit ab12cd3\n"
    found = json.loads(run("stand", "--why", "pytorch", "--json").stdout)
    assert found["schema"] == "gander.why/1"
    assert found["result"]["facts"] == [{"what": "level", "value": "2"}]
    assert run("--why", "pytorch", "--html", "x.html").exit_code == 1


def test_market(app: Asked) -> None:
    app.answer = ANSWER
    result = run("market", "--by", "month", "--top", "2")
    assert app.rest == ("month", 2)
    assert "by month · jobs by title" in result.stdout
    assert "more (--top)" not in result.stdout
    assert "PyTorch" in result.stdout
    found = json.loads(run("market", "--json").stdout)
    assert found["schema"] == "gander.market/1"
    assert found["result"]["skills"][0]["skill"] == {"id": "python", "label": "Python"}
    assert found["result"]["rows"][0]["label"] == "2026-09"


def test_groups_beyond_the_top_are_counted(app: Asked) -> None:
    app.answer = replace(ANSWER, by="place", n_groups=1203)
    assert "and 1,200 more (--top)\n" in run("market", "--by", "place").stdout
    assert json.loads(run("market", "--json").stdout)["result"]["n_groups"] == 1203


def test_a_chart_s_folder_is_checked_before_any_work(app: Asked, tmp_path: Path) -> None:
    result = run("market", "--chart", str(tmp_path / "none" / "x.svg"))
    assert result.exit_code == 1
    assert "mkdir -p" in result.stderr or "takeagander[pictures]" in result.stderr
    assert app.request is None
    assert run("market", "--chart", "").exit_code == 1


def test_a_chart_s_ending_is_checked_before_any_work(app: Asked, tmp_path: Path) -> None:
    result = run("market", "--chart", str(tmp_path / "x.gif"))
    assert result.exit_code == 1
    assert "e.g. --chart market.svg" in result.stderr
    assert app.request is None


@pytest.mark.parametrize("columns", ["40", "60", "80"])
def test_the_terminal_s_width_is_kept(app: Asked, columns: str) -> None:
    result = run("stand", "--full", env={"COLUMNS": columns})
    assert max(len(line) for line in result.stdout.splitlines()) <= int(columns)


def test_colour_only_where_it_is_wanted(app: Asked) -> None:
    forced = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    assert "\x1b[" in run("stand", env=forced).stdout
    plain = run("stand", "--no-color", env=forced).stdout
    assert "\x1b[32m" not in plain, "no green"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0, result.output
    assert "_GANDER_COMPLETE" in result.stdout


def test_a_broken_market_does_not_break_the_shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from gander.faces.cli.completion import candidates

    assert "ml-engineer" in candidates("role", "ml")
    monkeypatch.setenv("GANDER_MARKET", str(tmp_path / "nowhere"))
    assert candidates("place", "Da") == []


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_a_reader_that_has_enough_is_no_failure(flags: list[str], tmp_path: Path) -> None:
    code = (
        "import gander.app.stand\n"
        "from tests.faces.values import STANDING\n"
        "gander.app.stand.stand = lambda request: STANDING\n"
        "from gander.faces.cli.main import main\n"
        "main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "stand", *flags],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(30) == 0, said
    assert said == ""
