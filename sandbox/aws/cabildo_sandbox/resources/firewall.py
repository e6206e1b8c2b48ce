# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""AWS::WAFv2::WebACLAssociation and LoggingConfiguration, with the API operations behind the latter."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from ministack import app
from ministack.core.responses import AccountRegionScopedDict, error_response_json, json_response
from ministack.services import waf

from ..extension import Extension

Properties = dict[str, Any]
Created = tuple[str, dict[str, Any]]
Handler = Callable[[str, str, dict, bytes, dict], Awaitable[tuple[int, dict, bytes]]]

#: Logging configurations by web ACL ARN.
_logging = AccountRegionScopedDict()


def register(extension: Extension) -> None:
    """Adds the types and the operations."""
    extension.cloudformation_type(
        "AWS::WAFv2::WebACLAssociation",
        {"create": _associate, "delete": _disassociate},
        replacing=("ResourceArn", "WebACLArn"),
    )
    extension.cloudformation_type(
        "AWS::WAFv2::LoggingConfiguration",
        {"create": _create_logging, "update": _update_logging, "delete": _delete_logging},
        replacing=("ResourceArn",),
    )
    extension.state(
        "waf_logging",
        save=lambda: {"configurations": AccountRegionScopedDict.from_dict(_logging.to_dict())},
        load=lambda data: _logging.update(data.get("configurations", {})),
        reset=_logging.clear,
    )
    app.SERVICE_HANDLERS["wafv2"] = _with_logging(app.SERVICE_HANDLERS["wafv2"])


def _associate(logical_id: str, props: Properties, stack: str) -> Created:
    status, _, body = waf._associate_web_acl(props)
    if status != 200:
        raise ValueError(json.loads(body).get("message") or json.loads(body).get("Message") or "")
    return f"{props['WebACLArn']}|{props['ResourceArn']}", {}


def _disassociate(physical_id: str, props: Properties) -> None:
    waf._disassociate_web_acl(props)


def _create_logging(logical_id: str, props: Properties, stack: str) -> Created:
    destinations = props.get("LogDestinationConfigs") or []
    for destination in destinations:
        # "The log group's name must start with aws-waf-logs-" (WAF developer guide, "Logging destinations").
        if not destination.split(":")[-1].removesuffix("*").rpartition("/")[2].startswith("aws-waf-logs-"):
            raise ValueError(
                "Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information "
                f"separated by colons or slashes., field: LOG_DESTINATION, parameter: {destination}"
            )
    _logging[props["ResourceArn"]] = {**props, "ManagedByFirewallManager": False, "LogType": "WAF_LOGS"}
    return props["ResourceArn"], {"ManagedByFirewallManager": False}


def _update_logging(physical_id: str, old: Properties, new: Properties, stack: str) -> Created:
    return _create_logging("", new, stack)


def _delete_logging(physical_id: str, props: Properties) -> None:
    _logging.pop(physical_id, None)


def _with_logging(inner: Handler) -> Handler:
    async def handle(method: str, path: str, headers: dict, body: bytes, query: dict) -> tuple[int, dict, bytes]:
        operation = headers.get("x-amz-target", "").rpartition(".")[2]
        if not operation.endswith(("LoggingConfiguration", "LoggingConfigurations")):
            return await inner(method, path, headers, body, query)
        members = json.loads(body or b"{}")
        if operation == "PutLoggingConfiguration":
            wanted = members["LoggingConfiguration"]
            _create_logging("", wanted, "")
            return json_response({"LoggingConfiguration": _logging[wanted["ResourceArn"]]})
        if operation == "ListLoggingConfigurations":
            return json_response({"LoggingConfigurations": _logging.values()})
        found = _logging.get(members.get("ResourceArn", ""))
        if found is None:
            return error_response_json(
                "WAFNonexistentItemException",
                "AWS WAF couldn\u2019t perform the operation because your resource doesn\u2019t exist.",
                400,
            )
        if operation == "DeleteLoggingConfiguration":
            _logging.pop(members["ResourceArn"], None)
            return json_response({})
        return json_response({"LoggingConfiguration": found})

    return handle
