"""Reading one large history: Gander fresh and kept, `git log --numstat`, PyDriller; what blame costs apart.

    GANDER_HISTORY=/path/to/repository python -m benchmarks.speed.history

Everybody in the repository counts as the person, so that all tools are asked for the same: which files each
commit without merges changed, and how many lines it added. Gander also reads what the lines use, imports and
packages; the others do not. Without GANDER_HISTORY a repository of 10,000 commits is made. PyDriller runs in
an environment of its own and on the newest commits only, since the whole would take an hour; it is compared
a commit, with Gander's time for the same newest commits.
"""

from __future__ import annotations

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pygit2

from benchmarks.peers.environments import Recipe, default_folder, make, python_of
from benchmarks.speed import evidence
from benchmarks.speed.ingest import watched

RUNS = int(os.environ.get("GANDER_RUNS", "3"))
COMMITS = 10_000
PART = 500
"""commits that PyDriller reads"""
PYDRILLER = Recipe(
    name="pydriller", steps=(("pydriller==2.12",),), hits="files and added lines of each commit", spans=False
)
_GANDER = """
import json, sys, time
from pathlib import Path
from gander.shell.facts_cache import FactsCache
from gander.shell.repositories_read import read_repositories
def main():
    path, cache, what, *who = sys.argv[1:]
    start = time.perf_counter()
    reading = read_repositories([Path(path)], who, lambda *_: None, FactsCache(Path(cache)))[0]
    seconds = time.perf_counter() - start
    history = reading.history
    columns = history.commits.columns if hasattr(history.commits, "columns") else None
    figures = {"seconds": seconds, "own_commits": history.n_own, "commits": history.n_commits}
    if columns is not None:
        figures |= {"files": len(columns["path"]), "own_lines": int(columns["lines"].sum())}
    if what == "blame":
        from gander.shell.survival_read import read_survival
        found = read_survival([reading], lambda *_: None, FactsCache(Path(cache)))[0]
        figures = {"seconds": found.seconds, "files": found.n_looked, "lines": found.n_lines}
    print(json.dumps(figures))
if __name__ == "__main__":
    main()
"""
_PYDRILLER = """
import json, sys, time
from pydriller import Repository
path, part = sys.argv[1], int(sys.argv[2])
start = time.perf_counter()
n = files = lines = 0
for commit in Repository(path, order="reverse", only_no_merge=True).traverse_commits():
    for file in commit.modified_files:
        files += 1
        lines += file.added_lines
    n += 1
    if n == part:
        break
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "commits": n, "files": files, "added_lines": lines}))
"""
_GANDER_PART = """
import json, sys, time
import pygit2
from gander.shell.gitrepo_touches import Asked, read_touches
path, part = sys.argv[1], int(sys.argv[2])
repository = pygit2.Repository(path)
start = time.perf_counter()
ids = []
for commit in repository.walk(repository.head.target, pygit2.enums.SortMode.TIME):
    if len(commit.parent_ids) < 2:
        ids.append(Asked(str(commit.id), False))
    if len(ids) == part:
        break
found = read_touches(path, ids, set(), True)
print(json.dumps({"seconds": time.perf_counter() - start, "commits": len(ids),
                  "files": sum(map(len, found.touches.values()))}))
"""


def run() -> dict[str, object]:
    """Medians of seconds, peaks of memory, and ratios."""
    given = os.environ.get("GANDER_HISTORY")
    with tempfile.TemporaryDirectory() as name:
        path = Path(given) if given else made(Path(name) / "made.git")
        return _measured(path, Path(name), given is not None)


def _measured(path: Path, folder: Path, real: bool) -> dict[str, object]:
    who = authors(path)
    numbers = iter(range(1_000))
    script = _script(folder, "read", _GANDER)

    def gander(what: str = "read", cache: str | None = None) -> dict[str, Any]:
        place = folder / (cache or f"cache-{next(numbers)}")
        return child([sys.executable, script, str(path), str(place), what, *who])

    fresh = several(gander)
    gander(cache="kept")
    kept = several(lambda: gander(cache="kept"))
    blame = gander("blame", "kept")
    log = several(lambda: numstat(path))
    part = several(lambda: child([sys.executable, "-c", _GANDER_PART, str(path), str(PART)]))
    peer = _pydriller(path, folder)
    result: dict[str, object] = {
        "repository": "given" if real else "made",
        "fresh": fresh,
        "kept": kept,
        "git log --numstat": log,
        "fresh / git log": round(fresh["seconds"] / log["seconds"], 2),
        "s for 10,000 own commits": round(fresh["seconds"] / fresh["own_commits"] * 10_000, 2),
        "newest commits": part,
        "pydriller, newest commits": peer,
        "blame": blame,
        "load": round(os.getloadavg()[0], 1),
    }
    if "seconds" in peer:
        result["pydriller / gander, one process"] = round(peer["seconds"] / part["seconds"], 1)
    return result


