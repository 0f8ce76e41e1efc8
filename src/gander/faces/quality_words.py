"""How sure the reader is, in words: by the kind of text that a posting is, where that kind was measured.

Why not one figure: of forum posts it reads half as much right as of the others, and who reads one must know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gander.app.read import Posting
from gander.faces.words import counted, interval, percent
from gander.model import ReaderQuality

LEAST = 15
"""Postings of a kind that must have been labelled; of fewer the figures say nothing."""
_FORUM = "hn-"
_BARS = 2
_UNMEASURED = "How well the reader reads has not been measured here."


def is_forum(posting: Posting) -> bool:
    """Whether it looks like a forum post: several jobs, or a first line between bars."""
    first = next((line for line in posting.text.splitlines() if line.strip()), "")
    return len(posting.parts) > 1 or first.count("|") >= _BARS


def lines(quality: ReaderQuality | None, postings: Iterable[Posting]) -> list[str]:
    """What holds for those postings, each once."""
    found = dict.fromkeys(sentence for posting in postings for sentence in sure(quality, posting))
    return list(found) or [_UNMEASURED]


def sure(quality: ReaderQuality | None, posting: Posting) -> Iterator[str]:
    """A sentence for each kind of text that the posting may be; one on all where no kind is measured."""
    if quality is None:
        yield _UNMEASURED
        return
    day = quality.measured.isoformat()
    kinds = {
        name.removeprefix(_FORUM).replace("-", "–"): one
        for name, one in quality.segments.get("source", {}).items()
        if name.startswith(_FORUM) and one.n_postings >= LEAST
    }
    if kinds and is_forum(posting):
        for years, one in sorted(kinds.items(), reverse=True):
            said = _figures(one.figures, "precision", "recall")
            labelled = counted(one.n_postings, "post")
            yield f"In forum posts of {years}, {said}; measured {day} on {labelled} labelled by reading."
        return
    both = {"precision": quality.precision, "recall": quality.recall}
    figures = {name: found["must"] for name, found in both.items() if "must" in found}
    labelled = counted(quality.n_postings, "posting")
    said = _figures(figures, "precision", "recall")
    kind = " of all kinds" if quality.segments else ""
    rests = f"measured {day} on {labelled}{kind} labelled by reading."
    text = "; ".join(part for part in (said, rests) if part)
    yield text[:1].upper() + text[1:]


def _figures(figures: Mapping[str, tuple[float, float, float]], right: str, found: str) -> str:
    said = []
    if right in figures:
        value, low, high = figures[right]
        said.append(f"of the musts it states {percent(value)} {interval(low, high)} are right")
    if found in figures:
        value, low, high = figures[found]
        said.append(f"of those that are there it finds {percent(value)} {interval(low, high)}")
    return "; ".join(said)
