"""Which modules a source file imports, under which names, and which of them some added lines use.

Why:
    That a file imports PyTorch says little about a commit that changed a path in it. A commit counts as
    work with a module when its own added lines name what the import bound ('nn', 'DataLoader').
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

_EXTENSIONS = {
    "py": "py pyi pyx ipynb",
    "js": "js jsx ts tsx mjs cjs mts cts vue svelte",
    "go": "go",
    "jvm": "java kt kts scala sc",
    "r": "r rmd",
    "rust": "rs",
    "sql": "sql",
    "c": "c h cc cpp cxx hpp hh hxx cu cuh",
}
_LANGUAGE = {ext: language for language, exts in _EXTENSIONS.items() for ext in exts.split()}
_NAME = re.compile(r"(?<![.\w])[^\W\d]\w*")
_ASSIGNED = re.compile(
    r"(?:(?:export |const |let |var )*)([^\W\d]\w*)[ \t]*(?::[^=\n]{1,80})?=[ \t]*(?:await )?([^\W\d]\w*)"
)


class Imports(NamedTuple):
    """`bound`: name in the file -> keys. `whole`: keys without a name (star imports, includes)."""

    bound: dict[str, set[str]]
    whole: set[str]

    def bind(self, name: str, key: str) -> None:
        self.bound.setdefault(name, set()).add(key)

    def keys(self) -> set[str]:
        """Every key of the file."""
        return self.whole.union(*self.bound.values())


def language_of(path: str) -> str | None:
    """The language whose imports can be read: 'py', 'js', 'go', 'jvm', 'r', 'rust', 'c', 'sql', or None."""
    return _LANGUAGE.get(path.rpartition(".")[2].lower())


def read_imports(language: str, text: str) -> Imports:
    """The imports of a source text (or of added lines of one) in that language."""
    found = Imports({}, set())
    _READERS[language](text, found)
    return found


def used_keys(language: str, imports: Imports, text: str, lines: list[str]) -> set[str]:
    """The keys that the added non-trivial `lines` of the file `text` work with.

    A name assigned at the left margin from an imported one ('app = FastAPI()') stands for it.
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
    if imports.bound and language in ("py", "js"):
        for name, source in _assigned(text):
            if name in names and source in imports.bound:
                used |= imports.bound[source]
    if language in ("rust", "r"):
        used |= {
            f"{language}:{name}" for name in re.findall(r"(?<![\w:])([A-Za-z_][\w.]*?)::", added)
        } & _inline(language, imports, text)
    return used


def _assigned(text: str) -> Iterator[tuple[str, str]]:
    """(name, what begins its value) of the assignments at the left margin."""
    for line in text.split("\n"):
        if "=" in line and line[0] not in " \t#/*)}]":
            match = _ASSIGNED.match(line)
            if match:
                yield match[1], match[2]


def _inline(language: str, imports: Imports, text: str) -> set[str]:
    """Keys of paths written out in the code ('tokio::spawn'), without modules of the file's own crate."""
    own = set(re.findall(r"^\s*(?:pub\s+)?mod\s+(\w+)", text, re.MULTILINE)) | _RUST_OWN
    heads = set(re.findall(r"(?<![\w:])([A-Za-z_][\w.]*?)::", text)) - own
    bound = set(imports.bound) if language == "rust" else set()
    return {f"{language}:{head}" for head in heads - bound if head[0].islower() or language == "r"}


# ── Python ────────────────────────────────────────────────────────────────────────────────────────────

_PY_WORD = re.compile(r"import[ \t(*]")
_PY_IMPORT = re.compile(r"[ \t]*import[ \t]+([\w., \t]+)")
_PY_FROM = re.compile(r"[ \t]*from[ \t]+(\w[\w.]*)[ \t]+import[ \t]*(\([^()]*\)|[^\n#;(]+)")
_COMMENT = re.compile(r"#[^\n]*")


def _python(text: str, found: Imports) -> None:
    last = -1
    for word in _PY_WORD.finditer(text):  # a plain word is found many times faster than a pattern with '^'
        start = text.rfind("\n", max(last, 0), word.start()) + 1 or max(last, 0)
        if start == last:
            continue  # a line is looked at once
        last = start
        match = _PY_IMPORT.match(text, start)
        if match:
            for part in match[1].split(","):
                words = part.split()
                if len(words) == 1:
                    found.bind(words[0].partition(".")[0], f"py:{words[0]}")
                elif len(words) == 3 and words[1] == "as":
                    found.bind(words[2], f"py:{words[0]}")
            continue
        match = _PY_FROM.match(text, start)
        if match:
            _python_names(match[1], _COMMENT.sub("", match[2]), found)


def _python_names(module: str, names: str, found: Imports) -> None:
    for part in names.strip("() \t\r\n\\").split(","):
        words = part.split()
        if words == ["*"]:
            found.whole.add(f"py:{module}")
        elif words and words[0].isidentifier():
            found.bind(words[-1], f"py:{module}.{words[0]}")


# ── JavaScript and TypeScript ─────────────────────────────────────────────────────────────────────────

_JS_FROM = re.compile(r"\bfrom\s*['\"]([^'\"\n]+)['\"]")
_JS_CLAUSE = re.compile(r"\s+(?:type\s+)?([\w*\s{},$]+)")
_MAX_CLAUSE = 4000
"""characters between 'import' and 'from'"""
_JS_REQUIRE = re.compile(
    r"\b(?:const|let|var)\s+([\w$]+|\{[^{}=]{0,2000}\})\s*=\s*(?:await\s+)?(?:require|import)\(\s*['\"]([^'\"\n]+)['\"]"
)
_JS_BARE = re.compile(r"(?:import|require)\s*\(?\s*['\"]([^'\"\n]+)['\"]")
_JSX = re.compile(r"</|/>|<[A-Z]\w*[ >]")
_JS_NAME = re.compile(r"(?:[\w$]+\s*(?:\bas\b|:)\s*)?([\w$]+)")


