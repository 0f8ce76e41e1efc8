"""What is kept of a vocabulary is the same vocabulary."""

from dataclasses import fields

from gander.model import Alias, Role, Skill
from gander.vocabulary.kept import from_text, to_text
from gander.vocabulary.vocabulary import Vocabulary

FULL = Skill(
    id="pytorch",
    label="Py\tTorch\n« »\u2028",
    kind="library",
    area="deep-learning",
    aliases=(Alias(text="pytorch"), Alias(text="Torch", case=True, context=("@list", "!torch relay"))),
    implies=("python",),
    needs=("python",),
    since=2017,
    replaced_by=(("jax", 2030),),
    merged_into="python",
    imports=("py:torch",),
    packages=("pypi:torch",),
    files=("*.pt",),
    esco="http://example.org",
    onet="1",
    sources=("https://pytorch.org",),
)
BARE = Skill(id="python", label="Python", kind="language", area="languages", aliases=())
ROLES = {"ml": Role(id="ml", label="ML", neighbours=("other",), titles=("ml",))}
VOCABULARY = Vocabulary(skills={one.id: one for one in (FULL, BARE)}, roles=ROLES)


def test_the_text_holds_everything() -> None:
    assert all(getattr(FULL, one.name) for one in fields(Skill))
    again = from_text(to_text(VOCABULARY))
    assert again == VOCABULARY
    assert list(again.skills) == list(VOCABULARY.skills)


def test_skills_are_made_once_and_only_known_ones() -> None:
    skills = from_text(to_text(VOCABULARY)).skills
    assert len(skills) == 2
    assert "pytorch" in skills and "jax" not in skills
    assert skills.get("jax") is None
    assert skills["pytorch"] is skills["pytorch"]


def test_an_empty_vocabulary_is_kept_too() -> None:
    empty = Vocabulary(skills={}, roles={})
    assert from_text(to_text(empty)) == empty
