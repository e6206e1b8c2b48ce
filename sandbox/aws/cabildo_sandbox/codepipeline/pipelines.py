# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Operations on pipelines: create, read, change, delete, list, tag."""

from __future__ import annotations

import copy
import time
from typing import Any

from ministack.core.responses import get_account_id, get_region

from ..wire import AwsError
from .declaration import checked_declaration
from .executor import Executor
from .records import Execution, Pipeline
from .store import PipelineStore

_PAGE = 1000


class PipelineOperations:
    """Pipelines as the API and CloudFormation see them."""

    def __init__(self, store: PipelineStore, executor: Executor) -> None:
        self._store = store
        self._executor = executor

    def create(self, request: dict[str, Any]) -> dict[str, Any]:
        """CreatePipeline; "the pipeline starts to run after it is created" (user guide, "Create a pipeline")."""
        declared = request["pipeline"]
        if self._store.find(declared["name"]) is not None:
            raise AwsError(
                "PipelineNameInUseException",
                f"A pipeline with the name '{declared['name']}' already exists in account '{get_account_id()}'",
            )
        declaration = checked_declaration(declared, version=1)
        pipeline = Pipeline(get_account_id(), get_region(), declaration, tags=_tag_map(request.get("tags", [])))
        self._store.put(pipeline)
        self.begin(pipeline, "CreatePipeline", "")
        return {"pipeline": copy.deepcopy(declaration), "tags": request.get("tags", [])}

    def get(self, request: dict[str, Any]) -> dict[str, Any]:
        """GetPipeline; only the current version is kept."""
        pipeline = self._store.get(request["name"])
        version = request.get("version")
        if version not in (None, pipeline.declaration["version"]):
            raise AwsError(
                "PipelineVersionNotFoundException",
                f"Account '{pipeline.account}' does not have a pipeline with name '{pipeline.name}' and version "
                f"'{version}'",
            )
        return {
            "pipeline": copy.deepcopy(pipeline.declaration),
            "metadata": {"pipelineArn": pipeline.arn, "created": pipeline.created, "updated": pipeline.updated},
        }

    def update(self, request: dict[str, Any]) -> dict[str, Any]:
        """UpdatePipeline; the version grows by one and running executions of the old structure end."""
        declared = request["pipeline"]
        pipeline = self._store.get(declared["name"])
        declaration = checked_declaration(declared, version=pipeline.declaration["version"] + 1)
        self._executor.cancel_all(pipeline)
        pipeline.declaration, pipeline.updated = declaration, time.time()
        return {"pipeline": copy.deepcopy(declaration)}

    def delete(self, request: dict[str, Any]) -> dict[str, Any]:
        """DeletePipeline; a pipeline that is not there is deleted, as on AWS."""
        pipeline = self._store.remove(request["name"])
        if pipeline is not None:
            self._executor.forget(pipeline)
        return {}

    def list(self, request: dict[str, Any]) -> dict[str, Any]:
        """ListPipelines."""
        names = self._store.names()
        start = _offset(request.get("nextToken"))
        end = start + request.get("maxResults", _PAGE)
        answer: dict[str, Any] = {"pipelines": [_summary(self._store.get(name)) for name in names[start:end]]}
        if end < len(names):
            answer["nextToken"] = str(end)
        return answer

    def begin(self, pipeline: Pipeline, trigger_type: str, detail: str, **fields: Any) -> Execution:
        """Starts an execution of the current structure."""
        variables = {item["name"]: item.get("defaultValue", "") for item in pipeline.declaration.get("variables", [])}
        variables.update(fields.pop("variables", {}))
        execution = Execution(copy.deepcopy(pipeline.declaration), trigger_type, detail, variables=variables, **fields)
        self._executor.start(pipeline, execution)
        return execution

    def disable_transition(self, request: dict[str, Any], caller: str) -> dict[str, Any]:
        """DisableStageTransition."""
        self._set_transition(request, caller, enabled=False, reason=request["reason"])
        return {}

    def enable_transition(self, request: dict[str, Any], caller: str) -> dict[str, Any]:
        """EnableStageTransition."""
        pipeline = self._set_transition(request, caller, enabled=True, reason="")
        self._executor.transitions_changed(pipeline)
        return {}

    def tag(self, request: dict[str, Any]) -> dict[str, Any]:
        """TagResource."""
        self._by_arn(request["resourceArn"]).tags.update(_tag_map(request["tags"]))
        return {}

    def untag(self, request: dict[str, Any]) -> dict[str, Any]:
        """UntagResource."""
        tags = self._by_arn(request["resourceArn"]).tags
        for key in request["tagKeys"]:
            tags.pop(key, None)
        return {}

    def tags(self, request: dict[str, Any]) -> dict[str, Any]:
        """ListTagsForResource."""
        tags = self._by_arn(request["resourceArn"]).tags
        return {"tags": [{"key": key, "value": value} for key, value in sorted(tags.items())]}

    def _set_transition(self, request: dict[str, Any], caller: str, *, enabled: bool, reason: str) -> Pipeline:
        pipeline = self._store.get(request["pipelineName"])
        names = [stage["name"] for stage in pipeline.declaration["stages"]]
        if request["stageName"] not in names:
            raise stage_not_found(pipeline, request["stageName"])
        # Leaving a stage is entering the next one: there is one switch between two stages.
        index = names.index(request["stageName"]) + (request["transitionType"] == "Outbound")
        if index >= len(names):
            return pipeline
        pipeline.transitions[names[index]] = {
            "enabled": enabled,
            "lastChangedBy": caller,
            "lastChangedAt": time.time(),
            **({"disabledReason": reason} if not enabled else {}),
        }
        return pipeline

    def _by_arn(self, arn: str) -> Pipeline:
        pipeline = self._store.find(arn.split(":")[-1].split("/")[0]) if arn.count(":") >= 5 else None
        if pipeline is None or pipeline.arn != arn:
            raise AwsError("ResourceNotFoundException", f"Unable to find resource with arn: {arn}")
        return pipeline


def stage_not_found(pipeline: Pipeline, stage: str) -> AwsError:
    """The error for a stage the pipeline does not have."""
    return AwsError(
        "StageNotFoundException",
        f"Account '{pipeline.account}' does not have a stage with name '{stage}' in pipeline '{pipeline.name}'",
    )


def _summary(pipeline: Pipeline) -> dict[str, Any]:
    return {
        "name": pipeline.name,
        "version": pipeline.declaration["version"],
        "pipelineType": pipeline.declaration["pipelineType"],
        "executionMode": pipeline.declaration["executionMode"],
        "created": pipeline.created,
        "updated": pipeline.updated,
    }


def _tag_map(tags: list[dict[str, str]]) -> dict[str, str]:
    return {tag["key"]: tag["value"] for tag in tags}


def _offset(token: str | None) -> int:
    if token is None:
        return 0
    if not token.isdigit():
        raise AwsError("InvalidNextTokenException", "The next token is not valid")
    return int(token)
