# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Metrics that are published, alarms that are evaluated, and what follows from them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.minutes import Minutes
from tests.sandbox import Sandbox, eventually
from tests.workloads import Platform, Service


@pytest.fixture(scope="module")
def platform(sandbox: Sandbox) -> Platform:
    return Platform(sandbox, "200000000006")


@pytest.fixture(scope="module")
def service(platform: Platform) -> Service:
    key = f"{platform.account}/us-east-1/{platform.cluster}/watched"
    platform.sandbox.control("PUT", "behaviours", {key: {"startSeconds": 0.5}})
    service = platform.service("watched", "registry.test/watched:1", 2)
    service.settled(2)
    return service


@pytest.fixture(scope="module")
def cloudwatch(platform: Platform) -> Any:
    return platform.client("cloudwatch")


def put_alarm(cloudwatch: Any, name: str, **members: Any) -> None:
    cloudwatch.put_metric_alarm(
        **{
            "AlarmName": name,
            "Namespace": "Test",
            "MetricName": name,
            "Statistic": "Sum",
            "Period": 60,
            "EvaluationPeriods": 3,
            "DatapointsToAlarm": 2,
            "Threshold": 10,
            "ComparisonOperator": "GreaterThanOrEqualToThreshold",
            **members,
        }
    )


def state(cloudwatch: Any, name: str) -> dict[str, Any]:
    return cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"][0]


def test_an_alarm_goes_through_its_states(service: Service, cloudwatch: Any) -> None:
    put_alarm(cloudwatch, "states")
    assert state(cloudwatch, "states")["StateValue"] == "INSUFFICIENT_DATA"
    minutes = Minutes(service)
    minutes.put("Test", "states", [], 1)
    assert state(cloudwatch, "states")["StateValue"] == "OK"
    minutes.put("Test", "states", [], 20, 30)
    alarm = state(cloudwatch, "states")
    assert alarm["StateValue"] == "ALARM"
    assert alarm["StateReason"].startswith("Threshold Crossed: 2 out of the last 3 datapoints [30.0 (")
    assert alarm["StateReason"].endswith(
        "were greater than or equal to the threshold (10.0) (minimum 2 datapoints for OK -> ALARM transition)."
    )
    minutes.pass_minutes(10)
    alarm = state(cloudwatch, "states")
    assert (alarm["StateValue"], alarm["StateReason"]) == (
        "INSUFFICIENT_DATA",
        "Insufficient Data: 3 datapoints were unknown.",
    )
    history = cloudwatch.describe_alarm_history(AlarmName="states", HistoryItemType="StateUpdate")
    summaries = [item["HistorySummary"] for item in history["AlarmHistoryItems"]]
    assert {
        "Alarm updated from INSUFFICIENT_DATA to OK",
        "Alarm updated from OK to ALARM",
        "Alarm updated from ALARM to INSUFFICIENT_DATA",
    } <= set(summaries)


def test_missing_data_is_treated_as_the_alarm_says(service: Service, cloudwatch: Any) -> None:
    put_alarm(cloudwatch, "gone", TreatMissingData="breaching")
    Minutes(service).pass_minutes(1)
    alarm = state(cloudwatch, "gone")
    assert alarm["StateValue"] == "ALARM"
    assert "3 missing datapoints were treated as [Breaching]" in alarm["StateReason"]


def test_only_the_alarm_s_own_dimensions_count(service: Service, cloudwatch: Any) -> None:
    mine, other = ([{"Name": "Who", "Value": who}] for who in ("mine", "other"))
    put_alarm(cloudwatch, "whose", Dimensions=mine)
    minutes = Minutes(service)
    minutes.put("Test", "whose", other, 50, 50, 50)
    assert state(cloudwatch, "whose")["StateValue"] == "INSUFFICIENT_DATA"


