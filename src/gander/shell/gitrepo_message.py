"""What a commit says of itself, read once while the history is walked: no object of it is kept.

Why:
    A hundred thousand open commits are hundreds of megabytes; what is needed of each is a few numbers.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

import pygit2

from gander.evidence import rules
from gander.shell.gitrepo_identity import Identities

_EPOCH = 719_163
"""ordinal of 1970-01-01"""
_LAST_DAY = 47_482
"""2099-12-31 in days since 1970; dates beyond it are damaged"""
_TRAILER = re.compile(
    rb"^[ \t]*co-?authored-by:[ \t]*([^<\r\n]{0,200})<([^<>\r\n]{1,200})>", re.I | re.MULTILINE
)
_MAX_MESSAGE = 20_000
"""bytes of a message that are looked at"""


class Said(NamedTuple):
    """One own commit but for what it touched; the words of `evidence.history.Commit`. `template`: made by
    one."""

    id: str
    day: int
    twin: str
    fix: bool
    assisted: bool
    shared: bool
    issues: tuple[str, ...]
    root: bool
    template: bool


def said(commit: pygit2.Commit, author: pygit2.Signature, shared: bool, forge: bool) -> Said:
    """Everything that a commit's header and message say. `forge`: a website committed it."""
    raw = commit.raw_message[:_MAX_MESSAGE]
    line = raw.strip().split(b"\n", 1)[0]
    subject = line[:300].decode("utf-8", "replace")
    root = not commit.parent_ids
    initial = forge and subject.strip().lower() == "initial commit"
    return Said(
        id=str(commit.id),
        day=_EPOCH + min(max((author.time + author.offset * 60) // 86_400, 0), _LAST_DAY),
        twin=_twin(author, line),
        fix=rules.is_fix(subject),
        assisted=_is_assisted(raw, author),
        shared=shared,
        issues=rules.issues(subject),
        root=root,
        template=root and (initial or rules.is_template(subject)),
    )


def co_authors(commit: pygit2.Commit, identities: Identities) -> tuple[bool, bool]:
    """(is the person named as co-author, is any human named)."""
    raw = commit.raw_message
    if b"uthored-" not in raw:
        return False, False
    mine = human = False
    for name, email in _TRAILER.findall(raw[:_MAX_MESSAGE]):
        own, bot = identities.judge_raw(name.strip(), email.strip())
        assistant = rules.is_assisted((b"Co-authored-by: %s<%s>" % (name, email)).decode("utf-8", "replace"))
        mine |= own and not bot and not assistant
        human |= not bot and not assistant
    return mine, human


def _is_assisted(raw: bytes, author: pygit2.Signature) -> bool:
    # most messages are one line, and say no word of it
    if b"\n" not in raw.strip() and b"aider" not in author.raw_name and not raw.startswith(b"aider"):
        return False
    return rules.is_assisted(raw.decode("utf-8", "replace"), author.raw_name.decode("utf-8", "replace"))


def _twin(author: pygit2.Signature, subject: bytes) -> str:
    """Equal for copies of one commit on branches and in clones: same author, second and subject."""
    text = b"%d %s %s" % (author.time, author.raw_email.lower(), subject)
    return hashlib.blake2b(text, digest_size=8).hexdigest()
