# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What the service scheduler does next: a pure decision from a service's size, its rules and its tasks.

Rules of the developer guide's "Deploy Amazon ECS services by replacing tasks" and "Amazon ECS service
deployment parameters": minimumHealthyPercent rounds up, maximumPercent rounds down; during a rollout failing
tasks stop at once, in a settled service they are replaced first while maximumPercent leaves room.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum


class StopCause(Enum):
    """Why the scheduler stops a task."""

    SCALING = "scaling"
    DEPLOYMENT = "deployment"
    HEALTH = "health"


@dataclass(frozen=True)
class TaskView:
    """A task that counts: started or starting, and not being stopped."""

    arn: str
    deployment: str
    running: bool
    #: Running, and healthy in every target group of the service.
    healthy: bool
    #: The load balancer calls it unhealthy and its grace period is over.
    failing: bool
    created: float


@dataclass(frozen=True)
class Sizing:
    """A service's size and its deployment parameters."""

    desired: int
    minimum_percent: int = 100
    maximum_percent: int = 200

    @property
    def floor(self) -> int:
        """Healthy tasks a rollout may not go below."""
        return math.ceil(self.desired * self.minimum_percent / 100)

    @property
    def ceiling(self) -> int:
        """Tasks a rollout may not go above."""
        return math.floor(self.desired * self.maximum_percent / 100)


@dataclass
class Plan:
    """One step: how many tasks to start, which to stop, and whether nothing is left to do."""

    start: int = 0
    stops: dict[str, StopCause] = field(default_factory=dict)
    settled: bool = False


def plan_step(sizing: Sizing, primary: str, rolling: bool, launching: bool, tasks: Sequence[TaskView]) -> Plan:
    """The next step of a service.

    ``rolling``: the primary deployment is in progress. ``launching``: it may start tasks (false once it failed
    and nothing is rolled back: "the deployment stops launching new tasks").
    """
    plan = Plan()
    current = [task for task in tasks if task.deployment == primary]
    old = [task for task in tasks if task.deployment != primary]
    if not launching:
        plan.stops = {task.arn: StopCause.DEPLOYMENT for task in current}
        return plan
    if sizing.desired == 0:
        plan.stops = {task.arn: StopCause.SCALING for task in tasks}
        plan.settled = not tasks
        return plan
    sound = [task for task in current if not task.failing]
    _stop_surplus(plan, sizing, sound)
    wanted = max(0, sizing.desired - len(sound))
    plan.start = max(0, min(wanted, sizing.ceiling - len(tasks)))
    blocked = wanted - plan.start
    _stop_failing(plan, sizing, rolling, blocked, tasks)
    _stop_old(plan, sizing, blocked, old, tasks)
    plan.settled = not plan.start and not plan.stops and not old and all(task.healthy for task in current)
    plan.settled = plan.settled and len(current) == sizing.desired
    return plan


def _stop_surplus(plan: Plan, sizing: Sizing, sound: Sequence[TaskView]) -> None:
    # Tasks that serve nobody go first, then the youngest.
    leaving = sorted(sound, key=lambda task: (task.healthy, task.running, -task.created))
    for task in leaving[: max(0, len(sound) - sizing.desired)]:
        plan.stops[task.arn] = StopCause.SCALING


def _stop_failing(plan: Plan, sizing: Sizing, rolling: bool, blocked: int, tasks: Sequence[TaskView]) -> None:
    failing = [task for task in tasks if task.failing]
    healthy = sum(task.healthy for task in tasks)
    if not rolling and healthy < sizing.desired:
        failing = failing[:blocked]
    for task in failing:
        plan.stops.setdefault(task.arn, StopCause.HEALTH)


def _stop_old(plan: Plan, sizing: Sizing, blocked: int, old: Sequence[TaskView], tasks: Sequence[TaskView]) -> None:
    for task in old:
        if not task.running:
            plan.stops.setdefault(task.arn, StopCause.DEPLOYMENT)
    serving = [task for task in old if task.running and task.arn not in plan.stops]
    healthy = sum(task.healthy for task in tasks if task.arn not in plan.stops)
    # Old tasks leave as new ones become healthy; below the desired count only to make room for a blocked start.
    spare = healthy - (sizing.floor if blocked else sizing.desired)
    if blocked:
        spare = min(spare, blocked)
    for task in sorted(serving, key=lambda task: (task.healthy, task.created)):
        if not task.healthy:
            plan.stops[task.arn] = StopCause.DEPLOYMENT
            continue
        if spare <= 0:
            break
        plan.stops[task.arn] = StopCause.DEPLOYMENT
        spare -= 1
