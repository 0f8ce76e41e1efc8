"""Several roles in one post: which they are, and which stretch of the text speaks of one of them alone.

How:
    Only posts that begin with their own title are looked at, as forum posts do; a board's title is one job.
    Lines that are the name of a role, up to a place, an address or a description, open a part. They are found
    over all posts at once; the few posts that have two are then looked at one by one. Otherwise the roles are
    those that the head lists, or that one sentence of hiring lists; then nothing in the text is theirs alone.

Why so strict:
    A part takes requirements away from its neighbours. So a role must be named by its own noun, a list of
    colleagues is none, and where it is not plain that text belongs to one part it is left to all.
"""

from __future__ import annotations

import re

import polars as pl

from gander.normalise.forum import of_forum
from gander.normalise.part_lines import Line, Part, ends_of, lines_of
from gander.normalise.part_lists import (
    HIRING,
    SPLIT,
    besides,
    in_order,
    of_addresses,
    of_fields,
    of_rows,
    told,
)
from gander.normalise.part_names import (
    BEGINNING,
    CORE,
    bar_names,
    distinct_names,
    name_of,
    role_key,
    short_names,
    spread,
)
from gander.normalise.role_phrases import LINE_START, NOUN_PARTS, ROLE_NOUN

SCHEMA = {"id": pl.String, "part": pl.Int64, "title": pl.String, "start": pl.Int64, "end": pl.Int64}

_LONGEST_TEXT = 20_000
_LONGEST_HEAD = 400
_MOST_PARTS = 30
# What stands before the first role of a list.
_LEAD_IN = re.compile(r"(?i)^(?:(?!, ).)*(?: [-–—]+ |: |\b(?:hiring|looking for|seeking)\b)")
# A list after such words is of colleagues, of founders, of what one has been.
_COLLEAGUES = re.compile(
    r"(?i)\b(?:work(?:ing)? (?:closely |directly )?with|collaborat\w+|alongside|report(?:s|ing)? to|"
    r"our team (?:is|has|consists|includes)|team of|consist\w* of|made up of|founders?|who we are|about us"
    r"|experience (?:as|in)|interview\w*|process|contact|customers|clients|users|used by|for teams|"
    r"backgrounds?|alumni|talk to)\b[^.]*:?$"
)
_ADDRESS = re.compile(r"https?:|www\.|\[\d\]")
# What a line has at least that opens a part, or lists several. Without look-behind, so it lets more pass.
_OPENS = rf"(?i)^([^:(\[|@]*?\b{ROLE_NOUN}\b)"
_SPEAKS = (
    r"(?i)\b(?:you|your|we|our|us|will|with|is|are|were|was|have|has|who|that|their|they|this|these|as|"
    r"years?|looking|hiring|from)\b"
)
_MAY_LIST = r"(?i)hir|looking|seek|recruit|openings?|positions? |role|need|^.{0,150}$"
# A head that may list roles in short: 'Staff ML, Staff Infra, FDE'.
_IN_SHORT = (
    r"(?i)[|,&+-] *(?:[\w.]+ ){0,2}(?:swe|sde|fde|mle|sre|ae|sdr|tpm|pm|qa|devops|dev ?rel|"
    r"front[ -]?end|back[ -]?end|"
    r"full?[ -]?stack|mobile|ios|android|infra|data|ml|platform|tech lead|head of|vp of|engineering|software)"
    r"[^|]{0,30}[|,&+]"
)
# An address whose end is a role's name.
_ADDRESSED = rf"(?i)^\W*https?://\S*/(?:[a-z]+-)+{ROLE_NOUN}\b"
# Fields before the plural that makes a role of each: 'fullstack and AI engineers'.
_SPREAD = (
    r"(?i)\b(?:front[ -]?end|back[ -]?end|full?[ -]?stack|mobile|ios|android|devops|data|ml|ai|"
    r"platform|infra\w*)"
    r"(?:,| &| and) (?:[\w-]+(?:,| &| and) )?[\w-]+ (?:engineers|developers|scientists|designers|devs)\b"
)
# What a line ends with that leads to a list of roles.
_LEADING = ["openings:", "positions:", "roles:", "jobs:", "hiring:", "looking for:", "vacancies:"]
_LEADS = rf"(?i)(?:{'|'.join(_LEADING)})\s*$"
_AIM = re.compile(r"(?i) (?:to|who|that)\b")
# Whom they would work with: '… to join our team of researchers and engineers'.
_AMONG = re.compile(r"(?i) (?:(?:to )?join|joining|on|in|with|alongside) (?:an?|our|the|us)\b")
# A sentence of hiring, from the first role on.
_LISTED = re.compile(
    r"(?i)\b(?:hiring|looking for|seeking|recruiting|openings? for|positions? for|roles?:|positions?:|need)"
    r"(?: for| an?| several| some| more| the| both|:)*([^.:!?]{3,300})"
)


