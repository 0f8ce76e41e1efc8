"""Paths as typed -> repositories, their names, the user's own address, and many read at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gander.shell import repositories, repositories_read
from gander.shell.facts_cache import FactsCache
from gander.shell.repositories import (
    MAX_DEPTH,
    common_folder,
    display_names,
    find_repositories,
    is_repository,
)
from gander.shell.repositories_identity import default_identities
from gander.shell.repositories_read import read_repositories
from tests.shell.gitrepo_maker import ALEX, SAM, Maker

CODE = "import torch\nx = torch.ones(3)\n"


def quiet(what, done, total):
    """No progress."""


def find(*paths):
    return find_repositories([str(p) for p in paths], quiet)


def make(folder: Path, who=SAM, bare=False) -> Path:
    Maker(folder, bare).commit("2024-01-01", {"a.py": CODE}, who=who)
    return folder


# ── finding ───────────────────────────────────────────────────────────────────────────────────────────


def test_folders_of_repositories_in_order_and_each_once(tmp_path):
    made = [make(tmp_path / name) for name in ("b", "a", "nhóm/dự án 🚀", "x/y/z")]
    make(tmp_path / "bare.git", bare=True)
    found = find(tmp_path, tmp_path / "a")
    names = ["a", "b", "bare.git", "nhóm/dự án 🚀", "x/y/z"]
    assert [str(p.relative_to(tmp_path)) for p in found.repositories] == names
    assert found.named == {tmp_path / "a"}
    assert not found.problems
    assert made[0] in found.repositories


def test_hidden_and_foreign_folders_links_and_repositories_are_not_entered(tmp_path):
    make(tmp_path / "a")
    make(tmp_path / "a" / "inner")
    for name in (".cache/x", "node_modules/x", "venv/x"):
        make(tmp_path / name)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [p.name for p in find(tmp_path).repositories] == ["a"]


def test_depth_is_bounded(tmp_path):
    deep = tmp_path.joinpath(*"abcdefgh"[:MAX_DEPTH])
    make(deep)
    make(tmp_path / "z" / deep.relative_to(tmp_path))
    assert list(find(tmp_path).repositories) == [deep]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nothing", "there is no such folder"),
        ("file.txt", "this is a file, not a folder"),
        ("empty", "no repository here"),
        ("x" * 300, ""),
        ("~nobody-of-that-name/code", "cannot be read"),
    ],
)
def test_a_bad_path_is_a_problem_and_no_end(tmp_path, name, why):
    (tmp_path / "file.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    good = make(tmp_path / "good")
    found = find(name if name.startswith("~") else tmp_path / name, good)
    assert list(found.repositories) == [good]
    assert [why in p.why for p in found.problems] == [True]
    assert all(p.where and p.next for p in found.problems)


def test_a_folder_without_permission(tmp_path, monkeypatch):
    make(tmp_path / "open" / "a")
    (tmp_path / "shut").mkdir()
    scandir = os.scandir

    def guarded(path):
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(repositories.os, "scandir", guarded)
    found = find(tmp_path)
    assert [p.name for p in found.repositories] == ["a"]
    assert [(Path(p.where).name, p.why) for p in found.problems] == [
        ("shut", "this folder cannot be read (permission denied)")
    ]


def test_inside_a_repository_the_repository_is_meant(tmp_path):
    make(tmp_path / "a")
    (tmp_path / "a" / "src" / "deep").mkdir(parents=True)
    found = find(tmp_path / "a" / "src" / "deep", tmp_path / "a" / ".git")
    assert [p.name for p in found.repositories] == ["a"]
    assert "lies in the repository a" in found.notes[0]


def test_worktrees_are_one_repository_and_a_submodules_file_is_followed(tmp_path):
    maker = Maker(tmp_path / "main")
    maker.commit("2024-01-01", {"a.py": CODE})
    maker.repository.add_worktree("side", str(tmp_path / "side"))
    assert is_repository(tmp_path / "side")
    assert common_folder(tmp_path / "side") == common_folder(tmp_path / "main")
    assert [p.name for p in find(tmp_path).repositories] == ["main"]
    module = make(tmp_path / "modules" / "lib")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / ".git").write_text("gitdir: ../modules/lib/.git\n")
    assert list(find(tmp_path / "sub").repositories) == [tmp_path / "sub"]
    assert common_folder(tmp_path / "sub") == common_folder(module)
    readings = read_repositories([tmp_path / "sub"], [SAM[1]], quiet, FactsCache(tmp_path / "cache"))
    assert [(r.problem, r.history and r.history.n_own) for r in readings] == [(None, 1)]


def test_five_thousand_repositories_are_found_with_progress(tmp_path):
    for n in range(5000):
        folder = tmp_path / f"g{n % 50}" / f"r{n}"
        folder.mkdir(parents=True)
        (folder / ".git").mkdir()
    steps = []
    found = find_repositories([str(tmp_path)], lambda what, done, total: steps.append(done))
    assert len(found.repositories) == 5000
    assert steps[-1] == 5000


def test_names_are_short_and_their_own():
    paths = [Path("/h/code/api"), Path("/h/work/api"), Path("/h/work/web.git"), Path("/")]
    assert display_names(paths) == {
        paths[0]: "code/api",
        paths[1]: "work/api",
        paths[2]: "web",
        paths[3]: "/",
    }


@pytest.mark.parametrize("inner", ["repo", "repo.git", "git", ".git", "git/repo"])
def test_a_folder_that_tells_nothing_has_its_parents_name(inner):
    path = Path("/h/code/payments") / inner
    assert display_names([path]) == {path: "payments"}


def test_such_folders_of_one_name_tell_more():
    paths = [Path("/h/one/api/repo"), Path("/h/two/api/repo")]
    assert list(display_names(paths).values()) == ["one/api", "two/api"]


def test_what_may_not_be_read_says_permission_and_where(tmp_path, monkeypatch):
    folder = make(tmp_path / "a")
    shut = folder / ".git" / "objects"
    access = os.access
    monkeypatch.setattr(repositories.os, "access", lambda path, mode: path != shut and access(path, mode))
    aside = shut.rename(tmp_path / "aside")  # what its user would see of it; a superuser may read all
    shut.mkdir()
    problem = read_repositories([folder], [SAM[1]], quiet, FactsCache(tmp_path / "cache"))[0].problem
    assert problem is not None and problem.why.endswith(f"no permission for {shut}")
    assert "damaged" not in problem.why and "chmod" in problem.next
    shut.rmdir()
    aside.rename(shut)
    assert read_repositories([folder], [SAM[1]], quiet, FactsCache(tmp_path / "cache"))[0].problem is None


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="a superuser may read all")
def test_a_locked_folder_of_objects_says_permission(tmp_path):
    folder = make(tmp_path / "a")
    shut = folder / ".git" / "objects"
    shut.chmod(0)
    try:
        problem = read_repositories([folder], [SAM[1]], quiet, FactsCache(tmp_path / "cache"))[0].problem
    finally:
        shut.chmod(0o755)
    assert problem is not None and f"no permission for {shut}" in problem.why


# ── who ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    return folder


def test_the_global_address_then_those_of_repositories(home, tmp_path):
    (home / ".gitconfig").write_text("[user]\n\temail = sam@example.org\n")
    one, two = make(tmp_path / "one"), make(tmp_path / "two")
    for folder in (one, two):
        with (folder / ".git" / "config").open("a") as config:
            config.write("[user]\n\temail = sam@work.example.org\n")
    emails, words = default_identities([one, two])
    assert emails == ("sam@example.org", "sam@work.example.org")
    assert words == (
        "you are sam@example.org (git config --global user.email)",
        "you are sam@work.example.org (user.email of 2 repositories)",
    )


def test_no_address_anywhere_or_a_broken_file_is_no_address(home, tmp_path):
    assert default_identities([make(tmp_path / "one")]) == ((), ())
    (home / ".gitconfig").write_text("[user\nemail")
    assert default_identities([]) == ((), ())


def test_xdg_configuration(home):
    (home / ".config" / "git").mkdir(parents=True)
    (home / ".config" / "git" / "config").write_text("[user]\n\temail = sam@example.org\n")
    assert default_identities([])[0] == ("sam@example.org",)


# ── reading many ──────────────────────────────────────────────────────────────────────────────────────


def test_readings_keep_the_order_and_one_broken_repository_ends_nothing(tmp_path):
    paths = [make(tmp_path / "a"), make(tmp_path / "b"), make(tmp_path / "c", who=ALEX)]
    (paths[1] / ".git" / "HEAD").write_bytes(b"\0")
    steps = []
    cache = FactsCache(tmp_path / "cache")
    readings = read_repositories(paths, [SAM[1]], lambda *step: steps.append(step), cache)
    assert [r.name for r in readings] == ["a", "b", "c"]
    assert [r.history and r.history.n_own for r in readings] == [1, None, 0]
    assert readings[1].problem is not None and "cannot be opened" in readings[1].problem.why
    assert [step[1:] for step in steps] == [(1, 3), (2, 3), (3, 3)]


def test_other_processes_read_the_same(tmp_path, monkeypatch):
    paths = [make(tmp_path / name) for name in "abc"]
    here = read_repositories(paths, [SAM[1]], quiet, FactsCache(tmp_path / "one"))
    monkeypatch.setattr(repositories_read, "PATIENCE", -1.0)
    there = read_repositories(paths, [SAM[1]], quiet, FactsCache(tmp_path / "two"))
    assert there == here


def test_a_kept_reading_is_used_until_the_repository_changes(tmp_path, monkeypatch):
    maker = Maker(tmp_path / "a")
    maker.commit("2024-01-01", {"a.py": CODE})
    cache = FactsCache(tmp_path / "cache")
    first = read_repositories([maker.folder], [SAM[1]], quiet, cache)
    with monkeypatch.context() as patch:
        patch.setattr(repositories_read, "read_history", None)  # would fail if it were called
        assert read_repositories([maker.folder], [SAM[1]], quiet, cache) == first
    maker.commit("2024-02-01", {"b.py": CODE})
    again = read_repositories([maker.folder], [SAM[1]], quiet, cache)
    assert again[0].history is not None and again[0].history.n_own == 2


def test_what_is_missing_is_looked_for_again(tmp_path):
    maker = Maker(tmp_path / "a")
    maker.commit("2024-01-01", {"a.py": CODE})
    blob = str(maker.repository.create_blob(CODE.encode()))
    file = maker.folder / ".git" / "objects" / blob[:2] / blob[2:]
    aside = file.rename(tmp_path / "aside")
    cache = FactsCache(tmp_path / "cache")
    problem = read_repositories([maker.folder], [SAM[1]], quiet, cache)[0].problem
    assert problem is not None and "could not be read" in problem.why
    aside.rename(file)
    mended = read_repositories([maker.folder], [SAM[1]], quiet, cache)[0]
    assert mended.problem is None
    assert mended.history is not None and mended.history.commits[0].touches[0].used == ("py:torch",)
