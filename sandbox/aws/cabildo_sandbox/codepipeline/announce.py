# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Events of pipelines, stages and actions (EventBridge user guide and CodePipeline's "Monitoring events")."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from ..events import emit_event
from .records import ActionRun, Execution, Pipeline

#: What the statuses are called in events.
_STATES = {
    "InProgress": "STARTED",
    "Succeeded": "SUCCEEDED",
    "Failed": "FAILED",
    "Stopping": "STOPPING",
    "Stopped": "STOPPED",
    "Superseded": "SUPERSEDED",
    "Cancelled": "CANCELED",
    "Abandoned": "ABANDONED",
}


def announce_pipeline(pipeline: Pipeline, execution: Execution, *, resumed: bool = False) -> None:
    """Tells that an execution's status changed."""
    detail = _detail(pipeline, execution)
    detail["state"] = "RESUMED" if resumed else _STATES[execution.status]
    _emit(pipeline, "CodePipeline Pipeline Execution State Change", detail)


def announce_stage(pipeline: Pipeline, execution: Execution, stage: str, *, resumed: bool = False) -> None:
    """Tells that a stage's status changed."""
    detail = _detail(pipeline, execution)
    detail.update(stage=stage, state="RESUMED" if resumed else _STATES[execution.stages[stage].status])
    _emit(pipeline, "CodePipeline Stage Execution State Change", detail)


def announce_action(pipeline: Pipeline, execution: Execution, declared: dict[str, Any], run: ActionRun) -> None:
    """Tells that an action's status changed."""
    detail = _detail(pipeline, execution)
    kind = declared["actionTypeId"]
    detail.update(
        {
            "stage": run.stage,
            "action": run.action,
            "action-execution-id": run.id,
            "state": _STATES[run.status],
            "region": declared.get("region", pipeline.region),
            "type": {key: kind[key] for key in ("owner", "provider", "category", "version")},
            "input-artifacts": run.inputs,
            "output-artifacts": run.outputs,
        }
    )
    if run.status != "InProgress":
        result = {
            "external-execution-url": run.external_url,
            "external-execution-summary": run.summary or run.error_message,
            "external-execution-id": run.external_id,
            "error-code": run.error_code,
        }
        detail["execution-result"] = {key: value for key, value in result.items() if value}
    _emit(pipeline, "CodePipeline Action Execution State Change", detail)


def _detail(pipeline: Pipeline, execution: Execution) -> dict[str, Any]:
    started = datetime.fromtimestamp(execution.started, timezone.utc)
    return {
        "pipeline": pipeline.name,
        "execution-id": execution.id,
        "start-time": started.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
        "version": float(execution.declaration["version"]),
        "pipeline-execution-attempt": 1.0,
        "execution-trigger": {
            "trigger-type": execution.trigger_type,
            "trigger-detail": execution.trigger_detail,
        },
    }


def _emit(pipeline: Pipeline, detail_type: str, detail: dict[str, Any]) -> None:
    emit_event(pipeline.account, pipeline.region, "aws.codepipeline", detail_type, detail, [pipeline.arn])
