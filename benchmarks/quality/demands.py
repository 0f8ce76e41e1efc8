"""Are reposts found? Precision and recall of demands on pairs of real adverts judged by reading.

Pairs:
    demand_pairs.jsonl holds pairs of adverts of one employer, judged by eye: the same advert (same role,
    near-identical text, whatever city and month) or another (other level, team, product, language). They
    were drawn one an employer and stratum (source, tenth of estimated similarity from 0.3 on, same title or
    not), so hard pairs are as many as easy ones; `weight` is how many employers of the market stand for
    each pair, and weighted figures are of the market. Pairs of kind `title` have no text on one side.
    Halves are split by employer; the threshold was set on `tune` only. One person judged, the one who
    wrote the rule.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from benchmarks.quality.demands_made import made
from benchmarks.quality.labels import SHARED
from benchmarks.quality.scores import interval, ratio
from gander.app.reading import Readers
from gander.connectors.registry import ALL
from gander.tables import RAW, conform

HERE = Path(__file__).parent
FAMILIES = {"boards": ("ashby", "builtin", "itviec"), "forum": ("hn",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair as judged by reading, and whether it was read as one demand."""

    employer: str
    source: tuple[str, str]
    kind: str
    split: str
    weight: float
    same: bool
    found: bool


def raw() -> pl.DataFrame:
    """All recorded adverts. Raises FileNotFoundError where they are not on this machine."""
    if not SHARED.is_dir():
        raise FileNotFoundError(f"{SHARED} is not on this machine")
    frames = []
    for connector in ALL:
        frame, _ = connector.parse(pl.read_parquet(SHARED / connector.facts.file))
        frames.append(conform(frame, RAW, connector.facts.id))
    return pl.concat(frames)


def judged(adverts: pl.DataFrame) -> list[Judged]:
    """Every judged pair, set against the demands of all adverts of those employers."""
    lines = (HERE / "demand_pairs.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [json.loads(line) for line in lines]
    named = pl.DataFrame(
        [(pair[f"source_{side}"], pair[f"id_{side}"]) for pair in pairs for side in "ab"],
        schema={"source": pl.String, "source_id": pl.String},
        orient="row",
    )
    known = adverts.join(named.unique(), on=["source", "source_id"], how="semi")["employer_id"].unique()
    read = Readers().read(adverts.filter(pl.col("employer_id").is_in(known.to_list())))
    rows = read.postings.select("id", "employer_id", "demand_id").join(read.keys, on="id")
    demands: dict[tuple[str, str], set[str]] = {}
    employers: dict[tuple[str, str], str] = {}
    for source, source_id, employer, demand in rows.select(
        "source", "source_id", "employer_id", "demand_id"
    ).iter_rows():
        demands.setdefault((source, source_id), set()).add(demand)  # a post in parts has several
        employers[source, source_id] = employer
    out = []
    for pair in pairs:
        first, second = ((pair[f"source_{side}"], pair[f"id_{side}"]) for side in "ab")
        out.append(
            Judged(
                employer=employers[first],
                source=(first[0], second[0]),
                kind=pair["kind"],
                split=pair["split"],
                weight=pair["weight"],
                same=pair["same"],
                found=bool(demands[first] & demands[second]),
            )
        )
    return out


def figures(pairs: list[Judged]) -> dict[str, object]:
    """Precision and recall with intervals over employers, plain and weighted to the market."""
    out: dict[str, object] = {"pairs": len(pairs), "of one demand": sum(pair.same for pair in pairs)}
    for name, weighted in (("", False), (", weighted", True)):
        for figure, of in (("precision", "found"), ("recall", "same")):
            counts: dict[str, list[float]] = {}
            for pair in pairs:
                one = counts.setdefault(pair.employer, [0.0, 0.0])
                weight = pair.weight if weighted else 1.0
                one[0] += weight * (pair.same and pair.found)
                one[1] += weight * getattr(pair, of)
            out[figure + name] = interval(list(counts.values()), ratio)
    return out


def run() -> dict[str, object]:
    """Judged pairs by half, kind and family of sources; made reposts and near misses."""
    adverts = raw()
    pairs = judged(adverts)
    out: dict[str, object] = {}
    for split in ("held", "tune"):
        half = [pair for pair in pairs if pair.split == split]
        text = [pair for pair in half if pair.kind == "text"]
        parts = {"all": text, "no text on one side": [pair for pair in half if pair.kind == "title"]}
        for family, sources in FAMILIES.items():
            parts[family] = [pair for pair in text if all(one.startswith(sources) for one in pair.source)]
        out[split] = {name: figures(part) for name, part in parts.items()}
    return out | {"made": made(adverts)}


if __name__ == "__main__":
    print(json.dumps(run(), indent=1, ensure_ascii=False))
