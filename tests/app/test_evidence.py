"""The whole road from paths and words to a person, with every bad input on the way."""

from __future__ import annotations

from pathlib import Path

import pygit2
import pytest

from gander.app.evidence import NOTHING_KNOWN, read_person, why_evidence
from gander.app.request import Request
from gander.errors import UserError
from gander.shell.demo import make_sample_repositories
from gander.shell.facts_cache import FactsCache
from tests.evidence.person import TODAY, VOCABULARY
from tests.shell.gitrepo_maker import ALEX, SAM, Maker

CODE = "import torch\nx{0} = torch.ones({0})\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home without configuration, and a current folder of its own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    here = tmp_path / "here"
    here.mkdir()
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(here)
    return tmp_path / "home"


def make(folder: Path, who=SAM) -> Path:
    maker = Maker(folder)
    for month in range(1, 5):
        maker.commit(
            f"2025-{month:02}-01", {f"a{month}.py": CODE.format(month)}, who=who, subject=f"Step {month}"
        )
    return folder


def read(tmp_path, **asked):
    return read_person(
        Request(today=TODAY, **asked), VOCABULARY, {"visa": True}, FactsCache(tmp_path / "cache")
    )


def test_the_sample_person(tmp_path):
    identities = make_sample_repositories(tmp_path / "sample")
    person, assumed, problems = read(tmp_path, paths=(str(tmp_path / "sample"),), identities=identities)
    assert (assumed, problems) == ((), ())
    assert person.gates == {"visa": True}
    assert len(person.repositories) == 5
    levels = {e.skill: (e.state, e.level) for e in person.evidence.values()}
    assert levels["pytorch"] == ("proven", 4)  # tests, a merge by Alex, tagged releases
    assert levels["docker"] == ("proven", 4)
    assert levels["sql"] == ("proven", 3)
    assert levels["react"] == ("unknown", 1)  # one commit in Alex's page
    assert levels["machine-learning"] == ("proven", 4)
    assert "rust" not in levels  # nothing seen is unknown, not zero
    assert person.owned("proven") == person.owned("proven or claimed")


def test_a_second_reading_gives_the_same(tmp_path):
    asked = {"paths": (str(make(tmp_path / "a")),), "identities": (SAM[1],)}
    assert read(tmp_path, **asked) == read(tmp_path, **asked)


def test_without_arguments_the_folder_and_the_git_identity_are_assumed(home, tmp_path):
    (home / ".gitconfig").write_text("[user]\n\temail = sam@example.org\n")
    make(tmp_path / "here" / "a")
    person, assumed, problems = read(tmp_path)
    assert person.identities == (SAM[1],)
    assert person.evidence["pytorch"].state == "proven"
    assert assumed == (
        "your repositories are those below the current folder (1)",
        "you are sam@example.org (git config --global user.email)",
    )
    assert problems == ()


def test_without_arguments_and_repositories_there_is_a_person_and_a_word(home, tmp_path):
    person, assumed, problems = read(tmp_path)
    assert (person.evidence, person.repositories, assumed) == ({}, (), (NOTHING_KNOWN,))
    assert [p.why for p in problems] == ["no repository here, nor in the 5 levels of folders below"]


def test_nobody_of_that_name_names_those_there_are(tmp_path):
    make(tmp_path / "a", who=ALEX)
    person, _, problems = read(tmp_path, paths=(str(tmp_path / "a"),), identities=("me@example.org",))
    assert person.repositories[0].n_own == 0
    assert [(p.where, p.why, p.next) for p in problems] == [
        (
            "a",
            "no commit there is by me@example.org; by commits there are: Alex Morgan <alex@example.org> (4)",
            "try --as alex@example.org",
        )
    ]


def test_no_identity_at_all_names_those_there_are(home, tmp_path):
    make(tmp_path / "here" / "a")
    _, _, problems = read(tmp_path)
    assert "git knows no user.email; by commits there are: Sam Nguyen" in problems[0].why
    assert problems[0].next == "try --as sam@example.org"


def test_others_repositories_beside_ones_own_are_no_problem_unless_named(tmp_path):
    make(tmp_path / "code" / "mine")
    make(tmp_path / "code" / "theirs", who=ALEX)
    below = read(tmp_path, paths=(str(tmp_path / "code"),), identities=(SAM[1],))
    assert below[2] == ()
    assert [(r.name, r.n_own) for r in below[0].repositories] == [("mine", 4), ("theirs", 0)]
    named = tuple(str(tmp_path / "code" / name) for name in ("mine", "theirs"))
    assert [p.where for p in read(tmp_path, paths=named, identities=(SAM[1],))[2]] == ["theirs"]


def test_a_bad_path_is_a_problem_when_anything_else_can_be_done(tmp_path):
    make(tmp_path / "a")
    paths = (str(tmp_path / "no"), str(tmp_path / "a"))
    person, _, problems = read(tmp_path, paths=paths, identities=(SAM[1],))
    assert person.evidence["pytorch"].state == "proven"
    assert [p.why for p in problems] == ["there is no such folder"]


def test_of_whom_nothing_is_known_it_is_said_first(home, tmp_path):
    (home / ".gitconfig").write_text("[user]\n\temail = sam@example.org\n")
    folder = make(tmp_path / "here" / "a", who=ALEX)
    _, assumed, _ = read(tmp_path)
    assert assumed[0] == (
        "nothing is known of you: no own commit and no claim was read, so every requirement "
        "counts as not shown (--as EMAIL names you, --know and --cv add claims)"
    )
    assert len(assumed) == 3  # and whose commits were looked for, and where
    assert NOTHING_KNOWN not in read(tmp_path, know=("sql",))[1]
    assert NOTHING_KNOWN not in read(tmp_path, paths=(str(folder),), identities=(ALEX[1],))[1]


