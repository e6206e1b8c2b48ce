# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The alarms of target tracking policies, as Application Auto Scaling makes them.

High: above the target for three minutes; low: below nine tenths of it for fifteen. Names, description and action as
seen on AWS; "AWS/ECS" and "AWS/ApplicationELB" metrics by ECSServiceAverage… and ALBRequestCountPerTarget.
"""

from __future__ import annotations

import re
import time
import uuid
from typing import Any

from ministack.core.responses import get_account_id, get_region
from ministack.services import alb, cloudwatch

from ..wire import AwsError
from .state import TargetId

_LOW_SHARE = 0.9
_HIGH_PERIODS, _LOW_PERIODS, _PERIOD = 3, 15, 60
#: The high-resolution metrics are published every 20 seconds; the sandbox publishes minutes.
_ECS_METRICS = {
    "ECSServiceAverageCPUUtilization": "CPUUtilization",
    "ECSServiceAverageMemoryUtilization": "MemoryUtilization",
}
_REQUESTS = "ALBRequestCountPerTarget"
_LABEL = re.compile(r"(app/[^/]+/[^/]+)/(targetgroup/[^/]+/[^/]+)")


def metric_of(target: TargetId, configuration: dict[str, Any]) -> dict[str, Any]:
    """The alarm members that name the metric of a target tracking configuration."""
    customized = configuration.get("CustomizedMetricSpecification")
    predefined = configuration.get("PredefinedMetricSpecification")
    if bool(customized) == bool(predefined):
        raise AwsError(
            "ValidationException",
            "Exactly one of PredefinedMetricSpecification or CustomizedMetricSpecification must be specified.",
        )
    if customized:
        return _customized(customized)
    kind = predefined["PredefinedMetricType"]
    if kind in _ECS_METRICS and target.namespace == "ecs":
        _, cluster, service = target.resource.split("/")
        return {
            "Namespace": "AWS/ECS",
            "MetricName": _ECS_METRICS[kind],
            "Statistic": "Average",
            "Unit": "Percent",
            "Dimensions": _dimensions(ClusterName=cluster, ServiceName=service),
        }
    if kind == _REQUESTS and target.namespace == "ecs":
        return _requests(predefined.get("ResourceLabel") or "")
    raise AwsError("ValidationException", f"Unsupported predefined metric type: {kind}")


def same_metric(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether two configurations track the same metric."""
    names = ("PredefinedMetricSpecification", "CustomizedMetricSpecification")
    return all(first.get(name) == second.get(name) for name in names)


def put_alarms(target: TargetId, policy: dict[str, Any]) -> list[dict[str, str]]:
    """Makes the alarms of a policy and returns them as PutScalingPolicy answers."""
    configuration = policy["TargetTrackingScalingPolicyConfiguration"]
    metric = metric_of(target, configuration)
    wanted = float(configuration["TargetValue"])
    alarms = [_put(target, policy, metric, "AlarmHigh", "GreaterThanThreshold", wanted, _HIGH_PERIODS)]
    if not configuration.get("DisableScaleIn"):
        low = round(wanted * _LOW_SHARE, 10)
        alarms.append(_put(target, policy, metric, "AlarmLow", "LessThanThreshold", low, _LOW_PERIODS))
    return alarms


def delete_alarms(policy: dict[str, Any]) -> None:
    """Removes the alarms a policy made."""
    for alarm in policy.get("Alarms") or []:
        cloudwatch.cloudformation_delete_metric_alarm(alarm["AlarmName"])


def is_low(alarm: dict[str, Any]) -> bool:
    """Whether an alarm asks for scale-in."""
    return "-AlarmLow-" in alarm["AlarmName"]


def _put(
    target: TargetId,
    policy: dict[str, Any],
    metric: dict[str, Any],
    kind: str,
    comparison: str,
    threshold: float,
    periods: int,
) -> dict[str, str]:
    identity = str(uuid.uuid4())
    name = f"TargetTracking-{target.resource}-{kind}-{identity}"
    arn = f"arn:aws:cloudwatch:{get_region()}:{get_account_id()}:alarm:{name}"
    created_by = policy["PolicyARN"].split(":")[6]
    now = int(time.time())
    cloudwatch.cloudformation_put_metric_alarm(
        {
            "AlarmName": name,
            "AlarmArn": arn,
            "AlarmDescription": (
                f"DO NOT EDIT OR DELETE. For TargetTrackingScaling policy {policy['PolicyARN']}:createdBy/{created_by}."
            ),
            **metric,
            "ExtendedStatistic": None,
            "Period": _PERIOD,
            "EvaluationPeriods": periods,
            "Threshold": threshold,
            "ComparisonOperator": comparison,
            "TreatMissingData": "missing",
            "StateValue": "INSUFFICIENT_DATA",
            "StateReason": "Unchecked: Initial alarm creation",
            "StateUpdatedTimestamp": now,
            "ActionsEnabled": True,
            "AlarmActions": [f"{policy['PolicyARN']}:createdBy/{created_by}"],
            "OKActions": [],
            "InsufficientDataActions": [],
            "AlarmConfigurationUpdatedTimestamp": now,
        }
    )
    return {"AlarmName": name, "AlarmARN": arn}


def _requests(label: str) -> dict[str, Any]:
    match = _LABEL.fullmatch(label)
    if match is None:
        raise AwsError(
            "ValidationException",
            "The resource label must be in the format app/<load-balancer-name>/<load-balancer-id>/"
            "targetgroup/<target-group-name>/<target-group-id>",
        )
    if not any(arn.endswith(f":{match[2]}") for arn in alb._tgs):
        raise AwsError("ValidationException", f"The target group {match[2]} does not exist")
    return {
        "Namespace": "AWS/ApplicationELB",
        "MetricName": "RequestCountPerTarget",
        "Statistic": "Sum",
        "Unit": None,
        "Dimensions": _dimensions(LoadBalancer=match[1], TargetGroup=match[2]),
    }


def _customized(specification: dict[str, Any]) -> dict[str, Any]:
    if specification.get("Metrics"):
        raise AwsError("ValidationException", "This sandbox has no metric math; give MetricName and Namespace.")
    for name in ("MetricName", "Namespace", "Statistic"):
        if not specification.get(name):
            raise AwsError("ValidationException", f"CustomizedMetricSpecification.{name} must be specified.")
    return {
        "Namespace": specification["Namespace"],
        "MetricName": specification["MetricName"],
        "Statistic": specification["Statistic"],
        "Unit": specification.get("Unit"),
        "Dimensions": specification.get("Dimensions") or [],
    }


def _dimensions(**values: str) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in values.items()]
