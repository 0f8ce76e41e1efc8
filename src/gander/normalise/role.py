"""What the person would be: roles from titles and, on forums, from the roles an advert names in its text.

How:
    Titles are brought to one spelling, split where they list several roles, and each part takes the first
    role, in the order of the vocabulary, one of whose patterns it matches. Only distinct parts are matched.
    Forum adverts have no title, only a first line; there, short lines that begin with a role, and the words
    after 'we are hiring', 'looking for', 'roles:' … are read as titles too. A role that is merely mentioned
    ('you will work with data scientists') is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from gander.model import Role
from gander.normalise.role_spelling import SPELLING

# Piecework for training models: the trade in front of it is what the person knows, not what they would be.
_PIECEWORK = (
    r"\bai train(?:er|ing)\b.*\b(?:freelance|project|part.time)|\bfreelance ai\b|"
    r"^ai training\b|\bai training ,"
)
_FIELD = (
    r"(frontend|backend|fullstack|mobile|ios|android|devops|data|machine learning|ml|ai|aiml|genai|llm|web|"
    r"computer vision|nlp|deep learning|cloud|platform|infrastructure)"
)
_MAKER = r"(engineer|scientist|analyst|designer|architect|product manager|product owner)"
_NOUN = (
    r"(engineer|scientist|analyst|designer|architect|(?:engineering|product|project) manager|product owner)"
)
_AND = r"\s*(?:/|,|&|\+|;|\band\b|\bor\b|\bhoặc\b|\bvà\b)\s*"
# 'Frontend / Backend Engineer', 'Data Scientist, ML Engineer' list roles; applied twice: matches may overlap.
_SPLITS: tuple[tuple[str, str], ...] = (
    (rf"\b{_FIELD}{_AND}{_FIELD}((?: software)? engineer\b)", "$1 engineer | $2$3"),
    (
        r"\bresearch (scientist|engineer)s?\s*(?:/|&|and|or)\s*(scientist|engineer)\b",
        "research $1 | research $2",
    ),
    (rf"\b{_MAKER}s?{_AND}((?:[\w.+#-]+ ){{0,3}}{_NOUN}\b)", "$1 | $2"),
)
# A forum's first line may list bare fields: 'Frontend, Backend / Mobile'.
_BARE_LIST = (rf"\b{_FIELD}{_AND}{_FIELD}(,|/| and | or |$)", "$1 | $2$3")
# There a comma parts what belongs together: 'Principal Engineer, AI Systems'.
_FIELD_AFTER = (
    r"\bengineer, ((?:ai|aiml|ml|machine learning|genai|llms?)(?: systems?| agents?)?)\s*(\||$)",
    "engineer $1|",
)
# The first line of a forum advert may list bare fields between its bars.
_BARE = (
    r"^((?:senior|lead|junior|staff|sr\.?|mid) )*(frontend|backend|fullstack|devops|ios|android|mobile|"
    r"machine learning|ml|aiml|data science|data|security|sre|infrastructure|embedded|web|software|qa)$"
)
_ROLE_NOUN = (
    r"(?:engineers?|developers?|programmers?|scientists?|analysts?|designers?|architects?|hackers?|devops|sre|"
    r"researchers?|product managers?|engineering managers?|cto|devs?|recruiters?|interns?)"
)
_BULLETS = r"\n| [*•☆►·] | / | \d[.)] "
_LINE_START = r"^\s*[\-*•·–—>►◦●☆⇒✓+#\d.)(\[]+\s*"
# A role's name in a list ends where its place, its pay or its description begins.
_LINE_END = r"[:(\[|@]| [-–—] |--|https?:|www\.|\. |, (?:see|more)\b|;"
_LONGEST_LINE = 90
_LONGEST_LIST = 300
_HIRING = (
    r"(?:hiring|hire|looking for|look for|seeking|searching for|in need of|need|needs|recruiting|openings?|"
    r"positions?|roles?|search of|want|join us as|join our team as|jobs?)\b"
    r"(?: for| are| is|:| an?| several| some| more| our| the| first| all| kinds| types| of| talented| great|"
    r" we're| we are| currently| hiring| looking| seeking)*([^\n!?]{4,200})"
)
# Where the name of the one sought ends in a sentence.
_SENTENCE_END = (
    r"[:(\[|@;!?]|\. | [-–—] |--|https?:|"
    r"\b(?:to|in|at|for|on|from|by|as|based|interested|passionate about|located|"
    r"familiar|comfortable|excited|capable|ready|but|so)\b"
)
# What turns words about a role into a sentence about somebody else, or about the firm.
_PROSE = (
    r"\b(?:you|your|we|our|us|will|experiences?|experienced (?:in|with)|years?|knowledge|ability|degree|"
    r"understanding|collaborat\w+|alongside|with|report(?:s|ing)? to|mentor\w*|managing|built|founded|"
    r"founders?|customers?|clients?|helps?|enables?|empower\w*|allows?|lets|used by|team of|is an?|are|were|"
    r"was|have|has|who|that|their|they|working|work|apply|email|contact|benefits|like|love|join|i'm|i am|my|"
    r"(?:tools?|platform) for)\b"
)
_HEAD = r"^(.*?)(?: - |\s*,|: |$)"
_HEAD_AND_NEXT = r"^(.*?(?: - |\s*,|: )[ ,-]*.*?)(?: - |\s*,|: |$)"
_LONGEST_TEXT = 6000
_OTHER = "other"
_GENERAL = "software-engineer"
_APPLIED = "ai-engineer"
_BARE_ENGINEER = "engineer"  # a software engineer, unless the same advert names a finer role
# 'Software Engineer, AI' works on AI; 'Software Engineer - Fusion AI' makes a product of that name.
_NAMES_FIELD = (
    r"^(?:applied |agentic |gen)?(?:ai|llms?|genai|agents?)"
    r"(?: ?/? ?(?:ai|llms?|agents?|engineer\w*|applications?|systems?|role))?$"
)
_FIELDS = ("computer-vision-engineer", "nlp-engineer")


def canonical_title(title: pl.Expr) -> pl.Expr:
    """The title in lower case and one spelling, with ' | ' between the roles it lists."""
    text = title.str.normalize("NFC").str.to_lowercase()
    for pattern, replacement in (*SPELLING, *_SPLITS, *_SPLITS):
        text = text.str.replace_all(pattern, replacement)
    return text.str.strip_chars(" ,-")


def roles(frame: pl.DataFrame, vocabulary: Mapping[str, Role]) -> pl.Series:
    """The role ids of each row, List[String], never empty: ['other'] where no role is named.

    `frame` needs source, title and text (null where there is none). `vocabulary` is in order of priority.
    Rows whose source starts with 'hn-' are forum adverts and may carry many roles, in order of appearance.
    """
    rows = frame.select("source", "title", "text").with_row_index("row")
    forum = pl.col("source").str.starts_with("hn-")
    boards = rows.filter(~forum).select("row", phrase="title")
    found = [_of_phrases(boards, vocabulary, forum=False)]
    adverts = rows.filter(forum)
    if adverts.height:
        found.append(_of_phrases(phrases(adverts), vocabulary, forum=True))
    lists = pl.concat(found)
    return (
        rows.select("row")
        .join(lists, on="row", how="left", maintain_order="left")
        .select(pl.col("role").fill_null([_OTHER]))
        .to_series()
    )


def phrases(adverts: pl.DataFrame) -> pl.DataFrame:
    """(row, phrase, listed): what may name a role in a forum advert.

    Parts of its first line, lines (`listed`), openings.
    """
    header = adverts.select("row", phrase=pl.col("title").str.slice(0, 300).str.split("|")).explode("phrase")
    body = adverts.select("row", body=pl.col("text").str.slice(0, _LONGEST_TEXT).str.to_lowercase())
    return pl.concat(
        frame.select("row", "phrase", listed=pl.lit(listed))
        for frame, listed in ((header, False), (_lines(body), True), (_openings(body), False))
    )


def _lines(body: pl.DataFrame) -> pl.DataFrame:
    """Short lines and bullets that are the name of a role, up to its place or description."""
    lines = body.select(
        "row", phrase=pl.col("body").str.replace_all(_BULLETS, "\n").str.split("\n").list.slice(1)
    ).explode("phrase")
    phrase = pl.col("phrase")
    named = lines.filter(phrase.str.contains(_ROLE_NOUN)).with_columns(
        bullet=phrase.str.contains(_LINE_START),
        phrase=phrase.str.slice(0, _LONGEST_LIST)
        .str.replace(_LINE_START, "")
        .str.replace_all(r"\b(sr|jr|mid)\.|\([^)]*\)", "$1")
        .str.replace(rf"(?:{_LINE_END}).*$", ""),
    )
    # In a list, 'backend engineers with …' is sought; as a sentence it may describe the team.
    named = named.with_columns(
        pl.when("bullet").then(phrase.str.replace(rf"{_PROSE}.*$", "")).otherwise(phrase)
    )
    several = phrase.str.count_matches(rf"\b{_ROLE_NOUN}\b") >= 3
    short = (phrase.str.len_chars() <= _LONGEST_LINE) | several
    return named.filter(short & _names_role() & ~phrase.str.contains(_PROSE)).select("row", "phrase")


def _openings(body: pl.DataFrame) -> pl.DataFrame:
    """What follows 'hiring', 'looking for', 'roles:' …, up to where the sentence speaks of other things."""
    plain = pl.col("body").str.replace_all(r" ?\([^)\n]*\)", "")  # a bracket does not end a list of roles
    said = body.select("row", phrase=plain.str.extract_all(_HIRING)).explode("phrase").drop_nulls()
    named = said.select("row", pl.col("phrase").str.extract(_HIRING, 1)).filter(_names_role())
    return named.with_columns(pl.col("phrase").str.replace(rf"(?:{_SENTENCE_END}|{_PROSE}).*$", "")).filter(
        _names_role()
    )


def _names_role() -> pl.Expr:
    return pl.col("phrase").str.contains(rf"\b{_ROLE_NOUN}\b")


def _of_phrases(phrases: pl.DataFrame, vocabulary: Mapping[str, Role], *, forum: bool) -> pl.DataFrame:
    """(row, role): the roles of each row's phrases, in order, without 'other' where there is another."""
    distinct = phrases.select("phrase").drop_nulls().unique(maintain_order=True)
    title = canonical_title(pl.col("phrase"))
    title = pl.when(title.str.contains(_PIECEWORK)).then(pl.lit("ai trainer")).otherwise(title)
    if forum:  # the first line of an advert names the company, the place and the roles, in any order
        title = title.str.replace_all(*_BARE_LIST).str.replace_all(*_BARE_LIST)
        title = title.str.replace_all(r"\b(manager|director|head|vp) ?, ?", "$1 of ")
        title = title.str.replace_all(*_FIELD_AFTER).str.replace_all(r" - |,|: |; ", "|")
    parts = (
        distinct.with_columns(part=title.str.split("|"))
        .explode("part")
        .with_columns(pl.col("part").str.strip_chars_end(".").str.strip_chars(" ,-/&"))
    )
    if forum:
        parts = parts.with_columns(pl.col("part").str.replace(_BARE, "$0 engineer"))
    kinds = parts.select("part").drop_nulls().unique()
    kinds = kinds.with_columns(role=role_of_part(kinds["part"], vocabulary, forum=forum)).explode("role")
    named = (
        phrases.join(parts, on="phrase", maintain_order="left")
        .join(kinds, on="part", maintain_order="left_right")
        .group_by("row", maintain_order=True)
        .agg(pl.col("role").unique(maintain_order=True))
    )
    real = pl.col("role").list.filter(~pl.element().is_in([_OTHER, _BARE_ENGINEER]))
    bare = (
        pl.when(pl.col("role").list.contains(_BARE_ENGINEER)).then(pl.lit(_GENERAL)).otherwise(pl.lit(_OTHER))
    )
    return named.select("row", role=pl.when(real.list.len() > 0).then(real).otherwise(pl.concat_list(bare)))


