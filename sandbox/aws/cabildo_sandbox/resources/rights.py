# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What CloudFormation needs of a stack's role to make, change and delete the resources of the stack library.

For each resource type the action that each operation cannot do without, on the resource the service authorization
reference names for it, and the roles it hands over. The whole list of a provider's permissions depends on the
properties in use and is compared with the role by a test of the library; here the few that always count meet the
role's resources, conditions and boundary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Properties = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """The stack's account and Region, its name, and the resource's names in it."""

    account: str
    region: str
    stack: str
    logical_id: str
    #: Empty before the resource is made.
    physical_id: str

    def arn(self, service: str, resource: str) -> str:
        """An ARN in the stack's account and Region."""
        return f"arn:aws:{service}:{self.region}:{self.account}:{resource}"


@dataclass(frozen=True)
class Demand:
    """One action on one resource, with the keys that conditions may ask for, in lower case."""

    action: str
    resource: str
    keys: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class _Type:
    #: Actions without their prefix; where an update makes the resource anew, the one of its creation.
    create: str
    update: str
    delete: str
    prefix: str
    resource: Callable[[Properties, Place], str]
    keys: Callable[[Properties], dict[str, Any]] = lambda props: {}
    #: Properties that hold roles, and the service they are handed to.
    passes: tuple[str, ...] = ()
    passed_to: str = ""
    #: Where its deletion knows no resource.
    deleted_without_resource: bool = False


def _made(prefix: str, kind: str) -> Callable[[Properties, Place], str]:
    """Resources without a name of their own: their ARN or id once they are made."""

    def resource(props: Properties, place: Place) -> str:
        if place.physical_id.startswith("arn:"):
            return place.physical_id
        return place.arn(prefix, f"{kind}/{place.physical_id or 'new'}")

    return resource


def _named(prefix: str, pattern: str, *names: str) -> Callable[[Properties, Place], str]:
    def resource(props: Properties, place: Place) -> str:
        return place.arn(prefix, pattern.format(*(props.get(name) or "" for name in names)))

    return resource


def _service(props: Properties, place: Place) -> str:
    cluster = str(props.get("Cluster", "")).rpartition("/")[2]
    return place.arn("ecs", f"service/{cluster}/{props.get('ServiceName', '')}")


def _listener(props: Properties, place: Place) -> str:
    return str(props.get("ListenerArn", ""))


def _rule(props: Properties, place: Place) -> str:
    return place.physical_id or _listener(props, place)


def _target_group(props: Properties, place: Place) -> str:
    return place.physical_id or place.arn("elasticloadbalancing", "targetgroup/new/new")


def _zone(props: Properties, place: Place) -> str:
    return f"arn:aws:route53:::hostedzone/{props.get('HostedZoneId', '')}"


def _identity(kind: str, name: str) -> Callable[[Properties, Place], str]:
    def resource(props: Properties, place: Place) -> str:
        named = props.get(name) or f"{place.stack}-{place.logical_id}-new"
        return f"arn:aws:iam::{place.account}:{kind}{props.get('Path') or '/'}{named}"

    return resource


def _nested(props: Properties, place: Place) -> str:
    return place.physical_id or place.arn("cloudformation", f"stack/{place.stack}-{place.logical_id}-new/new")


def _boundary(props: Properties) -> dict[str, Any]:
    return {"iam:permissionsboundary": props.get("PermissionsBoundary", "")}


def _certificate(props: Properties) -> dict[str, Any]:
    names = [props.get("DomainName", ""), *(props.get("SubjectAlternativeNames") or [])]
    return {"acm:domainnames": names, "acm:validationmethod": props.get("ValidationMethod", "")}


