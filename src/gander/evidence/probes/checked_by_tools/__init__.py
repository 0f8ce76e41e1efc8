"""Checked by tools: lint, format or type checks are configured, or run by CI."""

from __future__ import annotations

import re

from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.ci import ci_commands
from gander.evidence.probes.places import files, lines
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_FILES = (
    r"(?:^|/)\.pre-commit-config\.ya?ml$",
    r"(?:^|/)(?:\.flake8|\.?ruff\.toml|\.?mypy\.ini|\.pylintrc|pylintrc|pyrightconfig\.json|\.style\.yapf|\.isort\.cfg)$",
    r"(?:^|/)(?:\.eslintrc(?:\.\w+)?|eslint\.config\.\w+|\.prettierrc(?:\.\w+)?|prettier\.config\.\w+|biome\.jsonc?|tslint\.json)$",
    r"(?:^|/)(?:\.clang-format|\.clang-tidy|\.golangci\.ya?ml|checkstyle[\w-]*\.xml|\.rubocop\.yml|\.sqlfluff|\.pep8speaks\.yml)$",
    r"(?:^|/)(?:phpstan[\w.-]*\.neon(?:\.dist)?|\.php-cs-fixer[\w.]*\.php|rustfmt\.toml|\.rustfmt\.toml|clippy\.toml|\.editorconfig-lint)$",
    r"(?:^|/)(?:\.stylelintrc[\w.]*|\.jshintrc|\.jscsrc|pmd[\w-]*\.xml|detekt\.yml|\.swiftlint\.yml|\.lintr|psalm\.xml[\w.]*|\.bandit)$",
)
_SECTIONS = (
    r"^\[(?:tool\.(?:ruff|black|mypy|isort|flake8|pylint|pyright|basedpyright|yapf|pycodestyle)"
    r"|flake8|mypy|pycodestyle|pep8|isort|pylint[\w.]*|yapf)\b"
)
_CI = re.compile(
    r"\b(?:flake8|ruff|black|mypy|pylint|eslint|prettier|pyright|golangci-lint|clippy|cargo fmt"
    r"|clang-format|clang-tidy"
    r"|checkstyle|spotless|pre-commit|isort|pycodestyle|go vet|gofmt|tsc --noEmit|rubocop|phpstan"
    r"|(?:npm|yarn|pnpm) (?:run )?(?:lint|format|typecheck)"
    r"|make lint|super-linter|ktlint|bandit)\b"
)
_RUNS = (
    r"^\t.*\b(?:flake8|ruff|black|mypy|pylint|isort|eslint|prettier|golangci-lint|clang-format)\b"
    r"|^\s*(?:python -m )?(?:ruff|flake8|mypy|black|pylint)\b|session\.run\(.*(?:ruff|flake8|mypy"
    r"|black)"
)
_STRICT = r"\"strict\"\s*:\s*true"
_NODE = r"^\s*\"(?:eslintConfig|prettier|lint-staged|lint|eslint)\"\s*:"


def look(project: Project) -> Seen:
    if not project.code_paths() and not project.named(r"\.(?:rs|rb|php|kt|scala|r|cs|swift|jl|sh|sql)$"):
        return not_applicable("there is no code here")
    places = files(project, "configured check", *_FILES)
    sections = project.named(r"(?:^|/)(?:pyproject\.toml|setup\.cfg|tox\.ini)$")
    places += lines(project, "configured check", _SECTIONS, sections)
    places += lines(project, "strict types", _STRICT, project.named(r"(?:^|/)tsconfig[\w.-]*\.json$"))
    places += lines(project, "configured check", _NODE, project.named(r"(?:^|/)package\.json$"))
    places += lines(
        project,
        "plugin",
        r"(?:spotless|checkstyle|spotbugs|pmd)-?(?:maven)?-?plugin",
        project.named(r"(?:^|/)(?:pom\.xml|build\.gradle(?:\.kts)?)$"),
    )
    scripts = project.named(
        r"(?:^|/)(?:makefile|justfile|noxfile\.py|tox\.ini|tasks\.py|lint[\w.-]*\.sh|format[\w.-]*\.sh)$"
    )
    places += lines(project, "checking command", _RUNS, scripts)
    places += [
        Place(path, number, "checking step")
        for path, number, line in ci_commands(project)
        if _CI.search(line)
    ]
    return true(places) if places else false("no lint, format or type check is configured")


PROBE = Probe("checked-by-tools", look)
