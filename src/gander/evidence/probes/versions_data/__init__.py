"""Versions data: DVC, Git LFS, table formats with versions, or a dataset pinned by hash or version."""

from __future__ import annotations

import re

from gander.evidence.code import Call, Code
from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.places import files, lines
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_FILES = (
    r"\.dvc$",
    r"(?:^|/)dvc\.(?:ya?ml|lock)$",
    r"(?:^|/)\.dvc/config$",
    r"(?:^|/)(?:\.lakefs|lakefs\.ya?ml|pachyderm\.ya?ml)$",
)
_LFS = r"filter=lfs"
_CALLS = re.compile(
    r"^(?:dvc\.api\.\S+|lakefs\S*\.\S+|wandb\.\S*(?:use_artifact|Artifact)|clearml\.\S*Dataset\.\S+|deltalake\.DeltaTable|delta\.\S*DeltaTable\.\S+|pyiceberg\.\S+|kagglehub\.dataset_download)$"
)
_HASHES = frozenset(
    ["known_hash", "sha256", "md5", "checksum", "file_hash", "md5sum", "hash_md5", "expected_sha256", "sha1"]
)
_PINS = ("revision", "versionAsOf", "data_version", "dataset_version")
_LOADS = re.compile(
    r"(?:load_dataset|from_pretrained|hf_hub_download|snapshot_download|fetch_openml|get_file|retrieve|download_url|download_and_extract\w*|download|read_table|option|table)$"
)
_CHECKS = re.compile(r"hashlib\.(?:sha256|md5|sha1)")
_WORDS = [
    "dvc",
    "lakefs",
    "known_hash",
    "sha256",
    "md5",
    "checksum",
    "revision",
    "fetch_openml",
    "deltalake",
    "DeltaTable",
    "pyiceberg",
    "use_artifact",
    "Artifact",
    "hashlib",
    "file_hash",
    "pooch",
    "versionAsOf",
]


def look(project: Project) -> Seen:
    places = files(project, "DVC", *_FILES, everywhere=True)
    places += lines(project, "Git LFS", _LFS, project.named(r"(?:^|/)\.gitattributes$"))
    for path, code in project.codes(*_WORDS):
        call = next((c for c in code.calls if _pins(c)), None)
        if (
            call is None
            and any(_CHECKS.match(c.of) for c in code.calls)
            and _is_expected(code)
            and _downloads(code.calls)
        ):
            call = next(c for c in code.calls if _CHECKS.match(c.of))
        if call is not None:
            places.append(Place(path, call.line, call.name))
    return (
        true(places)
        if places
        else false("no data is tracked by version, and no dataset is pinned by hash or version")
    )


def _pins(call: Call) -> bool:
    if _CALLS.match(call.of):
        return True
    if not _LOADS.search(call.name):
        return any(
            key in ("known_hash", "file_hash") for key, value in call.keywords if value not in ("None", "")
        )
    if any(key in _HASHES and value not in ("None",) for key, value in call.keywords):
        return True
    if call.last() == "fetch_openml" and (call.keyword("version") or "").isdigit():
        return True
    return any(
        re.fullmatch(r"[\w.-]+", call.keyword(pin) or "")
        and call.keyword(pin) not in ("main", "None", "master")
        for pin in _PINS
    )


def _is_expected(code: Code) -> bool:
    """Whether a hash that is known beforehand stands in the file."""
    named = any(
        re.search(r"expected|known_hash|checksum|(?:sha256|md5)_?(?:sum|hash)", name)
        for name in code.variables
    )
    return named or any(re.fullmatch(r"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}", t.text) for t in code.texts)


def _downloads(calls: tuple[Call, ...]) -> bool:
    return any(re.search(r"urlopen|urlretrieve|requests\.get|download|urllib", call.of) for call in calls)


PROBE = Probe("versions-data", look, skills=("data-versioning",))
