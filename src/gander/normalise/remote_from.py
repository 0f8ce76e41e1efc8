"""From where a remote posting may be worked: its location, a post's head, then clear sentences of
its text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import polars as pl

from gander.normalise.cues import contains, extracted, found
from gander.normalise.gazetteer import Gazetteer
from gander.normalise.lines import lines_of, lines_with, plain_bounds
from gander.normalise.place import header, is_forum
from gander.normalise.remote_words import REMOTE, REMOTE_PLACE, SOME_WEEKS
from gander.normalise.scope import NOT_SAID, Scope, head_scope, location_scope, read_scope, sentence_scope
from gander.tables import REMOTE_FROM

NATIONAL = {"itviec": "VN"}  # boards of one country, by the first letters of the source
# The lines that may say it, by letters that stay the same in capitals (see remote_words.CUE).
CUE = (
    r"emote|EMOTE|nywhere|NYWHERE|ased in|ased anywhere|ocated|esid|iving in|ives? in|ime[ -]?[zZ]one"
    r"|TIME ?ZONE|UTC|GMT"
    r"|-based|S based| only|lobally|orldwide|itizens|iring in|iring from|ocations?:|verlap|rossover"
    r"| to work in"
    r"|restrictions"
)

UNENDED = r"^.{36,}[a-z,]$"  # a line that may be wrapped

_STOP = r"[^.;:\n()\[\]|]{1,60}"
_HOURS = (
    r"(?:UTC|GMT|CET|EST|EDT|ET|CST|PST|PDT|PT|Eastern|Pacific|(?:US|EU|UK|European?|American?)"
    r" (?:business |working |work )?hours)"
)
# Each names in its one group the words that say from where.
SENTENCES = (
    r"(?i)\bremote(?:ly)?(?: work(?:ing)?| role| position| job)?,? ?[(\[]([^()\[\]\n]{2,60})[)\]]",
    rf"(?i)\b(?:must|need to|needs to|should|have to|has to|you are|you.re|as long as you|provided you)"
    rf"(?:.re| are)?(?: currently| also)? (?:be "
    rf"|have residence |permanently )?"
    rf"(?:based|located|living|live|reside|residing|resident)(?: with)? ?(?:anywhere )?in (?:the )?({_STOP})",
    rf"(?i)\b(?:candidates|applicants|people|anyone|engineers|employees|only|individuals|those"
    rf"|talent)[^.\n]{{0,30}}"
    rf"(?:based|located|living|live|residing|reside|from) ?(?:anywhere )?(?:with)?in (?:the )?({_STOP})",
    rf"(?:[Ww]ork|ing|[Rr]emote|REMOTE|ly|[Bb]ased|[Ll]ocated|live|candidates|people|hire|be"
    rf"|from)[ ,]*(?:from )?"
    rf"anywhere (?:with)?in (?:the )?({_STOP})",
    rf"(?i)\bremote(?:ly)?(?: work| role| position| job|-first)?[ ,:–—-]{{1,3}}(?:based )?"
    rf"(?:in|within|across|throughout|from|anywhere in) (?:the )?({_STOP})",
    r"(?i)\bremote(?:ly)? ?(?:[-–—:,/]) ?((?:US|USA|UK|EU|EMEA|LATAM|APAC|Europe|Canada|India|Germany"
    r"|United)\b[^.;\n]{0,30})",
    r"\b((?:US|U\.S\.|USA|UK|EU|Europe|Canada|LATAM|EMEA|APAC|India|Germany|Australia)(?:[-/ ](?:based )?)"
    r"(?:only|residents|citizens|based|remote|Remote|REMOTE))\b",
    r"(?i)((?:UTC|GMT|CET|EST|PST|ET|PT) ?[(]?(?:[+−–-]|±|\+/-) ?\d[^.;\n]{0,30})",
    r"(?i)([^.;\n]{0,40}\btime[ -]?zones?\b[^.;\n]{0,60})",
    rf"(?i)\bhiring (?:only |currently )?(?:in|from|across|within) (?:the )?({_STOP})",
    r"(?m)^[^A-Za-z\n]{0,6}(?:[A-Z][a-z]{2,8} )?[Ll]ocations?\s*:\s*([^\n]{2,80})",
    rf"(?i)\b((?:overlap\w*|cross-?over)\b[^.;\n]{{0,40}}\b{_HOURS}\b[^.;\n]{{0,20}})",
    rf"(?i)\b(?:authori[sz]ed|eligible|right|permi(?:ssion"
    rf"|tted)) to (?:legally )?work (?:with)?in (?:the )?({_STOP})",
)
# 'Senior Engineer (Remote, EMEA)', 'Account Executive - Remote US'
TITLED = (
    r"(?i)(?:[(\[][^()\[\]]*remote[^()\[\]]*[)\]]|remote[^,;|]{0,40}$"
    r"|(?:-|–|,|\|) ?[^-–,|]{0,30}remote\b[^,;|]{0,40})"
)
SEAT = 1  # the sentence of where to be based, whose city counts for its country
GLOBAL = (
    r"(?i)\bwork from anywhere\b|\banywhere in the world\b|\bfrom any country\b"
    r"|\b(?:hire|hiring|recruit) (?:globally|worldwide|anywhere)|\bremote[ ,(-]{1,3}(?:worldwide|global"
    r"|anywhere)"
    r"|\b(?:worldwide|global|fully distributed) remote\b"
)


# Said of the job itself, which a board's one country does not undo.
EVERYWHERE = (
    r"(?i)\b(?:role|position|job) (?:is|can be)[^.;\n]{0,40}\b(?:globally|worldwide|anywhere in the world"
    r"|from anywhere)(?:[.,;!\n]|$)"
    r"|\b(?:do not|don.t) (?:need|have) to be (?:based|located) in (?:the )?[A-Z]"
    r"|\bno restrictions on where you\b"
)
REGIONAL = r"[(\[](EU|EMEA|LATAM|APAC|AMER|Americas|Europe|DACH|MENA|CEE)[)\]]"  # 'Support Engineer (EMEA)'


def remote_from(frame: pl.DataFrame, remote: pl.Series, gazetteer: Gazetteer) -> pl.Series:
    """REMOTE_FROM for every row of RAW; null where `remote` (of normalise.remote) is not 'remote'.

    'Remote, Germany' is Germany; a flag 'remote' beside an office's city only says nothing of from where
    ('not_said'), and so does 'London or Remote'. A source's country column counts when the location
    names no city.
    """
    asked = frame.filter(remote == "remote")
    if asked.is_empty():
        return pl.Series("remote_from", [None], dtype=REMOTE_FROM).new_from_index(0, frame.height)
    beside = asked.select(
        _by_location(asked, gazetteer),
        _by_country(asked, gazetteer),
        _national().alias("national"),
    )
    # a text is long, and its say is asked only where what stands beside it says nothing or only the hours
    quiet = pl.coalesce("location", "country").struct["kind"]
    silent = beside.select((quiet.is_null() | (quiet == "timezone")).alias("silent")).to_series()
    stated = (
        beside.with_columns(_spread(silent, _by_text(asked.filter(silent), gazetteer)).alias("text"))
        .with_columns(_with_hours_of("location"), contains(asked["text"], EVERYWHERE).alias("all"))
        .with_columns(pl.when("all").then(_said(Scope("anywhere"))).otherwise("location").alias("location"))
        .select(pl.coalesce("location", "country", "text", "national", _said(NOT_SAID)).alias("r"))
        .to_series()
    )
    row = pl.int_range(frame.height, dtype=pl.UInt32, eager=True).alias("row")
    index = pl.DataFrame({"row": row})
    rows = index.filter(remote == "remote").with_columns(stated)
    return index.join(rows, on="row", how="left", maintain_order="left")["r"].alias("remote_from")


def _said(scope: Scope) -> pl.Expr:
    return pl.lit(scope.row(), dtype=REMOTE_FROM)


def _with_hours_of(head: str) -> pl.Expr:
    """The countries that the text names, with the hours of a head that names nothing else."""
    hours, named = pl.col(head).struct, pl.col("text").struct
    both = (hours["kind"] == "timezone") & named["kind"].is_in(["countries", "region"])
    kept = pl.col("text").struct.with_fields(hours["tz"].alias("tz"))
    return pl.when(both).then(kept).otherwise(head).alias(head)


def _national() -> pl.Expr:
    """A national board's remote job is open to its nation at least."""
    whole = pl.lit(None, dtype=REMOTE_FROM)
    for board, iso2 in NATIONAL.items():
        scope = Scope("countries", iso2=(iso2,))
        whole = pl.when(pl.col("source").str.starts_with(board)).then(_said(scope)).otherwise(whole)
    return whole


