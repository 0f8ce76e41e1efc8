"""The role that a line or a piece of a list names, as it is written there.

Why not the patterns of the roles:
    They say which role a title is. Here it must first be told that words are a title, and where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from gander.normalise.role_phrases import LINE_END, LINE_START, NOUN_PARTS, ROLE_NOUN

_KEPT = 4096
"""Lines of which the answer is kept: the pieces of a head are asked for in several ways."""
_LONGEST_NAME = 70
_MOST_WORDS = 10
CORE = re.compile(rf"(?i)\b{ROLE_NOUN}\b")
"""The nouns that name a role by themselves."""
BEGINNING = re.compile(LINE_START)
"""The bullet or the number that a line begins with."""
# Nouns that name a role in a list with others, and too much else to open one.
_OTHER_NOUN = (
    r"(?:specialists?|executives?|managers?|writers?|editors?|representatives?|associates?|partners?|leads?|"
    r"marketers?|consultants?|administrators?|directors?|heads? of [\w &]+|vp of [\w &]+|coordinators?|"
    r"testers?|strategists?|advocates?|pms?|technicians?|owners?|officers?|assistants?|generalists?)"
)
_ANY = re.compile(rf"(?i)\b(?:{ROLE_NOUN}|{_OTHER_NOUN})\b")
# Each of these nouns has one of these in it: tried first, since most pieces have none.
_STEMS = [
    *NOUN_PARTS,
    "speciali",
    "executive",
    "writer",
    "editor",
    "represent",
    "associate",
    "partner",
    "lead",
]
_STEMS += ["market", "consult", "admin", "director", "head", "vp", "coord", "test", "strateg", "advoc", "pm"]
_STEMS += ["tech", "owner", "officer", "assist", "general"]
_PROSE_WORD = re.compile(
    r"(?i)\b(?:you|your|we|our|us|i|my|will|would|years?|yrs?|knowledge|ability|degree|understanding|"
    r"collaborat\w+|alongside|with|report(?:s|ing)? to|mentor\w*|managing|built|founded|founders?|customers|"
    r"builds|makes|provides|offers|creates|develops|"
    r"clients|helps?|enables?|allows?|lets|used by|team of|is|are|were|was|have|has|who|that|their|they|"
    r"working|work|apply|email|contact|benefits|like|love|join|experienced in|this|these|it|be|do|get|can|"
    r"(?<!developer )(?<!user )(?<!customer )(?<!product )experiences?|should|must|see|please|if|any|looking|"
    r"want|need|needs|hiring|seeking|not|no|all|including|(?:full|part)[ -]?time|interns|skills?|background|"
    r"how|what|why|former|ex)\b"
)
_END = re.compile(rf"(?i){LINE_END}| ?[<{{]|,? \$|,? (?:remote|onsite|full[- ]time|located|based)\b")
# How a head's list names roles in short, and the fields that stand for their engineers there.
_LEVELS = r"(?:(?:senior|sr\.?|junior|jr\.?|staff|lead|principal|founding|mid|\d ?x) )*"
_SHORT_ROLE = re.compile(
    rf"(?i)^{_LEVELS}(?:swes?|sdes?|fdes?|mles?|sres?|aes?|sdrs?|bdrs?|tpms?|pms?|dev ?rels?|"
    r"tech leads?|team leads?|"
    r"data science|data engineering|product design|engineering leadership|engineering managers?|"
    r"(?:head|vp|director) of \w+(?: \w+)?|customer success|gtm(?: lead)?|cto)"
    r"(?:, (?:ai|ml|product|platform|infra|data|backend|frontend|security|growth))?$"
)
_DISCIPLINE = re.compile(r"(?i)\b(?:data science|data engineering|product design)$")
_SHORT_BAR = re.compile(
    rf"(?i)^{_LEVELS}(?:(?:swes?|sdes?|fdes?|mles?|dev ?rels?)(?:, [a-z]+)?|(?:head|vp|director) of \w+)$"
)
_MAKERS = re.compile(r"(?i) (?:engineers|developers|scientists|designers|devs)$")
_ONE_MAKER = re.compile(r"(?i)\b(?:engineer|developer|scientist|designer|analyst|architect|dev)$")
_BARE_FIELD = re.compile(
    rf"(?i)^{_LEVELS}(?:front[ -]?end|back[ -]?end|full?[ -]?stack|mobile|ios|android|devops|"
    r"data|ml|ai|ai/ml|"
    r"machine learning|infra|infrastructure|platform|security|software|web|embedded|qa|it|analytics|design|"
    r"product|research)$"
)
_SMALL_END = re.compile(r"(?i)\b(sr|jr|mid)\.")
_EDGES = re.compile(
    r"(?i)^(?:an?|the|our|and|or|also an?|also) |(?: (?:for|to|in|at|on|of|and|or|the|an?))+$"
)
# 'Engineer reliable pipelines', 'Architect, build and scale …' are duties.
_VERB = re.compile(r"(?:[Dd]esign|[Aa]rchitect|[Ee]ngineer|[Ll]ead|[Bb]uild|[Dd]evelop)(?: [a-z]|, [a-z])")
_DEV_THING = re.compile(r"(?i)\bdevs? (?!ops\b)[a-z]+$")
# 'Software Engineer - Machine Learning Team' is told apart by its team, 'Engineer - Berlin' is not.
_TEAM = re.compile(
    r"(?i) ?[-–—] ((?:[\w/&+.]+ ){0,3}(?:team|ui|ml|ai|machine learning|data|platform|infrastructure|"
    r"frontend|front[ -]end|backend|back[ -]end|full[ -]?stack|security|mobile|ios|android|web|"
    r"infra(?:/sre)?|sre|devops|embedded|systems|tools))(?=\s*(?:$|[:(\[|]|https?:))"
)
_LEVEL = re.compile(
    r"(?i)\b(?:senior|sr|junior|jr|mid|lead|staff|principal|intern(?:ship)?|founding|experienced|great|"
    r"talented|an?|the|several|multiple|various|\d+x?|x\d+)\b|[^\w+# ]"
)


@lru_cache(_KEPT)
def name_of(line: str) -> str:
    """The name of the role with which the line opens, '' where it opens with anything else."""
    low = line[:120].lower()
    if not any(stem in low for stem in _STEMS):
        return ""
    said = _SMALL_END.sub(r"\1", line[:300].strip(" *_:|-–—"))
    end = _END.search(said)
    name = (said[: end.start()] if end else said).strip(" .,*_)")
    name = _EDGES.sub("", name)
    if not 2 < len(name) <= _LONGEST_NAME or len(name.split()) > _MOST_WORDS:
        return ""
    if not _ANY.search(name) or _PROSE_WORD.search(name) or _VERB.match(name) or _DEV_THING.search(name):
        return ""
    team = _TEAM.match(said, end.start()) if end else None
    return f"{name}, {team.group(1)}" if team else name


def is_field(words: str) -> bool:
    """Whether words are a field alone, which in a list of roles stands for its engineers: 'Backend'."""
    return _BARE_FIELD.match(words.strip(" .*")) is not None


def spread(pieces: list[str]) -> list[str]:
    """'Frontend', 'Backend Engineers' are two roles by the plural; with 'Engineer' it is one job."""
    out = list(pieces)
    maker = ""
    for at in range(len(out) - 1, -1, -1):
        piece = out[at].strip(" .*")
        found = _MAKERS.search(piece)
        if found:
            maker = found.group() if _BARE_FIELD.match(piece[: found.start()]) else ""
        elif maker and _BARE_FIELD.match(piece):
            out[at] = f"{piece} {maker.strip()}"
        else:
            maker = ""
    return out


def short_names(pieces: Iterable[str]) -> list[str]:
    """The pieces of a head's list, where all are roles, some said in short: 'Staff ML, Staff Infra, FDE'.

    A bare field is a role only where no maker stands before it: 'Software Engineer, Backend' is one.
    """
    names: dict[str, str] = {}
    maker, fields = False, 0
    for piece in (piece.strip(" .*") for piece in pieces if piece.strip(" .*")):
        short = _SHORT_ROLE.match(piece) is not None
        name = "" if short else name_of(piece)
        field = not short and not name and _BARE_FIELD.match(piece) is not None and not maker
        if not (short or field or (name and CORE.search(name))):
            return []
        names.setdefault((name or piece).lower(), name or piece)
        maker, fields = not field and not _DISCIPLINE.search(piece), fields + field
    if fields and maker and _ONE_MAKER.search(list(names.values())[-1]):
        return []  # 'Frontend, Backend Engineer' is one job for both
    return list(names.values()) if len({role_key(name) for name in names}) >= 2 else []


def bar_names(bars: list[str]) -> list[str]:
    """The bars of a head that name a role, each role once; in short only those that can be nothing else."""
    found: dict[str, str] = {}
    for bar in bars:
        short = _SHORT_BAR.match(bar.strip())
        name = bar.strip() if short else name_of(bar)
        if name and role_key(name) and (short or CORE.search(name)):
            found.setdefault(role_key(name), name)
    return list(found.values())


@lru_cache(_KEPT)
def role_key(name: str) -> str:
    """What two names of one role have in common."""
    return " ".join(sorted({word.lower().rstrip("s") for word in _LEVEL.sub(" ", name).split()}))


def distinct_names(pieces: Iterable[str]) -> list[str]:
    """The pieces that name a role by its own noun, each role once."""
    found: dict[str, str] = {}
    for piece in pieces:
        name = name_of(piece)
        if name and CORE.search(name) and role_key(name):
            found.setdefault(role_key(name), name)
    return list(found.values())