def test_a_problem_that_many_share_is_said_once(tmp_path):
    for n in range(12):
        Maker(tmp_path / "code" / f"empty{n:02}")
    make(tmp_path / "code" / "good")
    person, _, problems = read(tmp_path, paths=(str(tmp_path / "code"),), identities=(SAM[1],))
    code = tmp_path / "code"
    assert [(p.where, p.why) for p in problems] == [
        (
            f"12 repositories ({code / 'empty00'}, {code / 'empty01'}, {code / 'empty02'} … and 9 more)",
            "there are no commits yet",
        )
    ]
    assert sum(r.problem is not None for r in person.repositories) == 12  # each still says its own


def test_one_repository_has_one_problem(tmp_path):
    folder = make(tmp_path / "a", who=ALEX)
    tip = pygit2.Repository(str(folder)).head.target
    (folder / ".git" / "shallow").write_text(f"{tip}\n")
    _, _, problems = read(tmp_path, paths=(str(folder),), identities=(SAM[1],))
    assert len(problems) == 1
    assert "shallow clone" in problems[0].why and "no commit there is by sam@example.org" in problems[0].why
    assert "--unshallow" in problems[0].next and "--as alex@example.org" in problems[0].next


def test_nothing_that_was_asked_for_can_be_done(tmp_path):
    with pytest.raises(UserError) as error:
        read(
            tmp_path, paths=(str(tmp_path / "no"), str(tmp_path / "neither")), know=("flurbl",), cv=("no.md",)
        )
    assert len(error.value.problems) == 4


def test_an_empty_repository_and_one_that_is_damaged_have_their_own_words(tmp_path):
    Maker(tmp_path / "empty")
    (make(tmp_path / "broken") / ".git" / "HEAD").write_bytes(b"\0")
    make(tmp_path / "good")
    person, _, problems = read(tmp_path, paths=(str(tmp_path),), identities=(SAM[1],))
    words = {r.name: r.problem and r.problem.why.split(":")[0] for r in person.repositories}
    assert words == {
        "broken": "this repository cannot be opened",
        "empty": "there are no commits yet",
        "good": None,
    }
    assert len(problems) == 2


def test_claims_from_the_flag_and_the_cv(home, tmp_path):
    (tmp_path / "cv.md").write_bytes("\ufeff# Sam\r\n- Docker (3 years)\r\n- Learning Rust\r\n".encode())
    person, _, problems = read(tmp_path, know=("sql 2y",), cv=(str(tmp_path / "cv.md"),))
    found = {e.skill: (e.state, e.years, e.sources[0].where) for e in person.evidence.values()}
    assert found == {
        "docker": ("claimed", 3.0, "cv.md:2"),
        "sql": ("claimed", 2.0, "--know"),
        "containers": ("claimed", None, "via docker"),
    }
    assert person.owned("proven") == frozenset()
    assert len(problems) == 1  # no repository below the current folder


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "cannot be read"),
        (b"%PDF-1.7 \0", "not available: "),
        (b"abc\0def", "no text file"),
        (b"Nothing to see here", "no skill that we know"),
    ],
)
def test_a_cv_that_says_nothing(home, tmp_path, content, why):
    cv = tmp_path / "cv.md"
    if content is not None:
        cv.write_bytes(content)
    _, _, problems = read(tmp_path, cv=(str(cv),), know=("sql",))
    assert any(why in p.why for p in problems)


def test_progress_is_told(tmp_path):
    make(tmp_path / "a")
    steps: list[tuple[str, int, int | None]] = []
    read(tmp_path, paths=(str(tmp_path),), identities=(SAM[1],), progress=lambda *step: steps.append(step))
    assert steps == [
        ("finding repositories", 1, None),
        ("reading repositories", 1, 1),
        ("looking at repositories", 1, 1),
    ]


def test_what_was_left_out_is_counted(tmp_path):
    Maker(tmp_path / "a").commit("2025-01-01", {"vendor/x.py": CODE, "a.min.js": "x", "b.py": CODE})
    person, _, _ = read(tmp_path, paths=(str(tmp_path),), identities=(SAM[1],))
    assert person.repositories[0].left_out == {"vendored": 1, "minified": 1}


def test_why_walks_from_the_level_to_findings_and_commits(tmp_path):
    identities = make_sample_repositories(tmp_path / "sample")
    request = Request(
        today=TODAY, paths=(str(tmp_path / "sample"),), identities=identities, know=("pytorch 2y",)
    )
    why = why_evidence(request, VOCABULARY, "pytorch", FactsCache(tmp_path / "cache"))
    assert dict(why.facts)["level"] == "4 of 4: and merged by others or released"
    headings = [child.heading for child in why.children]
    assert headings == [
        "findings",
        "import in leafnet: torch",
        "dependency in leafnet: torch",
        "claim --know",
    ]
    assert dict(why.children[0].facts)["in a tagged release"] == "yes"
    newest = why.children[1].children[0]
    assert dict(newest.facts) == {"on": "2026-04-11", "own lines": "2", "marks": "released"}
    nothing = why_evidence(request, VOCABULARY, "rust", FactsCache(tmp_path / "cache"))
    assert nothing.facts == (("state", "unknown: nothing was seen, which is not none"),)
