"""The same advert under its many addresses, and the board that an address stands on.

Why:
    A snapshot's row and a live advert are one where they have one key, however their addresses are spelt
    (an employer's own page, a form, a mirror of the board, marks of campaigns).
How:
    A key is 'platform:board:number'. The board is what the platform's own connector recognises in the part
    of the address that names it, asked once for every such part: so the two cannot disagree. The number is
    what that connector makes its adverts' ids of, but on Recruitee, whose addresses have a name instead.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from gander.connectors.live.address import LONGEST
from gander.connectors.live.registry import live_connectors

_HOST = r"(?i)^(?:https?:)?(?://)?[^/?#@]*"
_END = r"\.?(?::\d+)?"
_UUID = r"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"


@dataclass(frozen=True, slots=True)
class _Platform:
    """`signs`: one of them is in every address of the platform. `names`: the part that names the board, up to
    its last sign that counts. `number`: the advert's, in its first group. `alone`: numbers are unique without
    their board; `case`: how the platform spells them."""

    source: str
    signs: tuple[str, ...]
    names: str
    number: str
    alone: bool = False
    case: str | None = None


_PLATFORMS = (
    _Platform(
        "greenhouse",
        ("greenhouse.io", "gh_jid="),
        rf"{_HOST}greenhouse\.io{_END}(?:/+v1/+boards/+[^/?#]+|/+embed\b[^#]*|/*\?[^#]*|/+[^/?#]+)",
        r"(?i)(?:greenhouse\.io[^?#]*/jobs/+|greenhouse\.io[^/]*/+embed/[^#]*[?&]token=|[?&]gh_jid=)(\d+)",
        alone=True,
    ),
    _Platform(
        "lever",
        ("lever.co",),
        rf"{_HOST}lever\.co{_END}(?:/+v0/+postings)?/+[^/?#]+",
        rf"(?i)\blever\.co[^/?#]*(?:/+v0/+postings)?/+[^/?#]+/+{_UUID}",
        alone=True,
        case="lower",
    ),
    _Platform(
        "ashby",
        ("ashbyhq.com", "ashby_jid="),
        rf"{_HOST}ashbyhq\.com{_END}(?:/+posting-api/+job-board)?/+[^/?#]+",
        rf"(?i)(?:\bashbyhq\.com[^/?#]*/+[^/?#]+/+|[?&]ashby_jid=){_UUID}",
        alone=True,
        case="lower",
    ),
    _Platform(
        "workday",
        ("myworkdayjobs.com", "myworkdaysite.com"),
        rf"{_HOST}(?:myworkdayjobs|myworkdaysite)\.com{_END}/+(?:[a-z]{{2}}-[a-z]{{2}}/+)?"
        r"(?:(?:wday/+cxs|recruiting)/+[^/?#]+/+[^/?#]+|[^/?#]+)",
        r"/job/+(?:[^/?#]+/+)*[^/?#]*_([^/?#_]+)(?:/+apply[^?#]*)?/*(?:[?#]|$)",
    ),
    _Platform(
        "workable",
        ("workable.com",),
        rf"{_HOST}workable\.com{_END}(?:/+api/[^?#]*|/+[^/?#]+)?",
        r"(?i)\bworkable\.com[^/?#]*(?:/+[^/?#]+)?/+j/+([0-9A-F]{6,16})(?:[/?#]|$)",
        alone=True,
        case="upper",
    ),
    _Platform(
        "smartrecruiters",
        ("smartrecruiters.com",),
        rf"{_HOST}smartrecruiters\.com{_END}/+"
        r"(?:v1/+companies/+[^/?#]+|oneclick-ui/+company/+[^/?#]+|[^/?#]+(?:/+\d{5})?)",
        r"(?i)\bsmartrecruiters\.com[^/?#]*/+(?:v1/+companies/+[^/?#]+/+postings|[^/?#]+)/+(\d{5,})",
        alone=True,
    ),
    _Platform(
        "recruitee",
        ("recruitee.com",),
        rf"{_HOST}recruitee\.com",
        r"(?i)\brecruitee\.com[^/?#]*/+(?:[^?#]*/)?o/+([^/?#]+)",
    ),
    _Platform(
        "personio",
        ("personio.de", "personio.com"),
        rf"{_HOST}personio\.(?:de|com)",
        r"(?i)\bpersonio\.(?:de|com)[^/?#]*/+job/+(\d+)",
    ),
    _Platform(
        "teamtailor",
        ("teamtailor.com",),
        rf"{_HOST}teamtailor\.com",
        r"(?i)\bteamtailor\.com[^/?#]*/+(?:[^?#]*/)?jobs/+(\d+)",
    ),
)
_SIGNS = [sign for one in _PLATFORMS for sign in one.signs]
_ALONE = "|".join(one.source for one in _PLATFORMS if one.alone)


def advert_keys(urls: pl.Series) -> pl.Series:
    """'platform:board:number' of the adverts' addresses, null for others.

    On an employer's own page the board is not known: 'greenhouse::4600001'.
    """
    return keys_and_boards(urls)["key"].rename(urls.name)


def board_of(urls: pl.Series) -> pl.Series:
    """'source:subject' of the employer's board that an address stands on, as its connector recognises it.

    Only of platforms of boards: of a search, a feed or a thread no answer is all that there is.
    """
    return keys_and_boards(urls)["board"].rename(urls.name)


def keys_and_boards(urls: pl.Series) -> pl.DataFrame:
    """`key` and `board` of each address, for who needs both."""
    rows = urls.cast(pl.String).str.strip_chars().alias("url").to_frame().with_row_index("row")
    url = pl.col("url")
    some = rows.filter(url.str.contains_any(_SIGNS, ascii_case_insensitive=True))
    some = some.filter((url.str.len_chars() <= LONGEST) & ~url.str.contains(r"\s"))
    found = pl.concat([_of_platform(some, one) for one in _PLATFORMS]).unique("row", keep="first")
    return rows.select("row").join(found, on="row", how="left", maintain_order="left").drop("row")


def compared(keys: pl.Series) -> pl.Series:
    """Keys as they are compared: without the board where the platform's numbers are unique without it."""
    return keys.str.replace(rf"^({_ALONE}):.*:", "${1}::")


