"""How much each mention is asked for: must, nice, context, or not at all, with the rule that decided."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gander.reading import sections as kinds
from gander.reading.anyof import Lists
from gander.reading.gaps import CONNECTORS, Gaps
from gander.reading.known import counted, known, listed_with, praised
from gander.reading.matcher import Mentions
from gander.reading.negation import negated
from gander.reading.page import Bools, Ints, Page, after, before
from gander.reading.pluses import Earlier, leading_plus, next_cue, trailing_plus

DROPPED, CONTEXT, NICE, MUST = 0, 1, 2, 3
"""Ranks: of two mentions of a skill the higher one counts."""
NAMES = ("", "context", "nice", "must")
RULES = (
    "default:context",
    "heading:context",
    "heading:nice",
    "heading:requirements",
    "prose:demand",
    "prose:looking-for",
    "inline:demand",
    "inline:required",
    "inline:plus",
    "stack-line",
    "duty",
    "trait",
    "purpose",
    "role-name",
    "dropped:degree",
    "dropped:negation",
    "dropped:section",
    "dropped:people",
    "dropped:employer",
    "dropped:label",
    "learned:rule",
    "learned:place",
    "learned:words",
    "learned:line",
    "learned:heading",
    "learned:skill",
)
_NUMBER = {name: number for number, name in enumerate(RULES)}


def number_of(rule: str) -> int:
    """The place of a rule in RULES."""
    return _NUMBER[rule]


_OPENING = 6
"""A demand opens its line when it stands within this many tokens of the line's start."""


_TAIL = 16
"""Tokens between a skill and the word that requires it."""
_AIM = 12
"""Tokens between a skill and its aim, and between the aim and what it names."""
_STUDY = 30
"""Tokens after the word for a degree that may list its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """One row a mention: its rank, and the rule by its number in RULES."""

    rank: NDArray[np.int8]
    rule: NDArray[np.int8]

    def where(self, mask: Bools) -> Verdicts:
        return Verdicts(rank=self.rank[mask], rule=self.rule[mask])

    def settle(self, mask: Bools, rank: int, rule: str) -> None:
        """Let a rule decide the mentions of a mask; later rules overrule earlier ones."""
        self.rank[mask] = rank
        self.rule[mask] = _NUMBER[rule]


def verdicts(
    page: Page,
    mentions: Mentions,
    gaps: Gaps,
    section: NDArray[np.int8],
    lists: Lists,
    wider: Bools,
    fields: Bools,
) -> Verdicts:
    """The verdict on each mention, from its section, then its sentence; the strongest sign comes last.

    `wider` marks mentions that the next one implies ('relational databases, PostgreSQL …'), `fields` those of
    ideas, not products.
    """
    n = len(mentions.first)
    line = page.tokens.line[mentions.first]
    under = section[line]
    out = Verdicts(rank=np.full(n, CONTEXT, dtype=np.int8), rule=np.zeros(n, dtype=np.int8))
    out.settle(under == kinds.CONTEXT, CONTEXT, "heading:context")
    out.settle(under == kinds.NICE, NICE, "heading:nice")
    out.settle(under == kinds.MUST, MUST, "heading:requirements")
    if not n:
        return out
    earlier = Earlier(page, mentions.first)
    signs = _signs(page, mentions, lists, wider, earlier)
    _demand(out, under, signs)
    out.settle(signs["nice"], NICE, "inline:plus")
    out.settle(purposes(mentions, gaps, lists.run) & (out.rank > CONTEXT), CONTEXT, "purpose")
    out.settle(_aims(page, mentions, earlier) & fields & (out.rank > CONTEXT), CONTEXT, "purpose")
    out.settle(_role_names(page, mentions, fields) & (out.rank > CONTEXT), CONTEXT, "role-name")
    out.settle(negated(page, mentions) & ~signs["nice"], DROPPED, "dropped:negation")
    out.settle(signs["people"] & (under != kinds.MUST) & (under != kinds.NICE), DROPPED, "dropped:people")
    out.settle(signs["study"], DROPPED, "dropped:degree")
    out.settle(under == kinds.IGNORE, DROPPED, "dropped:section")
    return out


def _demand(out: Verdicts, under: NDArray[np.int8], signs: dict[str, Bools]) -> None:
    """What the sentence itself demands, or names as the team's, against or without a heading."""
    loose, duties = under == kinds.NONE, under == kinds.CONTEXT
    out.settle(loose & signs["lead"] & ~signs["ours"] & ~signs["task"], MUST, "prose:demand")
    out.settle(loose & signs["known"] & ~signs["ours"] & ~signs["task"], MUST, "prose:demand")
    out.settle(loose & signs["seek"], MUST, "prose:looking-for")
    out.settle(duties & (signs["opens"] | signs["hard"]) & ~signs["ours"], MUST, "inline:demand")
    out.settle((loose | duties) & signs["required"] & ~signs["ours"], MUST, "inline:required")
    out.settle((under == kinds.MUST) & signs["will"], CONTEXT, "duty")
    out.settle((under == kinds.MUST) & signs["passion"], CONTEXT, "trait")
    out.settle((under == kinds.MUST) & signs["stack"], CONTEXT, "stack-line")
    out.settle(loose & signs["ours"], CONTEXT, "stack-line")


