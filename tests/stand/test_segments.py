from datetime import date

import polars as pl
import pytest

from gander.model import ReaderAudit, ReaderQuality, ReaderSegment
from gander.stand.segments import audit_of, family, likely


def segment(n: int, value: float, half: float = 0.1) -> ReaderSegment:
    return ReaderSegment(n_postings=n, figures={"precision": (value, value - half, value + half)})


AUDIT = ReaderAudit(n_postings=60, n_persons=6, yes=9, yes_read=8, yes_n_eff=5, no=9, no_read=8, no_n_eff=5)
CARD = ReaderQuality(
    n_postings=74,
    n_employers=74,
    measured=date(2026, 11, 24),
    precision={"must": (0.8, 0.7, 0.9)},
    recall={"must": (0.8, 0.7, 0.9)},
    note="",
    segments={
        "source and language": {
            "boards en": segment(30, 0.9),
            "forum en": segment(30, 0.6),
            "boards vi": segment(14, 0.1),
        }
    },
    audits={"ML, AI or data": AUDIT, "all": AUDIT},
)


def postings(**counts: int) -> pl.DataFrame:
    """boards_en=3: three postings of the source 'boards' in English."""
    rows = [name.split("_") for name, n in counts.items() for _ in range(n)]
    return pl.DataFrame(rows, schema={"source": pl.String, "lang": pl.String}, orient="row")


def test_segments_are_weighted_by_the_postings_in_them():
    found = likely(CARD, postings(boards_en=3, forum_en=1))
    assert found.figures is not None
    value, low, high = found.figures["precision"]
    assert value == pytest.approx(0.75 * 0.9 + 0.25 * 0.6)
    assert high - value == pytest.approx(((0.75 * 0.1) ** 2 + (0.25 * 0.1) ** 2) ** 0.5)
    assert value - low == pytest.approx(high - value)
    assert found.n_labelled == 60
    assert found.unknown == ()


def test_a_segment_of_fewer_than_fifteen_labelled_postings_is_unknown_and_named():
    found = likely(CARD, postings(boards_en=3, boards_vi=2, board2_en=1))
    assert found.figures is not None
    assert found.figures["precision"][0] == 0.9, "the unknown ones have no weight"
    assert [(u.source, u.language, u.n, u.n_labelled) for u in found.unknown] == [
        ("boards", "vi", 2, 14),
        ("board2", "en", 1, 0),
    ]


def test_nothing_is_known_of_no_segment():
    assert likely(CARD, postings(boards_vi=2)).figures is None
    assert likely(CARD, postings()).figures is None


def test_the_family_is_ml_where_one_role_is():
    assert family(["backend-engineer", "data-engineer"]) == "ML, AI or data"
    assert family(["backend-engineer"]) == family([]) == "other"


@pytest.mark.parametrize(
    ("roles", "name", "known"),
    [
        (("ml-engineer", "data-analyst"), "ML, AI or data", True),
        (("ml-engineer", "backend-engineer"), "all", True),
        ((), "all", True),
        (("backend-engineer",), "other", False),
    ],
)
def test_the_audit_is_that_of_the_family_asked_for(roles, name, known):
    found, audit = audit_of(CARD, roles)
    assert found == name
    assert (audit is not None) == known
    assert audit_of(None, roles) == (name, None)
