# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""CloudFormation types of the stack library: made, read back through their own APIs, changed, deleted."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox import Sandbox, eventually
from tests.workloads import Platform

_names = itertools.count()
FINAL = ("_COMPLETE", "_FAILED")
Stack = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def platform(sandbox: Sandbox) -> Platform:
    return Platform(sandbox, "200000000007")


@pytest.fixture
def stack(platform: Platform) -> Stack:
    """Creates or updates a stack and returns its outputs; the stack's status is under ``status``."""
    cloudformation = platform.client("cloudformation")
    name = f"test-{next(_names)}"
    made = False

    def deploy(
        resources: dict[str, Any], outputs: dict[str, Any] | None = None, delete: bool = False
    ) -> dict[str, Any]:
        nonlocal made
        if delete:
            cloudformation.delete_stack(StackName=stack_id())
        else:
            template = {"Resources": resources}
            if outputs:
                template["Outputs"] = {key: {"Value": value} for key, value in outputs.items()}
            call = cloudformation.update_stack if made else cloudformation.create_stack
            answer = call(StackName=name, TemplateBody=json.dumps(template), Capabilities=["CAPABILITY_NAMED_IAM"])
            identity.append(answer["StackId"])
            made = True

        def finished() -> dict[str, Any] | None:
            found = cloudformation.describe_stacks(StackName=stack_id())["Stacks"][0]
            return found if found["StackStatus"].endswith(FINAL) else None

        found = eventually(finished, 60, "the end of the stack operation")
        events = cloudformation.describe_stack_events(StackName=stack_id())["StackEvents"]
        return {
            "status": found["StackStatus"],
            "reasons": [item.get("ResourceStatusReason", "") for item in events if "FAILED" in item["ResourceStatus"]],
            **{item["OutputKey"]: item["OutputValue"] for item in found.get("Outputs", [])},
        }

    identity: list[str] = []

    def stack_id() -> str:
        return identity[-1]

    return deploy


def test_addresses_gateways_and_flow_logs(platform: Platform, stack: Stack) -> None:
    resources = {
        "Address": {"Type": "AWS::EC2::EIP", "Properties": {"Domain": "vpc", "Tags": [{"Key": "a", "Value": "1"}]}},
        "Gateway": {
            "Type": "AWS::EC2::NatGateway",
            "Properties": {
                "SubnetId": platform.subnets[0],
                "AllocationId": {"Fn::GetAtt": ["Address", "AllocationId"]},
            },
        },
        "Flow": {
            "Type": "AWS::EC2::FlowLog",
            "Properties": {
                "ResourceId": platform.vpc,
                "ResourceType": "VPC",
                "TrafficType": "REJECT",
                "LogGroupName": "/flows",
            },
        },
    }
    made = stack(
        resources, {"Ip": {"Ref": "Address"}, "Gateway": {"Ref": "Gateway"}, "Flow": {"Fn::GetAtt": ["Flow", "Id"]}}
    )
    assert made["status"] == "CREATE_COMPLETE", made["reasons"]
    ec2 = platform.client("ec2")
    (address,) = (item for item in ec2.describe_addresses()["Addresses"] if item["PublicIp"] == made["Ip"])
    assert {"Key": "a", "Value": "1"} in address["Tags"]
    (gateway,) = ec2.describe_nat_gateways(NatGatewayIds=[made["Gateway"]])["NatGateways"]
    assert (gateway["State"], gateway["SubnetId"]) == ("available", platform.subnets[0])
    (flow,) = ec2.describe_flow_logs(FlowLogIds=[made["Flow"]])["FlowLogs"]
    assert (flow["TrafficType"], flow["FlowLogStatus"]) == ("REJECT", "ACTIVE")
    assert stack(None, delete=True)["status"] == "DELETE_COMPLETE"
    assert made["Ip"] not in [item["PublicIp"] for item in ec2.describe_addresses()["Addresses"]]


