"""Onsite, hybrid or remote: from the source's flag, the location and title, a post's head, and clear
sentences.

Why this order:
    What stands beside the job (location, title, head) is about this job; a sentence in the text may be
    about the
    company. A board's flag 'remote' is often set for hybrid jobs, so a text that speaks of office days
    wins over it.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl
from numpy.typing import NDArray

from gander.normalise import remote_words as words
from gander.normalise.cues import matching
from gander.normalise.lines import lines_of, lines_with, plain_bounds
from gander.normalise.place import header, is_forum

OWN = 120  # bytes; a longer line is no heading
KINDS = {
    "hybrid": words.HYBRID_TOLD,
    "onsite": words.ONSITE_TOLD,
    "remote": words.REMOTE_TOLD,
    "said": words.REMOTE_SAID,
    "halved": words.HYBRID_SAID,
    "wholly": words.WHOLLY_TOLD,
    "company": words.COMPANY_TOLD,
    "habit": words.HABIT_TOLD,
    "never": words.NEVER_TOLD,
    "not_wholly": words.NOT_WHOLLY_TOLD,
}


def remote(frame: pl.DataFrame, lines: pl.DataFrame | None = None) -> pl.Series:
    """'onsite' | 'hybrid' | 'remote' | 'unknown' for every row of RAW. `lines`: of its texts, if at hand."""
    place = pl.col("location").fill_null("")
    lines = lines_of(frame["text"]) if lines is None else lines
    beside_text = frame.lazy().select(
        beside().alias("beside"),
        flag().alias("flag"),
        is_forum().alias("forum"),
        (place.str.contains(words.REMOTE_PLACE) & ~place.str.contains(words.REMOTE)).alias("wide"),
        (place.str.contains(words.NO_CITY) | ((place == "") & ~is_forum())).alias("no_city"),
    )
    said = beside_text.collect().with_columns(_texts(lines, frame.height).get_columns())
    return said.select(_decide().alias("remote")).to_series()


def _texts(every: pl.DataFrame, height: int) -> pl.DataFrame:
    """What the text's own sentences say, a Boolean column for each kind of sentence."""
    plain = list(words.TYPOGRAPHIC), list(words.TYPOGRAPHIC.values())
    lines = lines_with(every, words.CUE).with_columns(
        pl.col("line").str.replace_many(*plain).str.replace_all(plain_bounds(words.SOME_WEEKS), " ")
    )
    cues = dict.fromkeys(cue for told in KINDS.values() for cue, _ in told)
    near = {cue: matching(lines, cue, "line") for cue in cues}
    short = lines.filter(pl.col("own").str.len_bytes() < OWN)
    said = {kind: np.zeros(height, dtype=np.bool_) for kind in KINDS}
    for kind, rows in said.items():
        rows[_rows(short, near, kind)] = True
    return pl.DataFrame(said)


def _rows(short: pl.DataFrame, near: Mapping[str, pl.DataFrame], kind: str) -> NDArray[np.generic]:
    """The rows of which a line is of that kind; `near`: the lines with each cue; `short`: the short ones."""
    found = [matching(near[cue], plain_bounds(pattern), "line") for cue, pattern in KINDS[kind]]
    if kind in words.OWN_LINE:
        found.append(matching(short, words.OWN_LINE[kind], "own"))
    return pl.concat(found)["row"].to_numpy()


def beside() -> pl.Expr:
    """What the location, the title or a forum post's head says, or null."""
    place = pl.col("location").fill_null("")
    title = pl.col("title").fill_null("").str.replace_all(words.SENSING, " ")
    said = (
        pl.when(is_forum())
        .then(header().fill_null("").str.replace_all(words.SENSING, " "))
        .otherwise(pl.concat_str(place, title, separator=" | "))
    )
    whole = said.str.contains(words.REMOTE) | (~is_forum() & place.str.contains(words.REMOTE_PLACE))
    remote_said = whole & ~said.str.contains(words.NOT_REMOTE) & ~said.str.contains(words.BOTH)
    return (
        pl.when(remote_said)
        .then(pl.lit("remote"))
        .when(said.str.contains(words.HYBRID))
        .then(pl.lit("hybrid"))
        .when(said.str.contains(words.ONSITE) | said.str.contains(words.NOT_REMOTE))
        .then(pl.lit("onsite"))
    )


def flag() -> pl.Expr:
    """The source's own cell as one of the three words, or null; a forum's 'False' says nothing."""
    cell = pl.col("remote").str.to_lowercase()
    return (
        pl.when(is_forum())
        .then(pl.when(cell == "true").then(pl.lit("remote")))
        .when(cell.str.contains(r"^hybrid|remote/ ?(?:hybrid|onsite)"))
        .then(pl.lit("hybrid"))
        .when((cell == "true") | cell.str.contains(r"^(?:fully )?(?:remote|work remotely)"))
        .then(pl.lit("remote"))
        .when((cell == "false") | cell.str.contains(r"^(?:at office|on[-_ ]?site)"))
        .then(pl.lit("onsite"))
    )


def _decide() -> pl.Expr:
    says = pl.col("beside")
    only_company = pl.col("company") & (pl.col("onsite") | pl.col("hybrid"))
    wholly = (pl.col("wholly") & ~pl.col("not_wholly") & ~only_company) | (pl.col("said") & ~pl.col("halved"))
    office = (pl.col("hybrid") | pl.col("onsite")) & ~wholly
    from_text = (
        pl.when(wholly)
        .then(pl.lit("remote"))
        .when(pl.col("hybrid"))
        .then(pl.lit("hybrid"))
        .when(pl.col("onsite") | pl.col("not_wholly") | (pl.col("never") & pl.col("remote")))
        .then(pl.lit("onsite"))
        .when(pl.col("remote") | ((pl.col("company") | pl.col("habit")) & pl.col("no_city")))
        .then(pl.lit("remote"))
    )
    # 'Berlin, ONSITE' of a head and 'three days in the office' below it are one statement.
    headed = pl.when((says == "onsite") & pl.col("hybrid")).then(pl.lit("hybrid")).otherwise(says)
    forum = pl.coalesce(headed, from_text, pl.when(~pl.col("never")).then("flag"), pl.lit("unknown"))
    flagged = (
        pl.when(says == "hybrid")
        .then(says)
        .when(office & (says.is_null() | (says == "onsite")))
        .then(pl.lit("hybrid"))
        .otherwise(pl.lit("remote"))
    )
    # 'Global' under a flag 'not remote' tells of a firm in many places; the text decides.
    seated = (
        pl.when(pl.col("wide") & (says == "remote"))
        .then(pl.coalesce(from_text, pl.lit("unknown")))
        .when(says.is_in(["remote", "hybrid"]))
        .then(says)
        .when(pl.col("said") & ~pl.col("halved"))
        .then(pl.lit("remote"))
        .when("hybrid")
        .then(pl.lit("hybrid"))
        .otherwise(pl.lit("onsite"))
    )
    # A board's word 'Hybrid' or 'Remote' on the location beats its flag; a plain flag beats the text's
    # asides.
    return (
        pl.when(pl.col("forum"))
        .then(forum)
        .when(pl.col("flag") == "remote")
        .then(flagged)
        .when(pl.col("flag") == "onsite")
        .then(seated)
        .when(pl.col("flag") == "hybrid")
        .then(pl.lit("hybrid"))
        .otherwise(pl.coalesce(says, from_text, pl.lit("unknown")))
    )
