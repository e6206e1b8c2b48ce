# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Acts on alarms: from an alarm in ALARM and its policy to a new desired count, or to the reason for none."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from ministack.core.responses import request_scope
from ministack.services import cloudwatch

from ..metrics.alarms import ScalingAlarm
from .activities import Activities
from .capacity import (
    Bounds,
    Direction,
    LastScaling,
    base_capacity,
    in_cooldown,
    may_scale,
    step_for,
    stepped_capacity,
    tracked_capacity,
)
from .policies import steps_of
from .services import Capacity, ScalableServices
from .state import State, TargetId
from .tracking import is_low

logger = logging.getLogger("cabildo.autoscaling")

#: Default cooldown of ECS services, seconds.
_COOLDOWN = 300.0


class Engine:
    """Carries scaling policies out."""

    def __init__(self, state: State, services: ScalableServices, activities: Activities) -> None:
        self._state = state
        self._services = services
        self._activities = activities

    def on_alarm(self, event: ScalingAlarm) -> None:
        """An alarm with a scaling policy among its actions is in ALARM (again, for every further period)."""
        with request_scope(event.account, event.region):
            policy = self._state.policy_by_arn(event.policy)
            if policy is None:
                return
            target = TargetId.of(policy)
            record = self._state.target(target)
            capacity = self._services.capacity(event.account, event.region, target)
            if record is None or capacity is None or event.value is None:
                return
            if policy["PolicyType"] == "TargetTrackingScaling":
                self._track(event, policy, target, record, capacity)
            elif policy["PolicyType"] == "StepScaling":
                self._step(event, policy, target, record, capacity)

    def _track(self, event: ScalingAlarm, policy: dict, target: TargetId, record: dict, capacity: Capacity) -> None:
        direction = Direction.IN if is_low(event.alarm) else Direction.OUT
        configuration = policy["TargetTrackingScalingPolicyConfiguration"]
        cooldown = _cooldown(configuration, direction)
        last = _last(policy)
        assert event.value is not None
        base = base_capacity(capacity.running, last, cooldown, event.at, direction)
        wanted = tracked_capacity(base, event.value, float(configuration["TargetValue"]))
        if direction is Direction.IN:
            wanted = max([wanted, *self._others(policy, target, capacity, event)])
        self._apply(event, policy, target, record, capacity, direction, wanted, cooldown, last)

    def _step(self, event: ScalingAlarm, policy: dict, target: TargetId, record: dict, capacity: Capacity) -> None:
        configuration = policy["StepScalingPolicyConfiguration"]
        assert event.value is not None
        step = step_for(steps_of(configuration), event.value - float(event.alarm["Threshold"]))
        if step is None:
            return
        kind = configuration["AdjustmentType"]
        direction = Direction.OUT if step.adjustment > 0 else Direction.IN
        if kind == "ExactCapacity":
            direction = Direction.OUT if step.adjustment > capacity.running else Direction.IN
        cooldown = float(configuration.get("Cooldown", _COOLDOWN))
        last = _last(policy)
        base = base_capacity(capacity.running, last, cooldown, event.at, direction)
        bounds = Bounds(record["MinCapacity"], record["MaxCapacity"])
        # "A scale-out goes from the minimum, a scale-in from the maximum", when drift left the range.
        base = max(base, bounds.minimum) if direction is Direction.OUT else min(base, bounds.maximum)
        wanted = stepped_capacity(base, kind, step.adjustment, int(configuration.get("MinAdjustmentMagnitude") or 0))
        self._apply(event, policy, target, record, capacity, direction, wanted, cooldown, last)

    def _others(self, policy: dict, target: TargetId, capacity: Capacity, event: ScalingAlarm) -> Sequence[int]:
        """Capacities the other tracking policies ask for: scale-in needs all of them to agree."""
        asked = []
        for other in self._state.policies_of(target):
            configuration = other.get("TargetTrackingScalingPolicyConfiguration")
            if other["PolicyARN"] == policy["PolicyARN"] or not configuration or configuration.get("DisableScaleIn"):
                continue
            low = next((item for item in other["Alarms"] if is_low(item)), None)
            alarm = cloudwatch._alarms.get(low["AlarmName"]) if low else None
            if alarm is None or alarm["StateValue"] != "ALARM":
                asked.append(capacity.desired)
                continue
            value = self._read(alarm, event)
            if value is not None:
                asked.append(tracked_capacity(capacity.running, value, float(configuration["TargetValue"])))
        return asked

    def _apply(
        self,
        event: ScalingAlarm,
        policy: dict,
        target: TargetId,
        record: dict,
        capacity: Capacity,
        direction: Direction,
        wanted: int,
        cooldown: float,
        last: LastScaling | None,
    ) -> None:
        suspended = record["SuspendedState"]
        name = "DynamicScalingOutSuspended" if direction is Direction.OUT else "DynamicScalingInSuspended"
        if suspended[name]:
            return
        bounds = Bounds(record["MinCapacity"], record["MaxCapacity"])
        proposed = bounds.clamp(wanted)
        cause = f"monitor alarm {event.alarm['AlarmName']} in state ALARM triggered policy {policy['PolicyName']}"
        reason = _refusal(direction, wanted, capacity, bounds)
        if reason is not None:
            self._activities.not_scaled(target, cause, reason)
            return
        if direction is Direction.IN and capacity.deploying:
            # "Application Auto Scaling disables scale-in while Amazon ECS deployments are in progress".
            return
        if not may_scale(proposed, capacity.desired, direction, last, cooldown, event.at):
            return
        if self._activities.scale(event.account, event.region, target, proposed, cause):
            chained = direction is Direction.OUT and in_cooldown(last, cooldown, event.at, direction)
            base = last.base if chained and last is not None else capacity.running
            policy["_last"] = {"direction": direction.value, "at": event.at, "base": base}
            if direction is Direction.OUT:
                self._end_scale_in_cooldowns(target, policy)

    def _end_scale_in_cooldowns(self, target: TargetId, acting: dict) -> None:
        for policy in self._state.policies_of(target):
            last = policy.get("_last")
            if policy is not acting and last and last["direction"] == Direction.IN.value:
                del policy["_last"]

    @staticmethod
    def _read(alarm: dict[str, Any], event: ScalingAlarm) -> float | None:
        key = (
            alarm["Namespace"],
            alarm["MetricName"],
            cloudwatch._dims_key(cloudwatch._dims_from_list(alarm.get("Dimensions") or [])),
        )
        series = cloudwatch._metrics.find(event.account, event.region, key)
        if series is None:
            return None
        period, end = float(alarm["Period"]), event.at // 60 * 60
        for back in range(1, 4):
            statistics = series.statistics(end - back * period, end - (back - 1) * period)
            if statistics is not None:
                return statistics.value(alarm["Statistic"])
        return None


def _cooldown(configuration: dict[str, Any], direction: Direction) -> float:
    name = "ScaleOutCooldown" if direction is Direction.OUT else "ScaleInCooldown"
    return float(configuration.get(name, _COOLDOWN))


def _last(policy: dict[str, Any]) -> LastScaling | None:
    last = policy.get("_last")
    return LastScaling(Direction(last["direction"]), last["at"], last["base"]) if last else None


def _refusal(direction: Direction, wanted: int, capacity: Capacity, bounds: Bounds) -> dict[str, Any] | None:
    """Why a wish cannot be fulfilled at all (API reference, NotScaledReason), or None."""
    if direction is Direction.OUT and wanted > bounds.maximum and capacity.desired >= bounds.maximum:
        return {
            "Code": "AlreadyAtMaxCapacity",
            "MaxCapacity": bounds.maximum,
            "CurrentCapacity": capacity.desired,
        }
    if direction is Direction.IN and capacity.desired <= bounds.minimum:
        return {
            "Code": "AlreadyAtMinCapacity",
            "MinCapacity": bounds.minimum,
            "CurrentCapacity": capacity.desired,
        }
    return None
