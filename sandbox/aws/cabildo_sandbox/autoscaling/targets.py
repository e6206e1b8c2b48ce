# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""RegisterScalableTarget, DeregisterScalableTarget, DescribeScalableTargets and tags."""

from __future__ import annotations

import json
import secrets
import time
from typing import Any

from ministack.services import iam

from ..wire import AwsError
from .activities import Activities
from .paging import page
from .services import ScalableServices
from .state import State, TargetId, public
from .tracking import delete_alarms

_SUSPENSIONS = ("DynamicScalingInSuspended", "DynamicScalingOutSuspended", "ScheduledScalingSuspended")
_ROLES = {"ecs": "AWSServiceRoleForApplicationAutoScaling_ECSService"}
_MOST_TAGS = 50


class Targets:
    """Operations on scalable targets."""

    def __init__(self, state: State, services: ScalableServices, activities: Activities) -> None:
        self._state = state
        self._services = services
        self._activities = activities

    def register(self, members: dict[str, Any]) -> dict[str, Any]:
        """Creates or changes a target; an active resource moves into the range at once."""
        target = TargetId.of(members)
        self._services.check(target)
        record = self._state.target(target)
        minimum, maximum = members.get("MinCapacity"), members.get("MaxCapacity")
        if record is None and (minimum is None or maximum is None):
            raise AwsError(
                "ValidationException",
                "MinCapacity and MaxCapacity must be specified when registering a new scalable target.",
            )
        minimum = record["MinCapacity"] if minimum is None and record else minimum
        maximum = record["MaxCapacity"] if maximum is None and record else maximum
        assert minimum is not None and maximum is not None
        if minimum < 0:
            raise AwsError("ValidationException", "Minimum capacity cannot be less than zero")
        if maximum < minimum:
            raise AwsError("ValidationException", "Maximum capacity cannot be less than minimum capacity")
        account, region = self._state.scope()
        if record is None:
            record = self._create(target, members, account, region)
        record.update(MinCapacity=minimum, MaxCapacity=maximum)
        record["SuspendedState"].update(members.get("SuspendedState") or {})
        self._state.targets[target.key] = record
        if members.get("Tags"):
            self._tag(record["ScalableTargetARN"], members["Tags"])
        self.move_into_range(account, region, target, record)
        return {"ScalableTargetARN": record["ScalableTargetARN"]}

    def move_into_range(self, account: str, region: str, target: TargetId, record: dict[str, Any]) -> None:
        """Scales a resource that is outside of its target's range."""
        capacity = self._services.capacity(account, region, target)
        if capacity is None:
            return
        minimum, maximum = record["MinCapacity"], record["MaxCapacity"]
        if capacity.desired < minimum:
            self._activities.scale(account, region, target, minimum, f"minimum capacity was set to {minimum}")
        elif capacity.desired > maximum:
            self._activities.scale(account, region, target, maximum, f"maximum capacity was set to {maximum}")

    def deregister(self, members: dict[str, Any]) -> dict[str, Any]:
        """Removes a target with its policies and scheduled actions."""
        target = TargetId.of(members)
        record = self.require(target)
        for policy in self._state.policies_of(target):
            delete_alarms(policy)
            self._state.policies.pop(policy["PolicyARN"], None)
        for key, action in self._state.schedules.items():
            if TargetId.of(action) == target:
                self._state.schedules.pop(key, None)
        self._state.targets.pop(target.key, None)
        self._state.tags.pop(record["ScalableTargetARN"], None)
        return {}

    def describe(self, members: dict[str, Any]) -> dict[str, Any]:
        """Lists targets of a namespace."""
        wanted = members.get("ResourceIds") or []
        dimension = members.get("ScalableDimension")
        found = [
            public(record)
            for record in self._state.targets.values()
            if record["ServiceNamespace"] == members["ServiceNamespace"]
            and (not wanted or record["ResourceId"] in wanted)
            and (not dimension or record["ScalableDimension"] == dimension)
        ]
        return page(sorted(found, key=lambda item: item["ResourceId"]), members, "ScalableTargets")

    def require(self, target: TargetId) -> dict[str, Any]:
        """The target's record, or AWS's error when it is not registered."""
        record = self._state.target(target)
        if record is None:
            raise AwsError(
                "ObjectNotFoundException",
                f"No scalable target registered for service namespace: {target.namespace}, "
                f"resource ID: {target.resource}, scalable dimension: {target.dimension}",
            )
        return record

    def tag(self, members: dict[str, Any]) -> dict[str, Any]:
        """TagResource."""
        self._require_arn(members["ResourceARN"])
        self._tag(members["ResourceARN"], members["Tags"])
        return {}

    def untag(self, members: dict[str, Any]) -> dict[str, Any]:
        """UntagResource."""
        self._require_arn(members["ResourceARN"])
        tags = self._state.tags.get(members["ResourceARN"]) or {}
        self._state.tags[members["ResourceARN"]] = {
            name: value for name, value in tags.items() if name not in members["TagKeys"]
        }
        return {}

    def list_tags(self, members: dict[str, Any]) -> dict[str, Any]:
        """ListTagsForResource."""
        self._require_arn(members["ResourceARN"])
        return {"Tags": self._state.tags.get(members["ResourceARN"]) or {}}

    def _create(self, target: TargetId, members: dict[str, Any], account: str, region: str) -> dict[str, Any]:
        role = _ROLES[target.namespace]
        service = f"{target.namespace}.application-autoscaling.amazonaws.com"
        _ensure_role(account, role, service)
        return {
            **target.members(),
            "RoleARN": members.get("RoleARN") or f"arn:aws:iam::{account}:role/aws-service-role/{service}/{role}",
            "CreationTime": time.time(),
            "SuspendedState": dict.fromkeys(_SUSPENSIONS, False),
            "ScalableTargetARN": (
                f"arn:aws:application-autoscaling:{region}:{account}:scalable-target/{secrets.token_hex(16)}"
            ),
        }

    def _tag(self, arn: str, tags: dict[str, str]) -> None:
        merged = {**(self._state.tags.get(arn) or {}), **tags}
        if len(merged) > _MOST_TAGS:
            raise AwsError("TooManyTagsException", f"The number of tags exceeds the limit of {_MOST_TAGS}.")
        self._state.tags[arn] = merged

    def _require_arn(self, arn: str) -> None:
        if not any(record["ScalableTargetARN"] == arn for record in self._state.targets.values()):
            raise AwsError("ResourceNotFoundException", f"Resource does not exist: {arn}")


def _ensure_role(account: str, role: str, service: str) -> None:
    """The service-linked role, made on first use ("Service-linked roles for Application Auto Scaling")."""
    if role in iam._roles:
        return
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    iam._roles[role] = {
        "RoleName": role,
        "Arn": f"arn:aws:iam::{account}:role/aws-service-role/{service}/{role}",
        "RoleId": iam._gen_id("AROA"),
        "CreateDate": iam._now(),
        "Path": f"/aws-service-role/{service}/",
        "AssumeRolePolicyDocument": json.dumps({"Version": "2012-10-17", "Statement": [statement]}),
        "Description": f"Service-linked role for {service}",
        "MaxSessionDuration": 3600,
        "AttachedPolicies": [],
        "InlinePolicies": {},
        "Tags": [],
    }
