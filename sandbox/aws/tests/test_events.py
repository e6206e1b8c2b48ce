# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What happens reaches a queue, and who may take it off."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.roles import allow, put_role
from tests.sandbox import Sandbox, eventually
from tests.workloads import Platform

ACCOUNT = "200000000041"


@pytest.fixture(scope="module")
def platform(sandbox: Sandbox) -> Platform:
    return Platform(sandbox, ACCOUNT)


def queue_of(platform: Platform, name: str) -> tuple[Any, str, str]:
    sqs = platform.client("sqs")
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    return sqs, url, arn


def test_a_rule_brings_the_events_of_its_cluster_and_no_others(platform: Platform) -> None:
    sqs, url, arn = queue_of(platform, "heard")
    events = platform.client("events")
    prefix = f"arn:aws:ecs:us-east-1:{ACCOUNT}:service/{platform.cluster}/"
    pattern = {"source": ["aws.ecs"], "detail-type": ["ECS Deployment State Change"], "resources": [{"prefix": prefix}]}
    events.put_rule(Name="services", EventPattern=json.dumps(pattern))
    events.put_targets(Rule="services", Targets=[{"Id": "queue", "Arn": arn}])
    key = f"{ACCOUNT}/us-east-1/{platform.cluster}/told"
    platform.sandbox.control("PUT", "behaviours", {key: {"startSeconds": 0.2}})
    platform.service("told", "registry.test/told:1", 1).settled(1)

    bodies: list[dict[str, Any]] = []

    def completed() -> bool:
        answer = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1)
        bodies.extend(json.loads(message["Body"]) for message in answer.get("Messages", []))
        return any(body["detail"]["eventName"] == "SERVICE_DEPLOYMENT_COMPLETED" for body in bodies)

    eventually(completed)
    assert {body["detail-type"] for body in bodies} == {"ECS Deployment State Change"}
    assert {tuple(body["resources"]) for body in bodies} == {(f"{prefix}told",)}


def test_who_may_delete_a_message_may_delete_several(platform: Platform) -> None:
    sqs, url, arn = queue_of(platform, "mine")
    sqs.send_message(QueueUrl=url, MessageBody="{}")
    role = put_role(
        platform.sandbox,
        ACCOUNT,
        "hears",
        {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
        [allow("sqs:ReceiveMessage", "sqs:DeleteMessage", resource=arn)],
    )
    session = platform.client("sts").assume_role(RoleArn=role, RoleSessionName="test")["Credentials"]
    hearing = platform.sandbox.client("sqs", ACCOUNT, credentials=session)
    message = hearing.receive_message(QueueUrl=url)["Messages"][0]
    answer = hearing.delete_message_batch(
        QueueUrl=url, Entries=[{"Id": "0", "ReceiptHandle": message["ReceiptHandle"]}]
    )
    assert [entry["Id"] for entry in answer["Successful"]] == ["0"]
    with pytest.raises(ClientError, match="sqs:SendMessage"):
        hearing.send_message_batch(QueueUrl=url, Entries=[{"Id": "0", "MessageBody": "{}"}])
