import numpy as np
import pytest

from benchmarks.quality import outcome
from benchmarks.quality.audit import audit, effective
from benchmarks.quality.match import Named, Unit
from benchmarks.quality.outcome import PERSONS, Verdicts, figures, owned, verdicts
from gander.shell.vocabulary import read_vocabulary

PERSON = {"somebody": frozenset({"python", "sql", "cloud-platforms"})}


def unit(*members: str, status: str = "must", under: str | None = None) -> Unit:
    named = tuple(Named(m, i, i + 1) for i, m in enumerate(members))
    return Unit(status, named, Named(under, -1, -1) if under else None)


def of(*units: Unit) -> str:
    """The outcome of that person for a posting of these units."""
    found = verdicts(["p"], {"p": list(units)}, PERSON)
    return outcome.OUTCOMES[found.outcome[0, 0]]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([unit("python"), unit("sql")], "nothing missing"),
        ([unit("python"), unit("label:frobnication")], "one short"),
        ([unit("go", "label:x", "python")], "nothing missing"),
        ([unit("label:some-cloud", under="cloud-platforms")], "nothing missing"),
        ([unit("aws", "label:x", under="cloud-platforms")], "one short"),
        ([unit("go", status="nice")], "no stated must"),
        ([], "no stated must"),
    ],
    ids=[
        "owned",
        "a name the vocabulary does not know is owned by nobody",
        "any of a unit",
        "the broader skill where no member is known",
        "but not where one is",
        "only musts are asked",
        "nothing asked",
    ],
)
def test_a_unit_is_met_as_the_product_meets_it(units, expected):
    assert of(*units) == expected


def made(*rows: tuple[int, ...]) -> Verdicts:
    """Outcomes by posting and person, by their place in OUTCOMES."""
    table = np.array(rows)
    return Verdicts(table, table <= 2)


TRUTH = made(*[tuple((i + k) % 5 for k in range(6)) for i in range(20)])


def test_a_reading_that_is_right_agrees_wholly_and_shows_the_true_shares():
    found = figures(TRUTH, TRUTH)
    assert [found[name]["value"] for name in found if name.startswith(("kappa", "sens", "spec"))] == [1.0] * 6
    assert [found[name]["value"] for name in found if name.startswith("error")] == [0.0, 0.0]


def test_kappa_is_cohens():
    truth = made(*[(0,) * 6] * 40, *[(3,) * 6] * 60)
    read = made(*[(0,) * 6] * 30, *[(3,) * 6] * 70)
    # 90 of 100 agree, .4 * .3 + .6 * .7 = .54 by chance
    assert figures(truth, read)["kappa"]["value"] == pytest.approx((0.9 - 0.54) / (1 - 0.54), abs=1e-4)


def test_the_shares_are_of_the_postings_that_state_a_must():
    truth = made((0,) * 6, (3,) * 6, (4,) * 6, (4,) * 6)
    read = made((0,) * 6, (3,) * 6, (3,) * 6, (4,) * 6)
    # nothing missing: 1 of 2 by label, 1 of 3 as read
    found = figures(truth, read)
    assert found["error of the shares, worst, points"]["value"] == pytest.approx(100 / 6, abs=1e-3)
    assert found["error of the shares, mean, points"]["value"] == pytest.approx(100 / 6 / 2, abs=1e-3)


def test_six_persons_own_what_the_vocabulary_knows():
    found = owned(read_vocabulary())
    assert len(found) == len(PERSONS) == 6
    assert all(len(skills) > 60 for skills in found.values())


def test_the_audit_is_of_what_is_shown():
    read = made(*[tuple((i + k) % 4 for k in range(6)) for i in range(19)], (4,) * 6)
    found = audit(TRUTH, read)
    assert found["n_postings"] == 19
    assert found["yes"] + found["no"] == 19 * 6
    assert found["yes_n_eff"] <= found["yes"]


def test_verdicts_that_stand_or_fall_together_count_as_one():
    every = np.ones((40, 6), dtype=np.bool_)
    together = np.repeat((np.arange(40) % 4 > 0)[:, None], 6, axis=1)
    apart = np.random.default_rng(5).random((40, 6)) > 0.25
    assert effective(together, every) == pytest.approx(39, abs=0.5)
    assert effective(apart, every) > 150


def test_a_reader_who_errs_for_one_kind_of_person_is_known_less_well():
    every = np.ones((200, 6), dtype=np.bool_)
    hits = np.random.default_rng(3).random((200, 6)) < np.array([0.4, 0.9, 0.9, 0.9, 0.9, 0.9])
    assert effective(hits, every) < 20
