"""`gander read`: the terminal's lines, JSON, and what is said where something is wrong."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len
from rich.text import Text

from gander.faces import marks, pay_words, posting_words, reasons
from gander.faces.cli.main import cli
from gander.faces.cli.render import read as render
from gander.reading import anyof, status
from tests.faces.readings import ANSWER, EVIL, FACTS, PART, POSTING, POSTINGS, TEXT, TWICE, UNREAD, answer

FILE = f"Data engineer\n\nCompany: Heron\nWe look for you.\n\n{TEXT}"


def run(*args: str, **extra: Any) -> Result:
    return CliRunner().invoke(cli, ["read", *args], **extra)


def shown(posting: Any = POSTING, width: int = 80, colour: bool = False) -> str:
    lines: list[Text] = render.read(answer(posting), render.Layout(width=width, colour=colour))
    return "\n".join(line.plain for line in lines)


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("name", POSTINGS)
def test_no_line_is_wider_than_the_terminal(name: str, width: int, colour: bool) -> None:
    text = shown(POSTINGS[name], width, colour)
    assert max(map(cell_len, text.splitlines())) <= width
    assert not {c for c in text if ord(c) < 32 or 0x7F <= ord(c) < 0xA0} - {"\n"}
    assert "\u202e" not in text


def test_the_head_and_the_units() -> None:
    text = words(shown())
    for part in (
        "place Berlin, Germany",
        "remote remote, from Germany or Austria",
        "pay €80,000–95,000 a year, base",
        "years 5+ years",
        "degree master's degree or equivalent",
        "posted 2026-11-01 (stated)",
        "It asks for 2 things, calls 1 a plus and names 2 as context; 2 conditions that no learning meets",
        "must have 1 Python · 5+ years 2 PyTorch or TensorFlow · as Deep learning a plus 3 Kubernetes",
        "b language: Fluent German",
        "how sure of the musts it states 79 % (69–86 %) are right",
    ):
        assert part in text, part


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"posted_basis": "written", "posted": date(2026, 1, 2)}, [("written", "2026-01-02", "")]),
        ({"posted_basis": "unknown", "posted": date(2026, 1, 2)}, [("posted", "2026-01-02", "")]),
        ({"posted_basis": "unknown", "posted": None}, []),
        (
            {"closes": date(2026, 12, 31)},
            [("posted", "2026-11-01 (stated)", ""), ("closes", "2026-12-31", "")],
        ),
    ],
)
def test_days_say_what_they_are_of(facts: dict[str, Any], said: list[tuple[str, str, str]]) -> None:
    posting = ANSWER.postings[0]
    part = replace(posting.parts[0], facts={**posting.parts[0].facts, **facts})
    told = posting_words.facts(posting, part)
    assert [fact for fact in told if fact[0] in ("posted", "written", "closes")] == said


def test_without_colour_every_mark_says_its_status() -> None:
    text = words(shown())
    assert "Our stack is [context 4: Go] & [context 5: Kafka]." in text
    assert "- [condition a: 5+ years of experience with [must 1: Python]]" in text
    assert "- [must 2: PyTorch] or [must 2: TensorFlow]" in text


def test_with_colour_marks_are_numbered_and_styled() -> None:
    lines = render.read(ANSWER, render.Layout(width=80))
    line = next(line for line in lines if "PyTorch[2]" in line.plain)
    styled = {line.plain[span.start : span.end]: str(span.style) for span in line.spans}
    assert styled["PyTorch"] == render.STYLES["must"]


def test_every_mark_has_its_reason() -> None:
    text = words(shown())
    assert "1: It stands where the posting says what you should bring. (heading:requirements)" in text
    assert "should bring. The alternatives are joined by 'or': one of them is enough. (" in text
    assert "5: The rule 'some:new-rule' reads it so. (some:new-rule)" in text


def test_a_language_that_is_not_read_is_said() -> None:
    text = words(shown(UNREAD))
    assert "German: requirements are read in English and Vietnamese only" in text
    assert "must have" not in text


def test_two_jobs_of_one_posting_stand_apart() -> None:
    text = shown(TWICE)
    assert "It offers 2 jobs. All of them ask for 2 things; 1 condition" in words(text)
    assert "all jobs" in text
    assert text.count("PyTorch or TensorFlow") == 1
    assert "language (senior ML engineer): Fluent German" in words(text)
    assert len(re.findall(r"(?m)^why$", text)) == 1


@pytest.mark.parametrize("rule", status.RULES)
def test_every_rule_of_the_reader_has_a_reason_of_its_own(rule: str) -> None:
    if not rule.startswith("dropped:"):
        assert "The rule" not in reasons.reason(rule)


@pytest.mark.parametrize("group", anyof.RULES)
def test_every_reason_for_a_group_is_in_words(group: str) -> None:
    assert "by the rule" not in reasons.reason(f"heading:nice, {group}" if group else "heading:nice")


def test_pieces_are_the_whole_text_without_overlap() -> None:
    for posting in POSTINGS.values():
        pieces = marks.pieces(posting)
        assert "".join(posting.text[p.start : p.end] for p in pieces) == posting.text
        assert all(a.end == b.start for a, b in pairwise(pieces))


def test_marks_that_overlap_are_one() -> None:
    (piece,) = [p for p in marks.pieces(EVIL) if any(a.member.skill.label == "Python" for a in p.asked)]
    assert EVIL.text[piece.start : piece.end] == "Python"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"remote_from": {"kind": "anywhere"}}, "remote, from anywhere"),
        ({"remote_from": {"kind": "region", "region": "EMEA"}}, "remote, from EMEA"),
        ({"remote_from": {"kind": "timezone", "tz": [-5.0, 1.0]}}, "remote, in UTC-5 to UTC+1"),
        ({"remote_from": None}, "remote, not said from where"),
        ({"remote": "unknown", "remote_from": None}, ""),
    ],
)
def test_remote_in_words(change: dict[str, Any], said: str) -> None:
    assert posting_words.remote(FACTS | change) == said


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        (None, ""),
        ({"min": None, "max": 90000.0, "currency": "USD", "period": None}, "up to $90,000"),
        ({"min": 40.5, "max": None, "currency": "USD", "period": "hour"}, "from $40.5 an hour"),
        ({"min": 5e7, "max": 5e7, "currency": "VND", "period": "month"}, "50,000,000 VND a month"),
    ],
)
def test_pay_in_words(pay: dict[str, Any] | None, said: str) -> None:
    assert pay_words.pay(pay).replace("\u00a0", " ") == said


def test_a_file_is_read_and_printed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FILE, encoding="utf-8")
    done = run(str(tmp_path / "a.txt"), "--location", "Berlin, Germany", "--posted", "2026-05-01")
    assert done.exit_code == 0, done.output
    assert "Data engineer" in done.stdout
    assert "Berlin, Germany" in words(done.stdout)
    assert "2026-05-01 (stated)" in done.stdout
    assert re.search(r"\[must\s+\d+: Python\]", done.stdout)
    assert "\x1b" not in done.stdout


def test_standard_input_as_json() -> None:
    done = run("-", "--json", "--title", "ML engineer", "--employer", "Heron", input=TEXT)
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found["schema"] == "gander.read/1"
    (posting,) = found["result"]["postings"]
    assert (posting["title"], posting["employer"], posting["text"]) == ("ML engineer", "Heron", TEXT)
    (part,) = posting["parts"]
    assert part["role"] == [{"id": "ml-engineer", "label": "ML engineer"}]
    for unit in part["units"]:
        assert unit["reason"]
        for member in unit["members"]:
            assert posting["text"][member["start"] : member["end"]].strip()


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FILE, encoding="utf-8")
    done = run(str(tmp_path / "a.txt"), str(tmp_path / "no.txt"))
    assert done.exit_code == 0
    assert "no.txt: cannot be read" in done.stderr
    assert "Data engineer" in done.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "name a FILE"),
        (["no.txt"], "no.txt: cannot be read"),
        (["-", "--posted", "yesterday"], "this is no date"),
        (["a.txt", "--jsonl", "b.jsonl"], "--jsonl stands alone"),
        (["--jsonl", "no.jsonl"], "no.jsonl: cannot be read"),
    ],
)
def test_what_is_wrong_is_said_and_ends_with_one(args: list[str], said: str) -> None:
    done = run(*args, input="x")
    assert done.exit_code == 1
    assert said in done.stderr
    assert "next" in done.stderr


def test_json_lines_of_a_pipe() -> None:
    lines = [{"id": 1, "text": TEXT}, {"id": 2}, {"id": 3, "text": TEXT}]
    done = run("--jsonl", "-", input="\n".join(map(json.dumps, lines)))
    assert done.exit_code == 0
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 3]
    assert "standard input, line 2: it has no 'text'" in done.stderr
    assert "reading postings" not in done.stderr


def test_json_lines_of_which_none_is_right(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n", encoding="utf-8")
    done = run("--jsonl", str(tmp_path / "a.jsonl"))
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "none of its 1 lines could be read" in done.stderr


def test_a_page_is_written_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FILE, encoding="utf-8")
    done = run(str(tmp_path / "a.txt"), "--html", str(tmp_path / "a.html"))
    assert done.exit_code == 0
    assert done.stdout == ""
    assert f"page: {tmp_path / 'a.html'}" in done.stderr
    assert "</html>" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_the_summary_of_a_part_without_a_must() -> None:
    bare = type(PART)(part=0, roles=(), facts=FACTS, gates=(), units=PART.units[3:])
    assert words(posting_words.summary(bare)) == "It states no skill as a must and names 2 as context."
