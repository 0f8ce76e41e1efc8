"""Keeps the compiled vocabulary in the user's cache folder: compiling it is most of a start.

Why:
    It is kept as arrays under a name that holds the hash of the vocabulary and of the reader's own source
    files, so it can be stale in no way, also for who changes them; NumPy reads it with pickles refused, and
    every array has its checksum. Whatever is wrong with it, the vocabulary is compiled again.
"""

from __future__ import annotations

import hashlib
import unicodedata
from importlib import resources
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from gander.reading.lexicon import Lexicon
from gander.reading.packed import packed, unpacked
from gander.shell.cache import cache_folder, keep
from gander.shell.vocabulary import Shipped

_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, EOFError, BadZipFile)


def read_lexicon(shipped: Shipped, cache: Path | None = None) -> Lexicon:
    """The compiled vocabulary. `cache`: the folder that it is kept in, the user's own by default."""
    folder = cache if cache is not None else cache_folder()
    kept = folder / f"lexicon-{_fingerprint(shipped)}.npz"
    known = _read(kept)
    if known is not None:
        return known
    lexicon = Lexicon(shipped.vocabulary.skills)
    content = BytesIO()
    np.savez(content, allow_pickle=False, **packed(lexicon))
    keep(kept, content.getvalue(), instead_of="lexicon-*")
    return lexicon


def _fingerprint(shipped: Shipped) -> str:
    """Also of the Unicode tables, from which letters are told."""
    told = f"{shipped.fingerprint} {unicodedata.unidata_version}"
    digest = hashlib.blake2b(told.encode(), digest_size=12)
    files = (resources.files("gander") / "reading").iterdir()
    for file in sorted((file for file in files if file.name.endswith(".py")), key=lambda file: file.name):
        digest.update(hashlib.blake2b(file.read_bytes()).digest())
    return digest.hexdigest()


def _read(path: Path) -> Lexicon | None:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            return unpacked({name: kept[name] for name in kept.files})
    except _DAMAGED:
        return None
