"""How long reading evidence takes: 20 repositories of 500 own commits, fresh (<= 10 s) and kept (<= 0.2 s).

Run: python -m benchmarks.speed.evidence
"""

from __future__ import annotations

import random
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pygit2

from gander.app.evidence import read_person
from gander.app.request import Request
from gander.model import Alias, Skill
from gander.shell.facts_cache import FactsCache
from gander.vocabulary.vocabulary import Vocabulary

REPOSITORIES = 20
COMMITS = 500
SEED = 20261122
START = 1_600_000_000
DAY = 86_400
ME, OTHER = ("Sam Nguyen", "sam@example.org"), ("Alex Morgan", "alex@example.org")
LIBRARIES = {
    "torch": "torch.nn.Linear({0}, {1})",
    "numpy": "numpy.zeros(({0}, {1}))",
    "pandas": "pandas.DataFrame({{'a': [{0}, {1}]}})",
    "sklearn": "sklearn.cluster.KMeans({0} + {1})",
    "fastapi": "fastapi.FastAPI(title='{0}-{1}')",
    "requests": "requests.get('https://example.org/{0}', timeout={1})",
}


def run() -> dict[str, object]:
    """Seconds for a fresh and two kept readings, and what was read, so that nothing was skipped."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "code"
        root.mkdir()
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            list(pool.map(make_repository, [root / f"project-{n:02}" for n in range(REPOSITORIES)]))
        request = Request(today=date(2026, 11, 22), paths=(str(root),), identities=(ME[1],))
        times: list[float] = []
        for _ in range(3):
            start = time.perf_counter()
            person, _, problems = read_person(request, vocabulary(), {}, FactsCache(Path(folder) / "cache"))
            times.append(time.perf_counter() - start)
        size = sum(file.stat().st_size for file in (Path(folder) / "cache").rglob("*.json"))
        return {
            "repositories": len(person.repositories),
            "own_commits": sum(r.n_own for r in person.repositories),
            "commits": sum(r.n_commits for r in person.repositories),
            "proven": sorted(s for s, e in person.evidence.items() if e.state == "proven"),
            "problems": len(problems),
            "fresh_s": round(times[0], 2),
            "kept_s": round(min(times[1:]), 3),
            "cache_mb": round(size / 1e6, 2),
        }


def vocabulary() -> Vocabulary:
    """The few skills that the benchmark's repositories use."""
    skills = {
        name: Skill(
            id=name,
            label=name,
            kind="library",
            area="x",
            aliases=(Alias(text=name),),
            imports=(f"py:{name}",),
        )
        for name in LIBRARIES
    }
    skills["python"] = Skill(
        id="python",
        label="Python",
        kind="language",
        area="x",
        aliases=(Alias(text="python"),),
        files=("*.py",),
    )
    return Vocabulary(skills=skills, roles={})


def make_repository(folder: Path) -> None:
    """500 commits by the person and 50 by another, 1-3 files each of some 200 lines."""
    chance = random.Random(f"{SEED} {folder.name}")
    repository = pygit2.init_repository(str(folder), bare=True, initial_head="main")
    index = pygit2.Index()
    files = {f"src/part{n % 8}/module{n}.py": module(chance) for n in range(30)}
    for path, lines in files.items():
        add(repository, index, path, lines)
    parents: list[pygit2.Oid] = []
    for number in range(COMMITS + COMMITS // 10):
        for path in chance.sample(sorted(files), chance.randint(1, 3)):
            change(files[path], chance)
            add(repository, index, path, files[path])
        who = pygit2.Signature(*(OTHER if number % 11 == 10 else ME), START + number * DAY // 3, 420)
        tree = index.write_tree(repository)
        parents = [repository.create_commit(None, who, who, f"Change {number}", tree, parents)]
    repository.references.create("refs/heads/main", parents[0])


def add(repository: pygit2.Repository, index: pygit2.Index, path: str, lines: list[str]) -> None:
    """Puts a file into the index."""
    blob = repository.create_blob(("\n".join(lines) + "\n").encode())
    index.add(pygit2.IndexEntry(path, blob, pygit2.enums.FileMode.BLOB))


def module(chance: random.Random) -> list[str]:
    """A source file of some 200 lines that imports three libraries."""
    lines = [f"import {name}" for name in chance.sample(sorted(LIBRARIES), 3)]
    for _ in range(60):
        lines += function(lines, chance)
    return lines


def function(lines: list[str], chance: random.Random) -> list[str]:
    """A function that uses one of the libraries the file imports."""
    library = chance.choice([line.split()[1] for line in lines[:3]])
    a, b = chance.randrange(10**6), chance.randrange(1, 10**6)
    return ["", f"def part_{a}_{b}(value):", f"    return {LIBRARIES[library].format(a, b)}"]


def change(lines: list[str], chance: random.Random) -> None:
    """Some functions go, as many come."""
    for _ in range(chance.randint(1, 6)):
        at = 3 + 3 * chance.randrange((len(lines) - 3) // 3)
        lines[at : at + 3] = function(lines, chance)


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name}: {value}")
