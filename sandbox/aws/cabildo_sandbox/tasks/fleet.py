# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""All live tasks, by ARN and by service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .deployments import ServiceKey
from .live import LiveTask


class Fleet:
    """The tasks that have not stopped. Written on the plane's thread only."""

    def __init__(self) -> None:
        self._tasks: dict[str, LiveTask] = {}
        self._services: dict[ServiceKey, dict[str, LiveTask]] = defaultdict(dict)

    def __iter__(self) -> Iterator[LiveTask]:
        return iter(list(self._tasks.values()))

    def __len__(self) -> int:
        return len(self._tasks)

    def get(self, arn: str) -> LiveTask | None:
        """A live task by ARN."""
        return self._tasks.get(arn)

    def of(self, key: ServiceKey) -> list[LiveTask]:
        """The live tasks of a service."""
        return list(self._services.get(key, {}).values())

    def add(self, task: LiveTask) -> None:
        """Adds a task."""
        self._tasks[task.arn] = task
        if task.service is not None:
            self._services[task.service][task.arn] = task

    def remove(self, task: LiveTask) -> None:
        """Removes a stopped task."""
        self._tasks.pop(task.arn, None)
        if task.service is not None:
            members = self._services[task.service]
            members.pop(task.arn, None)
            if not members:
                del self._services[task.service]

    def clear(self) -> list[LiveTask]:
        """Removes all tasks, for a reset; returns them."""
        tasks = list(self._tasks.values())
        self._tasks.clear()
        self._services.clear()
        return tasks
