# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Application Auto Scaling: its API in AWS's words, and services that really scale."""

from __future__ import annotations

import itertools
import json
from datetime import datetime, timezone
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.minutes import Minutes
from tests.sandbox import Sandbox, eventually
from tests.workloads import Platform, Service

_numbers = itertools.count()
CPU = {"PredefinedMetricSpecification": {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"}}


@pytest.fixture(scope="module")
def platform(sandbox: Sandbox) -> Platform:
    return Platform(sandbox, "200000000005")


@pytest.fixture(scope="module")
def scaling(platform: Platform) -> Any:
    return platform.client("application-autoscaling")


@pytest.fixture(scope="module")
def shared(platform: Platform, scaling: Any) -> Service:
    """A service for tests that leave it as it is."""
    return registered(platform, scaling, "shared")


@pytest.fixture
def service(platform: Platform, scaling: Any) -> Service:
    """A service of the test's own."""
    return registered(platform, scaling, f"own-{next(_numbers)}")


def registered(platform: Platform, scaling: Any, name: str) -> Service:
    """A modelled service of two tasks, registered between one and six."""
    key = f"{platform.account}/us-east-1/{platform.cluster}/{name}"
    platform.sandbox.control("PUT", "behaviours", {key: {"startSeconds": 0.5}})
    service = platform.service(name, "registry.test/service:1", 2)
    service.settled(2)
    scaling.register_scalable_target(MinCapacity=1, MaxCapacity=6, **service.resource)
    return service


def track(service: Service, name: str = "cpu", target: float = 60, **more: Any) -> dict[str, Any]:
    return service.platform.client("application-autoscaling").put_scaling_policy(
        PolicyName=name,
        PolicyType="TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration={"TargetValue": target, **CPU, **more},
        **service.resource,
    )


def activities(service: Service, **more: Any) -> list[dict[str, Any]]:
    """The activities of a service, oldest first."""
    return service.platform.client("application-autoscaling").describe_scaling_activities(**service.resource, **more)[
        "ScalingActivities"
    ][::-1]


def error_of(call: Any, **members: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**members)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def test_registering_answers_and_describes(shared: Service, scaling: Any) -> None:
    (target,) = scaling.describe_scalable_targets(ServiceNamespace="ecs", ResourceIds=[shared.resource["ResourceId"]])[
        "ScalableTargets"
    ]
    assert (target["MinCapacity"], target["MaxCapacity"]) == (1, 6)
    assert target["RoleARN"].endswith("/AWSServiceRoleForApplicationAutoScaling_ECSService")
    assert target["SuspendedState"] == {
        "DynamicScalingInSuspended": False,
        "DynamicScalingOutSuspended": False,
        "ScheduledScalingSuspended": False,
    }
    assert shared.platform.client("iam").get_role(RoleName="AWSServiceRoleForApplicationAutoScaling_ECSService")


def test_registering_moves_the_service_into_its_range(service: Service, scaling: Any) -> None:
    scaling.register_scalable_target(MinCapacity=3, **service.resource)
    service.settled(3)
    (activity,) = activities(service)
    assert activity["Description"] == "Setting desired count to 3."
    assert activity["Cause"] == "minimum capacity was set to 3"
    assert eventually(lambda: activities(service)[0]["StatusCode"] == "Successful")
    assert activities(service)[0]["StatusMessage"] == (
        "Successfully set desired count to 3. Change successfully fulfilled by ecs."
    )
    assert (
        "Message: Successfully set desired count to 3. Waiting for change to be fulfilled by ecs. "
        "Cause: minimum capacity was set to 3"
    ) in service.messages()
    scaling.register_scalable_target(MinCapacity=0, MaxCapacity=1, **service.resource)
    service.settled(1)
    assert activities(service)[-1]["Cause"] == "maximum capacity was set to 1"


def test_refusals(shared: Service, scaling: Any) -> None:
    unknown = {**shared.resource, "ResourceId": "service/cabildo-test/nobody"}
    assert error_of(scaling.register_scalable_target, MinCapacity=1, MaxCapacity=2, **unknown) == (
        "ValidationException",
        "ECS service doesn't exist: service/cabildo-test/nobody",
    )
    assert error_of(
        scaling.put_scaling_policy,
        PolicyName="p",
        PolicyType="TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration={"TargetValue": 60, **CPU},
        **unknown,
    ) == (
        "ObjectNotFoundException",
        "No scalable target registered for service namespace: ecs, resource ID: service/cabildo-test/nobody, "
        "scalable dimension: ecs:service:DesiredCount",
    )
    track(shared)
    assert error_of(lambda: track(shared, "again")) == (
        "ValidationException",
        "Only one TargetTrackingScaling policy for a given metric specification is allowed.",
    )
    scaling.delete_scaling_policy(PolicyName="cpu", **shared.resource)
    assert error_of(scaling.register_scalable_target, MinCapacity=5, MaxCapacity=2, **shared.resource)[0] == (
        "ValidationException"
    )
    assert error_of(scaling.describe_scalable_targets, ServiceNamespace="ecs", NextToken="x")[0] == (
        "InvalidNextTokenException"
    )
    assert error_of(scaling.delete_scaling_policy, PolicyName="nothing", **shared.resource)[0] == (
        "ObjectNotFoundException"
    )


def test_a_tracking_policy_makes_its_two_alarms(shared: Service, scaling: Any) -> None:
    answer = track(shared, target=70)
    cloudwatch = shared.platform.client("cloudwatch")
    names = [alarm["AlarmName"] for alarm in answer["Alarms"]]
    resource = shared.resource["ResourceId"]
    high, low = (cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"][0] for name in names)
    assert high["AlarmName"].startswith(f"TargetTracking-{resource}-AlarmHigh-")
    assert low["AlarmName"].startswith(f"TargetTracking-{resource}-AlarmLow-")
    shape = ("ComparisonOperator", "Threshold", "EvaluationPeriods", "Period", "Statistic", "Namespace", "MetricName")
    assert [high[name] for name in shape] == [
        "GreaterThanThreshold",
        70.0,
        3,
        60,
        "Average",
        "AWS/ECS",
        "CPUUtilization",
    ]
    assert [low[name] for name in shape[:3]] == ["LessThanThreshold", 63.0, 15]
    assert high["AlarmActions"][0].startswith(f"{answer['PolicyARN']}:createdBy/")
    assert high["AlarmDescription"].startswith("DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ")
    scaling.delete_scaling_policy(PolicyName="cpu", **shared.resource)
    assert not cloudwatch.describe_alarms(AlarmNames=names)["MetricAlarms"]


def test_a_policy_that_never_scales_in_has_no_low_alarm(shared: Service) -> None:
    assert len(track(shared, DisableScaleIn=True)["Alarms"]) == 1


def test_a_busy_service_scales_out_after_three_minutes_and_waits_for_its_cooldown(service: Service) -> None:
    track(service, ScaleOutCooldown=300)
    minutes = Minutes(service)
    minutes.cpu(90, 90)
    assert not activities(service)
    minutes.cpu(90)
    service.settled(3)
    (activity,) = activities(service)
    assert activity["Description"] == "Setting desired count to 3."
    assert activity["Cause"].startswith("monitor alarm TargetTracking-service/")
    assert activity["Cause"].endswith("in state ALARM triggered policy cpu")
    # The same load within the cooldown asks for no more than it got.
    minutes.cpu(90, 90)
    assert len(activities(service)) == 1
    # Twice the load asks for more, counted from the two tasks before the cooldown.
    minutes.cpu(120)
    service.settled(4)
    # After the cooldown the running tasks count.
    minutes.pass_minutes(4)
    minutes.cpu(90, 90, 90)
    service.settled(6)
    assert [item["Description"] for item in activities(service)] == [
        "Setting desired count to 3.",
        "Setting desired count to 4.",
        "Setting desired count to 6.",
    ]


def test_at_its_maximum_it_says_why_it_does_not_scale(service: Service, scaling: Any) -> None:
    track(service)
    scaling.register_scalable_target(MaxCapacity=2, **service.resource)
    Minutes(service).cpu(95, 95, 95, 95)
    assert not activities(service)
    (refused,) = activities(service, IncludeNotScaledActivities=True)
    assert (refused["Description"], refused["StatusCode"]) == ("Attempting to scale due to alarm triggered", "Failed")
    assert refused["NotScaledReasons"] == [{"Code": "AlreadyAtMaxCapacity", "MaxCapacity": 2, "CurrentCapacity": 2}]


def test_an_idle_service_scales_in_after_fifteen_minutes(service: Service) -> None:
    track(service)
    minutes = Minutes(service)
    minutes.cpu(*[10] * 14)
    assert not activities(service)
    minutes.cpu(10)
    service.settled(1)
    assert activities(service)[0]["Description"] == "Setting desired count to 1."


def test_all_policies_must_agree_to_scale_in(service: Service, scaling: Any) -> None:
    track(service)
    scaling.put_scaling_policy(
        PolicyName="memory",
        PolicyType="TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration={
            "TargetValue": 60,
            "PredefinedMetricSpecification": {"PredefinedMetricType": "ECSServiceAverageMemoryUtilization"},
        },
        **service.resource,
    )
    Minutes(service).cpu(*[10] * 16)
    assert not activities(service)
    assert service.describe()["desiredCount"] == 2


def test_nothing_scales_in_during_a_deployment(service: Service) -> None:
    track(service)
    minutes = Minutes(service)
    minutes.cpu(*[10] * 14)
    service.behave(startSeconds=3)
    service.deploy("registry.test/service:2")
    minutes.cpu(10)
    assert service.describe()["desiredCount"] == 2
    service.settled(2)
    minutes.cpu(10)
    service.settled(1)


def test_suspended_scaling_does_nothing_until_it_is_resumed(service: Service, scaling: Any) -> None:
    track(service)
    scaling.register_scalable_target(SuspendedState={"DynamicScalingOutSuspended": True}, **service.resource)
    minutes = Minutes(service)
    minutes.cpu(90, 90, 90)
    assert not activities(service)
    scaling.register_scalable_target(SuspendedState={"DynamicScalingOutSuspended": False}, **service.resource)
    minutes.cpu(90)
    service.settled(3)


def test_a_step_policy_takes_the_step_of_the_distance(service: Service, scaling: Any) -> None:
    policy = scaling.put_scaling_policy(
        PolicyName="steps",
        PolicyType="StepScaling",
        StepScalingPolicyConfiguration={
            "AdjustmentType": "ChangeInCapacity",
            "StepAdjustments": [
                {"MetricIntervalLowerBound": 0, "MetricIntervalUpperBound": 20, "ScalingAdjustment": 1},
                {"MetricIntervalLowerBound": 20, "ScalingAdjustment": 3},
            ],
            "Cooldown": 60,
        },
        **service.resource,
    )
    service.platform.client("cloudwatch").put_metric_alarm(
        AlarmName=f"steps-{service.name}",
        Namespace="AWS/ECS",
        MetricName="CPUUtilization",
        Dimensions=[
            {"Name": "ClusterName", "Value": service.platform.cluster},
            {"Name": "ServiceName", "Value": service.name},
        ],
        Statistic="Average",
        Period=60,
        EvaluationPeriods=1,
        Threshold=70,
        ComparisonOperator="GreaterThanOrEqualToThreshold",
        AlarmActions=[policy["PolicyARN"]],
    )
    Minutes(service).cpu(92)
    service.settled(5)
    assert activities(service)[0]["Cause"] == (
        f"monitor alarm steps-{service.name} in state ALARM triggered policy steps"
    )


def test_a_scheduled_action_changes_the_limits_and_moves_the_service(service: Service, scaling: Any) -> None:
    minutes = Minutes(service)
    due = datetime.fromtimestamp(minutes.now + 60, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    scaling.put_scheduled_action(
        ScheduledActionName="morning",
        Schedule=f"at({due})",
        ScalableTargetAction={"MinCapacity": 4, "MaxCapacity": 8},
        **service.resource,
    )
    (action,) = scaling.describe_scheduled_actions(**service.resource)["ScheduledActions"]
    assert (action["Schedule"], action["ScalableTargetAction"]) == (f"at({due})", {"MinCapacity": 4, "MaxCapacity": 8})
    minutes.pass_minutes(1)
    service.settled(4)
    first, second = activities(service)
    assert first["Description"] == "Setting min capacity to 4 and max capacity to 8"
    assert first["Cause"] == "scheduled action name morning was triggered"
    assert (second["Description"], second["Cause"]) == (
        "Setting desired count to 4.",
        "minimum capacity was set to 4",
    )
    minutes.pass_minutes(1)
    assert len(activities(service)) == 2


@pytest.mark.parametrize("schedule", ["cron(0 8 * * *)", "sometimes", "rate(0 minutes)"])
def test_schedules_that_are_refused(shared: Service, scaling: Any, schedule: str) -> None:
    code, _ = error_of(
        scaling.put_scheduled_action,
        ScheduledActionName="x",
        Schedule=schedule,
        ScalableTargetAction={"MinCapacity": 1},
        **shared.resource,
    )
    assert code == "ValidationException"


def test_deregistering_takes_policies_alarms_and_schedules_along(service: Service, scaling: Any) -> None:
    names = [alarm["AlarmName"] for alarm in track(service)["Alarms"]]
    scaling.put_scheduled_action(
        ScheduledActionName="x",
        Schedule="rate(1 day)",
        ScalableTargetAction={"MinCapacity": 1},
        **service.resource,
    )
    scaling.deregister_scalable_target(**service.resource)
    assert not scaling.describe_scaling_policies(**service.resource)["ScalingPolicies"]
    assert not scaling.describe_scheduled_actions(**service.resource)["ScheduledActions"]
    assert not service.platform.client("cloudwatch").describe_alarms(AlarmNames=names)["MetricAlarms"]
    assert error_of(scaling.deregister_scalable_target, **service.resource)[0] == "ObjectNotFoundException"


def test_pages_and_tags(shared: Service, scaling: Any) -> None:
    first = scaling.describe_scalable_targets(ServiceNamespace="ecs", MaxResults=1)
    assert len(first["ScalableTargets"]) == 1
    second = scaling.describe_scalable_targets(ServiceNamespace="ecs", MaxResults=1, NextToken=first["NextToken"])
    assert first["ScalableTargets"] != second["ScalableTargets"]
    arn = scaling.register_scalable_target(Tags={"a": "1", "b": "2"}, **shared.resource)["ScalableTargetARN"]
    scaling.untag_resource(ResourceARN=arn, TagKeys=["a"])
    scaling.tag_resource(ResourceARN=arn, Tags={"c": "3"})
    assert scaling.list_tags_for_resource(ResourceARN=arn)["Tags"] == {"b": "2", "c": "3"}
    assert error_of(scaling.list_tags_for_resource, ResourceARN=f"{arn}0")[0] == "ResourceNotFoundException"


def test_reaching_the_maximum_is_an_event(service: Service, scaling: Any) -> None:
    platform = service.platform
    url = platform.client("sqs").create_queue(QueueName=service.name)["QueueUrl"]
    events = platform.client("events")
    events.put_rule(Name=service.name, EventPattern=json.dumps({"source": ["aws.application-autoscaling"]}))
    arn = f"arn:aws:sqs:us-east-1:{platform.account}:{service.name}"
    events.put_targets(Rule=service.name, Targets=[{"Id": "queue", "Arn": arn}])
    track(service)
    scaling.register_scalable_target(MaxCapacity=3, **service.resource)
    Minutes(service).cpu(90, 90, 90)
    service.settled(3)
    sqs = platform.client("sqs")
    (message,) = eventually(lambda: sqs.receive_message(QueueUrl=url).get("Messages"), what="the event")
    event = json.loads(message["Body"])
    assert event["detail-type"] == "Application Auto Scaling Scaling Activity State Change"
    wanted = {"oldDesiredCapacity": 2, "newDesiredCapacity": 3, "scaledToMax": True, "direction": "scale-out"}
    assert wanted.items() <= event["detail"].items()


def test_iam_decides_who_may_scale(shared: Service) -> None:
    platform = shared.platform
    iam = platform.client("iam")
    trust = {"Effect": "Allow", "Principal": {"AWS": platform.account}, "Action": "sts:AssumeRole"}
    iam.create_role(RoleName=shared.name, AssumeRolePolicyDocument=json.dumps({"Statement": [trust]}))
    allowed = {"Effect": "Allow", "Action": "application-autoscaling:Describe*", "Resource": "*"}
    iam.put_role_policy(
        RoleName=shared.name,
        PolicyName="read",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [allowed]}),
    )
    credentials = platform.client("sts").assume_role(
        RoleArn=f"arn:aws:iam::{platform.account}:role/{shared.name}", RoleSessionName="reader"
    )["Credentials"]
    reader = platform.sandbox.client("application-autoscaling", platform.account, credentials=credentials)
    assert reader.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"]
    code, message = error_of(reader.register_scalable_target, MaxCapacity=9, **shared.resource)
    assert code == "AccessDeniedException"
    assert "application-autoscaling:RegisterScalableTarget" in message


def test_the_aws_cli_reads_the_same(shared: Service) -> None:
    sandbox, account = shared.platform.sandbox, shared.platform.account
    (target,) = sandbox.aws(
        "application-autoscaling",
        "describe-scalable-targets",
        "--service-namespace=ecs",
        f"--resource-ids={shared.resource['ResourceId']}",
        account=account,
    )["ScalableTargets"]
    assert target["MaxCapacity"] == 6
    (described,) = sandbox.aws(
        "ecs",
        "describe-services",
        f"--cluster={shared.platform.cluster}",
        f"--services={shared.name}",
        account=account,
    )["services"]
    assert (described["runningCount"], described["deployments"][0]["rolloutState"]) == (2, "COMPLETED")
