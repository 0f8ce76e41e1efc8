"""What an employer does: by its name where that is known, else by the words with which it speaks of itself.

How:
    A linear model over words, whose weights ship as a file and are made by benchmarks/quality/industries.py.
    A word counts by where it stands: in the name, the head of a forum's post or the board's own label
    three times, in a sentence that says what 'we' or the company are twice, in the title and the first lines
    once, in the rest a little: many adverts tell by their duties alone ("you will price mortgages").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

UNKNOWN = "unknown"
_LEAST = 0.25  # a share of the model's belief; below, the text does not tell
_TOLD = 2.0  # hits, weighted by zone, that an advert must have: one chance word of the head says nothing
_AGREE = 0.4  # share of an employer's telling adverts that its industry must have
_READ = 2000  # characters of the text in which sentences of the employer are looked for
_NAMED = 4000  # characters in which its name is looked for
_HEAD = 500  # characters of the text's beginning that count whatever they say
_REST = 3000  # characters after the head in which words count a little
_MOST = 3  # more hits of a word in one zone say no more
_FLAT = 1.5  # texts with fewer words than this stay unsure
_SHORT = 4  # letters of words that count only whole: 'tax' is no 'taxonomy'
_ZONES = (("name", 3.0), ("own", 2.0), ("head", 1.0), ("rest", 0.25))
_SELF = (
    r"(?:(?:About |ABOUT |Who We|Who we|WHO WE)[^.\n]*\n*[^.\n]*)|(?: is an? | is the | is building |e build "
    r"|e help |ur mission|ur platform|oin |At |ông ty | builds| provides| helps)[^.\n]*"
)
_CALLED = (
    r"(?:At |ABOUT |About |[Jj]oin |JOIN |Why |WHY )([A-Z][A-Za-z0-9.&'’-]*(?: [A-Z&][A-Za-z0-9.&-]*){0,2})"
)
_OPENING = r"^\W*((?:[A-Z][A-Za-z0-9.&'’-]* ?){1,3}),?(?: is | are |, an? )"
_SUFFIX = (
    r"(?:,? (?:inc|llc|ltd|limited|gmbh|corp|corporation|company|technologies|plc|jsc|vietnam)\b\.?"
    r"| \(yc .*)+$"
)
_END = (" ", ",", ".", ")")


@dataclass(frozen=True, slots=True, kw_only=True)
class Industry:
    """One industry: id, label, well-known employers in lower case, what each word adds to the belief in it,
    and the belief without any word."""

    id: str
    label: str
    names: tuple[str, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict, hash=False)
    base: float = 0.0


def parse_industries(
    table: Mapping[str, Mapping[str, object]], weights: Mapping[str, Mapping[str, float]]
) -> tuple[Industry, ...]:
    """Industries of the parsed file (`[id]`, label, names) with their weights by word; '' is the base."""
    found = []
    for name, row in table.items():
        names = row.get("names", [])
        if not isinstance(names, list):
            raise TypeError(f"industry {name}: names are a list of strings")
        own = dict(weights.get(name, {}))
        base = own.pop("", 0.0)
        found.append(
            Industry(id=name, label=str(row["label"]), names=tuple(map(str, names)), weights=own, base=base)
        )
    return tuple(found)


def industries(frame: pl.DataFrame, known: tuple[Industry, ...]) -> pl.Series:
    """The industry id of each row, 'unknown' where nothing tells: String, never null.

    `frame`: employer_id, employer, title, industries (as the board prints them), text; all may be null. An
    employer has one industry, the commonest of its telling adverts, and rows of it that tell nothing
    (boards without text) take it over; posters of a forum ('poster:…') post for several, so their adverts
    speak for themselves.
    """
    rows = frame.select("employer_id", own=of_adverts(frame, known))
    shared = pl.col("employer_id").is_not_null() & ~pl.col("employer_id").str.starts_with("poster:")
    votes = (
        rows.filter(shared & (pl.col("own") != UNKNOWN))
        .group_by("employer_id", "own")
        .len()
        .with_columns(share=pl.col("len") / pl.col("len").sum().over("employer_id"))
        .sort("employer_id", "len", "own", descending=[False, True, False])
        .unique("employer_id", keep="first", maintain_order=True)
        .select(
            "employer_id", theirs=pl.when(pl.col("share") >= _AGREE).then("own").otherwise(pl.lit(UNKNOWN))
        )
    )
    joined = rows.join(votes, on="employer_id", how="left", maintain_order="left")
    return joined.select(
        pl.when(shared.fill_null(False))
        .then(pl.col("theirs").fill_null(UNKNOWN))
        .otherwise("own")
        .alias("industry")
    ).to_series()


def of_adverts(frame: pl.DataFrame, known: tuple[Industry, ...]) -> pl.Series:
    """What each advert alone says."""
    words, weights = _model(known)
    base = np.array([i.base for i in known], dtype=np.float32)
    row, word, value = counted(frame, words)
    scores = np.tile(base, (frame.height, 1)) if len(known) else np.zeros((frame.height, 1), dtype=np.float32)
    if len(row):
        first = np.flatnonzero(np.append(True, row[1:] != row[:-1]))
        scores[row[first]] += np.add.reduceat(weights[word] * value[:, None], first, axis=0)
    ids = pl.Series([i.id for i in known], dtype=pl.String)
    belief = np.exp(scores - scores.max(axis=1, keepdims=True))
    # the squares of a row add up to its hits by _FLAT squared, and to one at most
    told = np.bincount(row, weights=value**2, minlength=frame.height) * _FLAT**2 > _TOLD - 0.01
    sure = told & (belief.max(axis=1) >= _LEAST * belief.sum(axis=1))
    best = ids.gather(pl.Series(scores.argmax(axis=1)))
    own = pl.DataFrame({"best": best, "sure": sure, "named": by_name(frame, known)})
    return own.select(
        pl.coalesce("named", pl.when("sure").then("best"), pl.lit(UNKNOWN)).alias("own")
    ).to_series()


@lru_cache(maxsize=2)
def _model(known: tuple[Industry, ...]) -> tuple[list[str], NDArray[np.float32]]:
    """All words, and what each, a row, adds to each industry."""
    words = sorted({word for industry in known for word in industry.weights})
    place = {word: at for at, word in enumerate(words)}
    weights = np.zeros((len(words), len(known)), dtype=np.float32)
    for column, industry in enumerate(known):
        weights[[place[word] for word in industry.weights], column] = list(industry.weights.values())
    return words, weights


def by_name(frame: pl.DataFrame, known: tuple[Industry, ...]) -> pl.Series:
    """The industry of the well-known employer that the row, its title or its text names; else null."""
    where = {name: industry.id for industry in known for name in industry.names}
    called = pl.col("text").str.slice(0, _NAMED).str.extract_all(_CALLED)
    title = pl.when(_headed()).then(pl.col("title").str.split(" - ").list.first())
    own = (
        pl.col("employer"),
        title.str.extract(r"^([^|,(:–—]{2,40})"),
        pl.col("text").str.extract(_OPENING),
    )
    names = frame.with_row_index("row").select(
        "row", pl.concat_list(pl.concat_list(own), called.fill_null([])).alias("name")
    )
    found = (
        names.explode("name")
        .drop_nulls("name")
        .with_columns(
            pl.col("name")
            .str.replace(r"^(?:At|ABOUT|About|[Jj]oin|JOIN|Why|WHY) ", "")
            .str.to_lowercase()
            .str.strip_chars(" .,'’-\n")
            .str.replace(_SUFFIX, "")
            .str.replace(r"['’]s$", "")
        )
        .with_columns(
            pl.col("name").replace_strict(where, default=None, return_dtype=pl.String).alias("named")
        )
        .drop_nulls("named")
        .unique("row", keep="first", maintain_order=True)
        .select("row", "named")
    )
    rows = pl.DataFrame({"row": pl.int_range(frame.height, dtype=pl.get_index_type(), eager=True)})
    return rows.join(found, on="row", how="left", maintain_order="left")["named"]


def counted(
    frame: pl.DataFrame, words: list[str]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Row, word (its place in `words`) and value of each word that a row holds, sorted by row.

    The values are square roots of the hits, weighted by zone, and of length one in a row with enough of them.
    """
    if not words:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32)
    spellings, place = _spelt(tuple(words))
    hits = (
        _zones(frame)
        .with_columns(pl.col("said").str.extract_many(spellings, overlapping=True).alias("hit"))
        .select("row", "zone", "hit")
        .explode("hit")
        .drop_nulls("hit")
    )
    word = place[hits["hit"].cast(pl.Enum(spellings)).to_physical().to_numpy()]
    pair = hits["row"].cast(pl.Int64).to_numpy() * len(words) + word
    zoned, times = np.unique(pair * len(_ZONES) + hits["zone"].to_numpy(), return_counts=True)
    each = np.array([weight for _, weight in _ZONES])[zoned % len(_ZONES)] * np.minimum(times, _MOST)
    pair = zoned // len(_ZONES)
    first = np.flatnonzero(np.diff(pair, prepend=-1))
    value = np.sqrt(np.add.reduceat(each, first)) if len(first) else each
    row, word = np.divmod(pair[first], len(words))
    length = np.sqrt(np.bincount(row, weights=value**2, minlength=frame.height))
    return row, word, (value / np.maximum(length, _FLAT)[row]).astype(np.float32)


