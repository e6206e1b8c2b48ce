# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Scaling activities: made, carried out, followed until the service has the new size.

Statuses, descriptions and causes: API reference, ScalingActivity; "Scaling activities for Application Auto Scaling"
(user guide). An event leaves only when a target was scaled to its maximum ("Application Auto Scaling events").
"""

from __future__ import annotations

import time
from datetime import datetime, timezone
from typing import Any

from ministack.core.responses import new_uuid, request_scope

from ..plane import DataPlane
from .services import ScalableServices
from .state import State, TargetId

#: Seconds between two looks at a service that is changing its size, and after which it counts as unfulfilled.
_LOOK_SECONDS = 1.0
_UNFULFILLED_SECONDS = 900.0


class Activities:
    """Changes capacities and records it."""

    def __init__(self, state: State, services: ScalableServices, plane: DataPlane) -> None:
        self._state = state
        self._services = services
        self._plane = plane

    def scale(
        self, account: str, region: str, target: TargetId, desired: int, cause: str, details: str | None = None
    ) -> bool:
        """Sets a new desired count; True when the service took it."""
        with request_scope(account, region):
            before = self._services.capacity(account, region, target)
            activity = self._open(target, f"Setting desired count to {desired}.", cause, details)
            problem = self._services.set_desired(account, region, target, desired)
            if problem is not None:
                _close(activity, "Failed", f"Failed to set desired count to {desired}. Reason: {problem}")
                return False
            activity["StatusCode"] = "InProgress"
            activity["StatusMessage"] = (
                f"Successfully set desired count to {desired}. Waiting for change to be fulfilled by ecs."
            )
            self._override_older(target, activity)
        self._services.tell(account, region, target, activity["StatusMessage"], cause)
        old = before.desired if before else 0
        self._plane.post(self._follow, account, region, target, activity, old, desired)
        return True

    def note(self, target: TargetId, description: str, cause: str) -> None:
        """Records something that succeeded at once, such as a schedule's new limits."""
        activity = self._open(target, description, cause, None)
        _close(activity, "Successful", f"Successfully set {description.removeprefix('Setting ')}")

    def not_scaled(self, target: TargetId, cause: str, reason: dict[str, Any]) -> None:
        """Records that an alarm asked for scaling and why nothing was done; the same reason once in a row."""
        kept = self._state.activities.get(target.key) or []
        if kept and kept[0].get("NotScaledReasons") == [reason] and kept[0]["Cause"] == cause:
            return
        activity = self._open(target, "Attempting to scale due to alarm triggered", cause, None)
        activity["NotScaledReasons"] = [reason]
        _close(activity, "Failed", "")
        del activity["StatusMessage"]

    def resume(self) -> None:
        """Follows activities that were in progress when the sandbox stopped; on the plane."""
        for (account, region, key), kept in self._state.activities.all_items():
            for activity in kept:
                if activity["StatusCode"] == "InProgress":
                    desired = int(activity["Description"].split()[-1].rstrip("."))
                    target = TargetId(*key.split("|"))
                    self._follow(account, region, target, activity, desired, desired)

    def _open(self, target: TargetId, description: str, cause: str, details: str | None) -> dict[str, Any]:
        activity = {
            "ActivityId": new_uuid(),
            **target.members(),
            "Description": description,
            "Cause": cause,
            "StartTime": time.time(),
            "StatusCode": "Pending",
        }
        if details:
            activity["Details"] = details
        self._state.add_activity(target, activity)
        return activity

    def _override_older(self, target: TargetId, newest: dict[str, Any]) -> None:
        for activity in self._state.activities.get(target.key) or []:
            if activity is not newest and activity["StatusCode"] in ("Pending", "InProgress"):
                _close(activity, "Overridden", activity.get("StatusMessage", ""))

    def _follow(
        self, account: str, region: str, target: TargetId, activity: dict[str, Any], old: int, desired: int
    ) -> None:
        if activity["StatusCode"] != "InProgress":
            return
        capacity = self._services.capacity(account, region, target)
        if capacity is not None and capacity.fulfilled and capacity.desired == desired:
            message = f"Successfully set desired count to {desired}. Change successfully fulfilled by ecs."
            _close(activity, "Successful", message)
            self._services.tell(account, region, target, message, activity["Cause"])
            self._tell_of_maximum(account, region, target, activity, old, desired)
        elif capacity is None or time.time() - activity["StartTime"] > _UNFULFILLED_SECONDS:
            message = f"Successfully set desired count to {desired}. Change was not fulfilled by ecs."
            _close(activity, "Unfulfilled", message)
        else:
            self._plane.later(_LOOK_SECONDS, self._follow, account, region, target, activity, old, desired)

    def _tell_of_maximum(
        self, account: str, region: str, target: TargetId, activity: dict[str, Any], old: int, desired: int
    ) -> None:
        record = self._state.targets.get_scoped(account, region, target.key)
        if record is None or desired != record["MaxCapacity"] or desired <= old:
            return
        detail = {
            "startTime": _iso(activity["StartTime"]),
            "endTime": _iso(activity["EndTime"]),
            "oldDesiredCapacity": old,
            "newDesiredCapacity": desired,
            "minCapacity": record["MinCapacity"],
            "maxCapacity": record["MaxCapacity"],
            "resourceId": target.resource,
            "scalableDimension": target.dimension,
            "serviceNamespace": target.namespace,
            "statusCode": activity["StatusCode"],
            "scaledToMax": True,
            "direction": "scale-out",
        }
        self._plane.emit(
            account,
            region,
            "aws.application-autoscaling",
            "Application Auto Scaling Scaling Activity State Change",
            detail,
            [record["ScalableTargetARN"]],
        )


def _close(activity: dict[str, Any], status: str, message: str) -> None:
    activity.update(StatusCode=status, StatusMessage=message, EndTime=time.time())


def _iso(epoch: float) -> str:
    return datetime.fromtimestamp(epoch, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
