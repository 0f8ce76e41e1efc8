"""`gander proof`: what the terminal, the page, the Markdown and the JSON say."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from gander.app.proof import Proof
from gander.evidence.audit import audit, strongest
from gander.evidence.finding import Place
from gander.evidence.front import Front
from gander.evidence.probes.page import ProbePage
from gander.evidence.reprove import Reprove
from gander.evidence.rubric import rubric_rows
from gander.evidence.steps import order_of_work
from gander.faces import proof_json, proof_markdown
from gander.faces.cli.main import cli
from gander.faces.cli.render import proof as render
from gander.faces.html import proof as html
from gander.vocabulary.vocabulary import Vocabulary
from tests.evidence.proofs import PAGES, finding, made, repository
from tests.faces.test_html import Page
from tests.faces.values import HOSTILE, POPULATION, READER, TODAY, estimate

SERVES = {"containerised": estimate(40, 400, 30, 90), "tests-that-assert": estimate(4, 9, 4, 8)}
CLAIM = Reprove(
    skill="sql",
    said="SQL",
    where="cv.md:12",
    years=3.0,
    last=date(2023, 7, 1),
    way="a small repository of its own",
    hours=8.0,
    days=30,
    asked=estimate(90, 400, 60, 90),
)


def answer(*audits, rubric: bool = False, **changed) -> Proof:
    best = strongest(audits, 3)
    given = Proof(
        today=TODAY,
        identities=("me@example.org",),
        audits=audits,
        best=tuple(one.repository.name for one in best),
        steps=order_of_work(best, audits, SERVES),
        reproofs=(CLAIM,),
        rubric=rubric_rows(audits, None) if rubric else (),
        population=POPULATION,
        vocabulary=Vocabulary(skills={}, roles={}),
        reader=READER,
        assumed=("you are me@example.org",),
        problems=(),
    )
    return replace(given, **changed)


@pytest.fixture(autouse=True)
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> dict[str, ProbePage]:
        return PAGES

    for module in (render, html, proof_markdown):
        monkeypatch.setattr(module, "read_pages", read)


ORDINARY = answer(made("api", "trains-a-model", "documented"), made("notes"))
EVIL = answer(
    audit(
        repository(HOSTILE),
        Front(readme=f"README{HOSTILE}.md", says=HOSTILE, title=HOSTILE, usual=HOSTILE),
        [replace(finding("licence"), places=(Place(HOSTILE, 3, HOSTILE),)), finding("documented", "error")],
        PAGES,
    ),
    rubric=True,
)


def screen(given: Proof, width: int = 80, full: bool = False) -> str:
    return "\n".join(line.plain for line in render.proof(given, width, full))


def test_the_screen():
    text = screen(ORDINARY)
    assert text.startswith("proof · 2 repositories · for ")
    assert "first     README.md, 3 lines: only text\n" in text
    assert "12 of 15 commits yours, the last on 2026-08-20 (3 months ago)" in text
    assert "holds     trains a model  a.py:7\n" in text
    assert "missing   do: has a licence" in text
    assert "not its subject: language model" in text
    assert " 2  do: has tests that assert · api · costs most · 4 h\n" in text
    assert "asked for by 4 of 9 postings, too few for a share" in text
    assert "asked for by 10 % (6–16 %) of 400 postings" in text
    assert "SQL" not in text.split("claims without proof")[0]
    assert "said in cv.md:12, 3 years, last 2023" in text
    assert "rubric" not in text
    assert "our judgement, not measured" in text


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize(
    "given", [ORDINARY, EVIL, answer(made("a"), rubric=True)], ids=["plain", "evil", "rubric"]
)
def test_no_line_is_too_wide_and_nothing_from_outside_escapes(given, width):
    for full in (False, True):
        for line in screen(given, width, full).splitlines():
            assert cell_len(line) <= width, line
            assert "\x1b" not in line and "\u202e" not in line


def test_more_than_three_repositories_are_a_line_each_until_full():
    many = answer(*(made(f"r{i}", "licence") for i in range(5)))
    short, full = screen(many), screen(many, full=True)
    assert "others  " in short and short.count("first     ") == 3
    assert full.count("first     ") == 5


def test_what_is_not_available_is_said():
    text = screen(answer(made("a", licence="not available")))
    assert "1 statement not available: looked for" in text


def test_the_rubric_is_one_employers_and_has_no_sum():
    text = screen(answer(made("titanic"), rubric=True))
    assert "one employer's rubric" in text and "no sum is made" in text
    assert "applies: without a live demo" in text


def test_the_page():
    text = html.render(answer(made("api", "trains-a-model"), made("b"), made("c"), made("d"), rubric=True))
    page = Page(text)
    assert "trains a model" in page.words
    assert "1 more, which show less" in page.words
    assert not [tag for tag, _ in page.tags if tag in ("script", "link", "img", "iframe")]
    assert not [a for _, a in page.tags if "href" in a or "src" in a]


def test_nothing_from_outside_is_markup():
    page = Page(html.render(EVIL))
    assert "script" not in {tag for tag, _ in page.tags}
    assert "\x1b" not in html.render(EVIL)


def test_the_readme_section_names_places_and_what_is_missing():
    text = proof_markdown.markdown(answer(made("api", "trains-a-model")))
    assert text.startswith("## What this repository shows\n\n- It trains a model: [a.py:7](a.py#L7)\n")
    assert (
        "Not shown here yet: is documented; tracks experiments; is containerised; has tests that assert."
        in text
    )
    assert "at commit 0123456789 on 2026-11-22" in text
    assert "licence" not in text.split("Not shown")[1]  # what costs little is not worth a confession
    evil = proof_markdown.markdown(EVIL)
    assert "<script" not in evil.replace("\\<", "") and "\x1b" not in evil


def test_json():
    found = proof_json.proof(answer(made("api", "trains-a-model"), rubric=True))
    assert found["schema"] == "gander.proof/1"
    (one,) = found["result"]["repositories"]
    assert one["commits_authored"] == 12
    assert one["holds"][0]["probe"] == "trains-a-model"
    assert one["missing"][0] | {"how": "", "matters": ""} == {
        "probe": "licence",
        "statement": "has a licence",
        "why": "looked for",
        "matters": "",
        "step": "do: has a licence",
        "how": "",
        "credibility": "small",
        "hours": 0.2,
    }
    step = next(s for s in found["result"]["steps"] if s["probe"] == "containerised")
    assert (step["serves"]["n_postings"], step["skills"]) == (40, [{"id": "docker", "label": "docker"}])
    assert found["result"]["claims"][0]["days_at_least"] == 30
    assert found["result"]["rubric"]["rows"][0]["verdict"] == "cannot be told"
    json.dumps(found)


def test_a_section_never_overwrites_a_file(tmp_path, monkeypatch):
    monkeypatch.setattr("gander.app.proof.proof", lambda request, rubric=None: ORDINARY)
    file = tmp_path / "README.md"
    file.write_text("mine")
    result = CliRunner().invoke(cli, ["proof", str(tmp_path), "--markdown", str(file)])
    assert result.exit_code == 1
    assert "this file exists, and is yours" in result.output
    assert file.read_text() == "mine"
    other = tmp_path / "section.md"
    assert CliRunner().invoke(cli, ["proof", str(tmp_path), "--markdown", str(other)]).exit_code == 0
    assert other.read_text().startswith("## What this repository shows")
