"""The text of a posting as a person quotes from it: numbered lines of a text of the same length.

Why of the same length: what is quoted has the very offsets that the label needs. White space of any kind and
signs that cannot be seen are plain spaces here, so that what a person types is what stands there, and no
posting can move the cursor of an editor.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from gander.labels.form import Span

_UNUSUAL = re.compile(r"[^\n -~]")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Zs"))


class Page:
    """`text` has the length of the text given."""

    def __init__(self, text: str) -> None:
        self.text = _UNUSUAL.sub(_seen, text)
        self._starts = [0, *(found.end() for found in re.finditer("\n", self.text))]

    @property
    def count(self) -> int:
        """How many lines there are; they are numbered from 1."""
        return len(self._starts)

    def line_of(self, offset: int) -> int:
        """The line that a character stands in."""
        return bisect_right(self._starts, offset)

    def line_span(self, line: int) -> Span:
        """A line without its end."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
        return start, end

    def line(self, number: int) -> str:
        start, end = self.line_span(number)
        return self.text[start:end]

    def trimmed(self, span: Span) -> Span | None:
        """The span without white space at its ends; None where nothing is left."""
        said = self.text[span[0] : span[1]]
        if span[0] < 0 or not said.strip():
            return None
        start = span[0] + len(said) - len(said.lstrip())
        return start, start + len(said.strip())

    def places(self, line: int, surface: str) -> list[Span]:
        """Where a surface begins in a line: as whole words first, then as parts of words.

        Between its words may stand any white space, the end of the line too: texts are wrapped anywhere.
        """
        start, end = self.line_span(line)
        words = r"[ \n]+".join(re.escape(word) for word in surface.split())
        found: list[Span] = []
        for hit in re.compile(f"(?=({words}))").finditer(self.text, start) if words else ():
            if hit.start() >= end:
                break
            found.append(hit.span(1))
        return sorted(found, key=lambda span: (not self._whole(span), span))

    def _whole(self, span: Span) -> bool:
        before, after = self.text[max(span[0] - 1, 0) : span[0]], self.text[span[1] : span[1] + 1]
        first, last = self.text[span[0]], self.text[span[1] - 1]
        return not (before.isalnum() and first.isalnum()) and not (after.isalnum() and last.isalnum())

    def quoted(self, span: Span) -> tuple[int, str, int]:
        """(line, surface, which of its places in the line, from 1) of a trimmed span."""
        line = self.line_of(span[0])
        surface = " ".join(self.text[span[0] : span[1]].split())
        return line, surface, self.places(line, surface).index(span) + 1


def _seen(found: re.Match[str]) -> str:
    sign = found.group()
    return " " if sign.isspace() or unicodedata.category(sign) in _UNSEEN else sign
