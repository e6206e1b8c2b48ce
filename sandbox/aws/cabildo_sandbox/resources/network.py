# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""AWS::EC2::EIP, NatGateway, FlowLog, SecurityGroupIngress, SecurityGroupEgress."""

from __future__ import annotations

import secrets
from typing import Any

from ministack.services import ec2
from ministack.services.cloudformation import provisioners

from ..extension import Extension

Properties = dict[str, Any]
Created = tuple[str, dict[str, Any]]


def register(extension: Extension) -> None:
    """Adds the types."""
    tags = ("Tags", "list")
    extension.cloudformation_type(
        "AWS::EC2::EIP",
        {"create": _create_address, "update": _update_tags, "delete": _release_address},
        tags=tags,
        replacing=("Domain", "NetworkBorderGroup", "PublicIpv4Pool", "Address"),
    )
    extension.cloudformation_type(
        "AWS::EC2::NatGateway",
        {"create": _create_nat, "update": _update_tags, "delete": _delete_nat},
        tags=tags,
        replacing=("AllocationId", "ConnectivityType", "PrivateIpAddress", "SubnetId"),
    )
    extension.cloudformation_type(
        "AWS::EC2::FlowLog",
        {"create": _create_flow_log, "update": _update_tags, "delete": _delete_flow_log},
        tags=tags,
        replacing=(
            "DeliverLogsPermissionArn",
            "LogDestination",
            "LogDestinationType",
            "LogFormat",
            "LogGroupName",
            "MaxAggregationInterval",
            "ResourceId",
            "ResourceType",
            "TrafficType",
        ),
    )
    for name, member in (("Ingress", "IpPermissions"), ("Egress", "IpPermissionsEgress")):
        extension.cloudformation_type(
            f"AWS::EC2::SecurityGroup{name}",
            _rule_handlers(member),
            replacing=(
                "CidrIp",
                "CidrIpv6",
                "FromPort",
                "GroupId",
                "IpProtocol",
                "SourceSecurityGroupId",
                "DestinationSecurityGroupId",
                "ToPort",
            ),
        )


def _identity(prefix: str) -> str:
    return f"{prefix}-{secrets.token_hex(9)[:17]}"


def _update_tags(physical_id: str, old: Properties, new: Properties, stack: str) -> Created:
    provisioners._ec2_apply_tags(_resource_id(physical_id), new, old)
    return physical_id, _attributes(physical_id)


def _resource_id(physical_id: str) -> str:
    # An address is known by its IP in CloudFormation and by its allocation in EC2.
    for allocation, address in ec2._addresses.items():
        if address["PublicIp"] == physical_id:
            return allocation
    return physical_id


def _attributes(physical_id: str) -> dict[str, Any]:
    if physical_id.startswith("nat-"):
        return {"NatGatewayId": physical_id}
    if physical_id.startswith("fl-"):
        return {"Id": physical_id}
    return {"AllocationId": _resource_id(physical_id), "PublicIp": physical_id}


def _create_address(logical_id: str, props: Properties, stack: str) -> Created:
    allocation, ip = _identity("eipalloc"), ec2._random_ip("52.")
    ec2._addresses[allocation] = {
        "AllocationId": allocation,
        "PublicIp": ip,
        "Domain": props.get("Domain") or "vpc",
        "AssociationId": None,
        "InstanceId": None,
        "NetworkInterfaceId": None,
        "PrivateIpAddress": None,
    }
    provisioners._ec2_apply_tags(allocation, props)
    return ip, {"AllocationId": allocation, "PublicIp": ip}


def _release_address(physical_id: str, props: Properties) -> None:
    allocation = _resource_id(physical_id)
    ec2._addresses.pop(allocation, None)
    ec2._tags.pop(allocation, None)


