"""What may name a role in a forum advert: parts of its first line, short lines of its text, openings.

How:
    Few lines of a text can name a role, and literals find them at a fraction of a regular expression's cost:
    only lines with a role's noun are looked at, and for openings those that also have a word of hiring.
"""

from __future__ import annotations

import polars as pl

from gander.normalise.role_spelling import folded

ROLE_NOUN = (
    r"(?:engineers?|developers?|programmers?|scientists?|analysts?|designers?|architects?|hackers?|devops|sre|"
    r"researchers?|product managers?|engineering managers?|cto|devs?|recruiters?|interns?|"
    r"members? of (?:the )?technical staff)"
)
# Other trades that an advert may name; too rare to tell by them which parts it has.
_TRADES = (
    r"(?:marketing managers?|marketers?|account (?:executives?|managers?)|"
    r"(?:project|program) managers?|customer success managers?|testers?|copywriters?|"
    r"sales (?:representatives?|managers?|directors?)|"
    r"heads? of [a-z]+|vps? of [a-z]+|directors? of [a-z]+)"
)
_BULLETS = r" [*•☆►·] | / | \d[.)] "
LINE_START = r"^\s*[\-*•·–—>►◦●☆⇒✓+#\d.)(\[]+\s*"
# A role's name in a list ends where its place, its pay or its description begins.
LINE_END = r"[:(\[|@]|,? to (?:join|help|work|build)\b| [-–—] |--|https?:|www\.|\. |, (?:see|more)\b|;"
# 'Growth: growth analyst, UX engineer' begins with the department.
_DEPARTMENT = (
    r"^(?:engineering|growth|product|design|data|marketing|tech(?:nology)?|business|research|operations|"
    r"software|science|platform|r&d|ai|ml|sales|it|positions?|roles?|openings?|jobs?|hiring|open roles?): *"
)
_LONGEST_LINE = 90
_LONGEST_LIST = 300
_HIRING = (
    r"(?:hiring|hire|looking for|look for|seeking|searching for|in need of|need|needs|recruiting|openings?|"
    r"positions?|roles?|search of|want|join us as|join our team as|jobs?)\b"
    r"(?: for| are| is|:| [-–—]| an?| several| some| more| our| the| first| all| kinds| types| of| talented|"
    r" great| we're| we are| currently| hiring| looking| seeking| in| across| including)*(.+)"
)
_HINT = (
    r"\b(?:hiring|looking|seeking|recruiting|openings?|positions?|roles?|jobs?|need|join us|add)\b"
    rf"[^.!?]{{0,80}}?\b((?:[^\s,;:()]+ ){{0,3}}{ROLE_NOUN})\b"
)
_MAKERS = r"\b(?:engineers?|developers?|programmers?|hackers?|coders?)\b"
# Where the name of the one sought ends in a sentence.
_SENTENCE_END = (
    r"[:(\[|@;!?]|\. | [-–—] |--|https?:|"
    r"\b(?:to|in|at|for|from|by|as|based|interested|passionate about|located|"
    r"on (?:our|the|a|an|this|site)|familiar|comfortable|excited|capable|ready|but|so)\b"
)
# What turns words about a role into a sentence about somebody else, or about the firm.
PROSE = (
    r"\b(?:you|your|we|our|us|will|experiences?|experienced (?:in|with)|years?|knowledge|ability|degree|"
    r"understanding|collaborat\w+|alongside|with|report(?:s|ing)? to|mentor\w*|managing|built|founded|"
    r"founders?|customers?|clients?|helps?|enables?|empower\w*|allows?|lets|used by|team of|is an?|are|were|"
    r"was|have|has|who|that|their|they|working|work|apply|email|contact|benefits|like|love|join|i'm|i am|my|"
    r"(?:tools?|platform) for)\b"
)
_LONGEST_TEXT = 6000
_MARKS = dict.fromkeys("•☆►·●◦⇒✓→▪■➤", "*")
# Parts of the nouns and of the words of hiring: a line without them is not looked at again.
NOUN_PARTS = [
    "engineer",
    "dev",
    "programmer",
    "scientist",
    "analyst",
    "designer",
    "architect",
    "hacker",
    "sre",
    "researcher",
    "manager",
    "cto",
    "recruit",
    "intern",
    "technical staff",
]
_TRADE_PARTS = ["marketer", "executive", "tester", "copywriter", "sales", "head", "vp of", "director"]
HIRING_PARTS = [
    "hir",
    "look",
    "seek",
    "search",
    "need",
    "recruit",
    "opening",
    "position",
    "role",
    "want",
    "join",
    "job",
]


