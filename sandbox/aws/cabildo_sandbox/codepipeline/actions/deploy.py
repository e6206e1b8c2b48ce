# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Deploy with CloudFormation (action structure reference, "AWS CloudFormation deploy action reference").

Every call goes through the endpoint as the action's role, so that what the role may not do fails here as on AWS.
"""

from __future__ import annotations

import asyncio
from typing import Any

from botocore.exceptions import ClientError

from ...roles import client
from .contract import ActionContext, ActionFailed, ActionResult
from .stacks import NO_UPDATES, StackFailed, Stacks
from .template import StackRequest, stack_request

_REPLACEABLE = ("CREATE_FAILED", "ROLLBACK_FAILED", "ROLLBACK_COMPLETE", "DELETE_FAILED", "UPDATE_ROLLBACK_FAILED")


async def run_deploy(context: ActionContext) -> ActionResult:
    """Does what ActionMode says and waits for the stack."""
    name = context.configuration["StackName"]
    stacks = Stacks(client(context.settings.endpoint, "cloudformation", context.credentials, context.region), name)
    mode = context.configuration["ActionMode"]
    modes = {
        "CREATE_UPDATE": _create_or_update,
        "REPLACE_ON_FAILURE": _replace_on_failure,
        "DELETE_ONLY": _delete,
        "CHANGE_SET_REPLACE": _replace_change_set,
        "CHANGE_SET_EXECUTE": _execute_change_set,
    }
    if mode not in modes:
        raise ActionFailed(f"ActionMode {mode} is not one of {', '.join(modes)}", "ConfigurationError")
    try:
        summary = await modes[mode](context, stacks)
        stack = await stacks.describe()
    except StackFailed as error:
        raise ActionFailed(str(error), summary=str(error), external_id=error.stack_id) from error
    except ClientError as error:
        raise _refused(error) from error
    if stack is None:
        return ActionResult(summary=summary)
    return ActionResult(
        summary=summary,
        external_id=stack["StackId"],
        external_url=f"https://console.aws.amazon.com/cloudformation/home?region={context.region}"
        f"#/stacks/stackinfo?stackId={stack['StackId']}",
        variables={item["OutputKey"]: item["OutputValue"] for item in stack.get("Outputs", [])},
    )


async def _create_or_update(context: ActionContext, stacks: Stacks) -> str:
    request = await asyncio.to_thread(stack_request, context)
    before = await stacks.describe()
    if before is None or before["StackStatus"] == "REVIEW_IN_PROGRESS":
        await stacks.call("create_stack", **_members(request))
        await stacks.wait(("CREATE_COMPLETE",))
        return f"Stack {stacks.name} was created"
    try:
        await stacks.call("update_stack", **_members(request))
    except ClientError as error:
        if NO_UPDATES in error.response["Error"]["Message"]:
            return f"Stack {stacks.name} is already up to date"
        raise
    await stacks.wait(("UPDATE_COMPLETE",))
    return f"Stack {stacks.name} was updated"


async def _replace_on_failure(context: ActionContext, stacks: Stacks) -> str:
    before = await stacks.describe()
    if before is not None and before["StackStatus"] in _REPLACEABLE:
        await _delete(context, stacks)
    return await _create_or_update(context, stacks)


async def _delete(context: ActionContext, stacks: Stacks) -> str:
    before = await stacks.describe()
    if before is not None:
        role = context.configuration.get("RoleArn")
        await stacks.call("delete_stack", **({"RoleARN": role} if role else {}))
        await stacks.wait_gone(before["StackId"])
    return f"Stack {stacks.name} was deleted"


async def _replace_change_set(context: ActionContext, stacks: Stacks) -> str:
    request = await asyncio.to_thread(stack_request, context)
    change_set = _change_set_name(context)
    before = await stacks.describe()
    kind = "CREATE" if before is None or before["StackStatus"] == "REVIEW_IN_PROGRESS" else "UPDATE"
    if before is not None:
        await stacks.call("delete_change_set", ChangeSetName=change_set)
    await stacks.call("create_change_set", ChangeSetName=change_set, ChangeSetType=kind, **_members(request))
    await stacks.wait_change_set(change_set)
    return f"Change set {change_set} was created."


async def _execute_change_set(context: ActionContext, stacks: Stacks) -> str:
    change_set = _change_set_name(context)
    described = await stacks.call("describe_change_set", ChangeSetName=change_set)
    if described["Status"] == "FAILED":
        # A change set without changes: nothing to execute, and the action succeeds.
        return f"Change set {change_set} has no changes"
    await stacks.call("execute_change_set", ChangeSetName=change_set)
    await stacks.wait(("CREATE_COMPLETE", "UPDATE_COMPLETE"))
    return f"Change set {change_set} was executed"


def _change_set_name(context: ActionContext) -> str:
    name = context.configuration.get("ChangeSetName")
    if not name:
        raise ActionFailed("ChangeSetName is required for this ActionMode", "ConfigurationError")
    return name


def _members(request: StackRequest) -> dict[str, Any]:
    members: dict[str, Any] = {
        "TemplateBody": request.template,
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in request.parameters.items()],
        "Capabilities": request.capabilities,
        "Tags": [{"Key": key, "Value": value} for key, value in request.tags.items()],
    }
    if request.role_arn:
        members["RoleARN"] = request.role_arn
    return members


def _refused(error: ClientError) -> ActionFailed:
    details = error.response["Error"]
    metadata = error.response.get("ResponseMetadata", {})
    code = "PermissionError" if details["Code"].startswith("AccessDenied") else "JobFailed"
    return ActionFailed(
        f"{details['Message']} (Service: AmazonCloudFormation; Status Code: {metadata.get('HTTPStatusCode')}; "
        f"Error Code: {details['Code']}; Request ID: {metadata.get('RequestId')})",
        code,
    )
