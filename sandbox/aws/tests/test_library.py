# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The stack library's workload, as it is published: its first image, its next ones, and what scaled out meanwhile."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from cabildo_sandbox.codepipeline.actions.stacks import StackFailed, Stacks
from tests.sandbox import Sandbox, eventually
from tests.workloads import Platform, ask

LIBRARY = Path(__file__).resolve().parents[3] / "templates" / "stacks"
VERSION = "1.0.0"
ACCOUNT = "120000000012"
BUCKET = "library-of-the-workload"
URL = f"https://s3.us-east-1.amazonaws.com/{BUCKET}/stacks/{VERSION}"
ZONE = "dev.tests.localhost"
NAMES = {"DepartmentName": "tests", "LibraryUrl": URL, "LibraryVersion": VERSION}


@pytest.fixture(scope="module")
def platform(sandbox: Sandbox) -> Platform:
    return Platform(sandbox, ACCOUNT)


class Stack:
    """One stack of a root of the library."""

    def __init__(self, platform: Platform, root: str, name: str, role: str = "") -> None:
        self._cloudformation = platform.client("cloudformation")
        self._root = f"{URL}/{root}.yaml"
        self._role = {"RoleARN": role} if role else {}
        self.name = name

    def deploy(self, operation: str, **parameters: Any) -> str:
        """Creates or updates it and returns the status it comes to."""
        getattr(self._cloudformation, f"{operation}_stack")(
            StackName=self.name,
            TemplateURL=self._root,
            Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
            Parameters=[{"ParameterKey": key, "ParameterValue": str(value)} for key, value in parameters.items()],
            **self._role,
        )
        return eventually(self._end, 120, f"the end of stack {self.name}")

    def delete(self) -> str:
        """Deletes it and returns the status it comes to."""
        self._cloudformation.delete_stack(StackName=self.name)
        return eventually(self._end, 60, f"the end of stack {self.name}")

    def outputs(self) -> dict[str, str]:
        stack = self._cloudformation.describe_stacks(StackName=self.name)["Stacks"][0]
        return {item["OutputKey"]: item["OutputValue"] for item in stack["Outputs"]}

    def reasons(self, name: str = "") -> list[str]:
        """Why resources failed, also those of nested stacks."""
        events = self._cloudformation.describe_stack_events(StackName=name or self.name)["StackEvents"]
        failed = [event for event in events if event["ResourceStatus"].endswith("_FAILED")]
        nested = {
            event["PhysicalResourceId"] for event in failed if event["ResourceType"] == "AWS::CloudFormation::Stack"
        }
        inner = [reason for child in nested if child.startswith("arn:") for reason in self.reasons(child)]
        return [event.get("ResourceStatusReason", "") for event in failed] + inner

    def _end(self) -> str | None:
        listed = self._cloudformation.list_stacks()["StackSummaries"]
        # The newest of the name comes first; a deleted one is described by its id alone.
        status = next(item["StackStatus"] for item in listed if item["StackName"] == self.name)
        return None if status.endswith("IN_PROGRESS") else status


@pytest.fixture(scope="module")
def environment(platform: Platform) -> dict[str, str]:
    """The outputs of an environment made by the library."""
    s3 = platform.client("s3")
    s3.create_bucket(Bucket=BUCKET)
    for file in (LIBRARY / VERSION).rglob("*.yaml"):
        key = f"stacks/{VERSION}/{file.relative_to(LIBRARY / VERSION).as_posix()}"
        s3.put_object(Bucket=BUCKET, Key=key, Body=file.read_bytes())
    stack = Stack(platform, "environment", "cabildo-environment-dev")
    status = stack.deploy(
        "create",
        **NAMES,
        EnvironmentName="dev",
        DomainName=ZONE,
        VpcCidr="10.80.0.0/16",
        PlatformAccountId="100000000000",
        ExternalId="0123456789abcdef",
        DeliveryAccountId=ACCOUNT,
    )
    assert status == "CREATE_COMPLETE", stack.reasons()
    return stack.outputs()


