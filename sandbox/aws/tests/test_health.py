# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""One target's health over its probes."""

from __future__ import annotations

import pytest

from cabildo_sandbox.targets.health import PASSED, REFUSED, TIMED_OUT, Health, matches, wrong_code


def test_a_new_target_is_healthy_after_one_passed_check() -> None:
    health = Health()
    assert health.reason == "Elb.RegistrationInProgress"
    assert health.observe(PASSED, 5, 2)
    assert (health.state, health.reason, health.description) == ("healthy", "", "")


def test_a_new_target_that_fails_is_checked_until_the_threshold() -> None:
    health = Health()
    assert not health.observe(wrong_code(500), 5, 2)
    assert (health.state, health.reason) == ("initial", "Elb.InitialHealthChecking")
    assert health.observe(wrong_code(500), 5, 2)
    assert (health.state, health.reason) == ("unhealthy", "Target.ResponseCodeMismatch")
    assert health.description == "Health checks failed with these codes: [500]"


def test_thresholds_count_in_a_row() -> None:
    health = Health()
    health.observe(PASSED, 2, 3)
    for outcome in (TIMED_OUT, TIMED_OUT, PASSED, TIMED_OUT, TIMED_OUT):
        assert not health.observe(outcome, 2, 3)
    assert health.observe(TIMED_OUT, 2, 3)
    assert (health.reason, health.description) == ("Target.Timeout", "Request timed out")
    assert not health.observe(PASSED, 2, 3)
    assert health.observe(PASSED, 2, 3)


def test_an_unhealthy_target_tells_its_latest_failure() -> None:
    health = Health()
    for _ in range(2):
        health.observe(TIMED_OUT, 2, 2)
    health.observe(REFUSED, 2, 2)
    assert (health.reason, health.description) == ("Target.FailedHealthChecks", "Health checks failed")


def test_a_draining_target_stays_draining() -> None:
    health = Health()
    health.drain()
    assert not health.observe(PASSED, 1, 1)
    assert (health.state, health.reason) == ("draining", "Target.DeregistrationInProgress")


@pytest.mark.parametrize(
    ("matcher", "status", "expected"),
    [
        ("200", 200, True),
        ("200", 204, False),
        ("200-299", 204, True),
        ("200,302", 302, True),
        ("200, 300-399", 301, True),
        ("200-299", 300, False),
    ],
)
def test_matchers(matcher: str, status: int, expected: bool) -> None:
    assert matches(matcher, status) is expected