def _signs(page: Page, mentions: Mentions, lists: Lists, wider: Bools, earlier: Earlier) -> dict[str, Bools]:
    """What the words around each mention say, each sign a mask over the mentions."""
    at, stop = mentions.first, mentions.stop
    lead, strong, hard = (earlier(name) for name in ("lead", "strong", "hard"))
    seek = earlier("seek")
    duty, team, purpose = (earlier(name) for name in ("duty", "team", "purpose"))
    demand = np.maximum(lead, strong)
    person = np.maximum(np.maximum(strong, seek), hard)
    line = page.tokens.line[at]
    opening = page.lines.content[line]
    praise = listed_with(page, at, praised(page, at), lists.run)
    first = np.searchsorted(page.sentence, page.sentence[at])
    personal = page.sentences_with("person")[page.sentence[at]] | (at - first <= _OPENING)
    personal |= page.among(np.maximum(first, opening), page.cue("praise")[0])
    return {
        "lead": (((demand >= 0) & (purpose < demand)) | praise | counted(page, at)) & personal,
        "known": known(page, mentions, earlier),
        "hard": (hard >= 0) & (duty <= hard),
        "opens": (demand >= 0) & (demand - opening <= _OPENING) & (duty < demand) & ~_verbal(page, opening),
        "seek": (seek >= 0) & (purpose < seek),
        "required": _required(page, stop),
        "ours": np.maximum(duty, team) > person,
        "task": page.lines.bullet[line] & _verbal(page, opening),
        "will": ~page.lines.bullet[line] & (duty > np.maximum(demand, person)),
        "passion": _passion(page, at, demand, earlier),
        "stack": _stack(page, at, demand, earlier),
        "nice": leading_plus(page, at, earlier)
        | (trailing_plus(page, at, stop, lists.group) & ~wider & ~lists.preferred),
        "people": _people(at, earlier),
        "study": _study(at, earlier),
    }


def _stack(page: Page, at: Ints, demand: Ints, earlier: Earlier) -> Bools:
    """Whether a mention is named as the team's, with no demand before it ('experience with our stack: …'), or
    in a bracket of its own: 'cloud (we use GCP)'."""
    cue = earlier("stack")
    spot = np.maximum(cue, 0)
    aside = (cue > demand) & (page.clause[spot] > page.tokens.n) & (page.clause[spot] == page.clause[at])
    found: Bools = (cue >= 0) & ((demand < 0) | aside)
    return found


def _passion(page: Page, at: Ints, demand: Ints, earlier: Earlier) -> Bools:
    """Whether a mention is only what the person is passionate or curious about, with no comma between."""
    cue = earlier("passion")
    spot = np.maximum(cue, 0)
    found: Bools = (
        (cue > demand) & (at - cue <= _AIM) & (page.counted["comma"][at] == page.counted["comma"][spot])
    )
    return found


