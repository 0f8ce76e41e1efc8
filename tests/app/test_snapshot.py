"""From a recorded file to the first screen, on adverts of our own."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from gander.app import snapshot
from gander.app.stand import stand
from gander.connectors.source import Connector, SourceFacts
from gander.errors import UserError
from gander.shell.store import open_market
from tests.raw import raw

ADVERT = """About us
We build software that counts birds on photographs, and we are a small team.

What you will do
- You will deploy models with Triton

Requirements
- Strong Python
- PyTorch or TensorFlow

Nice to have
- Kubernetes
"""


@pytest.fixture
def built(tmp_path, monkeypatch):
    facts = SourceFacts(
        id="test",
        file="test.parquet",
        what="made for tests",
        licence="CC0",
        origin="tests",
        as_of=date(2026, 5, 1),
        kind="stock",
    )
    rows = [
        {"text": ADVERT, "location": "Berlin, Germany", "snapshot_day": date(2026, 5, 1)},
        {"location": "Berlin, Germany", "snapshot_day": date(2026, 5, 1)},
        {"tags": ["Python"], "location": "Berlin, Germany", "snapshot_day": date(2026, 5, 1)},
    ]
    recorded = tmp_path / "postings"
    recorded.mkdir()
    raw(*rows).write_parquet(recorded / "test.parquet")
    monkeypatch.setattr(snapshot, "ALL", (Connector(facts, lambda frame: (frame, [("no title", 2)])),))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path, snapshot.build(tmp_path, tmp_path / "market")


def test_no_prose_is_kept(built):
    folder, _ = built
    found = list((folder / "market").rglob("*.parquet"))
    assert len(found) > 2
    for file in found:
        content = str(pl.read_parquet(file).to_dicts())
        assert "counts birds" not in content
        assert "Strong Python" not in content


def test_the_sources_are_told_with_what_was_dropped(built):
    _, result = built
    (row,) = result.sources.to_dicts()
    assert (row["rows_in"], row["kept"], row["dropped"]) == (3, 3, [{"reason": "no title", "n": 2}])


def test_musts_any_of_and_nice_reach_the_table(built):
    folder, _ = built
    store = open_market(folder / "market")
    units = store.requirements(store.postings(), pl.col("rule") != "board-tag")
    found = {(frozenset(u["members"]), u["status"]) for u in units.to_dicts()}
    assert (frozenset({"python"}), "must") in found
    assert (frozenset({"pytorch", "tensorflow"}), "must") in found
    assert (frozenset({"kubernetes"}), "nice") in found


def test_the_first_screen_stands_on_it(built, monkeypatch, ask):
    folder, _ = built
    monkeypatch.setenv("GANDER_MARKET", str(folder / "market"))
    monkeypatch.chdir(folder)
    answer = stand(ask(know=("python, tensorflow",)))
    assert (answer.population.n_postings, answer.market.n_read) == (3, 1)
    door, *others = answer.doors
    assert (door.missing, door.n_must, door.basis) == ((), 2, "read")
    assert {d.basis for d in others} == {"title", "tags"}


def test_building_again_gives_the_same_bytes(built):
    folder, _ = built
    snapshot.build(folder, folder / "again")
    one, two = folder / "market", folder / "again"
    names = {str(file.relative_to(one)) for file in one.rglob("*") if file.is_file()}
    assert names == {str(file.relative_to(two)) for file in two.rglob("*") if file.is_file()}
    assert all((one / name).read_bytes() == (two / name).read_bytes() for name in names)


def test_a_missing_recording_is_named(tmp_path):
    with pytest.raises(UserError, match="ashby-2025"):
        snapshot.build(tmp_path, tmp_path / "market")
