"""Calls, classes and imports of a project by dotted patterns; what most probes are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from gander.evidence.code import Call, Class, Code
from gander.evidence.project import Project


def calls_of(
    project: Project, patterns: Iterable[str], languages: tuple[str, ...] = ()
) -> Iterator[tuple[str, Call]]:
    """(path, call) for every call whose followed or written name matches a pattern.

    Patterns are dotted: 'torch.onnx.export' matches just that, 'torch.jit.*' what lies below it, '*.fit' any
    call that ends so. The last literal name of each pattern narrows the files that are parsed.
    """
    wanted = tuple(patterns)
    for path, code in project.codes(*_words(wanted), languages=languages):
        matching = _compiled(wanted)
        yield from (
            (path, call) for call in code.calls if matching.match(call.of) or matching.match(call.name)
        )


def classes_of(
    project: Project, bases: Iterable[str], languages: tuple[str, ...] = ()
) -> Iterator[tuple[str, Class]]:
    """(path, class) of every class with a base that matches one of the patterns."""
    wanted = tuple(bases)
    for path, code in project.codes(*_words(wanted), languages=languages):
        matching = _compiled(wanted)
        yield from ((path, kind) for kind in code.classes if any(map(matching.match, kind.bases)))


def names_of(project: Project, patterns: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """(path, line, name) of dotted names that are used, called or not."""
    wanted = tuple(patterns)
    for path, code in project.codes(*_words(wanted)):
        matching = _compiled(wanted)
        yield from ((path, line, name) for name, line in code.names.items() if matching.match(name))


def imports_of(project: Project, modules: Iterable[str]) -> Iterator[tuple[str, int, str, Code]]:
    """(path, line, module, code) of imports of these modules or of what lies below them."""
    wanted = tuple(modules)
    words = {part for module in wanted for part in re.findall(r"\w{3,}", module)[:1]}
    for path, code in project.codes(*words):
        for name, line in code.imports.items():
            if any(name == m or name.startswith((f"{m}.", f"{m}/")) for m in wanted):
                yield path, line, name, code


def _words(patterns: tuple[str, ...]) -> set[str]:
    """For each pattern the literal word that fewest files hold, as far as can be told: the last one."""
    found = set()
    for pattern in patterns:
        literal = [part for part in re.split(r"[./]", pattern) if re.fullmatch(r"\w{3,40}", part)]
        if literal:
            found.add(literal[-1])
    return found


@lru_cache(maxsize=512)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    bodies = [re.escape(p).replace(r"\*", r".*") for p in patterns]
    return re.compile("|".join(f"(?:{b})$" for b in bodies))
