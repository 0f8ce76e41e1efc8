"""Repositories that mean harm, or are damaged: built object by object, with invented contents.

Each function makes one below a folder and returns its path. What would take gigabytes is written as a stream
of zeros that compresses to megabytes, in the way that an attacker would.
"""

from __future__ import annotations

import hashlib
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pygit2

from tests.shell.gitrepo_maker import ALEX, Maker

CODE = "import torch\nmodel = torch.nn.Linear(1, 2)\n"
GOOD = "src/train.py"
"""what every one of them holds beside the harm, committed by Sam on the first day"""


def _begun(folder: Path) -> Maker:
    maker = Maker(folder)
    maker.commit("2024-01-01", {GOOD: CODE})
    return maker


def _loose(maker: Maker, kind: bytes, data: bytes) -> pygit2.Oid:
    """An object as it is, whatever git would say of it."""
    whole = kind + b" %d\0" % len(data) + data
    oid = hashlib.sha1(whole).hexdigest()
    _write(maker, oid, zlib.compress(whole))
    return pygit2.Oid(hex=oid)


def _write(maker: Maker, oid: str, compressed: bytes) -> None:
    file = maker.folder / ".git" / "objects" / oid[:2] / oid[2:]
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(compressed)


def _entry(mode: bytes, name: bytes, oid: pygit2.Oid) -> bytes:
    return mode + b" " + name + b"\0" + oid.raw


def _commit(
    maker: Maker, tree: pygit2.Oid, at: str = "2024-02-01", who: tuple[str, str] | None = None
) -> None:
    """A commit of a tree that libgit2 need not look into."""
    name, email = who or ("Sam Nguyen", "sam@example.org")
    stamp = f"{name} <{email}> 1706745600 +0000"
    parent = f"parent {maker.tip}\n" if maker.tip else ""
    text = f"tree {tree}\n{parent}author {stamp}\ncommitter {stamp}\n\nChange on {at}\n"
    oid = _loose(maker, b"commit", text.encode())
    maker.tip = oid
    (maker.folder / ".git" / "refs" / "heads" / "main").write_text(f"{oid}\n")


def _beside(maker: Maker, *entries: bytes) -> pygit2.Oid:
    """A tree of these entries (by name) and the good file's folder."""
    src = pygit2.Oid(hex=str(maker.repository[maker.tip].peel(pygit2.Commit).tree["src"].id))
    return _loose(maker, b"tree", b"".join(sorted((*entries, _entry(b"40000", b"src", src)), key=_name)))


def _name(entry: bytes) -> bytes:
    return entry.partition(b" ")[2].partition(b"\0")[0]


def tree_bomb(folder: Path) -> Path:
    """Ten entries on each of ten levels: 10^10 files in ten small objects."""
    maker = _begun(folder)
    oid = maker.repository.create_blob(b"x = compute(1)\n")
    level = _loose(maker, b"tree", b"".join(_entry(b"100644", b"f%d.py" % n, oid) for n in range(10)))
    for _ in range(9):
        level = _loose(maker, b"tree", b"".join(_entry(b"40000", b"d%d" % n, level) for n in range(10)))
    _commit(maker, _beside(maker, _entry(b"40000", b"bomb", level)))
    return folder


def deep_tree(folder: Path) -> Path:
    """A folder in a folder, three thousand times."""
    maker = _begun(folder)
    level = _loose(maker, b"tree", _entry(b"100644", b"f.py", maker.repository.create_blob(b"x = f(1)\n")))
    for _ in range(3_000):
        level = _loose(maker, b"tree", _entry(b"40000", b"d", level))
    _commit(maker, _beside(maker, _entry(b"40000", b"deep", level)))
    return folder


def cyclic_tree(folder: Path) -> Path:
    """A tree that holds itself: an object stored under an id that is not its content's."""
    maker = _begun(folder)
    own = pygit2.Oid(hex="ab" * 20)
    data = _entry(b"40000", b"again", own)
    _write(maker, str(own), zlib.compress(b"tree %d\0" % len(data) + data))
    _commit(maker, _beside(maker, _entry(b"40000", b"cycle", own)))
    return folder


