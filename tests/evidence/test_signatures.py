"""From keys and paths to skills."""

from __future__ import annotations

import pytest

from gander.evidence.signatures import Signatures, glob
from tests.evidence.person import SKILLS, skill

SIGNATURES = Signatures(
    (
        *SKILLS,
        skill(
            "spark",
            imports=("py:pyspark", "java:org.apache.spark"),
            packages=("pypi:pyspark", "maven:org.apache.spark"),
        ),
        skill("bigquery", imports=("py:google.cloud.bigquery",)),
        skill("gcp", imports=("py:google.cloud",)),
        skill("tokio", imports=("rs:tokio",), packages=("crates:tokio",)),
        skill("opencv", imports=("cpp:opencv2", "py:cv2"), packages=("pip:OpenCV_Python",)),
        skill("k8s-client", imports=("go:k8s.io/client-go",)),
        skill("gone", imports=("py:torch",), merged_into="pytorch"),
        skill("github-actions", files=(".github/workflows/*.yml",)),
        skill("terraform", files=("*.tf", "*.tf.json")),
    )
)


@pytest.mark.parametrize(
    ("key", "skills"),
    [
        ("py:torch", "pytorch"),  # and not the skill that was merged into it
        ("py:torch.nn.functional", "pytorch"),
        ("py:torchvision", ""),  # a prefix of a name is no parent
        ("py:google.cloud.bigquery.Client", "bigquery gcp"),
        ("jvm:org.apache.spark.sql.SparkSession", "spark"),
        ("js:react", "react"),
        ("js:react-dom", ""),
        ("rust:tokio", "tokio"),
        ("c:opencv2/core.hpp", "opencv"),
        ("go:k8s.io/client-go/kubernetes", "k8s-client"),
    ],
)
def test_import(key, skills):
    assert SIGNATURES.of_import(key) == tuple(skills.split())


@pytest.mark.parametrize(
    ("key", "skills"),
    [
        ("pypi:torch", "pytorch"),
        ("conda:pytorch", "pytorch"),
        ("pypi:opencv-python", "opencv"),
        ("cargo:tokio", "tokio"),
        ("maven:org.apache.spark:spark-core_2.12", "spark"),
        ("go:k8s.io/client-go", "k8s-client"),
        ("npm:torch", ""),
    ],
)
def test_package(key, skills):
    assert SIGNATURES.of_package(key) == tuple(skills.split())


@pytest.mark.parametrize(
    ("path", "skills"),
    [
        ("src/train.py", "python"),
        ("notebooks/Look.ipynb", "python"),
        ("Dockerfile", "docker"),
        ("deploy/dockerfile", "docker"),
        ("Dockerfile.md", ""),
        ("deploy/k8s/app.yaml", "kubernetes"),
        ("notk8s/app.yaml", ""),
        ("k8s/deep/app.yaml", ""),
        (".github/workflows/ci.yml", "github-actions"),
        ("infra/main.tf", "terraform"),
        ("infra/main.tf.json", "terraform"),
    ],
)
def test_path(path, skills):
    assert SIGNATURES.of_path(path) == tuple(skills.split())
    assert SIGNATURES.of_path(path) == tuple(skills.split())  # remembered


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("**/models/*.sql", "models/a.sql", True),
        ("models/**/*.sql", "dbt/models/x/y/a.sql", True),
        ("charts/", "deploy/charts/app/values.yaml", True),
        ("file?.[ch]", "src/file1.c", True),
        ("file?.[ch]", "src/file12.c", False),
        ("a+b(.txt", "a+b(.txt", True),
    ],
)
def test_glob(pattern, path, matches):
    assert bool(glob(pattern).search(path)) is matches
