"""Which own lines stand, by the installed git, which never sees the repository itself."""

from __future__ import annotations

import shutil

import pytest

from gander.evidence.survival import blamed
from gander.shell import blame, survival_read
from gander.shell.facts_cache import FactsCache
from gander.shell.repositories_read import read_repositories
from tests.shell import hostile_repositories as hostile
from tests.shell.gitrepo_maker import ALEX, SAM, Maker

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def quiet(*_: object) -> None:
    """No progress."""


def survival(tmp_path, folder, **more):
    cache = FactsCache(tmp_path / "cache")
    readings = read_repositories([folder], [SAM[1]], quiet, cache)
    return survival_read.read_survival(readings, quiet, cache, **more)


def work(folder, **more):
    maker = Maker(folder, **more)
    maker.commit(
        "2024-01-01", {"src/a.py": "one = work(1)\ntwo = work(2)\nthree = work(3)\n", "gone.py": "x = f(1)\n"}
    )
    maker.commit(
        "2024-01-02",
        {"src/a.py": "one = work(1)\nother = work(9)\nthree = work(3)\n", "gone.py": None},
        who=ALEX,
    )
    maker.commit("2024-01-03", {'o"dd\n -p.py': "odd = work(1)\n", ":(top)x.py": "odd = work(2)\n"})
    return maker


@needs_git
@pytest.mark.parametrize("bare", [False, True])
def test_lines_that_others_changed_do_not_stand(tmp_path, bare):
    (found,) = survival(tmp_path, work(tmp_path / "code", bare=bare).folder)
    assert (found.n_files, found.n_looked, found.n_standing, found.n_lines, found.why) == (3, 3, 4, 5, "")


@needs_git
def test_what_was_found_is_kept_by_content(tmp_path, monkeypatch):
    maker = work(tmp_path / "code")
    before = survival(tmp_path, maker.folder)
    maker.commit("2024-01-04", {"new.py": "new = work(4)\n"})
    asked = []
    real = blame._blame

    def noted(git, folder, head, path, until):
        asked.append(path)
        return real(git, folder, head, path, until)

    monkeypatch.setattr(blame, "_blame", noted)
    (after,) = survival(tmp_path, maker.folder)
    assert asked == ["new.py"]
    assert after.n_standing == before[0].n_standing + 1


@needs_git
def test_nothing_that_the_repository_names_is_run(tmp_path):
    marker = tmp_path / "ran"
    (found,) = survival(tmp_path, hostile.armed(tmp_path / "armed", marker))
    assert (found.n_standing, found.why) == (2, "")
    assert not marker.exists()


@needs_git
@pytest.mark.parametrize("name", ["tree_bomb", "huge_blob", "broken_encodings", "odd_names", "cyclic_tree"])
def test_hostile_repositories_end_in_a_count_or_a_reason(tmp_path, name):
    (found,) = survival(tmp_path, hostile.ALL[name](tmp_path / name), seconds=10)
    assert found.n_standing >= 1 or found.why


def test_without_git_it_is_not_available(tmp_path, monkeypatch):
    monkeypatch.setattr(survival_read, "installed_git", lambda: None)
    (found,) = survival(tmp_path, work(tmp_path / "code").folder)
    assert (found.n_looked, found.why) == (0, "not available: git is not installed")


@needs_git
def test_time_that_is_over_is_told(tmp_path):
    (found,) = survival(tmp_path, work(tmp_path / "code").folder, seconds=0)
    assert found.n_looked == 0 and found.why == "3 files were not looked at: the time was over"


def test_lines_of_files_are_no_headers():
    one, two = "a" * 40, "b" * 40
    text = f"{one} 1 1 2\nauthor x\n\t{two} 1 1 9\n{one} 2 2\n\tx\n{two} 1 3 1\nsummary {one} 1 1 7\n\ty\n"
    assert blamed(text.encode()) == {one: 2, two: 1}
