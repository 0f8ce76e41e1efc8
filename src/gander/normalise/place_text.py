"""Where a text itself says the place of its job: lines 'Location: …' and sentences, the surest first.

Why sentences at all:
    A saved page often has no location beside it, and a board's 'USA' hides the office that the text names.
    What a text tells of the employer ('headquartered in Toronto', 'offices in five cities') is not the
    place of the job, so only words that speak of the role, its office or its candidates count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

_WORD = (
    r"(?:available|job|work|working|primary|main|office|based|position|role|employment|preferred|additional"
    r"|hiring"
    r"|candidate|team) "
)
_HEADING = (
    rf"(?:{_WORD}){{0,2}}(?:locations?|workplace|standort|arbeitsort|ubicaci[oó]n|lieu"
    r"|(?:địa điểm|nơi)(?: làm việc)?)"
)
_MARKS = r" \t*•·–>#_:.🌍-"  # bullets and the like; 'no letter' in any script would cost much more
LOCATED = (
    rf"(?im)^[{_MARKS}]{{0,8}}{_HEADING}\s*(?:\([^)\n]*\))?\s*[:–-][:\s]*[^\n]{{2,120}}"
    r"(?:\n+\s*[-•*][^\n]{2,40}){0,6}"
    rf"|^[{_MARKS}]{{0,4}}{_HEADING}\s*\n\s*[^\n]{{2,80}}$|📍[^\n]{{2,80}}"
)
# Plain letters and none of fewer than three: anything else is ten times as slow to look for in every text.
LOCATED_CUES = (
    *(
        "ocation:",
        "ocations:",
        "ocation :",
        "ocation -",
        "ocation –",
        "ocation\n",
        "ocations\n",
        r"ocation \(",
    ),
    *(r"ocation\(", "OCATION", "📍", "orkplace:", "tandort", "rbeitsort", "bicaci", "làm việc:", "địa điểm"),
)
_NAMES = r"(?:our\s|the\s|one\sof\sour\s|both\s|either\s)*[A-Z](?:[^.;:()]|\b[A-Z]\.){1,100}"
_SEAT = rf"(?:[^.;:]{{0,60}}\s)?(?:based|located)\s(?:anywhere\s)?(?:out\sof|in|at|from|within)\s{_NAMES}"
SEATED = r"(?:based|located)\s(?:anywhere\s)?(?:out|in|at|from|within)\s"
BASED = rf"\b(?:[Rr]ole|[Pp]osition|[Jj]ob|[Ii]nternship|[Oo]pportunity|[Cc]andidates?)\b{_SEAT}"
TEAMED = rf"\b[Tt]eam\b{_SEAT}"
FOLLOWING = (
    r"(?i)\b(?:following|these)\s[\w\s]{0,30}?(?:locations|cities|offices|hubs)[^.:\n]{0,30}:[^;]{2,220}"
    r"|\b(?:hub|office) locations(?: include)?:[^.]{2,160}"
)
BULLET = r"(?m)^[\t *•·–-]{0,6}(?:Based|Located)\s(?:out\sof|in)\s[A-Z][^.;:()\n]{1,80}"
PAID = r"[A-Z][\w.\s]{2,24},\s[A-Z]{2}:\s*[$€£]\d"  # 'McLean, VA: $229,900 - …', a line for each place
OFFICES = (
    r"\b(?:in|at|from|of|to|for|both|with)\s(?:(?:our|the|an|both|either)\s)*"
    r"(?:(?:[A-Z][\w.'’-]*|or|and)[\s,/&]{1,3}){1,14}(?:offices?|HQ|hubs?|headquarters)\b"
)
OFFICE = (
    OFFICES + r"|\b(?:[Aa]n|[Oo]ur)\s(?:office\s|main\s|physical\s|tech\s|engineering\s)?"
    r"(?:offices?|hubs?|locations)\s"
    r"(?:is\s|are\s)?(?:located\s|based\s)?in\s[A-Z][^.;:()]{1,60}"
    r"|\b[Ii]n[- ](?:[Pp]erson|[Oo]ffice)[^.\n]{0,30}\sin\s[A-Z][^.;:()]{1,60}"
)
ASKED = (
    r"\b(?:(?:[Mm]ust|[Ss]hould|[Nn]eed\sto|[Cc]andidates|[Aa]pplicants)[^.\n]{0,40}"
    r"\s(?:reside|live|living|residing|located|based)|[Hh]iring)\s(?:[\w-]+\s){0,8}?(?:in|within)\s(?:the\s)?"
    r"[A-Z][^.;:()\n]{1,60}"
)
PLACED_LINE = r"(?m)^[^\n.$€£]+ [|•·–-] [^\n.$€£]+$"  # 'Cleveland OH | Onsite' under a post's title
HEAD = 400  # characters of a text in which such a line is a heading
LONGEST = 120
_UP_TO = re.compile(r"\{(\d+),\d+\}(?=$|\|\()")
"""How often the last sign of a pattern, or of its alternative before a word bound, may come."""


@dataclass(frozen=True, slots=True)
class Told:
    """A string to read a place from, and what a text must match to hold one, the cheapest first: letters,
    then the pattern itself, for to say that it matches costs a third of saying where.

    `seated`: not for a job that its location or title calls remote, which is not where its team or office is.
    """

    string: pl.Expr
    cues: tuple[str, ...] = ()
    seated: bool = False


def seated() -> pl.Expr:
    """True of a job whose location and title do not call it remote."""
    named = pl.concat_str("location", "title", separator=" ", ignore_nulls=True)
    return ~named.str.contains("(?i)remote|anywhere|global")


def shared() -> dict[str, Told]:
    """The strings that are asked for again and again, by the names of the columns that hold them."""
    return {
        "located": Told(_all(LOCATED, 4), ("|".join(LOCATED_CUES), _plain(LOCATED))),
        "based": Told(_first(BASED), (SEATED, _least(BASED))),
        "following": Told(_all(FOLLOWING, 2), ("following|these|locations", _least(FOLLOWING))),
    }


def located() -> Told:
    """The text's lines 'Location: …', at most four."""
    return Told(pl.col("located"))


