"""`gander init`: what a person wrote stays, what changes is said, nothing wrong is ever written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from gander.app.setup import Change, Wishes, plan
from gander.errors import UserError
from gander.faces.cli.main import cli
from gander.shell import config

OLD = """# my own words
[search]
roles = ["data-engineer"]  # for now

[gates]
degree = "no"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "gander" / "config.toml"
    monkeypatch.setenv("GANDER_CONFIG", str(path))
    return path


def old(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(OLD)


def test_a_new_file_holds_what_was_said(file: Path) -> None:
    wishes = Wishes(identities=("me@example.org",), roles=("ml-engineer",), gates={"language:de": "yes"})
    plan(wishes).write()
    found = config.load(file)
    assert found is not None
    assert found.identities == ("me@example.org",)
    assert found.roles == ("ml-engineer",)
    assert found.gates == {"language:de": True}
    assert "gander doctor" in file.read_text(), "the file says how it is checked"


def test_comments_and_other_keys_stay(file: Path) -> None:
    old(file)
    made = plan(Wishes(roles=("ml-engineer",), gates={"visa": "yes"}))
    assert made.changes == (
        Change(key="search.roles", before=["data-engineer"], after=["ml-engineer"]),
        Change(key="gates.visa", before=None, after="yes"),
    )
    assert file.read_text() == OLD, "a plan writes nothing"
    made.write()
    text = file.read_text()
    assert "# my own words" in text
    assert 'degree = "no"' in text
    assert 'visa = "yes"' in text


def test_saying_the_same_again_changes_nothing(file: Path) -> None:
    old(file)
    made = plan(Wishes(roles=("data-engineer",)))
    assert made.changes == ()
    made.write()
    assert file.read_text() == OLD


@pytest.mark.parametrize(
    ("wishes", "hint"),
    [
        (Wishes(roles=("ml-enginer",)), "ml-engineer"),
        (Wishes(remote_from="Atlantis"), "two letters"),
        (Wishes(places=("Da Nangg",)), "Da Nang"),
    ],
)
def test_what_no_verb_would_understand_is_not_written(file: Path, wishes: Wishes, hint: str) -> None:
    with pytest.raises(UserError) as caught:
        plan(wishes)
    said = " ".join(f"{p.why} {p.next}" for p in caught.value.problems)
    assert hint in said
    assert not file.exists()


def test_a_file_with_mistakes_is_not_touched(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("[search]\nrole = ['x']\n")
    with pytest.raises(UserError, match="'role' is no key"):
        plan(Wishes(roles=("ml-engineer",)))


def test_in_a_pipe_init_writes_what_the_flags_say_and_asks_nothing(file: Path) -> None:
    result = CliRunner().invoke(
        cli, ["init", "--as", "me@example.org", "--role", "ml-engineer", "--gates", "degree=no"]
    )
    assert result.exit_code == 0, result.output
    assert "search.roles = ml-engineer" in result.stdout
    assert f"written: {file}" in result.stdout
    found = config.load(file)
    assert found is not None
    assert found.gates == {"degree": False}


def test_init_says_what_it_changes(file: Path) -> None:
    old(file)
    result = CliRunner().invoke(cli, ["init", "--role", "ml-engineer"])
    assert "search.roles = data-engineer becomes ml-engineer" in result.stdout
    assert f"changed: {file}" in result.stdout


def test_paths_mean_the_same_from_any_folder(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(cli, ["init", "code", "~/other"])
    found = config.load(file)
    assert found is not None
    assert found.paths == (str(tmp_path / "code"), str(tmp_path / "other"))
    assert '"~/other"' in file.read_text(), "the home folder stays as it was typed"


def test_every_file_that_is_not_there_is_told_before_anything_is_written(file: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        cli, ["init", str(tmp_path / "gone"), "--cv", str(tmp_path / "cv.md"), "--role", "ml-enginer"]
    )
    assert result.exit_code == 1
    assert f"{tmp_path / 'gone'}: there is nothing at this path" in result.stderr
    assert f"--cv {tmp_path / 'cv.md'}: there is no such file" in result.stderr
    assert "ml-engineer" in result.stderr, "other mistakes come with them"
    assert not file.exists()


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (
            '[search]\nroles = ["x"]\n\n# my gates\n[gates]\nvisa = "no"\n',
            '[search]\nroles = ["x"]\nplaces = ["Berlin"]\n\n# my gates\n[gates]\nvisa = "no"\n',
            "a comment above the next table stays with it",
        ),
        (
            '[search]\nroles = ["x"]\n# my gates\n[gates]\n',
            '[search]\nroles = ["x"]\nplaces = ["Berlin"]\n# my gates\n[gates]\n',
            "also without a blank line between",
        ),
        (
            '[search]\nroles = ["x"]\n# or another\n\n# my gates\n[gates]\n',
            '[search]\nroles = ["x"]\n# or another\nplaces = ["Berlin"]\n\n# my gates\n[gates]\n',
            "a comment below a key stays below it",
        ),
        ("[search]\n\n# gates\n[gates]\n", '[search]\nplaces = ["Berlin"]\n\n# gates\n[gates]\n', "empty"),
        ('[search]\nroles = ["x"]', '[search]\nroles = ["x"]\nplaces = ["Berlin"]\n', "no last line end"),
    ],
)
def test_a_new_key_lands_among_its_own(file: Path, before: str, after: str, reason: str) -> None:
    file.parent.mkdir()
    file.write_text(before.replace('"x"', '"ml-engineer"'))
    plan(Wishes(places=("Berlin",))).write()
    assert file.read_text() == after.replace('"x"', '"ml-engineer"'), reason


def test_a_table_on_one_line_stays_a_table(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("search = {roles = []}\n")
    plan(Wishes(places=("Berlin",))).write()
    found = config.load(file)
    assert found is not None
    assert found.places == ("Berlin",)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_configuration_that_cannot_be_written_names_a_place_for_a_configuration(
    file: Path, tmp_path: Path
) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="cannot be written") as caught:
        plan(Wishes(roles=("ml-engineer",))).write()
    assert "GANDER_CONFIG=" in caught.value.problems[0].next


def test_a_folder_in_the_way_names_a_place_for_a_configuration(file: Path) -> None:
    made = plan(Wishes(roles=("ml-engineer",)))
    file.mkdir(parents=True)
    with pytest.raises(UserError, match="is a folder") as caught:
        made.write()
    assert "GANDER_CONFIG=" in caught.value.problems[0].next


def test_init_as_json(file: Path) -> None:
    result = CliRunner().invoke(cli, ["init", "--role", "ml-engineer", "--json"])
    found = json.loads(result.stdout)["result"]
    assert found["created"] is True
    assert found["changes"] == [{"key": "search.roles", "before": None, "after": ["ml-engineer"]}]
