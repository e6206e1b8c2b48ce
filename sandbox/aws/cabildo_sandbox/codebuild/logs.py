# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""A build's log: lines to CloudWatch Logs, stamped as CodeBuild's agent stamps its own."""

from __future__ import annotations

import time
from datetime import datetime, timezone

from ministack.core.responses import request_scope
from ministack.services import cloudwatch_logs


class BuildLog:
    """Appends lines to one log stream of an account and Region."""

    def __init__(self, account: str, region: str, group: str, stream: str) -> None:
        self._scope = (account, region)
        self._group = group
        self._stream = stream
        with request_scope(*self._scope):
            # Both answer an error when the thing exists, which is as good.
            cloudwatch_logs._create_log_group({"logGroupName": group})
            cloudwatch_logs._create_log_stream({"logGroupName": group, "logStreamName": stream})

    def line(self, text: str) -> None:
        """Writes one line of output."""
        event = {"timestamp": int(time.time() * 1000), "message": f"{text}\n"}
        with request_scope(*self._scope):
            cloudwatch_logs._put_log_events(
                {"logGroupName": self._group, "logStreamName": self._stream, "logEvents": [event]}
            )

    def agent(self, text: str) -> None:
        """Writes one line of the agent's own."""
        now = datetime.now(timezone.utc).strftime("%Y/%m/%d %H:%M:%S.%f")
        self.line(f"[Container] {now} {text}")
