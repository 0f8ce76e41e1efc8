"""One repository at one commit as its probes see it: paths, texts and parsed code, each read when asked for.

Why:
    Most probes need a few files of thousands. A word index over all texts, made once, names the files worth
    parsing; a file is parsed at most once, whichever probes ask for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from gander.evidence import rules
from gander.evidence.code import EMPTY, Code
from gander.evidence.code_python import python_code
from gander.evidence.code_sql import Statement, is_sql, statements
from gander.evidence.code_trees import tree_code
from gander.evidence.notebook_lines import Notebook, notebook

_LANGUAGES = {
    "py": "py pyi",
    "js": "js jsx mjs cjs",
    "ts": "ts tsx mts cts",
    "java": "java",
    "go": "go",
    "cpp": "c h cc cpp cxx hpp hh hxx cu cuh",
}
LANGUAGE = {f".{end}": language for language, ends in _LANGUAGES.items() for end in ends.split()}
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]{2,40}")
_EXAMPLE = re.compile(r"(?:^|/)(?:examples?|tutorials?|samples?|demos?|docs?|notebooks?)/", re.IGNORECASE)


class Entry(NamedTuple):
    """One file of the tree. `why`: why its text cannot be had ('too large', 'binary' …), '' when it can."""

    path: str
    size: int
    why: str = ""


class Project:
    """Facts of a tree. `paths`: own files, without vendored, generated, minified and lock files.

    `everything`: all paths. `read`: path -> text ('' for what cannot be read). `tags`: names of version tags.
    """

    def __init__(
        self, name: str, entries: Iterable[Entry], read: Callable[[str], str], tags: tuple[str, ...] = ()
    ) -> None:
        self.name = name
        self.tags = tags
        self._read = read
        self._entries = {entry.path: entry for entry in entries}
        self.everything = tuple(self._entries)
        self.left_out = Counter(why for path in self.everything if (why := rules.left_out(path)))
        self.paths = tuple(path for path in self.everything if not rules.left_out(path))
        self._texts: dict[str, str] = {}
        self._codes: dict[str, Code] = {}
        self._notebooks: dict[str, Notebook] = {}
        self._sql: dict[str, tuple[Statement, ...]] = {}
        self._index: Mapping[str, list[str]] | None = None
        self.notes: dict[str, object] = {}
        """what one probe found out that others ask, too"""

    @property
    def unread(self) -> Counter[str]:
        """Reason -> number of own sources and documents whose text cannot be had; not data or pictures."""
        reasons = ((path, self._entries[path].why) for path in self.paths)
        return Counter(
            why for path, why in reasons if why and (language_of(path) or path.endswith((".md", "/")))
        )

    # ── paths and texts ──

    def named(self, *patterns: str, everywhere: bool = False) -> list[str]:
        """Paths that match one of the regular expressions, searched in the whole path, case ignored."""
        wanted = re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
        return [path for path in (self.everything if everywhere else self.paths) if wanted.search(path)]

    def text(self, path: str) -> str:
        """The text of a file; '' for what is missing, binary or too large."""
        if path not in self._texts:
            entry = self._entries.get(path)
            self._texts[path] = self._read(path) if entry is not None and not entry.why else ""
        return self._texts[path]

    def lines(self, path: str) -> list[str]:
        return self.text(path).splitlines()

    def find(
        self, pattern: str, paths: Iterable[str], flags: int = re.IGNORECASE
    ) -> Iterator[tuple[str, int, str]]:
        """(path, line number, line) of every line that the regular expression is found in."""
        wanted = re.compile(pattern, flags)
        for path in paths:
            for number, line in enumerate(self.lines(path), 1):
                if len(line) < 5_000 and wanted.search(line):
                    yield path, number, line

    # ── code ──

    def code_paths(self, *languages: str) -> list[str]:
        """Own sources and notebooks of these languages ('py', 'js', 'ts', 'java', 'go', 'cpp'); or all."""
        wanted = languages or tuple(_LANGUAGES)
        return [path for path in self.paths if language_of(path) in wanted]

    def with_words(
        self, *words: str, languages: tuple[str, ...] = (), also: tuple[str, ...] = ()
    ) -> list[str]:
        """Code files that hold one of these identifiers (three letters or more), programs before tests.

        `also`: and one of those; common words alone would have most files parsed for nothing.
        """
        index = self._word_index()
        found = {path for word in words for path in index.get(word, ())}
        if also:
            found &= {path for word in also for path in index.get(word, ())}
        if languages:
            found = {path for path in found if language_of(path) in languages}
        return sorted(found, key=lambda path: (rules.is_test(path), bool(_EXAMPLE.search(path)), path))

    def words_like(self, pattern: re.Pattern[str]) -> list[str]:
        """The identifiers of all code that a regular expression is found in, for `with_words`."""
        return [word for word in self._word_index() if pattern.search(word)]

    def code(self, path: str) -> Code:
        """The parsed facts of one source file or notebook; lines are those of the file."""
        if path not in self._codes:
            self._codes[path] = self._parsed(path)
        return self._codes[path]

    def codes(
        self, *words: str, languages: tuple[str, ...] = (), also: tuple[str, ...] = ()
    ) -> Iterator[tuple[str, Code]]:
        """(path, code) of the files that `with_words` gives."""
        for path in self.with_words(*words, languages=languages, also=also):
            yield path, self.code(path)

    def notebook(self, path: str) -> Notebook:
        """The cells of a notebook; empty for what is none."""
        if path not in self._notebooks:
            self._notebooks[path] = notebook(self.text(path))
        return self._notebooks[path]

    def sql(self, path: str) -> tuple[Statement, ...]:
        """Statements of a .sql file, or those in literal texts of a program."""
        if path not in self._sql:
            if path.lower().endswith((".sql", ".ddl", ".pgsql", ".hql")):
                self._sql[path] = statements(self.text(path))
            else:
                texts = [t for t in self.code(path).texts if is_sql(t.text)]
                self._sql[path] = tuple(s for t in texts for s in statements(t.text, t.line))
        return self._sql[path]

    def _parsed(self, path: str) -> Code:
        language = language_of(path)
        text = self.text(path)
        if language is None or not text:
            return EMPTY
        if path.endswith(".ipynb"):  # its pictures are long lines, which say nothing of its code
            return self.notebook(path).code()
        if rules.left_out_text(text):
            return EMPTY
        return python_code(text) if language == "py" else tree_code(language, text)

    def _word_index(self) -> Mapping[str, list[str]]:
        if self._index is None:
            index: dict[str, list[str]] = defaultdict(list)
            for path in self.code_paths():
                text = self.notebook(path).source if path.endswith(".ipynb") else self.text(path)
                for word in set(_WORD.findall(text)):
                    index[word].append(path)
            self._index = index
        return self._index


def language_of(path: str) -> str | None:
    """'py', 'js', 'ts', 'java', 'go' or 'cpp'; a notebook is Python; None for other files."""
    dot = path.rfind(".")
    end = path[dot:].lower() if dot >= 0 else ""
    return "py" if end == ".ipynb" else LANGUAGE.get(end)
