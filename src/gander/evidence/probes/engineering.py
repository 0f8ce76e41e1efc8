"""Probes of engineering and trust, in the order in which they are shown."""

from __future__ import annotations

from gander.evidence.probes import (
    can_be_tried,
    checked_by_tools,
    ci_runs_tests,
    containerised,
    deployed,
    documented,
    is_a_package,
    licence,
    released,
    reproducible_environment,
    states_results,
    tests_that_assert,
)

PROBES = (
    documented.PROBE,
    tests_that_assert.PROBE,
    ci_runs_tests.PROBE,
    states_results.PROBE,
    can_be_tried.PROBE,
    is_a_package.PROBE,
    reproducible_environment.PROBE,
    checked_by_tools.PROBE,
    containerised.PROBE,
    deployed.PROBE,
    released.PROBE,
    licence.PROBE,
)
