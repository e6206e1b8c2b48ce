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
#: Everything but Tags makes a new revision, which replaces the old one (template reference).
_REPLACING = (
    "ContainerDefinitions",
    "Cpu",
    "EphemeralStorage",
    "ExecutionRoleArn",
    "Family",
    "IpcMode",
    "Memory",
    "NetworkMode",
    "PidMode",
    "PlacementConstraints",
    "ProxyConfiguration",
    "RequiresCompatibilities",
    "RuntimePlatform",
    "TaskRoleArn",
    "Volumes",
)
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
    own.pop("update_with_logical_id", None)
    extension.cloudformation_type(_TYPE, own, replacing=_REPLACING)


#: The template's properties of each revision made here, by ARN.
_templates: dict[str, Properties] = {}


def create(logical_id: str, props: Properties, stack: str) -> Created:
    """Registers the next revision, or takes up the one a failed update leaves running.

    An update that is rolled back returns to the old revision on AWS; MiniStack makes the resource anew from the old
    properties, which would deploy the service once more.
    """
    family = props.get("Family") or f"{stack}-{logical_id}"
    template = {name: value for name, value in props.items() if name != "Tags"}
    for service in ecs._services.values():
        running = service["taskDefinition"]
        if service["status"] == "ACTIVE" and _templates.get(running) == template:
            definition = ecs._task_defs[ecs._resolve_td_key(running)]
            definition["status"] = "ACTIVE"
            definition.pop("deregisteredAt", None)
            return running, {"TaskDefinitionArn": running}
    request = {name: value for name, value in as_api(props).items() if name != "tags"}
    # Task-level sizes are text in the API, container-level ones numbers.
    request.update({name: str(props[name.capitalize()]) for name in ("cpu", "memory") if name.capitalize() in props})
    request["family"] = family
    request["tags"] = provisioners._pascal_to_camel(props.get("Tags") or [])
    status, _, body = ecs._register_task_definition(request)
    if status != 200:
        raise ValueError(f"{ecs.json.loads(body).get('message')} (Service: AmazonECS, Status Code: {status})")
    arn = f"arn:aws:ecs:{get_region()}:{get_account_id()}:task-definition/{family}:{ecs._task_def_latest[family]}"
    _templates[arn] = template
    return arn, {"TaskDefinitionArn": arn}


def update(physical_id: str, old: Properties, new: Properties, stack: str) -> Created:
    """Only tags are left: every other change replaces."""
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
