# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the actions of one stage for one execution."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import datetime, timezone
from typing import Any

from ..extension import Extension
from ..roles import Credentials, RoleError, assume_as_service, assume_with
from .actions import ActionContext, ActionFailed, ActionResult, Approvals, action_runners
from .announce import announce_action
from .artifacts import ArtifactStore
from .declaration import action_type_of, artifact_store
from .records import ActionRun, Execution, Pipeline
from .variables import UnresolvedVariable, resolve

logger = logging.getLogger("cabildo")


class StageRunner:
    """One passage of an execution through a stage, or its continuation after a retry or a restart."""

    def __init__(
        self,
        extension: Extension,
        approvals: Approvals,
        pipeline: Pipeline,
        execution: Execution,
        stage: dict[str, Any],
    ) -> None:
        self._extension = extension
        self._runners = action_runners(approvals)
        self._pipeline = pipeline
        self._execution = execution
        self._stage = stage
        self._running: set[str] = set()

    @property
    def busy(self) -> bool:
        """Whether an action runs at this moment."""
        return bool(self._running)

    def abandon(self) -> None:
        """Marks the running actions abandoned; what they started elsewhere goes on."""
        for run in self._execution.actions:
            if run.id in self._running:
                run.status, run.changed, run.token = "Abandoned", time.time(), ""
                announce_action(self._pipeline, self._execution, self._declared(run.action), run)

    async def run(self) -> str:
        """Runs what has not succeeded yet; returns Succeeded, Failed or Stopped."""
        attempt = self._execution.stages[self._stage["name"]].attempt
        orders = sorted({action["runOrder"] for action in self._stage["actions"]})
        for order in orders:
            pending = [
                action
                for action in self._stage["actions"]
                if action["runOrder"] == order and not self._succeeded(action["name"], attempt)
            ]
            if pending and (self._execution.status == "Stopping" or self._execution.cancelling):
                return "Stopped"
            # Running siblings finish when one fails; higher orders never start.
            outcomes = await asyncio.gather(*(self._run_action(action, attempt) for action in pending))
            if not all(outcomes):
                return "Failed"
        return "Succeeded"

    def _succeeded(self, action: str, attempt: int) -> bool:
        run = self._execution.latest_run(self._stage["name"], action, attempt)
        return run is not None and run.status == "Succeeded"

    def _declared(self, name: str) -> dict[str, Any]:
        return next(action for action in self._stage["actions"] if action["name"] == name)

    async def _run_action(self, declared: dict[str, Any], attempt: int) -> bool:
        run = self._execution.latest_run(self._stage["name"], declared["name"], attempt)
        # An approval that was open when the sandbox stopped is open still.
        if run is None or run.status != "InProgress":
            run = ActionRun(stage=self._stage["name"], action=declared["name"], attempt=attempt)
            run.inputs = [
                _described(artifact["name"], self._execution.artifacts[artifact["name"]])
                for artifact in declared["inputArtifacts"]
            ]
            self._execution.actions.append(run)
            announce_action(self._pipeline, self._execution, declared, run)
        self._running.add(run.id)
        try:
            result = await self._perform(declared, run)
            self._succeed(declared, run, result)
        except ActionFailed as failure:
            run.error_code, run.error_message = failure.code, failure.message
            for name, value in failure.fields.items():
                setattr(run, name, value)
            self._end(declared, run, "Failed")
        except asyncio.CancelledError:
            raise
        except Exception as error:
            logger.exception("action %s of %s broke", declared["name"], self._pipeline.arn)
            run.error_code, run.error_message = "SystemUnavailable", f"The sandbox failed: {error}"
            self._end(declared, run, "Failed")
        finally:
            self._running.discard(run.id)
        return run.status == "Succeeded"

    async def _perform(self, declared: dict[str, Any], run: ActionRun) -> ActionResult:
        now = datetime.fromtimestamp(run.started, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        try:
            configuration = resolve(declared["configuration"], self._execution, now)
        except UnresolvedVariable as error:
            raise ActionFailed(str(error), "ConfigurationError") from error
        run.configuration = configuration
        role, credentials = await self._credentials(declared, run)
        region = declared.get("region", self._pipeline.region)
        settings = self._extension.settings
        context = ActionContext(
            settings=settings,
            pipeline=self._pipeline,
            execution=self._execution,
            declared=declared,
            configuration=configuration,
            run=run,
            role_arn=role,
            credentials=credentials,
            artifacts=ArtifactStore(settings.endpoint, region, artifact_store(self._execution.declaration, region)),
            shared=self._extension.shared,
        )
        return await self._runners[action_type_of(declared)](context)

    async def _credentials(self, declared: dict[str, Any], run: ActionRun) -> tuple[str, Credentials]:
        """The pipeline's role, or the action's own, which the pipeline's role assumes."""
        service_role = self._execution.declaration["roleArn"]
        action_role = declared.get("roleArn") or service_role
        try:
            credentials = assume_as_service(service_role, "codepipeline.amazonaws.com", run.id, self._pipeline.arn)
            if action_role != service_role:
                credentials = await asyncio.to_thread(
                    assume_with, self._extension.settings.endpoint, credentials, action_role, run.id
                )
        except RoleError as error:
            raise ActionFailed(
                f"{service_role} is not authorized to perform AssumeRole on role {action_role}: {error} "
                "(Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied)",
                "PermissionError",
            ) from error
        return action_role, credentials

    def _succeed(self, declared: dict[str, Any], run: ActionRun, result: ActionResult) -> None:
        execution = self._execution
        run.summary, run.output_variables = result.summary, result.variables
        run.external_id = result.external_id or run.external_id
        run.external_url = result.external_url or run.external_url
        run.outputs = [_described(name, location) for name, location in result.artifacts.items()]
        execution.artifacts.update(
            {name: {key: location[key] for key in ("bucket", "key")} for name, location in result.artifacts.items()}
        )
        if declared.get("namespace"):
            execution.namespaces[declared["namespace"]] = result.variables
        if result.revision:
            run.revision = {**result.revision, "created": time.time()}
            execution.revisions = [item for item in execution.revisions if item["actionName"] != declared["name"]]
            execution.revisions.append({"actionName": declared["name"], **result.revision})
        self._end(declared, run, "Succeeded")

    def _end(self, declared: dict[str, Any], run: ActionRun, status: str) -> None:
        if run.status == "Abandoned":
            return
        run.status, run.changed = status, time.time()
        announce_action(self._pipeline, self._execution, declared, run)


def _described(name: str, location: dict[str, str]) -> dict[str, Any]:
    return {"name": name, "s3location": {"bucket": location["bucket"], "key": location["key"]}}
