# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The service scheduler: keeps every service at its desired count and carries its deployments through.

It looks at a service when something about it changed, never on a timer, so that hundreds of settled services
cost nothing.
"""

from __future__ import annotations

import logging
import time

from ministack.services import ecs

from ..plane import DataPlane
from ..targets.registry import Target, Targets, time_scale
from . import wording
from .deployments import Deployments, ServiceKey, primary_of
from .fleet import Fleet
from .lifecycle import Lifecycle
from .live import LiveTask
from .placement import Placement
from .rollout import Plan, Sizing, StopCause, TaskView, plan_step

logger = logging.getLogger("cabildo.tasks")

#: Changes of this long are looked at together.
_GATHER_SECONDS = 0.1
#: A task of a service without load balancer counts as healthy when it has run this long.
_SETTLING_SECONDS = 1.5
#: Seconds between a failed task and its replacement; doubled with every failure after the third in a row ("service
#: throttle logic" of the developer guide).
_RELAUNCH_SECONDS = 2.0
_THROTTLE_AFTER = 3
_LONGEST_THROTTLE = 60.0


class Scheduler:
    """Plans and carries out the next step of services. On the plane's thread only."""

    def __init__(
        self,
        plane: DataPlane,
        fleet: Fleet,
        lifecycle: Lifecycle,
        placement: Placement,
        targets: Targets,
        deployments: Deployments,
    ) -> None:
        self._plane = plane
        self._fleet = fleet
        self._lifecycle = lifecycle
        self._placement = placement
        self._deployments = deployments
        self._dirty: set[ServiceKey] = set()
        self._failures: dict[ServiceKey, int] = {}
        self._not_before: dict[ServiceKey, float] = {}
        lifecycle.listen(self._task_changed, self._task_failed, self._task_gone)
        targets.on_change(self._target_changed)

    def notice(self, key: ServiceKey) -> None:
        """Has a service looked at soon."""
        if not self._dirty:
            self._plane.later(_GATHER_SECONDS, self._work)
        self._dirty.add(key)

    def _work(self) -> None:
        dirty, self._dirty = self._dirty, set()
        for key in dirty:
            try:
                self._step(key)
            except Exception:
                # One broken service must not stop the others.
                logger.exception("service %s could not be scheduled", key.behaviour_key)

    def _step(self, key: ServiceKey) -> None:
        service = key.record()
        if service is None or service["status"] != "ACTIVE":
            self._wind_down(key, service)
            return
        self._greet(key, service)
        tasks = [task for task in self._fleet.of(key) if not task.stopping]
        primary = primary_of(service)
        rolling = primary["rolloutState"] == "IN_PROGRESS"
        configuration = service.get("deploymentConfiguration") or {}
        sizing = Sizing(
            int(service["desiredCount"]),
            int(configuration.get("minimumHealthyPercent", 100)),
            int(configuration.get("maximumPercent", 200)),
        )
        launching = primary["rolloutState"] != "FAILED"
        plan = plan_step(sizing, primary["id"], rolling, launching, [self._view(key, service, t) for t in tasks])
        self._carry_out(key, service, plan)
        self._count(key, service)
        if not plan.settled:
            service["_steady"] = False
            return
        if rolling:
            self._deployments.complete(key, service, primary)
        if not service.get("_steady"):
            service["_steady"] = True
            self._failures.pop(key, None)
            self._deployments.say(service, wording.steady(key.name))
            self._deployments.act(key, "INFO", "SERVICE_STEADY_STATE")

    def _greet(self, key: ServiceKey, service: dict) -> None:
        """Takes in what CreateService and UpdateService left: a new deployment, a new desired count."""
        service["events"] = [event for event in service["events"] if event.get("_said")]
        for deployment in service["deployments"]:
            if not deployment.get("_announced"):
                self._failures.pop(key, None)
                self._not_before.pop(key, None)
                self._deployments.begin(key, service, deployment)
        if service.get("_desired_seen") not in (None, service["desiredCount"]):
            self._deployments.act(
                key,
                "INFO",
                "SERVICE_DESIRED_COUNT_UPDATED",
                desiredCount=service["desiredCount"],
                previousDesiredCount=service["_desired_seen"],
            )
        service["_desired_seen"] = service["desiredCount"]

    def _carry_out(self, key: ServiceKey, service: dict, plan: Plan) -> None:
        stopped = []
        for arn, cause in plan.stops.items():
            task = self._fleet.get(arn)
            if task is None:
                continue
            stopped.append(arn)
            if cause is StopCause.HEALTH:
                group = next((t.group for t in task.targets if t.health.state == "unhealthy"), "")
                reason = wording.failed_health_checks(group)
                self._lifecycle.stop(task, reason, "ServiceSchedulerInitiated", failed=True)
            else:
                reason = wording.scaling_activity(primary_of(service)["id"])
                self._lifecycle.stop(task, reason, "ServiceSchedulerInitiated")
        if stopped:
            self._deployments.say(service, wording.stopped(key.name, stopped))
        # A failing task may just have tripped the circuit breaker: then this plan is of the past.
        if plan.start and primary_of(service)["rolloutState"] != "FAILED" and not stopped:
            self._launch(key, service, plan.start)
        elif plan.start:
            self.notice(key)

    def _launch(self, key: ServiceKey, service: dict, count: int) -> None:
        wait = self._not_before.get(key, 0.0) - time.monotonic()
        if wait > 0:
            self._plane.later(wait, self.notice, key)
            return
        started = self._placement.launch(key, service, primary_of(service), count)
        if started:
            self._deployments.say(service, wording.started(key.name, [task.arn for task in started]))
        for task in started:
            self._lifecycle.begin(task, self._placement.subnets(service))

    def _view(self, key: ServiceKey, service: dict, task: LiveTask) -> TaskView:
        healthy, failing = task.running, False
        if service.get("loadBalancers"):
            states = [target.health.state for target in task.targets]
            healthy = task.running and bool(states) and all(state == "healthy" for state in states)
            if "unhealthy" in states:
                left = self._grace_left(service, task)
                failing = left <= 0
                if not failing:
                    self._plane.later(left + 0.1, self.notice, key)
        elif task.running:
            missing = task.started + _SETTLING_SECONDS - time.time()
            healthy = missing <= 0
            if not healthy:
                self._plane.later(missing + 0.1, self.notice, key)
        return TaskView(task.arn, task.deployment, task.running, healthy, failing, task.created)

    def _grace_left(self, service: dict, task: LiveTask) -> float:
        # The grace period shrinks with the check interval: both count the same number of checks as on AWS.
        group = next((target.group_record() for target in task.targets), None)
        grace = float(service.get("healthCheckGracePeriodSeconds") or 0) * time_scale(group or {})
        return task.started + grace - time.time()

    def _count(self, key: ServiceKey, service: dict) -> None:
        live = [task for task in self._fleet.of(key) if not task.stopping]
        service["runningCount"] = sum(task.running for task in live)
        service["pendingCount"] = len(live) - service["runningCount"]
        for deployment in service["deployments"]:
            own = [task for task in live if task.deployment == deployment["id"]]
            deployment["runningCount"] = sum(task.running for task in own)
            deployment["pendingCount"] = len(own) - deployment["runningCount"]

    def _wind_down(self, key: ServiceKey, service: dict | None) -> None:
        tasks = self._fleet.of(key)
        for task in tasks:
            self._lifecycle.stop(task, wording.scaling_activity(task.deployment), "ServiceSchedulerInitiated")
        self._failures.pop(key, None)
        if service is not None:
            self._count(key, service)

    def _task_changed(self, task: LiveTask) -> None:
        if task.service is not None:
            self.notice(task.service)

    def _task_gone(self, task: LiveTask) -> None:
        self._fleet.remove(task)
        self._task_changed(task)

    def _task_failed(self, task: LiveTask) -> None:
        key = task.service
        service = key.record() if key is not None else None
        if key is None or service is None or task.counted or service["status"] != "ACTIVE":
            return
        task.counted = True
        failures = self._failures[key] = self._failures.get(key, 0) + 1
        if failures == _THROTTLE_AFTER:
            self._deployments.say(service, wording.start_impaired(key.name))
            self._deployments.act(key, "WARN", "SERVICE_TASK_START_IMPAIRED")
        wait = min(_LONGEST_THROTTLE, _RELAUNCH_SECONDS * 2.0 ** max(0, failures - _THROTTLE_AFTER))
        self._not_before[key] = time.monotonic() + wait
        primary = primary_of(service)
        rolling = task.deployment == primary["id"] and primary["rolloutState"] == "IN_PROGRESS"
        if rolling and self._deployments.count_failure(service, primary):
            self._deployments.fail(key, service, primary)
            self._adopt(key, primary_of(service))
        self.notice(key)

    def _adopt(self, key: ServiceKey, primary: dict) -> None:
        if "_adopts" not in primary:
            return
        for task in self._fleet.of(key):
            if task.deployment == primary["_adopts"]:
                with task.changing() as record:
                    record["_deployment_id"] = primary["id"]
        self._not_before.pop(key, None)
        self._failures.pop(key, None)

    def _target_changed(self, target: Target) -> None:
        task = self._fleet.get(target.task)
        if task is None or task.service is None:
            return
        service = task.service.record()
        if service is None:
            return
        if target.health.state == "unhealthy":
            message = wording.unhealthy_target(
                task.service.name, task.arn, target.port, target.group, target.health.description
            )
            self._deployments.say(service, message)
        elif target.health.state == "healthy":
            self._healthy_again(service, task)
        self.notice(task.service)

    def _healthy_again(self, service: dict, task: LiveTask) -> None:
        # "resetOnHealthyTask": the breaker counts failures in a row (API reference, DeploymentCircuitBreaker).
        breaker = (service.get("deploymentConfiguration") or {}).get("deploymentCircuitBreaker") or {}
        primary = primary_of(service)
        if task.deployment == primary["id"] and breaker.get("resetOnHealthyTask", True):
            primary["failedTasks"] = 0
        if task.service is not None:
            self._failures.pop(task.service, None)


def service_key(account: str, region: str, store_key: str) -> ServiceKey:
    """The key of a service MiniStack stores as ``cluster/name``."""
    cluster, _, name = store_key.partition("/")
    return ServiceKey(account, region, cluster, name)


def all_services() -> list[ServiceKey]:
    """Every service of every account and Region."""
    return [service_key(account, region, store) for (account, region, store), _ in ecs._services.all_items()]
