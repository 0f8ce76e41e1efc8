"""The tests mirror the source, so that a reader finds the test of a file where the file is."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE, TESTS = ROOT / "src" / "gander", ROOT / "tests"
ROOMS = sorted(p.name for p in SOURCE.iterdir() if p.is_dir() and (p / "__init__.py").exists())


def test_every_room_has_tests():
    assert [room for room in ROOMS if not list((TESTS / room).glob("test_*.py"))] == []


def test_no_test_is_of_a_room_that_is_gone():
    apart = {"journeys", "benchmarks"}
    folders = {p.name for p in TESTS.iterdir() if p.is_dir() and not p.name.startswith("__")}
    assert folders - set(ROOMS) - apart == set()


def test_nine_files_in_ten_are_short():
    sizes = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in SOURCE.rglob("*.py")}
    long = {str(p.relative_to(SOURCE)): n for p, n in sizes.items() if n >= 300}
    assert len(long) <= len(sizes) / 10, long
