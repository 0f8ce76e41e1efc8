"""The tree at HEAD as a project: bounded, links and submodules not followed, nothing of it run."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pygit2
import pytest
from pygit2.enums import ObjectType

from gander.app.request import silent
from gander.evidence.project import Project
from gander.evidence.rules import MAX_BLOB
from gander.shell import gitrepo_tree
from gander.shell.findings_cache import FindingsCache
from gander.shell.findings_read import read_findings
from gander.shell.gitrepo import open_repository
from gander.shell.gitrepo_tree import read_project
from tests.shell.gitrepo_maker import Maker

CODE = "import torch\ntorch.onnx.export(m, x, 'a.onnx')\n"


def project(folder: Path) -> Project:
    opened = open_repository(folder)
    return read_project(opened.repository, opened.head, "sample")


def outcomes(folder: Path, cache: Path) -> dict[str, str]:
    looked = read_findings({folder: "sample"}, silent, FindingsCache(cache))[folder]
    return {finding.probe: finding.outcome for finding in looked.findings}


def commit_tree(maker: Maker, tree: pygit2.Oid) -> None:
    who = pygit2.Signature("Sam", "sam@example.org", 1_700_000_000, 0)
    oid = maker.repository.create_commit(None, who, who, "x", tree, [])
    maker.repository.references.create("refs/heads/main", oid, force=True)


def test_paths_texts_and_version_tags(tmp_path):
    maker = Maker(tmp_path / "a")
    maker.commit("2025-01-01", {"src/a.py": CODE, "README.md": "# A\n", "data.csv": "1,2\n"})
    maker.tag("v1.0.0")
    maker.tag("backup")
    found = project(tmp_path / "a")
    assert sorted(found.everything) == ["README.md", "data.csv", "src/a.py"]
    assert (found.text("src/a.py"), found.text("data.csv"), found.tags) == (CODE, "", ("v1.0.0",))


def test_a_working_folder_is_never_looked_at(tmp_path):
    Maker(tmp_path / "a").commit("2025-01-01", {"a.py": CODE})
    (tmp_path / "a" / "LICENSE").write_text("MIT")
    assert project(tmp_path / "a").everything == ("a.py",)


def test_links_and_submodules_are_named_and_not_followed(tmp_path):
    maker = Maker(tmp_path / "a")
    (tmp_path / "secret.py").write_text(CODE)
    maker.commit("2025-01-01", {"link.py": str(tmp_path / "secret.py")}, mode=0o120000)
    maker.index.add(pygit2.IndexEntry("sub", pygit2.Oid(hex="1" * 40), 0o160000))
    maker.commit("2025-01-02", {"a.py": "x = 1\n"})
    found = project(tmp_path / "a")
    assert found.text("link.py") == "" and found.text("sub") == ""
    assert dict(found.unread) == {"link": 1}
    assert outcomes(tmp_path / "a", tmp_path / "cache")["converts-a-model"] != "true"


def test_a_large_blob_is_refused_by_its_header(tmp_path, monkeypatch):
    maker = Maker(tmp_path / "a")
    maker.commit("2025-01-01", {"big.py": "x = 1\n" * (MAX_BLOB // 4), "a.py": CODE})
    found = project(tmp_path / "a")
    assert (found.text("big.py"), dict(found.unread)) == ("", {"too large": 1})
    assert outcomes(tmp_path / "a", tmp_path / "cache")["converts-a-model"] == "true"


def test_two_gigabytes_of_nothing_cost_nothing(tmp_path):
    """A loose object whose header says 2 GB and whose stream goes on for long; only the header is read."""
    maker = Maker(tmp_path / "a")
    maker.commit("2025-01-01", {"a.py": CODE})
    oid = "ab" + "c" * 38
    folder = tmp_path / "a" / ".git" / "objects" / oid[:2]
    folder.mkdir(exist_ok=True)
    packer = zlib.compressobj(1)
    with (folder / oid[2:]).open("wb") as file:
        file.write(packer.compress(b"blob 2147483648\0"))
        for _ in range(64):
            file.write(packer.compress(b"\0" * 1_000_000))
        file.write(packer.flush())
    builder = maker.repository.TreeBuilder(maker.repository.head.peel(pygit2.Commit).tree)
    builder.insert("huge.py", pygit2.Oid(hex=oid), 0o100644)
    commit_tree(maker, builder.write())
    found = project(tmp_path / "a")
    assert found.text("huge.py") == ""
    assert dict(found.unread) == {"too large": 1}
    assert outcomes(tmp_path / "a", tmp_path / "cache")["converts-a-model"] == "true"


def test_a_tree_that_repeats_itself_ends_at_the_limit(tmp_path, monkeypatch: pytest.MonkeyPatch):
    """Ten levels of ten entries that are the same tree are 10^10 paths of a few objects."""
    maker = Maker(tmp_path / "a")
    blob = maker.repository.create_blob(b"x = 1\n")
    builder = maker.repository.TreeBuilder()
    builder.insert("a.py", blob, 0o100644)
    tree = builder.write()
    for _ in range(10):
        builder = maker.repository.TreeBuilder()
        for i in range(10):
            builder.insert(f"d{i}", tree, 0o040000)
        tree = builder.write()
    commit_tree(maker, tree)
    monkeypatch.setattr(gitrepo_tree, "MAX_ENTRIES", 5_000)
    found = project(tmp_path / "a")
    assert len(found.everything) <= 5_001
    assert "over the limit" in found.unread or found.everything
    assert outcomes(tmp_path / "a", tmp_path / "cache")["licence"] in ("not available", "false")


def test_depth_and_length_of_paths_are_limited(tmp_path):
    maker = Maker(tmp_path / "a")
    tree = maker.repository.TreeBuilder()
    tree.insert("a.py", maker.repository.create_blob(CODE.encode()), 0o100644)
    oid = tree.write()
    for _ in range(gitrepo_tree.MAX_DEPTH + 5):
        builder = maker.repository.TreeBuilder()
        builder.insert("d" * 100, oid, 0o040000)
        oid = builder.write()
    commit_tree(maker, oid)
    found = project(tmp_path / "a")
    assert max(len(path) for path in found.everything) <= gitrepo_tree.MAX_PATH


def test_missing_objects_are_said_and_hide_no_proof(tmp_path):
    maker = Maker(tmp_path / "a")
    maker.commit("2025-01-01", {"a.py": CODE, "b.py": "y = 1\n"})
    oid = str(maker.repository.revparse_single("HEAD:b.py").id)
    (tmp_path / "a" / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
    assert dict(project(tmp_path / "a").unread) == {"missing": 1}
    found = outcomes(tmp_path / "a", tmp_path / "cache")
    assert (found["converts-a-model"], found["licence"]) == ("true", "not available")


def test_a_damaged_tree_is_not_available(tmp_path):
    maker = Maker(tmp_path / "a")
    maker.commit("2025-01-01", {"a.py": CODE})
    oid = str(maker.repository.head.peel(pygit2.Commit).tree_id)
    path = tmp_path / "a" / ".git" / "objects" / oid[:2] / oid[2:]
    path.chmod(0o644)
    path.write_bytes(b"damaged")
    assert set(outcomes(tmp_path / "a", tmp_path / "cache").values()) == {"not available"}


def test_odd_names_and_encodings(tmp_path):
    maker = Maker(tmp_path / "a")
    odd = maker.repository.create_blob(b"\xff\xfex\0")
    plain = maker.repository.create_blob("é = 'ü'\n".encode("latin-1"))
    tree = b"100644 b.py\0" + plain.raw + b"100644 caf\xe9.py\0" + odd.raw
    commit_tree(maker, maker.repository.write(ObjectType.TREE, tree))
    found = project(tmp_path / "a")
    assert len(found.everything) == 2
    assert all(isinstance(found.text(path), str) for path in found.everything)


def test_nothing_that_a_repository_names_is_run(tmp_path):
    maker = Maker(tmp_path / "a")
    maker.commit("2025-01-01", {"a.py": CODE, ".gitattributes": "*.py filter=evil diff=evil\n"})
    marker = tmp_path / "ran"
    evil = tmp_path / "evil.sh"
    evil.write_text(f"#!/bin/sh\ntouch {marker}\n")
    evil.chmod(0o755)
    config = tmp_path / "a" / ".git" / "config"
    config.write_text(
        config.read_text()
        + f'[core]\n\tfsmonitor = {evil}\n\thooksPath = {tmp_path}\n\tsshCommand = {evil}\n[filter "evil"]\n'
        f'\tsmudge = {evil}\n\tclean = {evil}\n\trequired = true\n[diff "evil"]\n\ttextconv = {evil}\n'
        f"\tcommand = {evil}\n[diff]\n\texternal = {evil}\n[alias]\n\tlog = !{evil}\n"
    )
    for hook in ("post-checkout", "pre-commit", "post-index-change", "reference-transaction"):
        target = tmp_path / "a" / ".git" / "hooks" / hook
        target.parent.mkdir(exist_ok=True)
        target.write_text(evil.read_text())
        target.chmod(0o755)
    assert outcomes(tmp_path / "a", tmp_path / "cache")["converts-a-model"] == "true"
    assert not marker.exists()
    assert not os.path.exists(tmp_path / "a" / ".git" / "index")  # noqa: PTH110 - nothing was checked out