def _verbal(page: Page, opening: Ints) -> Bools:
    """Whether the line opens with what the person will do ('Maintain a deep understanding of …')."""
    verbs = np.zeros(page.tokens.n + 1, dtype=np.bool_)
    verbs[page.cue("verb")[0]] = True
    return verbs[opening]


def _required(page: Page, stop: Ints) -> Bools:
    """Whether the clause goes on to say that it is required; at the end of a line the bare word is enough."""
    exempt = page.cue("may need")[1] - 1
    said = page.cue("must after")[0]
    cue = next_cue(page, said[~page.among(said, exempt)], stop)
    found: Bools = (
        (cue >= 0) & (page.clause[np.maximum(cue, 0)] == page.clause[stop - 1]) & (cue - stop <= _TAIL)
    )
    line = page.tokens.line[stop - 1]
    last = np.maximum(page.lines.stop[line] - 1, 0)
    bare, _ = page.cue("bare required")
    ends = np.zeros(page.tokens.n + 1, dtype=np.bool_)
    ends[bare] = True
    ends[exempt] = False
    found |= ends[last] & (last - stop <= _TAIL) & (page.clause[last] == page.clause[stop - 1])
    return found


def _people(at: Ints, earlier: Earlier) -> Bools:
    """Names in a row of customers, investors or former employers."""
    cue = earlier("people")
    found: Bools = (cue >= 0) & (at - cue <= 25)
    return found


def _role_names(page: Page, mentions: Mentions, fields: Bools) -> Bools:
    """Fields that only name a job ('a machine learning engineer'); a language before it is still demanded."""
    job = page.cue("job")[0]
    job = after(job[~page.among(job, mentions.first)], mentions.stop)
    near: Bools = fields & (job - mentions.stop <= 1)
    near &= page.tokens.line[np.minimum(job, page.tokens.n - 1)] == page.tokens.line[mentions.first]
    return near


def _study(at: Ints, earlier: Earlier) -> Bools:
    """Fields of a degree ("a degree in Statistics"): part of its gate, unless a demand comes between."""
    found = np.zeros(len(at), dtype=np.bool_)
    for category in ("degree bachelor", "degree master", "degree phd", "degree any"):
        cue = earlier(category)
        between = np.maximum(earlier("lead"), earlier("experience"))
        between = np.maximum(between, earlier("strong"))
        found |= (cue >= 0) & (at - cue <= _STUDY) & (between <= cue)
    return found


def _aims(page: Page, mentions: Mentions, earlier: Earlier) -> Bools:
    """Mentions behind 'to build …', 'for managing …' that say what the skill before it is for.

    'Ability to build …' names no skill before the aim, and a new demand behind it counts by itself.
    """
    first, _ = page.cue("aim")
    _, stop = page.cue("no aim")
    first = first[~page.among(first, stop)]
    at = mentions.first
    cue = before(first, at)
    spot = np.maximum(cue, 0)
    place = np.searchsorted(mentions.stop, spot, side="right") - 1
    source = mentions.first[np.maximum(place, 0)]
    demand = np.maximum(earlier("lead"), earlier("strong"))
    found: Bools = (cue >= 0) & (place >= 0) & (demand < cue) & (at - cue <= _AIM)
    found &= (page.sentence[spot] == page.sentence[at]) & (page.sentence[source] == page.sentence[at])
    found &= spot - mentions.stop[np.maximum(place, 0)] <= _AIM
    return found


def purposes(mentions: Mentions, gaps: Gaps, run: Ints) -> Bools:
    """Mentions that only say what another is for ('Python for data processing'), with the list they open."""
    n = len(mentions.first)
    if n < 2:
        return np.zeros(n, dtype=np.bool_)
    joined = sum(gaps.counts[name] for name in CONNECTORS)
    aim = gaps.same & (gaps.counts["for"] > 0) & (joined == 0) & (gaps.length <= 4)
    # 'A for B and C' makes both purposes; behind a comma something new begins
    bound = gaps.same & (gaps.counts["comma"] == 0) & (run[1:] == run[:-1])
    part = np.concatenate([[0], np.cumsum(~bound)])
    flags = np.zeros(int(part[-1]) + 1, dtype=np.bool_)
    flags[part[1:][aim]] = True
    out: Bools = flags[part]
    return out
