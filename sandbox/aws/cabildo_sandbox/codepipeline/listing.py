# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Executions and action runs in the shapes the lists and details answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..wire import AwsError
from .records import ActionRun, Execution, Pipeline

_PAGE = 100


def page(items: list[Any], request: dict[str, Any], key: str, describe: Callable[[Any], Any]) -> dict[str, Any]:
    """One page of a list."""
    token = request.get("nextToken") or "0"
    if not token.isdigit():
        raise AwsError("InvalidNextTokenException", "The next token is not valid")
    start, size = int(token), request.get("maxResults", _PAGE)
    answer: dict[str, Any] = {key: [describe(item) for item in items[start : start + size]]}
    if start + size < len(items):
        answer["nextToken"] = str(start + size)
    return answer


def summarize_execution(execution: Execution) -> dict[str, Any]:
    """PipelineExecutionSummary."""
    summary = {
        "pipelineExecutionId": execution.id,
        "status": execution.status,
        "startTime": execution.started,
        "lastUpdateTime": execution.updated,
        "sourceRevisions": [
            {key: item[key] for key in ("actionName", "revisionId", "revisionSummary", "revisionUrl")}
            for item in execution.revisions
        ],
        **_origin(execution),
    }
    if execution.status_summary:
        summary["statusSummary"] = execution.status_summary
    if execution.stop_reason:
        summary["stopTrigger"] = {"reason": execution.stop_reason}
    return summary


def describe_execution(pipeline: Pipeline, execution: Execution) -> dict[str, Any]:
    """PipelineExecution."""
    names = {
        action["name"]: action["outputArtifacts"][0]["name"]
        for stage in execution.declaration["stages"][:1]
        for action in stage["actions"]
        if action["outputArtifacts"]
    }
    described = {
        "pipelineName": pipeline.name,
        "pipelineVersion": execution.declaration["version"],
        "pipelineExecutionId": execution.id,
        "status": execution.status,
        "artifactRevisions": [
            {
                "name": names.get(item["actionName"], ""),
                "revisionId": item["revisionId"],
                "revisionSummary": item["revisionSummary"],
                "revisionUrl": item["revisionUrl"],
                "created": execution.started,
            }
            for item in execution.revisions
        ],
        "variables": [{"name": name, "resolvedValue": value} for name, value in execution.variables.items()],
        **_origin(execution),
    }
    if execution.status_summary:
        described["statusSummary"] = execution.status_summary
    return described


def describe_action(pipeline: Pipeline, execution: Execution, run: ActionRun) -> dict[str, Any]:
    """ActionExecutionDetail."""
    declared = next(
        action
        for stage in execution.declaration["stages"]
        if stage["name"] == run.stage
        for action in stage["actions"]
        if action["name"] == run.action
    )
    result = {
        "externalExecutionId": run.token or run.external_id,
        "externalExecutionSummary": run.summary,
        "externalExecutionUrl": run.external_url,
    }
    if run.error_code:
        result["errorDetails"] = error_details(run)
    detail = {
        "pipelineExecutionId": execution.id,
        "actionExecutionId": run.id,
        "pipelineVersion": execution.declaration["version"],
        "stageName": run.stage,
        "actionName": run.action,
        "startTime": run.started,
        "lastUpdateTime": run.changed,
        "status": run.status,
        "input": {
            "actionTypeId": declared["actionTypeId"],
            "configuration": declared["configuration"],
            "resolvedConfiguration": run.configuration,
            "region": declared.get("region", pipeline.region),
            "inputArtifacts": run.inputs,
        },
        "output": {
            "outputArtifacts": run.outputs,
            "executionResult": {key: value for key, value in result.items() if value},
            "outputVariables": run.output_variables,
        },
    }
    for member in ("roleArn", "namespace"):
        if declared.get(member):
            detail["input"][member] = declared[member]
    if run.updated_by:
        detail["updatedBy"] = run.updated_by
    return detail


def error_details(run: ActionRun) -> dict[str, str]:
    """Code and message of a failed run."""
    return {"code": run.error_code, "message": run.error_message}


def _origin(execution: Execution) -> dict[str, Any]:
    origin: dict[str, Any] = {
        "trigger": {"triggerType": execution.trigger_type, "triggerDetail": execution.trigger_detail},
        "executionMode": execution.mode,
        "executionType": execution.type,
    }
    if execution.rollback_target:
        origin["rollbackMetadata"] = {"rollbackTargetPipelineExecutionId": execution.rollback_target}
    return origin
