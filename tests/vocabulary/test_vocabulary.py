"""Finding skills by a word, and what having one means."""

from __future__ import annotations

import pytest

from gander.model import Alias, Skill
from gander.vocabulary.vocabulary import Vocabulary


def skill(
    skill_id: str, label: str, *aliases: str, area: str = "x", merged: str | None = None, **more: object
) -> Skill:
    texts = tuple(Alias(text=a, case=a != a.lower()) for a in aliases)
    implies = tuple(str(more.get("implies", "")).split())
    return Skill(
        id=skill_id, label=label, kind="tool", area=area, aliases=texts, implies=implies, merged_into=merged
    )


SKILLS = [
    skill("python", "Python", "python", area="languages"),
    skill("r", "R", "R"),
    skill("deep-learning", "Deep learning", "deep learning", "DL"),
    skill("pytorch", "PyTorch", "pytorch", "Torch", area="deep-learning", implies="python deep-learning"),
    skill("lightning", "PyTorch Lightning", "pytorch lightning", implies="pytorch"),
    skill("torch7", "Torch7", "torch"),
    skill("download", "Download", "dl"),
    skill("kubernetes", "Kubernetes", "kubernetes", "k8s"),
    skill("k8s-old", "K8s", merged="kubernetes"),
]
VOCABULARY = Vocabulary(skills={s.id: s for s in SKILLS}, roles={})


def test_having_a_skill_means_having_all_that_it_implies() -> None:
    assert VOCABULARY.closure(["lightning"]) == {"lightning", "pytorch", "python", "deep-learning"}
    assert VOCABULARY.closure(["unheard-of"]) == {"unheard-of"}


def test_a_broad_skill_knows_what_shows_it() -> None:
    assert VOCABULARY.implied_by("python") == {"pytorch", "lightning"}
    assert VOCABULARY.implied_by("lightning") == frozenset()


@pytest.mark.parametrize(
    ("word", "found", "reason"),
    [
        ("pytorch", "pytorch", "id"),
        ("PYTORCH ", "pytorch", "case and space do not matter"),
        ("k8s", "kubernetes", "alias"),
        ("Deep  Learning", "deep-learning", "label, white space folded"),
        ("deep-learning", "deep-learning", "id"),
        ("Deep‑Learning", "deep-learning", "a hyphen that does not break"),
        ("r", "r", "an id, although the alias is a capital"),
        ("Torch", "pytorch", "spelled exactly as one alias"),
        ("torch", "torch7", "spelled exactly as another"),
        ("TORCH", None, "could be either: not guessed"),
        ("k8s-old", "kubernetes", "a merged id leads to what it became"),
        ("cobol", None, "not there"),
        ("", None, "nothing was typed"),
    ],
)
def test_a_typed_word_is_resolved(word: str, found: str | None, reason: str) -> None:
    skill = VOCABULARY.resolve(word)
    assert (skill.id if skill else None) == found, reason


def test_a_slip_of_the_finger_is_answered_with_the_nearest() -> None:
    assert [n.id for n in VOCABULARY.suggest("pytroch", 1)] == ["pytorch"]
    assert [n.label for n in VOCABULARY.suggest("kubernets")] == ["Kubernetes"]
    assert VOCABULARY.suggest("zzzzzz") == ()


def test_search_looks_at_ids_labels_aliases_and_areas_whole_matches_first() -> None:
    assert [s.id for s in VOCABULARY.search("torch")] == ["pytorch", "torch7", "lightning"]
    assert [s.id for s in VOCABULARY.search("deep-learning")] == ["deep-learning", "pytorch"]
    assert [s.id for s in VOCABULARY.search("K8S")] == ["kubernetes"]
    assert VOCABULARY.search(" ") == []
