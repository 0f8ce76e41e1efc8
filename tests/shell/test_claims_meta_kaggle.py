"""Meta Kaggle as a folder: one person's rows, whatever the size of the tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gander.app.claims import read_claims
from gander.app.request import Request
from gander.shell.claims_limits import LIMITS
from tests.evidence.person import TODAY, VOCABULARY

N = 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    many = range(N)
    tables = {
        "Users": ["Id,UserName,DisplayName", *(f"{n},user{n},User" for n in many), f"{N},Sam,Sam E"],
        "TeamMemberships": ["Id,TeamId,UserId", *(f"{n},{n},{n % 50}" for n in many), f"{N},777,{N}"],
        "Teams": [
            "Id,CompetitionId,TeamName,PrivateLeaderboardRank,Medal",
            *(f"{n},{n},t{n},5," for n in many),
        ],
        "Competitions": ["Id,Title,TotalTeams,DeadlineDate", "777,Deep learning of cells,99,01/02/2023"],
    }
    for name, lines in tables.items():
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n")
    (tmp_path / "notes.md").write_text("- docker")
    return tmp_path


def told(folder: Path, user: str | None):
    limits = replace(LIMITS, file=100_000, rows=1_000)  # far below the tables
    return read_claims(Request(today=TODAY, cv=(str(folder),), kaggle=user), VOCABULARY, limits)


def test_one_persons_rows_of_large_tables(folder):
    answer = told(folder, "sam")
    (feat,) = [feat for reading in answer.readings for feat in reading.feats]
    assert (feat.what, feat.detail) == ("Deep learning of cells", "rank 5 of 99 teams, team t777")
    assert {claim.skill for claim in answer.claims} == {"deep-learning", "docker"}
    assert answer.problems == ()


def test_without_a_name_it_says_what_is_missing_and_reads_the_rest(folder):
    answer = told(folder, None)
    assert {claim.skill for claim in answer.claims} == {"docker"}
    left = {u.what: u.why for reading in answer.readings for u in reading.unread}
    assert left["Users.csv"] == "whose rows are meant is not said: --kaggle NAME"
    assert {u.why for r in told(folder, "nobody").readings for u in r.unread} == {
        "no user 'nobody' is in its Users.csv"
    }


def test_a_table_that_is_none(folder):
    (folder / "Users.csv").write_text("a,b\n1,2\n")
    answer = told(folder, "sam")
    assert {claim.skill for claim in answer.claims} == {"docker"}
    left = [u.why for reading in answer.readings for u in reading.unread if u.what == "Users.csv"]
    assert left and left[0].startswith("Users.csv cannot be read")