def told() -> tuple[Told, ...]:
    """Its sentences that say where the job is, the surest first, each to be tried where those before name
    no place.
    """
    return (
        Told(pl.col("based")),
        Told(pl.col("following")),
        Told(_all(PAID, 8), (r", [A-Z]{2}: \$",), seated=True),
        Told(_both(TEAMED, OFFICE), (SEATED + "|ffice|hubs|headq|n person|n-person|n-office",), seated=True),
        Told(_first(ASKED), ("iring|live|living|resid|located|based", _least(ASKED))),
    )


def several() -> tuple[Told, ...]:
    """What names all the places of a job of which the location names one. A line 'Based in …' is then of the
    job and not of the firm; a team's seats and 'an in-person company based in …' are the firm's.
    """
    return (
        Told(pl.col("based")),
        Told(pl.col("following")),
        Told(_first(OFFICES), ("ffices|ffice |hubs|headq", _plain(OFFICES))),
        Told(_first(BULLET), ("Based in|Based out|Located in",)),
    )


def heading() -> Told:
    """A line of the text's head that is made of parts, as a forum post's first line is."""
    line = pl.col("text").str.slice(0, HEAD).str.extract(PLACED_LINE, 0)
    return Told(pl.when(line.str.len_chars() <= LONGEST).then(line), (" [|•·–-] ",))


def _all(pattern: str, most: int) -> pl.Expr:
    """Its first few matches in one string, bullets parted and wrapped lines joined."""
    found = pl.col("text").str.extract_all(_plain(pattern)).list.head(most)
    joined = found.list.join(" ; ").str.replace_all(r"\n\s*[-•*] ?", " ; ").str.replace_all(r"\s+", " ")
    return joined.replace("", None)


def _first(pattern: str) -> pl.Expr:
    """Its first match; to look for all of them costs less than the first one's groups."""
    return pl.col("text").str.extract_all(_plain(pattern)).list.first().str.replace_all(r"\s+", " ")


def _both(one: str, other: str) -> pl.Expr:
    return pl.concat_str(_first(one), _first(other), separator=" ; ", ignore_nulls=True).replace("", None)


def _least(pattern: str) -> str:
    """The plain pattern with no more at its end than it must have: a text that matches the one matches the
    other, and this is a tenth of the automaton."""
    return _UP_TO.sub(r"{\1}", _plain(pattern))


def _plain(pattern: str) -> str:
    r"""With an ASCII \b, which is cheap; letters stay any script's: 'our Zürich office'."""
    return pattern.replace(r"\b", r"(?-u:\b)")
