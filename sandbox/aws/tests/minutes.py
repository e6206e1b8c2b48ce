# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Minutes of a test's own: data points and evaluations at moments far from now, so that no test waits for the clock."""

from __future__ import annotations

import itertools
import time
from typing import Any

from tests.workloads import Service

#: Each test gets hours nobody else writes to; the sandbox's own minutes are now.
_hours = itertools.count(24)


class Minutes:
    """A stretch of time in which a service's metrics are the test's."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._now = (time.time() // 3600 + next(_hours)) * 3600

    @property
    def now(self) -> float:
        """Epoch seconds of the stretch's present."""
        return self._now

    def cpu(self, *values: float | None) -> None:
        """One CPU data point a minute (None: no data), each followed by CloudWatch's evaluation."""
        dimensions = [
            {"Name": "ClusterName", "Value": self._service.platform.cluster},
            {"Name": "ServiceName", "Value": self._service.name},
        ]
        self.put("AWS/ECS", "CPUUtilization", dimensions, *values)

    def put(self, namespace: str, name: str, dimensions: list[dict[str, str]], *values: float | None) -> None:
        """One data point of a metric a minute, each followed by an evaluation."""
        cloudwatch = self._service.platform.client("cloudwatch")
        for value in values:
            if value is not None:
                datum: dict[str, Any] = {"MetricName": name, "Dimensions": dimensions, "Timestamp": self._now}
                cloudwatch.put_metric_data(Namespace=namespace, MetricData=[{**datum, "Value": value}])
            self.pass_minutes(1)

    def pass_minutes(self, count: float) -> None:
        """Lets time pass and evaluates alarms and schedules."""
        self._now += 60 * count
        self._service.platform.sandbox.control("POST", "evaluate", {"at": self._now})
