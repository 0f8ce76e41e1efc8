"""`gander label` as a user meets it: with an editor that is a script."""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gander.app import label as app
from gander.app.reading import Readers
from gander.faces.cli.main import cli

TEXT = """Senior ML engineer

Requirements
- 5+ years of experience with Python
- PyTorch or TensorFlow

Nice to have
- Kubernetes
"""
Editor = Callable[..., Path]
READERS = cache(Readers)


def run(*args: str, **extra: Any) -> Result:
    return CliRunner().invoke(cli, ["label", *args], **extra)


@pytest.fixture(autouse=True)
def one_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loaded once for all tests: it takes a second."""
    monkeypatch.setattr(app, "Readers", READERS)


@pytest.fixture
def posting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GANDER_DATA", str(tmp_path / "data" / "gander"))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """An editor that makes one edit each time it is opened: (old, new) replaced, or an exit code."""

    def make(*edits: tuple[str, str] | int) -> Path:
        script, state = tmp_path / "editor.py", tmp_path / "opened"
        state.write_text("0", encoding="utf-8")
        script.write_text(
            "import pathlib, sys\n"
            f"edits, state = {edits!r}, pathlib.Path({str(state)!r})\n"
            "at = int(state.read_text()); state.write_text(str(at + 1))\n"
            "edit = edits[at]\n"
            "if isinstance(edit, int): sys.exit(edit)\n"
            "sheet = pathlib.Path(sys.argv[-1]); text = sheet.read_text(encoding='utf-8')\n"
            "assert edit[0] in text, (edit[0], text)\n"
            "sheet.write_text(text.replace(*edit) if edit[0] else edit[1], encoding='utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(script)]))
        return state

    return make


def sheets(posting: Path) -> list[Path]:
    return sorted((posting.parent / "data" / "gander" / "sheets").glob("*"))


def stored(posting: Path) -> list[dict[str, Any]]:
    file = posting.parent / "data" / "gander" / "labels.jsonl"
    return (
        [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []
    )


def test_a_correction_is_shown_and_stored(posting: Path, editor: Editor) -> None:
    editor(("nice 8 Kubernetes", "must 8 Kubernetes"))
    done = run(str(posting), "--as", "AL")
    assert done.exit_code == 0, done.output
    assert "~ nice 8 Kubernetes becomes must 8 Kubernetes" in " ".join(done.stdout.split())
    assert "1 of another status" in done.stdout
    (line,) = stored(posting)
    (kubernetes,) = [u for u in line["units"] if u["members"][0]["skill"] == "kubernetes"]
    start = TEXT.index("Kubernetes")
    assert kubernetes["status"] == "must"
    assert (kubernetes["members"][0]["start"], kubernetes["members"][0]["end"]) == (start, start + 10)
    assert "Senior" not in json.dumps(line)


def test_mistakes_are_named_and_edited_again(posting: Path, editor: Editor) -> None:
    opened = editor(("must 4 Python", "must 5 Python\nmsut 4 Python"), ("must 5 Python\nmsut", "must"))
    done = run(str(posting), "--as", "AL", input="y\ny\n")
    assert done.exit_code == 0, done.output
    assert "'Python' is not in line 5 but in line 4" in done.stderr
    assert "'msut' is no status; did you mean 'must'?" in done.stderr
    assert opened.read_text() == "2"
    assert len(stored(posting)) == 1


@pytest.mark.parametrize("answer", ["n\n", ""])
def test_nothing_is_lost_on_a_bad_edit(posting: Path, editor: Editor, answer: str) -> None:
    editor(("must 4 Python", "my words, all wrong"), ("my words, all wrong", "must 4 Python = snakes"))
    done = run(str(posting), "--as", "AL", "--location", "Berlin, DE", input=answer)
    assert done.exit_code == 1
    (sheet,) = sheets(posting)
    assert "my words, all wrong" in sheet.read_text(encoding="utf-8")
    assert str(sheet) in done.stderr
    assert f"--location 'Berlin, DE' --as AL --from {sheet}" in done.stderr
    assert stored(posting) == []
    again = run(str(posting), "--as", "AL", "--location", "Berlin, DE")
    assert again.exit_code == 0, again.output
    assert "as you left it" in again.stderr
    assert stored(posting)[0]["units"]


def test_a_sheet_begun_anew_keeps_the_old_one(posting: Path, editor: Editor) -> None:
    editor(("must 4 Python", "mine"), ("must 4 Python", "nice 4 Python"))
    run(str(posting), "--as", "AL", input="n\n")
    done = run(str(posting), "--as", "AL", "--anew")
    assert done.exit_code == 0, done.output
    texts = [one.read_text(encoding="utf-8") for one in sheets(posting)]
    assert sum("\nmine" in text for text in texts) == 1
    assert len(sheets(posting)) == 2


@pytest.mark.parametrize(
    ("edit", "said"), [(3, "the editor ended with 3"), (("", "# nothing\n"), "the sheet is empty")]
)
def test_ways_to_stop(posting: Path, editor: Editor, edit: Any, said: str) -> None:
    editor(edit)
    done = run(str(posting), "--as", "AL")
    assert done.exit_code == 1
    assert said in done.stderr
    assert stored(posting) == []
    assert len(sheets(posting)) == 1


@pytest.mark.parametrize(("answer", "n"), [("y\n", 1), ("n\n", 0), ("", 0)])
def test_an_unchanged_sheet_is_asked_about(posting: Path, editor: Editor, answer: str, n: int) -> None:
    editor(("# The text:", "# The text :"))
    done = run(str(posting), "--as", "AL", input=answer)
    assert "nothing was changed" in done.stderr
    assert len(stored(posting)) == n
    assert done.exit_code == 1 - n


def test_an_earlier_label_is_replaced_only_after_saying_so(posting: Path, tmp_path: Path) -> None:
    sheet, to = tmp_path / "sheet.txt", tmp_path / "labels.jsonl"
    assert run(str(posting), "--sheet", str(sheet)).exit_code == 0
    common = (str(posting), "--from", str(sheet), "--to", str(to))
    assert run(*common, "--as", "AL").exit_code == 0
    assert run(*common, "--as", "BK").exit_code == 0
    before = to.read_text(encoding="utf-8")
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("nice 8", "must 8"), encoding="utf-8")
    refused = run(*common, "--as", "AL")
    assert refused.exit_code == 1
    assert "holds your label of this text" in refused.stderr
    assert to.read_text(encoding="utf-8") == before
    for extra, answer in ((("--replace",), ""), ((), "y\n")):
        done = run(*common, "--as", "AL", *extra, input=answer)
        assert done.exit_code == 0, done.output
        assert "holds your label of this text" in done.stderr
        assert f"replaced in {to}" in done.stdout
    lines = [json.loads(line) for line in to.read_text(encoding="utf-8").splitlines()]
    assert [line["reader"] for line in lines] == ["BK", "AL"]


def test_a_blank_sheet_for_a_second_reader(posting: Path, tmp_path: Path) -> None:
    sheet, to = tmp_path / "sheet.txt", tmp_path / "labels.jsonl"
    assert run(str(posting), "--blank", "--sheet", str(sheet)).exit_code == 0
    text = sheet.read_text(encoding="utf-8")
    assert "\nrole:\n" in text
    assert not [line for line in text.splitlines() if line.startswith(("must", "nice", "context"))]
    unfilled = run(str(posting), "--from", str(sheet), "--as", "BK")
    assert unfilled.exit_code == 1
    assert "12 mistakes" in unfilled.stderr
    said = "role=ml-engineer seniority=senior remote=unknown industry=unknown employer=direct lang=en"
    for name, value in (pair.split("=") for pair in said.split()):
        text = text.replace(f"\n{name}:\n", f"\n{name}: {value}\n")
    text = re.sub(r"(?m)^(places|remote_from|pay|years|degree|gates):$", r"\1: -", text)
    sheet.write_text(f"{text}must 4 Python\n", encoding="utf-8")
    done = run(str(posting), "--from", str(sheet), "--as", "BK", "--to", str(to))
    assert done.exit_code == 0, done.output
    assert "against the reading" not in done.stdout, "an independent reader learns nothing of it"
    assert json.loads(to.read_text(encoding="utf-8"))["begun"] == "blank"


def test_json(posting: Path, tmp_path: Path) -> None:
    sheet, first, second = tmp_path / "s.txt", tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    run(str(posting), "--sheet", str(sheet))
    run(str(posting), "--from", str(sheet), "--as", "AL", "--to", str(first))
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("nice 8", "must 8"), encoding="utf-8")
    done = run(str(posting), "--from", str(sheet), "--as", "BK", "--to", str(second), "--json")
    result = json.loads(done.stdout)["result"]
    assert [change["what"] for change in result["changes"]] == ["status"]
    assert result["label"] == json.loads(second.read_text(encoding="utf-8"))
    both = json.loads(run("--agree", str(first), str(second), "--json").stdout)["result"]
    assert both["n_texts"] == 1
    shown = run("--agree", str(first), str(second))
    assert shown.exit_code == 0
    for part in ("1 text read by AL and by BK", "status of those in both", "too few texts for an interval"):
        assert part in shown.stdout.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "name the FILE of a posting"),
        (["-"], "your editor needs the terminal"),
        (["a.txt"], "no editor is set"),
        (["a.txt", "--sheet", "x", "--from", "y"], "give one of them"),
        (["a.txt", "--from", "y", "--blank"], "are for a new sheet"),
        (["a.txt", "--from", "none.txt"], "none.txt: cannot be read"),
        (["a.txt", "--sheet", "a.txt"], "is there already"),
        (["a.txt", "--to", "nowhere/a.jsonl"], "there is no folder nowhere"),
        (["a.txt", "--as", "Ada Lovelace"], "one to eight letters"),
        (["none.txt", "--sheet", "x"], "none.txt: cannot be read"),
        (["--agree", "a.jsonl", "b.jsonl"], "a.jsonl: cannot be read"),
        (["a.txt", "--agree", "a.jsonl", "b.jsonl"], "--agree stands alone"),
    ],
)
def test_what_is_wrong_is_said_and_ends_with_one(
    posting: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], said: str
) -> None:
    monkeypatch.chdir(posting.parent)
    args = args if "--as" in args or "--agree" in args else [*args, "--as", "AL"]
    done = run(*args, input="")
    assert done.exit_code == 1, done.output
    assert said in done.stderr
    assert "next" in done.stderr
    assert not sheets(posting)
