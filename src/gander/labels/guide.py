"""What a sheet says of itself: how its lines are written, and the definitions that all readers share."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from gander.labels import known as names
from gander.labels.known import Known
from gander.model import GATE_KINDS

WIDTH = 100

_READ = "Mend what is wrong, take out what is not asked for, add what is missing; save and close."
_BLANK = "Read the text with care and fill in what it says; save and close. Look at no other reading before."

_UNITS = """\
A line a requirement: STATUS LINE WORDS, the words copied from that line of the text, as few as name it.
must     the text demands it of the person: requirements, "you have", "3+ years of"
nice     it calls it a plus: bonus, preferred, ideally, "a big advantage"
context  it names it as stack, product or work to be done, without demanding it (duties too)
no line  the employer's own product, customers, benefits, industry; "no X needed"; a word in another meaning
  must 23 PyTorch | TensorFlow          one of them is enough: "or", "such as", A/B; "A and B" are two lines
  must 24 Triton | JAX < frameworks     examples, and the broader skill that they stand under
  must 25 SQL [3-]                      years of it: [3-] at least, [3-5], [-5] up to
  context 8 LLMs = large language models    its usual name, where the text abbreviates
  must 26 communication (soft)          a soft skill
More, and the words of each field, stand below; the text at the end. Lines that begin with # are not read."""

_MORE = """\
Skills, further:
  must 40 Go#2 | 41:Rust       the second place of the words in the line; words of another line
  must 22 Django {p1}          of part 1 only, where several roles are told apart by 'part' lines
  must 27 "List [Go]"          quotes, where the words themselves look like one of the marks
The same skill named twice is one line, with its strongest status. Languages, travel, degrees and years in
total are gates or fields and no skills. A broader skill named alone is a skill."""


def top(*, blank: bool) -> list[str]:
    """What stands above the fields, without the sign of a comment."""
    return [_BLANK if blank else _READ, "", *_UNITS.split("\n")]


def below(known: Known) -> list[str]:
    """What stands between the units and the text."""
    roles = sorted(known.roles, key=lambda role: (role == "other", role))
    listed = (
        ("role", roles),
        ("seniority", names.SENIORITIES),
        ("places", ["'City, ISO2', or 'ISO2' alone for a country; several joined by ;"]),
        ("remote", names.REMOTE),
        ("remote_from", ["of remote jobs only: anywhere | not_said | countries:US,CA | region:EU"]),
        ("", ["| timezone:UTC-5..UTC+1; several joined by ;"]),
        ("pay", ["LOW-HIGH CURRENCY", "|".join(names.PERIODS), "|".join(names.BASES)]),
        ("years", ["of the posting: 3- or 3-5 or -5"]),
        ("degree", ["|".join(names.DEGREES), "required|nice, then or_equivalent where it says so"]),
        ("gates", ["KIND@LINE; KIND@LINE, also language:en@30, of:", *GATE_KINDS]),
        ("industry", known.industries),
        ("employer", names.EMPLOYERS),
        ("lang", ["two small letters"]),
        ("part 1", ["ROLE | SENIORITY | LINE where it begins; only for several roles told apart"]),
    )
    fields = [line for name, words in listed for line in _field(name, words)]
    return [*_MORE.split("\n"), "Fields ('-' where the posting does not say):", *fields]


def _field(name: str, words: Iterable[str]) -> list[str]:
    return textwrap.wrap(
        " ".join(words),
        WIDTH,
        initial_indent=f"  {name:<13}",
        subsequent_indent=" " * 15,
        break_on_hyphens=False,
        break_long_words=False,
    )
