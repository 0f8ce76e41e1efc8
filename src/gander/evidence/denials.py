"""Which skills named in a clause of a CV the clause denies, wishes for, or names as a degree.

Why:
    'I know Kubernetes but not Terraform' says two things. A denial reaches what it stands beside, over a
    plain list of further names, and no further; in doubt nothing is claimed, for nobody is helped by it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Literal

from gander.evidence.mentions import Mention

Refusal = Literal["denied", "wished", "degree"]
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
    r"(?<![\w-])(?:no(?![-.])|not|without|lack(?:s|ing)?(?: of)?|little|zero|none of|nor|neither"
    r"|nothing|unfamiliar|inexperienced|thiếu|không|chẳng|chả|keine?[nmrs]?|keinerlei|nichts|unerfahren"
    r"|nicht|ohne|weder|rather than|instead of|anstatt|statt|thay vì|except(?: for)?"
    r"|prefer\w*\s[^,;.]{1,40}\sover)\b"
    rf"{_ONLY}",
    re.IGNORECASE,
)
"""denies the name that follows, when nothing but filling words stands between"""
_FAR = re.compile(
    r"\b(?:never(?! (?:stop|miss|fail|los[et]|broke|regret|tire)\w*)|haven['’]?t|have not|hasn['’]?t"
    r"|(?:don['’]?t|do not)(?! (?:hesitate|mind|worry|forget|stop)\b)"
    r"|does not|doesn['’]?t|didn['’]?t"
    r"|did not|can(?:no|['’])t(?! (?:imagine|wait|stop|live|resist|help)\b)|yet to"
    rf"|chưa(?: bao giờ| từng)?|noch nie|niemals|nie)\b{_ONLY}",
    re.IGNORECASE,
)
"""denies the first name that follows in its part of the clause"""
_TWICE = re.compile(
    r"\b(?:not|never|cannot|can['’]t|hardly|nicht|nie|kaum|không thể|chẳng thể)\b[^,;]{0,40}$", re.IGNORECASE
)
"""before 'without': twice denied is said"""
_ABSENT = re.compile(r"without|ohne|thiếu", re.IGNORECASE)
_WISH = re.compile(
    r"(?:\b(?:wants?|wanting|would (?:like|love)|plan|planning|hope|hoping|intend|eager|keen|aim|looking"
    r"|excited|happy|open|willing|ready|beginning|starting)|['’]d (?:like|love))"
    r" (?:to|on|forward to)\b[^.;]{0,30}\b(?:learn|study|try|explore|pick up"
    r"|get into|move into|get better|grow|improve|know|get certified"
    r"|master|deepen|(?:work(?:ing)? with|use|using|apply)(?! my\b))"
    r"|\b(?:looking|searching) for (?:an? )?(?:opportunity|chance|role|job|position)\b[^.;]{0,30}\b(?:learn"
    r"|grow|(?:work with|use|apply)(?! my\b))"
    r"|\b(?:considering|excited (?:about|by)|read (?:only )?about|only read about)\b"
    r"|\bseeking\b[^.;]{0,40}\b(?:learn|grow into)"
    r"|\b(?:will|shall|going to) (?:be )?(?:learn|study)"
    r"|\b(?:taking|attending|enrolled (?:in|on)) (?=[^,;.]{0,40}\b(?:course|class|bootcamp|MOOC)\b)"
    r"|\b(?:reading|watching|following|working through) (?:an? |the )?(?:book|tutorial|course|video"
    r"|lecture)s?"
    r" (?:on|about)\b|\bdream(?:ing|s)? (?:of|to)\b|\bteaching myself\b|\bwork(?:ing)? towards?\b"
    r"|(?:,|\band) (?:learning|studying)\b(?! (?:rate|platform|curve|management|analytics|system))"
    r"|(?<![(–—-])(?<![(–—-]\s)\b(?:currently|now|still|am|is|been|start|started|keen on|begun|began)"
    r" (?:self-)?(?:learning|studying)\b"
    r"|^[\s>*•+\-\d.)(]*(?:\*\*)?(?:(?:currently|now|still|just|recently) )?(?:(?:started|began) )?(?:self-)?"
    r"(?:learning|studying|to learn|interested in|exploring)\b"
    r"(?!\s+(?:rate|platform))"
    r"|^[\s>*•+\-]*(?:\*\*)?(?:(?:career |learning )?goals?(?: for \d{4})?|aspirations?|wants?"
    r"|wish(?:es)?|(?:up )?next(?: steps?| up)?"
    r"|roadmap|to-?do|ziele?|nächste schritte|mục tiêu|định hướng)\W{0,3}:"
    r"|^[\s>*•+\-]*\[ \]"
    r"|\b(?:interested in|curious about|would like to know)\b"
    r"|\b(?:đang|muốn|sẽ|sắp|mong|hy vọng|dự định|cần)(?: được)?(?: tự)? (?:học|tìm hiểu"
    r"|nghiên cứu thêm|làm việc)\b"
    r"|\b(?:möchte|will|würde|werde)\b(?=[^,;.]{0,60}\b(?:lernen|vertiefen|ausprobieren|einarbeiten|arbeiten)\b)"
    r"|\b(?:lerne|vertiefe) (?:ich|gerade|zurzeit|derzeit|aktuell)\b"
    r"|\b(?:gerade|zurzeit|derzeit|aktuell) (?:lerne|vertiefe)\b"
    r"|\b(?:interesse an|interessiere mich für|neugierig auf)\b",
    re.IGNORECASE,
)
"""reaches to the end of its clause, or to a part that says what is known"""
_KNOWN = re.compile(
    r",\s*(?:and |und |và )?(?:(?:I|we|ich|tôi|mình)\s+)?(?:đã |từng )?(?:know|use|work|fluent"
    r"|proficient|skilled"
    r"|experienced|kann|nutze|beherrsche|biết|dùng|sử dụng|thành thạo)\b"
    r"|,\s*[^,;]{1,30}\s(?:kann|nutze|kenne|beherrsche) ich\b(?! (?:nicht|noch|kaum))",
    re.IGNORECASE,
)
_WISH_NEAR = re.compile(r"\b(?:aspiring|budding|would-be|angehende[rn]?)\b", re.IGNORECASE)
"""makes a wish of the name that follows alone: 'aspiring Rust developer, Python'"""
_FILLING = re.compile(
    r"(?:[\s*_`\"'’“”(:]|\b(?:a|an|the|any|much|real|prior|previous|professional|commercial|production|industrial"
    r"|hands|on|working|deep|formal|practical|actual|significant|extensive|longer|yet|ever|been|using|uses?|used"
    r"|work(?:ed|s)?|know(?:n|s|ing)?|knowledge|understanding|experienced?|exposure|familiar(?:ity)?|proficient"
    r"|expert(?:ise)?|skill(?:s|ed)?|background|comfortable|confident|good|strong|great|at|of|with|in|to|about|my"
    r"|touched|tried|programm(?:er|ing)|code|write|writing|developer|interest(?:ed)?|have|had"
    r"|biết|dùng|học|có|kinh|nghiệm|kiến|thức|với|về|làm|qua|từng|sử|dụng|rành|giỏi|thạo|viết|phải"
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
    r"\s*[(–—:-]+\s*(?:[\w ]{1,20},\s*)?(?:still |currently |now |just )?(?:self-)?"
    r"(?:(?:learning|studying|đang học|lerne ich|want(?:s|ing)? to learn|to learn|planned|geplant)\b"
    r"|in (?:Einarbeitung|progress)\b|new to me\b)"
    r"|\s+(?:is|are|ist|sind) (?:still |quite |rather |noch )?(?:new to me|neu für mich)\b",
    re.IGNORECASE,
)
_WISH_AFTER = re.compile(
    r"\s*(?:is |are |comes? |ist |as |sẽ |là )?(?:my )?(?:next (?:on|in|up|to learn)|next$"
    r"|on (?:my|the) (?:\w+ )?(?:list|to-?do|roadmap)"
    r"|lerne ich\b|(?:will|möchte|werde|würde) ich\b[^,;.]{0,40}\b(?:lernen|vertiefen|ausprobieren)\b)",
    re.IGNORECASE,
)
_NEVER_AFTER = re.compile(
    r"[^,;|.]{0,30}\b(?:yet to (?:use|try|learn|touch|work)\b"
    r"|(?:isn['’]?t|is not|aren['’]?t|are not) (?:something|anything|a (?:tool|language|skill)"
    r"|(?:one of )?my)\b"
    r"|(?:habe?|haben) (?:ich|wir) (?:bisher |noch |leider )*(?:nie|nicht|keine?)\b)",
    re.IGNORECASE,
)
_NONE_AFTER = re.compile(
    r"(?: (?:experience|knowledge|skills?|exposure|background|Kenntnisse|Erfahrung))?"
    r"[\s*_`)\]\"']*(?:[?:=|(–—→>-]\s*)*[\s*_`|]*"
    r"(?:(?:(?:is|are|ist|là) )?(?:none|no|never|nope|nil|n/a|nein|nie|keine?|nicht|không(?: có)?|chưa"
    r"|not yet|zero|0)"
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


def struck(line: str) -> list[str]:
    """What is struck out or commented away."""
    return [match[0] for match in _STRUCK.finditer(line)]


def refused(clause: str, mentions: Sequence[Mention], fields: Collection[str]) -> dict[int, Refusal]:
    """The places of the mentions that a clause does not claim, and why not.

    `fields`: skills that may be the subject of a degree.
    """
    against: dict[int, Refusal] = {
        at: "degree" for at, m in enumerate(mentions) if m.skill in fields and _is_degree(clause, m)
    }
    against |= dict.fromkeys(_wished(clause, mentions), "wished")
    denied = _denied_before(clause, mentions) | _denied_after(clause, mentions) | _marked(clause, mentions)
    return against | dict.fromkeys(denied, "denied")


def joined(clause: str, left: Mention, right: Mention) -> bool:
    """Whether nothing but a word or sign of a list stands between two mentions, a comma among them."""
    between = clause[left.end : right.start]
    return bool(_LIST.fullmatch(between) or _COMMA.fullmatch(between))


def _denied_before(clause: str, mentions: Sequence[Mention]) -> set[int]:
    """Names after a word that denies them: 'not Terraform', 'keine Erfahrung mit Scala'."""
    denied: set[int] = set()
    for cue, far in [(m, False) for m in _NEAR.finditer(clause)] + [(m, True) for m in _FAR.finditer(clause)]:
        first = next((at for at, m in enumerate(mentions) if m.start >= cue.end()), None)
        if first is None or (_ABSENT.fullmatch(cue[0]) and _TWICE.search(clause[: cue.start()])):
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
        to = mentions[at + 1].start if at + 1 < len(mentions) else len(clause)
        if not (_NONE_AFTER.match(clause, mention.end) or _NEVER_AFTER.match(clause, mention.end, to)):
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
    denied = {
        at
        for at, m in enumerate(mentions)
        if _LEARNING_AFTER.match(clause, m.end) or _WISH_AFTER.match(clause, m.end)
    }
    for cue in _WISH_NEAR.finditer(clause):
        denied |= {at for at, m in enumerate(mentions) if not clause[cue.end() : m.start].strip(" *_")}
    for wish in _WISH.finditer(plain):
        known = _KNOWN.search(clause, wish.end())
        end = known.start() if known else len(clause)
        denied |= {at for at, m in enumerate(mentions) if wish.end() <= m.start < end}
    return denied


def _is_degree(clause: str, mention: Mention) -> bool:
    return bool(_DEGREE_BEFORE.search(clause[: mention.start]) or _DEGREE_AFTER.match(clause, mention.end))
