# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""One JSON object a line, which CloudWatch Logs can query by field."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from .configuration import LOG_LEVELS, Configuration


def _write_to_stdout(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


class Logger:
    """Writes lines from many threads, each whole."""

    def __init__(
        self,
        configuration: Configuration,
        write: Callable[[str], None] = _write_to_stdout,
        common: dict[str, Any] | None = None,
    ) -> None:
        self._configuration = configuration
        self._write = write
        self._lock = threading.Lock()
        self._common = common or {
            "service": configuration.service_name,
            "environment": configuration.environment_name,
            "version": configuration.version,
        }

    def child(self, **fields: Any) -> Logger:
        """A logger that adds these fields to every line."""
        child = Logger(self._configuration, self._write, {**self._common, **fields})
        child._lock = self._lock
        return child

    def log(self, level: str, message: str, **fields: Any) -> None:
        if LOG_LEVELS.index(level) < LOG_LEVELS.index(self._configuration.log_level):
            return
        time = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        entry = {"time": time, "level": level, "message": message, **self._common, **fields}
        known = {name: value for name, value in entry.items() if value is not None}
        line = json.dumps(known, ensure_ascii=False, default=str) + "\n"
        with self._lock:
            self._write(line)
