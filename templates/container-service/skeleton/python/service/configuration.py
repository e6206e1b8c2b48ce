# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What the service is told from outside, checked once at start."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOG_LEVELS = ("debug", "info", "warn", "error")


class ConfigurationError(Exception):
    """Raised with every problem at once, so that one start is enough to mend them all."""


@dataclass(frozen=True)
class Configuration:
    service_name: str
    title: str
    description: str
    #: Where the load balancer asks whether the process lives.
    health_path: str
    environment_name: str
    #: The commit the image was built from.
    version: str
    #: Loopback only outside a container: nothing on a laptop's network should reach it.
    host: str
    port: int
    log_level: str
    #: Seconds between "not ready" and the first refused connection.
    drain_seconds: int
    #: Seconds that running requests then have to finish; ECS kills after 30 in all.
    shutdown_seconds: int
    #: Seconds a client has to send its request.
    request_seconds: int
    max_body_bytes: int
    #: Every connection has a thread; beyond this many the answer is 503.
    max_connections: int


def read_configuration(environment: Mapping[str, str]) -> Configuration:
    """Reads and checks the configuration; raises ConfigurationError naming each variable and what it may be."""
    problems: list[str] = []

    def whole_number(name: str, fallback: int, low: int, high: int) -> int:
        text = environment.get(name, "")
        if text == "":
            return fallback
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            problems.append(f"{name} must be a whole number from {low} to {high}, not '{text}'")
            return fallback
        return int(text)

    log_level = environment.get("LOG_LEVEL") or "info"
    if log_level not in LOG_LEVELS:
        problems.append(f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}, not '{log_level}'")

    service = json.loads((ROOT / "service.json").read_text(encoding="utf-8"))
    environment_name = environment.get("ENVIRONMENT_NAME") or "local"
    is_local = environment_name == "local"
    configuration = Configuration(
        service_name=service["name"],
        title=service["title"],
        description=service["description"],
        health_path=service["healthPath"],
        environment_name=environment_name,
        version=_read_version(),
        host=environment.get("HOST") or ("127.0.0.1" if is_local else "0.0.0.0"),
        port=whole_number("PORT", 8080, 0, 65535),
        log_level=log_level,
        drain_seconds=whole_number("DRAIN_SECONDS", 0 if is_local else 3, 0, 60),
        shutdown_seconds=whole_number("SHUTDOWN_SECONDS", 20, 1, 110),
        request_seconds=whole_number("REQUEST_SECONDS", 15, 1, 300),
        max_body_bytes=whole_number("MAX_BODY_BYTES", 65536, 1, 10485760),
        max_connections=whole_number("MAX_CONNECTIONS", 200, 1, 2000),
    )
    if problems:
        raise ConfigurationError("; ".join(problems))
    return configuration


def _read_version() -> str:
    """The build writes the commit into the file VERSION; a working copy has none."""
    path = ROOT / "VERSION"
    return path.read_text(encoding="utf-8").strip() if path.exists() else "development"
