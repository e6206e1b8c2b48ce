# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Operations on executions: start, stop, retry, roll back, approve, list."""

from __future__ import annotations

import time
from typing import Any

from ..wire import AwsError
from .actions import Approvals
from .executor import Executor
from .listing import describe_action, describe_execution, page, summarize_execution
from .pipelines import PipelineOperations, stage_not_found
from .records import ACTIVE, ActionRun, Execution, Pipeline
from .store import PipelineStore

_MOST_CONCURRENT = 50


class ExecutionOperations:
    """Executions as the API sees them."""

    def __init__(
        self, store: PipelineStore, pipelines: PipelineOperations, executor: Executor, approvals: Approvals
    ) -> None:
        self._store = store
        self._pipelines = pipelines
        self._executor = executor
        self._approvals = approvals

    def start(self, request: dict[str, Any], caller: str) -> dict[str, Any]:
        """StartPipelineExecution."""
        pipeline = self._store.get(request["name"])
        declared = {item["name"]: item for item in pipeline.declaration.get("variables", [])}
        variables = {item["name"]: item["value"] for item in request.get("variables", [])}
        for name in variables:
            if name not in declared:
                raise AwsError("ValidationException", f"Variable {name} is not declared in pipeline {pipeline.name}")
        for name, item in declared.items():
            if "defaultValue" not in item and name not in variables:
                raise AwsError("ValidationException", f"A value is required for variable {name}")
        active = [execution for execution in pipeline.executions if execution.status in ACTIVE]
        if pipeline.declaration["executionMode"] != "SUPERSEDED" and len(active) >= _MOST_CONCURRENT:
            raise AwsError(
                "ConcurrentPipelineExecutionsLimitExceededException",
                f"The pipeline has reached the limit of {_MOST_CONCURRENT} concurrent executions",
            )
        wanted = {}
        for override in request.get("sourceRevisions", []):
            if override["revisionType"] != "COMMIT_ID":
                raise AwsError(
                    "ValidationException", f"revisionType {override['revisionType']} does not fit the source"
                )
            wanted[override["actionName"]] = override["revisionValue"]
        execution = self._pipelines.begin(
            pipeline, "StartPipelineExecution", caller, variables=variables, wanted_revisions=wanted
        )
        return {"pipelineExecutionId": execution.id}

    def stop(self, request: dict[str, Any]) -> dict[str, Any]:
        """StopPipelineExecution."""
        pipeline, execution = self._find(request)
        abandon = request.get("abandon", False)
        if execution.status not in ACTIVE:
            raise AwsError(
                "PipelineExecutionNotStoppableException",
                f"Unable to stop pipeline execution: the execution {execution.id} is in state {execution.status}",
            )
        if execution.status == "Stopping" and not abandon:
            raise AwsError(
                "DuplicatedStopRequestException", f"A stop has already been requested for execution {execution.id}"
            )
        execution.stop_reason = request.get("reason", "")
        self._executor.stop(pipeline, execution, abandon)
        return {"pipelineExecutionId": execution.id}

    def retry(self, request: dict[str, Any]) -> dict[str, Any]:
        """RetryStageExecution."""
        pipeline, execution = self._find(request)
        name = request["stageName"]
        stage = pipeline.stage(name)
        if stage is None:
            raise stage_not_found(pipeline, name)
        run = execution.stages.get(name)
        same_structure = execution.declaration["version"] == pipeline.declaration["version"]
        if run is None or run.status not in ("Failed", "Stopped") or not same_structure:
            raise AwsError(
                "StageNotRetryableException",
                f"Unable to retry stage '{name}': it has no failed or stopped actions, or the pipeline structure was "
                "changed",
            )
        newer = [
            item for item in pipeline.executions if name in item.stages and item.stages[name].entered > run.entered
        ]
        if newer and execution.mode != "PARALLEL":
            raise AwsError(
                "NotLatestPipelineExecutionException",
                f"The execution {execution.id} is not the latest in stage '{name}'",
            )
        if request["retryMode"] == "ALL_ACTIONS":
            run.attempt += 1
        self._executor.retry(pipeline, execution, name)
        return {"pipelineExecutionId": execution.id}

    def rollback(self, request: dict[str, Any]) -> dict[str, Any]:
        """RollbackStage: the stage again, with the revisions and artifacts of an execution that succeeded in it."""
        pipeline = self._store.get(request["pipelineName"])
        name, target_id = request["stageName"], request["targetPipelineExecutionId"]
        stages = pipeline.declaration["stages"]
        if pipeline.stage(name) is None:
            raise stage_not_found(pipeline, name)
        target = pipeline.execution(target_id)
        if target is None:
            raise AwsError("PipelineExecutionNotFoundException", f"No execution with id '{target_id}'")
        succeeded = name in target.stages and target.stages[name].status == "Succeeded"
        unfit = target.type == "ROLLBACK" or target.declaration["version"] != pipeline.declaration["version"]
        if name == stages[0]["name"] or not succeeded or unfit or target.mode == "PARALLEL":
            raise AwsError(
                "UnableToRollbackStageException",
                f"Unable to roll back stage '{name}' to execution {target_id}: it must have succeeded there with the "
                "current pipeline structure, and must not be a rollback itself",
            )
        execution = self._pipelines.begin(
            pipeline,
            "ManualRollback",
            target_id,
            variables=dict(target.variables),
            type="ROLLBACK",
            rollback_target=target_id,
            rollback_stage=name,
            artifacts=dict(target.artifacts),
            namespaces={key: dict(value) for key, value in target.namespaces.items()},
            revisions=list(target.revisions),
        )
        return {"pipelineExecutionId": execution.id}

    def approve(self, request: dict[str, Any], caller: str) -> dict[str, Any]:
        """PutApprovalResult."""
        pipeline = self._store.get(request["pipelineName"])
        stage, action = request["stageName"], request["actionName"]
        declared = pipeline.stage(stage)
        if declared is None:
            raise stage_not_found(pipeline, stage)
        if action not in [item["name"] for item in declared["actions"]]:
            raise AwsError(
                "ActionNotFoundException",
                f"Account '{pipeline.account}' does not have an action with name '{action}' in stage '{stage}' of "
                f"pipeline '{pipeline.name}'",
            )
        runs = self._approval_runs(pipeline, stage, action)
        if not any(run.token for run in runs) and runs:
            raise AwsError(
                "ApprovalAlreadyCompletedException",
                f"The approval action '{action}' has already been approved or rejected",
            )
        token, result = request["token"], request["result"]
        known = any(run.token == token for run in runs)
        if not known or not self._approvals.answer(token, result["status"], result["summary"], caller):
            raise AwsError("InvalidApprovalTokenException", "Invalid approval token")
        return {"approvedAt": time.time()}

    def get(self, request: dict[str, Any]) -> dict[str, Any]:
        """GetPipelineExecution."""
        pipeline, execution = self._find(request)
        return {"pipelineExecution": describe_execution(pipeline, execution)}

    def list(self, request: dict[str, Any]) -> dict[str, Any]:
        """ListPipelineExecutions, newest first."""
        pipeline = self._store.get(request["pipelineName"])
        wanted = request.get("filter", {}).get("succeededInStage", {}).get("stageName")
        executions = [
            execution
            for execution in reversed(pipeline.executions)
            if wanted is None or (wanted in execution.stages and execution.stages[wanted].status == "Succeeded")
        ]
        return page(executions, request, "pipelineExecutionSummaries", summarize_execution)

    def list_actions(self, request: dict[str, Any]) -> dict[str, Any]:
        """ListActionExecutions, newest first."""
        pipeline = self._store.get(request["pipelineName"])
        filters = request.get("filter", {})
        wanted = filters.get("pipelineExecutionId") or filters.get("latestInPipelineExecution", {}).get(
            "pipelineExecutionId"
        )
        if wanted and pipeline.execution(wanted) is None:
            raise _execution_not_found(pipeline, wanted)
        runs = [
            (execution, run)
            for execution in pipeline.executions
            for run in execution.actions
            if wanted in (None, execution.id)
        ]
        runs.sort(key=lambda item: item[1].started, reverse=True)
        return page(runs, request, "actionExecutionDetails", lambda item: describe_action(pipeline, *item))

    def _find(self, request: dict[str, Any]) -> tuple[Pipeline, Execution]:
        pipeline = self._store.get(request["pipelineName"])
        execution = pipeline.execution(request["pipelineExecutionId"])
        if execution is None:
            raise _execution_not_found(pipeline, request["pipelineExecutionId"])
        return pipeline, execution

    @staticmethod
    def _approval_runs(pipeline: Pipeline, stage: str, action: str) -> list[ActionRun]:
        runs = (execution.latest_run(stage, action) for execution in pipeline.executions)
        return [run for run in runs if run is not None]


def _execution_not_found(pipeline: Pipeline, execution_id: str) -> AwsError:
    return AwsError(
        "PipelineExecutionNotFoundException",
        f"Account '{pipeline.account}' does not have a pipeline execution with id '{execution_id}' of pipeline "
        f"'{pipeline.name}'",
    )
