"""How senior the person wanted is: the title first, then the years asked for, then the board's own level.

A forum advert's title is its first line; where that says no level, the one role that the text offers does.
"""

from __future__ import annotations

import polars as pl

from gander.normalise.cues import found, matching, replaced
from gander.normalise.forum import of_forum
from gander.normalise.forum_level import advert_levels
from gander.normalise.place import is_forum
from gander.normalise.role_spelling import folded

# Words that look like a level and are none: cut away before the levels are looked for.
_NO_LEVEL = (
    r"\blead(?:s|ing)?[ -](?:gen(?:eration)?|conversion|qualification|routing|scoring)\b|\bleads\b|"
    r"\b(?:technical|chief of|of) staff\b|"
    r"\bstaff (?:nurse|pharmacist|accountant|physician|attorney|assistant|rn)\b|"
    r"\b(?:art|creative) director\b|\bassociate(?:s)? (?:director|principal|vice|attorney)\b|\bhead ?hunter|"
    r"\bacting lead\b|\blead[ -]acting\b|"
    r"\bheadless\b|\bopen (?:to|for) (?:senior|junior)s?\b|"
    r"\bsenior (?:living|care|citizens?|helpers?)\b|\bprincipal (?:investigator|photograph)\w*"
)
# In a bank's title a vice president is a grade of engineers: 'AI Engineer, Vice President'.
_GRADE = (
    r"\b((?:engineer|developer|scientist|analyst)\b.*?)[ ,–-]+(?:assistant |associate |senior |executive )?"
    r"(?:vice president|[as]?vp)\s*$"
)
# Managers of things: their title says no more of a level than "owner" would.
_BOTH_KINDS = r"\bfull[ -]?time\b[ ,/&+|]*(?:and |or )?(?:interns?(?:hips?)?|co-?ops?)\b(?:/co-?ops?\b)?"
_OF_THINGS = (
    r"\b(product|accounts?|project|program|programme|success|marketing|community|office|case|partners?|"
    r"partnerships?|relationship|release|content|media|campaign|growth|category|brand|events?|experience|"
    r"development|contract|contracts|property|engagement|delivery|territory|change|customer|client|incident|"
    r"risk|compliance|payroll|assortment|portfolio|workforce|vendor|procurement|sourcing|alliances?) "
    r"manage(?:rs?|ment)\b"
)
_INTERN = (
    r"\b(?:interns?|internships?|co-op|coop|trainee|apprentice|apprenticeship|working student|werkstudent\w*|"
    r"praktik\w+|stagiaire|student|thuc tap|thuc tap sinh|alternan(?:ce|t))\b"
)
_NUMBERED = r"\b(?:engineer|developer|scientist|analyst|designer|programmer|technologist)[ ,-]+(?:level )?"
_JUNIOR = (
    r"\b(?:junior|jr|entry[ -]level|graduate|new[ -]grads?|grad|fresher|early[ -]career|campus)\b|"
    r"\bassociate (?:\w+ ){0,2}"
    r"(?:product manager|owner|engineer|scientist|analyst|developer|designer|consultant)\b|"
    rf"{_NUMBERED}(?:i|1)\b"
)
_MID = (
    r"\b(?:mid|middle|mid[ -]level|intermediate)\b|"
    rf"\b\w+[ ,-]+(?:level )?ii\b|{_NUMBERED}2\b"
)
_SENIOR = rf"\b(?:senior|sr|snr|cao cap|experienced)\b|{_NUMBERED}(?:iii|iv|3|4)\b"
_STAFF = rf"\b(?:staff|principal|distinguished)\b|{_NUMBERED}(?:v|5)\b"
_LEAD = (
    r"\b(?:lead|leader|teamlead|head|director|vp|svp|avp|evp|vice president|chief|cto|cio|ciso|cpo|coo|cfo|"
    r"ceo|manager|mgr|supervisor|truong nhom|truong phong|truong ban|giam doc|quan ly|leiter|leiterin)\b"
)
# One job for whoever comes: the years of the lowest level that a text names are not the level.
_ALL_LEVELS = (
    r"\b(?:all|any|various|multiple|several|different|every) (?:experience |seniority )?"
    r"(?:levels?|seniorit(?:y|ies))\b"
    r"|\b(?:moi|nhieu|cac) (?:cap do|cap bac|level)\b"
)
_LEVELS = (
    ("intern", _INTERN),
    ("junior", _JUNIOR),
    ("mid", _MID),
    ("senior", _SENIOR),
    ("staff", _STAFF),
    ("lead", _LEAD),
)
_ANY_LEVEL = "|".join((_ALL_LEVELS, *(pattern for _, pattern in _LEVELS)))
_WORD = (
    r"(?:intern|fresher|junior|jr\.?|entry[ -]level|mid|mid[ -]level|middle\+?|intermediate|senior|sr\.?|"
    r"staff|principal|lead|leader|manager|expert)"
)
# 'Senior/Staff', 'mid to senior', 'Junior, Middle': one role, offered at several levels; the lower counts.
_EITHER = rf"\b{_WORD}\s*(?:/|\bor\b|\bto\b|\band\b|&|-|–|,|\+|\(|\bhoac\b)+\s*{_WORD}\b"
_SEVERAL_ROLES = (
    r"\b(?:engineers?|developers?|scientists?|analysts?|designers?)\b[^|]*(?:,|/|\||\band\b|&)[^|]*\b"
    r"(?:engineers?|developers?|scientists?|analysts?|designers?)\b"
)
# What is taken out before the levels are looked for.
_NO_WORDS = ((_OF_THINGS, "$1 owner"), (_NO_LEVEL, " "), (_BOTH_KINDS, " "), (_GRADE, "$1"))
# A board's own words. 'Expert/Leader' is one box for both kinds of more than senior.
_BOARD = (
    (r"intern", "intern"),
    (r"expert|leader|staff|principal", "staff"),
    (r"executive|director|manager", "lead"),
    (r"senior", "senior"),
    (r"mid", "mid"),
    (r"junior|entry|graduate|fresher", "junior"),
)
# What a text calls the one it wants: 'As a Senior AI Engineer, you will', 'we are hiring a senior engineer'.
_CALLED = (
    r"\b(?:[Aa]s\s(?:an?|our|the)|(?:[Ss]eeking|[Ll]ooking\sfor|[Hh]iring|[Hh]ire|[Nn]eed)\s(?:an?|our)|"
    r"[Tt]his\sis\san?)\s((?:highly\s|talented\s|skilled\s|motivated\s|exceptional\s)*"
    r"(?:[Ss]enior|[Ss]taff|[Pp]rincipal|[Jj]unior|[Ll]ead|[Mm]id[- ][Ll]evel)\s(?:[\w/&+.-]+\s){0,4}?"
    r"(?:[Ee]ngineer|[Dd]eveloper|[Ss]cientist|[Aa]nalyst|[Dd]esigner|[Aa]rchitect|[Cc]onsultant|[Rr]esearcher))\b"
).replace(r"\b", r"(?-u:\b)")
_NONE = pl.lit(None, dtype=pl.String)


