"""Which skills named in a clause of a CV the clause denies, wishes for, or names as a degree.

Why:
    'I know Kubernetes but not Terraform' says two things. A denial reaches what it stands beside, over a
    plain list of further names, and no further; in doubt nothing is claimed, for nobody is helped by it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from gander.evidence.mentions import Mention

CLAUSE = re.compile(
    r"[;.]\s+|;|,?\s+\b(?:but|although|though|however|whereas|nhưng|mà còn|tuy nhiên|aber|sondern|jedoch)\b"
    r":?\s+",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"~~.+?~~|<(del|s|strike)>.*?</\1>|<!--.*?-->", re.IGNORECASE)
_FIELD_LEARNING = re.compile(
    r"\b(?:machine|deep|reinforcement|federated|transfer|supervised|active)\s+learning\b", re.IGNORECASE
)
_ONLY = r"(?!\s+(?:only|just|merely|limited|chỉ|những|nur)\b)"
_NEAR = re.compile(
    r"(?<![\w-])(?:no(?![-.])|not|without|lack(?:s|ing)?(?: of)?|little|zero|none of|nor|neither|không|chẳng"
    r"|chả|keine?[nmrs]?|nicht|ohne|weder|rather than|instead of|anstatt|statt|thay vì|except(?: for)?)\b"
    rf"{_ONLY}",
    re.IGNORECASE,
)
"""denies the name that follows, when nothing but filling words stands between"""
_FAR = re.compile(
    r"\b(?:never(?! stop)|haven['’]?t|have not|hasn['’]?t|don['’]?t|do not|didn['’]?t|did not|can(?:no|['’])t"
    r"|chưa(?: bao giờ| từng)?|noch nie|niemals|nie)\b",
    re.IGNORECASE,
)
"""denies the first name that follows in its part of the clause"""
_WISH = re.compile(
    r"\b(?:wants?|wanting|would like|plan|planning|hope|hoping|intend|eager|keen|aim|looking|excited)"
    r" (?:to|on)\b[^.;]{0,30}\b(?:learn|study|try|explore|pick up|get into|grow|know)"
    r"|(?<![(–—-])(?<![(–—-]\s)\b(?:currently|now|still|am|is|been|start|started|keen on|begun|began)"
    r" (?:self-)?(?:learning|studying)\b"
    r"|^[\s>*•+\-\d.)(]*(?:\*\*)?(?:self-)?(?:learning|studying|to learn|interested in|exploring)\b"
    r"(?!\s+(?:rate|platform))"
    r"|^[\s>*•+\-]*\[ \]"
    r"|\b(?:interested in|curious about|would like to know|đang học|muốn học)\b",
    re.IGNORECASE,
)
"""reaches to the end of its clause, or to a part that says what is known"""
_KNOWN = re.compile(
    r",\s*(?:and |und |và )?(?:(?:I|we|ich|tôi|mình)\s+)?(?:know|use|work|kann|nutze|biết|dùng)\b", re.I
)
_FILLING = re.compile(
    r"(?:[\s*_`\"'’“”(]|\b(?:a|an|the|any|much|real|prior|previous|professional|commercial|production|industrial"
    r"|hands|on|working|deep|formal|practical|actual|significant|extensive|longer|yet|ever|been|using|uses?|used"
    r"|work(?:ed|s)?|know(?:n|s|ing)?|knowledge|understanding|experienced?|exposure|familiar(?:ity)?|proficient"
    r"|expert(?:ise)?|skill(?:s|ed)?|background|comfortable|confident|good|strong|great|at|of|with|in|to|about|my"
    r"|touched|tried|programm(?:er|ing)|code|write|writing|developer|interest(?:ed)?|have|had"
    r"|biết|dùng|học|có|kinh|nghiệm|với|về|làm|qua|từng|sử|dụng|rành|giỏi|thạo|viết|phải"
    r"|Erfahrung(?:en)?|Kenntnisse|mit|im|von|viel|gro(?:ß|ss)e|praktische|echte|mehr|ich|kann|kenne|nutze|bin)\b"
    r"|(?<=\w)-(?=\w))*",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"[\s*_`\"'(]*(?:(?P<comma>,\s*)?(?:or|nor|and|và|hoặc|hay|und|oder|noch)\b|[/&|+])?[\s*_`\"'(]*", re.I
)
_COMMA = re.compile(
    r"[\s*_`\"')]*,\s*(?:(?:or|nor|and|và|hoặc|hay|und|oder|noch)\b)?[\s*_`\"'(]*", re.IGNORECASE
)
_PART = re.compile(r"[,|]")
_LEARNING_AFTER = re.compile(
    r"\s*[(–—:-]+\s*(?:still |currently |now )?(?:self-)?(?:learning|studying|đang học)\b", re.IGNORECASE
)
_NONE_AFTER = re.compile(
    r"[\s*_`)\]\"']*(?:[:=|(–—→>-]\s*)*[\s*_`|]*"
    r"(?:(?:none|never|nope|nil|n/a|nein|nie|keine?|nicht|không(?: có)?|chưa|not yet|zero|0)"
    r"|(?:(?:I|ich|tôi|we|is|are|was)\s+)?(?:have |do |thì )?(?:no|not|never|don['’]?t|haven['’]?t|kenne|kann"
    r"|chưa|không|keine?|noch)"
    r"(?:\s+(?:ich|nicht|keine?|nie|any|really|yet|much|ever|real|have))*"
    r"(?:\s+(?:experience|exposure|knowledge|used?|tried|know|known|touched|it|yet|Erfahrung|biết|dùng|có|kinh"
    r"|nghiệm|nicht|years?))+)"
    r"(?:\s+(?:years?|yet|at all|experience))*[\s*_`).|]*(?=$|[,;(])",
    re.IGNORECASE,
)
_CROSS = "❌✗✘✖🚫⛔👎"
_MARKS = re.compile(f"[{_CROSS}✅✔✓👍☑]")
_DEGREE_BEFORE = re.compile(
    r"\b(?:(?:bachelor|master)(?:['’]?s)?\s+(?:degree\s+)?(?:of|in)|(?:bachelor|master)['’]?s(?:\s+degree)?"
    r"|(?:[BM]\.?\s?(?:S|A|Eng|Tech)\.?|[BM]BA|degree|diploma|doctorate|major(?:ing|ed)?|minor(?:ed)?|graduated?"
    r"|studied|studies|Studium(?: der)?)\s+(?:of|in)|(?:[BM]\.?\s?Sc|Ph\.?\s?D)\b\.?[,:]?"
    r"|cử nhân|thạc sĩ|tiến sĩ|chuyên ngành|ngành)(?:\s+(?:of|in|science|engineering|arts|applied|technology"
    r"|ngành))*[\s,:*_(–—-]*$",
    re.IGNORECASE,
)
_DEGREE_AFTER = re.compile(
    r"\s*[,(–—-]?\s*(?:(?:and|&)\s+engineering\s+)?(?:degree|diploma|graduate|major|student|department|faculty"
    r"|bachelor|master['’]?s|B\.?\s?Sc|M\.?\s?Sc|Ph\.?\s?D|BS\b|MS\b)",
    re.IGNORECASE,
)


def unstruck(line: str) -> str:
    """The line with what is struck out or commented away as blanks."""
    return _STRUCK.sub(lambda match: " " * len(match[0]), line)


def is_wish(text: str, wishes: re.Pattern[str]) -> bool:
    """Whether a heading is one of wishes; 'machine learning' is none."""
    return wishes.search(_FIELD_LEARNING.sub("", text)) is not None


def claimed(clause: str, mentions: Sequence[Mention], fields: Collection[str]) -> list[Mention]:
    """The mentions of a clause that it claims. `fields`: skills that may be the subject of a degree."""
    denied = _denied_before(clause, mentions) | _denied_after(clause, mentions)
    denied |= _marked(clause, mentions) | _wished(clause, mentions)
    for at, mention in enumerate(mentions):
        if mention.skill in fields and _is_degree(clause, mention):
            denied.add(at)
    return [mention for at, mention in enumerate(mentions) if at not in denied]


def joined(clause: str, left: Mention, right: Mention) -> bool:
    """Whether nothing but a word or sign of a list stands between two mentions, a comma among them."""
    between = clause[left.end : right.start]
    return bool(_LIST.fullmatch(between) or _COMMA.fullmatch(between))


def _denied_before(clause: str, mentions: Sequence[Mention]) -> set[int]:
    """Names after a word that denies them: 'not Terraform', 'keine Erfahrung mit Scala'."""
    denied: set[int] = set()
    for cue, far in [(m, False) for m in _NEAR.finditer(clause)] + [(m, True) for m in _FAR.finditer(clause)]:
        first = next((at for at, m in enumerate(mentions) if m.start >= cue.end()), None)
        if first is None:
            continue
        between = clause[cue.end() : mentions[first].start]
        if _PART.search(between) if far else not _FILLING.fullmatch(between):
            continue
        denied |= _list_from(clause, mentions, first, opens=not _PART.search(clause[: cue.start()]))
    return denied


def _list_from(clause: str, mentions: Sequence[Mention], first: int, opens: bool) -> set[int]:
    """A name and those that only continue it. A comma does so where all of the clause is one."""
    near = {first}
    last = first
    while last + 1 < len(mentions) and _LIST.fullmatch(clause[mentions[last].end : mentions[last + 1].start]):
        last += 1
        near.add(last)
    far = set(range(last + 1, len(mentions)))
    plain = all(joined(clause, mentions[at - 1], mentions[at]) for at in far)
    ends = not clause[mentions[-1].end :].strip(" \t.!)*_`\"'…")
    return near | far if opens and plain and ends else near


def _denied_after(clause: str, mentions: Sequence[Mention]) -> set[int]:
    """Names before words that deny them: 'Spark: none', 'Scala kenne ich nicht'; and those joined to one."""
    denied: set[int] = set()
    for at, mention in enumerate(mentions):
        if not _NONE_AFTER.match(clause, mention.end):
            continue
        denied.add(at)
        while at and _LIST.fullmatch(clause[mentions[at - 1].end : mentions[at].start]):
            at -= 1
            denied.add(at)
    return denied


def _marked(clause: str, mentions: Sequence[Mention]) -> set[int]:
    """Names with a cross; marks stand before their names when the line begins with one, else after."""
    marks = list(_MARKS.finditer(clause))
    if not marks or not mentions:
        return set()
    before = marks[0].start() < mentions[0].start
    denied: set[int] = set()
    for at, mention in enumerate(mentions):
        if before:
            mark = next((m for m in reversed(marks) if m.end() <= mention.start), None)
        else:
            mark = next((m for m in marks if m.start() >= mention.end), None)
            between = clause[mention.end : mark.start()] if mark else ""
            mark = None if "," in between else mark
        if mark is not None and mark[0] in _CROSS:
            denied.add(at)
    return denied


def _wished(clause: str, mentions: Sequence[Mention]) -> set[int]:
    plain = _FIELD_LEARNING.sub(lambda match: "_" * len(match[0]), clause)
    denied = {at for at, m in enumerate(mentions) if _LEARNING_AFTER.match(clause, m.end)}
    for wish in _WISH.finditer(plain):
        known = _KNOWN.search(clause, wish.end())
        end = known.start() if known else len(clause)
        denied |= {at for at, m in enumerate(mentions) if wish.end() <= m.start < end}
    return denied


def _is_degree(clause: str, mention: Mention) -> bool:
    return bool(_DEGREE_BEFORE.search(clause[: mention.start]) or _DEGREE_AFTER.match(clause, mention.end))
