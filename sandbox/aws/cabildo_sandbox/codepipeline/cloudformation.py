# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""AWS::CodePipeline::Pipeline (resource reference)."""

from __future__ import annotations

import copy
from typing import Any

from ministack.core.responses import get_account_id
from ministack.services.cloudformation import provisioners

from ..wire import AwsError
from .pipelines import PipelineOperations
from .store import PipelineStore


class PipelineResource:
    """Creates, updates and deletes pipelines of stacks."""

    def __init__(self, store: PipelineStore, pipelines: PipelineOperations) -> None:
        self._store = store
        self._pipelines = pipelines

    def handlers(self) -> dict[str, Any]:
        """In the shape of MiniStack's provisioners."""
        return {"create": self._create, "update": self._update, "delete": self._delete}

    def _create(self, logical_id: str, props: dict, stack_name: str) -> tuple[str, dict]:
        name = props.get("Name") or provisioners._physical_name(stack_name, logical_id, max_len=100)
        tags = [{"key": tag["Key"], "value": tag["Value"]} for tag in props.get("Tags", [])]
        try:
            self._pipelines.create({"pipeline": _declaration(name, props), "tags": tags})
        except AwsError as error:
            raise ValueError(_worded(error)) from error
        self._disable_transitions(name, props)
        return name, {"Version": "1"}

    def _update(self, physical_id: str, old: dict, new: dict, stack_name: str) -> tuple[str, dict]:
        del stack_name
        pipeline = self._store.get(physical_id)
        provisioners._reconcile_tag_map(pipeline.tags, old, new)
        try:
            if _declaration(physical_id, old) != _declaration(physical_id, new):
                self._pipelines.update({"pipeline": _declaration(physical_id, new)})
        except AwsError as error:
            raise ValueError(_worded(error)) from error
        self._disable_transitions(physical_id, new)
        if str(new.get("RestartExecutionOnUpdate", False)).lower() == "true":
            self._pipelines.begin(pipeline, "StartPipelineExecution", f"arn:aws:iam::{get_account_id()}:root")
        return physical_id, {"Version": str(pipeline.declaration["version"])}

    def _delete(self, physical_id: str, props: dict) -> None:
        del props
        self._pipelines.delete({"name": physical_id})

    def _disable_transitions(self, name: str, props: dict) -> None:
        for item in props.get("DisableInboundStageTransitions", []):
            request = {
                "pipelineName": name,
                "stageName": item["StageName"],
                "transitionType": "Inbound",
                "reason": item["Reason"],
            }
            self._pipelines.disable_transition(request, "cloudformation.amazonaws.com")


def _declaration(name: str, props: dict[str, Any]) -> dict[str, Any]:
    """The API's members: the same words in camelCase, but for an action's configuration, which is the provider's."""
    members = {
        key: value
        for key, value in copy.deepcopy(props).items()
        if key not in ("Name", "Tags", "DisableInboundStageTransitions", "RestartExecutionOnUpdate", "ArtifactStores")
    }
    configurations = [
        [action.pop("Configuration", {}) for action in stage["Actions"]] for stage in members.get("Stages", [])
    ]
    declaration = provisioners._pascal_to_camel(members)
    for stage, stage_configurations in zip(declaration.get("stages", []), configurations, strict=True):
        stage.pop("blockers", None)
        for action, configuration in zip(stage["actions"], stage_configurations, strict=True):
            action["configuration"] = {key: _text(value) for key, value in configuration.items()}
            for number in ("runOrder", "timeoutInMinutes"):
                if number in action:
                    action[number] = int(action[number])
    if props.get("ArtifactStores"):
        declaration["artifactStores"] = {
            item["Region"]: provisioners._pascal_to_camel(item["ArtifactStore"]) for item in props["ArtifactStores"]
        }
    return {"name": name, **declaration}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def _worded(error: AwsError) -> str:
    """As CloudFormation shows a service's refusal."""
    return f"{error.message} (Service: CodePipeline, Status Code: {error.status}, Error Code: {error.code})"
