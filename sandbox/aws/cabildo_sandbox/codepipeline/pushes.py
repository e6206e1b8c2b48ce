# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""A push to the Git host starts the pipelines whose source it changed.

On AWS the connection's provider calls CodePipeline; here the Git host posts to ``/_sandbox/pushes``.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping
from typing import Any

from ministack.core.responses import request_scope

from ..control import ControlError
from .pipelines import PipelineOperations
from .records import Pipeline
from .store import PipelineStore


class PushHook:
    """Answers the Git host."""

    def __init__(self, store: PipelineStore, pipelines: PipelineOperations) -> None:
        self._store = store
        self._pipelines = pipelines

    async def handle(self, body: Any, query: Mapping[str, list[str]]) -> tuple[int, Any]:
        """Starts an execution of every pipeline that follows the branch; answers which."""
        del query
        if not isinstance(body, dict) or not all(
            isinstance(body.get(key), str) and body[key] for key in ("repository", "branch", "commit")
        ):
            raise ControlError(400, "a push names repository, branch and commit")
        started = []
        for pipeline in self._store.everywhere():
            for action in pipeline.declaration["stages"][0]["actions"]:
                trigger = _trigger(pipeline, action, body["repository"], body["branch"])
                if trigger is not None:
                    with request_scope(pipeline.account, pipeline.region):
                        execution = self._pipelines.begin(pipeline, trigger, action["configuration"]["ConnectionArn"])
                    started.append({"pipelineArn": pipeline.arn, "pipelineExecutionId": execution.id})
                    break
        return 200, {"started": started}


def _trigger(pipeline: Pipeline, action: dict[str, Any], repository: str, branch: str) -> str | None:
    """The trigger type when the push starts the pipeline through this source action, else None."""
    configuration = action["configuration"]
    if configuration["FullRepositoryId"] != repository:
        return None
    triggers = [
        item["gitConfiguration"]
        for item in pipeline.declaration.get("triggers", [])
        if item["gitConfiguration"]["sourceActionName"] == action["name"]
    ]
    if triggers:
        pushes = [push for trigger in triggers for push in trigger.get("push", [])]
        return "WebhookV2" if any(_matches(push, branch) for push in pushes) else None
    follows = configuration.get("DetectChanges", "true").lower() != "false" and configuration["BranchName"] == branch
    return "Webhook" if follows else None


def _matches(push: dict[str, Any], branch: str) -> bool:
    """Exclusion wins over inclusion (user guide, "Add trigger with code push or pull request event types")."""
    branches = push.get("branches", {})
    if any(fnmatch.fnmatchcase(branch, pattern) for pattern in branches.get("excludes", [])):
        return False
    includes = branches.get("includes", ["*"])
    return any(fnmatch.fnmatchcase(branch, pattern) for pattern in includes)