def seniority(
    title: pl.Expr | str = "title",
    level: pl.Expr | str | None = "level",
    years_min: pl.Expr | str | None = "years_min",
    years_max: pl.Expr | str | None = "years_max",
    text: pl.Expr | str | None = "text",
) -> pl.Expr:
    """intern | junior | mid | senior | staff | lead | unknown, String, never null.

    Columns (or None for what a table has not): the title, the board's level, years of experience asked for,
    the text, of which only forum adverts' are looked at (with it the table needs employer_id and source).
    Principal is staff; heads, directors and people managers are lead, but a product, project or account
    manager is none for that word. Years by READING: below 2 junior, 2 to below 5 mid, 5 and more senior,
    at the midpoint of a range.
    """
    if text is None:
        said = [_expr(title).map_batches(of_titles, return_dtype=pl.String)]
    else:
        forum = is_forum() | of_forum()
        post = pl.struct(_expr(title).alias("title"), _expr(text).alias("text"), forum.alias("forum"))
        said = [post.map_batches(_of_posts, return_dtype=pl.String)]
    if years_min is not None:
        low = _expr(years_min).cast(pl.Float64)
        high = _expr(years_max).cast(pl.Float64) if years_max is not None else low
        said.append(_of_years(pl.mean_horizontal(low, high)))
    if text is not None:
        silent = pl.all_horizontal(one.is_null() for one in (said[0], *said[2:]))
        called = pl.when(~forum & silent).then(_expr(text)).str.extract(_CALLED, 1)
        said.append(called.map_batches(of_titles, return_dtype=pl.String))
    if level is not None:
        said.append(_of_board(_expr(level)))
    return pl.coalesce(*said, pl.lit("unknown")).alias("seniority")


