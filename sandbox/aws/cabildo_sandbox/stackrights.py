# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""CloudFormation works with what its role may do.

On AWS every call of a resource handler is made with the stack's service role, nested stacks included (user guide,
"CloudFormation service role"). MiniStack makes resources without asking IAM; here the role is asked first, by what
``resources.rights`` says of the type. A stack without a role works with its caller's rights, which are not kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ministack.core.responses import get_account_id, get_region, new_uuid
from ministack.services import cloudformation
from ministack.services.cloudformation import provisioners, stacks

from .extension import Extension
from .resources.rights import Place, Properties, demands
from .roles import denial

_SESSION = "AWSCloudFormation"


def register(extension: Extension) -> None:
    """Wraps what makes, changes and deletes resources, for stacks and for nested stacks."""
    del extension
    provision, update, delete = (
        provisioners._provision_resource,
        provisioners._update_resource,
        provisioners._delete_resource,
    )

    def provision_allowed(kind: str, logical_id: str, props: Properties, stack_name: str) -> tuple:
        _demand(kind, "create", props, stack_name, logical_id, "")
        return provision(kind, logical_id, props, stack_name)

    def update_allowed(
        kind: str, physical_id: str, old: Properties, new: Properties, stack_name: str, *more: Any, **named: Any
    ) -> tuple:
        if old != new:
            _demand(kind, "update", new, stack_name, str(more[0] if more else ""), physical_id)
        return update(kind, physical_id, old, new, stack_name, *more, **named)

    def delete_allowed(
        kind: str, physical_id: str, props: Properties, stack_name: str | None = None, logical_id: str | None = None
    ) -> None:
        _demand(kind, "delete", props, stack_name or "", logical_id or "", physical_id)
        delete(kind, physical_id, props, stack_name, logical_id)

    wrapped: dict[str, Callable] = {
        "_provision_resource": provision_allowed,
        "_update_resource": update_allowed,
        "_delete_resource": delete_allowed,
    }
    for module in (provisioners, stacks):
        for name, function in wrapped.items():
            setattr(module, name, function)


def _demand(kind: str, operation: str, props: Properties, stack_name: str, logical_id: str, physical_id: str) -> None:
    role = _role_of(stack_name)
    if not role:
        return
    place = Place(get_account_id(), get_region(), stack_name, logical_id, physical_id)
    for wanted in demands(kind, operation, props, place):
        refused = denial(role, _SESSION, wanted.action, wanted.resource, wanted.keys)
        if refused:
            raise ValueError(
                f'Resource handler returned message: "{refused}" '
                f"(RequestToken: {new_uuid()}, HandlerErrorCode: AccessDenied)"
            )


def _role_of(stack_name: str) -> str:
    """The role of a stack, or of the root it is nested in."""
    stack = cloudformation._stacks.get(stack_name)
    while stack is not None:
        if stack.get("RoleARN"):
            return stack["RoleARN"]
        stack = cloudformation._stacks.get(stack.get("_parent_stack_name"))
    return ""