def _js_clauses(text: str) -> Iterator[tuple[str, str]]:
    """(names, module) of every import, found from its end, so that no text is looked at twice."""
    last = 0
    for match in _JS_FROM.finditer(text):
        before = text[max(last, match.start() - _MAX_CLAUSE) : match.start()]
        last = match.end()
        at = max(before.rfind("import"), before.rfind("export"))
        clause = _JS_CLAUSE.fullmatch(before, at + 6) if at >= 0 else None
        if clause:
            yield clause[1], match[1]
    for match in _JS_REQUIRE.finditer(text):
        yield match[1], match[2]


def _javascript(text: str, found: Imports) -> None:
    for names, module in _js_clauses(text):
        module = module.removeprefix("node:")
        if module.startswith((".", "/", "@/", "~")):
            continue
        for part in re.split(r"[{},]", names.replace("* as ", "")):
            name = _JS_NAME.fullmatch(part.strip().removeprefix("type "))
            if name:
                found.bind(name[1], f"js:{module}")
        if module == "react" and _JSX.search(text):
            found.whole.add("js:react")  # JSX needs no name of React
    bound = found.keys()
    for word in _JS_BARE.findall(text):
        module = word.removeprefix("node:")
        if not module.startswith((".", "/", "@/", "~")) and f"js:{module}" not in bound:
            found.whole.add(f"js:{module}")


# ── Go ────────────────────────────────────────────────────────────────────────────────────────────────

_GO_LINE = re.compile(
    r'^\s*(?:import\s+)?(?:([\w.]+)\s+)?"([\w.~-]+(?:/[\w.~-]+)*)"\s*(?://.*)?$', re.MULTILINE
)
_GO_VERSION = re.compile(r"^v\d+$")


def _go(text: str, found: Imports) -> None:
    end = re.search(r"^(?:func|type|var|const)\b", text, re.MULTILINE)
    for alias, path in _GO_LINE.findall(text[: end.start()] if end else text):
        parts = [p for p in path.split("/") if not _GO_VERSION.match(p)]
        name = alias or re.sub(r"^go-|[.-]go$|\.v\d+$", "", parts[-1]).replace("-", "")
        if name in ("_", "."):
            found.whole.add(f"go:{path}")
        else:
            found.bind(name, f"go:{path}")


# ── Java, Kotlin, Scala ───────────────────────────────────────────────────────────────────────────────

_JVM = re.compile(
    r"^\s*import\s+(?:static\s+)?([\w.]+?)(?:\.(\*|_|\{[^{}\n]*\}))?\s*(?:as\s+(\w+)\s*)?;?[ \t\r]*$",
    re.MULTILINE,
)


def _jvm(text: str, found: Imports) -> None:
    for path, group, alias in _JVM.findall(text):
        if group in ("*", "_"):
            found.whole.add(f"jvm:{path}")
        elif group:
            for part in group.strip("{}").split(","):
                words = part.replace("=>", " ").split()
                if words:
                    found.bind(words[-1], f"jvm:{path}.{words[0]}")
        else:
            found.bind(alias or path.rpartition(".")[2], f"jvm:{path}")


# ── Rust, R, C, SQL ────────────────────────────────────────────────────────────────────────────────────

_RUST_USE = re.compile(r"^\s*(?:pub(?:\([^)]*\))?\s+)?use\s+(?:::)?(\w+)([^;]{0,4000});", re.MULTILINE)
_RUST_OWN = {"std", "core", "alloc", "crate", "self", "super", "Self"}
_R_LIBRARY = re.compile(r"\b(?:library|require|requireNamespace|loadNamespace)\(\s*['\"]?([\w.]+)['\"]?")
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
_C_INCLUDE = re.compile(r"^\s*#\s*include\s*[<\"]([\w./+-]+)[>\"]", re.MULTILINE)


def _rust(text: str, found: Imports) -> None:
    for crate, rest in _RUST_USE.findall(text):
        if crate not in _RUST_OWN:
            for name in {crate, *re.findall(r"\w+", rest)} - {"as", "self"}:
                found.bind(name, f"rust:{crate}")


def _r(text: str, found: Imports) -> None:
    found.whole.update(f"r:{name}" for name in _R_LIBRARY.findall(text))


@lru_cache(maxsize=4096)
def _c_prefix(key: str) -> re.Pattern[str]:
    """What names of a header begin with: 'boost/any.hpp' is used by 'boost::any', 'omp.h' by 'omp_init'."""
    head = key.partition(":")[2].partition("/")[0].partition(".")[0].lower()
    head = "qt" if head.startswith("qt") else head
    return re.compile(rf"(?<![a-z0-9]){_C_PREFIXES.get(head) or re.escape(head)}", re.IGNORECASE)


def _c(text: str, found: Imports) -> None:
    found.whole.update(f"c:{name}" for name in _C_INCLUDE.findall(text))


_DBT = re.compile(r"\{\{-?\s*(?:ref|source|config|dbt_utils|this)\b|\{%-?\s*(?:macro|snapshot|test)\b")


def _sql(text: str, found: Imports) -> None:
    """SQL imports nothing; a template that asks for other models is a dbt model, all of it."""
    if _DBT.search(text):
        found.whole.add("sql:dbt")


_READERS: dict[str, Callable[[str, Imports], None]] = {
    "py": _python,
    "js": _javascript,
    "go": _go,
    "jvm": _jvm,
    "rust": _rust,
    "r": _r,
    "c": _c,
    "sql": _sql,
}