def parts(frame: pl.DataFrame) -> pl.DataFrame:
    """(id, part, title, start, end): the roles of the posts that advertise two or more.

    `frame` needs id, title and text, the text as gander.reading.canonical gives it. [start, end) are offsets
    into that; both 0 where it has no stretch for this role alone. Posts with one role, and all that do not
    begin with their title, have no row. With a source, the posts are a forum's.
    """
    rows = [
        (post, number, part.title, part.start, part.end)
        for post, title, text, opens, lists in _candidates(frame).iter_rows()
        for number, part in enumerate(_of_post(title[:_LONGEST_HEAD], text, opens, lists))
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _candidates(frame: pl.DataFrame) -> pl.DataFrame:
    """(id, title, text, opens, lists) of the posts that may name two roles.

    opens, lists: the numbers of the lines that may open a part, and of those that may list several.
    """
    text, line, at = pl.col("text"), pl.col("line"), pl.col("at")
    posts = frame.lazy().filter(_is_post(frame)).select("id", "title", "text").drop_nulls()
    opening = line.str.replace(LINE_START, "").str.slice(0, 100).str.extract(_OPENS, 1)
    several = line.str.count_matches(rf"(?i)\b{ROLE_NOUN}\b") > 1
    listed = line.str.contains(_ADDRESSED) | line.str.contains(_SPREAD)
    listed |= line.str.contains(_LEADS) | ((at < 4) & (at > 0) & (line.str.count_matches(r"\|") > 1))
    listed |= (several & ((at == 0) | line.str.contains(_MAY_LIST))) | (
        (at == 0) & line.str.contains(_IN_SHORT)
    )
    named = (
        posts.select("id", line=text.str.slice(0, _LONGEST_TEXT).str.split("\n"))
        .with_columns(at=pl.int_ranges(line.list.len()))
        .explode("line", "at")
        .filter(line.str.contains_any([*NOUN_PARTS, *_LEADING], ascii_case_insensitive=True) | (at == 0))
        .with_columns(line.str.slice(0, 600))
        .with_columns(opens=~opening.str.contains(_SPEAKS) & (at > 0), listed=listed)
        .group_by("id")
        .agg(opens=at.filter("opens"), lists=at.filter("listed"))
        .filter((pl.col("opens").list.len() > 1) | (pl.col("lists").list.len() > 0))
    )
    return posts.join(named, on="id", how="inner", maintain_order="left").collect()


def _is_post(frame: pl.DataFrame) -> pl.Expr:
    """True for forum posts: by the source where the frame says it, else where the first line is the title."""
    if "source" in frame.columns:
        return of_forum()
    first = pl.col("text").str.strip_chars_start().str.slice(0, 2000).str.extract(r"^([^\r\n]+)", 1)
    return first.str.strip_chars() == pl.col("title").str.strip_chars()


def _of_post(title: str, text: str, opens: list[int], lists: list[int]) -> list[Part]:
    """The parts of one post, [] where it has one role or none."""
    lines = list(lines_of(text[:_LONGEST_TEXT]))
    opens, lists = sorted(opens), sorted(lists)
    head = _of_head(title, lines) if 0 in lists or len(lists) + len(opens) > 1 else []
    named = max(len(distinct_names(title.split("|"))), len(head))
    body = _of_body(lines, opens, named)
    if len(body) >= max(len(head), 2):
        return body + besides(lines, body)
    if len(head) >= 2:
        spans = {role_key(part.title): part for part in body}
        parts = [Part(name, *spans.get(role_key(name), Part("", 0, 0))[1:]) for name in head]
        own = any(part.end for part in parts)
        return parts if own else in_order(lines, parts) or told(lines, parts)
    if rows := of_rows(lines) or of_fields(lines, lists):
        return rows
    openings = [Part(name, 0, 0) for name in _of_openings([lines[at] for at in lists if at], named)]
    return told(lines, openings) if openings else of_addresses(lines)


def _of_head(title: str, lines: list[Line]) -> list[str]:
    """The roles that the head lists, in its first line or, between bars, in its second."""
    for segment in title.split("|"):
        pieces = SPLIT.split(_LEAD_IN.sub("", re.sub(r"\([^)]*\)", "", segment)))
        pieces = spread(pieces)
        if " / " not in segment and (short := short_names(pieces)):
            return short
        names = distinct_names(pieces)
        if len(names) >= 2 and len(names) >= len([p for p in pieces if p.strip()]) - 1:
            return list(dict.fromkeys(name for name in map(name_of, pieces) if name))
    bars = bar_names(title.split("|"))
    if len(bars) >= 2:
        return bars
    second = lines[1].text.split("|") if len(lines) > 1 else []
    names = [name for name in map(name_of, second) if name]
    return names if len(names) == len(second) >= 2 else []


def _of_body(lines: list[Line], opens: list[int], named: int) -> list[Part]:
    """The parts that lines of the text open. `named`: how many roles the head names."""
    names = {at: name for at in opens if (name := lines[at].name) and _stands_alone(lines, at, name)}
    core = [at for at, name in names.items() if CORE.search(name)]
    if len({role_key(names[at]) for at in core}) < 2:
        return []
    # other nouns only within the list that the plain ones make
    style = {lines[at].bullet for at in core}
    for at in range(max(1, core[0] - 3), min(len(lines), core[-1] + 4)):
        if at not in names and lines[at].bullet in style and (name := lines[at].name):
            names[at] = name
    heads = sorted(names)
    if named == 1 and not _offered(lines, heads):
        return []
    ends = ends_of(lines, heads)
    found = [Part(names[a], lines[a].start, lines[e].end) for a, e in zip(heads, ends, strict=True)]
    return found[:_MOST_PARTS]


def _stands_alone(lines: list[Line], at: int, name: str) -> bool:
    """False in a list of colleagues, and for the first half of a sentence that the next line goes on with."""
    after = lines[at + 1].text.strip() if at + 1 < len(lines) else ""
    wrapped = lines[at].text.rstrip().endswith(name) and after[:1].islower()
    return not wrapped and not _of_colleagues(lines, at)


def _of_colleagues(lines: list[Line], at: int) -> bool:
    """True where the list that this line stands in is not of roles on offer."""
    near = reversed(lines[max(0, at - 8) : at])
    above = next((line.text[-200:] for line in near if line.text.strip() and not line.name), "")
    return bool(_COLLEAGUES.search(above)) and not HIRING.search(above)


def _offered(lines: list[Line], heads: list[int]) -> bool:
    """True where words of hiring stand before the list, or addresses with its lines."""
    before = " ".join(line.text[-200:] for line in lines[max(1, heads[0] - 2) : heads[0]])
    addresses = sum(any(_ADDRESS.search(line.text) for line in lines[at : at + 2]) for at in heads)
    return bool(HIRING.search(before)) or addresses >= 2


def _of_openings(lines: list[Line], named: int) -> list[str]:
    """The roles that one sentence of hiring lists, each by its own noun.

    A list that goes on with whom or what for is believed where the head names no role: with one in the head,
    'Rust developers and engineers who …' describes it.
    """
    for line in lines:
        said = re.sub(r"\([^)]*\)", "", line.text[:600])
        alone = SPLIT.split(BEGINNING.sub("", said.strip(" .")))
        if len(said) <= 150 and len(names := distinct_names(alone)) == len(alone) >= 2:
            return names
        for found in _LISTED.finditer(said):
            listed = _AMONG.split(found.group(1))[0]
            for said_of_it in (listed, _AIM.split(listed)[0])[: 1 if named else 2]:
                pieces = spread(SPLIT.split(said_of_it))
                names = distinct_names(pieces)
                if len(names) >= 2 and len(names) == len([p for p in pieces if p.strip()]):
                    return names
    return []
