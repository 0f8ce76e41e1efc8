"""What the person would be: roles from titles and, on forums, from the roles an advert names in its text.

How:
    Titles are brought to one spelling, split where they list several roles, and each part takes the first
    role, in the order of the vocabulary, one of whose patterns it matches. Only distinct parts are matched.
    Forum adverts have no title, only a first line; there, short lines that begin with a role, and the words
    after 'we are hiring', 'looking for', 'roles:' … are read as titles too. A role that is merely mentioned
    ('you will work with data scientists') is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np
import polars as pl

from gander.model import Role
from gander.normalise.cues import found, replaced, some_held
from gander.normalise.forum import of_forum
from gander.normalise.role_besides import HEAD, besides
from gander.normalise.role_phrases import phrases
from gander.normalise.role_spelling import AND, FIELD, LISTS, spelt, split_roles

# Piecework for training models: the trade in front of it is what the person knows, not what they would be.
_PIECEWORK = (
    r"\bai train(?:er|ing)\b.*\b(?:freelance|project|part.time)|\bfreelance ai\b|"
    r"^ai training\b|\bai training ,"
)
# A forum's first line may list bare fields: 'Frontend, Backend / Mobile'.
_BARE_LIST = (rf"\b{FIELD}{AND}{FIELD}(,|/| and | or |$)", "$1 | $2$3")
# There a comma parts what belongs together: 'Principal Engineer, AI Systems'.
_FIELD_AFTER = (
    r"\b(?:engineer|member of technical staff), "
    r"((?:ai|aiml|ml|machine learning|genai|llms?)(?: systems?| agents?)?)\s*(\||$)",
    "engineer $1|",
)
_LISTED = (
    *(_BARE_LIST, _BARE_LIST),
    (r"\b(manager|director|head|vp) ?, ?", "$1 of "),
    *(_FIELD_AFTER, (r" - |,|: |; ", "|")),
)
# The first line of a forum advert may list bare fields between its bars.
_BARE = (
    r"^((?:senior|lead|junior|staff|sr\.?|mid) )*(frontend|backend|fullstack|devops|ios|android|mobile|"
    r"machine learning|ml|aiml|data science|data|security|sre|infrastructure|infra|embedded|web|software|qa)$"
)
# There these say by themselves what a board's title says in full.
_SHORT = (
    ("^pms?$", "product manager"),
    ("^team lead(?:er)?$", "engineering manager"),
    ("^engineering leadership$", "engineering manager"),
    (r"^((?:\w+ )?)fdes?$", "${1}forward deployed engineer"),
    (r"^(?:\w+ )?(?:aes?|sdrs?|bdrs?)$", "account executive"),
    (r"^(?:\w+ )?tpms?$", "technical program manager"),
    (r"^(?:(?:for|an?|senior|junior|sr|jr)\.? )*analyst$", "data analyst"),
)
_HEAD_AND_NEXT = r"^(.*?(?: - |\s*,|: )[ ,-]*.*?)(?: - |\s*,|: |$)"
# What a text says of one who works on both sides, though the title says a software engineer and no more.
_FULL_CUES = ["ull stack", "ull-stack", "ullstack", "ull Stack", "ull-Stack", "ullStack"]
_FULL_STACK = (
    r"(?:you (?:are|will be|will work as|have)|you.(?:ll|re)|looking for|hiring|seeking|as an?|proven|strong|"
    r"professional|years? of|years?|experience in|experience with|experience as|this is an?|"
    r"position is|role is|kinh nghi\S+|l\S+p tr\S+nh)"
    r"(?: \S+){0,5}? full[ -]?stack\b(?: \S+){0,3}? ?"
    r"(?:engineers?|developers?|development|engineering|experience|role|position|contributor)?\b"
)
_OTHER = "other"
_GENERAL = "software-engineer"
_BARE_ENGINEER = "engineer"  # a software engineer, unless the same advert names a finer role
_FIELDS = ("computer-vision-engineer", "nlp-engineer")
# Which roles a text may name: any, an engineer's, one of _FIELDS.
_ALL, _ENGINEERS, _NEAR_FIELDS = 0, 1, 2
_ASCII = ((r"\b", r"(?-u:\b)"), (r"\w", "[0-9A-Za-z_]"), (r"\S", "[!-~]"))


def roles(frame: pl.DataFrame, vocabulary: Mapping[str, Role]) -> pl.Series:
    """The role ids of each row, List[String], never empty: ['other'] where no role is named.

    `frame` needs source, title and text (null where there is none). `vocabulary` is in order of priority.
    Rows of a forum may carry many roles, in order of appearance.
    """
    rows = frame.select("source", "title", "text").with_row_index("row")
    forum = of_forum()
    titles = rows.filter(~forum).select("row", phrase="title", forum=pl.lit(False), at=pl.lit("head"))
    posts = rows.filter(forum)
    said = [titles]
    if posts.height:
        said.append(phrases(posts).select("row", "phrase", forum=pl.lit(True), at="at"))
    # both kinds together: to compile some hundred patterns costs as much as to search a batch's titles
    named = (
        rows.select("row")
        .join(
            _of_phrases(pl.concat(said), vocabulary),
            on="row",
            how="left",
            maintain_order="left",
        )
        .select(pl.col("role").fill_null([_OTHER]))
        .to_series()
    )
    return _with_full_stack(named, rows)


def _with_full_stack(role: pl.Series, rows: pl.DataFrame) -> pl.Series:
    """The roles, with full-stack-engineer where one is a software engineer without a field of whom the text
    says that they work on the full stack.
    """
    frame = rows.select("row", "text").with_columns(role=role)
    plain = pl.col("role").list.contains(_GENERAL) & (
        pl.col("role").list.set_difference([_GENERAL, "backend-engineer"]).list.len() == 0
    )
    text = pl.col("text")
    cued = frame.filter(plain).filter(text.str.contains_any(_FULL_CUES))
    found = cued.filter(text.str.to_lowercase().str.replace_all(r"\s+", " ").str.contains(_FULL_STACK))
    added = frame["row"].is_in(found["row"].to_list())
    both = pl.concat_list("role", pl.lit("fullstack-engineer"))
    return frame.select(pl.when(added).then(both).otherwise("role").alias("role")).to_series()


def _of_phrases(said: pl.DataFrame, vocabulary: Mapping[str, Role]) -> pl.DataFrame:
    """(row, role): the roles of each row's phrases, in order, without 'other' where there is another."""
    said = said.drop_nulls("phrase")
    parts = _parts(said.select("phrase", "forum").unique(maintain_order=True))
    kinds = parts.select("part", "forum").unique(maintain_order=True)
    kinds = kinds.with_columns(role=role_of_part(kinds["part"], kinds["forum"], vocabulary))
    role = pl.col("role")
    named = (
        said.join(parts, on=["phrase", "forum"], maintain_order="left")
        .join(kinds, on=["part", "forum"], maintain_order="left")
        .explode("role")
        .filter(_asked_for())
    )
    # 'other' only where there is nothing else, and a bare engineer only where there is nothing finer
    weight = pl.when(role == _OTHER).then(0).when(role == _BARE_ENGINEER).then(1).otherwise(2)
    named = named.with_columns(weight=weight).filter(pl.col("weight") == pl.col("weight").max().over("row"))
    return (
        named.select("row", role.replace(_BARE_ENGINEER, _GENERAL))
        .unique(maintain_order=True)
        .group_by("row", maintain_order=True)
        .agg("role")
    )


