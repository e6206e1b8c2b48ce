# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Tasks in target groups: registered when they run, drained before they stop."""

from __future__ import annotations

from collections import Counter

from ..model.behaviours import Behaviours
from ..plane import DataPlane
from ..targets.registry import Target, Targets
from . import wording
from .deployments import Deployments, ServiceKey
from .live import LiveTask

#: Registrations of this long are told in one service event, as ECS batches them.
_EVENT_SECONDS = 0.5


class Registration:
    """Registers and deregisters the targets of service tasks. On the plane's thread only."""

    def __init__(self, plane: DataPlane, targets: Targets, behaviours: Behaviours, deployments: Deployments) -> None:
        self._plane = plane
        self._targets = targets
        self._behaviours = behaviours
        self._deployments = deployments
        self._registered: Counter[tuple[ServiceKey, str]] = Counter()
        self._deregistered: Counter[tuple[ServiceKey, str]] = Counter()

    def register(self, task: LiveTask) -> None:
        """Registers a running task in every target group of its service."""
        service = task.service.record() if task.service else None
        if service is None or task.service is None or task.address is None:
            return
        image, key = task.container_image(), task.service.behaviour_key
        for balancer in service.get("loadBalancers") or []:
            process = task.processes.get(balancer.get("containerName", ""))
            target = Target(
                group=balancer["targetGroupArn"],
                account=task.account,
                region=task.region,
                ip=task.address.ip,
                port=int(balancer["containerPort"]),
                zone=task.address.zone,
                task=task.arn,
                backend=process.port if process else None,
                modelled=None if process else lambda: self._behaviours.of(key).for_image(image).healthy,
            )
            task.targets.append(target)
            self._targets.register(target)
            self._tell_later(self._registered, task.service, target.group)

    def deregister(self, task: LiveTask) -> float:
        """Drains a task's targets; returns the seconds until its containers may end."""
        delay = 0.0
        for target in task.targets:
            delay = max(delay, self._targets.deregister(target))
            if task.service is not None:
                self._tell_later(self._deregistered, task.service, target.group)
        if task.service is not None and task.targets:
            service = task.service.record()
            if service is not None:
                self._deployments.say(service, wording.draining(task.service.name, task.deployment, 1))
        return delay

    def _tell_later(self, counter: Counter[tuple[ServiceKey, str]], key: ServiceKey, group: str) -> None:
        if not self._registered and not self._deregistered:
            self._plane.later(_EVENT_SECONDS, self._tell)
        counter[key, group] += 1

    def _tell(self) -> None:
        for counter, sentence in (
            (self._registered, wording.registered),
            (self._deregistered, wording.deregistered),
        ):
            for (key, group), count in counter.items():
                service = key.record()
                if service is not None:
                    self._deployments.say(service, sentence(key.name, count, group))
            counter.clear()
