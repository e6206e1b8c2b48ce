# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The life of a service's deployments: begun, completed, failed, rolled back; with ECS's events about each.

After "How the Amazon ECS deployment circuit breaker detects failures" and "Amazon ECS service deployment state
change events". A rollback is a new deployment of the last completed one's task definition, whose reason names it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from ministack.core.responses import new_uuid, now_iso
from ministack.services import ecs

from ..plane import DataPlane
from . import wording

#: DescribeServices returns "the most recent 100 events" (API reference, Service).
_EVENTS_KEPT = 100


@dataclass(frozen=True)
class ServiceKey:
    """Where one ECS service lives."""

    account: str
    region: str
    cluster: str
    name: str

    @property
    def store_key(self) -> str:
        """MiniStack's key of the service within its account and Region."""
        return f"{self.cluster}/{self.name}"

    @property
    def behaviour_key(self) -> str:
        """The key the world describes a modelled service by."""
        return f"{self.account}/{self.region}/{self.cluster}/{self.name}"

    def record(self) -> dict[str, Any] | None:
        """MiniStack's record of the service, or None when it does not exist (any more)."""
        return ecs._services.get_scoped(self.account, self.region, self.store_key)


#: What the plane notes down in a service's record, beside what AWS says of it.
NOTES = ("_completed", "_desired_seen", "_steady")


def new_deployment(task_definition: str, desired: int, status: str = "PRIMARY") -> dict[str, Any]:
    """A deployment as CreateService and UpdateService begin it; replaces MiniStack's, which is born complete."""
    identity = f"ecs-svc/{random.randrange(10**18, 10**19)}"
    now = now_iso()
    return {
        "id": identity,
        "status": status,
        "taskDefinition": task_definition,
        "desiredCount": desired,
        "runningCount": 0,
        "pendingCount": 0,
        "failedTasks": 0,
        "launchType": "FARGATE",
        "platformVersion": "1.4.0",
        "platformFamily": "Linux",
        "createdAt": now,
        "updatedAt": now,
        "rolloutState": "IN_PROGRESS",
        "rolloutStateReason": wording.rollout_in_progress(identity),
        "_announced": False,
    }


def primary_of(service: dict[str, Any]) -> dict[str, Any]:
    """The deployment the service is going to."""
    return next(item for item in service["deployments"] if item["status"] == "PRIMARY")


class Deployments:
    """Changes deployments and tells about it in service events and on the event bus."""

    def __init__(self, plane: DataPlane) -> None:
        self._plane = plane

    def say(self, service: dict[str, Any], message: str) -> None:
        """Adds a service event, newest first."""
        event = {"id": new_uuid(), "createdAt": now_iso(), "message": message, "_said": True}
        service["events"] = [event, *service["events"]][:_EVENTS_KEPT]

    def act(self, key: ServiceKey, kind: str, name: str, **more: Any) -> None:
        """Emits an `ECS Service Action` event."""
        service = key.record()
        if service is None:
            return
        detail = {"eventType": kind, "eventName": name, "clusterArn": service["clusterArn"], "createdAt": now_iso()}
        self._plane.emit(
            key.account, key.region, "aws.ecs", "ECS Service Action", {**detail, **more}, [service["serviceArn"]]
        )

    def begin(self, key: ServiceKey, service: dict[str, Any], deployment: dict[str, Any]) -> None:
        """Announces a deployment MiniStack has just put in place."""
        deployment["_announced"] = True
        self._tell(key, service, deployment, "INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS")

    def complete(self, key: ServiceKey, service: dict[str, Any], deployment: dict[str, Any]) -> None:
        """Marks a deployment as complete; it becomes what a later failure rolls back to."""
        deployment["rolloutState"] = "COMPLETED"
        deployment["rolloutStateReason"] = wording.rollout_completed(deployment["id"])
        deployment["updatedAt"] = now_iso()
        service["_completed"] = {"id": deployment["id"], "taskDefinition": deployment["taskDefinition"]}
        service["deployments"] = [deployment]
        self.say(service, wording.deployment_completed(key.name, deployment["id"]))
        self._tell(key, service, deployment, "INFO", "SERVICE_DEPLOYMENT_COMPLETED")

    def count_failure(self, service: dict[str, Any], deployment: dict[str, Any]) -> bool:
        """Counts a failed task of a running rollout; True when the circuit breaker trips."""
        deployment["failedTasks"] += 1
        deployment["updatedAt"] = now_iso()
        breaker = (service.get("deploymentConfiguration") or {}).get("deploymentCircuitBreaker") or {}
        return bool(breaker.get("enable")) and deployment["failedTasks"] >= ecs._circuit_breaker_threshold(service)

    def fail(self, key: ServiceKey, service: dict[str, Any], deployment: dict[str, Any]) -> None:
        """Fails a deployment, and rolls the service back where it asks for that and something completed before."""
        deployment["rolloutState"] = "FAILED"
        deployment["rolloutStateReason"] = wording.ROLLOUT_FAILED
        deployment["desiredCount"] = 0
        deployment["updatedAt"] = now_iso()
        self.say(service, wording.deployment_failed(key.name, deployment["id"]))
        self._tell(key, service, deployment, "ERROR", "SERVICE_DEPLOYMENT_FAILED")
        breaker = service["deploymentConfiguration"]["deploymentCircuitBreaker"]
        completed = service.get("_completed")
        if breaker.get("rollback") and completed and completed["id"] != deployment["id"]:
            self._roll_back(key, service, deployment, completed)

    def _roll_back(
        self, key: ServiceKey, service: dict[str, Any], failed: dict[str, Any], completed: dict[str, str]
    ) -> None:
        failed["status"] = "ACTIVE"
        back = new_deployment(completed["taskDefinition"], service["desiredCount"])
        back["rolloutStateReason"] = wording.rollout_rolling_back(completed["id"])
        # Tasks of the completed deployment still run the wanted definition: the rollback adopts them.
        back["_adopts"] = completed["id"]
        service["taskDefinition"] = completed["taskDefinition"]
        service["deployments"] = [back, *(item for item in service["deployments"] if item["id"] != completed["id"])]
        self.say(service, wording.rolling_back(key.name, completed["id"]))
        self.begin(key, service, back)

    def _tell(self, key: ServiceKey, service: dict[str, Any], deployment: dict[str, Any], kind: str, name: str) -> None:
        detail = {
            "eventType": kind,
            "eventName": name,
            "clusterArn": service["clusterArn"],
            "deploymentId": deployment["id"],
            "updatedAt": deployment["updatedAt"],
            "reason": deployment["rolloutStateReason"],
        }
        self._plane.emit(
            key.account, key.region, "aws.ecs", "ECS Deployment State Change", detail, [service["serviceArn"]]
        )
