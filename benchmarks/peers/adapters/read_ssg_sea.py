"""ssg-sea: Singapore's skills extraction. It returns titles; its keywords of tools and core skills have
places, its titles of technical skills are put together from words all over the text and have none."""

from __future__ import annotations

from typing import Any

from protocol import Spans, lowered, serve


class Extractor:
    def __init__(self) -> None:
        from ssg_sea import extract_skills

        self.inner = extract_skills

    def read(self, text: str) -> Any:
        return self.inner.extract_skills(text)

    def found(self, text: str, answer: Any) -> tuple[Spans, list[str]]:
        processors = (self.inner.app_keyword_processor, self.inner.ccs_keyword_processor)
        hits = [hit for p in processors for hit in p.extract_keywords(lowered(text), span_info=True)]
        titles = {one["skill_title"] for one in answer.get("extractions", {}).values()}
        return sorted({(start, end) for _, start, end in hits}), sorted(titles)


if __name__ == "__main__":
    serve(Extractor)
