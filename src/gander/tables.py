"""The tables that flow between the rooms: column names and types, one schema a table.

Why:
    Between stages rows are Parquet, never lists of objects; a stage may be run again or replaced alone as
    long as it keeps its schema. `conform` is the one check at every arrow.
"""

from __future__ import annotations

import polars as pl

from gander.errors import SourceError
from gander.model import Problem

Column = pl.DataType | type[pl.DataType]


def schema(**columns: Column) -> pl.Schema:
    """A schema with the columns in the order given."""
    return pl.Schema(columns)


# What a connector yields: facts as the source prints them. One row an advert.
RAW = schema(
    source=pl.String,  # 'ashby-2025'
    source_id=pl.String,  # unique within the source
    url=pl.String,
    employer_id=pl.String,  # contract hash, or 'poster:<id>' for a forum advert, or null
    employer=pl.String,  # null for forum adverts: their posters are not shown
    title=pl.String,
    location=pl.String,
    country=pl.String,
    remote=pl.String,  # as printed: 'True', 'Hybrid', 'At office', …
    posted=pl.Date,
    posted_basis=pl.String,  # 'stated' | 'written' (the day of writing) | 'seen first' | 'unknown'
    closes=pl.Date,  # the last day to apply, where the employer states one
    snapshot_day=pl.Date,  # the day a board was seen open; null for a dated series
    employment_type=pl.String,
    level=pl.String,
    industries=pl.String,
    tags=pl.List(pl.String),  # the board's own skill tags, [] when it has none
    pay_min=pl.Float64,
    pay_max=pl.Float64,
    pay_currency=pl.String,
    pay_period=pl.String,
    text=pl.String,  # null where the source carries no text
)

PLACE = pl.Struct(
    {
        "city": pl.String,
        "admin1": pl.String,
        "iso2": pl.String,
        "latitude": pl.Float32,
        "longitude": pl.Float32,
    }
)
REMOTE_FROM = pl.Struct(
    {
        "kind": pl.String,  # anywhere | countries | region | timezone | not_said
        "region": pl.String,  # 'EMEA', 'EU', 'LATAM', 'APAC', 'Americas' …
        "iso2": pl.List(pl.String),  # every country that is open, region spelt out
        "tz": pl.List(pl.Float32),  # [low, high] hours from UTC
    }
)
PAY = pl.Struct(
    {
        "min": pl.Float64,
        "max": pl.Float64,
        "currency": pl.String,
        "period": pl.String,  # year | month | day | hour | null
        "base_or_total": pl.String,
    }
)
DEGREE = pl.Struct({"level": pl.String, "required": pl.Boolean, "or_equivalent": pl.Boolean})
YEARS = pl.Struct({"min": pl.Float32, "max": pl.Float32})
GATE = pl.Struct({"kind": pl.String, "start": pl.Int32, "end": pl.Int32})

# The contract's posting. Grain: one advert (`id`, `part`). No prose, no title.
POSTING = schema(
    id=pl.String,  # 16 hex: blake2b-8 of source, source_id and part
    part=pl.Int16,
    demand_id=pl.String,  # one for the same advert across cities, months and sources
    employer_id=pl.String,
    employer=pl.String,
    agency=pl.Boolean,  # who advertises hires for another whom it hides
    industry=pl.String,
    role=pl.List(pl.String),
    seniority=pl.String,
    places=pl.List(PLACE),
    remote=pl.String,  # onsite | hybrid | remote | unknown
    remote_from=REMOTE_FROM,
    employment_type=pl.String,
    posted=pl.Date,
    posted_basis=pl.String,
    seen_first=pl.Date,
    seen_last=pl.Date,
    snapshot_day=pl.Date,
    closes=pl.Date,  # the last day to apply, where the employer states one
    closed=pl.Date,  # the day on which it was known to be gone; null: not known to be
    pay=PAY,
    degree=DEGREE,
    years=YEARS,
    gates=pl.List(GATE),
    lang=pl.String,
    source=pl.String,
    url=pl.String,
    basis=pl.String,  # read | tags | title
)

# Grain: one unit of a posting (`posting`, `unit`). Offsets into canonical(text); -1 where there is no text.
REQUIREMENT = schema(
    posting=pl.String,
    unit=pl.Int32,
    members=pl.List(pl.String),
    under=pl.String,
    status=pl.String,  # must | nice | context
    kind=pl.String,  # hard | soft
    years_min=pl.Float32,
    years_max=pl.Float32,
    start=pl.Int32,
    end=pl.Int32,
    rule=pl.String,
)

SPAN = pl.Struct({"start": pl.Int32, "end": pl.Int32})

# What the reader states: REQUIREMENT, and where each member stands (`spans`, in the order of `members`).
READ_UNIT = schema(**REQUIREMENT, spans=pl.List(SPAN))