def test_percentiles(service: Service, cloudwatch: Any) -> None:
    cloudwatch.put_metric_alarm(
        AlarmName="slow",
        Namespace="Test",
        MetricName="slow",
        ExtendedStatistic="p95",
        Period=60,
        EvaluationPeriods=1,
        Threshold=2,
        ComparisonOperator="GreaterThanThreshold",
    )
    minutes = Minutes(service)
    cloudwatch.put_metric_data(
        Namespace="Test",
        MetricData=[{"MetricName": "slow", "Timestamp": minutes.now, "Values": [0.1, 5.0], "Counts": [90, 10]}],
    )
    minutes.pass_minutes(1)
    assert state(cloudwatch, "slow")["StateValue"] == "ALARM"


def test_a_change_of_state_is_an_event_and_a_message(service: Service, cloudwatch: Any, platform: Platform) -> None:
    sqs, sns, events = (platform.client(name) for name in ("sqs", "sns", "events"))
    url = sqs.create_queue(QueueName="alarms")["QueueUrl"]
    arn = f"arn:aws:sqs:us-east-1:{platform.account}:alarms"
    topic = sns.create_topic(Name="alarms")["TopicArn"]
    allowed = {"Effect": "Allow", "Principal": {"Service": ["sns.amazonaws.com", "events.amazonaws.com"]}}
    statement = {**allowed, "Action": "sqs:SendMessage", "Resource": arn}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": policy})
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    pattern = {"source": ["aws.cloudwatch"], "detail": {"alarmName": ["told"]}}
    events.put_rule(Name="alarms", EventPattern=json.dumps(pattern))
    events.put_targets(Rule="alarms", Targets=[{"Id": "queue", "Arn": arn}])
    put_alarm(cloudwatch, "told", AlarmActions=[topic])
    Minutes(service).put("Test", "told", [], 20, 20)

    received: list[dict[str, Any]] = []

    def both() -> bool:
        received.extend(json.loads(item["Body"]) for item in sqs.receive_message(QueueUrl=url).get("Messages", []))
        return len(received) >= 2

    eventually(both, what="the event and the notification")
    event = next(item for item in received if item.get("detail", {}).get("state", {}).get("value") == "ALARM")
    assert event["detail-type"] == "CloudWatch Alarm State Change"
    assert event["detail"]["previousState"]["value"] == "INSUFFICIENT_DATA"
    metric = event["detail"]["configuration"]["metrics"][0]["metricStat"]
    assert (metric["metric"]["name"], metric["period"], metric["stat"]) == ("told", 60, "Sum")
    message = next(json.loads(item["Message"]) for item in received if "Message" in item)
    assert (message["AlarmName"], message["NewStateValue"]) == ("told", "ALARM")


def test_composite_alarms_follow(service: Service, cloudwatch: Any) -> None:
    put_alarm(cloudwatch, "left")
    put_alarm(cloudwatch, "right")
    cloudwatch.put_composite_alarm(AlarmName="both", AlarmRule='ALARM("left") AND ALARM("right")')
    minutes = Minutes(service)
    for moment in range(2):
        for name in ("left", "right"):
            cloudwatch.put_metric_data(
                Namespace="Test",
                MetricData=[{"MetricName": name, "Timestamp": minutes.now + 60 * moment, "Value": 20}],
            )
    minutes.pass_minutes(2)
    (composite,) = cloudwatch.describe_alarms(AlarmNames=["both"], AlarmTypes=["CompositeAlarm"])["CompositeAlarms"]
    assert composite["StateValue"] == "ALARM"


