# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""CodePipeline, which MiniStack does not have."""

from __future__ import annotations

from ministack.core.iam_evaluator import caller_arn

from ..extension import Extension
from ..wire import JsonService, Operation
from .actions import Approvals
from .cloudformation import PipelineResource
from .executions import ExecutionOperations
from .executor import Executor
from .pipelines import PipelineOperations
from .pushes import PushHook
from .state import pipeline_state
from .store import PipelineStore


def register(extension: Extension) -> None:
    """Adds the service, AWS::CodePipeline::Pipeline and the push hook."""
    store = PipelineStore(extension)
    approvals = Approvals()
    executor = Executor(extension, store, approvals)
    pipelines = PipelineOperations(store, executor)
    executions = ExecutionOperations(store, pipelines, executor, approvals)
    service = JsonService("codepipeline", _operations(store, pipelines, executions))
    extension.service(
        "codepipeline",
        target_prefixes=["CodePipeline_20150709"],
        host_patterns=[r"codepipeline\."],
        credential_scope="codepipeline",
        handler=service.handle,
        resource_arn=_resource_arn,
    )
    extension.cloudformation_type(
        "AWS::CodePipeline::Pipeline",
        PipelineResource(store, pipelines).handlers(),
        tags=("Tags", "list"),
        name_property="Name",
        replacing=["Name"],
    )
    extension.control_route("POST", "/_sandbox/pushes", PushHook(store, pipelines).handle)
    extension.on_start(executor.resume)
    extension.on_stop(executor.stop_all)


def _operations(
    store: PipelineStore, pipelines: PipelineOperations, executions: ExecutionOperations
) -> dict[str, Operation]:
    return {
        "CreatePipeline": pipelines.create,
        "GetPipeline": pipelines.get,
        "UpdatePipeline": pipelines.update,
        "DeletePipeline": pipelines.delete,
        "ListPipelines": pipelines.list,
        "GetPipelineState": lambda request: pipeline_state(store.get(request["name"])),
        "StartPipelineExecution": lambda request: executions.start(request, caller_arn()),
        "StopPipelineExecution": executions.stop,
        "RetryStageExecution": executions.retry,
        "RollbackStage": executions.rollback,
        "PutApprovalResult": lambda request: executions.approve(request, caller_arn()),
        "GetPipelineExecution": executions.get,
        "ListPipelineExecutions": executions.list,
        "ListActionExecutions": executions.list_actions,
        "DisableStageTransition": lambda request: pipelines.disable_transition(request, caller_arn()),
        "EnableStageTransition": lambda request: pipelines.enable_transition(request, caller_arn()),
        "TagResource": pipelines.tag,
        "UntagResource": pipelines.untag,
        "ListTagsForResource": pipelines.tags,
    }


def _resource_arn(operation: str, members: dict, region: str, account: str) -> str:
    """Pipelines, stages and actions (Service authorization reference, "AWS CodePipeline")."""
    if members.get("resourceArn"):
        return str(members["resourceArn"])
    declared = members.get("pipeline")
    name = members.get("pipelineName") or members.get("name") or (declared or {}).get("name")
    if not name:
        return "*"
    arn = f"arn:aws:codepipeline:{region}:{account}:{name}"
    if operation in ("RetryStageExecution", "RollbackStage", "DisableStageTransition", "EnableStageTransition"):
        return f"{arn}/{members.get('stageName')}"
    if operation == "PutApprovalResult":
        return f"{arn}/{members.get('stageName')}/{members.get('actionName')}"
    return arn
