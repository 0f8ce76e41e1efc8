"""hn-hiring-trends-mcp: one pattern a skill, counted over posts; a text is a month of one post."""

from __future__ import annotations

from typing import Any

from protocol import Spans, serve


class Extractor:
    def __init__(self) -> None:
        from hn_hiring_trends import hn, skills

        self.inner, self.post = skills, hn.Post

    def read(self, text: str) -> Any:
        post = self.post(id=0, month="", author="", header="", text=text)
        return self.inner.top_skills([post], n=len(self.inner.SKILLS))

    def found(self, text: str, answer: Any) -> tuple[Spans, list[str]]:
        names = [name for name, count, _ in answer if count]
        spans = {m.span() for name in names for m in self.inner._COMPILED[name].finditer(text)}
        return sorted(spans), sorted(names)


if __name__ == "__main__":
    serve(Extractor)
