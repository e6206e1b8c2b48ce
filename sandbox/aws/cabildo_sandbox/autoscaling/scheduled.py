# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""PutScheduledAction, DeleteScheduledAction, DescribeScheduledActions, and running the actions that are due."""

from __future__ import annotations

import logging
import time
import uuid
from typing import Any

from ministack.core.responses import request_scope

from ..wire import AwsError
from .activities import Activities
from .paging import page
from .schedule import Schedule, ScheduleError
from .state import State, TargetId, public
from .targets import Targets

logger = logging.getLogger("cabildo.autoscaling")

#: "Quotas for Application Auto Scaling".
_MOST_PER_TARGET = 200


class ScheduledActions:
    """Operations on scheduled actions."""

    def __init__(self, state: State, targets: Targets, activities: Activities) -> None:
        self._state = state
        self._targets = targets
        self._activities = activities

    def put(self, members: dict[str, Any]) -> dict[str, Any]:
        """Creates or changes an action; start and end are dropped when an update leaves them out."""
        target = TargetId.of(members)
        self._targets.require(target)
        key = _key(target, members["ScheduledActionName"])
        existing = self._state.schedules.get(key)
        if existing is None:
            own = [item for item in self._state.schedules.values() if TargetId.of(item) == target]
            if len(own) >= _MOST_PER_TARGET:
                raise AwsError(
                    "LimitExceededException",
                    f"The maximum of {_MOST_PER_TARGET} scheduled actions per target was reached.",
                )
        expression = members.get("Schedule") or (existing or {}).get("Schedule")
        if not expression:
            raise AwsError("ValidationException", "Schedule must be specified.")
        action = members.get("ScalableTargetAction") or (existing or {}).get("ScalableTargetAction") or {}
        if action.get("MinCapacity") is None and action.get("MaxCapacity") is None:
            raise AwsError("ValidationException", "At least one of MinCapacity and MaxCapacity must be specified.")
        low, high = action.get("MinCapacity"), action.get("MaxCapacity")
        if low is not None and high is not None and high < low:
            raise AwsError("ValidationException", "Maximum capacity cannot be less than minimum capacity")
        zone = members.get("Timezone") or (existing or {}).get("Timezone")
        now = time.time()
        record = {
            "ScheduledActionName": members["ScheduledActionName"],
            "ScheduledActionARN": (existing or {}).get("ScheduledActionARN")
            or self._arn(target, members["ScheduledActionName"]),
            **target.members(),
            "Schedule": expression,
            "ScalableTargetAction": action,
            "CreationTime": (existing or {}).get("CreationTime") or now,
        }
        for name in ("StartTime", "EndTime"):
            if members.get(name) is not None:
                record[name] = float(members[name])
        if zone:
            record["Timezone"] = zone
        try:
            Schedule(expression, zone or "UTC")
        except ScheduleError as error:
            raise AwsError("ValidationException", str(error)) from error
        record["_next"] = _next(record, now)
        self._state.schedules[key] = record
        return {}

    def delete(self, members: dict[str, Any]) -> dict[str, Any]:
        """Removes an action."""
        target = TargetId.of(members)
        if self._state.schedules.pop(_key(target, members["ScheduledActionName"]), None) is None:
            raise AwsError(
                "ObjectNotFoundException",
                f"No scheduled action found for service namespace: {target.namespace}, resource ID: "
                f"{target.resource}, scheduled action name: {members['ScheduledActionName']}",
            )
        return {}

    def describe(self, members: dict[str, Any]) -> dict[str, Any]:
        """Lists actions of a namespace."""
        names, resource = members.get("ScheduledActionNames") or [], members.get("ResourceId")
        dimension = members.get("ScalableDimension")
        found = [
            public(item)
            for item in self._state.schedules.values()
            if item["ServiceNamespace"] == members["ServiceNamespace"]
            and (not names or item["ScheduledActionName"] in names)
            and (not resource or item["ResourceId"] == resource)
            and (not dimension or item["ScalableDimension"] == dimension)
        ]
        found.sort(key=lambda item: (item["ResourceId"], item["ScheduledActionName"]))
        return page(found, members, "ScheduledActions")

    def run_due(self, now: float) -> None:
        """Carries out every action whose time has come, in all accounts and Regions."""
        for (account, region, key), record in self._state.schedules.all_items():
            due = record.get("_next")
            if due is None or due > now:
                continue
            record["_next"] = _next(record, now)
            try:
                with request_scope(account, region):
                    self._run(account, region, record)
            except Exception:
                # The other actions are still due.
                logger.exception("scheduled action %s failed", key)

    def _run(self, account: str, region: str, record: dict[str, Any]) -> None:
        target = TargetId.of(record)
        owner = self._state.target(target)
        if owner is None or owner["SuspendedState"]["ScheduledScalingSuspended"]:
            return
        action, said = record["ScalableTargetAction"], []
        for member, word in (("MinCapacity", "min"), ("MaxCapacity", "max")):
            if action.get(member) is not None:
                owner[member] = int(action[member])
                said.append(f"{word} capacity to {owner[member]}")
        # A minimum above the maximum (or the other way round) moves the other limit along.
        if action.get("MinCapacity") is not None:
            owner["MaxCapacity"] = max(owner["MaxCapacity"], owner["MinCapacity"])
        else:
            owner["MinCapacity"] = min(owner["MinCapacity"], owner["MaxCapacity"])
        cause = f"scheduled action name {record['ScheduledActionName']} was triggered"
        self._activities.note(target, f"Setting {' and '.join(said)}", cause)
        self._targets.move_into_range(account, region, target, owner)

    def _arn(self, target: TargetId, name: str) -> str:
        account, region = self._state.scope()
        return (
            f"arn:aws:autoscaling:{region}:{account}:scheduledAction:{uuid.uuid4()}:"
            f"resource/{target.namespace}/{target.resource}:scheduledActionName/{name}"
        )


def _key(target: TargetId, name: str) -> str:
    return f"{target.key}|{name}"


def _next(record: dict[str, Any], now: float) -> float | None:
    start = record.get("StartTime")
    origin = start if start is not None else record["CreationTime"]
    after = max(now, start - 1) if start is not None else now
    due = Schedule(record["Schedule"], record.get("Timezone") or "UTC").next_after(after, origin)
    end = record.get("EndTime")
    return None if due is None or (end is not None and due > end) else due