def _asked_for() -> pl.Expr:
    """False for the openings of an advert whose head names a role: they mostly speak of colleagues."""
    named = (pl.col("at") == "head") & ~pl.col("role").is_in([_OTHER, _BARE_ENGINEER, _GENERAL])
    return (pl.col("at") != "opening") | ~named.any().over("row")


def _parts(distinct: pl.DataFrame) -> pl.DataFrame:
    """(phrase, forum, part): the parts of each phrase, one role each, in one spelling."""
    title = pl.col("title")
    words = distinct.with_columns(title=spelt(distinct["phrase"]))
    lists = title.str.contains(LISTS)
    listing = words.filter(lists)
    words = pl.concat([words.filter(~lists), listing.with_columns(split_roles(listing["title"]))])
    piecework = found(words, "title", _PIECEWORK)
    words = words.with_columns(title=pl.when(piecework).then(pl.lit("ai trainer")).otherwise(title))
    # the first line of an advert names the company, the place and the roles, in any order
    heads = words.filter("forum")
    heads = heads.with_columns(replaced(heads["title"], _LISTED))
    words = pl.concat([words.filter(~pl.col("forum")), heads])
    part = pl.col("part")
    parts = (
        words.select("phrase", "forum", part=title.str.split("|"))
        .explode("part")
        .with_columns(part.str.strip_chars_end(".").str.strip_chars(" ,-/&"))
    )
    if heads.is_empty():
        return parts
    bare = replaced(parts["part"], ((_BARE, "$0 engineer"), *_SHORT))
    return parts.with_columns(pl.when("forum").then(bare).otherwise(part))


