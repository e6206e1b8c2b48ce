# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Where the runtime takes over from MiniStack's ECS: starting, stopping, reconciling and restoring tasks.

MiniStack's own runtime drives a Docker client and polls every container ten times a second; here it finds a
client that is never used, and its reconciler only says which service changed.
"""

from __future__ import annotations

import copy
import uuid
from typing import Any

from ministack.core.responses import get_account_id, get_region
from ministack.services import alb, ecs

from ..plane import DataPlane
from ..targets.describe import forwards_to
from . import wording
from .addresses import Address
from .deployments import NOTES, new_deployment
from .fleet import Fleet
from .lifecycle import Lifecycle
from .placement import Placement
from .scheduler import Scheduler, all_services, service_key

#: Truthy, so that MiniStack records new tasks as PROVISIONING and leaves them to a worker: ours.
_NO_DOCKER = object()


class Takeover:
    """Replaces MiniStack's functions; undone only by ending the process."""

    def __init__(
        self, plane: DataPlane, fleet: Fleet, lifecycle: Lifecycle, placement: Placement, scheduler: Scheduler
    ) -> None:
        self._plane = plane
        self._fleet = fleet
        self._lifecycle = lifecycle
        self._placement = placement
        self._scheduler = scheduler
        self._create_service = ecs._create_service
        self._restore_state = ecs._restore_state
        self._reset = ecs.reset

    def install(self) -> None:
        """Puts the runtime's functions in place; before the state is loaded."""
        # Task ids have 32 hexadecimal digits without dashes.
        ecs.new_uuid = lambda: uuid.uuid4().hex
        ecs._get_docker = lambda: _NO_DOCKER
        ecs._ensure_ecs_reaper_thread = lambda: None
        ecs._make_deployment = new_deployment
        ecs._reconcile_service_tasks = self._reconcile
        ecs._refresh_service_state = lambda cluster, group: None
        ecs._sync_service_targets = lambda cluster, service: None
        ecs._run_task_worker = self._adopt
        ecs._stop_task = self._stop
        ecs._create_service = self._create
        ecs._ACTION_MAP["CreateService"] = self._create
        ecs._ACTION_MAP["StopTask"] = self._stop
        ecs._cleanup_task_resources = lambda task, docker, extra_container=None: None
        ecs.load_persisted_state = self._load
        ecs.reset = self._clear

    def resume(self) -> None:
        """Takes up what an earlier run left; on the plane's thread, once the endpoint listens."""
        _forget_targets()
        for (account, region, arn), record in ecs._tasks.all_items():
            if record["lastStatus"] == "STOPPED":
                continue
            cluster = record["clusterArn"].rsplit("/", 1)[-1]
            group = record.get("group") or ""
            service = service_key(account, region, f"{cluster}/{group[8:]}") if group.startswith("service:") else None
            task = self._placement.adopt(account, region, arn, [], service)
            if task is None:
                continue
            task.address = _address(record)
            if record["desiredStatus"] == "STOPPED" or task.address is None:
                self._lifecycle.stop(task, record.get("stoppedReason") or "", record.get("stopCode") or "")
            else:
                self._lifecycle.resume(task)
        for key in all_services():
            self._scheduler.notice(key)

    def _reconcile(self, cluster: str, store_key: str) -> None:
        service = ecs._services.get(store_key) or {}
        # What the plane notes down has its place from the beginning: a record that grows cannot be read meanwhile.
        for note in NOTES:
            service.setdefault(note, None)
        # UpdateService answers with the deployment it has just begun.
        for deployment in service.get("deployments", []):
            deployment["rolloutStateReason"] = deployment["rolloutStateReason"] or wording.rollout_in_progress(
                deployment["id"]
            )
        self._plane.post(self._scheduler.notice, service_key(get_account_id(), get_region(), store_key))

    def _create(self, data: dict[str, Any]) -> tuple[int, dict, bytes]:
        for balancer in data.get("loadBalancers") or []:
            group = balancer.get("targetGroupArn", "")
            if not forwards_to(get_account_id(), get_region(), group):
                return ecs.error_response_json(
                    "InvalidParameterException",
                    f"The target group with targetGroupArn {group} does not have an associated load balancer.",
                    400,
                )
        return self._create_service(data)

    def _adopt(
        self, record: dict, definition: dict, overrides: list, docker: object, account: str, region: str
    ) -> None:
        # Tasks of services are adopted where they are launched; this is for RunTask.
        if record.get("_deployment_id"):
            return

        def begin() -> None:
            task = self._placement.adopt(account, region, record["taskArn"], overrides, None)
            if task is not None:
                self._lifecycle.begin(task, [record["_subnet"]] if record.get("_subnet") else [])

        self._plane.post(begin)

    def _stop(self, data: dict[str, Any]) -> tuple[int, dict, bytes]:
        cluster = ecs._resolve_cluster_name(data.get("cluster", "default"))
        record = ecs._resolve_task(data.get("task", ""), cluster)
        if record is None:
            return ecs.error_response_json("InvalidParameterException", "The referenced task was not found.", 400)
        reason = data.get("reason", "Task stopped by user")
        self._plane.call(self._stop_live, record["taskArn"], reason)
        return ecs.json_response({"task": ecs._sanitize(record)})

    def _stop_live(self, arn: str, reason: str) -> None:
        task = self._fleet.get(arn)
        if task is not None:
            self._lifecycle.stop(task, reason, "UserInitiated")

    def _load(self, data: dict[str, Any]) -> None:
        tasks = (data or {}).get("tasks")
        self._restore_state({**(data or {}), "tasks": type(tasks)() if tasks is not None else {}})
        if tasks is not None:
            for (account, region, arn), record in tasks._data.items():
                ecs._tasks.set_scoped(account, region, arn, copy.deepcopy(record))

    def _clear(self) -> None:
        def drop() -> None:
            for task in self._fleet.clear():
                for target in task.targets:
                    target.health.drain()
                for process in task.processes.values():
                    self._plane.spawn(process.stop(1))

        self._plane.call(drop)
        self._reset()


def _forget_targets() -> None:
    """Takes all tasks out of the target groups; those that go on are registered again."""
    addresses: dict[str, set[str]] = {}
    for (account, _, _), record in ecs._tasks.all_items():
        address = _address(record)
        if address is not None:
            addresses.setdefault(account, set()).add(address.ip)
    for (account, group), listed in list(alb._targets._data.items()):
        kept = [item for item in listed if item["Id"] not in addresses.get(account, ())]
        alb._targets.set_scoped(account, "", group, kept)


def _address(record: dict[str, Any]) -> Address | None:
    for attachment in record.get("attachments") or []:
        details = {item["name"]: item["value"] for item in attachment.get("details") or []}
        if "privateIPv4Address" in details:
            return Address(details["privateIPv4Address"], record["availabilityZone"], details.get("subnetId", ""))
    return None