def huge_blob(folder: Path) -> Path:
    """A source file of 2 GB of zeros, some two megabytes on disk."""
    maker = _begun(folder)
    size = 2_000_000_000
    head = b"blob %d\0" % size
    packer, oid = zlib.compressobj(1), "cd" * 20
    file = maker.folder / ".git" / "objects" / oid[:2] / oid[2:]
    file.parent.mkdir(exist_ok=True)
    with file.open("wb") as out:
        out.write(packer.compress(head))
        out.write(packer.flush(zlib.Z_FULL_FLUSH))
        block = packer.compress(b"\0" * 10_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
        for _ in range(size // 10_000_000):
            out.write(block)  # after a full flush a block stands for itself
    _commit(maker, _beside(maker, _entry(b"100644", b"huge.py", pygit2.Oid(hex=oid))))
    return folder


def lying_header(folder: Path) -> Path:
    """A blob whose header says ten bytes and that unpacks to a hundred million."""
    maker = _begun(folder)
    oid = "ef" * 20
    _write(maker, oid, zlib.compress(b"blob 10\0" + b"\0" * 100_000_000, 9))
    _commit(maker, _beside(maker, _entry(b"100644", b"lie.py", pygit2.Oid(hex=oid))))
    return folder


def notebook_of_a_million_cells(folder: Path) -> Path:
    """10^6 code cells in one notebook."""
    maker = _begun(folder)
    cell = b'{"cell_type":"code","source":"import os"},'
    blob = maker.repository.create_blob(b'{"cells":[' + (cell * 1_000_000)[:-1] + b"]}")
    _commit(maker, _beside(maker, _entry(b"100644", b"many.ipynb", blob)))
    return folder


def deep_notebook(folder: Path) -> Path:
    """A notebook that opens a million brackets."""
    maker = _begun(folder)
    blob = maker.repository.create_blob(b'{"cells":' + b"[" * 1_000_000)
    _commit(maker, _beside(maker, _entry(b"100644", b"deep.ipynb", blob)))
    return folder


def truncated_pack(folder: Path) -> Path:
    """All objects in a pack that was cut in its middle."""
    maker = _begun(folder)
    for n in range(2, 9):
        maker.commit(f"2024-01-0{n}", {f"src/part{n}.py": CODE + f"value_{n} = torch.ones({n})\n" * 20})
    maker.repository.pack()
    objects = folder / ".git" / "objects"
    for loose in objects.iterdir():
        if len(loose.name) == 2:
            shutil.rmtree(loose)
    pack = next((objects / "pack").glob("*.pack"))
    pack.chmod(0o644)
    pack.write_bytes(pack.read_bytes()[: pack.stat().st_size // 2])
    return folder


def long_names(folder: Path) -> Path:
    """A file name of 100,000 characters."""
    maker = _begun(folder)
    blob = maker.repository.create_blob(b"x = compute(1)\n")
    _commit(maker, _beside(maker, _entry(b"100644", b"n" * 100_000 + b".py", blob)))
    return folder


def odd_names(folder: Path) -> Path:
    """Names that lead out, that are no UTF-8, that move a terminal's cursor."""
    maker = _begun(folder)
    blob = maker.repository.create_blob(b"x = compute(1)\n")
    names = (b"..", b".git", b"\xff\xfe.py", b"\x1b[2J.py", b"a\nb.py", b"/etc")
    _commit(maker, _beside(maker, *(_entry(b"100644", name, blob) for name in names)))
    return folder


def broken_encodings(folder: Path) -> Path:
    """A commit whose author, subject and file are of no encoding, and one of UTF-7 by its header."""
    maker = _begun(folder)
    tree = _beside(
        maker, _entry(b"100644", b"bad.py", maker.repository.create_blob(b"x = '\xff\xfe\x00'\n\xc3("))
    )
    stamp = b"Sam \xff\xfe <sam@example.org> 1706745600 +9999"
    text = b"tree %s\nparent %s\nauthor %s\ncommitter %s\nencoding utf-7\n\n\xff\x00\xfe fix #1\n" % (
        str(tree).encode(),
        str(maker.tip).encode(),
        stamp,
        stamp,
    )
    oid = _loose(maker, b"commit", text)
    (maker.folder / ".git" / "refs" / "heads" / "main").write_text(f"{oid}\n")
    return folder


def damaged_tree(folder: Path) -> Path:
    """A tree of bytes that are none."""
    maker = _begun(folder)
    _commit(maker, _loose(maker, b"tree", b"no tree at all"))
    return folder


def links(folder: Path) -> Path:
    """Links that lead out, as files and as folders, and one in place of the mailmap."""
    maker = _begun(folder)
    out = maker.repository.create_blob(b"/etc/passwd")
    up = maker.repository.create_blob(b"../../..")
    tree = _beside(
        maker,
        _entry(b"120000", b".mailmap", out),
        _entry(b"120000", b"a.py", out),
        _entry(b"120000", b"up", up),
    )
    _commit(maker, tree)
    (folder / ".mailmap").symlink_to("/etc/passwd")
    return folder


ALL: dict[str, Callable[[Path], Path]] = {
    made.__name__: made
    for made in (
        tree_bomb,
        deep_tree,
        cyclic_tree,
        huge_blob,
        lying_header,
        notebook_of_a_million_cells,
        deep_notebook,
        truncated_pack,
        long_names,
        odd_names,
        broken_encodings,
        damaged_tree,
        links,
    )
}


def armed(folder: Path, marker: Path) -> Path:
    """A repository that asks git, in every way that git knows, to run a program that makes `marker`."""
    maker = _begun(folder)
    run = f"touch {marker}"
    maker.commit("2024-02-01", {".gitattributes": "* diff=evil filter=evil merge=evil text eol=crlf\n"})
    maker.commit("2024-03-01", {GOOD: CODE + "loss = model(torch.ones(1))\n"}, who=ALEX)
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    (elsewhere / ".mailmap").write_text("Somebody <sam@example.org> <alex@example.org>\n")
    (elsewhere / "more.config").write_text(f'[core]\n\tfsmonitor = "{run}"\n')
    hooks = folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in (
        "post-checkout",
        "pre-commit",
        "fsmonitor-watchman",
        "post-index-change",
        "reference-transaction",
    ):
        (hooks / name).write_text(f"#!/bin/sh\n{run}\n")
        (hooks / name).chmod(0o755)
    with (folder / ".git" / "config").open("a") as config:
        config.write(
            f'[core]\n\tfsmonitor = "{run}"\n\tsshCommand = "{run}"\n\thooksPath = hooks\n\tworktree = {elsewhere}\n'
            f'\tpager = "{run}"\n\teditor = "{run}"\n\tgitProxy = "{run}"\n\taskPass = "{run}"\n'
            f"\tattributesFile = {elsewhere}/attributes\n"
            f'[diff]\n\texternal = "{run}"\n[diff "evil"]\n\tcommand = "{run}"\n\ttextconv = "{run}"\n'
            f'[filter "evil"]\n\tsmudge = "{run}"\n\tclean = "{run}"\n\tprocess = "{run}"\n\trequired = true\n'
            f'[merge "evil"]\n\tdriver = "{run}"\n[alias]\n\tblame = "!{run}"\n\tlog = "!{run}"\n'
            f'[includeIf "gitdir:**"]\n\tpath = {elsewhere}/more.config\n[include]\n\tpath = {elsewhere}/more.config\n'
            f'[blame]\n\tignoreRevsFile = {elsewhere}/more.config\n[gpg]\n\tprogram = "{run}"\n[log]\n\tshowSignature = true\n'
            f'[remote "origin"]\n\turl = "ext::{run}"\n\tpromisor = true\n\tpartialclonefilter = blob:none\n'
            f"\tuploadpack = {run}\n[extensions]\n\tpartialClone = origin\n[mailmap]\n\tfile = {elsewhere}/.mailmap\n"
            f'[submodule "s"]\n\turl = "ext::{run}"\n\tupdate = "!{run}"\n'
        )
    (folder / ".gitmodules").write_text(
        f'[submodule "s"]\n\tpath = s\n\turl = "ext::{run}"\n\tupdate = "!{run}"\n'
    )
    return folder