def test_security_group_rules_of_their_own(platform: Platform, stack: Stack) -> None:
    def rule(port: int) -> dict[str, Any]:
        return {
            "Type": "AWS::EC2::SecurityGroupIngress",
            "Properties": {
                "GroupId": {"Fn::GetAtt": ["Group", "GroupId"]},
                "IpProtocol": "tcp",
                "FromPort": port,
                "ToPort": port,
                "SourceSecurityGroupId": {"Fn::GetAtt": ["Group", "GroupId"]},
            },
        }

    group = {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "test", "VpcId": platform.vpc}}
    made = stack({"Group": group, "Rule": rule(80)}, {"Group": {"Fn::GetAtt": ["Group", "GroupId"]}})
    assert made["status"] == "CREATE_COMPLETE", made["reasons"]

    def ports() -> list[int]:
        (found,) = platform.client("ec2").describe_security_groups(GroupIds=[made["Group"]])["SecurityGroups"]
        return [item["FromPort"] for item in found["IpPermissions"]]

    assert ports() == [80]
    stack({"Group": group, "Rule": rule(81)}, {"Group": {"Fn::GetAtt": ["Group", "GroupId"]}})
    assert ports() == [81]
    stack({"Group": group})
    assert ports() == []


def test_a_web_firewall_before_a_load_balancer(platform: Platform, stack: Stack) -> None:
    visibility = {"CloudWatchMetricsEnabled": True, "MetricName": "m", "SampledRequestsEnabled": True}
    group = f"arn:aws:logs:us-east-1:{platform.account}:log-group"
    resources = {
        "Acl": {
            "Type": "AWS::WAFv2::WebACL",
            "Properties": {
                "Name": "test",
                "Scope": "REGIONAL",
                "DefaultAction": {"Allow": {}},
                "VisibilityConfig": visibility,
            },
        },
        "Association": {
            "Type": "AWS::WAFv2::WebACLAssociation",
            "Properties": {
                "ResourceArn": platform.balancer["LoadBalancerArn"],
                "WebACLArn": {"Fn::GetAtt": ["Acl", "Arn"]},
            },
        },
        "Logging": {
            "Type": "AWS::WAFv2::LoggingConfiguration",
            "Properties": {
                "ResourceArn": {"Fn::GetAtt": ["Acl", "Arn"]},
                "LogDestinationConfigs": [f"{group}:aws-waf-logs-test"],
            },
        },
    }
    made = stack(resources, {"Acl": {"Fn::GetAtt": ["Acl", "Arn"]}})
    assert made["status"] == "CREATE_COMPLETE", made["reasons"]
    waf = platform.client("wafv2")
    found = waf.get_web_acl_for_resource(ResourceArn=platform.balancer["LoadBalancerArn"])["WebACL"]
    assert found["ARN"] == made["Acl"]
    logging = waf.get_logging_configuration(ResourceArn=made["Acl"])["LoggingConfiguration"]
    assert logging["LogDestinationConfigs"] == [f"{group}:aws-waf-logs-test"]
    resources["Logging"]["Properties"]["LogDestinationConfigs"] = [f"{group}:elsewhere"]
    refused = stack(resources, {"Acl": {"Fn::GetAtt": ["Acl", "Arn"]}})
    assert refused["status"] == "UPDATE_ROLLBACK_COMPLETE"
    assert "LOG_DESTINATION" in " ".join(refused["reasons"])