# What the reader finds in a posting as a whole. Grain: one posting.
READ_POSTING = schema(posting=pl.String, degree=DEGREE, years=YEARS, gates=pl.List(GATE))

# What matching needs of a posting once its text is forgotten. Grain: one posting (as POSTING's).
SIGN = schema(
    id=pl.String,
    employer_id=pl.String,  # null: nobody knows whose
    role=pl.List(pl.String),  # sorted
    forum=pl.Boolean,  # a forum's post: its title lists companies and places
    name=pl.String,  # the title's words, sorted, without places; '' where it says nothing
    level=pl.String,  # those of them that name a level
    letters=pl.UInt64,  # hash of the text without white space, markup and places; null: no text
    bins=pl.Binary,  # the text's signature, 512 bytes (normalise.minhash); null: no text
)

# Grain: one source.
SOURCE = schema(
    source=pl.String,
    what=pl.String,
    licence=pl.String,
    origin=pl.String,
    as_of=pl.Date,
    kind=pl.String,  # 'stock' (open on a day) | 'series' (dated adverts)
    rows_in=pl.Int64,
    kept=pl.Int64,
    dropped=pl.List(pl.Struct({"reason": pl.String, "n": pl.Int64})),
)

# What a market that is updated knows of each advert, beside its postings. Stays on this machine: titles
# and what they were read from are no facts that may be passed on. Grain: one advert (`id`).
ADVERT = schema(
    id=pl.String,  # as POSTING's of its part 0
    source=pl.String,
    subject=pl.String,  # the board, search, thread or file that it stood on
    source_id=pl.String,
    url=pl.String,
    title=pl.String,
    parts=pl.List(pl.String),  # the ids of its rows in POSTING
    content=pl.String,  # hash of all that the source says of it; another one: it has changed
    first_seen=pl.Date,
    last_seen=pl.Date,
    changed=pl.Date,  # the last day on which it said something new; null: never
    closed=pl.Date,  # the day on which it was known to be gone; null: not known to be
    how=pl.String,  # how we know that it is gone, one of market.history.HOW
)

# What happened to adverts. Grain: one event. Only added to.
EVENT = schema(
    day=pl.Date,
    id=pl.String,  # ADVERT's
    kind=pl.String,  # new | changed | closed | reopened | reposted
    how=pl.String,  # closed: how we know; reposted: the id of the advert before; else null
)

# What was asked of whom, and how it went the last time. Grain: one subject (`source`, `subject`).
SUBJECT = schema(
    source=pl.String,
    subject=pl.String,
    company=pl.String,
    asked=pl.Datetime("us", "UTC"),  # the last time; null: never
    state=pl.String,  # whole | partial | failed | never
    had=pl.Datetime("us", "UTC"),  # the last time that all of it came
    open=pl.Int64,  # adverts not known to be gone
    total=pl.Int64,  # adverts that the source says it has
    why=pl.String,  # what went wrong the last time
    next=pl.String,  # what to do about it
)

# Boards that may be asked: those that ship, and the user's own. Grain: one board (`source`, `subject`).
BOARD = schema(
    source=pl.String,  # id of a live connector
    subject=pl.String,  # its name there, as the connector wants it
    company=pl.String,
    postings_seen=pl.Int64,  # how many were ever seen there; null: not known
    ml_postings_seen=pl.Int64,
    employer_id=pl.String,  # contract hash of `company`
)

# On which days each subject was asked. Grain: one day of one subject. Only added to.
ASK = schema(
    source=pl.String,
    subject=pl.String,
    day=pl.Date,
    whole=pl.Boolean,  # whether all of it came
)


def seen() -> pl.Expr:
    """The day a posting counts on: a board's stock on its snapshot day, a dated advert on its own."""
    return pl.coalesce("snapshot_day", "posted", "seen_last")


def place_names() -> pl.Expr:
    """`places` as labels, in order: 'Berlin, DE'; the country alone where no city is known."""
    place = pl.element().struct
    label = pl.concat_str(place.field("city"), place.field("iso2"), separator=", ", ignore_nulls=True)
    return pl.col("places").list.eval(label)


def conform(frame: pl.DataFrame, columns: pl.Schema, where: str) -> pl.DataFrame:
    """The frame with exactly these columns and types, in its order.

    Raises SourceError naming every column that is missing or cannot be cast.
    """
    problems = [
        Problem(where=where, why=f"column '{name}' is missing", next=f"provide '{name}' as {dtype}")
        for name, dtype in columns.items()
        if name not in frame.columns
    ]
    if problems:
        raise SourceError(*problems)
    try:
        return frame.select(pl.col(name).cast(dtype) for name, dtype in columns.items())
    except pl.exceptions.PolarsError as error:
        raise SourceError(
            Problem(where=where, why=f"a column has another type: {error}", next=f"expected {columns}")
        ) from error