def _distinct(values: pl.Series, name: str, read: Callable[[str], Scope | None]) -> pl.Series:
    """Each distinct string read once; null where it says nothing."""
    if values.null_count() == len(values):
        return pl.Series(name, [None], dtype=REMOTE_FROM).new_from_index(0, len(values))
    unique = values.drop_nulls().unique(maintain_order=True)
    scopes = [read(v) for v in unique.to_list()]
    rows = pl.Series("scope", [s.row() if s else None for s in scopes], dtype=REMOTE_FROM)
    table = pl.DataFrame({"key": unique.alias("key"), "scope": rows})
    joined = pl.DataFrame({"key": values.alias("key")}).join(
        table, on="key", how="left", maintain_order="left"
    )
    return joined["scope"].alias(name)


def _spread(where: pl.Series, values: pl.Series) -> pl.Series:
    """A series as long as `where`, with `values`, in order, at the places that are true."""
    part = pl.DataFrame({"row": where.arg_true(), "value": values})
    rows = pl.DataFrame({"row": pl.int_range(len(where), dtype=pl.get_index_type(), eager=True)})
    return rows.join(part, on="row", how="left", maintain_order="left")["value"]


def _by_location(asked: pl.DataFrame, gazetteer: Gazetteer) -> pl.Series:
    """From the location where it speaks of remote work, the title where that does, the location as it is, and
    a forum post's head.
    """
    headed = is_forum() | pl.col("title").str.contains(" | ", literal=True)
    location = pl.when(~is_forum()).then("location")
    named = (found(asked, "location", REMOTE) | found(asked, "location", REMOTE_PLACE)).fill_null(False)
    printed = asked.select(
        pl.when(named).then(location).alias("loud"),
        pl.when(~headed).then(extracted(asked, "title", f"({TITLED})")).alias("title"),
        pl.when(~headed).then(extracted(asked, "title", REGIONAL)).alias("regional"),
        pl.when(~named).then(location).alias("quiet"),
        pl.when(headed).then(header()).alias("head"),
    )
    read = (
        _distinct(printed["loud"], "loud", partial(location_scope, gazetteer=gazetteer, named_remote=True)),
        _distinct(printed["title"], "title", partial(read_scope, gazetteer=gazetteer)),
        _distinct(printed["regional"], "regional", partial(read_scope, gazetteer=gazetteer)),
        _distinct(
            printed["quiet"], "quiet", partial(location_scope, gazetteer=gazetteer, named_remote=False)
        ),
        _distinct(printed["head"], "head", partial(head_scope, gazetteer=gazetteer)),
    )
    return pl.DataFrame(read).select(pl.coalesce(pl.all()).alias("location")).to_series()


