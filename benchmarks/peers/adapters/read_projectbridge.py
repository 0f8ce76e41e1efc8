"""projectbridge: keywords in a job description. It returns names; its own patterns say where they stand, the
longest of them where two overlap, as its comments mean it."""

from __future__ import annotations

import re
from typing import Any

from protocol import Spans, longest, serve


class Extractor:
    def __init__(self) -> None:
        from projectbridge.input import job_description

        self.inner = job_description
        names = ("TECHNOLOGY_KEYWORDS", "DOMAIN_KEYWORDS", "ARCHITECTURE_KEYWORDS")
        words = {word for name in names for word in getattr(job_description, name)}
        # as its _match_keywords builds them, its double escape of 'c\+\+' included
        self.patterns = [re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE) for word in sorted(words)]

    def read(self, text: str) -> Any:
        return self.inner.parse_job_description(text)

    def found(self, text: str, answer: Any) -> tuple[Spans, list[str]]:
        hits = {match.span() for pattern in self.patterns for match in pattern.finditer(text)}
        lists = (answer.required_technologies, answer.experience_domains, answer.architectural_expectations)
        return longest(hits), sorted({name for one in lists for name in one})


if __name__ == "__main__":
    serve(Extractor)
