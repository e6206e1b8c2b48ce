# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The life of a task: PROVISIONING, PENDING, ACTIVATING, RUNNING, and back down to STOPPED.

States, the version counter and which change raises an event: developer guide, "Amazon ECS task lifecycle" and
"Amazon ECS task state change events". Stop codes: API reference, Task.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from ministack.core.responses import new_uuid, now_iso, request_scope
from ministack.services import ecs

from ..model.behaviours import Behaviour, Behaviours
from ..plane import DataPlane
from . import wording
from .addresses import AddressPool, NoAddressLeft
from .containers import Containers, StartFailure
from .live import LiveTask, exists
from .registration import Registration

logger = logging.getLogger("cabildo.tasks")

#: Seconds a task spends in PROVISIONING and in PENDING; the rest of its start is the pull.
_PLACEMENT_SECONDS = 0.3
#: Seconds from the last container's end to STOPPED.
_CLEANUP_SECONDS = 0.2
#: Default stopTimeout of a container on Fargate.
_STOP_TIMEOUT = 30.0
#: Seconds a modelled container runs before it ends as its behaviour says; less than a health check needs to pass.
_MODELLED_EXIT_SECONDS = 0.5


class Lifecycle:
    """Moves tasks through their states. On the plane's thread only."""

    def __init__(
        self,
        plane: DataPlane,
        addresses: AddressPool,
        containers: Containers,
        registration: Registration,
        behaviours: Behaviours,
    ) -> None:
        self._plane = plane
        self._addresses = addresses
        self._containers = containers
        self._registration = registration
        self._behaviours = behaviours
        self._changed: Callable[[LiveTask], None] = lambda task: None
        self._failed: Callable[[LiveTask], None] = lambda task: None
        self._gone: Callable[[LiveTask], None] = lambda task: None
        self._closed = False

    def listen(
        self,
        changed: Callable[[LiveTask], None],
        failed: Callable[[LiveTask], None],
        gone: Callable[[LiveTask], None],
    ) -> None:
        """Who is told that a task changed, that it failed (before or after RUNNING), that it stopped."""
        self._changed, self._failed, self._gone = changed, failed, gone

    def close(self) -> None:
        """From now on processes end because the sandbox does: their tasks are taken up at the next start."""
        self._closed = True

    def begin(self, task: LiveTask, subnets: list[str]) -> None:
        """Places a task MiniStack has just recorded as PROVISIONING."""
        self._tell(task)
        try:
            task.address = self._addresses.take(task.account, task.region, subnets)
        except NoAddressLeft as error:
            self._start_failed(task, f"ResourceInitializationError: no free address in {error}")
            return
        with task.changing() as record:
            record["attachments"] = [task.address.attachment()]
            record["availabilityZone"] = task.address.zone
        self._plane.later(_PLACEMENT_SECONDS, self._pend, task)

    def resume(self, task: LiveTask) -> None:
        """Takes a task of an earlier run up again: a process is started anew, a modelled task goes on."""
        if task.address is not None:
            self._addresses.keep(task.account, task.region, task.address)
        if task.running and not self._containers.has_process(task):
            self._registration.register(task)
            self._changed(task)
            return
        with task.changing() as record:
            record.update(lastStatus="PENDING", startedAt=None)
        self._pull(task)

    def stop(self, task: LiveTask, reason: str, code: str, *, failed: bool = False) -> None:
        """Stops a task: out of its target groups, then SIGTERM, then gone."""
        if task.stopping:
            return
        task.stopping = True
        if failed:
            self._failed(task)
        with task.changing() as record:
            ecs._bump_task_version(record)
            record.update(desiredStatus="STOPPED", stoppingAt=now_iso(), stoppedReason=reason, stopCode=code)
        self._tell(task)
        delay = self._registration.deregister(task)
        if delay and task.running:
            with task.changing() as record:
                record["lastStatus"] = "DEACTIVATING"
        self._changed(task)
        self._plane.later(delay, self._end, task)

    def _pend(self, task: LiveTask) -> None:
        if task.stopping or not exists(task):
            return
        with task.changing() as record:
            ecs._bump_task_version(record)
            record["lastStatus"] = "PENDING"
        self._tell(task)
        self._changed(task)
        self._plane.later(_PLACEMENT_SECONDS, self._pull, task)

    def _pull(self, task: LiveTask) -> None:
        if task.stopping or not exists(task):
            return
        with task.changing() as record:
            record.update(lastStatus="ACTIVATING", pullStartedAt=now_iso())
        behaviour = self.behaviour(task)
        if self._containers.has_process(task):
            self._plane.spawn(self._start_processes(task))
            return
        try:
            self._containers.check_modelled(task, described=self.described(task))
        except StartFailure as error:
            self._start_failed(task, str(error))
            return
        remaining = max(0.1, behaviour.start_seconds - 2 * _PLACEMENT_SECONDS)
        self._plane.later(remaining, self._start_modelled, task)

    async def _start_processes(self, task: LiveTask) -> None:
        try:
            await self._containers.start(task, lambda name, code: self._exited(task, name, code))
        except StartFailure as error:
            self._start_failed(task, str(error))
            return
        if task.stopping or not exists(task):
            # It was stopped while its processes came up.
            await self._containers.stop(task, _STOP_TIMEOUT)
            return
        self._run(task)

    def _start_modelled(self, task: LiveTask) -> None:
        if task.stopping or not exists(task):
            return
        behaviour = self.behaviour(task)
        if behaviour.fails_to_start:
            self._start_failed(task, behaviour.stopped_reason)
            return
        self._run(task)
        if behaviour.exit_code is not None or behaviour.stopped_reason:
            self._plane.later(_MODELLED_EXIT_SECONDS, self._model_exit, task, behaviour)

    def _run(self, task: LiveTask) -> None:
        now = now_iso()
        with task.changing() as record:
            ecs._bump_task_version(record)
            record.update(lastStatus="RUNNING", startedAt=now, pullStoppedAt=now)
            for container in record["containers"]:
                runtime = f"{new_uuid().replace('-', '')}-{time.time_ns() % 10**10}"
                container.update(lastStatus="RUNNING", runtimeId=runtime)
        self._tell(task)
        self._registration.register(task)
        self._changed(task)

    def _model_exit(self, task: LiveTask, behaviour: Behaviour) -> None:
        if task.stopping:
            return
        out_of_memory = behaviour.stopped_reason.startswith("OutOfMemory")
        code = behaviour.exit_code if behaviour.exit_code is not None else (137 if out_of_memory else 1)
        container = task.record["containers"][0]["name"]
        self._exited(task, container, code, wording.OUT_OF_MEMORY if out_of_memory else "")

    def _exited(self, task: LiveTask, name: str, code: int, reason: str = "") -> None:
        if self._closed:
            return
        essential = True
        for definition in task.definition.get("containerDefinitions", []):
            if definition["name"] == name:
                essential = bool(definition.get("essential", True))
        with task.changing() as record:
            for container in record["containers"]:
                if container["name"] == name:
                    container.update(lastStatus="STOPPED", exitCode=code)
                    if reason:
                        container["reason"] = reason
        if essential and not task.stopping:
            self.stop(task, wording.ESSENTIAL_EXITED, "EssentialContainerExited", failed=True)

    def _start_failed(self, task: LiveTask, reason: str) -> None:
        self.stop(task, reason, "TaskFailedToStart", failed=True)

    def _end(self, task: LiveTask) -> None:
        with task.changing() as record:
            record["lastStatus"] = "STOPPING"
        self._plane.spawn(self._end_containers(task))

    async def _end_containers(self, task: LiveTask) -> None:
        await self._containers.stop(task, _STOP_TIMEOUT)
        with task.changing() as record:
            ecs._bump_task_version(record)
            record.update(lastStatus="DEPROVISIONING", executionStoppedAt=now_iso())
            started = record.get("startedAt") is not None
            for container in record["containers"]:
                container["lastStatus"] = "STOPPED"
                if container.get("exitCode") is None and started:
                    # A modelled container handles SIGTERM.
                    container["exitCode"] = 0
        self._tell(task)
        self._plane.later(_CLEANUP_SECONDS, self._finish, task)

    def _finish(self, task: LiveTask) -> None:
        if task.address is not None:
            self._addresses.release(task.account, task.region, task.address)
        with task.changing() as record:
            ecs._bump_task_version(record)
            record.update(lastStatus="STOPPED", stoppedAt=now_iso())
            for attachment in record["attachments"]:
                attachment["status"] = "DELETED"
        self._tell(task)
        self._gone(task)

    def behaviour(self, task: LiveTask) -> Behaviour:
        """How a task behaves, given its image."""
        key = task.service.behaviour_key if task.service else ""
        return self._behaviours.of(key).for_image(task.container_image())

    def described(self, task: LiveTask) -> bool:
        """Whether the world describes the task's service."""
        return task.service is not None and self._behaviours.described(task.service.behaviour_key)

    def _tell(self, task: LiveTask) -> None:
        with request_scope(task.account, task.region):
            detail: dict[str, Any] = ecs._sanitize(task.record)
        detail["updatedAt"] = now_iso()
        self._plane.emit(task.account, task.region, "aws.ecs", "ECS Task State Change", detail, [task.arn])
