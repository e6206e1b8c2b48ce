# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""The actions a pipeline may hold, by category and provider."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from .approval import Approvals
from .build import run_build
from .contract import ActionContext, ActionFailed, ActionResult
from .deploy import run_deploy
from .source import run_source

ActionRunner = Callable[[ActionContext], Awaitable[ActionResult]]

__all__ = ["ActionContext", "ActionFailed", "ActionResult", "ActionRunner", "Approvals", "action_runners"]


def action_runners(approvals: Approvals) -> dict[tuple[str, str], ActionRunner]:
    """What runs each action type of declaration.ACTION_TYPES."""
    return {
        ("Source", "CodeStarSourceConnection"): run_source,
        ("Build", "CodeBuild"): run_build,
        ("Test", "CodeBuild"): run_build,
        ("Deploy", "CloudFormation"): run_deploy,
        ("Approval", "Manual"): approvals.run,
    }