def phrases(adverts: pl.DataFrame) -> pl.DataFrame:
    """(row, phrase, at): what may name a role in a forum advert, and whether that stands in its `head`, on a
    `line` of its own, in an `opening` ('we look for …') or, where there is none of these, in a `hint`.
    """
    body = adverts.lazy().select("row", line=pl.col("text").str.slice(0, _LONGEST_TEXT).str.split("\n"))
    lines = (
        body.with_columns(at=pl.int_ranges(pl.col("line").list.len()))
        .explode("line", "at")
        .filter(pl.col("line").str.contains_any([*NOUN_PARTS, *_TRADE_PARTS], ascii_case_insensitive=True))
        .with_columns(folded(pl.col("line").str.replace_many(_MARKS)))
        .filter(_names_role("line"))
        .collect()
    )
    bars = pl.concat(
        [
            adverts.select("row", line=pl.col("title").str.slice(0, 300)),
            # some write their head in two lines
            lines.filter((pl.col("at") == 1) & pl.col("line").str.contains("|", literal=True)).select(
                "row", "line"
            ),
        ]
    )
    header = bars.select("row", phrase=pl.col("line").str.split("|")).explode("phrase")
    found = pl.concat(
        frame.select("row", "phrase", at=pl.lit(at))
        for frame, at in ((header, "head"), (_lines(lines), "line"), (_openings(lines), "opening"))
    )
    # 'full time, interns' names a kind of employment
    noun = pl.col("phrase").str.to_lowercase().str.replace_all(r"\binterns?\b", "")
    named = found.filter(noun.str.contains(rf"\b{ROLE_NOUN}\b"))
    return pl.concat([found, _hints(lines.join(named, on="row", how="anti"))])


def _hints(lines: pl.DataFrame) -> pl.DataFrame:
    """Who is named anywhere in a sentence of hiring, or that makers of software are named at all."""
    named = pl.col("line").str.extract(_HINT, 1)
    plain = pl.when(pl.col("line").str.contains(_MAKERS)).then(pl.lit("engineer"))
    hint = pl.when(~named.str.contains(PROSE)).then(named)
    hints = lines.group_by("row", maintain_order=True).agg(
        phrase=pl.coalesce(hint.drop_nulls().first(), plain.drop_nulls().first())
    )
    return hints.drop_nulls().with_columns(at=pl.lit("hint"))


def _lines(lines: pl.DataFrame) -> pl.DataFrame:
    """Short lines and bullets that are the name of a role, up to its place or description."""
    pieces = pl.col("line").str.replace_all(_BULLETS, "\n").str.split("\n")
    first = pl.col("at") == 0  # the advert's title, but for what stands behind a bullet in it
    phrase = pl.col("phrase")
    named = (
        lines.select("row", phrase=pl.when(first).then(pieces.list.slice(1)).otherwise(pieces))
        .explode("phrase")
        .filter(_names_role())
        .with_columns(
            bullet=phrase.str.contains(LINE_START),
            phrase=phrase.str.slice(0, _LONGEST_LIST)
            .str.replace(LINE_START, "")
            .str.replace(_DEPARTMENT, "")
            .str.replace_all(r"\b(sr|jr|mid)\.|\([^)]*\)", "$1"),
        )
        .with_columns(_up_to(LINE_END))
        .filter(_names_role())
        # In a list, 'backend engineers with …' is sought; as a sentence it may describe the team.
        .with_columns(pl.when("bullet").then(_up_to(PROSE)).otherwise(phrase))
    )
    several = phrase.str.count_matches(rf"\b{ROLE_NOUN}\b") >= 3
    short = (phrase.str.len_chars() <= _LONGEST_LINE) | several
    return named.filter(short & _names_role() & ~phrase.str.contains(PROSE)).select("row", "phrase")


def _openings(lines: pl.DataFrame) -> pl.DataFrame:
    """What follows 'hiring', 'looking for', 'roles:' …, up to where the sentence speaks of other things."""
    # a bracket does not end a list of roles
    plain = pl.col("line").str.replace_all(r"\((full|front|back)[ -]?(stack|end)\)", "$1$2")
    plain = plain.str.replace_all(r" ?\([^)]*\)", "")
    sentences = plain.str.replace_all(r"\b(sr|jr)\.", "$1").str.replace_all(r"\. |[!?]", "\n").str.split("\n")
    said = (
        lines.filter(pl.col("line").str.contains_any(HIRING_PARTS))
        .select("row", phrase=sentences)
        .explode("phrase")
        .filter(pl.col("phrase").str.contains_any(HIRING_PARTS) & _names_role())
    )
    named = said.select("row", pl.col("phrase").str.extract(_HIRING, 1).str.slice(0, 200)).filter(
        _names_role()
    )
    return named.with_columns(_up_to(rf"{_SENTENCE_END}|{PROSE}")).filter(_names_role())


def _up_to(pattern: str) -> pl.Expr:
    """The phrase up to where the pattern first matches. Far faster than replacing; offsets are of ASCII."""
    phrase = pl.col("phrase")
    return phrase.str.slice(0, phrase.str.find(pattern).fill_null(phrase.str.len_bytes()))


def _names_role(column: str = "phrase") -> pl.Expr:
    return pl.col(column).str.contains(rf"\b(?:{ROLE_NOUN}|{_TRADES})\b")
