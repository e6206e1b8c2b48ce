# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""One stack, watched until it has come to an end."""

from __future__ import annotations

import asyncio
from typing import Any

from botocore.exceptions import ClientError

NO_UPDATES = "No updates are to be performed"
#: How often a stack's status is asked: often at first, as small stacks take a second.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 1.0


class StackFailed(Exception):
    """A stack that did not come to its good end; the message holds the first innermost reason."""

    def __init__(self, message: str, stack_id: str) -> None:
        super().__init__(message)
        self.stack_id = stack_id


class Stacks:
    """Calls on one stack with a CloudFormation client."""

    def __init__(self, cloudformation: Any, name: str) -> None:
        self._cloudformation = cloudformation
        self.name = name

    async def call(self, operation: str, **members: Any) -> dict[str, Any]:
        """One call on the stack."""
        return await asyncio.to_thread(getattr(self._cloudformation, operation), StackName=self.name, **members)

    async def describe(self, name: str = "") -> dict[str, Any] | None:
        """The stack, or None where there is none."""
        try:
            answer = await asyncio.to_thread(self._cloudformation.describe_stacks, StackName=name or self.name)
        except ClientError as error:
            if "does not exist" in error.response["Error"]["Message"]:
                return None
            raise
        return answer["Stacks"][0]

    async def wait(self, good: tuple[str, ...]) -> None:
        """Returns when the stack is in a good status; raises StackFailed for any other end."""
        pause = _FIRST_PAUSE
        while True:
            stack = await self.describe()
            if stack is None:
                raise StackFailed(f"Stack {self.name} no longer exists", "")
            status = stack["StackStatus"]
            if status in good:
                return
            if not status.endswith("_IN_PROGRESS"):
                reason = await self._reason(stack["StackId"])
                raise StackFailed(f"Stack {self.name} ended in {status}. {reason}".strip(), stack["StackId"])
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 1.5)

    async def wait_gone(self, stack_id: str) -> None:
        """Returns when the stack is deleted."""
        while True:
            stack = await self.describe(stack_id)
            if stack is None or stack["StackStatus"] == "DELETE_COMPLETE":
                return
            if stack["StackStatus"].endswith("_FAILED"):
                raise StackFailed(f"Stack {self.name} could not be deleted. {await self._reason(stack_id)}", stack_id)
            await asyncio.sleep(_FIRST_PAUSE)

    async def wait_change_set(self, change_set: str) -> None:
        """Returns when the change set is made; one without changes is made as well."""
        while True:
            answer = await self.call("describe_change_set", ChangeSetName=change_set)
            if answer["Status"] == "CREATE_COMPLETE":
                return
            if answer["Status"] == "FAILED":
                reason = answer.get("StatusReason", "")
                if NO_UPDATES in reason or "didn't contain changes" in reason:
                    return
                raise StackFailed(f"Change set {change_set} failed. {reason}", answer["StackId"])
            await asyncio.sleep(_FIRST_PAUSE)

    async def _reason(self, stack_id: str) -> str:
        """The reason of the first failed resource, followed into nested stacks as far as the role may read them."""
        try:
            return await self._first_failure(stack_id)
        except ClientError as error:
            return f"Its events could not be read: {error.response['Error']['Message']}"

    async def _first_failure(self, stack_id: str) -> str:
        answer = await asyncio.to_thread(self._cloudformation.describe_stack_events, StackName=stack_id)
        failed = [event for event in answer["StackEvents"] if event["ResourceStatus"].endswith("_FAILED")]
        # Newest first; the last of the run that failed first is the cause, what others were cancelled for is not.
        for event in reversed(_of_last_operation(answer["StackEvents"], failed)):
            reason = event.get("ResourceStatusReason", "")
            if "cancelled" in reason.lower() or event.get("PhysicalResourceId") == stack_id:
                continue
            nested = event.get("PhysicalResourceId", "")
            if event["ResourceType"] == "AWS::CloudFormation::Stack" and nested.startswith("arn:"):
                inner = await self._nested_failure(nested)
                if inner:
                    return inner
            return f"{event['LogicalResourceId']} ({event['ResourceType']}): {reason}"
        return ""

    async def _nested_failure(self, stack_id: str) -> str:
        try:
            return await self._first_failure(stack_id)
        except ClientError:
            # The pipeline's role may read the stacks it deploys, not those nested in them; the parent's event says
            # enough.
            return ""


def _of_last_operation(events: list[dict[str, Any]], failed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The failures since the stack's own operation last began."""
    for event in events:
        own = event["PhysicalResourceId"] == event["StackId"] if event.get("PhysicalResourceId") else False
        if own and event["ResourceStatus"] in ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS"):
            return [item for item in failed if item["Timestamp"] >= event["Timestamp"]]
    return failed
