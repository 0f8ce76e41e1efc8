"""What a vocabulary file may say, and what is answered when it says something else."""

from __future__ import annotations

import pytest

from gander.errors import UserError
from gander.model import Alias
from gander.vocabulary.parse import skills_from_toml

PYTHON = '[python]\nlabel = "Python"\nkind = "language"\narea = "languages"\naliases = ["python"]\n'
ROLES = """
[ml-engineer]
label = "ML engineer"
neighbours = ["other"]
titles = ["ml engineer"]

[other]
label = "Other"
"""
PYTORCH = """
[pytorch]
label = "PyTorch"
kind = "library"
area = "deep-learning"
since = 2017
aliases = ["pytorch", { text = "Torch", case = true, context = ["@list", "!torch relay"] }]
implies = ["python"]
needs = ["python"]
evidence = { imports = ["py:torch"], packages = ["pypi:torch"], files = ["*.pt"] }
sources = ["https://pytorch.org"]

[theano]
label = "Theano"
kind = "library"
area = "deep-learning"
aliases = ["theano"]
replaced_by = [{ id = "pytorch", year = 2018 }]

[pytorch-1]
label = "PyTorch 1"
kind = "library"
area = "deep-learning"
merged_into = "pytorch"
"""


def skill(skill_id: str, more: str) -> str:
    return f'[{skill_id}]\nlabel = "{skill_id}"\nkind = "tool"\narea = "x"\n{more}\n'


def test_a_table_becomes_a_skill_with_all_its_fields() -> None:
    vocabulary = skills_from_toml({"a.toml": PYTHON, "b.toml": PYTORCH}, {"roles.toml": ROLES})
    pytorch = vocabulary.skills["pytorch"]
    assert (pytorch.label, pytorch.kind, pytorch.area, pytorch.since) == (
        "PyTorch",
        "library",
        "deep-learning",
        2017,
    )
    assert pytorch.aliases == (
        Alias(text="pytorch"),
        Alias(text="Torch", case=True, context=("@list", "!torch relay")),
    )
    assert (pytorch.implies, pytorch.needs) == (("python",), ("python",))
    assert (pytorch.imports, pytorch.packages, pytorch.files) == (("py:torch",), ("pypi:torch",), ("*.pt",))
    assert vocabulary.skills["theano"].replaced_by == (("pytorch", 2018),)
    assert vocabulary.skills["pytorch-1"].merged_into == "pytorch"
    assert vocabulary.roles["ml-engineer"].neighbours == ("other",)
    assert vocabulary.roles["ml-engineer"].titles == ("ml engineer",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[x", "a.toml is no TOML"),
        (skill("CI_CD", 'aliases = ["ci"]'), "lower-kebab"),
        (skill("ci", 'aliases = ["ci"]').replace("tool", "gadget"), "unknown kind 'gadget'"),
        (skill("ci", 'aliases = ["ci"]\nalias = "x"'), "unknown field"),
        (skill("ci", ""), "needs at least one alias"),
        ('[ci]\nkind = "tool"\naliases = ["ci"]', "label is missing"),
        (skill("ci", "aliases = [3]"), "an alias is a text or a table"),
        (skill("ci", 'aliases = [{ text = "CI", case = 1 }]'), "case is true or false"),
        (skill("ci", 'aliases = [{ text = "CI", context = ["Python"] }]'), "lower-case words"),
        (skill("ci", 'aliases = ["c  i"]'), "single spaces"),
        (skill("ci", 'aliases = ["ci", "CI"]'), "one alias twice"),
        (skill("ci", 'aliases = ["ci"]\nsince = 1900'), "a year from 1950"),
        (skill("ci", 'aliases = ["ci"]\nsince = "2017"'), "a year from 1950"),
        (skill("ci", 'aliases = ["ci"]\nimplies = "python"'), "must be a list of ids"),
        (skill("ci", 'aliases = ["ci"]\nimplies = ["nothing"]'), "implies: no skill 'nothing'"),
        (skill("ci", 'aliases = ["ci"]\nneeds = ["nothing"]'), "needs: no skill 'nothing'"),
        (skill("ci", 'aliases = ["ci"]\nreplaced_by = ["python"]'), "has an id and a year"),
        (
            skill("ci", 'aliases = ["ci"]\nreplaced_by = [{ id = "nothing", year = 2020 }]'),
            "no skill 'nothing'",
        ),
        (skill("ci", 'merged_into = "nothing"'), "merged_into: no skill 'nothing'"),
        (
            skill("ci", 'aliases = ["ci"]\nevidence = { import = ["py:x"] }'),
            "holds imports, packages and files",
        ),
        (skill("ci", 'aliases = ["ci"]\nevidence = { imports = ["torch"] }'), "'<where>:<name>'"),
        (
            skill("a", 'aliases = ["x"]\nimplies = ["b"]') + skill("b", 'aliases = ["y"]\nimplies = ["a"]'),
            "a -> b -> a",
        ),
        (skill("a", 'aliases = ["x"]\nimplies = ["a"]'), "a -> a"),
        (skill("a", 'aliases = ["x"]') + skill("b", 'aliases = ["X"]'), "claimed by [a] too"),
        (
            skill("a", 'aliases = [{ text = "x", context = ["!x-ray"] }]')
            + skill("b", 'aliases = [{ text = "x", context = ["@list"] }]'),
            "claimed by [a] too",
        ),
    ],
)
def test_a_mistake_is_named_with_an_example_of_a_right_value(text: str, words: str) -> None:
    with pytest.raises(UserError) as error:
        skills_from_toml({"a.toml": text})
    said = "\n".join(f"{p.where}: {p.why}" for p in error.value.problems).replace(": is", " is")
    assert words in said
    assert all(p.where and p.why and p.next for p in error.value.problems)


def test_all_mistakes_of_all_files_come_together() -> None:
    with pytest.raises(UserError) as error:
        skills_from_toml(
            {"a.toml": PYTHON, "b.toml": PYTHON + skill("x", "since = 3"), "c.toml": "]"},
            {"roles.toml": "[a]"},
        )
    where = [p.where for p in error.value.problems]
    assert where == ["b.toml [python]", "b.toml [x] aliases", "b.toml [x] since", "c.toml", "roles.toml [a]"]


@pytest.mark.parametrize(
    "shared",
    [
        # Both ask for a word beside them, so the text decides.
        (
            skill("a", 'aliases = [{ text = "torch", context = ["lua"] }]')
            + skill("b", 'aliases = [{ text = "torch", context = ["python"] }]')
        ),
        # Two spellings, each exact: "GO" and "Go" are never the same text.
        (
            skill("a", 'aliases = [{ text = "GO", case = true }]')
            + skill("b", 'aliases = [{ text = "Go", case = true }]')
        ),
    ],
)
def test_an_alias_may_be_shared_where_the_text_tells_them_apart(shared: str) -> None:
    assert set(skills_from_toml({"a.toml": shared}).skills) == {"a", "b"}


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        ("[ML]\nlabel = 'x'", "lower-kebab"),
        ("[ml]\nlabel = 'x'\nneighbours = ['nobody']", "no role 'nobody'"),
        ("[ml]\nlabel = 'x'\ntitles = ['(']", "no regular expression"),
        ("[ml]\nlabel = 'x'\npatterns = ['a']", "unknown field"),
    ],
)
def test_roles_are_checked_too(roles: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        skills_from_toml({"a.toml": PYTHON}, {"roles.toml": roles})
