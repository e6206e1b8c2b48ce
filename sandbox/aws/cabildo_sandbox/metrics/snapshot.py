# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""One minute of every service, gathered on the plane's thread; what is published is computed from it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ministack.services import alb, ecs

from ..model.behaviours import Behaviour, Behaviours, Load
from ..model.injection import Injections
from ..targets.registry import Targets
from ..tasks.deployments import ServiceKey
from ..tasks.fleet import Fleet
from ..tasks.live import LiveTask
from ..tasks.scheduler import all_services
from .traffic import Answers, Traffic


@dataclass(frozen=True)
class GroupMinute:
    """A target group of a service, and the load balancer in front of it."""

    group: str
    balancer: str
    healthy: int
    unhealthy: int
    answers: Answers


@dataclass(frozen=True)
class ServiceMinute:
    """A service in one minute."""

    key: ServiceKey
    behaviour: Behaviour
    desired: int
    running: int
    pending: int
    deployments: int
    vcpu: float
    #: Requests a second put on it by hand.
    injected: float
    groups: tuple[GroupMinute, ...]
    #: CPU seconds its processes used in the minute, and the memory share they hold; None for modelled services.
    cpu_seconds: float | None
    memory_percent: float | None
    insights: bool


class Snapshots:
    """Takes snapshots; remembers how much CPU each process had used."""

    def __init__(
        self, fleet: Fleet, targets: Targets, behaviours: Behaviours, injections: Injections, traffic: Traffic
    ) -> None:
        self._fleet = fleet
        self._targets = targets
        self._behaviours = behaviours
        self._injections = injections
        self._traffic = traffic
        self._cpu: dict[tuple[str, str], float] = {}

    def take(self, start: float, end: float) -> list[ServiceMinute]:
        """The services between two moments."""
        balancers = _balancers()
        answers = self._traffic.take()
        cpu: dict[tuple[str, str], float] = {}
        minutes = []
        for key in all_services():
            service = key.record()
            if service is None or service["status"] != "ACTIVE":
                continue
            tasks = self._serving(key)
            minutes.append(
                replace(
                    self._idle(key, service, tasks, self._groups(service, balancers, answers)),
                    behaviour=self._behaviours.of(key.behaviour_key),
                    injected=self._injections.rate(key, start, end),
                    cpu_seconds=self._cpu_seconds(tasks, cpu),
                )
            )
        self._cpu = cpu
        return minutes

    def added(self, key: ServiceKey, rate: float) -> list[ServiceMinute]:
        """A minute that holds nothing but so many requests a second put on a service as it is now."""
        service = key.record()
        if service is None or service["status"] != "ACTIVE":
            return []
        groups = self._groups(service, _balancers(), {})
        return [replace(self._idle(key, service, self._serving(key), groups), injected=rate)]

    def _serving(self, key: ServiceKey) -> list[LiveTask]:
        return [task for task in self._fleet.of(key) if task.running and not task.stopping]

    def _idle(
        self, key: ServiceKey, service: dict[str, Any], tasks: list[LiveTask], groups: tuple[GroupMinute, ...]
    ) -> ServiceMinute:
        return ServiceMinute(
            key=key,
            behaviour=replace(self._behaviours.of(key.behaviour_key), load=Load()),
            desired=int(service["desiredCount"]),
            running=int(service["runningCount"]),
            pending=int(service["pendingCount"]),
            deployments=len(service["deployments"]),
            vcpu=tasks[0].vcpu if tasks else 0.25,
            injected=0.0,
            groups=groups,
            cpu_seconds=None,
            memory_percent=_memory_percent(tasks),
            insights=_insights(key),
        )

    def _groups(
        self, service: dict[str, Any], balancers: dict[str, str], answers: dict[tuple[str, str], Answers]
    ) -> tuple[GroupMinute, ...]:
        groups = []
        for item in service.get("loadBalancers") or []:
            group = item.get("targetGroupArn", "")
            states = [target.health.state for target in self._targets.of_group(group)]
            balancer = balancers.get(group, "")
            groups.append(
                GroupMinute(
                    group,
                    balancer,
                    states.count("healthy"),
                    states.count("unhealthy"),
                    answers.get((balancer, group)) or Answers(),
                )
            )
        return tuple(groups)

    def _cpu_seconds(self, tasks: list[LiveTask], now: dict[tuple[str, str], float]) -> float | None:
        used = None
        for task in tasks:
            for name, process in task.processes.items():
                total = now[task.arn, name] = process.cpu_seconds()
                used = (used or 0.0) + total - self._cpu.get((task.arn, name), 0.0)
        return used


def _memory_percent(tasks: list[LiveTask]) -> float | None:
    shares = []
    for task in tasks:
        held = sum(process.memory_bytes() for process in task.processes.values())
        if task.processes:
            shares.append(100 * held / (float(task.record.get("memory") or 512) * 1024 * 1024))
    return min(100.0, sum(shares) / len(shares)) if shares else None


def _insights(key: ServiceKey) -> bool:
    cluster = ecs._clusters.get_scoped(key.account, key.region, key.cluster) or {}
    return any(
        item.get("name") == "containerInsights" and item.get("value") in ("enabled", "enhanced")
        for item in cluster.get("settings") or []
    )


def _balancers() -> dict[str, str]:
    """Load balancer by target group, for every listener rule that forwards."""
    listeners = {arn: record["LoadBalancerArn"] for (_, _, arn), record in alb._listeners.all_items()}
    found: dict[str, str] = {}
    for _, rule in alb._rules.all_items():
        balancer = listeners.get(rule.get("ListenerArn", ""))
        if balancer is None:
            continue
        for action in rule.get("Actions") or []:
            groups = [item["TargetGroupArn"] for item in (action.get("ForwardConfig") or {}).get("TargetGroups") or []]
            for group in [*groups, action.get("TargetGroupArn")]:
                if group:
                    found.setdefault(group, balancer)
    return found
