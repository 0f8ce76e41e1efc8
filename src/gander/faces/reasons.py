"""The reader's rules in words: why a skill counts as it does, for someone who has never seen the rules."""

from __future__ import annotations

from collections.abc import Iterable

STATUS = {
    "heading:requirements": "It stands where the posting says what you should bring.",
    "heading:nice": "It stands where the posting lists what is only a plus.",
    "heading:context": "It stands where the work, the team or the company is described; it is not asked for.",
    "inline:demand": "The line asks it of you in so many words, although it stands among other things.",
    "inline:required": "The sentence says that it is required.",
    "inline:plus": "The sentence calls it a plus.",
    "prose:demand": "The sentence asks for experience with it or knowledge of it.",
    "prose:looking-for": "The posting says that it looks for someone who has it.",
    "stack-line": "It is named as what the team uses; nothing says that you must know it already.",
    "purpose": "It is what another skill is for, and not asked for by itself.",
    "duty": "The sentence says what you will do, not what you must know already.",
    "trait": "It is something to be curious or passionate about, not to master.",
    "role-name": "It is part of the name of a job, and not asked for by itself.",
    "default:context": "It is named, and nothing in the text asks for it.",
    "learned:rule": "No single rule settles it; taken together, the signs around it read so.",
    "learned:place": "Where it stands in the posting reads so; learned from postings that people read.",
    "learned:words": "The words around it read so; learned from postings that people read.",
    "learned:line": "Its line as a whole reads so; learned from postings that people read.",
    "learned:heading": "The heading above it reads so; learned from postings that people read.",
    "learned:skill": "What kind of skill it is reads so here; learned from postings that people read.",
}
GROUP = {
    "or": "The alternatives are joined by 'or': one of them is enough.",
    "slash": "A slash stands between alternatives: one of them is enough.",
    "one-of": "The list says that one of them is enough.",
    "such-as": "They are examples: any of them is enough.",
    "bracket": "They stand in brackets as examples: any of them is enough.",
    "similar": "The list ends with 'or similar': one of them is enough.",
    "learned": "They read as alternatives; learned from postings that people read: one is enough.",
}
GATES = {
    "visa": "right to work",
    "citizenship": "citizenship",
    "clearance": "security clearance",
    "place": "where you are",
    "timezone": "time zone",
    "language": "language",
    "degree": "degree",
    "licence": "licence or certificate",
    "years": "years of experience",
    "travel": "travel",
}
"""What each condition is about; no learning meets it soon."""


def reason(rule: str) -> str:
    """One or two sentences for a rule, such as 'heading:requirements, or'; an unknown one says itself."""
    status, _, group = (part.strip() for part in rule.partition(","))
    said = STATUS.get(status) or (f"The rule '{status}' reads it so." if status else "")
    more = (GROUP.get(group) or f"They are alternatives by the rule '{group}'.") if group else ""
    return " ".join(part for part in (said, more) if part)


def gate(kinds: Iterable[str]) -> str:
    """What a condition is about: 'degree and years of experience'."""
    said = [GATES.get(kind, kind) for kind in kinds]
    return " and ".join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)