TYPES: dict[str, _Type] = {
    "AWS::ApplicationAutoScaling::ScalableTarget": _Type(
        "RegisterScalableTarget",
        "RegisterScalableTarget",
        "DeregisterScalableTarget",
        "application-autoscaling",
        _made("application-autoscaling", "scalable-target"),
    ),
    "AWS::ApplicationAutoScaling::ScalingPolicy": _Type(
        "PutScalingPolicy",
        "PutScalingPolicy",
        "DeleteScalingPolicy",
        "application-autoscaling",
        lambda props, place: place.arn("application-autoscaling", "scalable-target/new"),
    ),
    "AWS::CertificateManager::Certificate": _Type(
        "RequestCertificate",
        "UpdateCertificateOptions",
        "DeleteCertificate",
        "acm",
        lambda props, place: place.physical_id or "*",
        keys=_certificate,
    ),
    "AWS::CloudFormation::Stack": _Type("CreateStack", "UpdateStack", "DeleteStack", "cloudformation", _nested),
    "AWS::CloudWatch::Alarm": _Type(
        "PutMetricAlarm",
        "PutMetricAlarm",
        "DeleteAlarms",
        "cloudwatch",
        _named("cloudwatch", "alarm:{}", "AlarmName"),
    ),
    "AWS::CodeBuild::Project": _Type(
        "CreateProject",
        "UpdateProject",
        "DeleteProject",
        "codebuild",
        _named("codebuild", "project/{}", "Name"),
        passes=("ServiceRole",),
        passed_to="codebuild.amazonaws.com",
    ),
    "AWS::CodePipeline::Pipeline": _Type(
        "CreatePipeline",
        "UpdatePipeline",
        "DeletePipeline",
        "codepipeline",
        _named("codepipeline", "{}", "Name"),
        passes=("RoleArn",),
        passed_to="codepipeline.amazonaws.com",
    ),
    "AWS::EC2::SecurityGroup": _Type(
        "CreateSecurityGroup",
        "AuthorizeSecurityGroupIngress",
        "DeleteSecurityGroup",
        "ec2",
        _made("ec2", "security-group"),
    ),
    "AWS::ECR::Repository": _Type(
        "CreateRepository",
        "PutLifecyclePolicy",
        "DeleteRepository",
        "ecr",
        _named("ecr", "repository/{}", "RepositoryName"),
    ),
    "AWS::ECS::Service": _Type("CreateService", "UpdateService", "DeleteService", "ecs", _service),
    "AWS::ECS::TaskDefinition": _Type(
        "RegisterTaskDefinition",
        "RegisterTaskDefinition",
        "DeregisterTaskDefinition",
        "ecs",
        _named("ecs", "task-definition/{}:1", "Family"),
        passes=("ExecutionRoleArn", "TaskRoleArn"),
        passed_to="ecs-tasks.amazonaws.com",
        deleted_without_resource=True,
    ),
    "AWS::ElasticLoadBalancingV2::ListenerCertificate": _Type(
        "AddListenerCertificates",
        "AddListenerCertificates",
        "RemoveListenerCertificates",
        "elasticloadbalancing",
        _listener,
    ),
    "AWS::ElasticLoadBalancingV2::ListenerRule": _Type(
        "CreateRule", "ModifyRule", "DeleteRule", "elasticloadbalancing", _rule
    ),
    "AWS::ElasticLoadBalancingV2::TargetGroup": _Type(
        "CreateTargetGroup", "ModifyTargetGroup", "DeleteTargetGroup", "elasticloadbalancing", _target_group
    ),
    "AWS::IAM::ManagedPolicy": _Type(
        "CreatePolicy", "CreatePolicyVersion", "DeletePolicy", "iam", _identity("policy", "ManagedPolicyName")
    ),
    "AWS::IAM::Role": _Type(
        "CreateRole", "UpdateRole", "DeleteRole", "iam", _identity("role", "RoleName"), keys=_boundary
    ),
    "AWS::Logs::LogGroup": _Type(
        "CreateLogGroup",
        "PutRetentionPolicy",
        "DeleteLogGroup",
        "logs",
        _named("logs", "log-group:{}", "LogGroupName"),
    ),
    "AWS::Route53::RecordSet": _Type(
        "ChangeResourceRecordSets", "ChangeResourceRecordSets", "ChangeResourceRecordSets", "route53", _zone
    ),
}


def demands(kind: str, operation: str, props: Properties, place: Place) -> Iterator[Demand]:
    """What an operation (``create``, ``update``, ``delete``) on a resource asks of the role; nothing where unknown."""
    known = TYPES.get(kind)
    if known is None:
        return
    keys = known.keys(props) if operation == "create" else {}
    anything = operation == "delete" and known.deleted_without_resource
    resource = "*" if anything else known.resource(props, place)
    yield Demand(f"{known.prefix}:{getattr(known, operation)}", resource, keys)
    if operation == "delete":
        return
    for name in known.passes:
        if props.get(name):
            yield Demand("iam:PassRole", str(props[name]), {"iam:passedtoservice": known.passed_to})
