# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What the service answers, by path and method."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .configuration import Configuration
from .deadlines import calculate_deadline, parse_deadline_request

#: Takes a function that reads the JSON body; returns the status and the JSON answer.
Handler = Callable[[Callable[[], Any]], tuple[int, Any]]
#: Path -> method -> handler. HEAD is answered by GET's handler without the body.
Routes = Mapping[str, Mapping[str, Handler]]


def create_routes(configuration: Configuration, is_ready: Callable[[], bool]) -> Routes:
    landing = {
        "service": configuration.service_name,
        "title": configuration.title,
        "description": configuration.description,
        "environment": configuration.environment_name,
        "version": configuration.version,
    }

    def ready(_read_json: Callable[[], Any]) -> tuple[int, Any]:
        return (200, {"status": "ready"}) if is_ready() else (503, {"status": "stopping"})

    def deadline(read_json: Callable[[], Any]) -> tuple[int, Any]:
        return 200, calculate_deadline(parse_deadline_request(read_json()))

    return {
        # Liveness asks nothing but this process: a slow database must not make ECS restart every task.
        configuration.health_path: {"GET": lambda _read_json: (200, {"status": "ok"})},
        "/ready": {"GET": ready},
        "/": {"GET": lambda _read_json: (200, landing)},
        "/v1/deadlines": {"POST": deadline},
    }
