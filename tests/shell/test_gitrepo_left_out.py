"""What does not count as own work, with its name and count, and what is tagged and still counts."""

from __future__ import annotations

import pytest

from gander.evidence.packed import pack
from gander.shell.facts_cache import FactsCache
from gander.shell.gitrepo import open_repository, read_history
from gander.shell.repositories_read import read_repositories
from tests.shell.gitrepo_maker import ALEX, SAM, Maker

CODE = "import torch\nx = torch.ones(3)\n"
FORGE = ("GitHub", "noreply@github.com")


def quiet(*_: object) -> None:
    """No progress."""


@pytest.fixture
def maker(tmp_path):
    return Maker(tmp_path / "code")


def read(maker, *identities):
    return read_history(open_repository(maker.folder), "name", identities or (SAM[1],))[0]


def code(n: int) -> str:
    return f"import torch\nvalue_{n} = torch.ones({n})\n"


# ── template, upstream, copies ──


@pytest.mark.parametrize(
    ("subject", "committer", "files", "clone"),
    [
        ("Initial commit", FORGE, {"README.md": "x", "train.py": CODE}, True),
        ("Initial commit", FORGE, {"README.md": "x", "LICENSE": "MIT", ".gitignore": "*"}, False),
        ("Initial commit", None, {"train.py": CODE}, False),  # one's own project, put there at once
        ("Initialize project using Create React App", None, {"src/App.js": "render(app)\n"}, True),
        ("Start from cookiecutter-data-science", None, {"train.py": CODE}, True),
    ],
)
def test_a_first_commit_that_a_template_made_is_a_clone(maker, subject, committer, files, clone):
    maker.commit("2024-01-01", files, subject=subject, committer=committer)
    maker.commit("2024-01-02", {"own.py": code(1)})
    history = read(maker)
    assert history.left_out == ({"template clone": len(files)} if clone else {})
    assert history.commits[0].touches[0].lines == 1
    assert bool(history.commits[1].touches) is not clone


def test_a_later_commit_of_such_a_name_is_own_work(maker):
    maker.commit("2024-01-01", {"a.py": CODE})
    maker.commit("2024-01-02", {"b.py": code(2)}, subject="Start from template", committer=FORGE)
    assert read(maker).left_out == {}


def test_history_of_a_forks_upstream_is_counted_and_ones_own_there_counts(maker):
    for n in range(1, 4):
        upstream = maker.commit(f"2024-01-0{n}", {f"a{n}.py": code(n)}, who=ALEX)
    upstream = maker.commit("2024-01-05", {"mine.py": code(5)})
    maker.repository.references.create("refs/remotes/upstream/main", upstream)
    maker.commit("2024-02-01", {"b.py": code(9)})
    history = read(maker)
    assert (history.n_own, history.left_out) == (2, {"inherited from upstream": 3})


def test_many_commits_of_others_before_ones_first_are_counted(maker):
    for n in range(1, 26):
        maker.commit(f"2024-01-{n:02}", {"a.py": code(n)}, who=ALEX)
    maker.commit("2024-02-01", {"b.py": code(99)})
    assert read(maker).left_out == {"by others before you": 25}


def test_a_file_that_stood_there_by_another_is_a_copy_when_added_again(maker):
    maker.commit("2024-01-01", {"lesson/train.py": code(1), "lesson/b.py": code(2)}, who=ALEX)
    maker.commit("2024-01-02", {"lesson/b.py": None}, who=ALEX)
    maker.commit("2024-02-01", {"mine/train.py": code(1), "mine/b.py": code(2), "mine/c.py": code(3)})
    history = read(maker)
    assert history.left_out == {"copied file": 2}  # 'b.py' of the first tree, too
    assert [t.path for t in history.commits[0].touches] == ["mine/c.py"]


def test_ones_own_file_that_is_added_again_is_no_copy(maker):
    maker.commit("2024-01-01", {"z.py": code(0)}, who=ALEX)
    maker.commit("2024-01-02", {"a.py": code(1)})
    maker.commit("2024-01-03", {"z.py": code(7)}, who=ALEX)
    maker.commit("2024-01-04", {"again/a.py": code(1)})
    assert read(maker).left_out == {}


def given(tmp_path, *folders):
    return read_repositories(folders, [SAM[1]], quiet, FactsCache(tmp_path / "cache"))


def lesson(tmp_path, at="2023-01-01"):
    other = Maker(tmp_path / "lesson")
    other.commit(at, {f"l{n}.py": code(n) for n in range(8)}, who=ALEX)
    return other.folder


def test_files_of_another_given_repository_by_others_are_copies(tmp_path, maker):
    maker.commit("2024-01-01", {"README.md": "x"})
    maker.commit("2024-02-01", {"a.py": code(1), "b.py": code(2), "c.py": code(50)})
    for _ in range(2):  # fresh, and kept
        own, other = given(
            tmp_path,
            maker.folder,
            lesson(tmp_path) if not (tmp_path / "lesson").exists() else tmp_path / "lesson",
        )
        assert own.history.left_out == {"copied file": 2}
        assert [t.path for t in own.history.commits[0].touches] == ["c.py"]
        assert other.history.n_own == 0
        assert own.fingerprint


def test_a_first_commit_of_anothers_files_is_a_clone_of_it(tmp_path, maker):
    maker.commit("2024-02-01", {f"x/l{n}.py": code(n) for n in range(6)} | {"own.py": code(77)})
    own, _ = given(tmp_path, maker.folder, lesson(tmp_path))
    assert own.history.left_out == {"template clone": 7}
    assert own.history.commits[0].touches == ()


