from datetime import date

import polars as pl

from gander.model import ReaderQuality, ReaderSegment
from gander.stand.how_sure import how_sure
from tests.faces.values import POPULATION

FIGURES = {
    "precision": (0.8, 0.75, 0.85),
    "recall": (0.7, 0.65, 0.75),
    "wholly right": (0.25, 0.2, 0.3),
}
CARD = ReaderQuality(
    n_postings=130,
    n_employers=130,
    measured=date(2026, 11, 24),
    precision={"must": (0.81, 0.7, 0.9)},
    recall={"must": (0.71, 0.6, 0.8)},
    note="",
    segments={
        "source and language": {
            "boards en": ReaderSegment(n_postings=35, figures=FIGURES),
            "boards vi": ReaderSegment(n_postings=9, figures=FIGURES),
        }
    },
)


def reader(*rows: tuple[str, str], card: ReaderQuality | None = CARD) -> str:
    """The sentence on the reader for postings of these sources and languages."""
    judged = pl.DataFrame(
        [
            {"source": s, "lang": lang, "n_missing": 3, "gates": [], "seen_last": None, "posted": None}
            for s, lang in rows
        ],
        schema={
            "source": pl.String,
            "lang": pl.String,
            "n_missing": pl.Int64,
            "gates": pl.List(pl.String),
            "seen_last": pl.Date,
            "posted": pl.Date,
            "snapshot_day": pl.Date,
        },
    )
    return how_sure(POPULATION, (), judged, card, date(2026, 11, 25), below_floor=False)[0]


def test_the_first_sentence_is_of_the_postings_asked_about():
    assert reader(("boards", "en")) == (
        "Reader, on these sources: of the musts it states 80 % (75–85 %) are right, it finds 70 % (65–75 %); "
        "whole lists right: 25 % (20–30 %); 35 labelled, 2026-11-24."
    )


def test_it_says_for_how_many_it_is_unknown_and_where():
    said = reader(("boards", "en"), ("boards", "en"), ("boards", "en"), ("boards", "vi"))
    assert said.endswith("Unknown for 25 % of the postings: boards in Vietnamese (9 labelled).")


def test_where_nothing_is_known_it_says_so_and_gives_the_figures_from_elsewhere():
    said = reader(("forum", "en"))
    assert said.startswith("Reader, on these postings: unknown (fewer than 15 labelled of their kind)")
    assert "elsewhere 81 % of the musts it states are right and it finds 71 % of them" in said


def test_without_postings_and_without_a_card_there_is_a_plain_sentence():
    assert reader().startswith("Reader: 81 % of the musts")
    assert reader(("boards", "en"), card=None) == "The reader's quality was not measured for this market."
