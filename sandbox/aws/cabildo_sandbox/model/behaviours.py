# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""How modelled services behave; the world describes them, everything else gets the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any


class BehaviourError(Exception):
    """A behaviour that cannot be understood; the message names the service and the member."""


@dataclass(frozen=True)
class Load:
    """Requests a second over a day: a base, and a bell around the busiest hour (UTC)."""

    base: float = 0.0
    peak: float = 0.0
    peak_hour: float = 12.0


@dataclass(frozen=True)
class Behaviour:
    """One modelled service."""

    #: From the placement of a task to RUNNING.
    start_seconds: float = 3.0
    #: Whether its targets pass their health checks.
    healthy: bool = True
    #: The container ends with this code soon after it started; None: it runs.
    exit_code: int | None = None
    #: Why its tasks stop, in ECS's words; an error of the start (CannotPullContainerError …) stops them before RUNNING.
    stopped_reason: str = ""
    #: Only tasks of this image (whole URI, or the part after the colon) are unhealthy, exit or stop.
    failing_image: str = ""
    #: CPU of an idle task, percent of what it reserved.
    cpu_base: float = 1.0
    #: Memory of a task, percent of what it reserved.
    memory_base: float = 35.0
    #: Requests a second at which one task's CPU is used up.
    capacity_per_task: float = 0.0
    #: Mean answer time without queueing.
    latency_seconds: float = 0.05
    #: Share of answers that are 5xx without overload.
    error_ratio: float = 0.0
    load: Load = field(default_factory=Load)

    def for_image(self, image: str) -> Behaviour:
        """The behaviour of tasks of one image: failures apply to the failing image only, when one is named."""
        tag = image.rsplit("/", 1)[-1].partition(":")[2]
        if not self.failing_image or self.failing_image in (image, tag):
            return self
        return Behaviour(
            **{
                item.name: getattr(self, item.name)
                for item in fields(self)
                if item.name not in ("healthy", "exit_code", "stopped_reason")
            }
        )

    @property
    def fails_to_start(self) -> bool:
        """Whether its tasks stop before they run."""
        return self.stopped_reason.startswith(
            ("CannotPull", "CannotStart", "CannotCreate", "ResourceInitializationError", "ResourceNotFound")
        )


_NAMES = {
    "startSeconds": "start_seconds",
    "healthy": "healthy",
    "exitCode": "exit_code",
    "stoppedReason": "stopped_reason",
    "failingImage": "failing_image",
    "cpuBase": "cpu_base",
    "memoryBase": "memory_base",
    "capacityPerTaskRps": "capacity_per_task",
    "latencySeconds": "latency_seconds",
    "errorRatio": "error_ratio",
}


def parse_behaviour(key: str, members: Mapping[str, Any]) -> Behaviour:
    """Reads one service's behaviour from the control route's JSON."""
    values: dict[str, Any] = {}
    for name, value in members.items():
        if name == "requestsPerSecond":
            values["load"] = _parse_load(key, value)
        elif name in _NAMES:
            values[_NAMES[name]] = value
        else:
            raise BehaviourError(f"{key}: {name} is not a member of a behaviour; known are {', '.join(_NAMES)}")
    for name in ("start_seconds", "cpu_base", "memory_base", "capacity_per_task", "latency_seconds", "error_ratio"):
        if name in values and (isinstance(values[name], bool) or not isinstance(values[name], (int, float))):
            raise BehaviourError(f"{key}: {name} is {values[name]!r}, not a number")
    return Behaviour(**values)


def _parse_load(key: str, value: Any) -> Load:
    if not isinstance(value, Mapping) or not set(value) <= {"base", "peak", "peakHour"}:
        raise BehaviourError(f"{key}: requestsPerSecond needs base, peak and peakHour")
    return Load(float(value.get("base", 0)), float(value.get("peak", 0)), float(value.get("peakHour", 12)))


class Behaviours:
    """All described services, by ``<account>/<region>/<cluster>/<service>``.

    Functions are described like services of a cluster called ``lambda``.
    """

    def __init__(self) -> None:
        self._described: dict[str, dict[str, Any]] = {}
        self._parsed: dict[str, Behaviour] = {}

    def replace(self, described: Mapping[str, Mapping[str, Any]]) -> None:
        """Takes the world's whole description, or refuses it whole."""
        parsed = {key: parse_behaviour(key, members) for key, members in described.items()}
        self._described = {key: dict(members) for key, members in described.items()}
        self._parsed = parsed

    def change(self, described: Mapping[str, Mapping[str, Any]]) -> None:
        """Changes members of some services and leaves the rest; None takes a member away. Refuses all or nothing."""
        merged = dict(self._described)
        for key, members in described.items():
            known = {**merged.get(key, {}), **members}
            merged[key] = {name: value for name, value in known.items() if value is not None}
        self.replace(merged)

    def described(self, key: str) -> bool:
        """Whether the world describes the service."""
        return key in self._parsed

    def of(self, key: str) -> Behaviour:
        """The service's behaviour, or the default one."""
        return self._parsed.get(key, _DEFAULT)

    def save(self) -> dict[str, Any]:
        """What was described, for the state file."""
        return {key: dict(members) for key, members in self._described.items()}


_DEFAULT = Behaviour()
