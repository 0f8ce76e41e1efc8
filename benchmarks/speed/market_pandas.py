"""market_question.py's question in pandas, as one writes it by hand. Runs alone, where only pandas is.

python market_pandas.py FOLDER ROLE COUNTRY TOP NEWEST SKILL,SKILL,…
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date, timedelta

import pandas as pd

POSTING = ["id", "demand_id", "role", "places", "posted", "snapshot_day", "seen_last", "basis"]
UNIT = ["posting", "unit", "members", "under", "status", "kind"]
RANK = {"read": 0, "tags": 1, "title": 2}


def answer(folder: str, role: str, country: str, top: int, newest: date, owned: set[str]) -> dict:
    p = pd.read_parquet(f"{folder}/postings.parquet", columns=POSTING)
    r = pd.read_parquet(f"{folder}/requirements.parquet", columns=UNIT)
    p["seen"] = pd.to_datetime(p["snapshot_day"].fillna(p["posted"]).fillna(p["seen_last"]))
    start = pd.Timestamp(newest - timedelta(days=365))
    p = p[(p["seen"] >= start) & (p["seen"] <= pd.Timestamp(newest))]
    p = p[[role in roles for roles in p["role"]]]
    p = p[[any(one["iso2"] == country for one in places) for places in p["places"]]]
    p = p.assign(rank=p["basis"].map(RANK))
    p = p.sort_values(["rank", "seen", "id"], ascending=[True, False, True]).drop_duplicates("demand_id")
    read = p[p["basis"] == "read"]
    r = r[r["posting"].isin(read["id"]) & (r["kind"] == "hard")]
    musts = r[r["status"] == "must"]
    skills = [
        [*members, *([under] if under else [])]
        for members, under in zip(musts["members"], musts["under"], strict=True)
    ]
    asked = musts[["posting"]].assign(skill=skills).explode("skill").dropna().drop_duplicates()
    counts = asked["skill"].value_counts().rename("n").reset_index()
    counts = counts.sort_values(["n", "skill"], ascending=[False, True]).head(top)
    met = [
        any(m in owned for m in members) if len(members) else under in owned
        for members, under in zip(musts["members"], musts["under"], strict=True)
    ]
    wholly = musts[["posting"]].assign(met=met).groupby("posting")["met"].all()
    return {
        "jobs": len(p),
        "musts": [[skill, int(n)] for skill, n in zip(counts["skill"], counts["n"], strict=True)],
        "nothing missing": int(wholly.sum()),
    }


def main(folder: str, role: str, country: str, top: str, newest: str, owned: str) -> None:
    start = time.perf_counter()
    found = answer(folder, role, country, int(top), date.fromisoformat(newest), set(owned.split(",")))
    took = time.perf_counter() - start
    versions = {"pandas": pd.__version__}
    print(json.dumps({"seconds": took, "answer": found, "versions": versions}))


if __name__ == "__main__":
    main(*sys.argv[1:])