def test_listeners_with_several_certificates(platform: Platform, stack: Stack) -> None:
    zone = platform.client("route53").create_hosted_zone(Name="certs.localhost", CallerReference="certs")
    zone_id = zone["HostedZone"]["Id"].rpartition("/")[2]

    def certificate(domain: str) -> dict[str, Any]:
        return {
            "Type": "AWS::CertificateManager::Certificate",
            "Properties": {
                "DomainName": domain,
                "ValidationMethod": "DNS",
                "DomainValidationOptions": [{"DomainName": domain, "HostedZoneId": zone_id}],
            },
        }

    resources = {
        "First": certificate("*.certs.localhost"),
        "Second": certificate("second.certs.localhost"),
        "Listener": {
            "Type": "AWS::ElasticLoadBalancingV2::Listener",
            "Properties": {
                "LoadBalancerArn": platform.balancer["LoadBalancerArn"],
                "Port": 443,
                "Protocol": "HTTPS",
                "Certificates": [{"CertificateArn": {"Ref": "First"}}],
                "DefaultActions": [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}],
                "ListenerAttributes": [{"Key": "routing.http.response.server.enabled", "Value": "false"}],
            },
        },
        "More": {
            "Type": "AWS::ElasticLoadBalancingV2::ListenerCertificate",
            "Properties": {
                "ListenerArn": {"Ref": "Listener"},
                "Certificates": [{"CertificateArn": {"Ref": "Second"}}],
            },
        },
    }
    names = {"Listener": {"Ref": "Listener"}, "First": {"Ref": "First"}, "Second": {"Ref": "Second"}}
    made = stack(resources, names)
    assert made["status"] == "CREATE_COMPLETE", made["reasons"]
    found = platform.elb.describe_listener_certificates(ListenerArn=made["Listener"])["Certificates"]
    assert [(item["CertificateArn"], item["IsDefault"]) for item in found] == [
        (made["First"], True),
        (made["Second"], False),
    ]
    acm = platform.client("acm")
    described = acm.describe_certificate(CertificateArn=made["Second"])["Certificate"]
    assert described["InUseBy"] == [platform.balancer["LoadBalancerArn"]]
    attributes = platform.elb.describe_listener_attributes(ListenerArn=made["Listener"])["Attributes"]
    assert {"Key": "routing.http.response.server.enabled", "Value": "false"} in attributes
    del resources["More"]
    stack(resources, names)
    assert len(platform.elb.describe_listener_certificates(ListenerArn=made["Listener"])["Certificates"]) == 1