def test_what_the_other_took_later_is_no_copy(tmp_path, maker):
    maker.commit("2024-02-01", {f"x/l{n}.py": code(n) for n in range(6)})
    own, _ = given(tmp_path, maker.folder, lesson(tmp_path, at="2024-06-01"))
    assert own.history.left_out == {}


# ── tags ──


@pytest.mark.parametrize(
    ("message", "assisted"),
    [
        ("Add a loader", False),
        ("Fix\n\nCo-authored-by: Claude <noreply@anthropic.com>", True),
        ("Fix\n\nCo-Authored-By: Claude Opus 4 <noreply@anthropic.com>", True),
        ("Fix\n\nCo-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>", True),
        ("Fix\n\nCo-authored-by: Cursor Agent <cursoragent@cursor.com>", True),
        ("Fix\n\nCo-authored-by: aider (gpt-4o) <aider@aider.chat>", True),
        (
            "Fix\n\nCo-authored-by: gemini-code-assist[bot] <1+gemini-code-assist[bot]@users.noreply.github.com>",
            True,
        ),
        ("Fix\n\nCo-authored-by: devin-ai-integration[bot] <1+d@users.noreply.github.com>", True),
        ("Fix\n\n🤖 Generated with [Claude Code](https://example.org)", True),
        ("Fix\n\nGenerated by GitHub Copilot", True),
        ("Fix\n\nAssisted-by: Amazon Q Developer", True),
        ("Fix\n\nCo-authored-by: Codex <codex@openai.com>", True),
        ("Fix\n\nCo-authored-by: Windsurf <w@example.org>", True),
        ("Move the cursor on a click\n\nThe Gemini telescope and Claude Monet.", False),
        ("Fix\n\nCo-authored-by: Claudette Cursorly <c@example.org>", False),
        ("Fix\n\nCo-authored-by: Alex Morgan <alex@example.org>", False),
    ],
)
def test_a_commit_that_says_so_is_tagged_assisted_and_counts(maker, message, assisted):
    maker.commit("2024-01-01", {"a.py": CODE}, subject=message)
    history = read(maker)
    assert history.commits[0].assisted is assisted
    assert history.commits[0].touches[0].lines == 1
    assert history.left_out == {}


def test_an_assistant_is_no_second_human_author_and_a_human_is(maker):
    maker.commit(
        "2024-01-01", {"a.py": code(1)}, subject="A\n\nCo-authored-by: Claude <noreply@anthropic.com>"
    )
    maker.commit("2024-01-02", {"a.py": code(2)}, subject="B\n\nCo-authored-by: Alex <alex@example.org>")
    assert [(c.shared, c.assisted) for c in read(maker).commits] == [(True, False), (False, True)]


def test_a_commit_that_names_the_person_as_co_author_is_theirs_too(maker):
    trailer = "Add\n\nCo-authored-by: Sam Nguyen <SAM@example.org>\nCo-authored-by: x <broken\xff"
    maker.commit("2024-01-01", {"a.py": CODE}, who=ALEX, subject=trailer)
    maker.commit(
        "2024-01-02", {"b.py": code(2)}, who=ALEX, subject="Add\n\nWith Sam Nguyen <sam@example.org>"
    )
    history = read(maker)
    assert [(c.shared, c.by_other, len(c.touches)) for c in history.commits] == [(True, True, 1)]


@pytest.mark.parametrize(
    ("subject", "issues"),
    [
        ("Fix #12 and GH-13, see #12", ("#12", "#13")),
        ("ABC-7: read UTF-8 and SHA-256", ("ABC-7",)),
        ("Merge of v1.2 (#4)", ("#4",)),
        ("Color #fff000, issue#3, a/#5", ()),
    ],
)
def test_issues_of_a_subject(maker, subject, issues):
    maker.commit("2024-01-01", {"a.py": CODE}, subject=subject)
    assert read(maker).commits[0].issues == issues


def test_releases_are_counted_and_all_comes_back_packed(maker):
    root = maker.commit(
        "2024-01-01", {"a.py": CODE}, subject="A #1\n\nCo-authored-by: Claude <noreply@anthropic.com>"
    )
    maker.tag("v1.0", root)
    maker.commit("2024-01-02", {"b.py": code(2), "requirements.txt": "torch\n"}, subject="B fix")
    history = read(maker)
    assert history.releases == 1
    assert pack(history.commits) == history.commits
    assert [c.root for c in history.commits] == [False, True]


def test_many_commits_are_read_by_several_processes_as_by_one(tmp_path, maker, monkeypatch):
    from gander.shell import gitrepo_touches

    monkeypatch.setattr(gitrepo_touches, "FEW", 5)
    monkeypatch.setattr(gitrepo_touches, "_CHUNK", 4)
    for n in range(1, 20):
        maker.commit(f"2024-01-{n:02}", {"a.py": code(n), f"vendor/v{n}.py": code(n), f"b{n}.py": code(n)})
    opened = open_repository(maker.folder)
    steps = []
    alone, _ = read_history(opened, "x", [SAM[1]], alone=True)
    shared, _ = read_history(opened, "x", [SAM[1]], step=lambda n, of: steps.append((n, of)))
    assert shared == alone
    assert steps[-1] == (19, 19)
