# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The health of one target: a state machine over its probes, in Elastic Load Balancing's words.

"Health checks for Application Load Balancer target groups": a newly registered target is healthy after one passed
check; a healthy one becomes unhealthy after UnhealthyThresholdCount failures in a row, an unhealthy one healthy
after HealthyThresholdCount passes. Reason codes and descriptions: API reference, TargetHealth.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Probe:
    """The outcome of one health check; ``code`` is empty when it passed."""

    code: str = ""
    description: str = ""

    @property
    def passed(self) -> bool:
        return not self.code


PASSED = Probe()
TIMED_OUT = Probe("Target.Timeout", "Request timed out")
REFUSED = Probe("Target.FailedHealthChecks", "Health checks failed")


def wrong_code(status: int) -> Probe:
    """A check that was answered with a code outside the matcher."""
    return Probe("Target.ResponseCodeMismatch", f"Health checks failed with these codes: [{status}]")


def matches(matcher: str, status: int) -> bool:
    """Whether a status is in a matcher such as ``200``, ``200,302`` or ``200-299``."""
    for part in matcher.split(","):
        low, _, high = part.strip().partition("-")
        if low.isdigit() and int(low) <= status <= int(high or low):
            return True
    return False


@dataclass
class Health:
    """What DescribeTargetHealth answers for one target."""

    state: str = "initial"
    reason: str = "Elb.RegistrationInProgress"
    description: str = "Target registration is in progress"
    passes: int = 0
    failures: int = 0

    def observe(self, probe: Probe, healthy_threshold: int, unhealthy_threshold: int) -> bool:
        """Takes one probe into account; True when the state changed."""
        if self.state == "draining":
            return False
        before = self.state
        if probe.passed:
            self.passes, self.failures = self.passes + 1, 0
            if before == "initial" or (before == "unhealthy" and self.passes >= healthy_threshold):
                self._become("healthy", "", "")
        else:
            self.passes, self.failures = 0, self.failures + 1
            if before == "unhealthy" or self.failures >= unhealthy_threshold:
                self._become("unhealthy", probe.code, probe.description)
            elif before == "initial":
                self._become("initial", "Elb.InitialHealthChecking", "Initial health checks in progress")
        return self.state != before

    def drain(self) -> None:
        """The target was deregistered."""
        self._become("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress")

    def _become(self, state: str, reason: str, description: str) -> None:
        self.state, self.reason, self.description = state, reason, description
