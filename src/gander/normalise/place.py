"""Where a posting is: cities, states and countries of its location, its title, or what its text says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from gander.normalise.cues import matching
from gander.normalise.gazetteer import Gazetteer
from gander.normalise.location import Location, read_location
from gander.normalise.names import DOTTED
from gander.normalise.place_text import Told, heading, located, seated, several, shared, told
from gander.normalise.spots import Spot
from gander.tables import PLACE

ADDRESS = r"https?://\S+|www\.\S+|\S+@\S+|<email>"
NAMED = r"^[^|,(/]{2,40}\|(.*)"  # the first part of a post's head is the employer's name
MOST = 10  # places of one job; a longer list is all the employer's offices
# A location that names no region either, and what is only offered or asked for in the United States.
NOWHERE_SAID = (
    r"(?i)^\W*(?:(?:fully|100%|us|usa|remote|remotely|hybrid|on-?site|in[- ]office|work from home|wfh)\W*)+$"
)
AMERICAN_CUES = "401|-[Vv]erify|HSA|FSA|uthoriz"
AMERICAN = (
    r"(?i)\b401 ?\(?k\)?|\be-verify\b|(?-i:\b(?:HSA|FSA)s?\b)|"
    r"\bauthori[sz]\w+\sto\swork\s(?:\w+\s)?in\sthe\s(?:united\sstates|u\.?s\b)"
)
CODED = re.compile(r"\b(\d{5})(-\d{4})?\b")


def is_forum() -> pl.Expr:
    """True for rows of a forum, whose employer is not shown and whose title is a post's first line."""
    return pl.col("employer_id").str.starts_with("poster:").fill_null(False)


def header() -> pl.Expr:
    """A forum post's head: 260 characters of its first line, addresses removed."""
    return pl.col("title").str.replace_all(ADDRESS, " ").str.slice(0, 260)


def places(frame: pl.DataFrame, gazetteer: Gazetteer) -> pl.Series:
    """List[PLACE] for every row of RAW, in the order printed; [] where no place is named or known.

    Each distinct string is read once. A forum post is read from its first line, a board's advert from its
    location, then its title. Where these name no place: the text's lines 'Location: …', its head, its
    sentences on where the job is, the source's own guess if it stands there too, at last the source's
    country. A whole country or state gives way to a city in it that the title or the text names as the
    job's, and a location to words of the job that name all its places and more.
    """
    none = pl.lit(None, dtype=pl.String)
    country = pl.when(is_forum()).then(none).otherwise(pl.col("country")).alias("country")
    rows = _with_shared(
        frame.select("title", "text", "location", "employer_id", country).with_row_index("row")
    )
    open_yet, found = rows, []
    for one, prose in _printed():
        here = _read(_asked(open_yet, one), gazetteer, prose)
        found.append(here)
        open_yet = _without(open_yet, here)
        if open_yet.is_empty():
            break
    read = pl.concat(found)
    narrowed = _narrowed(rows.join(read.filter(_wholly("places")), on="row"), gazetteer)
    read = pl.concat([narrowed, read.join(narrowed, on="row", how="anti")])
    widened = _widened(rows.filter(~is_forum()).join(read, on="row"), gazetteer)
    kept = read.join(widened, on="row", how="anti")
    by_country = _countries(open_yet.select("row", "country"), gazetteer)
    by_terms = _american(open_yet.join(by_country, on="row", how="anti"))
    all_read = pl.concat([kept, widened, by_country, by_terms]).unique("row", keep="first")
    joined = rows.select("row").join(all_read, on="row", how="left", maintain_order="left")
    return joined["places"].fill_null([])


