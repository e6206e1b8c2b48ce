# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Connections to Git hosts (CodeConnections), as far as a pipeline's source needs them: they exist and may be used.

On AWS a person completes the handshake with the provider in the console; here every connection leads to the
sandbox's own Git host and is available at once.
"""

from __future__ import annotations

import uuid
from typing import Any

from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region
from ministack.services.cloudformation import provisioners

from .extension import Extension
from .wire import AwsError, JsonService

_SERVICES = {
    "codestar-connections": "com.amazonaws.codestar.connections.CodeStar_connections_20191201",
    "codeconnections": "com.amazonaws.codeconnections.CodeConnections_20231201",
}


class Connections:
    """The connections of every account and Region."""

    def __init__(self, extension: Extension) -> None:
        self._connections = AccountRegionScopedDict()
        extension.state(
            "connections",
            save=lambda: {"connections": self._connections},
            load=lambda data: self._connections.update(data["connections"]),
            reset=self._connections.clear,
        )

    def find(self, arn: str) -> dict[str, Any] | None:
        """A connection of any account by its ARN."""
        parts = arn.split(":")
        if len(parts) != 6:
            return None
        return self._connections._data.get((parts[4], parts[3], arn.rsplit("/", 1)[-1]))

    def create(self, service: str, request: dict[str, Any]) -> dict[str, Any]:
        """CreateConnection."""
        if any(item["ConnectionName"] == request["ConnectionName"] for item in self._connections.values()):
            raise AwsError("ResourceAlreadyExistsException", f"Connection {request['ConnectionName']} already exists")
        identifier = str(uuid.uuid4())
        arn = f"arn:aws:{service}:{get_region()}:{get_account_id()}:connection/{identifier}"
        self._connections[identifier] = {
            "ConnectionName": request["ConnectionName"],
            "ConnectionArn": arn,
            "ProviderType": request.get("ProviderType", "GitHub"),
            "OwnerAccountId": get_account_id(),
            "ConnectionStatus": "AVAILABLE",
            "Tags": request.get("Tags", []),
        }
        return {"ConnectionArn": arn, "Tags": request.get("Tags", [])}

    def get(self, request: dict[str, Any]) -> dict[str, Any]:
        """GetConnection."""
        return {"Connection": _shape(self._own(request["ConnectionArn"]))}

    def list(self, request: dict[str, Any]) -> dict[str, Any]:
        """ListConnections; all on one page."""
        provider = request.get("ProviderTypeFilter")
        found = [item for item in self._connections.values() if provider in (None, item["ProviderType"])]
        return {"Connections": [_shape(item) for item in found]}

    def delete(self, request: dict[str, Any]) -> dict[str, Any]:
        """DeleteConnection."""
        self._own(request["ConnectionArn"])
        del self._connections[request["ConnectionArn"].rsplit("/", 1)[-1]]
        return {}

    def tags(self, request: dict[str, Any]) -> dict[str, Any]:
        """ListTagsForResource."""
        return {"Tags": self._own(request["ResourceArn"])["Tags"]}

    def set_tags(self, arn: str, tags: list[dict[str, str]]) -> None:
        """Replaces a connection's tags."""
        self._own(arn)["Tags"] = tags

    def _own(self, arn: str) -> dict[str, Any]:
        connection = self.find(arn)
        if connection is None or connection["OwnerAccountId"] != get_account_id():
            raise AwsError("ResourceNotFoundException", f"Connection {arn} not found")
        return connection


def register(extension: Extension) -> None:
    """Adds both names of the service and of the resource type."""
    connections = Connections(extension)
    extension.shared["connections"] = connections
    for service, target in _SERVICES.items():
        api = JsonService(
            service,
            {
                "CreateConnection": lambda request, service=service: connections.create(service, request),
                "GetConnection": connections.get,
                "ListConnections": connections.list,
                "DeleteConnection": connections.delete,
                "ListTagsForResource": connections.tags,
            },
        )
        extension.service(
            service,
            target_prefixes=[target],
            host_patterns=[rf"{service}\."],
            credential_scope=service,
            handler=api.handle,
            resource_arn=_resource_arn,
        )
    for type_name, service in (
        ("AWS::CodeStarConnections::Connection", "codestar-connections"),
        ("AWS::CodeConnections::Connection", "codeconnections"),
    ):
        extension.cloudformation_type(
            type_name,
            _handlers(connections, service),
            tags=("Tags", "list"),
            replacing=["ConnectionName", "HostArn", "ProviderType"],
        )


def _handlers(connections: Connections, service: str) -> dict[str, Any]:
    def create(logical_id: str, props: dict, stack_name: str) -> tuple[str, dict]:
        name = props.get("ConnectionName") or provisioners._physical_name(stack_name, logical_id, max_len=32)
        try:
            arn = connections.create(service, {**props, "ConnectionName": name})["ConnectionArn"]
        except AwsError as error:
            raise ValueError(error.message) from error
        return arn, _attributes(arn)

    def update(physical_id: str, old: dict, new: dict, stack_name: str) -> tuple[str, dict]:
        del old, stack_name
        connections.set_tags(physical_id, new.get("Tags", []))
        return physical_id, _attributes(physical_id)

    def delete(physical_id: str, props: dict) -> None:
        del props
        if connections.find(physical_id) is not None:
            connections.delete({"ConnectionArn": physical_id})

    return {"create": create, "update": update, "delete": delete}


def _attributes(arn: str) -> dict[str, str]:
    return {"ConnectionArn": arn, "ConnectionStatus": "AVAILABLE", "OwnerAccountId": arn.split(":")[4]}


def _shape(connection: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in connection.items() if key != "Tags"}


def _resource_arn(operation: str, members: dict, region: str, account: str) -> str:
    del operation, region, account
    return str(members.get("ConnectionArn") or members.get("ResourceArn") or "*")