def _script(folder: Path, name: str, text: str) -> str:
    """The text as a file: spawned processes have to find their main module."""
    file = folder / f"{name}.py"
    file.write_text(text, encoding="utf-8")
    return str(file)


def _pydriller(path: Path, folder: Path) -> dict[str, Any]:
    home = default_folder()
    home.mkdir(parents=True, exist_ok=True)
    why = "" if python_of(home, PYDRILLER.name) else make(home, PYDRILLER)
    python = python_of(home, PYDRILLER.name)
    if python is None:
        return {"not available": why}
    clone = folder / "clone"  # it takes a bare repository without a configuration for a working folder
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(path), str(clone)], check=True)
    return several(lambda: child([str(python), "-c", _PYDRILLER, str(clone), str(PART)]))


def several(measure: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The median of the seconds of some runs, and the rest of the last one."""
    runs = [measure() for _ in range(RUNS)]
    seconds = [one["seconds"] for one in runs]
    return runs[-1] | {
        "seconds": round(statistics.median(seconds), 3),
        "runs": [round(one, 3) for one in seconds],
    }


def child(command: list[str]) -> dict[str, Any]:
    """What a process prints as JSON, with the peak of it and all that it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with watched(process.pid, 0.1) as peak:
        told, wrong = process.communicate()
    if process.returncode:
        raise RuntimeError(wrong.decode()[-500:])
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = spent.ru_utime + spent.ru_stime - before.ru_utime - before.ru_stime
    return dict(json.loads(told)) | {
        "processor seconds of all, with their start": round(cpu, 2),
        "peak GiB of all processes": round(peak[0] / 2**20, 2),
    }


def numstat(path: Path) -> dict[str, Any]:
    """`git log --numstat` of the whole history, its output read."""
    start = time.perf_counter()
    command = ["git", "-c", "core.hooksPath=/dev/null", "-C", str(path), "log", "--all", "--no-merges"]
    done = subprocess.run([*command, "--numstat", "--format=%H %ae"], capture_output=True, check=False)
    if done.returncode:
        raise FileNotFoundError(f"git log: {done.stderr.decode()[-200:]}")
    return {"seconds": time.perf_counter() - start, "files": done.stdout.count(b"\t") // 2}


def authors(path: Path) -> list[str]:
    """Every address that a commit is by."""
    command = ["git", "-C", str(path), "log", "--all", "--format=%ae"]
    told = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")
    return sorted({word for word in told.split() if "@" in word})


def made(folder: Path) -> Path:
    """A packed repository of `COMMITS` commits to files of some 200 lines."""
    chance = random.Random(f"{evidence.SEED} history")
    repository = pygit2.init_repository(str(folder), bare=True, initial_head="main")
    index = pygit2.Index()
    files = {f"src/part{n % 40}/module{n}.py": evidence.module(chance) for n in range(400)}
    for path, lines in files.items():
        evidence.add(repository, index, path, lines)
    parents: list[pygit2.Oid] = []
    for number in range(COMMITS):
        for path in chance.sample(sorted(files), chance.randint(1, 4)):
            evidence.change(files[path], chance)
            evidence.add(repository, index, path, files[path])
        who = pygit2.Signature(*evidence.ME, evidence.START + number * evidence.DAY // 10, 420)
        tree = index.write_tree(repository)
        parents = [repository.create_commit(None, who, who, f"Change {number}", tree, parents)]
    repository.references.create("refs/heads/main", parents[0])
    repository.pack()
    subprocess.run(["git", "-C", str(folder), "gc", "--quiet", "--prune=now"], check=True)
    return folder


if __name__ == "__main__":
    print(json.dumps(run(), indent=1))