def live_keys(adverts: pl.DataFrame) -> pl.DataFrame:
    """`id` and `key`: every key by which a live advert (id, source, source_id, url) may be found, to compare.

    By its address and by its own ids: an address may be the employer's own, and the number on a board of
    Recruitee stands in none.
    """
    own = pl.concat_str("source", pl.lit(":"), pl.col("source_id").str.replace(r"/([^/]*)$", ":${1}"))
    told = adverts.select(
        "id",
        own=pl.when(pl.col("source").is_in([one.source for one in _PLATFORMS])).then(own),
        web=advert_keys(adverts["url"]),
    )
    keys = told.unpivot(index="id", value_name="key").drop_nulls("key")
    return keys.select("id", compared(keys["key"]).alias("key")).unique(maintain_order=True)


def _of_platform(urls: pl.DataFrame, platform: _Platform) -> pl.DataFrame:
    """`row`, `board` and `key` of the addresses of one platform."""
    mine = urls.filter(
        pl.col("url").str.contains_any(list(platform.signs), ascii_case_insensitive=True)
    ).select(
        "row",
        name=pl.col("url").str.extract(f"({platform.names})"),
        number=pl.col("url").str.extract(platform.number),
    )
    number = pl.col("number")
    if platform.case:
        number = number.str.to_lowercase() if platform.case == "lower" else number.str.to_uppercase()
    stands_on = pl.col("board") if not platform.alone else pl.coalesce("board", pl.lit(f"{platform.source}:"))
    return mine.with_columns(board=_boards(mine["name"], platform.source)).select(
        "row", "board", key=pl.concat_str(stands_on, pl.lit(":"), number)
    )


def _boards(names: pl.Series, source: str) -> pl.Series:
    """What the connector recognises in each part that names a board."""
    recognise = live_connectors()[source].recognise
    unique = names.drop_nulls().unique()
    subjects = [recognise(name) for name in unique]
    boards = pl.Series([f"{source}:{one}" if one else None for one in subjects], dtype=pl.String)
    return names.replace_strict(unique, boards, default=None, return_dtype=pl.String)
