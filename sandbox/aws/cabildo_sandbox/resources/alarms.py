# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""AWS::CloudWatch::CompositeAlarm."""

from __future__ import annotations

import json
from typing import Any

from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudwatch
from ministack.services.cloudformation import provisioners

from ..extension import Extension

Properties = dict[str, Any]
Created = tuple[str, dict[str, Any]]


def register(extension: Extension) -> None:
    """Adds the type."""
    extension.cloudformation_type(
        "AWS::CloudWatch::CompositeAlarm",
        {"create": _create, "update": _update, "delete": _delete},
        tags=("Tags", "list"),
        name_property="AlarmName",
        replacing=("AlarmName",),
    )


def _create(logical_id: str, props: Properties, stack: str) -> Created:
    name = props.get("AlarmName") or provisioners._physical_name(stack, logical_id, max_len=255)
    return _put(name, props)


def _update(physical_id: str, old: Properties, new: Properties, stack: str) -> Created:
    return _put(physical_id, new)


def _put(name: str, props: Properties) -> Created:
    members = {key: value for key, value in props.items() if key != "Tags"}
    members["AlarmName"] = name
    members["ActionsEnabled"] = str(props.get("ActionsEnabled", True)).lower() == "true"
    status, _, body = cloudwatch._put_composite_alarm({}, members, False, True)
    if status != 200:
        error = json.loads(body)
        raise ValueError(f"{error.get('message') or error.get('Message')} (Service: CloudWatch, Status Code: {status})")
    arn = f"arn:aws:cloudwatch:{get_region()}:{get_account_id()}:alarm:{name}"
    cloudwatch._resource_tags[arn] = {item["Key"]: item.get("Value", "") for item in props.get("Tags") or []}
    return name, {"Arn": arn}


def _delete(physical_id: str, props: Properties) -> None:
    cloudwatch._composite_alarms.pop(physical_id, None)
    cloudwatch._composite_triggers.pop(physical_id, None)
    cloudwatch._resource_tags.pop(f"arn:aws:cloudwatch:{get_region()}:{get_account_id()}:alarm:{physical_id}", None)
