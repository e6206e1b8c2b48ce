# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""GetPipelineState: what each stage and action shows now (API reference, "StageState" and "ActionState")."""

from __future__ import annotations

from typing import Any

from .declaration import action_type_of
from .listing import error_details
from .records import ActionRun, Execution, Pipeline


def pipeline_state(pipeline: Pipeline) -> dict[str, Any]:
    """The state of a pipeline."""
    return {
        "pipelineName": pipeline.name,
        "pipelineVersion": pipeline.declaration["version"],
        "stageStates": [_stage_state(pipeline, stage) for stage in pipeline.declaration["stages"]],
        "created": pipeline.created,
        "updated": pipeline.updated,
    }


def _stage_state(pipeline: Pipeline, stage: dict[str, Any]) -> dict[str, Any]:
    name = stage["name"]
    waiting = [
        {"pipelineExecutionId": execution.id, "status": "InProgress", "type": execution.type}
        for execution in pipeline.executions
        if execution.waiting_for == name and execution.status == "InProgress"
    ]
    # Executions in PARALLEL mode have no pipeline state (user guide, "Execution modes").
    entered = [item for item in pipeline.executions if name in item.stages and item.mode != "PARALLEL"]
    entered.sort(key=lambda item: item.stages[name].entered, reverse=True)
    state: dict[str, Any] = {
        "stageName": name,
        "inboundExecutions": waiting,
        "inboundTransitionState": {"enabled": True, **pipeline.transitions.get(name, {})},
        "actionStates": [_action_state(action, name, entered) for action in stage["actions"]],
    }
    if waiting:
        state["inboundExecution"] = waiting[-1]
    if entered:
        state["latestExecution"] = {
            "pipelineExecutionId": entered[0].id,
            "status": entered[0].stages[name].status,
            "type": entered[0].type,
        }
    return state


def _action_state(action: dict[str, Any], stage: str, entered: list[Execution]) -> dict[str, Any]:
    """An action shows its latest run, also while a newer execution is in the stage but has not reached it."""
    state: dict[str, Any] = {"actionName": action["name"]}
    runs = (execution.latest_run(stage, action["name"]) for execution in entered)
    run = next((item for item in runs if item is not None), None)
    if run is None:
        return state
    state["latestExecution"] = _action_execution(run)
    if run.external_url and action_type_of(action)[0] != "Source":
        state["entityUrl"] = run.external_url
    if run.revision:
        state["currentRevision"] = {"revisionId": run.revision["revisionId"], "created": run.revision["created"]}
        state["revisionUrl"] = run.revision["revisionUrl"]
    return state


def _action_execution(run: ActionRun) -> dict[str, Any]:
    described: dict[str, Any] = {
        "actionExecutionId": run.id,
        "status": run.status,
        "lastStatusChange": run.changed,
    }
    optional = {
        "summary": run.summary,
        "token": run.token,
        "lastUpdatedBy": run.updated_by,
        "externalExecutionId": run.external_id,
        "externalExecutionUrl": run.external_url,
    }
    described.update({key: value for key, value in optional.items() if value})
    if run.error_code:
        described["errorDetails"] = error_details(run)
    return described
