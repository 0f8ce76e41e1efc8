"""Kaggle: results of competitions, notebooks, and one person's rows of Meta Kaggle."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from gander.evidence.claims_kaggle import is_results, is_results_header, read_kaggle
from gander.evidence.mentions import AliasIndex
from gander.vocabulary.vocabulary import Vocabulary
from tests.evidence.claims_terms import TERMS
from tests.evidence.person import SKILLS, skill

_WITH = Vocabulary(skills={s.id: s for s in (*SKILLS, skill("kaggle", kind="platform"))}, roles={})
KAGGLE = replace(TERMS, vocabulary=_WITH, index=AliasIndex(_WITH))
NOTEBOOK = {
    "nbformat": 4,
    "metadata": {"kernelspec": {"language": "python"}},
    "cells": [
        {"cell_type": "markdown", "source": "import react"},
        {"cell_type": "code", "source": ["import torch\n", "from own_module import x\n", "!pip install y"]},
    ],
}
META = {
    "Users.csv": "Id,UserName,DisplayName,RegisterDate\n7,sam,Sam E,01/01/2019\n8,alex,sam,01/01/2019\n",
    "TeamMemberships.csv": "Id,TeamId,UserId,RequestDate\n1,70,7,\n2,80,8,\n",
    "Teams.csv": (
        "Id,CompetitionId,TeamName,PrivateLeaderboardRank,Medal,MedalAwardDate\n"
        "70,1,Sam and co,12,2.0,05/17/2021\n80,1,others,1,1.0,05/17/2021\n"
    ),
    "Competitions.csv": (
        "Id,Slug,Title,DeadlineDate,TotalTeams\n1,cells,Deep learning of cells,05/10/2021,1204\n"
    ),
}


def read(files, terms=KAGGLE):
    return read_kaggle("kaggle", files, terms, 1_000, 10_000)


def test_results_as_csv():
    table = "Competition,Rank,Teams,Medal,Team,Deadline,Mood\n"
    table += "Deep learning of cells,12,1204,Silver,foo,2023-05-01,ok\n"
    reading = read({"r.csv": table})
    (feat,) = reading.feats
    assert (feat.kind, feat.what, feat.on) == ("competition", "Deep learning of cells", date(2023, 5, 1))
    assert feat.detail == "rank 12 of 1,204 teams, medal: Silver, team foo"
    assert {(c.skill, c.part, c.last) for c in reading.claims} == {
        ("kaggle", "competition", date(2023, 5, 1)),
        ("deep-learning", "competition", date(2023, 5, 1)),
    }
    assert [u.what for u in reading.unread] == ["Mood"]


def test_results_as_json():
    rows = [{"competitionTitle": "Cells", "privateRank": 3, "totalTeams": 10, "medal": "gold"}]
    assert is_results(rows) and is_results({"competitions": rows})
    (feat,) = read({"r.json": json.dumps({"competitions": rows, "user": "sam"})}).feats
    assert feat.detail == "rank 3 of 10 teams, medal: gold"


def test_the_list_that_kaggles_own_command_writes():
    table = "ref,deadline,category,reward,teamCount,userHasEntered\n"
    table += (
        "https://www.kaggle.com/competitions/deep-learning-cells,2024-01-02 23:59:00,Featured,$1,99,True\n"
    )
    table += "https://www.kaggle.com/competitions/titanic,2030-01-01 00:00:00,Start,$0,9,False\n"
    reading = read({"r.csv": table})
    assert [f.what for f in reading.feats] == ["deep-learning-cells"]
    assert [(u.what.rpartition("/")[2], u.why) for u in reading.unread] == [("titanic", "not entered")]
    assert "deep-learning" in {c.skill for c in reading.claims}


def test_what_is_no_table_of_results():
    assert not is_results_header(["name", "rank"])
    assert not is_results_header(["title", "company"])
    assert not is_results([{"name": "x"}]) and not is_results({}) and not is_results("x")


def test_a_notebook_by_its_imports():
    reading = read({"nb.ipynb": json.dumps(NOTEBOOK)})
    assert {(c.skill, c.said, c.where) for c in reading.claims} == {
        ("pytorch", "imports torch", "nb.ipynb"),
        ("python", "a notebook in python", "nb.ipynb"),
    }
    assert [(u.kind, u.what) for u in reading.unread] == [("skill", "import own_module")]


def test_a_notebook_in_another_language_is_told():
    julia = {**NOTEBOOK, "metadata": {"kernelspec": {"language": "julia"}}}
    reading = read({"nb.ipynb": json.dumps(julia)})
    assert not reading.claims
    assert [u.why for u in reading.unread] == ["a notebook in julia"]


def test_meta_kaggle_gives_the_rows_of_one_person():
    reading = read(META, replace(KAGGLE, user="Sam"))
    (feat,) = reading.feats
    assert feat.what == "Deep learning of cells"
    assert feat.detail == "rank 12 of 1,204 teams, medal: silver, team Sam and co"
    assert feat.where == "Teams.csv: Id 70"
    assert feat.on == date(2021, 5, 10)


def test_meta_kaggle_without_a_name_or_a_table_says_what_is_missing():
    assert {u.why for u in read(META).unread} == {"whose rows are meant is not said: --kaggle NAME"}
    nobody = read(META, replace(KAGGLE, user="nobody"))
    assert {u.why for u in nobody.unread} == {"no user 'nobody' is in its Users.csv"}
    less = read({"Teams.csv": META["Teams.csv"]}, replace(KAGGLE, user="sam"))
    assert [u.why for u in less.unread] == ["the tables Users, TeamMemberships are missing beside it"]