def _expr(column: pl.Expr | str) -> pl.Expr:
    return pl.col(column) if isinstance(column, str) else column


def of_titles(titles: pl.Series) -> pl.Series:
    """What the titles alone say, null where they say nothing; each distinct title is looked at once."""
    words = pl.col("words")
    distinct = titles.drop_nulls().unique()
    frame = pl.DataFrame({"title": distinct, "words": distinct}).with_columns(
        folded(words).str.replace_all(r"[_\s]+", " ")
    )
    some = matching(frame, _ANY_LEVEL, "words")  # one search for the many that say nothing
    if some.is_empty():
        return pl.Series(titles.name, [None], dtype=pl.String).new_from_index(0, len(titles))
    told = some.select(replaced(some["words"], _NO_WORDS))
    flags = told.select(
        *(found(told, "words", pattern).alias(name) for name, pattern in _LEVELS),
        either=found(told, "words", _EITHER),
        several=found(told, "words", _SEVERAL_ROLES),
        every=found(told, "words", _ALL_LEVELS),
    )
    names = [name for name, _ in _LEVELS]
    lowest = pl.coalesce(pl.when(name).then(pl.lit(name)) for name in names)
    highest = pl.coalesce(pl.when(name).then(pl.lit(name)) for name in reversed(names))
    several_levels = pl.sum_horizontal(names) > 1
    # An intern of a manager is an intern; two roles at two levels have none in common.
    level = flags.select(
        pl.when("intern")
        .then(pl.lit("intern"))
        .when(several_levels & pl.col("either"))
        .then(lowest)
        .when((several_levels & pl.col("several")) | (~pl.any_horizontal(names) & pl.col("every")))
        .then(pl.lit("unknown"))
        .otherwise(highest)
    ).to_series()
    return titles.replace_strict(some["title"], level, default=None, return_dtype=pl.String)


def _of_posts(posts: pl.Series) -> pl.Series:
    """The level of each {title, text, forum}: its title's; else, of a forum's, its text's."""
    rows = posts.struct.unnest().with_row_index("row")
    levels = of_titles(rows["title"])
    asked = rows.filter(pl.col("forum") & levels.is_null()).drop_nulls("text")
    if asked.is_empty():
        return levels
    offered = rows.select("row").join(
        advert_levels(asked, of_titles), on="row", how="left", maintain_order="left"
    )
    return pl.select(pl.coalesce(levels, offered["level"])).to_series()


def _of_board(level: pl.Expr) -> pl.Expr:
    words = level.str.to_lowercase()
    found: pl.Expr = _NONE
    for pattern, name in reversed(_BOARD):
        found = pl.when(words.str.contains(pattern)).then(pl.lit(name)).otherwise(found)
    return found


def _of_years(years: pl.Expr) -> pl.Expr:
    return (
        pl.when(years < 2)
        .then(pl.lit("junior"))
        .when(years < 5)
        .then(pl.lit("mid"))
        .when(years >= 5)
        .then(pl.lit("senior"))
        .otherwise(_NONE)
    )
