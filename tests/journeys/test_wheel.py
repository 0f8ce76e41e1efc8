"""A new user's first minutes with the installed wheel, without development packages, network or ../shared."""

from __future__ import annotations

import json
import subprocess

import pytest

from gander import __version__

pytestmark = pytest.mark.journey


def answer(done) -> dict:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_wheel_names_its_version(gander):
    assert gander("--version").stdout.strip().endswith(__version__)


def test_development_packages_are_not_there(gander, installed):
    assert not (installed / "pytest").exists()
    assert not (installed / "altair").exists()


def test_the_first_screen_of_the_sample_person_has_its_six_blocks(gander):
    done = gander("demo")
    assert done.returncode == 0, done.stderr
    for block in ("market", "stand", "doors", "blockers", "hidden", "how sure"):
        assert f"\n{block}" in f"\n{done.stdout}", block
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_the_first_screen_as_json_keeps_the_contract(gander):
    found = answer(gander("demo", "--json"))
    assert found["schema"] == "gander.stand/1"
    assert {"as_of", "population", "result", "hidden", "problems", "reader"} <= found.keys()
    result = found["result"]
    assert result["market"]["n_postings"] >= result["market"]["n_employers"] > 0
    assert {r["evidence"] for r in result["stand"]} == {"proven", "proven or claimed"}
    for row in result["stand"]:
        assert {"evidence", "outcome", "n_postings", "n_employers", "share", "low", "high"} <= row.keys()
        assert (row["share"] is None) == (row["low"] is None)
    assert 0 < len(result["doors"]) <= 5
    assert all({"posting", "employer", "missing", "url"} <= d.keys() for d in result["doors"])
    assert all({"skills", "opens_postings", "opens_employers"} <= b.keys() for b in result["blockers"])
    assert all({"skill", "state", "level", "sources", "last_used"} <= e.keys() for e in result["evidence"])
    assert any(e["state"] == "proven" for e in result["evidence"])
    assert any(e["state"] == "claimed" for e in result["evidence"])


def test_a_report_without_the_pictures_extra_says_how_to_get_them(gander, tmp_path):
    done = gander("demo", "--html", "report.html")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "takeagander[pictures]" in page + done.stderr
    assert "<script" not in page
    assert 'src="http' not in page


def test_a_persons_own_repository_is_read_where_they_stand(gander, tmp_path):
    repo = tmp_path / "mã nguồn 🦢"
    repo.mkdir()

    def git(*words, when="2026-01-01T12:00:00"):
        identity = ["-c", "user.name=Lan", "-c", "user.email=lan@example.org"]
        env = {
            "GIT_AUTHOR_DATE": when,
            "GIT_COMMITTER_DATE": when,
            "HOME": str(tmp_path),
            "PATH": "/usr/bin:/bin",
        }
        subprocess.run(["git", *identity, *words], cwd=repo, check=True, capture_output=True, env=env)

    git("init", "-q")
    for month in range(1, 6):
        (repo / "train.py").write_text(
            "import torch\n" + "".join(f"x{i} = torch.zeros({i})\n" for i in range(20 * month))
        )
        git("add", ".")
        git("commit", "-q", "-m", f"step {month}", when=f"2026-0{month}-01T12:00:00")
    found = answer(
        gander("--as", "lan@example.org", "--role", "ml-engineer", "--place", "Hà Nội", "--json", cwd=repo)
    )
    skills = {e["skill"]["id"]: e for e in found["result"]["evidence"]}
    assert skills["pytorch"]["state"] == "proven"
    assert skills["pytorch"]["last_used"].startswith("2026-05")
    assert found["population"]["place"].startswith("Hanoi")
    audit = answer(gander("proof", "--as", "lan@example.org", "--place", "Hà Nội", "--json", cwd=repo))
    (one,) = audit["result"]["repositories"]
    assert one["commits_authored"] == 5
    assert {m["probe"] for m in one["missing"]} >= {"documented", "tests-that-assert", "licence"}
    shown = answer(gander("evidence", "--as", "lan@example.org", "--json", cwd=repo))
    assert len(shown["result"]["findings"]) == 31


@pytest.mark.parametrize(
    "words",
    [
        ("market", "--role", "data-engineer", "--place", "Vietnam", "--json"),
        ("market", "--role", "ml-engineer", "--by", "month", "--json"),
        ("skills", "search", "torch", "--json"),
        ("roles", "--json"),
        ("places", "Vietnam", "--json"),
        ("evidence", "--know", "sql, docker 3y", "--json"),
        ("doctor", "--json"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_every_table_is_json_too(gander, words):
    assert answer(gander(*words))["schema"] == f"gander.{words[0]}/1"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("stand", "--role", "ml-enginer", "--place", "anywhere"), "ml-engineer"),
        (("stand", "--place", "Da Nag"), "Da Nang"),
        (("stand", "--remote-from", "Wonderland"), "--remote-from DE"),
        (("market", "--by", "weekday"), "month"),
        (("stand", "--rolle", "x"), "--role"),
        (("skills", "show", "pytorsh"), "pytorch"),
    ],
)
def test_a_wrong_word_gets_one_clear_line_and_exit_one(gander, words, said):
    done = gander(*words)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_market_is_a_clear_word(gander, installed):
    market = installed / "gander" / "data" / "market" / "postings" / "ml-engineer.parquet"
    kept = market.read_bytes()
    try:
        market.write_bytes(kept[: len(kept) // 2])
        done = gander("stand", "--place", "anywhere")
    finally:
        market.write_bytes(kept)
    assert done.returncode == 1
    assert "ml-engineer.parquet" in done.stderr
    assert "Traceback" not in done.stderr