def test_a_protected_load_balancer_keeps_its_stack(platform: Platform, stack: Stack) -> None:
    def balancer(protected: str) -> dict[str, Any]:
        attributes = [{"Key": "deletion_protection.enabled", "Value": protected}]
        properties = {"Name": "protected", "Subnets": platform.subnets, "LoadBalancerAttributes": attributes}
        return {"Balancer": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": properties}}

    made = stack(balancer("true"), {"Arn": {"Ref": "Balancer"}})
    attributes = platform.elb.describe_load_balancer_attributes(LoadBalancerArn=made["Arn"])["Attributes"]
    by_key = {item["Key"]: item["Value"] for item in attributes}
    assert (by_key["deletion_protection.enabled"], by_key["idle_timeout.timeout_seconds"]) == ("true", "60")
    refused = stack(None, delete=True)
    assert refused["status"] == "DELETE_FAILED"
    assert "deletion protection is enabled" in " ".join(refused["reasons"])


def test_a_service_scales_as_its_stack_says(platform: Platform, stack: Stack) -> None:
    service = platform.service("stacked", "registry.test/stacked:1", 0)
    properties = {
        "MinCapacity": "1",
        "MaxCapacity": "3",
        **service.resource,
        "Tags": [{"Key": "cabildo:service", "Value": "stacked"}],
        "ScheduledActions": [
            {
                "ScheduledActionName": "up",
                "Schedule": "cron(0 7 * * ? *)",
                "Timezone": "America/Santiago",
                "ScalableTargetAction": {"MinCapacity": "2", "MaxCapacity": "3"},
            }
        ],
    }
    resources = {
        "Target": {"Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": properties},
        "Policy": {
            "Type": "AWS::ApplicationAutoScaling::ScalingPolicy",
            "Properties": {
                "PolicyName": "requests",
                "PolicyType": "TargetTrackingScaling",
                "ScalingTargetId": {"Ref": "Target"},
                "TargetTrackingScalingPolicyConfiguration": {
                    "TargetValue": "600",
                    "PredefinedMetricSpecification": {
                        "PredefinedMetricType": "ALBRequestCountPerTarget",
                        "ResourceLabel": (
                            platform.balancer["LoadBalancerArn"].partition(":loadbalancer/")[2]
                            + "/"
                            + service.group.rpartition(":")[2]
                        ),
                    },
                },
            },
        },
    }
    made = stack(resources, {"Target": {"Ref": "Target"}, "Policy": {"Ref": "Policy"}})
    assert made["status"] == "CREATE_COMPLETE", made["reasons"]
    assert made["Target"] == f"{service.resource['ResourceId']}|ecs:service:DesiredCount|ecs"
    scaling = platform.client("application-autoscaling")
    (policy,) = scaling.describe_scaling_policies(**service.resource)["ScalingPolicies"]
    assert policy["PolicyARN"] == made["Policy"]
    (action,) = scaling.describe_scheduled_actions(**service.resource)["ScheduledActions"]
    assert action["ScalableTargetAction"] == {"MinCapacity": 2, "MaxCapacity": 3}
    service.settled(1)
    properties["MinCapacity"] = "2"
    del properties["ScheduledActions"]
    assert stack(resources)["status"] == "UPDATE_COMPLETE"
    assert not scaling.describe_scheduled_actions(**service.resource)["ScheduledActions"]
    service.settled(2)
    assert stack(None, delete=True)["status"] == "DELETE_COMPLETE"
    assert not scaling.describe_scalable_targets(ServiceNamespace="ecs", ResourceIds=[service.resource["ResourceId"]])[
        "ScalableTargets"
    ]


def test_a_composite_alarm(platform: Platform, stack: Stack) -> None:
    resources = {
        "Child": {
            "Type": "AWS::CloudWatch::Alarm",
            "Properties": {
                "AlarmName": "child",
                "Namespace": "Test",
                "MetricName": "m",
                "Statistic": "Sum",
                "Period": 60,
                "EvaluationPeriods": 1,
                "Threshold": 1,
                "ComparisonOperator": "GreaterThanThreshold",
            },
        },
        "Parent": {
            "Type": "AWS::CloudWatch::CompositeAlarm",
            "DependsOn": "Child",
            "Properties": {"AlarmName": "parent", "AlarmRule": 'ALARM("child")'},
        },
    }
    made = stack(resources, {"Arn": {"Fn::GetAtt": ["Parent", "Arn"]}})
    assert made["status"] == "CREATE_COMPLETE", made["reasons"]
    cloudwatch = platform.client("cloudwatch")
    (found,) = cloudwatch.describe_alarms(AlarmNames=["parent"], AlarmTypes=["CompositeAlarm"])["CompositeAlarms"]
    assert (found["AlarmArn"], found["AlarmRule"]) == (made["Arn"], 'ALARM("child")')
    assert stack(None, delete=True)["status"] == "DELETE_COMPLETE"


def service_resources(platform: Platform, name: str, image: str, group: str) -> dict[str, Any]:
    return {
        "Definition": {
            "Type": "AWS::ECS::TaskDefinition",
            "Properties": {
                "Family": name,
                "Cpu": "256",
                "Memory": "512",
                "NetworkMode": "awsvpc",
                "RequiresCompatibilities": ["FARGATE"],
                "RuntimePlatform": {"CpuArchitecture": "X86_64", "OperatingSystemFamily": "LINUX"},
                "ContainerDefinitions": [
                    {
                        "Name": "app",
                        "Image": image,
                        "Memory": "512",
                        "ReadonlyRootFilesystem": "true",
                        "PortMappings": [{"ContainerPort": "8080"}],
                        "DockerLabels": {"Keep.This": "Case"},
                        "LinuxParameters": {"Capabilities": {"Drop": ["ALL"]}},
                    }
                ],
            },
        },
        "Service": {
            "Type": "AWS::ECS::Service",
            "Properties": {
                "Cluster": platform.cluster,
                "ServiceName": name,
                "TaskDefinition": {"Ref": "Definition"},
                "LaunchType": "FARGATE",
                "HealthCheckGracePeriodSeconds": "5",
                "PropagateTags": "SERVICE",
                "LoadBalancers": [{"ContainerName": "app", "ContainerPort": "8080", "TargetGroupArn": group}],
                "NetworkConfiguration": {"AwsvpcConfiguration": {"Subnets": platform.subnets}},
                "DeploymentConfiguration": {"DeploymentCircuitBreaker": {"Enable": "true", "Rollback": "true"}},
                "Tags": [{"Key": "cabildo:service", "Value": name}],
            },
        },
    }


def test_a_stack_waits_for_its_service_and_fails_with_its_deployment(platform: Platform, stack: Stack) -> None:
    good, sick = (platform.image(f"stack-{mode}", mode) for mode in ("", "sick"))
    elsewhere = platform.service("neighbour", "registry.test/neighbour:1", 0)
    group = platform.elb.create_target_group(
        Name="waited",
        Protocol="HTTP",
        Port=8080,
        VpcId=platform.vpc,
        TargetType="ip",
        HealthCheckPath="/health",
        HealthCheckIntervalSeconds=5,
        HealthCheckTimeoutSeconds=3,
        UnhealthyThresholdCount=2,
    )["TargetGroups"][0]["TargetGroupArn"]
    platform.elb.create_rule(
        ListenerArn=platform.listener,
        Priority=900,
        Conditions=[{"Field": "host-header", "Values": ["waited.localhost"]}],
        Actions=[{"Type": "forward", "TargetGroupArn": group}],
    )
    made = stack(service_resources(platform, "waited", good, group), {"Arn": {"Ref": "Service"}})
    assert made["status"] == "CREATE_COMPLETE", made["reasons"]
    assert made["Arn"] == f"arn:aws:ecs:us-east-1:{platform.account}:service/{platform.cluster}/waited"

    def service() -> dict[str, Any]:
        return platform.ecs.describe_services(cluster=platform.cluster, services=["waited"])["services"][0]

    assert (service()["desiredCount"], service()["runningCount"]) == (1, 1)
    definition = platform.ecs.describe_task_definition(taskDefinition=service()["taskDefinition"])["taskDefinition"]
    container = definition["containerDefinitions"][0]
    assert (container["memory"], container["readonlyRootFilesystem"]) == (512, True)
    assert container["portMappings"] == [{"containerPort": 8080}]
    assert container["dockerLabels"] == {"Keep.This": "Case"}
    assert container["linuxParameters"]["capabilities"] == {"drop": ["ALL"]}
    task = platform.ecs.list_tasks(cluster=platform.cluster, serviceName="waited")["taskArns"][0]
    described = platform.ecs.describe_tasks(cluster=platform.cluster, tasks=[task], include=["TAGS"])["tasks"][0]
    assert {"key": "cabildo:service", "value": "waited"} in described["tags"]

    failed = stack(service_resources(platform, "waited", sick, group))
    assert failed["status"] == "UPDATE_ROLLBACK_COMPLETE"
    assert "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'." in " ".join(
        failed["reasons"]
    )
    assert service()["taskDefinition"] == definition["taskDefinitionArn"]
    assert platform.ecs.describe_task_definition(taskDefinition="waited:1")["taskDefinition"]["status"] == "ACTIVE"
    assert stack(None, delete=True)["status"] == "DELETE_COMPLETE"
    assert service()["status"] == "INACTIVE"
    assert elsewhere.describe()["status"] == "ACTIVE"
