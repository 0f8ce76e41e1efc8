"""Every probe has a whole page, skills that exist, and repositories in which it was seen true and false."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import get_args

import pytest

from gander.evidence.probes.page import Credibility, Group
from gander.evidence.probes.registry import BY_ID, PROBES
from gander.shell.probe_pages import read_pages
from gander.shell.vocabulary import read_vocabulary

PAGES = read_pages()


def test_there_are_thirty_one_each_once():
    assert len(PROBES) == len(BY_ID) == len(PAGES) == 31


@pytest.mark.parametrize("probe", [probe.id for probe in PROBES])
def test_a_page(probe):
    page = PAGES[probe]
    assert page.group in get_args(Group) and page.credibility in get_args(Credibility)
    assert 0 < page.hours <= 40
    assert len(page.step.split()) <= 10
    for text in (page.statement, page.sees, page.matters, page.how):
        assert len(text) > 10
    assert not page.statement.endswith(".")
    vocabulary = read_vocabulary()
    for skill in (*page.serves, *BY_ID[probe].skills):
        assert skill in vocabulary.skills and vocabulary.skills[skill].merged_into is None


@pytest.mark.parametrize("probe", [probe.id for probe in PROBES])
def test_it_was_seen_true_and_false_in_three_real_repositories_each(probe):
    page = PAGES[probe]
    assert len(set(page.true_in)) >= 3 and len(set(page.false_in)) >= 3
    assert not set(page.true_in) & set(page.false_in)


def test_the_reference_is_made_from_the_pages():
    root = Path(__file__).parents[3]
    spec = spec_from_file_location("probes_reference", root / "docs" / "probes.py")
    assert spec is not None and spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    fresh = (root / "docs" / "reference" / "probes.md").read_text(encoding="utf-8")
    assert fresh == made.text(), "run: python docs/probes.py"
