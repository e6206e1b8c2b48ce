# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What the service keeps: pipelines, their executions, and what each stage and action of an execution came to."""

from __future__ import annotations

import copy
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

#: Statuses an execution can still leave on its own.
ACTIVE = ("InProgress", "Stopping")


@dataclass
class ActionRun:
    """One run of an action; a retried action has several."""

    stage: str
    action: str
    #: Counts the stage's complete reruns; runs of older attempts no longer decide anything.
    attempt: int
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    #: InProgress, Succeeded, Failed or Abandoned.
    status: str = "InProgress"
    started: float = field(default_factory=time.time)
    changed: float = field(default_factory=time.time)
    summary: str = ""
    #: A manual approval's token while it is open.
    token: str = ""
    #: When an open approval expires, epoch seconds; 0 for other actions.
    expires: float = 0
    updated_by: str = ""
    external_id: str = ""
    external_url: str = ""
    error_code: str = ""
    error_message: str = ""
    configuration: dict[str, str] = field(default_factory=dict)
    inputs: list[dict[str, Any]] = field(default_factory=list)
    outputs: list[dict[str, Any]] = field(default_factory=list)
    output_variables: dict[str, str] = field(default_factory=dict)
    #: A source action's revision: revisionId, revisionSummary, revisionUrl, created.
    revision: dict[str, Any] = field(default_factory=dict)


@dataclass
class StageRun:
    """One execution's passage through a stage."""

    name: str
    entered: float
    status: str = "InProgress"
    attempt: int = 1


@dataclass
class Execution:
    """One execution of a pipeline."""

    #: The structure it runs, as it was when it started.
    declaration: dict[str, Any]
    trigger_type: str
    trigger_detail: str
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    status: str = "InProgress"
    status_summary: str = ""
    started: float = field(default_factory=time.time)
    updated: float = field(default_factory=time.time)
    #: STANDARD, or ROLLBACK with the execution it goes back to and the one stage it runs.
    type: str = "STANDARD"
    rollback_target: str = ""
    rollback_stage: str = ""
    stop_reason: str = ""
    #: Set when the pipeline was changed or deleted under it.
    cancelling: bool = False
    #: Revisions asked for at the start, by source action.
    wanted_revisions: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    #: Where each artifact produced so far lies: {name: {"bucket", "key"}}.
    artifacts: dict[str, dict[str, str]] = field(default_factory=dict)
    namespaces: dict[str, dict[str, str]] = field(default_factory=dict)
    revisions: list[dict[str, Any]] = field(default_factory=list)
    #: The stage it waits in front of, empty while it is inside one.
    waiting_for: str = ""
    stages: dict[str, StageRun] = field(default_factory=dict)
    actions: list[ActionRun] = field(default_factory=list)

    @property
    def mode(self) -> str:
        """SUPERSEDED, QUEUED or PARALLEL."""
        return self.declaration["executionMode"]

    def latest_run(self, stage: str, action: str, attempt: int | None = None) -> ActionRun | None:
        """The newest run of an action, of one attempt or of any."""
        for run in reversed(self.actions):
            if (run.stage, run.action) == (stage, action) and attempt in (None, run.attempt):
                return run
        return None


@dataclass
class Pipeline:
    """A pipeline of one account and Region."""

    account: str
    region: str
    #: The declaration as GetPipeline answers it.
    declaration: dict[str, Any]
    created: float = field(default_factory=time.time)
    updated: float = field(default_factory=time.time)
    tags: dict[str, str] = field(default_factory=dict)
    #: Disabled inbound transitions and the last change of each: {stage: {"enabled", "lastChangedBy", …}}.
    transitions: dict[str, dict[str, Any]] = field(default_factory=dict)
    #: Oldest first.
    executions: list[Execution] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.declaration["name"]

    @property
    def arn(self) -> str:
        return f"arn:aws:codepipeline:{self.region}:{self.account}:{self.name}"

    def stage(self, name: str) -> dict[str, Any] | None:
        """A stage's declaration."""
        return next((stage for stage in self.declaration["stages"] if stage["name"] == name), None)

    def execution(self, execution_id: str) -> Execution | None:
        """An execution by its id."""
        return next((item for item in self.executions if item.id == execution_id), None)

    def transition_enabled(self, stage: str) -> bool:
        """Whether executions may enter a stage."""
        return self.transitions.get(stage, {}).get("enabled", True)


def pipeline_from_json(data: dict[str, Any]) -> Pipeline:
    """Reads what ``dataclasses.asdict`` wrote."""
    data = copy.deepcopy(data)
    executions = data.pop("executions")
    pipeline = Pipeline(**data)
    for item in executions:
        stages = {name: StageRun(**stage) for name, stage in item.pop("stages").items()}
        actions = [ActionRun(**action) for action in item.pop("actions")]
        pipeline.executions.append(Execution(**item, stages=stages, actions=actions))
    return pipeline
