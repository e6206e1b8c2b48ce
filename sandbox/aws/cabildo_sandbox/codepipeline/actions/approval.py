# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Manual approval (user guide, "Add a manual approval action to a stage")."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from datetime import datetime, timezone

from botocore.exceptions import ClientError

from ...roles import client
from .contract import ActionContext, ActionFailed, ActionResult

#: "If no one approves or rejects within seven days, the action fails"; timeoutInMinutes may say otherwise.
_DEFAULT_MINUTES = 7 * 24 * 60


class Approvals:
    """The open approvals, by token."""

    def __init__(self) -> None:
        self._open: dict[str, asyncio.Future[tuple[str, str, str]]] = {}

    async def run(self, context: ActionContext) -> ActionResult:
        """Waits for the answer; a restarted sandbox waits on with the same token."""
        run = context.run
        if not run.token:
            minutes = context.declared.get("timeoutInMinutes", _DEFAULT_MINUTES)
            run.token, run.expires = str(uuid.uuid4()), time.time() + minutes * 60
            await self._notify(context)
        answer: asyncio.Future[tuple[str, str, str]] = asyncio.get_running_loop().create_future()
        self._open[run.token] = answer
        token = run.token
        try:
            status, summary, approver = await asyncio.wait_for(answer, max(0.0, run.expires - time.time()))
        except asyncio.TimeoutError:
            run.token = ""
            raise ActionFailed("The approval action was not answered in time.", summary="Approval expired") from None
        finally:
            self._open.pop(token, None)
        run.updated_by, run.summary, run.token = approver, summary, ""
        if status == "Rejected":
            raise ActionFailed(f"Rejected by {approver}. {summary}".strip(), summary=summary)
        return ActionResult(summary=summary)

    def answer(self, token: str, status: str, summary: str, approver: str) -> bool:
        """Answers an open approval; False where the token opens none."""
        waiting = self._open.get(token)
        if waiting is None or waiting.done():
            return False
        waiting.set_result((status, summary, approver))
        return True

    async def _notify(self, context: ActionContext) -> None:
        topic = context.configuration.get("NotificationArn")
        if not topic:
            return
        expires = datetime.fromtimestamp(context.run.expires, timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
        pipeline = context.pipeline
        console = f"https://console.aws.amazon.com/codesuite/codepipeline/pipelines/{pipeline.name}/view"
        message = {
            "region": pipeline.region,
            "consoleLink": f"{console}?region={pipeline.region}",
            "approval": {
                "pipelineName": pipeline.name,
                "stageName": context.run.stage,
                "actionName": context.run.action,
                "token": context.run.token,
                "expires": expires,
                "externalEntityLink": context.configuration.get("ExternalEntityLink"),
                "approvalReviewLink": f"{console}?region={pipeline.region}#/{context.run.stage}",
                "customData": context.configuration.get("CustomData"),
            },
        }
        sns = client(context.settings.endpoint, "sns", context.credentials, context.region)
        subject = f"APPROVAL NEEDED: AWS CodePipeline {pipeline.name} for action {context.run.action}"[:100]
        try:
            await asyncio.to_thread(sns.publish, TopicArn=topic, Subject=subject, Message=json.dumps(message))
        except ClientError as error:
            raise ActionFailed(
                f"The notification could not be published to {topic}: {error.response['Error']['Message']}",
                "PermissionError",
            ) from error
