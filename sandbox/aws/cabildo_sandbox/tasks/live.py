# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""A task that has not stopped: MiniStack's record of it, and what the record does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ministack.core.concurrency import resource_lock
from ministack.services import ecs

from ..targets.registry import Target
from .addresses import Address
from .deployments import ServiceKey
from .processes import ContainerProcess


@dataclass
class LiveTask:
    """One task from its placement until it stopped."""

    record: dict[str, Any]
    account: str
    region: str
    cluster: str
    definition: dict[str, Any]
    #: Container overrides of RunTask, by container name.
    overrides: list[dict[str, Any]] = field(default_factory=list)
    #: The service it belongs to; None for tasks of RunTask.
    service: ServiceKey | None = None
    address: Address | None = None
    processes: dict[str, ContainerProcess] = field(default_factory=dict)
    targets: list[Target] = field(default_factory=list)
    stopping: bool = False
    #: The circuit breaker counted it; a task fails once.
    counted: bool = False

    @property
    def arn(self) -> str:
        return self.record["taskArn"]

    @property
    def deployment(self) -> str:
        return self.record.get("_deployment_id") or ""

    @property
    def running(self) -> bool:
        return self.record["lastStatus"] == "RUNNING"

    @property
    def created(self) -> float:
        """Epoch seconds of its creation."""
        return epoch(self.record["createdAt"])

    @property
    def started(self) -> float:
        """Epoch seconds since which it is RUNNING; 0 before."""
        return epoch(self.record["startedAt"]) if self.record.get("startedAt") else 0.0

    @property
    def vcpu(self) -> float:
        """vCPU it reserved."""
        return float(self.record.get("cpu") or 256) / 1024

    def container_image(self) -> str:
        """Image of the first container, which is the one a service is known by."""
        containers = self.record.get("containers") or []
        return containers[0]["image"] if containers else ""

    @contextmanager
    def changing(self) -> Iterator[dict[str, Any]]:
        """The record under the lock DescribeTasks reads it with."""
        with resource_lock("ecs-task", self.arn):
            yield self.record


def epoch(value: str | float) -> float:
    """Epoch seconds of MiniStack's ISO timestamps."""
    if isinstance(value, (int, float)):
        return float(value)
    return datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp()


def exists(task: LiveTask) -> bool:
    """Whether MiniStack still has the record (a reset removes it under a running task)."""
    return ecs._tasks.get_scoped(task.account, task.region, task.arn) is task.record