def workload(name: str, environment: dict[str, str], priority: int) -> dict[str, Any]:
    """Parameters of a workload, all but its image."""
    taken = ("VpcId", "PrivateSubnetIds", "ClusterName", "HostedZoneId", "PermissionsBoundaryArn", "LogsKeyArn")
    sided = ("ListenerArn", "LoadBalancerFullName", "LoadBalancerDnsName", "LoadBalancerHostedZoneId")
    return {
        **NAMES,
        "ServiceName": name,
        "EnvironmentName": "dev",
        "OwnerName": "tests-team",
        "SystemName": "tests",
        "TierName": "tier-1",
        "RequestId": "request-1",
        "HealthPath": "/health",
        "MinTasks": 2,
        "MaxTasks": 4,
        "DomainName": f"{name}.{ZONE}",
        "ListenerRulePriority": priority,
        "AlarmTopicArn": environment["AlarmTopicArn"],
        **{key: environment[key] for key in taken},
        **{key: environment[f"Public{key}"] for key in (*sided, "LoadBalancerSecurityGroupId")},
    }


def find_service(platform: Platform, name: str) -> dict[str, Any] | None:
    """The service, where there is one that was not deleted."""
    found = platform.ecs.describe_services(cluster="cabildo-dev", services=[name])["services"]
    return next((item for item in found if item["status"] == "ACTIVE"), None)


def test_the_first_image_is_judged_like_every_other(
    sandbox: Sandbox, platform: Platform, environment: dict[str, str]
) -> None:
    good, crashing, next_one = (platform.image(tag, mode) for tag, mode in (("g", ""), ("c", "crash"), ("n", "")))
    stack = Stack(platform, "workload", "cabildo-first-dev", environment["ExecutionRoleArn"])
    parameters = workload("first", environment, 10)
    assert stack.deploy("create", **parameters) == "CREATE_COMPLETE", stack.reasons()
    # Its place is there, and nothing that could be mistaken for a service.
    assert find_service(platform, "first") is None
    assert stack.outputs()["ServiceUrl"] == f"https://first.{ZONE}"
    assert ask(sandbox, f"first.{ZONE}").status == 503

    assert stack.deploy("update", **parameters, ImageUri=crashing) == "UPDATE_ROLLBACK_COMPLETE"
    # A pipeline's action says the innermost reason, and not that some child failed.
    with pytest.raises(StackFailed, match=r"Service \(AWS::ECS::Service\): .*Circuit Breaker was triggered"):
        asyncio.run(Stacks(platform.client("cloudformation"), stack.name).wait(("UPDATE_COMPLETE",)))
    assert find_service(platform, "first") is None

    assert stack.deploy("update", **parameters, ImageUri=good) == "UPDATE_COMPLETE", stack.reasons()
    # Complete means that the address answers, not that it soon will.
    assert ask(sandbox, f"first.{ZONE}").status == 200
    assert find_service(platform, "first")["desiredCount"] == 2
    eventually(lambda: find_service(platform, "first")["runningCount"] == 2, what="the minimum of tasks")

    # What the scaling decided outlives the next deployment, a broken one and a change of the range.
    platform.ecs.update_service(cluster="cabildo-dev", service="first", desiredCount=3)
    assert stack.deploy("update", **parameters, ImageUri=next_one) == "UPDATE_COMPLETE", stack.reasons()
    assert find_service(platform, "first")["desiredCount"] == 3
    assert stack.deploy("update", **parameters, ImageUri=crashing) == "UPDATE_ROLLBACK_COMPLETE"
    assert find_service(platform, "first")["desiredCount"] == 3
    wider = {**parameters, "MaxTasks": 6}
    assert stack.deploy("update", **wider, ImageUri=next_one) == "UPDATE_COMPLETE", stack.reasons()
    assert find_service(platform, "first")["desiredCount"] == 3
    assert ask(sandbox, f"first.{ZONE}").status == 200
    # The execution role may take everything away again, too.
    assert stack.delete() == "DELETE_COMPLETE", stack.reasons()


