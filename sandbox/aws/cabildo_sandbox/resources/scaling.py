# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""AWS::ApplicationAutoScaling::ScalableTarget and ScalingPolicy.

Ref of a target is ``resource|dimension|namespace``; Ref of a policy is its ARN (template reference).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..autoscaling.api import ApplicationAutoScaling
from ..extension import Extension
from ..wire import AwsError

Properties = dict[str, Any]
Created = tuple[str, dict[str, Any]]

_IDENTITY = ("ResourceId", "ScalableDimension", "ServiceNamespace")
#: Members whose template values arrive as text (parameters of type Number).
_NUMBERS = {"MinCapacity", "MaxCapacity", "ScaleInCooldown", "ScaleOutCooldown", "Cooldown", "ScalingAdjustment"}
_DECIMALS = {"TargetValue", "MetricIntervalLowerBound", "MetricIntervalUpperBound"}
_BOOLEANS = {
    "DisableScaleIn",
    "DynamicScalingInSuspended",
    "DynamicScalingOutSuspended",
    "ScheduledScalingSuspended",
}


class ScalingTypes:
    """Handlers of both types over the service's operations."""

    def __init__(self, service: ApplicationAutoScaling) -> None:
        self._service = service

    def register(self, extension: Extension) -> None:
        """Adds the types."""
        extension.cloudformation_type(
            "AWS::ApplicationAutoScaling::ScalableTarget",
            {"create": self.create_target, "update": self.update_target, "delete": self.delete_target},
            tags=("Tags", "list"),
            replacing=_IDENTITY,
        )
        extension.cloudformation_type(
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            {"create": self.create_policy, "update": self.update_policy, "delete": self.delete_policy},
            replacing=("PolicyName", "ScalingTargetId", *_IDENTITY),
        )

    def create_target(self, logical_id: str, props: Properties, stack: str) -> Created:
        """RegisterScalableTarget, then PutScheduledAction for each scheduled action."""
        wanted = _typed(props)
        members = {name: wanted[name] for name in wanted if name not in ("ScheduledActions", "Tags")}
        members["Tags"] = {item["Key"]: item["Value"] for item in wanted.get("Tags") or []}
        answer = _call(self._service.targets.register, members)
        for action in wanted.get("ScheduledActions") or []:
            _call(self._service.schedules.put, {**action, **_identity(wanted)})
        identity = "|".join(wanted[name] for name in _IDENTITY)
        return identity, {"Id": identity, "ScalableTargetARN": answer["ScalableTargetARN"]}

    def update_target(self, physical_id: str, old: Properties, new: Properties, stack: str) -> Created:
        """Registers again and removes the scheduled actions that are gone from the template."""
        kept = {action["ScheduledActionName"] for action in new.get("ScheduledActions") or []}
        for action in old.get("ScheduledActions") or []:
            if action["ScheduledActionName"] not in kept:
                members = {"ScheduledActionName": action["ScheduledActionName"], **_identity(old)}
                _call(self._service.schedules.delete, members)
        physical_id, attributes = self.create_target("", new, stack)
        dropped = {item["Key"] for item in old.get("Tags") or []} - {item["Key"] for item in new.get("Tags") or []}
        if dropped:
            members = {"ResourceARN": attributes["ScalableTargetARN"], "TagKeys": sorted(dropped)}
            _call(self._service.targets.untag, members)
        return physical_id, attributes

    def delete_target(self, physical_id: str, props: Properties) -> None:
        """DeregisterScalableTarget; a target that is gone is gone."""
        _ignore_missing(self._service.targets.deregister, _identity(props))

    def create_policy(self, logical_id: str, props: Properties, stack: str) -> Created:
        """PutScalingPolicy."""
        answer = _call(self._service.policies.put, _policy(props))
        return answer["PolicyARN"], {"Arn": answer["PolicyARN"]}

    def update_policy(self, physical_id: str, old: Properties, new: Properties, stack: str) -> Created:
        """PutScalingPolicy under the same name."""
        return self.create_policy("", new, stack)

    def delete_policy(self, physical_id: str, props: Properties) -> None:
        """DeleteScalingPolicy; a policy that is gone is gone."""
        policy = _policy(props)
        _ignore_missing(self._service.policies.delete, {**_identity(policy), "PolicyName": policy["PolicyName"]})


def _policy(props: Properties) -> Properties:
    wanted = _typed(props)
    target = wanted.pop("ScalingTargetId", None)
    if target:
        wanted.update(zip(_IDENTITY, target.split("|"), strict=True))
    return wanted


def _identity(props: Properties) -> Properties:
    return {name: props[name] for name in _IDENTITY}


def _typed(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _typed(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    if name in _NUMBERS:
        return int(value)
    if name in _DECIMALS:
        return float(value)
    if name in _BOOLEANS:
        return str(value).lower() == "true"
    return value


def _call(operation: Callable[[Properties], Properties], members: Properties) -> Properties:
    try:
        return operation(members)
    except AwsError as error:
        raise ValueError(
            f"{error.message} (Service: ApplicationAutoScaling, Status Code: {error.status}, Error Code: {error.code})"
        ) from error


def _ignore_missing(operation: Callable[[Properties], Properties], members: Properties) -> None:
    try:
        operation(members)
    except AwsError as error:
        if error.code != "ObjectNotFoundException":
            raise ValueError(error.message) from error