def role_of_part(parts: pl.Series, vocabulary: Mapping[str, Role], *, forum: bool) -> pl.Series:
    """The roles of each canonical part of a title, List[String]: one, or ['other'], rarely two.

    The head of a title ('Data Engineer' of 'Data Engineer, Marketing') decides, unless it is no more than a
    software engineer, whom the rest may tell apart ('Software Engineer, Machine Learning'), or names no
    role. Who makes software for a product with AI is both, and so is an ML engineer for computer vision or
    language. A forum's parts are heads already; there a bare 'engineer' makes software, where elsewhere it
    may build bridges.
    """
    heads = parts.str.extract(_HEAD, 1)
    by_head = _match(heads, vocabulary.values())
    if forum:
        bare = pl.when(heads.str.contains(r"\bengineer(?:ing)?\b")).then(pl.lit(_BARE_ENGINEER))
        return pl.select(pl.concat_list(pl.coalesce(by_head, bare, pl.lit(_OTHER)))).to_series()
    engineers = [
        role for role in vocabulary.values() if role.id.endswith("-engineer") or role.id == "devops-sre"
    ]
    fields = [role for role in engineers if role.id in _FIELDS]
    general = by_head == _GENERAL
    nearer = parts.str.extract(_HEAD_AND_NEXT, 1)
    nearest = _match(_where(general, nearer), engineers)
    finer = _match(_where(general, parts), engineers)
    nearest = _where(nearest != _GENERAL, nearest)  # the first thing added says more than what follows
    field = _match(_where(by_head.is_in(["ml-engineer", "ai-engineer"]), parts), fields)
    opening = _match(_where(by_head.is_null(), nearer), vocabulary.values())
    whole = _match(_where(by_head.is_null(), parts), vocabulary.values())
    first = pl.select(pl.coalesce(nearest, finer, by_head, opening, whole, pl.lit(_OTHER))).to_series()
    added = nearer.str.replace(_HEAD, "").str.strip_chars(" ,:-")
    product = general & (first == _APPLIED) & ~added.fill_null("").str.contains(_NAMES_FIELD)
    also = pl.when(product).then(pl.lit(_GENERAL)).otherwise(field)
    return pl.select(pl.concat_list(first, also).list.drop_nulls()).to_series()


def _where(condition: pl.Series, texts: pl.Series) -> pl.Series:
    """The texts where the condition holds, else null."""
    return pl.select(pl.when(condition).then(texts)).to_series()


def _match(texts: pl.Series, ordered: Iterable[Role]) -> pl.Series:
    """The first role, in order, one of whose patterns each text matches, else null."""
    left = pl.DataFrame({"text": texts}).with_row_index("at").drop_nulls()
    found: list[pl.DataFrame] = []
    for role in ordered:
        if not role.titles:
            continue
        hit = left["text"].str.contains("|".join(f"(?:{p})" for p in role.titles))
        found.append(left.filter(hit).select("at", role=pl.lit(role.id)))
        left = left.filter(~hit)
    rows = pl.DataFrame({"at": pl.arange(len(texts), eager=True, dtype=pl.UInt32)})
    return rows.join(pl.concat(found), on="at", how="left", maintain_order="left")["role"]
