"""Whose commit is it: several addresses of one person, names, and the repository's mailmap.

Why:
    One person has several addresses and the author, not the committer, wrote the change. The mailmap is a
    file of the repository and therefore hostile: bounded in size, read as text, never looked up by its
    configuration.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pygit2

from gander.evidence.history import Author
from gander.evidence.rules import is_bot

MAX_MAILMAP = 1_000_000
_NOREPLY = re.compile(r"^\d+\+(?=[^@]+@users\.noreply\.github\.com$)")
_READING_ERRORS = (pygit2.GitError, KeyError, ValueError, OSError, TypeError)


def plain_email(email: str) -> str:
    """An address as it is compared: lower case, without the number that a forge puts before its own."""
    return _NOREPLY.sub("", email.strip().lower())


def read_mailmap(repository: pygit2.Repository, folder: Path) -> bytes:
    """The mailmap in the working folder, else the one at HEAD; b'' when there is none that can be read."""
    file = folder / ".mailmap"
    try:
        if not repository.is_bare and file.is_file() and not file.is_symlink():
            return file.read_bytes() if file.stat().st_size <= MAX_MAILMAP else b""
        entry = repository.revparse_single("HEAD:.mailmap")
    except _READING_ERRORS:
        return b""
    if isinstance(entry, pygit2.Blob) and entry.size <= MAX_MAILMAP:
        return entry.data
    return b""


class Identities:
    """Tells own commits from others'. `wanted`: addresses, or names without '@'."""

    def __init__(self, wanted: Iterable[str], mailmap: bytes = b"") -> None:
        text = mailmap.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
        try:
            self._mailmap = pygit2.Mailmap.from_buffer(text.replace("\0", ""))
        except _READING_ERRORS:
            self._mailmap = pygit2.Mailmap()
        words = [word.strip() for word in wanted if word.strip()]
        self._names = {" ".join(w.split()).casefold() for w in words if "@" not in w}
        self._emails = {plain_email(w) for w in words if "@" in w}
        self._emails |= {plain_email(self._resolve("", w)[1]) for w in words if "@" in w}
        self._known: dict[tuple[bytes, bytes], tuple[bool, bool]] = {}
        self._counts: Counter[tuple[bytes, bytes]] = Counter()

    def _resolve(self, name: str, email: str) -> tuple[str, str]:
        try:
            found_name, found_email = self._mailmap.resolve(name, email)
        except _READING_ERRORS:
            return name, email
        return found_name or name, found_email or email

    def judge(self, signature: pygit2.Signature) -> tuple[bool, bool]:
        """(is it this person, is it a program)."""
        return self.judge_raw(signature.raw_name, signature.raw_email)

    def judge_raw(self, raw_name: bytes, raw_email: bytes) -> tuple[bool, bool]:
        """As `judge`, of a name and an address."""
        key = (raw_name, raw_email)
        known = self._known.get(key)
        if known is None:
            name, email = (part.decode("utf-8", "replace") for part in key)
            real_name, real_email = self._resolve(name, email)
            mine = bool({plain_email(email), plain_email(real_email)} & self._emails) or bool(
                self._names and {" ".join(n.split()).casefold() for n in (name, real_name)} & self._names
            )
            known = self._known[key] = (mine, is_bot(name, email))
        return known

    def count(self, signature: pygit2.Signature) -> None:
        """Notes a commit of this author for `authors`."""
        self._counts[signature.raw_name, signature.raw_email] += 1

    def authors(self, n: int = 5) -> tuple[Author, ...]:
        """Those who committed most, under the name and address that the mailmap gives; programs left out."""
        total: Counter[str] = Counter()
        names: dict[str, str] = {}
        for (raw_name, raw_email), commits in self._counts.most_common():
            name, email = raw_name.decode("utf-8", "replace"), raw_email.decode("utf-8", "replace")
            if not is_bot(name, email):
                name, email = self._resolve(name, email)
                names.setdefault(email.lower(), name)
                total[email.lower()] += commits
        return tuple(Author(names[email], email, commits) for email, commits in total.most_common(n))
