# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Stopped tasks are seen for an hour (API reference, DescribeTasks: "stopped tasks … for at least one hour")."""

from __future__ import annotations

from ministack.services import ecs

from .live import epoch

_KEPT_SECONDS = 3600.0


def forget_stopped(now: float) -> None:
    """Drops the records of tasks that stopped long ago. On the plane's thread."""
    for (account, region, arn), record in ecs._tasks.all_items():
        if record["lastStatus"] == "STOPPED" and epoch(record.get("stoppedAt") or 0) < now - _KEPT_SECONDS:
            ecs._tasks.pop_scoped(account, region, arn, None)
            ecs._tags.pop_scoped(account, region, arn, None)
