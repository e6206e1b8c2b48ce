# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""PutScalingPolicy, DeleteScalingPolicy, DescribeScalingPolicies."""

from __future__ import annotations

import time
import uuid
from typing import Any

from ..wire import AwsError
from .capacity import Step, steps_problem
from .paging import MOST_POLICIES, page
from .state import State, TargetId, public
from .targets import Targets
from .tracking import delete_alarms, metric_of, put_alarms, same_metric

#: "Quotas for Application Auto Scaling".
_MOST_PER_TARGET = 50
_CONFIGURATIONS = {
    "TargetTrackingScaling": "TargetTrackingScalingPolicyConfiguration",
    "StepScaling": "StepScalingPolicyConfiguration",
    "PredictiveScaling": "PredictiveScalingPolicyConfiguration",
}


class Policies:
    """Operations on scaling policies."""

    def __init__(self, state: State, targets: Targets) -> None:
        self._state = state
        self._targets = targets

    def put(self, members: dict[str, Any]) -> dict[str, Any]:
        """Creates or changes a policy; target tracking makes its alarms anew."""
        target = TargetId.of(members)
        self._targets.require(target)
        others = self._state.policies_of(target)
        existing = next((item for item in others if item["PolicyName"] == members["PolicyName"]), None)
        kind = members.get("PolicyType") or (existing["PolicyType"] if existing else "StepScaling")
        if existing is not None and existing["PolicyType"] != kind:
            raise AwsError("ValidationException", "The policy type of a scaling policy cannot be changed.")
        if existing is None and len(others) >= _MOST_PER_TARGET:
            raise AwsError(
                "LimitExceededException", f"The maximum of {_MOST_PER_TARGET} scaling policies per target was reached."
            )
        name = _CONFIGURATIONS[kind]
        configuration = members.get(name) or (existing or {}).get(name)
        if not configuration:
            raise AwsError("ValidationException", f"{name} must be specified for policy type {kind}.")
        self._check(target, kind, configuration, [item for item in others if item is not existing])
        policy = existing or {
            "PolicyARN": self._arn(target, members["PolicyName"]),
            "PolicyName": members["PolicyName"],
            **target.members(),
            "PolicyType": kind,
            "CreationTime": time.time(),
            "Alarms": [],
        }
        policy[name] = configuration
        if kind == "TargetTrackingScaling":
            delete_alarms(policy)
            policy["Alarms"] = put_alarms(target, policy)
        self._state.policies[policy["PolicyARN"]] = policy
        return {"PolicyARN": policy["PolicyARN"], "Alarms": policy["Alarms"]}

    def delete(self, members: dict[str, Any]) -> dict[str, Any]:
        """Removes a policy and the alarms it made; alarms of step policies stay."""
        target = TargetId.of(members)
        for policy in self._state.policies_of(target):
            if policy["PolicyName"] == members["PolicyName"]:
                if policy["PolicyType"] == "TargetTrackingScaling":
                    delete_alarms(policy)
                self._state.policies.pop(policy["PolicyARN"], None)
                return {}
        raise AwsError(
            "ObjectNotFoundException",
            f"No scaling policy found for service namespace: {target.namespace}, resource ID: {target.resource}, "
            f"scalable dimension: {target.dimension}: {members['PolicyName']}",
        )

    def describe(self, members: dict[str, Any]) -> dict[str, Any]:
        """Lists policies of a namespace."""
        names, resource = members.get("PolicyNames") or [], members.get("ResourceId")
        dimension = members.get("ScalableDimension")
        found = [
            public(item)
            for item in self._state.policies.values()
            if item["ServiceNamespace"] == members["ServiceNamespace"]
            and (not names or item["PolicyName"] in names)
            and (not resource or item["ResourceId"] == resource)
            and (not dimension or item["ScalableDimension"] == dimension)
        ]
        found.sort(key=lambda item: (item["ResourceId"], item["PolicyName"]))
        return page(found, members, "ScalingPolicies", MOST_POLICIES)

    def _check(self, target: TargetId, kind: str, configuration: dict[str, Any], others: list[dict[str, Any]]) -> None:
        if kind == "TargetTrackingScaling":
            if float(configuration["TargetValue"]) <= 0:
                raise AwsError("ValidationException", "TargetValue must be greater than zero.")
            metric_of(target, configuration)
            for other in others:
                tracked = other.get("TargetTrackingScalingPolicyConfiguration")
                if tracked and same_metric(tracked, configuration):
                    raise AwsError(
                        "ValidationException",
                        "Only one TargetTrackingScaling policy for a given metric specification is allowed.",
                    )
        elif kind == "StepScaling":
            self._check_steps(configuration)

    @staticmethod
    def _check_steps(configuration: dict[str, Any]) -> None:
        if not configuration.get("AdjustmentType"):
            raise AwsError("ValidationException", "AdjustmentType must be specified.")
        steps = steps_of(configuration)
        if not steps:
            raise AwsError("ValidationException", "At least one StepAdjustment must be specified.")
        problem = steps_problem(steps)
        if problem:
            raise AwsError("ValidationException", problem)
        magnitude = configuration.get("MinAdjustmentMagnitude")
        if magnitude is not None and configuration["AdjustmentType"] != "PercentChangeInCapacity":
            raise AwsError(
                "ValidationException",
                "MinAdjustmentMagnitude is only supported for the PercentChangeInCapacity adjustment type.",
            )

    def _arn(self, target: TargetId, name: str) -> str:
        account, region = self._state.scope()
        return (
            f"arn:aws:autoscaling:{region}:{account}:scalingPolicy:{uuid.uuid4()}:"
            f"resource/{target.namespace}/{target.resource}:policyName/{name}"
        )


def steps_of(configuration: dict[str, Any]) -> list[Step]:
    """The step adjustments of a step scaling configuration."""
    return [
        Step(item.get("MetricIntervalLowerBound"), item.get("MetricIntervalUpperBound"), int(item["ScalingAdjustment"]))
        for item in configuration.get("StepAdjustments") or []
    ]
