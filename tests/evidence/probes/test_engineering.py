"""Probes of engineering and trust: the ways people do it, and what looks alike but is not."""

from __future__ import annotations

import pytest

from tests.evidence.probes.projects import assert_not_true, assert_true, cases, holds, look, notebook

CODE = {"pkg/a.py": "def add(a, b):\n    return a + b\n"}
TEST = {"tests/test_a.py": "from pkg.a import add\ndef test_add():\n    assert add(1, 2) == 3\n"}
WORDS = " ".join(["word"] * 50)
TRUE = {
    "documented": [
        {"README.md": f"# X\n\n{WORDS}\n\n```sh\npip install x\n```\n"},
        {"README.rst": f"X\n=\n\n{WORDS}\n\n    $ make\n"},
        {"docs/a.md": "a", "docs/b.md": "b", "docs/c.md": "c"},
    ],
    "tests-that-assert": [
        TEST | CODE,
        {
            "tests/test_b.py": "import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(1, 1)\n"
        },
        {"a.test.ts": "import {f} from './a';\ntest('x', () => { expect(f()).toBe(1); });"},
        {"a_test.go": "package a\nfunc TestA(t *testing.T) { t.Fatal(1) }"},
        {"src/test/java/ATest.java": "class ATest { void x() { assertEquals(1, f()); } }"},
        {"tests/t.cpp": "#include <gtest/gtest.h>\nTEST(A, B) { EXPECT_EQ(1, f()); }"},
        {
            "dbt_project.yml": "x",
            "models/s.yml": "models:\n  - name: a\n    columns:\n      - name: b\n        tests:\n          - unique\n",
            "models/a.sql": "select 1",
        },
    ],
    "ci-runs-tests": [
        TEST | {".github/workflows/t.yml": "jobs:\n  a:\n    steps:\n      - run: pytest -q\n"},
        TEST | {".travis.yml": "script: tox\n"},
        TEST
        | {".gitlab-ci.yml": "t:\n  script:\n    - make test\n", "Makefile": "test:\n\tpython -m unittest\n"},
        TEST
        | {
            ".github/workflows/t.yml": "jobs:\n  a:\n    steps:\n      - run: scripts/check\n",
            "scripts/check": "set -e\npytest\n",
        },
        TEST | {"Jenkinsfile": "stage('t') { sh 'pip install x && pytest' }\n"},
    ],
    "states-results": [
        {"train.py": "m.fit(x)", "README.md": "| model | accuracy |\n|---|---|\n| ours | 0.93 |\n"},
        {"train.py": "m.fit(x)", "README.md": "It reaches an F1 of 0.871 on the test set.\n"},
        {"n.ipynb": notebook("m.fit(x)", markdown="The RMSE is 0.4312 on held-out houses.")},
    ],
    "can-be-tried": [
        {"app.py": "import streamlit as st\nst.title('x')\n"},
        {"README.md": "[Live demo](https://demo.example.org)\n"},
        {"README.md": "[![Colab](b.svg)](https://colab.research.google.com/github/x)\n"},
        {"README.md": "```\n$ tool a.txt\n3 words\n```\n"},
    ],
    "is-a-package": [
        {"pyproject.toml": "[project]\nname = 'x'\n", "x.py": "a = 1"},
        {"setup.py": "from setuptools import setup\nsetup()\n"},
        {"go.mod": "module x\n", "a.go": "package a"},
        {"x/__init__.py": "", "x/a.py": "a = 1", "x/b.py": "b = 1"},
        {"CMakeLists.txt": "add_executable(a a.cpp)\n", "a.cpp": "int main(){}"},
        {"package.json": '{\n  "main": "index.js"\n}', "index.js": "x()"},
    ],
    "reproducible-environment": [
        CODE | {"uv.lock": "version = 1"},
        CODE | {"requirements.txt": "numpy==2.1.0\npandas==2.2\n# note\nrequests\n"},
        CODE | {"environment.yml": "dependencies:\n  - numpy=1.26.4\n  - pandas=2.2.1\n"},
        CODE | {"Dockerfile": "FROM python:3.11-slim\nRUN pip install numpy==2.1.0\n"},
    ],
    "checked-by-tools": [
        CODE | {"pyproject.toml": "[tool.ruff]\nline-length = 100\n"},
        CODE | {".pre-commit-config.yaml": "repos: []\n"},
        CODE | {".github/workflows/l.yml": "jobs:\n  a:\n    steps:\n      - run: mypy src\n"},
        {"a.ts": "x()", "tsconfig.json": '{"compilerOptions": {\n  "strict": true\n}}'},
    ],
    "containerised": [
        {"Dockerfile": "FROM python:3.11\nCOPY . .\nCMD python a.py\n"},
        {"docker/api.Dockerfile": "FROM x\nRUN make\n"},
    ],
    "deployed": [
        {"docker-compose.yml": "services:\n  api:\n    build: .\n"},
        {"k8s/d.yaml": "apiVersion: apps/v1\nkind: Deployment\n"},
        {"infra/main.tf": "resource x {}\n"},
        {"Procfile": "web: uvicorn a:app\n"},
        {".github/workflows/d.yml": "jobs:\n  a:\n    steps:\n      - run: gcloud run deploy api\n"},
        {"README.md": "---\nsdk: gradio\n---\n"},
    ],
    "released": [
        {"CHANGELOG.md": "## [1.2.0] - 2025-03-01\n"},
        {
            ".github/workflows/p.yml": "jobs:\n  a:\n    steps:\n      - uses: pypa/gh-action-pypi-publish@v1\n"
        },
    ],
    "licence": [
        {"LICENSE": "MIT"},
        {"COPYING.txt": "GPL"},
        {"pyproject.toml": 'license = "MIT"\n'},
        {"README.md": "Released under the MIT license.\n"},
    ],
}
FALSE = {
    "documented": [{"README.md": "# X\n\nMy project.\n"}, {"a.py": "x = 1"}],
    "tests-that-assert": [
        CODE | {"tests/test_a.py": "from pkg.a import add\nprint(add(1, 2))\n# assert add(1, 2) == 3\n"},
        CODE,
        CODE | {"pkg/b.py": "assert True\n"},
    ],
    "ci-runs-tests": [
        TEST
        | {
            ".github/workflows/t.yml": "jobs:\n  a:\n    steps:\n      - name: Run pytest\n        run: pip install pytest\n"
        },
        TEST
        | {
            ".github/workflows/t.yml": "jobs:\n  a:\n    steps:\n      # - run: pytest\n      - run: ruff check\n"
        },
        TEST,
    ],
    "states-results": [
        {"train.py": "m.fit(x)", "README.md": "Run `train.py --lr 0.01` for good accuracy.\n"},
        {"train.py": "m.fit(x)", "README.md": "# X\n"},
    ],
    "can-be-tried": [
        {"README.md": "[video demo](https://youtu.be/x)\n"},
        {"a.py": "# import streamlit as st\n"},
    ],
    "is-a-package": [
        {"a.py": "x = 1", "requirements.txt": "numpy\n"},
        {"pyproject.toml": "[tool.ruff]\n", "a.py": "x = 1"},
    ],
    "reproducible-environment": [
        CODE | {"requirements.txt": "numpy>=2\npandas\n"},
        CODE | {"environment.yml": "dependencies:\n  - numpy=1.19\n  - pandas\n"},
        CODE,
    ],
    "checked-by-tools": [CODE | {"setup.cfg": "[metadata]\nname = x\n"}],
    "containerised": [{"docker-compose.yml": "services:\n  db:\n    image: postgres:16\n"}],
    "deployed": [
        {"docker-compose.yml": "services:\n  db:\n    image: postgres:16\n"},
        {".github/workflows/d.yml": "jobs:\n  a:\n    steps:\n      - uses: actions/deploy-pages@v4\n"},
    ],
    "released": [{"CHANGELOG.md": "## Unreleased\n- things\n"}],
    "licence": [{"README.md": "# X\n"}, {"third_party/y/LICENSE": "MIT"}],
}


@pytest.mark.parametrize(("probe", "files"), cases(TRUE))
def test_true(probe, files):
    assert_true(probe, files)


@pytest.mark.parametrize(("probe", "files"), cases(FALSE))
def test_false(probe, files):
    assert_not_true(probe, files)


def test_a_version_tag_is_a_release_and_has_no_file():
    (place,) = look("released", CODE, "v1.2.0").places
    assert (place.file, place.what) == ("", "tag v1.2.0")


def test_not_applicable():
    assert not look("ci-runs-tests", CODE).applicable
    for probe in ("tests-that-assert", "is-a-package", "reproducible-environment", "checked-by-tools"):
        assert not look(probe, {"notes.md": "x"}).applicable


def test_what_ci_calls_is_followed_one_step():
    files = TEST | {".travis.yml": "script: make ci\n", "Makefile": "ci: unit\n\nunit:\n\tpytest\n"}
    (place,) = look("ci-runs-tests", files).places
    assert (place.file, place.line) == ("Makefile", 4)
    assert not holds(
        "ci-runs-tests", TEST | {".travis.yml": "script: make lint\n", "Makefile": "lint:\n\truff\n"}
    )
