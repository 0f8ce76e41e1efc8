"""The compiled vocabulary that is kept: like a new one, under its own name, and harmless when damaged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gander.reading.lexicon import Lexicon
from gander.shell import lexicon as kept_lexicon
from gander.shell.lexicon import read_lexicon
from gander.shell.vocabulary import Shipped
from tests.reading.vocabulary_small import SMALL

SHIPPED = Shipped(SMALL, "0123")


def _same(one: Lexicon, other: Lexicon) -> bool:
    return one.names == other.names and np.array_equal(one.phrases.keys, other.phrases.keys)


def _not_again(*_: object) -> Lexicon:
    raise AssertionError("compiled again")


def test_the_second_start_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_lexicon(SHIPPED, tmp_path)
    monkeypatch.setattr(kept_lexicon, "Lexicon", _not_again)
    assert _same(read_lexicon(SHIPPED, tmp_path), first)


def test_another_vocabulary_is_kept_instead(tmp_path: Path) -> None:
    (tmp_path / "vocabulary-0.txt").write_text("", encoding="utf-8")
    read_lexicon(SHIPPED, tmp_path)
    (before,) = tmp_path.glob("lexicon-*")
    read_lexicon(Shipped(SMALL, "4567"), tmp_path)
    (after,) = tmp_path.glob("lexicon-*")
    assert after != before
    assert (tmp_path / "vocabulary-0.txt").exists()


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "changed", "pickle"])
def test_a_damaged_one_is_read_past_and_mended(tmp_path: Path, damage: str) -> None:
    first = read_lexicon(SHIPPED, tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    middle = len(whole) // 2
    if damage == "pickle":
        with file.open("wb") as handle:
            np.savez(handle, allow_pickle=True, plain=np.array([{}], dtype=object))
    else:
        changed = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
        damaged = {"empty": b"", "text": b"{}", "cut": whole[:middle], "changed": changed}
        file.write_bytes(damaged[damage])
    assert _same(read_lexicon(SHIPPED, tmp_path), first)
    assert len(file.read_bytes()) == len(whole)


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("", encoding="utf-8")
    assert _same(read_lexicon(SHIPPED, blocked), Lexicon(SMALL.skills))
