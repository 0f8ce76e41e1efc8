"""Which modules a source file imports, under which names, and which of them some added lines use.

Why:
    That a file imports PyTorch says little about a commit that changed a path in it. A commit counts as
    work with a module when its own added lines name what the import bound ('nn', 'DataLoader'). Whole files
    would take a parser minutes a history; so their import statements are found by a scan, and only these
    are parsed, once a wording, since the imports of a file hardly change from commit to commit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from gander.evidence.import_parse import parsed
from gander.evidence.import_patterns import READERS
from gander.evidence.import_scan import Span, statements
from gander.evidence.imported import Imports

_EXTENSIONS = {
    "py": "py pyi pyx ipynb",
    "js": "js jsx ts tsx mjs cjs mts cts vue svelte",
    "go": "go",
    "java": "java",
    "jvm": "kt kts scala sc",
    "r": "r rmd",
    "rust": "rs",
    "sql": "sql",
    "c": "c h cc cpp cxx hpp hh hxx cu cuh",
}
_LANGUAGE = {ext: language for language, exts in _EXTENSIONS.items() for ext in exts.split()}
Assigned = tuple[tuple[str, str], ...]
"""(name, imported name) of assignments at the left margin"""
_NAME = re.compile(r"(?<![.\w])[^\W\d]\w*")
_ASSIGNED = re.compile(
    r"(?:(?:export |const |let |var )*)([^\W\d]\w*)[ \t]*(?::[^=\n]{1,80})?=[ \t]*(?:await )?([^\W\d]\w*)"
)
_JSX = re.compile(r"</|/>|<[A-Z]\w*[ >]")
_RUST_OWN = {"std", "core", "alloc", "crate", "self", "super", "Self"}


def language_of(path: str) -> str | None:
    """The language whose imports can be read: 'py', 'js', 'go', 'java', 'jvm', 'r', 'rust', 'c', 'sql', or
    None."""
    return _LANGUAGE.get(path.rpartition(".")[2].lower())


def read_imports(language: str, text: str, spans: Sequence[Span] | None = None) -> Imports:
    """The imports of a source text in that language. `spans`: its import statements, where they are known."""
    reader = READERS.get(language)
    if reader is not None:  # no parser of these is at hand
        found = Imports({}, set())
        reader(text, found)
        return found
    spans = statements(language, text) if spans is None else spans
    found = parsed(language, (text[start:end] for start, end in spans))
    if language == "js" and found.has("js:react") and _JSX.search(text):  # JSX needs no name of React
        return Imports(found.bound, found.whole | {"js:react"})
    return found


def used_keys(
    language: str, imports: Imports, text: str, lines: list[str], made: Assigned | None = None
) -> set[str]:
    """The keys that the added non-trivial `lines` of the file `text` work with.

    A name assigned at the left margin from an imported one ('app = FastAPI()') stands for it; `made`: what
    `assigned` says of the text, where it is known.
    """
    if not lines:
        return set()
    added = "\n".join(lines)
    if language == "c":
        return {key for key in imports.whole if _c_prefix(key).search(added)}
    used = set(imports.whole)
    if language == "js" and not _JSX.search(added):
        used.discard("js:react")
    names = set(_NAME.findall(added))
    for name, keys in imports.bound.items():
        if name in names:
            used |= keys
    for name, source in assigned(language, imports, text) if made is None else made:
        if name in names:
            used |= imports.bound.get(source, set())
    if language in ("rust", "r"):
        used |= {
            f"{language}:{name}" for name in re.findall(r"(?<![\w:])([A-Za-z_][\w.]*?)::", added)
        } & _inline(language, imports, text)
    return used


def assigned(language: str, imports: Imports, text: str) -> Assigned:
    """(name, imported name that begins its value) of the assignments at the left margin."""
    if not imports.bound or language not in ("py", "js"):
        return ()
    found: list[tuple[str, str]] = []
    for line in text.split("\n"):
        if "=" in line and line[0] not in " \t#/*)}]":
            match = _ASSIGNED.match(line)
            if match and match[2] in imports.bound:
                found.append((match[1], match[2]))
    return tuple(found)


def _inline(language: str, imports: Imports, text: str) -> set[str]:
    """Keys of paths written out in the code ('tokio::spawn'), without modules of the file's own crate."""
    own = set(re.findall(r"^\s*(?:pub\s+)?mod\s+(\w+)", text, re.MULTILINE)) | _RUST_OWN
    heads = set(re.findall(r"(?<![\w:])([A-Za-z_][\w.]*?)::", text)) - own
    bound = set(imports.bound) if language == "rust" else set()
    return {f"{language}:{head}" for head in heads - bound if head[0].islower() or language == "r"}


_C_PREFIXES = {
    "opencv2": "cv(?:::|_)",
    "opencv": "cv(?:::|_|[A-Z])",
    "cuda_runtime": "(?:cuda|__global__|__device__|<<<)",
    "cuda_runtime_api": "cuda",
    "cublas_v2": "cublas",
    "gtest": "(?:TEST|EXPECT_|ASSERT_|testing::)",
    "gmock": "(?:EXPECT_CALL|MOCK_|testing::)",
    "pybind11": "(?:py|pybind11|PYBIND11)",
    "python": "Py",
    "nlohmann": "(?:nlohmann|json)",
    "grpcpp": "grpc",
    "qt": "(?-i:Q[A-Z])",
}


@lru_cache(maxsize=4096)
def _c_prefix(key: str) -> re.Pattern[str]:
    """What names of a header begin with: 'boost/any.hpp' is used by 'boost::any', 'omp.h' by 'omp_init'."""
    head = key.partition(":")[2].partition("/")[0].partition(".")[0].lower()
    head = "qt" if head.startswith("qt") else head
    return re.compile(rf"(?<![a-z0-9]){_C_PREFIXES.get(head) or re.escape(head)}", re.IGNORECASE)
