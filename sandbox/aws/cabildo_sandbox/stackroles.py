# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The role a stack is worked on with: who may pass it, whether CloudFormation may assume it, that it is kept.

MiniStack ignores RoleARN. On AWS the caller needs iam:PassRole on it, the role must trust CloudFormation, and the
stack keeps it for later operations (CloudFormation user guide, "CloudFormation service role"). What the role itself
may do is asked in ``stackrights``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ministack.core.responses import get_account_id
from ministack.services import cloudformation, iam
from ministack.services.cloudformation.handlers import _ACTION_HANDLERS
from ministack.services.cloudformation.helpers import _error, _p

from .extension import Extension
from .roles import caller_denial, trusts

_OPERATIONS = ("CreateStack", "UpdateStack", "DeleteStack", "CreateChangeSet")
_PASSED = {"iam:passedtoservice": "cloudformation.amazonaws.com"}
_STACK_ID = re.compile(r"<StackId>(?P<arn>[^<]+)</StackId>")


def register(extension: Extension) -> None:
    """Wraps the operations that take a role, and the one that shows it."""
    del extension
    for name in _OPERATIONS:
        _ACTION_HANDLERS[name] = _with_role(_ACTION_HANDLERS[name])
    _ACTION_HANDLERS["DescribeStacks"] = _showing_role(_ACTION_HANDLERS["DescribeStacks"])


def _with_role(handler: Callable[[dict], tuple]) -> Callable[[dict], tuple]:
    def checked(params: dict[str, Any]) -> tuple:
        role_arn = _p(params, "RoleARN")
        refused = _refusal(role_arn) if role_arn else None
        if refused is not None:
            return refused
        answer = handler(params)
        stack = cloudformation._stacks.get(_p(params, "StackName"))
        if role_arn and answer[0] == 200 and stack is not None:
            stack["RoleARN"] = role_arn
        return answer

    return checked


def _refusal(role_arn: str) -> tuple | None:
    denied = caller_denial("iam:PassRole", role_arn, _PASSED)
    if denied:
        return _error("AccessDenied", denied, 403)
    parts = role_arn.split(":")
    if len(parts) != 6 or parts[4] != get_account_id():
        return _error("ValidationError", "Cross-account pass role is not allowed.", 400)
    role = iam._roles.get(role_arn.rsplit("/", 1)[-1])
    if role is None or not trusts(role, "cloudformation.amazonaws.com"):
        return _error("ValidationError", f"Role {role_arn} is invalid or cannot be assumed", 400)
    return None


def _showing_role(handler: Callable[[dict], tuple]) -> Callable[[dict], tuple]:
    def shown(params: dict[str, Any]) -> tuple:
        status, headers, body = handler(params)
        roles = {item["StackId"]: item["RoleARN"] for item in cloudformation._stacks.values() if item.get("RoleARN")}

        def add(match: re.Match[str]) -> str:
            role = roles.get(match["arn"])
            return f"{match[0]}<RoleARN>{role}</RoleARN>" if role else match[0]

        return status, headers, _STACK_ID.sub(add, body.decode()).encode()

    return shown
