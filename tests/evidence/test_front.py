"""What somebody sees first, as facts of the tree."""

from __future__ import annotations

from gander.evidence.front import front_of
from gander.evidence.project import Entry, Project

README = """# Defect finder

[![tests](https://img.shields.io/badge/x.svg)](https://example.org)

Finds scratches on [brake discs](https://example.org/discs) from a photo. More words follow here.

```sh
make demo
```

![a disc](disc.png)
"""


def front(name: str = "defects", **files: str):
    texts = {key.replace("__", "/"): value for key, value in files.items()}
    return front_of(
        Project(name, [Entry(path, len(text)) for path, text in texts.items()], texts.__getitem__)
    )


def test_a_front():
    found = front(**{"README.md": README, "a.py": "x = 1\n", "b.py": "", "n.ipynb": "{}"})
    assert (found.readme, found.title) == ("README.md", "Defect finder")
    assert found.says == "Finds scratches on brake discs from a photo."
    assert (found.picture, found.command, found.badge, found.links) == (True, True, True, 3)
    assert (found.n_files, found.notebooks, found.languages) == (4, 1, (("Python", 3),))


def test_a_badge_is_no_picture_and_a_heading_no_sentence():
    found = front(**{"README.rst": "Title\n=====\n\n.. image:: https://img.shields.io/x.svg\n"})
    assert (found.title, found.says, found.command) == ("Title", "", False)


def test_without_a_readme():
    found = front(**{"a.go": "package a"})
    assert (found.readme, found.says, found.languages) == (None, "", (("Go", 1),))


def test_names_of_tutorials():
    assert front("titanic-survival").usual == "titanic"
    assert front("me/Todo-App").usual == "todo"
    assert front("learning_rate_finder").usual == "learning"
    assert front("mastodon").usual == ""


def test_a_row_of_badges_is_no_sentence():
    badge = "[![PyPI version](https://badge.fury.io/py/x.svg)](https://example.org/x)"
    text = f"# X\n\n---\n{badge} {badge} {badge}\n{badge}\n\nForecasts the load of a grid.\n"
    assert front(**{"README.md": text}).says == "Forecasts the load of a grid."
