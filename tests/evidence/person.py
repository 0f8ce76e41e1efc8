"""Literal skills and histories for the tests of evidence."""

from __future__ import annotations

from datetime import date

from gander.evidence.history import Commit, History, Touch
from gander.model import Alias, Skill
from gander.vocabulary.vocabulary import Vocabulary

TODAY = date(2026, 1, 1)


def skill(skill_id: str, *aliases: Alias | str, kind: str = "library", **fields: object) -> Skill:
    given = tuple(Alias(text=a) if isinstance(a, str) else a for a in aliases or (skill_id,))
    label = str(fields.pop("label", skill_id))
    return Skill(id=skill_id, label=label, kind=kind, area="x", aliases=given, **fields)  # type: ignore[arg-type]


SKILLS = (
    skill(
        "pytorch",
        label="PyTorch",
        implies=("deep-learning", "python"),
        imports=("py:torch",),
        packages=("pypi:torch",),
    ),
    skill("deep-learning", "deep learning", kind="field", implies=("machine-learning",)),
    skill("machine-learning", "machine learning", "ML", kind="field"),
    skill("python", label="Python", kind="language", files=("*.py",)),
    skill("docker", kind="tool", implies=("containers",), files=("Dockerfile", "compose.yaml")),
    skill("containers", kind="field"),
    skill("react", imports=("js:react",), packages=("npm:react",)),
    skill("sql", kind="language", files=("*.sql",)),
    skill("kubernetes", "kubernetes", "k8s", kind="platform", implies=("containers",), files=("k8s/*.yaml",)),
    skill("rust", Alias(text="Rust", case=True), kind="language", files=("*.rs",)),
    skill("r", Alias(text="R", case=True, context=("@list", "language", "!r&d")), kind="language"),
    skill("go", Alias(text="Go", case=True, context=("@list", "!go to market")), kind="language"),
    skill("cpp", "C++", kind="language", files=("*.cpp",)),
    skill("communication", kind="soft"),
)
VOCABULARY = Vocabulary(skills={s.id: s for s in SKILLS}, roles={})


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def touch(
    path: str = "train.py", lines: int = 5, used: str = "", imported: str = "", packages: str = ""
) -> Touch:
    return Touch(path, lines, tuple(used.split()), tuple(imported.split()), tuple(packages.split()))


def commit(on: str, *touches: Touch, **flags: bool) -> Commit:
    """One own commit on a day; its id and twin are the day."""
    return Commit(
        f"{on}-0123456789",
        day(on),
        on,
        flags.get("fix", False),
        flags.get("by_other", False),
        flags.get("released", False),
        touches,
    )


def history(*commits: Commit, name: str = "trainer") -> History:
    return History(path=f"/code/{name}", name=name, head="0" * 40, n_own=len(commits), commits=commits)
