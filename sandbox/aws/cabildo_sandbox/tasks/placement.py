# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""New tasks of services: recorded by MiniStack's RunTask, then ours to start."""

from __future__ import annotations

import json
import logging
from typing import Any

from ministack.core.responses import request_scope
from ministack.services import ecs

from .deployments import ServiceKey
from .fleet import Fleet
from .live import LiveTask

logger = logging.getLogger("cabildo.tasks")


class Placement:
    """Creates the records of tasks. On the plane's thread only."""

    def __init__(self, fleet: Fleet) -> None:
        self._fleet = fleet

    def launch(
        self, key: ServiceKey, service: dict[str, Any], deployment: dict[str, Any], count: int
    ) -> list[LiveTask]:
        """Records ``count`` tasks of a deployment as PROVISIONING."""
        request = {
            "cluster": key.cluster,
            "taskDefinition": deployment["taskDefinition"],
            "count": count,
            "group": f"service:{key.name}",
            "startedBy": deployment["id"],
            "launchType": service.get("launchType"),
            "capacityProviderStrategy": service.get("capacityProviderStrategy"),
            "platformVersion": service.get("platformVersion", ""),
            "networkConfiguration": service.get("networkConfiguration") or {},
            "enableExecuteCommand": service.get("enableExecuteCommand", False),
            "tags": _propagated_tags(service),
            "_deploymentId": deployment["id"],
        }
        with request_scope(key.account, key.region):
            status, _, body = ecs._run_task(request)
        if status != 200:
            logger.error("ECS could not place tasks of %s: %s", key.behaviour_key, body.decode(errors="replace"))
            return []
        arns = [item["taskArn"] for item in json.loads(body)["tasks"]]
        return [task for arn in arns if (task := self.adopt(key.account, key.region, arn, [], key)) is not None]

    def adopt(
        self,
        account: str,
        region: str,
        arn: str,
        overrides: list[dict[str, Any]],
        service: ServiceKey | None,
    ) -> LiveTask | None:
        """Takes a recorded task into the fleet."""
        record = ecs._tasks.get_scoped(account, region, arn)
        if record is None:
            return None
        with request_scope(account, region):
            definition = ecs._task_defs.get(ecs._resolve_td_key(record["taskDefinitionArn"]) or "") or {}
        cluster = record["clusterArn"].rsplit("/", 1)[-1]
        task = LiveTask(record, account, region, cluster, definition, overrides, service)
        # "Task" (ECS API reference): which processors a task has is an attribute of it.
        platform = definition.get("runtimePlatform") or {}
        architecture = (platform.get("cpuArchitecture") or "X86_64").lower()
        with task.changing() as changed:
            changed["attributes"] = [{"name": "ecs.cpu-architecture", "value": architecture}]
        self._fleet.add(task)
        return task

    @staticmethod
    def subnets(owner: dict[str, Any]) -> list[str]:
        """The subnets of a service or of a RunTask request."""
        network = (owner.get("networkConfiguration") or {}).get("awsvpcConfiguration") or {}
        subnets = network.get("subnets") or []
        # CloudFormation hands over comma-delimited list parameters as one string.
        return [item.strip() for item in subnets.split(",")] if isinstance(subnets, str) else list(subnets)


def _propagated_tags(service: dict[str, Any]) -> list[dict[str, str]]:
    if service.get("propagateTags") == "SERVICE":
        return list(service.get("tags") or [])
    return []
