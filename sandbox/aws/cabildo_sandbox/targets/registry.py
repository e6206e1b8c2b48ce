# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Targets registered by ECS services: their membership in MiniStack's target groups, their health, their drain.

Intervals are shortened so that a person does not wait; thresholds and timeouts are the target group's own.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ministack.services import alb

from ..plane import DataPlane
from .health import PASSED, Health, Probe, wrong_code
from .probing import probe

#: Checks are this much more frequent than the group asks for, between these bounds in seconds.
_FASTER = 5.0
_SHORTEST, _LONGEST = 1.0, 2.0
#: Longest drain; a group's deregistration delay is five minutes by default.
_LONGEST_DRAIN = 4.0


def check_interval(group: dict[str, Any]) -> float:
    """Seconds between two checks of a group's targets."""
    return max(_SHORTEST, min(_LONGEST, float(group.get("HealthCheckIntervalSeconds", 30)) / _FASTER))


def time_scale(group: dict[str, Any]) -> float:
    """How much faster than configured a group's targets are checked (0 < scale <= 1)."""
    return min(1.0, check_interval(group) / float(group.get("HealthCheckIntervalSeconds", 30)))


@dataclass
class Target:
    """One registered address and port."""

    group: str
    account: str
    region: str
    ip: str
    port: int
    zone: str
    task: str
    #: Loopback port of the process behind it; None for modelled tasks.
    backend: int | None
    #: What a modelled task answers; asked at every check.
    modelled: Callable[[], bool] | None
    health: Health = field(default_factory=Health)
    checking: asyncio.Task | asyncio.TimerHandle | None = None
    #: Requests the edge has under way to it.
    in_flight: int = 0

    def group_record(self) -> dict[str, Any] | None:
        """MiniStack's record of the target group, None once it was deleted."""
        return alb._tgs.get_scoped(self.account, self.region, self.group)


class Targets:
    """All targets of all accounts. Used on the plane's thread, read from anywhere."""

    def __init__(self, plane: DataPlane) -> None:
        self._plane = plane
        self._groups: dict[str, dict[tuple[str, int], Target]] = defaultdict(dict)
        self._changed: Callable[[Target], None] = lambda target: None

    def on_change(self, listener: Callable[[Target], None]) -> None:
        """Calls the listener whenever a target's health state changed."""
        self._changed = listener

    def of_group(self, group: str) -> list[Target]:
        """The targets of one target group."""
        return list(self._groups.get(group, {}).values())

    def find(self, group: str, ip: str, port: int) -> Target | None:
        """A registered target, if it is there."""
        return self._groups.get(group, {}).get((ip, port))

    def register(self, target: Target) -> None:
        """Registers a target and begins to check it."""
        self._groups[target.group][target.ip, target.port] = target
        self._publish(target)
        if target.backend is not None:
            target.checking = self._plane.spawn(self._probe_forever(target))
        else:
            self._check_later(target)

    def deregister(self, target: Target) -> float:
        """Begins to drain a target; returns the seconds until it is gone."""
        delay = self._drain_seconds(target)
        if target.checking is not None:
            target.checking.cancel()
        target.health.drain()
        self._plane.later(delay, self._remove, target)
        return delay

    def forget(self, target: Target) -> None:
        """Removes a target without a drain: nothing answers there any more."""
        if target.checking is not None:
            target.checking.cancel()
        self._remove(target)

    def recheck(self, task: str) -> None:
        """Has a modelled task's targets checked again, because its behaviour changed."""
        for group in list(self._groups.values()):
            for target in list(group.values()):
                if target.task == task and target.modelled is not None and target.health.state != "draining":
                    if target.checking is not None:
                        target.checking.cancel()
                    self._check_later(target)

    def _check_later(self, target: Target) -> None:
        interval = check_interval(target.group_record() or {})
        target.checking = self._plane.later(interval, self._check_modelled, target)

    async def _probe_forever(self, target: Target) -> None:
        while (group := target.group_record()) is not None:
            await asyncio.sleep(check_interval(group) / 2)
            outcome = await probe(target.backend or 0, group, target.ip)
            self._observe(target, group, outcome)
            await asyncio.sleep(check_interval(group) / 2)

    def _check_modelled(self, target: Target) -> None:
        group = target.group_record()
        if group is None or target.modelled is None:
            return
        target.checking = None
        answers = target.modelled()
        self._observe(target, group, PASSED if answers else wrong_code(503))
        # A target whose health agrees with its model needs no further checks until the model changes.
        if target.health.state != ("healthy" if answers else "unhealthy"):
            self._check_later(target)

    def _observe(self, target: Target, group: dict[str, Any], outcome: Probe) -> None:
        thresholds = int(group["HealthyThresholdCount"]), int(group["UnhealthyThresholdCount"])
        if target.health.observe(outcome, *thresholds):
            self._changed(target)

    def _drain_seconds(self, target: Target) -> float:
        attributes = alb._tg_attrs.get_scoped(target.account, target.region, target.group) or []
        delay = next(
            (item["Value"] for item in attributes if item["Key"] == "deregistration_delay.timeout_seconds"), "300"
        )
        return min(_LONGEST_DRAIN, float(delay))

    def _publish(self, target: Target) -> None:
        # Others may have registered targets by hand in the same group: theirs stay.
        listed = alb._targets.get_scoped(target.account, target.region, target.group) or []
        kept = [item for item in listed if (item["Id"], item.get("Port")) != (target.ip, target.port)]
        kept.append({"Id": target.ip, "Port": target.port})
        alb._targets.set_scoped(target.account, target.region, target.group, kept)

    def _remove(self, target: Target) -> None:
        members = self._groups.get(target.group, {})
        if members.get((target.ip, target.port)) is not target:
            return
        del members[target.ip, target.port]
        listed = alb._targets.get_scoped(target.account, target.region, target.group)
        if listed is not None:
            kept = [item for item in listed if (item["Id"], item.get("Port")) != (target.ip, target.port)]
            alb._targets.set_scoped(target.account, target.region, target.group, kept)
        self._changed(target)