def _with_shared(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with what of their texts is asked for more than once."""
    for name, one in shared().items():
        said = _asked(rows, one).select("row", pl.col("printed").alias(name))
        rows = rows.join(said, on="row", how="left", maintain_order="left")
    return rows


def _asked(rows: pl.DataFrame, told: Told) -> pl.DataFrame:
    """The rows that have that string, as `printed`."""
    if told.seated and rows.height:
        rows = rows.filter(seated())
    for cue in told.cues:
        rows = matching(rows, cue, "text")
    if rows.is_empty():  # patterns are compiled for no rows too
        return rows.hstack([pl.Series("printed", [], dtype=pl.String)])
    return rows.with_columns(told.string.alias("printed")).filter(pl.col("printed").is_not_null())


def _without(rows: pl.DataFrame, read: pl.DataFrame) -> pl.DataFrame:
    return rows.join(read, on="row", how="anti", maintain_order="left") if read.height else rows


def _printed() -> Iterator[tuple[Told, bool]]:
    """The strings to read, the surest first, and whether other words stand in them too."""
    location = pl.col("location").str.replace_all(r"[\s_]+", " ")
    yield Told(pl.when(~is_forum()).then(location)), False
    yield Told(pl.when(is_forum()).then(header().str.extract(NAMED, 1))), True
    yield Told(_titled()), True
    yield located(), True
    head = pl.col("text").str.extract(r"(?s)^[^\n]*\n(.{1,250})", 1).str.replace_all(ADDRESS, " ")
    post = is_forum() | pl.col("title").str.contains(" | ", literal=True)
    yield Told(pl.when(post).then(head), seated=True), True
    yield heading(), True
    for sentence in told():
        yield sentence, True
    yield Told(pl.when(_repeated()).then(pl.col("location").str.strip_chars(" ,).!|"))), True


def _titled(*, named: bool = False) -> pl.Expr:
    """A forum post's head (`named`: without the employer's name); of a board's title the parts
    behind the first, where a place may stand.
    """
    parts = pl.col("title").str.extract(r"(?:[-–—|(,/:@•]\s?|\bin )(\p{Lu}.*)$", 1)
    return (
        pl.when(is_forum() | pl.col("title").str.contains(" | ", literal=True))
        .then(pl.coalesce(header().str.extract(NAMED, 1), header()) if named else header())
        .otherwise(parts)
    )


def _wholly(places: str) -> pl.Expr:
    """True of places that are nothing but countries, states and towns that the gazetteer does not have."""
    return pl.col(places).list.eval(pl.element().struct["latitude"].is_null()).list.all()


def _narrowed(rows: pl.DataFrame, gazetteer: Gazetteer) -> pl.DataFrame:
    """`row` and the cities of those rows, known by whole countries or states, of which title or text says
    that the job is in them; of states only the surest words count, for a town beside a state may be unknown.
    The country stays beside them where those words speak of remote work.
    """
    based, following, _, office, _ = told()
    done = []
    rows = rows.rename({"places": "old"})
    titled = Told(pl.when(~is_forum()).then(_titled()))
    for n, one in enumerate((titled, located(), based, following, office)):
        if n == 2:
            rows = rows.filter(~_by_state())
        asked = _asked(rows, one)
        here = _read(asked, gazetteer, True)
        if here.height:
            here = here.join(asked.select("row", "printed", "old"), on="row").filter(_within())
            here = here.select("row", _with_country().alias("places"))
        done.append(here)
        rows = _without(rows, here)
    return pl.concat(done)


def _with_country() -> pl.Expr:
    remote = pl.col("printed").str.contains("(?i)remote")
    return pl.when(remote).then(pl.concat_list("places", "old")).otherwise("places")


def _within() -> pl.Expr:
    """True where all that was found are cities in the countries already known."""
    new, old = pl.col("places"), pl.col("old")
    cities = new.list.eval(pl.element().struct["city"].is_not_null()).list.all()
    each = pl.element().struct
    state = pl.concat_str(each["iso2"], each["admin1"], separator="/")
    known = old.list.eval(pl.coalesce(state, each["iso2"]))
    outside = [new.list.eval(one).list.set_difference(known).list.len() for one in (each["iso2"], state)]
    return cities & (pl.min_horizontal(outside) == 0)


def _by_state() -> pl.Expr:
    return pl.col("old").list.eval(pl.element().struct["admin1"].is_not_null()).list.any()


def _widened(rows: pl.DataFrame, gazetteer: Gazetteer) -> pl.DataFrame:
    """`row` and places of those rows of whose job the title or the text names all places known, and more of
    the same kind: a board's location often is the first of several offices.
    """
    done = []
    rows = rows.rename({"places": "old"})
    for n, one in enumerate((located(), Told(_titled(named=True)), *several())):
        if n == 1:
            rows = rows.filter(~_wholly("old"))
        asked = _asked(rows, one)
        here = _read(asked, gazetteer, True)
        if here.height:
            here = here.join(asked.select("row", "old"), on="row").filter(_beyond()).select("row", "places")
        done.append(here)
        rows = _without(rows, here)
    return pl.concat(done)


def _beyond() -> pl.Expr:
    """True where the places found are all those already known and a few more, cities beside cities."""
    each = pl.element().struct
    new, old = pl.col("places"), pl.col("old")
    named = pl.concat_str(each["iso2"], each["city"].fill_null(""), separator="/")
    found, known = new.list.eval(named).list.unique(), old.list.eval(named)
    town = [one.list.eval(each["city"].is_not_null()) for one in (new, old)]
    alike = (town[0].list.all() & town[1].list.all()) | (_wholly("places") & _wholly("old"))
    more = found.list.len().is_between(known.list.n_unique() + 1, MOST)
    return alike & more & (known.list.set_difference(found).list.len() == 0)


def _repeated() -> pl.Expr:
    """A forum's guessed location whose first word stands in the post's first 400 characters."""
    city = pl.col("location").str.split(",").list.first().str.strip_chars()
    head = pl.col("text").str.slice(0, 400)
    return is_forum() & (city.str.len_chars() >= 4) & head.str.contains(city, literal=True).fill_null(False)


def _read(asked: pl.DataFrame, gazetteer: Gazetteer, prose: bool) -> pl.DataFrame:
    """`row` and `places` of those whose printed string names some; every distinct one is read once, in
    columns, not in objects.
    """
    if asked.is_empty():
        return pl.DataFrame(schema={"row": asked.schema["row"], "places": pl.List(PLACE)})
    distinct = asked.select("printed", "country").unique(maintain_order=True).with_row_index("n")
    found: list[tuple[int, str | None, str | None, str | None, float | None, float | None]] = []
    for n, printed, country in distinct.iter_rows():
        hint = gazetteer.country(country) if country else None
        rows = {_row(spot, gazetteer): None for spot in _location(printed, gazetteer, hint, prose).spots}
        if prose and "remote" not in printed.casefold():  # 'Boston, MA | US citizens only'
            within = {iso2 for city, _, iso2, *_ in rows if city}
            rows = {row: None for row in rows if row[0] or row[1] or row[2] not in within}
        found.extend((n, *row) for row in rows)
    schema = {"n": distinct.schema["n"], **dict(PLACE.to_schema())}
    listed = (
        pl.DataFrame(found, schema=schema, orient="row")
        .group_by("n", maintain_order=True)
        .agg(pl.struct(list(dict(PLACE.to_schema()))).alias("places"))
    )
    read = distinct.join(listed, on="n").drop("n")
    return asked.join(read, on=["printed", "country"], nulls_equal=True).select("row", "places")


def _location(printed: str, gazetteer: Gazetteer, hint: str | None, prose: bool) -> Location:
    text = printed if prose else DOTTED.sub(", ", CODED.sub(" ", printed))  # 'CA 94107', 'IND.Pune'
    return read_location(text, gazetteer, prose=prose, hint=hint)


def _row(
    spot: Spot, gazetteer: Gazetteer
) -> tuple[str | None, str | None, str | None, float | None, float | None]:
    if not spot.rows:
        return spot.town, spot.admin1, spot.iso2, None, None
    city = gazetteer.city(spot.rows[0])
    return city.name, city.admin1, city.iso2, city.latitude, city.longitude


def _countries(asked: pl.DataFrame, gazetteer: Gazetteer) -> pl.DataFrame:
    """The source's country column alone, as a place, for rows of which nothing names one."""
    printed = asked["country"].drop_nulls().unique().to_list()
    codes = {c: code for c in printed if (code := gazetteer.country(c))}
    fields: dict[str, pl.Expr] = {name: pl.lit(None) for name in dict(PLACE.to_schema())}
    fields["iso2"] = pl.col("country").replace_strict(codes, default=None, return_dtype=pl.String)
    whole = pl.struct(value.alias(name) for name, value in fields.items()).cast(PLACE)
    return asked.filter(fields["iso2"].is_not_null()).select("row", pl.concat_list(whole).alias("places"))


def _american(open_yet: pl.DataFrame) -> pl.DataFrame:
    """The United States, for adverts whose location is 'Remote' and no more, and whose terms are of no other
    country's law. Where nothing at all is said of a place, the terms alone are none.
    """
    bare = pl.col("location").str.contains(NOWHERE_SAID).fill_null(False)
    told = pl.col("text").str.contains(AMERICAN_CUES) & pl.col("text").str.contains(AMERICAN)
    forum = is_forum() | pl.col("title").str.contains(" | ", literal=True)
    rows = open_yet.filter(bare & ~forum.fill_null(False)).filter(told)
    fields: dict[str, pl.Expr] = {name: pl.lit(None) for name in dict(PLACE.to_schema())} | {
        "iso2": pl.lit("US")
    }
    whole = pl.struct(value.alias(name) for name, value in fields.items()).cast(PLACE)
    return rows.select("row", pl.concat_list(whole).alias("places"))
