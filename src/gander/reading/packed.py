"""A compiled lexicon as arrays alone, and back, so that it can be kept on disk as data that nothing runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gander.reading.lexicon import Lexicon
from gander.reading.phrases import Phrases, Spellings
from gander.reading.tokens import Powers

Arrays = dict[str, NDArray[Any]]
_PLAIN = "plain"
"""The array that holds, as JSON in UTF-8, all that is none."""
_MADE: Mapping[str, Callable[[Any], Any]] = {
    "int": int, "str": str, "list": list, "tuple": tuple, "frozenset": frozenset,
}  # fmt: skip


def packed(lexicon: Lexicon) -> Arrays:
    """All that the lexicon, its phrases and their spellings hold."""
    phrases = lexicon.phrases
    held = [("lexicon", lexicon), ("phrases", phrases), ("spellings", phrases.spellings)]
    arrays: Arrays = {}
    plain: dict[str, tuple[str, Any]] = {}
    for owner, whole in held:
        for name, value in vars(whole).items():
            kind = type(value).__name__
            if isinstance(value, np.ndarray):
                arrays[f"{owner}.{name}"] = value
            elif kind in _MADE:
                plain[f"{owner}.{name}"] = (kind, sorted(value) if kind == "frozenset" else value)
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return {**arrays, _PLAIN: np.frombuffer(text.encode(), dtype=np.uint8)}


def unpacked(arrays: Arrays) -> Lexicon:
    """The lexicon that was packed. Raises LookupError, TypeError or ValueError for anything else."""
    spellings, phrases = Spellings.__new__(Spellings), Phrases.__new__(Phrases)
    lexicon = Lexicon.__new__(Lexicon)
    lexicon.powers, lexicon.phrases, phrases.spellings = Powers(), phrases, spellings
    held = {"lexicon": lexicon, "phrases": phrases, "spellings": spellings}
    plain = json.loads(arrays[_PLAIN].tobytes())
    values = {place: _MADE[kind](value) for place, (kind, value) in plain.items()}
    for place, value in [*values.items(), *arrays.items()]:
        owner, _, name = place.partition(".")
        if name:
            setattr(held[owner], name, value)
    return lexicon