def _create_nat(logical_id: str, props: Properties, stack: str) -> Created:
    subnet = ec2._subnets.get(props.get("SubnetId", ""))
    if subnet is None:
        raise ValueError(f"The subnet ID '{props.get('SubnetId', '')}' does not exist (Service: Ec2, Status Code: 400)")
    allocation = props.get("AllocationId", "")
    connectivity = props.get("ConnectivityType") or "public"
    if connectivity == "public" and allocation not in ec2._addresses:
        raise ValueError(f"The allocation ID '{allocation}' does not exist (Service: Ec2, Status Code: 400)")
    identity = _identity("nat")
    ec2._nat_gateways[identity] = {
        "NatGatewayId": identity,
        "SubnetId": subnet["SubnetId"],
        "VpcId": subnet["VpcId"],
        "AllocationId": allocation,
        "ConnectivityType": connectivity,
        "State": "available",
        "CreateTime": ec2._now_ts(),
        "Tags": [],
    }
    if allocation:
        ec2._addresses[allocation]["AssociationId"] = _identity("eipassoc")
    provisioners._ec2_apply_tags(identity, props)
    return identity, {"NatGatewayId": identity}


def _delete_nat(physical_id: str, props: Properties) -> None:
    gateway = ec2._nat_gateways.get(physical_id)
    if gateway is None:
        return
    gateway["State"] = "deleted"
    address = ec2._addresses.get(gateway["AllocationId"])
    if address is not None:
        address["AssociationId"] = None


def _create_flow_log(logical_id: str, props: Properties, stack: str) -> Created:
    identity = _identity("fl")
    ec2._flow_logs[identity] = {
        "FlowLogId": identity,
        "ResourceId": props["ResourceId"],
        "ResourceType": props["ResourceType"],
        "TrafficType": props.get("TrafficType") or "ALL",
        "LogDestinationType": props.get("LogDestinationType") or "cloud-watch-logs",
        "LogDestination": props.get("LogDestination") or props.get("LogGroupName") or "",
        "LogGroupName": props.get("LogGroupName") or "",
        "DeliverLogsPermissionArn": props.get("DeliverLogsPermissionArn") or "",
        "MaxAggregationInterval": int(props.get("MaxAggregationInterval") or 600),
        "FlowLogStatus": "ACTIVE",
        "CreationTime": ec2._now_ts(),
    }
    provisioners._ec2_apply_tags(identity, props)
    return identity, {"Id": identity}


def _delete_flow_log(physical_id: str, props: Properties) -> None:
    ec2._flow_logs.pop(physical_id, None)
    ec2._tags.pop(physical_id, None)


def _rule_handlers(member: str) -> dict[str, Any]:
    egress = member == "IpPermissionsEgress"

    def create(logical_id: str, props: Properties, stack: str) -> Created:
        group = ec2._security_groups.get(props.get("GroupId", ""))
        if group is None:
            raise ValueError(
                f"The security group '{props.get('GroupId', '')}' does not exist (Service: Ec2, Status Code: 400)"
            )
        permission = provisioners._ec2_sg_permissions([props])[0]
        if any(ec2._rules_match(permission, existing) for existing in group[member]):
            raise ValueError(
                "the specified rule already exists (Service: Ec2, Status Code: 400, "
                "Error Code: InvalidPermission.Duplicate)"
            )
        identity = ec2._sg_rule_id(group["GroupId"], egress, permission)
        permission["SecurityGroupRuleId"] = identity
        group[member].append(permission)
        return identity, {"Id": identity}

    def update(physical_id: str, old: Properties, new: Properties, stack: str) -> Created:
        # What is left when the replacing properties are equal: the description.
        delete(physical_id, old)
        return create("", new, stack)

    def delete(physical_id: str, props: Properties) -> None:
        group = ec2._security_groups.get(props.get("GroupId", ""))
        if group is not None:
            permission = provisioners._ec2_sg_permissions([props])[0]
            group[member] = [rule for rule in group[member] if not ec2._rules_match(permission, rule)]

    return {"create": create, "update": update, "delete": delete}