def _headed() -> pl.Expr:
    """Whether the title is the text's first line, as in a forum, so that it opens with the employer."""
    return pl.col("text").str.starts_with(pl.col("title").str.slice(0, 30)).fill_null(False)


def _zones(frame: pl.DataFrame) -> pl.DataFrame:
    """`row`, `said` (lower case, with a space before each word) and `zone`: one row a zone of a posting."""
    text = pl.col("text").str.slice(0, _READ)
    title = pl.when(_headed()).then(pl.col("title").str.slice(0, 60))
    rows = frame.with_row_index("row").select(
        "row",
        name=pl.concat_str(pl.col("employer"), title, "industries", separator=" , ", ignore_nulls=True),
        own=text.str.extract_all(_SELF).list.join(" . "),
        head=pl.concat_str("title", text.str.slice(0, _HEAD), separator=" . ", ignore_nulls=True),
        rest=pl.col("text").str.slice(_HEAD, _REST),
    )
    parts = [
        rows.select("row", pl.col(name).alias("said"), pl.lit(at).alias("zone"))
        for at, (name, _) in enumerate(_ZONES)
    ]
    opening = pl.col("said").str.to_lowercase().str.replace_many(["\n", "(", "/", '"', "-"], [" "] * 5)
    return pl.concat(parts).with_columns(pl.concat_str(pl.lit(" "), opening, pl.lit(" ")).alias("said"))


@lru_cache(maxsize=2)
def _spelt(words: tuple[str, ...]) -> tuple[list[str], NDArray[np.int64]]:
    """How the words are found, and whose each spelling is."""
    found = [(spelling, at) for at, word in enumerate(words) for spelling in _spellings(word)]
    return [spelling for spelling, _ in found], np.array([at for _, at in found], dtype=np.int64)


def _spellings(word: str) -> list[str]:
    """How a word is found: its beginning after a space; a short one must end there too."""
    if len(word) > _SHORT:
        return [" " + word]
    return [" " + word + end for end in _END]
