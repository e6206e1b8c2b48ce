# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What an action's implementation gets and gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...roles import Credentials
from ...settings import Settings
from ..artifacts import ArtifactStore
from ..records import ActionRun, Execution, Pipeline


class ActionFailed(Exception):
    """An action that failed, with the errorDetails CodePipeline shows."""

    def __init__(self, message: str, code: str = "JobFailed", **fields: str) -> None:
        super().__init__(message)
        self.message = message
        #: JobFailed, ConfigurationError, PermissionError, RevisionOutOfSync, RevisionUnavailable, SystemUnavailable.
        self.code = code
        #: external_id, external_url, summary, where they are known.
        self.fields = fields


@dataclass
class ActionContext:
    """One run of one action."""

    settings: Settings
    pipeline: Pipeline
    execution: Execution
    #: The action's declaration, and its configuration with variables resolved.
    declared: dict[str, Any]
    configuration: dict[str, str]
    run: ActionRun
    #: The role the action works as, and its credentials: the action's own role, or the pipeline's.
    role_arn: str
    credentials: Credentials
    artifacts: ArtifactStore
    #: What other parts of the sandbox offer.
    shared: dict[str, Any]

    @property
    def region(self) -> str:
        """The Region the action works in."""
        return self.declared.get("region") or self.pipeline.region

    @property
    def session_name(self) -> str:
        """The name of the role's session."""
        return self.run.id


@dataclass
class ActionResult:
    """What a successful action hands on."""

    summary: str = ""
    external_id: str = ""
    external_url: str = ""
    variables: dict[str, str] = field(default_factory=dict)
    #: Where the action's output artifacts lie: {name: {"bucket", "key"}}.
    artifacts: dict[str, dict[str, str]] = field(default_factory=dict)
    revision: dict[str, Any] = field(default_factory=dict)
