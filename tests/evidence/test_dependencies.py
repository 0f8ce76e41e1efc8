"""Packages named by each kind of dependency file."""

from __future__ import annotations

import pytest

from gander.evidence.dependencies import is_dependency_file, packages

CASES = [
    (
        "requirements.txt",
        "torch==2.1\n# numpy\n-r other.txt\nScikit_Learn[all]>=1 ; python_version>'3'\n",
        "pypi:torch pypi:scikit-learn",
    ),
    ("requirements/dev.txt", "pytest\n", "pypi:pytest"),
    ("requirements-dev.in", "pytest~=8\r\nruff\r\n", "pypi:pytest pypi:ruff"),
    (
        "pyproject.toml",
        '[project]\ndependencies = ["torch>=2"]\n[project.optional-dependencies]\ndev = ["pytest"]\n',
        "pypi:torch pypi:pytest",
    ),
    ("pyproject.toml", '[dependency-groups]\ndev = ["ruff", {include-group = "x"}]\n', "pypi:ruff"),
    (
        "pyproject.toml",
        '[tool.poetry.dependencies]\npython = "^3.11"\nfastapi = "*"\n'
        '[tool.poetry.group.dev.dependencies]\nmypy = "*"\n',
        "pypi:fastapi pypi:mypy",
    ),
    (
        "setup.py",
        "setup(install_requires=['torch>=1', \"numpy\"], extras_require={'dev': ['pytest']})",
        "pypi:torch pypi:numpy pypi:pytest",
    ),
    (
        "setup.cfg",
        "[metadata]\nname = x\n[options]\ninstall_requires =\n    torch\n    numpy>=1\n"
        "[options.extras_require]\ndev = pytest\n",
        "pypi:torch pypi:numpy pypi:pytest",
    ),
    (
        "environment.yml",
        "channels:\n  - conda-forge\ndependencies:\n  - python=3.11\n"
        "  - pytorch::pytorch=2\n  - pip:\n    - wandb==0.1\n",
        "conda:pytorch conda:wandb",
    ),
    ("Pipfile", '[packages]\nflask = "*"\n[dev-packages]\npytest = "*"\n', "pypi:flask pypi:pytest"),
    (
        "web/package.json",
        '{"dependencies": {"react": "^18"}, "devDependencies": {"@types/Node": "1"}}',
        "npm:react npm:@types/node",
    ),
    (
        "go.mod",
        "module example.org/x\n\n"
        "require (\n\tgithub.com/gin-gonic/gin v1.9.0\n)\nrequire k8s.io/client-go v0.1.0\n",
        "go:github.com/gin-gonic/gin go:k8s.io/client-go",
    ),
    (
        "Cargo.toml",
        '[dependencies]\ntokio = "1"\n[target."cfg(unix)".dependencies]\nlibc = "0.2"\n',
        "cargo:tokio cargo:libc",
    ),
    (
        "pom.xml",
        "<dependency><groupId>org.apache.spark</groupId>\n<artifactId>spark-core_2.12</artifactId></dependency>",
        "maven:org.apache.spark:spark-core_2.12",
    ),
    (
        "build.gradle",
        "implementation 'org.apache.kafka:kafka-clients:3.5.0'",
        "maven:org.apache.kafka:kafka-clients",
    ),
    (
        "DESCRIPTION",
        "Package: x\nImports: dplyr (>= 1.0),\n    ggplot2\nSuggests: testthat\nDepends: R (>= 4)\n",
        "cran:dplyr cran:ggplot2 cran:testthat",
    ),
]


@pytest.mark.parametrize(("path", "text", "named"), CASES)
def test_packages(path, text, named):
    assert packages(path, text) == set(named.split())


@pytest.mark.parametrize("path", sorted({case[0] for case in CASES}))
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufffd{[",
        "[project]\ndependencies = 3",
        '{"dependencies": []}',
        "[project",
        "[" * 9999,
        '{"a":' * 9999,
    ],
)
def test_a_damaged_file_names_nothing_and_breaks_nothing(path, text):
    assert isinstance(packages(path, text), set)


@pytest.mark.parametrize("path", ["notes.txt", "package.yml", "src/requirements.py", "data.json"])
def test_other_files_are_none(path):
    assert not is_dependency_file(path)
    assert packages(path, "torch") == set()
