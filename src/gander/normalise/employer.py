"""Who advertises for another whom it hides."""

from __future__ import annotations

import polars as pl

from gander.normalise.lines import plain_bounds

# Words of one who hires for another; 'our clients' in the plural is any consultancy's.
_FOR_ANOTHER = (
    r"(?i)(?:on behalf of|behalf of) (?:our|my|a|one of our) (?:client|customer)\b"
    r"|\b(?:our|my) client(?:,| is| are| -| –)|\bhiring for (?:our|my|a|one of our) clients?\b"
    r"|\bone of (?:our|my) (?:recruitment )?clients? (?:is|are|in|who|seeks|needs)\b"
    r"|\bclient:? confidential\b|\bour client['’]s (?:team|company|office|product)\b"
    r"|\b(?:für|bei) unsere[nm] Kunden\b|\bmandanten\b|\bpour (?:notre|un de nos) clients?\b"
    r"|khách hàng của chúng tôi (?:là|đang|cần)|tuyển dụng cho (?:khách hàng|đối tác)"
)
_CHEAP = ["ur client", "ur Client", "my client", "My client", "client: conf", "Client: conf", "a client"]
_CHEAP += ["nos client", "otre client", "ustomer", "Kunden", "andanten", "khách hàng của", "tuyển dụng cho"]
_AGENCIES = (
    r"(?i)\b(?:recruit(?:ment|ing|ers)?|staffing|headhunt\w*|executive search"
    r"|talent (?:solutions|partners|search)"
    r"|manpower|adecco|randstad|robert half|michael page|robert walters|navigos|jobot|cybercoders"
    r"|tuyển dụng|nhân sự|personnel|search partners)\b"
)
_OPENING = 1500  # characters; further down a client is somebody to work with


def agency(frame: pl.DataFrame) -> pl.Series:
    """Whether the one who advertises hires for another whom it hides: never null; unsure ones are employers.

    `frame`: employer, title, text, all of which may be null.
    """
    text = pl.col("text").str.slice(0, _OPENING)
    where = pl.concat_str("title", text, separator="\n", ignore_nulls=True)
    rows = frame.select("employer", where.alias("said")).with_row_index("row")
    cheap = rows.filter(pl.col("said").str.contains_any(_CHEAP))
    told = cheap.filter(pl.col("said").str.contains(plain_bounds(_FOR_ANOTHER)))["row"]
    named = rows.select(pl.col("employer").unique().drop_nulls()).to_series()
    agencies = named.filter(named.str.contains(_AGENCIES))
    return (
        rows.select(
            pl.col("row").is_in(told.implode())
            | pl.col("employer").is_in(agencies.implode()).fill_null(False)
        )
        .to_series()
        .alias("agency")
    )
