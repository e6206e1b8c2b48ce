# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The awslogs driver: what a container prints goes to its log group, a stream per task.

"Send Amazon ECS logs to CloudWatch" (developer guide): the stream is ``prefix/container/task-id``.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from ministack.core.responses import request_scope
from ministack.services import cloudwatch_logs, ecs

#: Output is sent in batches; a person who reads the log sees it within this time.
_FLUSH_SECONDS = 0.5


class NoLogGroup(Exception):
    """The log group does not exist: the task cannot start."""


class LogStream:
    """Sends one container's output."""

    def __init__(self, account: str, region: str, config: dict[str, Any] | None) -> None:
        self._account = account
        self._region = (config or {}).get("region") or region
        self._config = config
        self._lines: list[dict[str, Any]] = []
        self._flushing: asyncio.TimerHandle | None = None

    @classmethod
    def open(cls, account: str, region: str, container: dict[str, Any], task_id: str) -> LogStream:
        """Creates the stream; containers without awslogs get one that drops everything."""
        with request_scope(account, region):
            config = ecs._awslogs_config(container, task_id, task_id)
            stream = cls(account, region, config)
            if config is not None:
                with request_scope(account, stream._region):
                    if not ecs._ensure_awslogs_stream(config):
                        raise NoLogGroup(config["group"])
            return stream

    def write(self, line: str) -> None:
        """Takes one line of output. On the plane's thread."""
        text = line.rstrip("\r\n")
        if self._config is None or not text:
            return
        self._lines.append({"timestamp": int(time.time() * 1000), "message": text})
        if self._flushing is None:
            self._flushing = asyncio.get_running_loop().call_later(_FLUSH_SECONDS, self.flush)

    def flush(self) -> None:
        """Sends what was collected."""
        self._flushing = None
        lines, self._lines = self._lines, []
        if not lines or self._config is None:
            return
        with request_scope(self._account, self._region):
            cloudwatch_logs._put_log_events(
                {"logGroupName": self._config["group"], "logStreamName": self._config["stream"], "logEvents": lines}
            )
