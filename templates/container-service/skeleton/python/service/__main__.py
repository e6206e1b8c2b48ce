# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Starts the service; SIGTERM and SIGINT stop it gracefully."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading

from .configuration import ConfigurationError, read_configuration
from .logger import Logger
from .server import Server


def main() -> int:
    configuration = read_configuration(os.environ)
    logger = Logger(configuration)
    signals: list[int] = []
    received = threading.Event()

    def stop(number: int, _frame: object) -> None:
        signals.append(number)
        received.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)

    server = Server(configuration, logger)
    server.start()
    logger.log("info", "listening", port=server.port)
    received.wait()
    logger.log("info", "stopping", signal=signal.Signals(signals[0]).name)
    finished = server.stop()
    logger.log("info", "stopped", finished=finished)
    return 0 if finished else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (ConfigurationError, OSError) as error:
        message = "configuration refused" if isinstance(error, ConfigurationError) else "could not start"
        print(json.dumps({"level": "error", "message": message, "error": str(error)}), file=sys.stderr)
        sys.exit(1)