def test_cloudformation_does_what_its_role_may_do(platform: Platform, environment: dict[str, str]) -> None:
    iam = platform.client("iam")
    role = environment["ExecutionRoleArn"]
    denial = "cabildo-dev-execution/AWSCloudFormation is not authorized to perform: {} on resource: arn:aws:{}"

    def failure(name: str, **changes: Any) -> str:
        stack = Stack(platform, "workload", f"cabildo-{name}-dev", role)
        assert stack.deploy("create", **{**workload(name, environment, 20), **changes}) == "ROLLBACK_COMPLETE"
        return " ".join(stack.reasons())

    # Names outside the environment's own, and a role without the boundary that keeps it in its place.
    elsewhere = failure("elsewhere", DomainName="elsewhere.gob.example")
    assert denial.format("acm:RequestCertificate", "").removesuffix("arn:aws:") in elsewhere
    another = f"arn:aws:iam::{ACCOUNT}:policy/cabildo-dev-execution-boundary"
    unbounded = failure("unbounded", PermissionsBoundaryArn=another)
    assert denial.format("iam:CreateRole", f"iam::{ACCOUNT}:role/cabildo/services/cabildo-unbounded-dev") in unbounded

    policy = f"arn:aws:iam::{ACCOUNT}:policy/cabildo-dev-execution-workload"
    iam.detach_role_policy(RoleName="cabildo-dev-execution", PolicyArn=policy)
    try:
        refused = failure("refused")
    finally:
        iam.attach_role_policy(RoleName="cabildo-dev-execution", PolicyArn=policy)
    assert "because no identity-based policy allows the" in refused and "HandlerErrorCode: AccessDenied" in refused


def test_a_desired_count_in_the_template_undoes_the_scaling(platform: Platform) -> None:
    cloudformation = platform.client("cloudformation")
    image = platform.image("kept")
    definition = platform.definition("kept", image)

    def template(desired: int | None, definition_arn: str) -> str:
        count = "" if desired is None else f"\n      DesiredCount: {desired}"
        return f"""
Resources:
  Service:
    Type: AWS::ECS::Service
    Properties:
      Cluster: {platform.cluster}
      ServiceName: kept
      LaunchType: FARGATE
      TaskDefinition: {definition_arn}
      NetworkConfiguration: {{AwsvpcConfiguration: {{Subnets: [{platform.subnets[0]}]}}}}{count}
"""

    def end() -> str | None:
        status = cloudformation.describe_stacks(StackName="kept")["Stacks"][0]["StackStatus"]
        return None if status.endswith("IN_PROGRESS") else status

    def desired() -> int:
        services = platform.ecs.describe_services(cluster=platform.cluster, services=["kept"])["services"]
        return services[0]["desiredCount"]

    platform.client("logs").create_log_group(logGroupName="/test/kept")
    cloudformation.create_stack(StackName="kept", TemplateBody=template(1, definition))
    assert eventually(end, what="the creation") == "CREATE_COMPLETE"
    platform.ecs.update_service(cluster=platform.cluster, service="kept", desiredCount=3)
    cloudformation.update_stack(StackName="kept", TemplateBody=template(1, platform.definition("kept", image)))
    assert eventually(end, what="the update") == "UPDATE_COMPLETE"
    assert desired() == 1
    platform.ecs.update_service(cluster=platform.cluster, service="kept", desiredCount=2)
    cloudformation.update_stack(StackName="kept", TemplateBody=template(None, platform.definition("kept", image)))
    assert eventually(end, what="the second update") == "UPDATE_COMPLETE"
    assert desired() == 2
