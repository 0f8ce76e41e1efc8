"""The vocabulary that ships: whole, within its contract, quick to load, and its cache harmless."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from gander.shell.vocabulary import read_vocabulary
from gander.vocabulary.fields import KINDS
from gander.vocabulary.relations import bound
from gander.vocabulary.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def vocabulary(kept: Path) -> Vocabulary:
    # Loading checks every file; a mistake in one fails here with all its words.
    return read_vocabulary(kept)


def test_the_ids_of_the_contracts_are_there(vocabulary: Vocabulary) -> None:
    languages = {"python", "cpp", "csharp", "r", "c"}
    others = {
        "ci-cd",
        "ab-testing",
        "aws",
        "pytorch",
        "large-language-models",
        "retrieval-augmented-generation",
    }
    assert languages | others <= vocabulary.skills.keys()


# Words of everyday English (or of other trades): none may count in every place.
# fmt: off
AMBIGUOUS = [
    "R", "C", "Go", "Swift", "Dart", "Julia", "Ruby", "Apex", "Hack",
    "Spark", "Ray", "Flask", "Excel", "Access", "Chef", "Hive", "Pig", "Puppet",
    "Salt", "Storm", "Beam", "Helm", "Vault", "Consul", "Nomad", "Dash", "Express",
    "Spring", "Rails", "Unity", "Segment", "Lambda", "Temporal", "Presto", "Impala", "Prophet",
    "Stan", "Linear", "Notion", "Slack", "Cursor", "Copilot", "Claude", "Gemini", "Llama",
    "Mistral", "Agents", "Embeddings", "AI", "Word", "Outlook", "Make", "Glue", "Stripe",
    "Polish", "Metal", "Sketch", "Bootstrap", "Electron", "Phoenix", "Gin", "Echo", "Fiber",
    "Caffe", "Lightning", "Mode",
]
# fmt: on


@pytest.mark.parametrize("word", AMBIGUOUS)
def test_an_everyday_word_counts_only_where_its_spelling_or_surroundings_say_so(
    vocabulary: Vocabulary, word: str
) -> None:
    for skill in vocabulary.skills.values():
        for alias in skill.aliases:
            if alias.text.lower() == word.lower():
                assert alias.case or bound(alias), f"[{skill.id}] '{alias.text}'"


@pytest.mark.parametrize(
    "word", ["R", "C", "Go", "AI", "Excel", "Express", "Segment", "Make", "Word", "Mode"]
)
def test_where_capitals_are_not_enough_a_context_or_an_exception_is_named(
    vocabulary: Vocabulary, word: str
) -> None:
    aliases = [a for s in vocabulary.skills.values() for a in s.aliases if a.text.lower() == word.lower()]
    assert all(alias.context for alias in aliases), aliases


@pytest.mark.parametrize(
    ("having", "means"),
    [
        ("pytorch", "python deep-learning machine-learning deep-learning-frameworks"),
        ("postgresql", "sql relational-databases databases"),
        ("aws-lambda", "aws cloud-platforms serverless"),
        ("nextjs", "react javascript frontend-development"),
        ("github-actions", "ci-cd"),
        ("pinecone", "vector-databases"),
        ("langgraph", "large-language-models ai-agents"),
        ("yolov3", "computer-vision"),
        ("spring-boot", "java spring"),
    ],
)
def test_what_one_has_answers_the_broader_question(vocabulary: Vocabulary, having: str, means: str) -> None:
    assert set(means.split()) <= vocabulary.closure([having])


def test_a_parts_proof_never_claims_its_neighbour(vocabulary: Vocabulary) -> None:
    assert not {"aws", "azure", "gcp"} & vocabulary.closure(["kubernetes"])
    assert "pytorch" not in vocabulary.closure(["deep-learning"])
    assert "javascript" not in vocabulary.closure(["python"])
    # Calling a language model is not machine learning, and may be done from any language.
    assert not {"machine-learning", "nlp", "python"} & vocabulary.closure(["langchain", "openai-api"])


@pytest.mark.parametrize(
    ("word", "skill_id"),
    [
        ("học máy", "machine-learning"),
        ("trí tuệ nhân tạo", "artificial-intelligence"),
        ("xử lý ngôn ngữ tự nhiên", "nlp"),
        ("thị giác máy tính", "computer-vision"),
        ("cơ sở dữ liệu", "databases"),
        ("kỹ năng giao tiếp", "communication"),
        ("làm việc nhóm", "teamwork"),
        ("tiếng Anh", "english"),
        ("tiếng Nhật", "japanese"),
        ("sql", "sql"),
        ("docker", "docker"),
        ("k8s", "kubernetes"),
        ("sklearn", "scikit-learn"),
        ("golang", "go"),
        ("c++", "cpp"),
        ("C#", "csharp"),
        ("JS", "javascript"),
        ("ml", "machine-learning"),
    ],
)
def test_words_people_type_are_understood(vocabulary: Vocabulary, word: str, skill_id: str) -> None:
    found = vocabulary.resolve(word)
    assert found is not None
    assert found.id == skill_id


def test_old_tools_say_what_came_after_them(vocabulary: Vocabulary) -> None:
    for old in ("theano", "caffe", "tensorflow-1", "yolov3", "angularjs", "mapreduce", "svn"):
        assert vocabulary.skills[old].replaced_by, old


def test_traces_are_in_a_form_the_repository_reader_knows(vocabulary: Vocabulary) -> None:
    languages = {
        "py",
        "js",
        "go",
        "java",
        "kotlin",
        "scala",
        "csharp",
        "r",
        "rust",
        "cpp",
        "ruby",
        "swift",
        "dart",
        "php",
        "sql",
    }
    for skill in vocabulary.skills.values():
        assert {i.split(":")[0] for i in skill.imports} <= languages, skill.id
        assert all(re.fullmatch(r"[^\s\\]+", pattern) for pattern in skill.files), skill.id


def test_the_reference_names_every_kind() -> None:
    docs = Path(__file__).parents[2] / "docs" / "reference" / "vocabulary.md"
    named = set(
        re.findall(r"`([a-z-]+)`", docs.read_text(encoding="utf-8").split("## Kinds")[1].split("##")[0])
    )
    assert named == KINDS


def test_the_second_start_reads_what_the_first_kept_and_is_quick(vocabulary: Vocabulary, kept: Path) -> None:
    began = time.perf_counter()
    again = read_vocabulary(kept)
    took = time.perf_counter() - began
    assert again == vocabulary
    assert took < 1.0  # 0.05 s on a quiet machine; this guards against parsing TOML at every start


@pytest.mark.parametrize("damage", ["", "{", "[]", "0123\n[]", "cut", "changed"])
def test_a_damaged_cache_is_read_past_and_mended(
    vocabulary: Vocabulary, kept: Path, tmp_path: Path, damage: str
) -> None:
    (good,) = kept.iterdir()
    whole = good.read_text(encoding="utf-8")
    file = tmp_path / good.name
    damaged = {"cut": whole[:-9], "changed": whole.replace("Python", "Pyton", 1)}.get(damage, damage)
    file.write_text(damaged, encoding="utf-8")
    assert read_vocabulary(tmp_path) == vocabulary
    assert file.read_text(encoding="utf-8") == whole


def test_a_folder_that_cannot_be_written_only_costs_time(vocabulary: Vocabulary, tmp_path: Path) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("", encoding="utf-8")
    assert read_vocabulary(blocked) == vocabulary


def test_what_an_older_version_kept_is_cleared_away(tmp_path: Path) -> None:
    for name in ("vocabulary-0.json", "vocabulary-0.txt", "config.toml"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    read_vocabulary(tmp_path)
    left = {path.name for path in tmp_path.iterdir()}
    assert "config.toml" in left and len(left) == 2
    assert not left & {"vocabulary-0.json", "vocabulary-0.txt"}
