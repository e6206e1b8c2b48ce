# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Stopped tasks are forgotten after their hour, running ones never."""

from __future__ import annotations

from ministack.services import ecs

from cabildo_sandbox.tasks.history import forget_stopped


def test_only_tasks_that_stopped_long_ago_are_forgotten() -> None:
    records = {
        "old": {"lastStatus": "STOPPED", "stoppedAt": "2026-11-24T10:00:00.000Z"},
        "fresh": {"lastStatus": "STOPPED", "stoppedAt": "2026-11-24T11:30:00.000Z"},
        "running": {"lastStatus": "RUNNING", "stoppedAt": None},
    }
    for arn, record in records.items():
        ecs._tasks.set_scoped("200000000009", "us-east-1", arn, record)
    now = 1795521600.0  # 2026-11-24T12:00:00Z
    forget_stopped(now)
    kept = {arn for (account, _, arn), _ in ecs._tasks.all_items() if account == "200000000009"}
    assert kept == {"fresh", "running"}
