"""The ceiling: a second reader, who knew the definitions and the text and nothing else, against the first.

second.jsonl holds her labels of 72 held postings. Nobody can be asked to agree with the first reader more
than she does, so each of Gander's figures on the same postings stands beside hers. settled.jsonl holds what a
third reader, who saw both readings of these postings without their names, and the text, settled on.
"""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from benchmarks.quality.labels import HERE, Labelled
from benchmarks.quality.posting import Rows, labelled_places
from gander.normalise.gazetteer import Gazetteer

KINDS = ("anywhere", "countries", "region", "timezone", "not_said")


def again(labelled: list[Labelled], reading: str) -> list[Labelled]:
    """The postings that were read twice, as a later reading ("second" or "settled") has them.

    Raises ValueError where its text is not the first reader's.
    """
    first = {(one.source, one.row["source_id"]): one for one in labelled}
    out = []
    for text in (HERE / f"{reading}.jsonl").read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        one = first[line["source"], line["source_id"]]
        if line["hash"] != "b2:" + blake2b(one.text.encode(), digest_size=16).hexdigest():
            raise ValueError(f"{one.id}: the {reading} reading's text is not the first one's")
        out.append(replace(one, units=line["units"], posting=line["posting"]))
    return out


def stated(label: dict[str, Any], gazetteer: Gazetteer) -> dict[str, Any]:
    """What a label says of a posting, in the form in which Gander says it (tables.POSTING)."""
    places = labelled_places(label["places"], gazetteer)
    kinds = [kind for kind in KINDS if kind in (label["remote_from"] or "")]
    low, high = label["years"] or (None, None)
    return {
        "role": label["role"],
        "seniority": label["seniority"],
        "places": [{"city": city, "iso2": iso2} for city, iso2 in places],
        "remote": label["remote"],
        "remote_from": {"kind": kinds[0]} if kinds else None,
        "pay": label["pay"],
        "degree": label["degree"],
        "years": {"min": low, "max": high},
        "gates": label["gates"],
        "industry": label["industry"],
    }


def as_rows(labelled: list[Labelled], gazetteer: Gazetteer) -> Rows:
    """Those labels as if they were read, one row a part; all parts say what the posting says as a whole."""
    return {
        one.id: [stated(one.posting, gazetteer)] * max(1, len(one.posting.get("parts", [])))
        for one in labelled
    }
