# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The containers of a task: which of them are processes, starting and ending them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ministack.core.responses import request_scope
from ministack.services import ecs

from . import wording
from .live import LiveTask
from .logs import LogStream, NoLogGroup
from .processes import ContainerProcess, free_port
from .pulling import CannotPull, Puller


class StartFailure(Exception):
    """The task cannot start; the message is the stopped reason ECS gives."""


class Containers:
    """Starts and ends the containers of tasks. On the plane's thread only."""

    def __init__(self, puller: Puller, notes: Path) -> None:
        self._puller = puller
        self._notes = notes

    def has_process(self, task: LiveTask) -> bool:
        """Whether any container's image is in the image store."""
        return any(self._puller.process_for(item["image"]) for item in _definitions(task))

    def check_modelled(self, task: LiveTask, *, described: bool) -> None:
        """Raises StartFailure when a modelled task could not start on AWS: no such image, no such log group."""
        for container in _definitions(task):
            try:
                if not described:
                    self._puller.check(container["image"])
                self._open_log(task, container)
            except CannotPull as error:
                raise StartFailure(wording.cannot_pull(str(error))) from error

    async def start(self, task: LiveTask, exited: Callable[[str, int], None]) -> None:
        """Starts a task's processes; ``exited`` gets a container's name and exit code."""
        for container in _definitions(task):
            image = self._puller.process_for(container["image"])
            if image is None:
                try:
                    self._puller.check(container["image"])
                except CannotPull as error:
                    raise StartFailure(wording.cannot_pull(str(error))) from error
                continue
            log = self._open_log(task, container)
            port = free_port()
            launch = self._puller.launch(image, container, _override(task, container), _secrets(task, container), port)
            name = container["name"]
            try:
                task.processes[name] = await ContainerProcess.start(
                    launch, port, self._notes, log.write, _closing(log, name, exited)
                )
            except OSError as error:
                raise StartFailure(wording.cannot_start(container["image"], error.strerror or str(error))) from error

    async def stop(self, task: LiveTask, default_timeout: float) -> None:
        """Ends a task's processes, each within its stopTimeout."""
        for name, process in list(task.processes.items()):
            definition = next((item for item in _definitions(task) if item["name"] == name), {})
            await process.stop(float(definition.get("stopTimeout") or default_timeout))

    def _open_log(self, task: LiveTask, container: dict[str, Any]) -> LogStream:
        task_id = wording.short_id(task.arn)
        try:
            return LogStream.open(task.account, task.region, container, task_id)
        except NoLogGroup as error:
            raise StartFailure(wording.no_log_group(str(error))) from error


def _closing(log: LogStream, name: str, exited: Callable[[str, int], None]) -> Callable[[int], None]:
    def ended(code: int) -> None:
        log.flush()
        exited(name, code)

    return ended


def _definitions(task: LiveTask) -> list[dict[str, Any]]:
    return task.definition.get("containerDefinitions", [])


def _override(task: LiveTask, container: dict[str, Any]) -> dict[str, Any]:
    return ecs._container_override_for(task.overrides, container["name"])


def _secrets(task: LiveTask, container: dict[str, Any]) -> dict[str, str]:
    try:
        with request_scope(task.account, task.region):
            return ecs._resolve_container_secrets(container)
    except ecs._SecretResolutionError as error:
        raise StartFailure(
            "ResourceInitializationError: unable to pull secrets or registry auth: "
            f"execution resource retrieval failed: {error}"
        ) from error
