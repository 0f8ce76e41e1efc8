"""One repository -> one history: whose commits, which files, and every way it can be broken."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pygit2
import pytest

from gander.evidence import rules
from gander.shell.gitrepo import open_repository, read_history
from gander.shell.gitrepo_walk import ERRORS
from tests.shell.gitrepo_maker import ALEX, SAM, Maker

CODE = "import torch\n\nx = torch.ones(3)\n"


def read(folder, *identities, before=None):
    return read_history(open_repository(folder), "name", identities or (SAM[1],), before)


def touches(folder, *identities):
    history, _ = read(folder, *identities)
    return {t.path: t for c in history.commits for t in c.touches}


@pytest.fixture
def maker(tmp_path):
    return Maker(tmp_path / "dự án 🚀")


# ── whose commits ─────────────────────────────────────────────────────────────────────────────────────


def test_only_the_authors_own_commits_count_not_the_committers(maker):
    maker.commit("2024-01-01", {"a.py": CODE})
    maker.commit("2024-02-01", {"b.py": CODE}, who=ALEX, committer=SAM)
    maker.commit("2024-03-01", {"c.py": CODE}, committer=ALEX)
    history, problem = read(maker.folder)
    assert problem is None
    assert (history.n_commits, history.n_own) == (3, 2)
    assert [sorted(t.path for t in c.touches) for c in history.commits] == [["c.py"], ["a.py"]]
    assert [c.by_other for c in history.commits] == [True, False]  # Alex applied the last one
    assert (history.first, history.last) == (date(2024, 1, 1).toordinal(), date(2024, 3, 1).toordinal())
    assert [(a.email, a.n_commits) for a in history.authors] == [(SAM[1], 2), (ALEX[1], 1)]


@pytest.mark.parametrize("wanted", ["sam@example.org", "SAM@Example.org", "Sam Nguyen", "sam  nguyen"])
def test_address_or_name_in_any_case(maker, wanted):
    maker.commit("2024-01-01", {"a.py": CODE})
    assert read(maker.folder, wanted)[0].n_own == 1


def test_several_addresses(maker):
    maker.commit("2024-01-01", {"a.py": CODE})
    maker.commit("2024-02-01", {"b.py": CODE}, who=("Sam", "12345+sam-of-the-tests@users.noreply.github.com"))
    assert read(maker.folder, SAM[1], "sam-of-the-tests@users.noreply.github.com")[0].n_own == 2


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("wanted", ["sam@example.org", "old@example.org"])
def test_mailmap_of_any_line_end_joins_addresses_both_ways(maker, ending, wanted):
    mailmap = f"# people{ending}Sam Nguyễn <sam@example.org> <old@example.org>{ending}broken line <{ending}"
    maker.commit("2024-01-01", {"a.py": CODE, ".mailmap": mailmap}, who=("Sam", "old@example.org"))
    maker.commit("2024-02-01", {"b.py": CODE})
    history, _ = read(maker.folder, wanted)
    assert history.n_own == 2
    assert [(a.email, a.n_commits) for a in history.authors] == [("sam@example.org", 2)]


def test_programs_and_merges_are_left_out(maker):
    first = maker.commit("2024-01-01", {"a.py": CODE})
    side = maker.commit("2024-01-02", {"b.py": CODE}, parents=[first], move=False)
    maker.commit("2024-01-03", {"c.py": CODE}, parents=[first, side], subject="Merge")
    maker.commit("2024-01-04", {"d.py": CODE}, who=("renovate[bot]", SAM[1]))
    history, _ = read(maker.folder)
    assert (history.n_commits, history.n_own) == (4, 2)
    assert history.left_out == {"merge": 1, "bot": 1}


def test_a_branch_that_somebody_else_merged(maker):
    base = maker.commit("2024-01-01", {"a.py": CODE})
    one = maker.commit("2024-01-02", {"b.py": CODE}, parents=[base], move=False)
    two = maker.commit("2024-01-03", {"c.py": CODE}, parents=[one], move=False)
    maker.commit("2024-01-04", {}, who=ALEX, parents=[base, two], subject="Merge")
    by_other = {c.id: c.by_other for c in read(maker.folder)[0].commits}
    assert by_other == {str(base): False, str(one): True, str(two): True}


def test_released_is_what_a_version_tag_holds(maker):
    one = maker.commit("2024-01-01", {"a.py": CODE})
    maker.commit("2024-02-01", {"b.py": CODE})
    maker.tag("v1.0", one)
    maker.tag("backup")
    assert [c.released for c in read(maker.folder)[0].commits] == [False, True]


def test_other_branches_count_and_copies_of_a_commit_do_not(maker):
    base = maker.commit("2024-01-01", {"a.py": CODE})
    first = maker.commit("2024-01-02", {"b.py": CODE}, subject="Same", move=False)
    maker.commit("2024-01-05", {"c.py": CODE}, subject="Between", who=ALEX)
    maker.commit("2024-01-02", {"d.py": CODE}, subject="Same")  # rebased: author's time and subject stay
    maker.repository.references.create("refs/heads/topic", first)
    history, _ = read(maker.folder)
    assert history.n_own == 2
    assert history.left_out == {"copy of a commit": 1}
    assert str(base) in {c.id for c in history.commits}


# ── which files ───────────────────────────────────────────────────────────────────────────────────────


def test_used_imported_and_declared(maker):
    files = {"a.py": "import torch\nimport numpy\nx = torch.ones(3)\n", "requirements.txt": "torch\nnumpy\n"}
    maker.commit("2024-01-01", files)
    maker.commit(
        "2024-02-01", {"requirements.txt": "torch\nnumpy\npandas\n", "a.py": files["a.py"] + "y = 1\n"}
    )
    newest, oldest = read(maker.folder)[0].commits
    assert {t.path: (t.lines, t.used, t.imported, t.packages) for t in oldest.touches} == {
        "a.py": (1, ("py:torch",), ("py:numpy",), ()),
        "requirements.txt": (2, (), (), ("pypi:numpy", "pypi:torch")),
    }
    assert {t.path: (t.used, t.packages) for t in newest.touches} == {
        "a.py": ((), ()),  # the new line uses nothing
        "requirements.txt": ((), ("pypi:pandas",)),
    }


def test_moved_files_and_moved_code_are_not_new(maker):
    body = "".join(f"value_{n} = work({n})\n" for n in range(20))
    maker.commit("2024-01-01", {"core/a.py": body, "core/b.py": body.replace("value", "other")})
    maker.commit("2024-02-01", {"core/a.py": None, "_core/a.py": body})
    maker.commit(
        "2024-03-01", {"core/b.py": None, "_core/b.py": body.replace("value", "other") + "extra = 3\n"}
    )
    newest, middle, _ = read(maker.folder)[0].commits
    assert middle.touches == ()
    assert [(t.path, t.lines) for t in newest.touches] == [("_core/b.py", 1)]


def test_foreign_files_are_counted_by_reason(maker):
    files = {
        "vendor/x.go": "package x\n",
        "package-lock.json": "{}",
        "a.min.js": "x",
        "b_pb2.py": "x = 1",
        "gen.go": "// Code generated by x. DO NOT EDIT.\npackage x\n",
        "big.py": "x = 1\n" * (rules.MAX_BLOB // 6 + 1),
        "drop.py": "".join(f"value_{n} = {n}\n" for n in range(rules.MAX_FILE_LINES + 1)),
    }
    maker.commit("2024-01-01", files)
    history, _ = read(maker.folder)
    assert history.left_out == {
        "vendored": 1,
        "lock file": 1,
        "minified": 1,
        "generated": 2,
        "too large": 1,
        "bulk import": 1,
    }
    assert [(t.path, t.lines) for c in history.commits for t in c.touches] == [("big.py", 0)]


def test_a_commit_of_very_many_files_is_an_import(maker):
    maker.commit("2024-01-01", {f"d{n}/a.py": f"x{n} = {n}\n" for n in range(rules.MAX_FILES + 1)})
    history, _ = read(maker.folder)
    assert (history.n_own, history.commits[0].touches) == (1, ())
    assert history.left_out == {"bulk import": rules.MAX_FILES + 1}


def test_a_local_file_of_a_libraries_name_is_not_the_library(maker):
    user = "import redis\nimport torch\na = redis.connect(torch.ones(1))\n"
    maker.commit(
        "2024-01-01", {"app/redis.py": "def connect(x): ...\n", "app/main.py": user, "torch/__init__.py": ""}
    )
    # a package of that name is: its own authors import it
    assert touches(maker.folder)["app/main.py"].used == ("py:torch",)


def test_notebooks_count_their_code(maker):
    cells = [
        {"cell_type": "code", "source": ["import torch\n", "torch.ones(3)\n"], "outputs": ["x" * 10_000]}
    ]
    maker.commit("2024-01-01", {"look.ipynb": json.dumps({"cells": cells})})
    touch = touches(maker.folder)["look.ipynb"]
    assert (touch.lines, touch.used) == (1, ("py:torch",))


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfeimport\0 \0",
        b"import torch\n\xff\xfe\x80 caf\xe9 = torch.ones(3)\n",
        b"\0\1\2" * 100,
        b"",
        b"import torch\r\nx = torch.ones(3)\r\n",
        "\ufeffimport torch\nx = torch.ones(3)\n".encode(),
        "import torch\nx = torch.ones(3)\n".encode("utf-16"),
    ],
)
def test_bytes_of_any_kind_are_read_or_passed_over(maker, content):
    maker.commit("2024-01-01", {"tệp 📄.py": content})
    history, problem = read(maker.folder)
    assert problem is None
    assert [t.path for t in history.commits[0].touches] == ["tệp 📄.py"]


def test_windows_line_ends_and_utf16_use_what_they_import(maker):
    maker.commit("2024-01-01", {"a.py": CODE.replace("\n", "\r\n"), "b.py": CODE.encode("utf-16")})
    assert [t.used for t in touches(maker.folder).values()] == [("py:torch",)] * 2


def test_links_and_submodules_are_not_entered(maker):
    inner = maker.commit("2024-01-01", {"a.py": CODE})
    maker.commit("2024-02-01", {"link.py": "/etc/passwd"}, mode=0o120000)
    maker.index.add(pygit2.IndexEntry("sub", inner, 0o160000))
    maker.commit("2024-03-01", {})
    assert set(touches(maker.folder)) == {"a.py"}


# ── what can be wrong ─────────────────────────────────────────────────────────────────────────────────


def test_empty(maker):
    history, problem = read(maker.folder)
    assert (history.head, history.n_commits) == (None, 0)
    assert problem is not None and problem.why == "there are no commits yet"


def test_bare(tmp_path):
    maker = Maker(tmp_path / "x.git", bare=True)
    maker.commit("2024-01-01", {"a.py": CODE, ".mailmap": "Sam <new@example.org> <sam@example.org>\n"})
    history, problem = read(maker.folder, "new@example.org")
    assert (history.n_own, problem) == (1, None)


def test_shallow_says_that_counts_are_cut(maker):
    maker.commit("2024-01-01", {"a.py": CODE})
    boundary = maker.commit("2024-02-01", {"b.py": CODE})
    maker.commit("2024-03-01", {"c.py": CODE})
    (maker.folder / ".git" / "shallow").write_text(f"{boundary}\n")
    history, problem = read(maker.folder)
    assert history.n_own == 2
    # the boundary holds everything before it, which is no change of its author's
    assert [[t.path for t in c.touches] for c in history.commits] == [["c.py"], []]
    assert problem is not None and "shallow" in problem.why and "--unshallow" in problem.next


def test_a_missing_blob_costs_that_file_only(maker):
    maker.commit("2024-01-01", {"a.py": CODE})
    lost = maker.repository.create_blob(b"import numpy\nx = numpy.ones(3)\n")
    maker.commit("2024-02-01", {"b.py": "import numpy\nx = numpy.ones(3)\n"})
    text = str(lost)
    (maker.folder / ".git" / "objects" / text[:2] / text[2:]).unlink()
    history, problem = read(maker.folder)
    assert (history.n_own, history.unreadable) == (2, 1)
    assert problem is not None and problem.why.startswith("1 file or commit could not be read")


def lose(maker, oid):
    text = str(oid)
    (maker.folder / ".git" / "objects" / text[:2] / text[2:]).unlink()


def test_a_lost_commit_costs_what_lies_behind_it_and_nothing_else(maker):
    made = [maker.commit(f"2024-01-{n:02}", {f"a{n}.py": CODE}) for n in range(1, 10)]
    side = maker.commit("2023-12-31", {"b.py": CODE}, parents=[made[1]], move=False)
    maker.repository.references.create("refs/heads/side", side)
    lose(maker, made[5])
    history, problem = read(maker.folder)
    # three before the break, and three that another branch still leads to
    kept = [*reversed(made[6:]), made[1], made[0], side]
    assert sorted(c.id for c in history.commits) == sorted(map(str, kept))
    assert [c.id for c in history.commits][:3] == [str(oid) for oid in made[:5:-1]]
    assert problem is not None
    assert problem.why == (
        f"the history breaks at {str(made[5])[:10]}, which is missing or damaged: 6 commits could be read, "
        "what lies behind could not"
    )
    assert "git fsck" in problem.next


def test_marks_of_a_broken_history_stay(maker):
    one = maker.commit("2024-01-01", {"a.py": CODE})
    two = maker.commit("2024-01-02", {"b.py": CODE})
    topic = maker.commit("2024-01-03", {"c.py": CODE}, parents=[two], move=False)
    three = maker.commit("2024-01-04", {"d.py": CODE}, who=ALEX, parents=[two, topic], subject="Merge")
    maker.tag("v1.0", three)
    lose(maker, one)
    history, problem = read(maker.folder)
    marks = {c.id: (c.by_other, c.released) for c in history.commits}
    assert marks == {str(topic): (True, True), str(two): (False, True)}
    assert problem is not None and problem.why.startswith(f"the history breaks at {str(one)[:10]}, which")


def test_a_branch_whose_commit_is_lost_leaves_the_others(maker):
    first = maker.commit("2024-01-01", {"a.py": CODE})
    maker.repository.references.create("refs/heads/side", first)
    lose(maker, maker.commit("2024-02-01", {"b.py": CODE}))
    history, problem = read(maker.folder)
    assert (history.head, history.n_own) == (None, 1)
    assert problem is not None and "breaks at refs/heads/main, which" in problem.why
    assert "1 commit could be read" in problem.why


def test_one_shallow_commit_is_one(maker):
    boundary = maker.commit("2024-01-01", {"a.py": CODE})
    (maker.folder / ".git" / "shallow").write_text(f"{boundary}\n")
    _, problem = read(maker.folder)
    assert problem is not None and problem.why.endswith("only 1 commit is here")


def test_what_is_no_repository_raises_what_the_caller_expects(tmp_path, maker):
    maker.commit("2024-01-01", {"a.py": CODE})
    (maker.folder / ".git" / "HEAD").write_bytes(b"\0garbage")
    for folder in (tmp_path, tmp_path / "no", maker.folder):
        with pytest.raises(ERRORS):
            open_repository(folder)


def test_the_repositorys_own_configuration_is_not_acted_upon(maker, tmp_path):
    maker.commit("2024-01-01", {"a.py": CODE, ".gitattributes": "* diff=evil filter=evil\n"})
    proof = tmp_path / "ran"
    with (maker.folder / ".git" / "config").open("a") as config:
        config.write(f'[core]\n\tfsmonitor = "touch {proof}"\n\tsshCommand = "touch {proof}"\n')
        config.write(f'[diff "evil"]\n\tcommand = touch {proof}\n\ttextconv = touch {proof}\n')
        config.write(
            f'[filter "evil"]\n\tsmudge = touch {proof}\n\tclean = touch {proof}\n\trequired = true\n'
        )
    assert read(maker.folder)[0].n_own == 1
    assert not proof.exists()


def test_dates_out_of_range_are_bounded(maker):
    tree = maker.index.write_tree(maker.repository)
    for seconds in (-(10**10), 2**40):
        who = pygit2.Signature("Sam", SAM[1], seconds, 0)
        maker.tip = maker.repository.create_commit(
            None, who, who, f"At {seconds}", tree, [maker.tip] if maker.tip else []
        )
    maker.repository.references.create("refs/heads/main", maker.tip)
    history, problem = read(maker.folder)
    assert (history.n_own, problem) == (2, None)
    assert history.last is not None and date.fromordinal(history.last) <= date(2100, 1, 1)


# ── what may be kept ──────────────────────────────────────────────────────────────────────────────────


def test_the_fingerprint_changes_with_what_would_be_read(maker):
    def fingerprint():
        return open_repository(maker.folder).fingerprint

    maker.commit("2024-01-01", {"a.py": CODE})
    seen = [fingerprint()]
    assert fingerprint() == seen[0]
    maker.commit("2024-02-01", {"b.py": CODE})
    seen.append(fingerprint())
    maker.tag("v1.0")
    seen.append(fingerprint())
    (maker.folder / ".mailmap").write_text("Sam <sam@example.org> <x@example.org>\n")
    seen.append(fingerprint())
    assert len(set(seen)) == 4


def test_known_commits_are_not_read_again(maker):
    maker.commit("2024-01-01", {"a.py": CODE, "vendor/a.py": CODE})
    before, _ = read(maker.folder)
    maker.commit("2024-02-01", {"b.py": CODE})
    for blob in {str(maker.repository.create_blob(CODE.encode()))}:
        shutil.rmtree(maker.folder / ".git" / "objects" / blob[:2])
    history, _ = read(maker.folder, before=before)
    assert history.commits[1] == before.commits[0]
    assert history.unreadable == 1  # only the new commit was looked at
    assert history.left_out == {"vendored": 1}
