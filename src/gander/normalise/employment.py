"""Employment type as sources print it, in one vocabulary."""

from __future__ import annotations

import polars as pl

# The narrower condition is said first: an internship is an internship even when it is full-time.
_KINDS = (
    (
        "intern",
        r"\bintern(ship)?s?\b|\btrainee|apprentice|praktik|werkstudent|working ?student|\bstage\b|thực tập",
    ),
    ("temporary", r"\btemp(orary)?\b|seasonal|fixed[ -]?term|limited[ -]?term|interim|\bcdd\b|befristet"),
    (
        "contract",
        r"contract(or)?s?\b|freelance|consultant|self[ -]?employed|\b(b2b|1099|c2c|gig)\b|project[ -]based",
    ),
    ("part-time", r"part[ -]?time|\bteilzeit|temps partiel|bán thời gian|per[ -]?diem"),
    (
        "full-time",
        r"full[ -]?time|permanent|regular|\bfte\b|vollzeit|temps plein|\bcdi\b|toàn thời gian|salaried",
    ),
)


def employment_type(printed: str | pl.Expr) -> pl.Expr:
    """full-time | part-time | contract | intern | temporary, or null where nothing known is printed.

    `printed` is a String column: 'FullTime', 'FULL_TIME', 'Full-time', 'Intern', 'Fixed term' …
    """
    text = pl.col(printed) if isinstance(printed, str) else printed
    words = (
        text.str.replace_all(r"([a-z])([A-Z])", "$1 $2")  # 'FullTime' is two words
        .str.replace_all("_", " ", literal=True)
        .str.to_lowercase()
    )
    kind: pl.Expr = pl.lit(None, dtype=pl.String)
    for name, pattern in reversed(_KINDS):
        kind = pl.when(words.str.contains(pattern)).then(pl.lit(name)).otherwise(kind)
    return kind.alias("employment_type")
