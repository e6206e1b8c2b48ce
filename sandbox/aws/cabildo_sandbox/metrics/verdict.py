# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The verdict of a metric alarm over its data points: pure, after CloudWatch's own rules.

"Configuring how CloudWatch alarms treat missing data": the evaluation range is a little longer than the evaluation
periods; missing points are filled only when too few real ones remain; "Avoiding premature transitions to alarm
state" for points treated as missing.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass

OK, ALARM, INSUFFICIENT_DATA = "OK", "ALARM", "INSUFFICIENT_DATA"

#: How many periods more than it evaluates an alarm looks back.
EXTRA_PERIODS = 2

_COMPARISONS = {
    "GreaterThanOrEqualToThreshold": (operator.ge, "greater than or equal to"),
    "GreaterThanThreshold": (operator.gt, "greater than"),
    "LessThanThreshold": (operator.lt, "less than"),
    "LessThanOrEqualToThreshold": (operator.le, "less than or equal to"),
}


@dataclass(frozen=True)
class Rule:
    """What an alarm asks of its data points."""

    comparison: str
    threshold: float
    #: N: periods that are evaluated. M: how many of them must breach.
    evaluation_periods: int
    datapoints_to_alarm: int
    treat_missing: str

    def breaches(self, value: float) -> bool:
        """Whether a value is on the wrong side of the threshold."""
        return bool(_COMPARISONS[self.comparison][0](value, self.threshold))

    @property
    def relation(self) -> str:
        """The comparison in words."""
        return _COMPARISONS[self.comparison][1]


@dataclass(frozen=True)
class Verdict:
    """The state an alarm is in, and which points said so."""

    state: str
    #: Indexes into the range of the points that were used.
    used: tuple[int, ...] = ()
    missing: int = 0


def judge(rule: Rule, values: Sequence[float | None], current: str) -> Verdict:
    """Judges an evaluation range, oldest first; None is a missing point."""
    present = [index for index, value in enumerate(values) if value is not None]
    wanted = rule.evaluation_periods
    if len(present) >= wanted:
        return _count(rule, values, present[-wanted:], 0, 0)
    missing = wanted - len(present)
    if rule.treat_missing == "breaching":
        return _count(rule, values, present, missing, missing)
    if rule.treat_missing == "notBreaching":
        return _count(rule, values, present, missing, 0)
    if not present:
        state = current if rule.treat_missing == "ignore" else INSUFFICIENT_DATA
        return Verdict(state, (), missing)
    breaching = [index for index in present if rule.breaches(_value(values, index))]
    if len(breaching) >= rule.datapoints_to_alarm:
        return Verdict(ALARM, tuple(present), missing)
    if len(breaching) < len(present):
        return Verdict(OK, tuple(present), missing)
    # Only breaching points, but too few of them.
    age_of_oldest = len(values) - present[0]
    if rule.treat_missing == "missing" and age_of_oldest >= rule.datapoints_to_alarm:
        return Verdict(ALARM, tuple(present), missing)
    return Verdict(current, tuple(present), missing)


def _count(rule: Rule, values: Sequence[float | None], used: Sequence[int], missing: int, filled: int) -> Verdict:
    breaching = filled + sum(rule.breaches(_value(values, index)) for index in used)
    return Verdict(ALARM if breaching >= rule.datapoints_to_alarm else OK, tuple(used), missing)


def _value(values: Sequence[float | None], index: int) -> float:
    value = values[index]
    assert value is not None
    return value
