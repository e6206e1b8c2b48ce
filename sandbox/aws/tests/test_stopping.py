# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""How the sandbox ends while it is at work: soon, and with nothing left half-way."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from tests.delivery import Delivery, service_files
from tests.repositories import GitHost
from tests.sandbox import Sandbox, eventually
from tests.workloads import Platform

ACCOUNT = "120000000905"
#: The command line asks once and kills after 20 seconds.
SOON = 6.0


def slow_service(platform: Platform) -> dict[str, Any]:
    """A stack whose service takes longer to become steady than anybody waits for the sandbox to stop."""
    platform.sandbox.control(
        "PUT", "behaviours", {f"{ACCOUNT}/us-east-1/{platform.cluster}/slow": {"startSeconds": 600}}
    )
    definition = {
        "Family": "slow",
        "Cpu": "256",
        "Memory": "512",
        "NetworkMode": "awsvpc",
        "RequiresCompatibilities": ["FARGATE"],
        "ContainerDefinitions": [{"Name": "app", "Image": "registry.test/slow:1"}],
    }
    service = {
        "Cluster": platform.cluster,
        "ServiceName": "slow",
        "TaskDefinition": {"Ref": "Definition"},
        "LaunchType": "FARGATE",
        "NetworkConfiguration": {"AwsvpcConfiguration": {"Subnets": platform.subnets}},
    }
    after = {"Type": "String", "Name": "/after/the/service", "Value": {"Ref": "Service"}}
    return {
        "Resources": {
            "Definition": {"Type": "AWS::ECS::TaskDefinition", "Properties": definition},
            "Service": {"Type": "AWS::ECS::Service", "Properties": service},
            "After": {"Type": "AWS::SSM::Parameter", "Properties": after},
        }
    }


def test_stops_soon_while_a_stack_waits_for_its_service_and_a_build_runs(
    own_sandbox: Sandbox, git: GitHost, tmp_path: Path
) -> None:
    platform = Platform(own_sandbox, ACCOUNT)
    own_sandbox.client("cloudformation", ACCOUNT).create_stack(
        StackName="slow", TemplateBody=json.dumps(slow_service(platform))
    )
    delivery = Delivery(own_sandbox, 905)
    started = tmp_path / "started"
    git.commit(delivery.repository, service_files(f"touch {started}; sleep 600"), "Take long")
    delivery.make()
    eventually(started.exists, what="the build")
    eventually(lambda: platform.ecs.list_tasks(cluster=platform.cluster)["taskArns"], what="the service's task")

    asked = time.monotonic()
    assert own_sandbox.stop() == 0
    assert time.monotonic() - asked < SOON

    own_sandbox.start()
    # On the other side of the restart nothing is "in progress" without somebody who makes it progress.
    stack = own_sandbox.client("cloudformation", ACCOUNT).describe_stacks(StackName="slow")["Stacks"][0]
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    service = platform.ecs.describe_services(cluster=platform.cluster, services=["slow"])["services"][0]
    assert (service["status"], service["desiredCount"]) == ("ACTIVE", 1)
    assert platform.client("ssm").get_parameter(Name="/after/the/service")["Parameter"]["Value"]