def _by_country(asked: pl.DataFrame, gazetteer: Gazetteer) -> pl.Series:
    """The source's country column, where the location is no more than the word remote, or nothing."""
    bare = (
        pl.col("location").str.replace_all(
            r"(?i)remote|remoto|fully|anywhere|distributed|home based|[^\pL]", ""
        )
        == ""
    )
    printed = asked.select(
        pl.when(~is_forum() & (bare | pl.col("location").is_null())).then("country")
    ).to_series()
    return _distinct(printed, "country", lambda p: read_scope(p, gazetteer))


def _lines(texts: pl.Series) -> pl.DataFrame:
    """Every text's lines that may say from where, each alone and then, where it may be wrapped, with the
    next; null where there is none.
    """
    open_end = pl.col("own").str.contains(UNENDED) & (pl.col("own") != pl.col("line"))
    both = pl.when(open_end).then(pl.concat_str("own", "line", separator="\n")).otherwise("own")
    found = (
        lines_with(lines_of(texts), CUE)
        .group_by("row", maintain_order=True)
        .agg(both.str.join("\n").alias("line"))
    )
    rows = pl.DataFrame({"row": pl.int_range(len(texts), dtype=pl.get_index_type(), eager=True)})
    spread = rows.join(found, on="row", how="left", maintain_order="left")
    return spread.select(pl.col("line").str.replace_all(plain_bounds(SOME_WEEKS), " "))


def _by_text(asked: pl.DataFrame, gazetteer: Gazetteer) -> pl.Series:
    lines = _lines(asked["text"])
    shape = lines.select(
        *(extracted(lines, "line", plain_bounds(s)).alias(str(i)) for i, s in enumerate(SENTENCES)),
        found(lines, "line", plain_bounds(GLOBAL)).fill_null(False).alias("global"),
    )
    read = [
        _distinct(shape[str(i)], str(i), partial(sentence_scope, gazetteer=gazetteer, cities=i == SEAT))
        for i in range(len(SENTENCES))
    ]
    everywhere = pl.when("global").then(_said(Scope("anywhere")))
    table = pl.DataFrame(read).with_columns(shape["global"])
    names = [str(i) for i in range(len(SENTENCES))]
    return table.select(pl.coalesce(*names[:6], everywhere, *names[6:]).alias("text")).to_series()
