# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Schedules of scheduled actions."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from cabildo_sandbox.autoscaling.schedule import Schedule, ScheduleError


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc).timestamp()


@pytest.mark.parametrize(
    ("expression", "zone", "after", "expected"),
    [
        ("cron(0 8 * * ? *)", "UTC", "2026-11-24T07:00:00", "2026-11-24T08:00:00"),
        ("cron(0 8 * * ? *)", "UTC", "2026-11-24T08:00:00", "2026-11-25T08:00:00"),
        # Santiago is three hours behind UTC in its summer, four in its winter.
        ("cron(0 8 * * ? *)", "America/Santiago", "2026-11-24T07:00:00", "2026-11-24T11:00:00"),
        ("cron(0 8 * * ? *)", "America/Santiago", "2026-06-24T07:00:00", "2026-06-24T12:00:00"),
        ("cron(30 7 ? * MON-FRI *)", "UTC", "2026-11-27T08:00:00", "2026-11-30T07:30:00"),
        ("at(2026-12-01T10:00:00)", "America/Sao_Paulo", "2026-11-24T00:00:00", "2026-12-01T13:00:00"),
        ("rate(5 minutes)", "UTC", "2026-11-24T00:07:00", "2026-11-24T00:10:00"),
        ("rate(1 hour)", "UTC", "2026-11-24T02:00:00", "2026-11-24T03:00:00"),
    ],
)
def test_next_times(expression: str, zone: str, after: str, expected: str) -> None:
    origin = at("2026-11-24T00:00:00")
    assert Schedule(expression, zone).next_after(at(after), origin) == at(expected)


def test_at_happens_once() -> None:
    assert Schedule("at(2026-12-01T10:00:00)").next_after(at("2026-12-01T10:00:00"), 0) is None


@pytest.mark.parametrize(
    ("expression", "zone"),
    [
        ("cron(0 8 * * *)", "UTC"),
        ("cron(0 8 1 * MON *)", "UTC"),
        ("every(5 minutes)", "UTC"),
        ("rate(5 parsecs)", "UTC"),
        ("at(2026-13-01T10:00:00)", "UTC"),
        ("cron(0 8 * * ? *)", "Mars/Olympus"),
        ("cron(0 8 * * ? *)", "../../etc/passwd"),
    ],
)
def test_refused_schedules(expression: str, zone: str) -> None:
    with pytest.raises(ScheduleError):
        Schedule(expression, zone)
