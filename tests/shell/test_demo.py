"""The sample person's repositories: real, the same everywhere, and made again only when they have to be."""

from __future__ import annotations

import ast
import tempfile

import pygit2
import pytest

from gander.errors import UserError
from gander.shell import demo
from gander.shell.demo import REPOSITORIES, make_sample_repositories, sample_repositories
from gander.shell.gitrepo import open_repository, read_history


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "mới"
    return folder, make_sample_repositories(folder)


def heads(folder):
    return {name: str(pygit2.Repository(str(folder / name)).head.target) for name in REPOSITORIES}


def test_the_same_hashes_everywhere(made, tmp_path):
    folder, identities = made
    make_sample_repositories(tmp_path)
    assert identities == ("sam@example.org",)
    assert heads(folder) == heads(tmp_path)


def test_two_authors_over_years_with_tags_and_a_foreign_merge(made):
    folder, identities = made
    read = {name: read_history(open_repository(folder / name), name, identities)[0] for name in REPOSITORIES}
    own = {name: (h.n_own, h.n_commits) for name, h in read.items()}
    assert own == {
        "parking-yolov3": (10, 10),
        "leafnet": (17, 19),
        "shelf-service": (14, 15),
        "shop-pipeline": (11, 12),
        "stall-page": (2, 6),
    }
    emails = {a.email for h in read.values() for a in h.authors}
    assert emails == {"sam@example.org", "alex@example.org"}
    assert sum(c.by_other for c in read["leafnet"].commits) == 2
    assert sum(c.released for c in read["leafnet"].commits) == 16


def test_the_working_folders_are_clean_and_the_code_parses(made):
    folder, _ = made
    n_files = 0
    for name in REPOSITORIES:
        assert pygit2.Repository(str(folder / name)).status() == {}
        for file in (folder / name).rglob("*.py"):
            ast.parse(file.read_text(encoding="utf-8"))
            n_files += 1
    assert n_files >= 15


def test_a_second_time_changes_nothing_and_a_half_made_folder_is_mended(tmp_path):
    make_sample_repositories(tmp_path)
    before = heads(tmp_path)
    stamp = (tmp_path / "leafnet" / ".git").stat().st_mtime_ns
    make_sample_repositories(tmp_path)
    assert (tmp_path / "leafnet" / ".git").stat().st_mtime_ns == stamp
    (tmp_path / ".gander-sample").write_text("an older sample\n")
    (tmp_path / "leafnet" / ".git" / "HEAD").unlink()
    make_sample_repositories(tmp_path)
    assert heads(tmp_path) == before


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path):
    (tmp_path / "leafnet").mkdir()
    (tmp_path / "leafnet" / "thesis.txt").write_text("mine")
    with pytest.raises(UserError) as error:
        make_sample_repositories(tmp_path)
    assert "already" in error.value.problems[0].why
    assert (tmp_path / "leafnet" / "thesis.txt").read_text() == "mine"


def test_a_place_that_cannot_be_written_is_the_users_to_mend(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError):
        make_sample_repositories(tmp_path / "file")


def test_a_home_that_cannot_be_written_has_the_sample_in_a_temporary_folder(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    (tmp_path / "free").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "free"))
    at_exit = []
    monkeypatch.setattr(demo.atexit, "register", lambda *call, **options: at_exit.append((call, options)))
    folder, identities = sample_repositories(tmp_path / "file" / "demo")
    assert (folder.parent, identities) == (tmp_path / "free", ("sam@example.org",))
    assert set(heads(folder)) == set(REPOSITORIES)
    ((remove, path), options) = at_exit[0]
    remove(path, **options)
    assert not folder.exists()
    assert sample_repositories(tmp_path / "home")[0] == tmp_path / "home"
    assert len(at_exit) == 1


def test_without_any_place_the_first_reason_is_said(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(UserError) as error:
        sample_repositories(tmp_path / "file" / "demo")
    assert error.value.problems[0].where == str(tmp_path / "file" / "demo")
