# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""AWS::ECS::TaskDefinition with all of its properties in the API's shape and types."""

from __future__ import annotations

from typing import Any

from ministack.core.responses import get_account_id, get_region
from ministack.services import ecs
from ministack.services.cloudformation import provisioners

from ..extension import Extension

Properties = dict[str, Any]
Created = tuple[str, dict[str, Any]]

_TYPE = "AWS::ECS::TaskDefinition"
#: Maps whose keys are the user's own and keep their case.
_FREE_KEYS = {"dockerLabels", "options", "labels", "driverOpts"}
_INTEGERS = {
    "cpu",
    "memory",
    "memoryReservation",
    "containerPort",
    "hostPort",
    "startTimeout",
    "stopTimeout",
    "interval",
    "timeout",
    "retries",
    "startPeriod",
    "softLimit",
    "hardLimit",
    "sizeInGiB",
}
_BOOLEANS = {
    "essential",
    "readonlyRootFilesystem",
    "privileged",
    "interactive",
    "pseudoTerminal",
    "disableNetworking",
    "initProcessEnabled",
    "readOnly",
}


def register(extension: Extension) -> None:
    """Replaces the type's create and update; tags and deletion stay MiniStack's."""
    own = dict(provisioners._RESOURCE_HANDLERS[_TYPE])
    own["create"] = create
    own["update"] = update
    own["update_with_logical_id"] = True
    provisioners._RESOURCE_HANDLERS[_TYPE] = own


def create(logical_id: str, props: Properties, stack: str) -> Created:
    """Registers the next revision."""
    family = props.get("Family") or f"{stack}-{logical_id}"
    request = {name: value for name, value in as_api(props).items() if name != "tags"}
    # Task-level sizes are text in the API, container-level ones numbers.
    request.update({name: str(props[name.capitalize()]) for name in ("cpu", "memory") if name.capitalize() in props})
    request["family"] = family
    request["tags"] = provisioners._pascal_to_camel(props.get("Tags") or [])
    status, _, body = ecs._register_task_definition(request)
    if status != 200:
        raise ValueError(f"{ecs.json.loads(body).get('message')} (Service: AmazonECS, Status Code: {status})")
    arn = f"arn:aws:ecs:{get_region()}:{get_account_id()}:task-definition/{family}:{ecs._task_def_latest[family]}"
    return arn, {"TaskDefinitionArn": arn}


def update(physical_id: str, old: Properties, new: Properties, stack: str, logical_id: str | None = None) -> Created:
    """Any change but tags is a new revision, which replaces the old one (template reference)."""
    if {**old, "Tags": None} != {**new, "Tags": None}:
        return create(logical_id or physical_id, new, stack)
    tags = ecs._tags.setdefault(physical_id, [])
    provisioners._reconcile_tag_list(tags, old, new, key="key", value="value")
    return physical_id, {"TaskDefinitionArn": physical_id}


def as_api(value: Any, name: str = "") -> Any:
    """A template's value as the ECS API takes it."""
    if isinstance(value, dict):
        if name in _FREE_KEYS:
            return {key: str(item) for key, item in value.items()}
        return {camel: as_api(item, camel) for key, item in value.items() if (camel := key[:1].lower() + key[1:])}
    if isinstance(value, list):
        return [as_api(item) for item in value]
    if name in _INTEGERS and isinstance(value, str) and value.isdigit():
        return int(value)
    if name in _BOOLEANS:
        return str(value).lower() == "true"
    return value
