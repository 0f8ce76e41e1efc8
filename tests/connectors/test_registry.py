"""Every recorded source: its facts, and its columns against the file where the file is there."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from gander.connectors.registry import ALL
from gander.connectors.source import Connector
from gander.errors import SourceError
from gander.tables import RAW, conform

SHARED = Path(__file__).parents[3] / "shared" / "data" / "postings"


def test_ids_are_unique_and_facts_complete() -> None:
    assert len({c.facts.id for c in ALL}) == len(ALL) == 8
    for connector in ALL:
        facts = connector.facts
        assert facts.file == f"{facts.id}.parquet"
        assert facts.what and facts.licence and facts.origin
        assert facts.kind in ("stock", "series")
        assert facts.forum == facts.id.startswith("hn-")


@pytest.mark.parametrize("connector", ALL, ids=lambda c: c.facts.id)
def test_a_file_without_its_columns_is_named_with_each_of_them(connector: Connector) -> None:
    with pytest.raises(SourceError) as caught:
        connector.parse(pl.DataFrame({"source_id": ["1"]}))
    assert {p.where for p in caught.value.problems} == {connector.facts.file}
    assert any("'url'" in p.why for p in caught.value.problems)


@pytest.mark.parametrize("connector", ALL, ids=lambda c: c.facts.id)
def test_the_recorded_file(connector: Connector) -> None:
    path = SHARED / connector.facts.file
    if not path.exists():
        pytest.skip(f"{connector.facts.file} is not on this machine")
    frame = pl.read_parquet(path)
    rows, dropped = connector.parse(frame)
    conform(rows, RAW, connector.facts.id)
    assert rows.height + sum(n for _, n in dropped) == frame.height
    assert rows["source_id"].is_unique().all()
    assert rows["title"].null_count() == 0
    assert rows["posted"].max() is None or rows["posted"].max() <= connector.facts.as_of  # type: ignore[operator]
    assert rows["employer"].null_count() == (
        rows.height if connector.facts.forum else rows["employer"].null_count()
    )
    assert rows.height > 0.99 * frame.height
