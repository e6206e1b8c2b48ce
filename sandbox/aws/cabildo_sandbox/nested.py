# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Nested stacks that fail as on AWS: what they made is rolled back, and the parent's event leads to the child.

MiniStack leaves a failed child's resources behind, so that a second try would find them in its way, and its parent's
event names no child. On AWS the event's physical id is the child's ARN and its reason reads "Embedded stack … was not
successfully created" (CloudFormation user guide, "Troubleshooting nested stacks"). MiniStack rolls a child back by an
update of its own; on AWS that is the end of the update that failed, so its events say UPDATE_ROLLBACK.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ministack.services import cloudformation
from ministack.services.cloudformation import provisioners, stacks

from .extension import Extension

_TYPE = "AWS::CloudFormation::Stack"
_ROLLED_BACK = {
    "UPDATE_IN_PROGRESS": "UPDATE_ROLLBACK_IN_PROGRESS",
    "UPDATE_COMPLETE": "UPDATE_ROLLBACK_COMPLETE",
}
_EMBEDDED = re.compile(r"^Embedded stack (?P<arn>arn:\S+) was not successfully")


def register(extension: Extension) -> None:
    """Wraps MiniStack's nested stacks and its event log."""
    own = provisioners._RESOURCE_HANDLERS[_TYPE]
    extension.cloudformation_type(
        _TYPE, {**own, "create": _creating(own["create"]), "update": _updating(own["update"])}
    )
    add_event = stacks._add_event

    def add_event_of_child(
        stack_id: str,
        stack_name: str,
        logical_id: str,
        resource_type: str,
        status: str,
        reason: str = "",
        physical_id: str = "",
        detailed_status: str = "",
    ) -> None:
        embedded = _EMBEDDED.match(reason) if resource_type == _TYPE else None
        if embedded and not physical_id:
            physical_id = embedded["arn"]
        if physical_id == stack_id and status in _ROLLED_BACK and _is_rolled_back(stack_name):
            status = _ROLLED_BACK[status]
        add_event(stack_id, stack_name, logical_id, resource_type, status, reason, physical_id, detailed_status)

    stacks._add_event = add_event_of_child


def _creating(create: Callable[..., tuple]) -> Callable[..., tuple]:
    def create_or_roll_back(logical_id: str, props: dict, stack_name: str) -> tuple:
        before = set(cloudformation._stacks.keys())
        try:
            return create(logical_id, props, stack_name)
        except Exception as error:
            child = _child(stack_name, logical_id, before)
            if child is None:
                raise
            arn, name = child["StackId"], child["StackName"]
            reason = str(error)
            stacks._add_event(arn, name, name, _TYPE, "ROLLBACK_IN_PROGRESS", reason, physical_id=arn)
            provisioners._cfn_nested_stack_delete(arn, props)
            # The parent's own rollback deletes the child; MiniStack's parent does not know of it, so it is gone here.
            stacks._add_event(arn, name, name, _TYPE, "DELETE_COMPLETE", physical_id=arn)
            raise ValueError(_worded(arn, "created", reason)) from error

    return create_or_roll_back


def _updating(update: Callable[..., tuple]) -> Callable[..., tuple]:
    def update_or_explain(physical_id: str, old: dict, new: dict, stack_name: str) -> tuple:
        try:
            updated = update(physical_id, old, new, stack_name)
            child = cloudformation._stacks.get(provisioners._nested_stack_lookup_name(physical_id))
            if child is not None and _is_rolled_back(child["StackName"]):
                child["StackStatus"] = "UPDATE_ROLLBACK_COMPLETE"
            return updated
        except Exception as error:
            raise ValueError(_worded(physical_id, "updated", str(error))) from error

    return update_or_explain


def _is_rolled_back(child_name: str) -> bool:
    """Whether the stack is a child whose parent goes back to what it was."""
    child = cloudformation._stacks.get(child_name) or {}
    parent = cloudformation._stacks.get(child.get("_parent_stack_name")) or {}
    return str(parent.get("StackStatus", "")).startswith("UPDATE_ROLLBACK")


def _child(parent: str, logical_id: str, before: set[str]) -> dict[str, Any] | None:
    """The child stack a failed creation left."""
    for name, stack in cloudformation._stacks.items():
        if (
            name not in before
            and stack.get("_parent_stack_name") == parent
            and name.startswith(f"{parent}-{logical_id}-")
        ):
            return stack
    return None


def _worded(arn: str, verb: str, reason: str) -> str:
    return f"Embedded stack {arn} was not successfully {verb}: {reason}"