def role_of_part(parts: pl.Series, forum: pl.Series, vocabulary: Mapping[str, Role]) -> pl.Series:
    """The roles of each canonical part of a title, List[String]: one, or ['other'], rarely two.

    The head of a title ('Data Engineer' of 'Data Engineer, Marketing') decides, unless it is no more than a
    software engineer, whom the rest may tell apart ('Software Engineer, Machine Learning'), or names no
    role. Who makes software for a product with AI is both, and so is an ML engineer for computer vision or
    language. A forum's parts are heads already; there a bare 'engineer' makes software, where elsewhere it
    may build bridges.
    """
    part, head, nearer = pl.col("part"), pl.col("head"), pl.col("nearer")
    frame = pl.DataFrame({"part": parts, "forum": forum}).with_columns(head=part.str.extract(HEAD, 1))
    frame = frame.with_columns(by_head=_match(frame["head"], vocabulary))
    board = ~pl.col("forum")
    general, silent = board & (pl.col("by_head") == _GENERAL), board & pl.col("by_head").is_null()
    maker = board & pl.col("by_head").is_in(["ml-engineer", "ai-engineer"])
    frame = frame.with_columns(nearer=pl.when(general | silent).then(part.str.extract(_HEAD_AND_NEXT, 1)))
    # what is no more than the head has been looked at
    asked = pl.concat(
        frame.select(text=pl.when(condition & (text != head)).then(text), scope=pl.lit(scope, dtype=pl.UInt8))
        for condition, text, scope in (
            (general, nearer, _ENGINEERS),
            (general, part, _ENGINEERS),
            (silent, nearer, _ALL),
            (silent, part, _ALL),
            (maker, part, _NEAR_FIELDS),
        )
    )
    named = _match(asked["text"], vocabulary, asked["scope"])
    nearest, finer, opening, whole, field = (named.slice(at * len(parts), len(parts)) for at in range(5))
    frame = frame.with_columns(
        nearest.alias("nearest"),
        finer.alias("finer"),
        opening.alias("opening"),
        whole.alias("whole"),
        field.alias("field"),
    )
    # the first thing added says more than what follows
    told = pl.when(pl.col("nearest") != _GENERAL).then("nearest")
    engineer = found(frame, "head", r"\bengineer(?:ing)?\b")
    bare = pl.when(pl.col("forum") & engineer).then(pl.lit(_BARE_ENGINEER))
    first = pl.coalesce(told, "finer", "by_head", "opening", "whole", bare, pl.lit(_OTHER))
    every = pl.concat_list("first", *besides(frame)).list.drop_nulls().list.unique(maintain_order=True)
    return frame.lazy().with_columns(first=first).select(every).collect().to_series()


def _match(texts: pl.Series, vocabulary: Mapping[str, Role], scopes: pl.Series | None = None) -> pl.Series:
    """The first role in order that each text names, null where none does or the text is null.

    scopes: which roles each text may name.
    """
    frame = pl.DataFrame({"text": texts}).with_columns(scope=_ALL if scopes is None else scopes)
    distinct = frame.drop_nulls().unique()
    text, scope = distinct["text"], distinct["scope"].to_numpy()
    first = np.full(distinct.height, len(vocabulary))
    left = np.arange(distinct.height)
    words = np.array(text.to_list(), dtype=np.object_)  # in lower case as they are spelt
    for number, (role, pattern) in enumerate(_patterns(vocabulary)):
        asked = left[scope[left] <= _reach(role)]
        if some_held(pattern, words[asked].tolist()):
            first[asked[text.gather(asked).str.contains(pattern).to_numpy()]] = number
            left = left[first[left] == len(vocabulary)]
    names = pl.Series([*vocabulary, None], dtype=pl.String)
    named = distinct.with_columns(role=names.gather(first))
    return frame.join(named, on=["text", "scope"], how="left", maintain_order="left")["role"]


def _patterns(vocabulary: Mapping[str, Role]) -> Iterator[tuple[str, str]]:
    """(role, its patterns as one), folded as titles are; with ASCII classes, which are searched faster."""
    return zip(vocabulary, _plain(tuple(tuple(role.titles) for role in vocabulary.values())), strict=True)


@lru_cache(maxsize=4)
def _plain(titles: tuple[tuple[str, ...], ...]) -> list[str]:
    marked = pl.Series([f"(?:{')|(?:'.join(patterns)})" for patterns in titles], dtype=pl.String)
    plain = marked.str.normalize("NFKD").str.replace_all(r"\pM", "").str.replace_all("đ", "d", literal=True)
    for broad, narrow in _ASCII:
        plain = plain.str.replace_all(broad, narrow, literal=True)
    return plain.to_list()


def _reach(role: str) -> int:
    if role in _FIELDS:
        return _NEAR_FIELDS
    return _ENGINEERS if role.endswith("-engineer") or role == "devops-sre" else _ALL
