# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Alarm verdicts: the tables of "Configuring how CloudWatch alarms treat missing data", row by row."""

from __future__ import annotations

import pytest

from cabildo_sandbox.metrics.verdict import Rule, judge

#: Data points, oldest first: X breaches, 0 does not, - is missing. Then the state for each treatment.
ALL_OF_THREE = [
    ("0-X-X", "OK", "OK", "OK", "OK"),
    ("----0", "OK", "OK", "OK", "OK"),
    ("-----", "INSUFFICIENT_DATA", "retain", "ALARM", "OK"),
    ("0XX-X", "ALARM", "ALARM", "ALARM", "ALARM"),
    ("--X--", "ALARM", "retain", "ALARM", "OK"),
]
TWO_OF_THREE = [
    ("0-X-X", "ALARM", "ALARM", "ALARM", "ALARM"),
    ("00X0X", "ALARM", "ALARM", "ALARM", "ALARM"),
    ("0-X--", "OK", "OK", "ALARM", "OK"),
    ("----0", "OK", "OK", "ALARM", "OK"),
    ("---X-", "ALARM", "retain", "ALARM", "OK"),
]
TREATMENTS = ("missing", "ignore", "breaching", "notBreaching")
CASES = [
    (needed, points, treatment, state)
    for needed, table in ((3, ALL_OF_THREE), (2, TWO_OF_THREE))
    for points, *states in table
    for treatment, state in zip(TREATMENTS, states, strict=True)
]


@pytest.mark.parametrize(("needed", "points", "treatment", "expected"), CASES)
@pytest.mark.parametrize("current", ["OK", "ALARM"])
def test_the_documented_tables(needed: int, points: str, treatment: str, expected: str, current: str) -> None:
    rule = Rule("GreaterThanThreshold", 10, 3, needed, treatment)
    values = [{"X": 20.0, "0": 5.0, "-": None}[point] for point in points]
    assert judge(rule, values, current).state == (current if expected == "retain" else expected)


def test_one_early_point_does_not_raise_an_alarm_that_needs_three() -> None:
    rule = Rule("GreaterThanThreshold", 10, 3, 3, "missing")
    assert judge(rule, [None, None, None, None, 20.0], "INSUFFICIENT_DATA").state == "INSUFFICIENT_DATA"


@pytest.mark.parametrize(
    ("comparison", "value", "breaches"),
    [
        ("GreaterThanThreshold", 10, False),
        ("GreaterThanOrEqualToThreshold", 10, True),
        ("LessThanThreshold", 10, False),
        ("LessThanOrEqualToThreshold", 10, True),
    ],
)
def test_comparisons(comparison: str, value: float, breaches: bool) -> None:
    assert Rule(comparison, 10, 1, 1, "missing").breaches(value) is breaches