def test_get_metric_data_is_newest_first_and_exact(service: Service, cloudwatch: Any) -> None:
    minutes = Minutes(service)
    start = datetime.fromtimestamp(minutes.now, timezone.utc)
    minutes.put("Test", "ordered", [{"Name": "A", "Value": "1"}], 1, 2, 3)

    def values(dimensions: list[dict[str, str]], **more: str) -> list[float]:
        metric = {"Namespace": "Test", "MetricName": "ordered", "Dimensions": dimensions}
        return cloudwatch.get_metric_data(
            MetricDataQueries=[{"Id": "m", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Sum"}}],
            StartTime=start,
            EndTime=start + timedelta(minutes=3),
            **more,
        )["MetricDataResults"][0]["Values"]

    assert values([{"Name": "A", "Value": "1"}]) == [3, 2, 1]
    assert values([{"Name": "A", "Value": "1"}], ScanBy="TimestampAscending") == [1, 2, 3]
    assert values([]) == []


def test_load_put_on_a_service_is_published_within_the_minute(service: Service, platform: Platform) -> None:
    """The one test that waits for the sandbox's own minute."""
    status, answer = platform.sandbox.control(
        "POST", "load", {"domain": service.domain, "requestsPerSecond": 30, "seconds": 600}
    )
    assert (status, answer["key"]) == (200, service.key)
    cloudwatch = platform.client("cloudwatch")
    balancer = platform.balancer["LoadBalancerArn"].partition(":loadbalancer/")[2]
    on_group = [
        {"Name": "LoadBalancer", "Value": balancer},
        {"Name": "TargetGroup", "Value": service.group.rpartition(":")[2]},
    ]
    on_service = [
        {"Name": "ClusterName", "Value": platform.cluster},
        {"Name": "ServiceName", "Value": service.name},
    ]
    wanted = {
        "RequestCount": ("AWS/ApplicationELB", on_group, "Sum"),
        "RequestCountPerTarget": ("AWS/ApplicationELB", on_group, "Sum"),
        "TargetResponseTime": ("AWS/ApplicationELB", on_group, "p95"),
        "HTTPCode_Target_2XX_Count": ("AWS/ApplicationELB", on_group, "Sum"),
        "HTTPCode_Target_5XX_Count": ("AWS/ApplicationELB", on_group, "Sum"),
        "HealthyHostCount": ("AWS/ApplicationELB", on_group, "Average"),
        "UnHealthyHostCount": ("AWS/ApplicationELB", on_group, "Average"),
        "CPUUtilization": ("AWS/ECS", on_service, "Average"),
        "MemoryUtilization": ("AWS/ECS", on_service, "Average"),
        "RunningTaskCount": ("ECS/ContainerInsights", on_service, "Average"),
        "DesiredTaskCount": ("ECS/ContainerInsights", on_service, "Average"),
        "PendingTaskCount": ("ECS/ContainerInsights", on_service, "Average"),
    }

    def latest() -> dict[str, float] | None:
        now = datetime.now(timezone.utc)
        queries = [
            {
                "Id": f"m{number}",
                "Label": name,
                "MetricStat": {
                    "Metric": {"Namespace": space, "MetricName": name, "Dimensions": dimensions},
                    "Period": 60,
                    "Stat": stat,
                },
            }
            for number, (name, (space, dimensions, stat)) in enumerate(wanted.items())
        ]
        results = cloudwatch.get_metric_data(
            MetricDataQueries=queries, StartTime=now - timedelta(minutes=4), EndTime=now
        )["MetricDataResults"]
        found = {item["Label"]: item["Values"][0] for item in results if item["Values"]}
        return found if found.get("RequestCount", 0) > 0 else None

    found = eventually(latest, 130, "a published minute")
    assert found["RequestCount"] == pytest.approx(found["RequestCountPerTarget"] * 2)
    assert found["RequestCount"] == found["HTTPCode_Target_2XX_Count"] + found.get("HTTPCode_Target_5XX_Count", 0)
    assert (found["HealthyHostCount"], found["UnHealthyHostCount"]) == (2, 0)
    assert (found["RunningTaskCount"], found["DesiredTaskCount"], found["PendingTaskCount"]) == (2, 2, 0)
    # Thirty requests a second on two tasks that can do twenty-five each.
    assert 1 < found["CPUUtilization"] < 75
    assert 0 < found["TargetResponseTime"] < 1
    assert found["MemoryUtilization"] == 35


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"domain": "nobody.localhost", "requestsPerSecond": 1}, 404),
        ({"key": "no/such/service/here", "requestsPerSecond": 1}, 404),
        ({"domain": "watched", "requestsPerSecond": -1}, 400),
        ({"domain": "watched", "requestsPerSecond": "much"}, 400),
        ({"domain": "watched", "requestsPerSecond": 1, "seconds": 10**9}, 400),
        (None, 400),
    ],
)
def test_load_that_makes_no_sense(sandbox: Sandbox, body: object, status: int) -> None:
    answered, answer = sandbox.control("POST", "load", body)
    assert answered == status
    assert answer["message"]
